"""Units that are coached: the list, one with its meetings, and what is written down."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.commitments import actions, policies, selectors
from tolok.apps.commitments.forms import AskForm, CoachingForm, EndForm, VisitForm
from tolok.apps.commitments.models import Coaching
from tolok.apps.commitments.views.asking import Asked, ask
from tolok.apps.commitments.views.changing import METHODS, who
from tolok.apps.commitments.views.doors import (
    coaching_of,
    coaching_url,
    crumbs,
    manages_coaching,
    manages_office,
    name_of,
    office_of,
    reads_coaching,
    reads_office,
    today,
    unit_link,
    unit_of,
    whoever,
)
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.selectors import names_of, tree_on
from tolok.web.access import policy
from tolok.web.shapes import Column, Fact, Link, State, Table

ROWS_A_PAGE = 50


@policy(reads_office)
@require_safe
def coachings(request: HttpRequest, office: int) -> HttpResponseBase:
    """The *prioritas pembinaan* of an office, those that go on first."""
    here = office_of(office)
    page = Paginator(selectors.coachings_of(here), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "office": here,
        "page": page,
        "table": _table(list(page)),
        "manages": policies.may_manage(whoever(request), here, today()),
        "crumbs": crumbs(request, here, Link(_("Prioritas pembinaan"), current=True)),
    }
    return render(request, "commitments/coachings.html", context)


def _table(rows: list[Coaching]) -> Table:
    names = names_of([row.unit_id for row in rows], today())
    columns = (
        Column(_("Unit"), "link"),
        Column(_("Sejak")),
        Column(_("Pertemuan"), "number"),
        Column(_("Pertemuan berikutnya")),
        Column(_("Keadaan"), "status"),
    )
    body = []
    for row in rows:
        visits = list(row.visits.all())
        following = visits[0].next_on if visits else None
        body.append(
            (
                Link(names.get(row.unit_id, row.unit.code), coaching_url(row)),
                date_format(row.since),
                str(len(visits)),
                date_format(following) if following and row.until is None else "–",
                _state(row),
            )
        )
    empty = _("Tidak ada unit yang sedang atau pernah dibina.")
    return Table(_("Prioritas pembinaan"), columns, body, empty=empty, caption_hidden=True)


def _state(row: Coaching) -> State:
    return State(_("berjalan"), "info") if row.until is None else State(_("berakhir"), "neutral")


@policy(reads_coaching)
@require_safe
def one(request: HttpRequest, office: int, coaching: int) -> HttpResponseBase:
    """One coaching with its meetings; the unit reads its own."""
    found = coaching_of(office, coaching)
    link = unit_link(found.unit)
    facts = [
        Fact(_("Unit"), link.text, Link(_("Janji unit ini"), link.url)),
        Fact(_("Sejak"), date_format(found.since)),
        Fact(_("Alasan"), found.reason),
    ]
    if found.until:
        facts += [
            Fact(_("Hari terakhir"), date_format(found.until)),
            Fact(_("Mengapa berakhir"), found.end_reason),
        ]
    columns = [
        Column(label) for label in (_("Tanggal"), _("Yang hadir"), _("Yang disepakati"), _("Berikutnya"))
    ]
    rows = [
        (date_format(row.day), row.who, row.agreed, date_format(row.next_on) if row.next_on else "–")
        for row in found.visits.all()
    ]
    context = {
        "coaching": found,
        "name": link.text,
        "state": _state(found),
        "facts": facts,
        "visits": Table(
            _("Pertemuan"), columns, rows, empty=_("Belum ada pertemuan yang dicatat."), caption_hidden=True
        ),
        "manages": policies.may_manage(whoever(request), found.office, today()),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found.office, link, Link(_("Pembinaan"), current=True)),
    }
    return render(request, "commitments/coaching.html", context)


@policy(manages_office)
@METHODS
def start(request: HttpRequest, office: int) -> HttpResponseBase:
    """Make a unit a priority."""
    here = office_of(office)

    def act(given: dict[str, Any]) -> str:
        unit = unit_of(here.pk, int(given.pop("unit")))
        return coaching_url(actions.start_coaching(unit=unit, **given, **who(request)))

    title = _("Mulai pembinaan unit")
    asked = Asked(
        title,
        _("Unit ini menjadi prioritas pembinaan; unitnya diberi tahu dan membaca catatannya sendiri."),
        _("Mulai pembinaan"),
        CoachingForm,
        act,
        here.name,
        reverse("commitments-coachings", args=[here.pk]),
        crumbs(request, here, _list_link(here), Link(title, current=True)),
        {
            "unit": [
                ("", ""),
                *(
                    (str(place.unit_id), f"{'– ' * place.depth}{place.name}")
                    for place in tree_on(here, today())
                ),
            ]
        },
    )
    return ask(request, asked)


@policy(manages_coaching)
@METHODS
def visit(request: HttpRequest, office: int, coaching: int) -> HttpResponseBase:
    """Write down a meeting."""
    found = coaching_of(office, coaching)

    def act(given: dict[str, Any]) -> str:
        actions.log_visit(coaching=found, **given, **who(request))
        return coaching_url(found)

    lead = _("Unit membaca catatan ini. Sebut jabatan, bukan nama orang.")
    return ask(
        request, _asked(request, found, _("Catat pertemuan"), lead, _("Simpan catatan"), VisitForm, act)
    )


@policy(manages_coaching)
@METHODS
def end(request: HttpRequest, office: int, coaching: int) -> HttpResponseBase:
    """End it."""
    found = coaching_of(office, coaching)

    def act(given: dict[str, Any]) -> str:
        actions.end_coaching(coaching=found, **given, **who(request))
        return coaching_url(found)

    lead = _("Catatan pertemuannya tetap tersimpan.")
    return ask(
        request, _asked(request, found, _("Akhiri pembinaan"), lead, _("Akhiri pembinaan"), EndForm, act)
    )


def _asked(
    request: HttpRequest,
    found: Coaching,
    title: str,
    lead: str,
    send: str,
    form: type[AskForm],
    act: Any,
) -> Asked:
    url = coaching_url(found)
    way = crumbs(request, found.office, unit_link(found.unit), Link(_("Pembinaan"), url))
    return Asked(title, lead, send, form, act, name_of(found.unit), url, [*way, Link(title, current=True)])


def _list_link(office: Office) -> Link:
    return Link(_("Prioritas pembinaan"), reverse("commitments-coachings", args=[office.pk]))
