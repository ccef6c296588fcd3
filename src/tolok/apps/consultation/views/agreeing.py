"""Minutes: written, previewed, closed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Written
from tolok.apps.consultation.forms.agreeing import MinutesForm, ReviewForm, SubjectForm, WarningForm
from tolok.apps.consultation.models import Forum
from tolok.apps.consultation.selectors import standing_of
from tolok.apps.consultation.selectors.agreed import reviews
from tolok.apps.consultation.selectors.minutes import minutes_of, scanned
from tolok.apps.consultation.views.asking import METHODS, change, confirm, saved
from tolok.apps.consultation.views.doors import (
    crumbs,
    keeps,
    keeps_forum,
    part_of,
    sees_forum,
    today,
    who,
    whole_of,
    work_url,
)
from tolok.apps.consultation.views.signing import signed_tag
from tolok.rules.forums.states import AGREED, LISTENING, unseen
from tolok.rules.forums.states import society_warnings as warnings_of
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Fact, Link, Task


@policy(sees_forum)
@require_safe
def minutes(request: HttpRequest, forum: int) -> HttpResponseBase:
    """What the minutes say so far, part by part, and what is still missing."""
    found = whole_of(forum)
    written, now = minutes_of(found), standing_of(found)
    edits = keeps(request, found.unit)
    context = {
        "forum": found,
        "minutes": written,
        "parts": _parts(found, edits=edits and found.state in LISTENING),
        "subjects": _subjects(found, edits=edits and found.state in LISTENING),
        "missing": [say(one.text) for one in unseen(now)],
        "write": work_url(found, "write") if edits and found.state in LISTENING else "",
        "attach": work_url(found, "scan") if edits and written and found.state in LISTENING | AGREED else "",
        "scanned": scanned(found),
        "proof": signed_tag(found) if written else None,
        "kept": _kept(found),
        "again": edits and found.state in AGREED and bool(written) and not all(_papers(found)),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, Link(_("Berita acara"), current=True)),
    }
    return render(request, "consultation/minutes.html", context)


def _papers(found: Forum) -> list[int | None]:
    written = minutes_of(found)
    return [written.paper_id, written.attendance_id, written.report_id] if written else []


def _parts(found: Forum, *, edits: bool) -> list[Task]:
    """The nine parts of a berita acara, each where it is written."""
    written, now = minutes_of(found), standing_of(found)

    def part(text: str, is_so: object, page: str) -> Task:
        state, tone = (_("ada"), "good") if is_so else (_("belum"), "neutral")
        return Task(text, state, tone, work_url(found, page) if edits else "")  # type: ignore[arg-type]

    told = any(one.shown or one.problems or one.findings for one in found.subjects.all())
    return [
        part(_("1. Identitas forum"), written and written.number, "write"),
        part(_("2. Agenda dan layanan yang dibahas"), found.agenda or found.subjects.all(), "edit"),
        part(_("3. Kehadiran menurut unsur masyarakat"), now.participants, "attendance"),
        part(_("4. Gambaran layanan dan masalah yang diketahui"), told, "minutes"),
        part(_("5. Masukan dan tanggapan"), found.inputs.all(), "inputs"),
        part(_("6. Kesepakatan"), now.agreements, "write"),
        part(_("7. Rencana aksi"), now.rows, "rows"),
        part(
            _("8. Penutup dan tanda tangan"), now.heads and now.community and not now.unproven, "signatures"
        ),
        part(_("9. Lampiran"), now.invited_on or now.participants or found.materials, "write"),
    ]


def _subjects(found: Forum, *, edits: bool) -> list[tuple[str, list[Fact], str]]:
    rows = []
    for one in found.subjects.all():
        facts = [
            Fact(label, text)
            for label, text in (
                (_("Gambaran singkat layanan"), one.shown),
                (_("Masalah yang diketahui"), one.problems),
                (_("Temuan peninjauan"), one.findings),
            )
            if text
        ]
        url = work_url(found, "subject", one.pk) if edits else ""
        if facts or url:
            rows.append((one.version.service.called, facts, url))
    return rows


def _kept(found: Forum) -> list[Link]:
    """Papers of a signed forum in the library of evidence; opening one that names people is noted there."""
    written = minutes_of(found)
    if written is None:
        return []
    kept = [(_("Berita acara"), written.paper), (_("Pindaian yang ditandatangani"), written.scan)]
    return [
        Link(text, reverse("evidence-proof", args=[found.unit_id, one.proof_id]))
        for text, one in kept
        if one is not None
    ]


@policy(keeps_forum)
@METHODS
def write(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Number, agreements, what else is written."""
    found = whole_of(forum)
    old = minutes_of(found)

    def act(given: dict[str, Any]) -> object:
        agreements = given.pop("agreements").splitlines()
        return actions.write(forum=found, written=Written(**given, agreements=agreements), **who(request))

    initial: dict[str, Any] = {"dated": found.held_on or today()}
    if old is not None:
        initial = {name: getattr(old, name) for name in ("number", "dated", "summary", "attachments")}
        initial["agreements"] = "\n".join(old.agreements)
    lead = _("Agenda, kehadiran, masukan, dan rencana aksi masuk sendiri dari halaman masing-masing.")
    back = work_url(found, "minutes")
    return change(request, found, _("Tulis berita acara"), lead, MinutesForm, act, back=back, initial=initial)


@policy(keeps_forum)
@METHODS
def subject(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """How a standard was presented; of one in force what the review found."""
    found = whole_of(forum)
    one = part_of(found.subjects.all(), row)
    one.forum = found
    kind = ReviewForm if reviews(found, one) else SubjectForm
    initial = {name: getattr(one, name) for name in ("shown", "problems", "findings", "change", "partial")}
    return change(
        request,
        found,
        _("Pembahasan %(service)s") % {"service": one.version.service.called},
        _("Masuk ke bagian 4 berita acara."),
        kind,
        lambda given: actions.tell_subject(subject=one, **given, **who(request)),
        back=work_url(found, "minutes"),
        initial=initial,
    )


@policy(keeps_forum)
@METHODS
def warning(request: HttpRequest, forum: int, key: str) -> HttpResponseBase:
    """Why the forum goes on though somebody is missing."""
    found = whole_of(forum)
    said = next((say(one.text) for one in warnings_of(standing_of(found)) if one.key == key), "")
    if not said:
        raise Http404
    old = next((one.answer for one in found.answers.all() if one.warning == key), "")
    return change(
        request,
        found,
        _("Jawab peringatan"),
        said,
        WarningForm,
        lambda given: actions.answer_warning(forum=found, warning=key, **given, **who(request)),
        initial={"answer": old},
    )


@policy(keeps_forum)
@METHODS
def sign(request: HttpRequest, forum: int) -> HttpResponseBase:
    """The minutes stand from now on."""
    found = whole_of(forum)
    lead = _(
        "Sesudah ini berita acara tidak berubah lagi. Rencana aksi yang lengkap menjadi janji yang dapat diikuti umum, dan berita acara, daftar hadir, serta laporan disimpan di pustaka bukti."
    )
    return confirm(
        request,
        found,
        _("Tutup berita acara"),
        lead,
        actions.sign,
    )


@policy(keeps_forum)
@require_POST
def finish(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Keep the papers that could not be kept when the minutes were closed."""
    found = whole_of(forum)
    if found.state in AGREED:
        actions.finish_signing(forum=found, **who(request))
    return saved(work_url(found, "minutes"))
