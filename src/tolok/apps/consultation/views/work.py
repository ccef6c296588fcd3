"""One forum for whoever keeps it: what is done, what is next, what it is warned of."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tolok.apps.consultation import policies
from tolok.apps.consultation.models import Forum, Scope, State, Subject
from tolok.apps.consultation.selectors import standing_of
from tolok.apps.consultation.selectors.agreed import REVIEWED
from tolok.apps.consultation.selectors.minutes import minutes_of
from tolok.apps.consultation.selectors.overtaken import next_drafts, overtaken, told_of
from tolok.apps.consultation.views.doors import (
    crumbs,
    keeps,
    sees_forum,
    today,
    unit_name,
    whoever,
    whole_of,
    work_url,
)
from tolok.apps.consultation.views.signing import signed_tag
from tolok.apps.consultation.views.words import late_of, tag_of, when
from tolok.rules.forums.clocks import clocks
from tolok.rules.forums.society import counted
from tolok.rules.forums.states import (
    AGREED,
    ASIDE,
    CLOSED,
    LISTENING,
    OPEN_PLAN,
    ORDER,
    Move,
    Standing,
    next_moves,
    warnings,
)
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Download, Fact, Link, Task, Tone

#: The page of each step.
STEPS = {
    "prepare": "prepare",
    "invite": "send",
    "hold": "hold",
    "sign": "sign",
    "publish": "publish",
    "follow": "follow",
    "close": "close",
    "call_off": "call-off",
}


@policy(sees_forum)
@require_safe
def work(request: HttpRequest, forum: int) -> HttpResponseBase:
    """The task list of a forum."""
    found = whole_of(forum)
    now, edits = standing_of(found), keeps(request, found.unit)
    late = overtaken(found)
    moves = {one.key for one in next_moves(found.state)}
    forward = [one for one in next_moves(found.state) if one.key not in ASIDE]
    leads = policies.may_take_back(whoever(request), found.unit, today())
    context = {
        "forum": found,
        "unit_name": unit_name(found.unit),
        "tag": tag_of(found),
        "keeps": edits,
        "facts": _facts(found),
        "tasks": _tasks(found, now),
        "late": [say(told_of(one).told(found.meets_on, found.held_on)) for one in late],
        "ways": _ways(found, late) if edits else [],
        "warned": _warned(found, now, edits=edits),
        "next": [_step(found, one) for one in forward] if edits else [],
        "off": work_url(found, "call-off") if edits and "call_off" in moves else "",
        "back": work_url(found, "unhold") if leads and "unhold" in moves else "",
        "files": _files(request, found),
        "public": reverse("consultation-forum", args=[found.pk]) if found.announced else "",
        "basis": say(clocks().basis),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found),
    }
    return render(request, "consultation/work.html", context)


def _ways(found: Forum, late: list[Subject]) -> list[Link]:
    """What can be done with a forum that is late."""
    ways = []
    if late and found.state in OPEN_PLAN:
        ways += _drafts(found, late)
    if any(_reviewable(found, one) for one in late):
        edit = f"{work_url(found, 'edit')}?lingkup={Scope.EVALUATION}"
        ways.append(Link(_("Jadikan forum ini peninjauan standar yang berlaku"), edit))
    if late and found.state == State.HELD:
        words = _("Tutup berita acaranya: masukan dan rencana aksinya menjadi bahan versi berikutnya")
        ways.append(Link(words, work_url(found, "signatures")))
    elif late:
        ways.append(Link(_("Batalkan forum ini dengan alasannya"), work_url(found, "call-off")))
    return ways


def _drafts(found: Forum, late: list[Subject]) -> list[Link]:
    """The next draft to be talked over instead, or where it is begun."""
    drafts = next_drafts(late)
    talk, begin = (
        _("Bahas versi %(n)s, yang sedang disusun"),
        _("Mulai menyusun versi berikutnya: %(service)s"),
    )
    if drafts:
        return [Link(talk % {"n": one.number}, work_url(found, "versions")) for one in drafts[:1]]
    services = {one.version.service_id: one.version.service.called for one in late}
    return [
        Link(begin % {"service": name}, reverse("standards-begin", args=[pk]))
        for pk, name in services.items()
    ]


def _reviewable(found: Forum, one: Subject) -> bool:
    """Whether it would be a review of the standard, were that its scope."""
    since = one.version.effective_from
    in_time = since is not None and (found.held_on is None or found.held_on >= since)
    return in_time and found.scope == Scope.DRAFT and one.version.state in REVIEWED


def _step(found: Forum, move: Move) -> tuple[str, str, bool]:
    """A step with its page, and whether it comes before its day."""
    early = move.key == "hold" and found.meets_on > today()
    return say(move.name), work_url(found, STEPS[move.key]), early


def _facts(found: Forum) -> list[Fact]:
    rows = [
        (_("Waktu"), when(found)),
        (_("Tempat"), found.place),
        (_("Lingkup"), str(found.get_scope_display())),
        (_("Terlaksana lebih awal karena"), found.early_why),
        (_("Dibatalkan karena"), found.called_off_why),
    ]
    return [Fact(term, text) for term, text in rows if text]


def _warned(found: Forum, now: Standing, *, edits: bool) -> list[dict[str, Any]]:
    given = {(one.warning, one.about): one.answer for one in found.answers.all()}
    return [
        {
            "text": say(one.text),
            "answer": given.get((one.key, one.about), ""),
            "must": one.must,
            "url": work_url(found, "warning", one.key) if edits and one.must else "",
        }
        for one in warnings(now, today())
    ]


def _tasks(found: Forum, now: Standing) -> list[Task]:
    at = ORDER.index(found.state) if found.state in ORDER else 0
    return [
        *_before(found, now),
        *(_during(found, now) if at >= ORDER.index(State.PREPARATION) else []),
        *(_after(found, now) if at >= ORDER.index(State.HELD) else []),
    ]


def _done(is_so: object, word: str = "") -> tuple[str, Tone]:
    return (word or _("sudah"), "good") if is_so else (_("belum"), "neutral")


def _planned(found: Forum, now: Standing) -> tuple[str, Tone]:
    """Whether hour and place are told, as long as somebody is to be invited."""
    if now.untold and found.state in OPEN_PLAN | {State.INVITED}:
        return _("jam atau tempat belum ada"), "caution"
    return _done(True)


def _before(found: Forum, now: Standing) -> list[Task]:
    open_plan = found.state in OPEN_PLAN | LISTENING
    team, subjects = len(found.team.all()), len(found.subjects.all())
    return [
        Task(_("Rencana"), *_planned(found, now), url=work_url(found, "edit") if open_plan else ""),
        Task(
            _("Standar yang dibahas"),
            *_done(subjects, ngettext("%(n)s standar", "%(n)s standar", subjects) % {"n": subjects}),
            url=work_url(found, "versions") if found.state in OPEN_PLAN else "",
        ),
        Task(
            _("Tim dan fasilitator"),
            *_done(team, ngettext("%(n)s orang", "%(n)s orang", team) % {"n": team}),
            url=work_url(found, "team") if open_plan else "",
        ),
        Task(
            _("Undangan menurut unsur"),
            *_done(
                now.invitations,
                ngettext("%(n)s pihak", "%(n)s pihak", now.invitations) % {"n": now.invitations},
            ),
            url=work_url(found, "invitations"),
        ),
        Task(
            _("Bahan"),
            *_done(found.materials_on, date_format(found.materials_on) if found.materials_on else ""),
            url=work_url(found, "materials") if open_plan else "",
        ),
    ]


def _during(found: Forum, now: Standing) -> list[Task]:
    waiting = ngettext("%(n)s menunggu", "%(n)s menunggu", now.waiting) % {"n": now.waiting}
    inputs = len(found.inputs.all())
    left = ngettext("%(n)s belum dijawab", "%(n)s belum dijawab", now.unanswered) % {"n": now.unanswered}
    heard: tuple[str, Tone] = (left, "caution") if now.unanswered else _done(inputs, _("semua dijawab"))
    came = ngettext("%(n)s orang", "%(n)s orang", now.participants) % {"n": now.participants}
    found_tasks = [
        Task(_("Masukan dan tanggapan"), *heard, url=work_url(found, "inputs")),
        Task(
            _("Daftar hadir"),
            *_done(now.participants, came),
            url=work_url(found, "attendance"),
            hint=_("%(n)s dari lima unsur") % {"n": len(counted(now.elements))} if now.participants else "",
        ),
    ]
    if found.comments_from:
        moderated: tuple[str, Tone] = (waiting, "caution") if now.waiting else (_("semua dibaca"), "good")
        found_tasks.insert(0, Task(_("Komentar daring"), *moderated, url=work_url(found, "comments")))
    return found_tasks


def _after(found: Forum, now: Standing) -> list[Task]:
    minutes, proof = minutes_of(found), signed_tag(found)
    late = sum(late_of(one, today()) is not None for one in found.rows.all())
    rows: tuple[str, Tone] = (
        (ngettext("%(n)s lewat tenggat", "%(n)s lewat tenggat", late) % {"n": late}, "bad")
        if late and found.state in AGREED
        else (_("%(n)s belum lengkap") % {"n": len(now.incomplete)}, "caution")
        if now.incomplete
        else _done(
            now.rows, ngettext("%(n)s tindakan", "%(n)s tindakan", len(now.rows)) % {"n": len(now.rows)}
        )
    )
    found_tasks = [
        Task(_("Berita acara"), *_done(minutes), url=work_url(found, "minutes")),
        Task(_("Tanda tangan kedua pihak"), proof.word, proof.tone, url=work_url(found, "signatures")),
        Task(_("Rencana aksi"), *rows, url=work_url(found, "rows")),
    ]
    if found.state in AGREED | {CLOSED}:
        left = ngettext("%(n)s surel menunggu", "%(n)s surel menunggu", now.addresses) % {"n": now.addresses}
        told: tuple[str, Tone] = (left, "caution") if now.addresses else _done(now.told)
        found_tasks += [
            Task(_("Publikasi"), *_done(now.published), url=work_url(found, "publications")),
            Task(_("Disampaikan kembali kepada peserta"), *told, url=work_url(found, "tell")),
        ]
    return found_tasks


def _files(request: HttpRequest, found: Forum) -> list[Download]:
    """Papers by name; those that name people only for whoever may read names."""
    papers = [("undangan", _("Surat undangan"))]
    if found.held_on:
        papers.append(("laporan", _("Laporan FKP")))
    if policies.may_see_names(whoever(request), found.unit, today()):
        papers[1:1] = [("daftar-hadir", _("Daftar hadir")), ("berita-acara", _("Berita acara"))]
    return [
        Download(name, work_url(found, "paper", key, form), form.upper())
        for key, name in papers
        for form in ("pdf", "docx")
    ]
