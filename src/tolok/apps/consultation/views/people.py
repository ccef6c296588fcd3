"""Invitations and attendance: pasted as lists, names masked until somebody asks for them."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import now as moment
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.consultation import actions, pasting, policies
from tolok.apps.consultation.forms.people import AttendForm, PartiesForm, ReplyForm
from tolok.apps.consultation.models import Forum
from tolok.apps.consultation.selectors.agreed import counts_of
from tolok.apps.consultation.views.asking import METHODS, change, take_away
from tolok.apps.consultation.views.doors import (
    crumbs,
    forum_of,
    keeps,
    keeps_forum,
    names_forum,
    part_of,
    sees_forum,
    today,
    who,
    whoever,
    whole_of,
    work_url,
)
from tolok.apps.consultation.views.words import element_word, hidden
from tolok.rules.forums.clocks import clocks
from tolok.rules.forums.society import elements
from tolok.rules.forums.states import LISTENING, OPEN_PLAN
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Link, Table


@policy(sees_forum)
@require_safe
def invitations(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Who is invited, by element."""
    found = whole_of(forum)
    context = {
        "forum": found,
        "title": _("Undangan menurut unsur"),
        "table": _parties(found, edits=keeps(request, found.unit)),
        "counts": _invited(found),
        "add": work_url(found, "invite") if _may_add(request, found) else "",
        "add_text": _("Tempel daftar undangan"),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, Link(_("Undangan"), current=True)),
    }
    return render(request, "consultation/people.html", context)


def _may_add(request: HttpRequest, found: Forum) -> bool:
    return keeps(request, found.unit) and found.state in OPEN_PLAN | LISTENING


def _parties(found: Forum, *, edits: bool) -> Table:
    columns = [Column(_("Pihak")), Column(_("Unsur")), Column(_("Terkirim")), Column(_("Jawaban"))]
    words = {None: _("belum menjawab"), True: _("akan hadir"), False: _("tidak hadir")}
    name = "strike" if found.state in OPEN_PLAN else "reply"
    label = _("Hapus") if found.state in OPEN_PLAN else _("Catat jawaban")
    change_it = edits and found.state in OPEN_PLAN | LISTENING
    rows: list[tuple[object, ...]] = []
    for one in found.invitations.all():
        sent = date_format(one.sent_on) if one.sent_on else _("belum")
        row: tuple[object, ...] = (one.party, element_word(one.element), sent, words[one.confirmed])
        rows.append((*row, Link(label, work_url(found, name, one.pk))) if change_it else row)
    if change_it:
        columns.append(Column(_("Ubah"), "link"))
    return Table(_("Undangan"), columns, rows, empty=_("Belum ada yang diundang."), caption_hidden=True)


def _invited(found: Forum) -> Table:
    invited: dict[str, int] = {}
    for one in found.invitations.all():
        invited[one.element] = invited.get(one.element, 0) + 1
    return _counts(_("Undangan menurut unsur masyarakat"), invited)


def _counts(caption: str, counts: dict[str, int]) -> Table:
    rows = [(say(one.name), str(counts.get(one.key, 0))) for one in elements()]
    return Table(caption, [Column(_("Unsur masyarakat")), Column(_("Jumlah"), "number")], rows)


@policy(keeps_forum)
@METHODS
def invite(request: HttpRequest, forum: int) -> HttpResponseBase:
    """A pasted list of parties."""
    found = forum_of(forum)

    def act(given: dict[str, Any]) -> object:
        return actions.list_parties(forum=found, parties=pasting.parties(given["lines"]), **who(request))

    lead = _("Unsur: %(names)s.") % {"names": "; ".join(say(one.name) for one in elements())}
    back = work_url(found, "invitations")
    return change(request, found, _("Tempel daftar undangan"), lead, PartiesForm, act, back=back)


@policy(keeps_forum)
@METHODS
def strike(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """Take a party off the list."""
    found = whole_of(forum)
    one = part_of(found.invitations.all(), row)
    return take_away(
        request,
        found,
        _("Hapus dari undangan"),
        one.party,
        partial(actions.strike, invitation=one),
        work_url(found, "invitations"),
    )


@policy(keeps_forum)
@METHODS
def reply(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """What a party answered."""
    found = whole_of(forum)
    one = part_of(found.invitations.all(), row)
    known = {"yes": True, "no": False}

    def act(given: dict[str, Any]) -> None:
        confirmed = known.get(given["confirmed"])
        actions.note_reply(invitation=one, confirmed=confirmed, **who(request))

    initial = {"confirmed": {True: "yes", False: "no"}.get(one.confirmed, "")}
    back = work_url(found, "invitations")
    return change(
        request, found, _("Jawaban undangan"), one.party, ReplyForm, act, back=back, initial=initial
    )


@policy(sees_forum)
@require_safe
def attendance(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Who came; names are masked."""
    return _attendance(request, whole_of(forum), named=False)


@policy(names_forum)
@require_POST
def attendance_names(request: HttpRequest, forum: int) -> HttpResponseBase:
    """The same with names; who looked is noted."""
    found = whole_of(forum)
    actions.names_read(forum=found, by=whoever(request), now=moment())
    return _attendance(request, found, named=True)


def _attendance(request: HttpRequest, found: Forum, *, named: bool) -> HttpResponseBase:
    context = {
        "forum": found,
        "title": _("Daftar hadir"),
        "table": _came(found, named=named, edits=keeps(request, found.unit)),
        "counts": _counts(_("Hadir menurut unsur masyarakat"), counts_of(found)),
        "add": work_url(found, "attend") if keeps(request, found.unit) and found.state in LISTENING else "",
        "add_text": _("Tempel daftar hadir"),
        "names": not named and policies.may_see_names(whoever(request), found.unit, today()),
        "people": True,
        "retention": say(clocks().all["retention"].name),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, Link(_("Daftar hadir"), current=True)),
    }
    return render(request, "consultation/people.html", context)


def _came(found: Forum, *, named: bool, edits: bool) -> Table:
    columns = [Column(_("Nama")), Column(_("Lembaga")), Column(_("Unsur")), Column(_("Kelompok rentan"))]
    change_it = edits and found.state in LISTENING
    rows: list[tuple[object, ...]] = []
    for one in found.participants.all():
        row: tuple[object, ...] = (
            (one.name or _("tidak dicatat")) if named else hidden(one.name),
            one.body if named else hidden(one.body) if one.body else "–",
            element_word(one.element),
            _("ya") if one.vulnerable else "–",
        )
        rows.append((*row, Link(_("Hapus"), work_url(found, "strike-out", one.pk))) if change_it else row)
    if change_it:
        columns.append(Column(_("Ubah"), "link"))
    return Table(_("Daftar hadir"), columns, rows, empty=_("Belum ada peserta."), caption_hidden=True)


@policy(keeps_forum)
@METHODS
def attend(request: HttpRequest, forum: int) -> HttpResponseBase:
    """A pasted attendance list."""
    found = forum_of(forum)

    def act(given: dict[str, Any]) -> object:
        return actions.attend(forum=found, attendees=pasting.attendees(given["lines"]), **who(request))

    lead = _("Unsur: %(names)s.") % {"names": "; ".join(say(one.name) for one in elements())}
    back = work_url(found, "attendance")
    return change(request, found, _("Tempel daftar hadir"), lead, AttendForm, act, back=back)


@policy(keeps_forum)
@METHODS
def strike_out(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """Take somebody off the attendance list."""
    found = whole_of(forum)
    one = part_of(found.participants.all(), row)
    return take_away(
        request,
        found,
        _("Hapus dari daftar hadir"),
        f"{hidden(one.name)}, {element_word(one.element)}",
        partial(actions.strike_out, participant=one),
        work_url(found, "attendance"),
    )
