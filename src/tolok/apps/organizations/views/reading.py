"""Read: my offices, the units of one, one unit with its history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.common.actions import record_read
from tolok.apps.organizations import policies, roster, selectors
from tolok.apps.organizations.models import Office, OrganizationUnit, Role, UnitVersion
from tolok.apps.organizations.selectors import Place
from tolok.apps.organizations.views.doors import (
    crumbs,
    office_of,
    reads_office,
    signed_in,
    today,
    unit_of,
    unit_url,
    whoever,
)
from tolok.apps.organizations.views.people import account_state, person_url, role_words
from tolok.apps.organizations.views.words import act_word, group_word, kind_word, period
from tolok.rules.offices import OFFICE_KINDS, SERVICE_GROUPS
from tolok.sheets.days import day as day_in
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Fact, Link, Table

ROWS_A_PAGE = 50


@policy(signed_in)
@require_safe
def offices(request: HttpRequest) -> HttpResponseBase:
    """The offices in which the reader has a role."""
    found = selectors.readable_offices(whoever(request), today())
    doors = [
        {
            "office": office,
            "url": reverse("organizations-units", args=[office.pk]),
            "kind": say(OFFICE_KINDS[office.kind]),  # type: ignore[index]
        }
        for office in found
    ]
    return render(request, "organizations/offices.html", {"doors": doors, "crumbs": crumbs()})


@policy(reads_office)
@require_safe
def units(request: HttpRequest, office: int) -> HttpResponseBase:
    """The tree of a day, a page at a time."""
    found = office_of(office)
    day = day_in(request.GET.get("pada", "")) or today()
    search, group = request.GET.get("cari", "").strip(), request.GET.get("kelompok", "")
    group = group if group in SERVICE_GROUPS else ""
    places = selectors.tree_on(found, day)
    shown = selectors.matching(places, search, group)
    mine = policies.roles_of(whoever(request), found, today())
    page = Paginator(shown, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "office": found,
        "organizer": say(selectors.organizer_of(found)),
        "region": selectors.region_name(found.region, day) if found.region else "",
        "total": len(places),
        "count": len(shown),
        "filtered": bool(search or group),
        "page": page,
        "table": units_table(found, list(page)),
        "day": day,
        "past": day != today(),
        "search": search,
        "group": group,
        "groups": [(key, say(text)) for key, text in SERVICE_GROUPS.items()],
        "manages": Role.BIRO_ADMIN in mine,
        "sees_people": bool(policies.WATCHERS & mine),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(None, Link(found.name, current=True)),
    }
    return render(request, "organizations/units.html", context)


def units_table(office: Office, places: Sequence[Place]) -> Table:
    """Units as rows; dashes before a name show how deep it stands, and the last column says under whom."""
    columns = (
        Column(_("Unit"), "link"),
        Column(_("Kode")),
        Column(_("Jenis")),
        Column(_("Kelompok layanan")),
        Column(_("Di bawah")),
    )
    rows = [
        (
            Link(f"{'– ' * place.depth}{place.name}", unit_url(office, place.unit_id)),
            place.code,
            kind_word(place.kind),
            group_word(place.group),
            place.above or "–",
        )
        for place in places
    ]
    return Table(_("Unit"), columns, rows, empty=_("Tidak ada unit yang cocok."), caption_hidden=True)


@policy(reads_office)
@require_safe
def unit(request: HttpRequest, office: int, unit: int) -> HttpResponseBase:
    """One unit: what it is today, what stands below it, and everything it ever was."""
    here = office_of(office)
    found = unit_of(here, unit)
    day = today()
    history = selectors.history(found)
    current = next((version for version in history if _holds(version, day)), None)
    shown = current or history[0]
    names = selectors.names_of(_mentioned(history), day)
    places = selectors.tree_on(here, day)
    below = [place for place in places if place.parent_id == found.pk]
    merged = list(selectors.merged_from(found))
    mine = policies.roles_of(whoever(request), here, day)
    context = {
        "office": here,
        "unit": found,
        "version": shown,
        "kind": kind_word(shown.kind),
        "there": current is not None,
        "gone": history[0].valid_to is not None and history[0].valid_to < day,
        "ends": history[0].valid_to,
        "facts": _facts(here, found, shown, names),
        "history": _history_table(history, names),
        "below": units_table(here, [_flat(place) for place in below[:ROWS_A_PAGE]]),
        "below_count": len(below),
        "merged": [Link(version.name, unit_url(here, version.unit_id)) for version in merged],
        "doors": selectors.unit_doors(found, whoever(request), day),
        "manages": Role.BIRO_ADMIN in mine,
        "staff": _staff(request, here, found) if policies.WATCHERS & mine else None,
        "changeable": history[0].valid_to is None or history[0].valid_to >= day,
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(here, Link(shown.name, current=True)),
    }
    return render(request, "organizations/unit.html", context)


def _staff(request: HttpRequest, office: Office, unit: OrganizationUnit) -> Table:
    """Who works in a unit; who looked is noted."""
    reader = whoever(request)
    unit.office = office
    rows = list(roster.staff_of(unit, today()))
    if rows:
        record_read(by=reader, action="organizations.read_people", target=unit, now=timezone.now())
    columns = (Column(_("Nama"), "link"), Column(_("Peran")), Column(_("Sejak")), Column(_("Akun"), "status"))
    words = role_words(office)
    cells = [
        (
            Link(row.user.name, person_url(office, row.user_id)),
            words[row.role],
            date_format(row.valid_from),
            account_state(row.user),
        )
        for row in rows
    ]
    empty = _("Belum ada yang bertugas di unit ini.")
    return Table(_("Siapa bertugas di sini"), columns, cells, empty=empty, caption_hidden=True)


def _holds(version: UnitVersion, day: date) -> bool:
    return version.valid_from <= day and (version.valid_to is None or day <= version.valid_to)


def _flat(place: Place) -> Place:
    return replace(place, depth=0)


def _mentioned(history: Sequence[UnitVersion]) -> list[int]:
    """The other units a history names."""
    found = {version.parent_id for version in history} | {version.merged_into_id for version in history}
    return sorted(pk for pk in found if pk is not None)


def _facts(office: Office, unit: OrganizationUnit, version: UnitVersion, names: dict[int, str]) -> list[Fact]:
    above = names.get(version.parent_id, "") if version.parent_id else office.name
    way = Link(_("Buka"), unit_url(office, version.parent_id)) if version.parent_id else None
    facts = [
        Fact(_("Kode"), unit.code),
        Fact(_("Jenis"), kind_word(version.kind)),
        Fact(_("Kelompok layanan"), group_word(version.group)),
        Fact(_("Di bawah"), above, way),
        Fact(_("Begini sejak"), date_format(version.valid_from)),
    ]
    if version.abbreviation:
        facts.insert(1, Fact(_("Singkatan"), version.abbreviation))
    return facts


def _history_table(history: Sequence[UnitVersion], names: dict[int, str]) -> Table:
    columns = tuple(
        Column(label)
        for label in (_("Masa"), _("Nama"), _("Jenis"), _("Di bawah"), _("Yang terjadi"), _("Alasan"))
    )
    rows = []
    for version in history:
        if version.ending:
            into = names.get(version.merged_into_id or 0, "")
            what = f"{act_word(version.ending)}: {into}" if into else act_word(version.ending)
            rows.append(
                (period(version.valid_to, None, after=True), "–", "–", "–", what, version.end_reason or "–")
            )
        above = names.get(version.parent_id or 0, "") or "–"
        rows.append(
            (
                period(version.valid_from, version.valid_to),
                version.name,
                kind_word(version.kind),
                above,
                act_word(version.change),
                version.reason or "–",
            )
        )
    return Table(_("Riwayat, yang terbaru di atas"), columns, rows, caption_hidden=True)
