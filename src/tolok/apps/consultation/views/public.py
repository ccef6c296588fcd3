"""What everybody may read: the consultations of all units, one of them, a draft paragraph by paragraph."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.commitments.models import Commitment
from tolok.apps.consultation.models import ActionRow, Forum, Input, Side, State, Subject
from tolok.apps.consultation.selectors import public as reads
from tolok.apps.consultation.selectors.agreed import counts_of
from tolok.apps.consultation.selectors.minutes import minutes_of
from tolok.apps.consultation.selectors.overtaken import overtaken
from tolok.apps.consultation.selectors.papers import public_report
from tolok.apps.consultation.views.doors import today, unit_name
from tolok.apps.consultation.views.signing import signed_tag
from tolok.apps.consultation.views.words import (
    about,
    element_word,
    fate_of,
    lines_of,
    tag_of,
    verdict_of,
    when,
)
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.selectors import version_on
from tolok.rules.forums.society import elements
from tolok.rules.standards.components import published
from tolok.rules.standards.contents import standard_of
from tolok.rules.standards.differences import differences
from tolok.rules.standards.values import Standard
from tolok.web.access import public
from tolok.web.printing import say
from tolok.web.shapes import Column, Link, Table
from tolok.web.shapes import State as Tag

ROWS_A_PAGE = 20


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


@public
@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """Every consultation the public was invited to."""
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("cari", "instansi", "unit")}
    found = reads.announced(asked["cari"], _number(asked["instansi"]), _number(asked["unit"]))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    shown = list(page)
    names = names_of(sorted({one.unit_id for one in shown}), today())
    context = {
        "page": page,
        "forums": [
            {
                "forum": one,
                "url": reverse("consultation-forum", args=[one.pk]),
                "unit": names.get(one.unit_id, one.unit.code),
                "when": when(one),
                "tag": _tag(one),
            }
            for one in shown
        ],
        "asked": asked,
        "offices": [(str(pk), name) for pk, name in reads.offices_announcing()],
        "filtered": any(asked.values()),
        # Without its cookie nobody is signed in, so this page need not look into the session.
        "staff": settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated,
        "crumbs": [Link(_("Beranda"), reverse("home")), Link(_("Konsultasi publik"), current=True)],
    }
    return render(request, "consultation/public_list.html", context)


def _tag(one: Forum) -> Tag:
    return Tag(_("komentar dibuka"), "good") if one.commentable_on(today()) else tag_of(one)


def forum_of(pk: int) -> Forum:
    """The forum of a public page."""
    found = reads.public_forum(pk)
    if found is None:
        raise Http404
    return found


def subject_of(found: Forum, pk: int) -> Subject:
    """One standard that is talked over, as everybody may read it."""
    subject = next((one for one in reads.subjects_of(found) if one.pk == pk), None)
    if subject is None:
        raise Http404
    subject.forum = found
    return subject


def way(found: Forum, *links: Link) -> list[Link]:
    """Home, all consultations, this one, then `links`."""
    own = Link(found.topic, reverse("consultation-forum", args=[found.pk]), current=not links)
    first = [Link(_("Beranda"), reverse("home")), Link(_("Konsultasi publik"), reverse("consultations"))]
    return [*first, own, *links]


@public
@require_safe
def forum(request: HttpRequest, forum: int) -> HttpResponseBase:
    """One consultation: what, when, how to take part; afterwards who came, what was said, answered, agreed and done."""
    found = forum_of(forum)
    minutes = minutes_of(found) if found.signed_on else None
    page = Paginator(reads.inputs_of(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    late = overtaken(found)
    context = {
        "forum": found,
        "unit": unit_name(found.unit),
        "tag": _tag(found),
        "when": when(found),
        "invited": _invited(found),
        "coming": found.state == State.INVITED and found.meets_on >= today(),
        "open": found.commentable_on(today()),
        "shut": _shut(found),
        "minutes": _minutes(found),
        "agenda": lines_of(found.agenda),
        "subjects": [_subject(found, one, late) for one in reads.subjects_of(found)],
        "counts": _counts(found) if found.held_on else None,
        "vulnerable": sum(one.vulnerable for one in found.participants.all()),
        "page": page,
        "inputs": [_input(one) for one in page],
        "agreements": minutes.agreements if minutes else [],
        "rows": _rows(found) if minutes else None,
        "report": reverse("consultation-report", args=[found.pk]) if found.published_on else "",
        "called_off": found.state == State.CALLED_OFF,
        "crumbs": way(found),
    }
    return render(request, "consultation/public_forum.html", context)


@public
@require_safe
def report(request: HttpRequest, forum: int) -> HttpResponseBase:
    """The report without names, once results are published."""
    found = forum_of(forum)
    if found.published_on is None:
        raise Http404
    response = HttpResponse(public_report(found, today()), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="laporan-fkp-{found.pk}.pdf"'
    return response


def _invited(found: Forum) -> str:
    """The elements of society that were invited, in words; never a party."""
    there = {one.element for one in found.invitations.all()}
    return "; ".join(say(one.name) for one in elements() if one.key in there)


def _shut(found: Forum) -> str:
    """Since when and why nobody can comment online any more; empty where nobody ever could, or still can."""
    if found.comments_until is None or found.state == State.CALLED_OFF or found.commentable_on(today()):
        return ""
    if found.held_on is not None and found.held_on <= found.comments_until:
        day = date_format(found.held_on)
        return _("Komentar daring ditutup saat forum dilaksanakan, %(day)s.") % {"day": day}
    if found.comments_until < today():
        day = date_format(found.comments_until)
        return _("Komentar daring ditutup %(day)s.") % {"day": day}
    return ""


def _minutes(found: Forum) -> dict[str, Any] | None:
    """Number and day of the signed minutes, and what proves the signatures."""
    minutes = minutes_of(found) if found.signed_on else None
    if minutes is None:
        return None
    return {
        "number": minutes.number,
        "day": minutes.dated,
        "community": sum(one.side == Side.COMMUNITY for one in found.signatures.all()),
        "tag": signed_tag(found),
    }


def _subject(found: Forum, one: Subject, late: Sequence[Subject]) -> dict[str, Any]:
    return {
        "name": one.version.service.called,
        "version": one.version,
        "url": reverse("consultation-draft", args=[found.pk, one.pk]),
        "since": one.version.effective_from if one in late else None,
    }


def _counts(found: Forum) -> Table:
    came = counts_of(found)
    rows = [(say(one.name), str(came.get(one.key, 0))) for one in elements()]
    columns = [Column(_("Unsur masyarakat")), Column(_("Hadir"), "number")]
    return Table(_("Yang hadir menurut unsur masyarakat"), columns, rows)


def _input(one: Input) -> dict[str, Any]:
    return {
        "input": one,
        "about": about(one),
        "who": f"{one.get_source_display()}, {element_word(one.element)}",
        "tag": verdict_of(one),
    }


def _rows(found: Forum) -> Table:
    """Action rows as the public follows them: no names, but the post that is responsible."""
    columns = [
        Column(_("Tindakan")),
        Column(_("Penanggung jawab")),
        Column(_("Tenggat")),
        Column(_("Keadaan"), "status"),
        Column(_("Selesai")),
    ]
    lines = [
        (one.what, one.owner or "–", _due(one), fate_of(one, today()), _done(one.commitment))
        for one in reads.rows_of(found)
    ]
    return Table(
        _("Yang akan dikerjakan"), columns, lines, empty=_("Belum ada tindakan."), caption_hidden=True
    )


def _due(one: ActionRow) -> str:
    due = one.commitment.due_on if one.commitment else one.due_on
    return date_format(due) if due else "–"


def _done(one: Commitment | None) -> str:
    return date_format(one.done_on) if one and one.done_on else "–"


@public
@require_safe
def draft(request: HttpRequest, forum: int, subject: int) -> HttpResponseBase:
    """A standard that is talked over, paragraph by paragraph, with what was said and answered about each."""
    found = forum_of(forum)
    one = subject_of(found, subject)
    before = version_on(one.version.service, found.invited_on or today())
    other = before if before is not None and before.pk != one.version_id else None
    content = one.version.consulted_content
    consulted = standard_of(content) if content else one.version.standard
    context = {
        "forum": found,
        "subject": one,
        "unit": unit_name(found.unit),
        "open": found.commentable_on(today()),
        "parts": [
            {
                "component": component,
                "name": say(component.name),
                "paragraphs": [
                    {
                        "number": line.number,
                        "text": say(line.text),
                        "inputs": [_input(said) for said in line.inputs],
                        "url": _comment_url(one, component.code, line.number),
                    }
                    for line in reads.paragraphs(one, component.code)
                ],
                "inputs": [_input(said) for said in reads.about_all(one, component.code)],
                "url": _comment_url(one, component.code, 0),
            }
            for component in published()
        ],
        "other": other,
        "changes": _changes(other.standard, consulted) if other else [],
        "later": _changes(consulted, one.version.standard) if one.version.effective_from else [],
        "crumbs": way(found, Link(one.version.service.called, current=True)),
    }
    return render(request, "consultation/public_draft.html", context)


def _changes(old: Standard, new: Standard) -> list[tuple[str, str]]:
    """What differs in the six public components."""
    names = {component.code: say(component.name) for component in published()}
    return [(names[one.code], say(one.text)) for one in differences(old, new) if one.code in names]


def _comment_url(one: Subject, code: str, number: int) -> str:
    return reverse("consultation-comment", args=[one.forum_id, one.pk, code, number])
