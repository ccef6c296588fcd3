"""Read promises: mine, a unit's, an office's, one with all that happened to it."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.commitments import policies, selectors
from tolok.apps.commitments.models import Commitment, Source
from tolok.apps.commitments.models import State as Fate
from tolok.apps.commitments.views.doors import (
    coaching_url,
    commitment_of,
    crumbs,
    office_of,
    reads_commitment,
    reads_office,
    reads_unit,
    signed_in,
    today,
    unit_link,
    unit_of,
    whoever,
)
from tolok.apps.commitments.views.words import history_table, list_table, speed_facts, state_of
from tolok.apps.evidence.policies import may_read as may_read_library
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.selectors import names_of, tree_on
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import policy
from tolok.web.shapes import Fact, Link

ROWS_A_PAGE = 50
#: Days looked back on for share and speed.
YEAR = timedelta(days=365)
OVERDUE = "overdue"


@policy(signed_in)
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """The offices and units whose promises the reader may see."""
    me, day = whoever(request), today()
    offices = list(selectors.offices_read(me, day))
    units = list(selectors.units_read(me, day))
    names = names_of([unit.pk for unit in units], day)
    context = {
        "offices": [(one.name, reverse("commitments-office", args=[one.pk])) for one in offices],
        "units": [
            (
                names.get(one.pk, one.code),
                one.office.name,
                reverse("commitments-unit", args=[one.office_id, one.pk]),
            )
            for one in units
        ],
        "crumbs": [Link(_("Beranda"), reverse("home")), Link(_("Tindak lanjut"), current=True)],
    }
    return render(request, "commitments/home.html", context)


def _filtered(request: HttpRequest, office: Office) -> tuple[QuerySet[Commitment], dict[str, str]]:
    """The promises a reader asked for, and what was asked in words the form understands."""
    asked = {name: request.GET.get(name, "").strip() for name in ("unit", "keadaan", "asal", "cari")}
    state, source, unit = asked["keadaan"], asked["asal"], asked["unit"]
    rows = selectors.of_office(
        office,
        unit=int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 16 else None,
        state=state if state in Fate else "",
        source=source if source in Source else "",
        overdue_on=today() if state == OVERDUE else None,
        search=asked["cari"][:100],
    )
    return rows, asked


@policy(reads_office)
@require_safe
def office_list(request: HttpRequest, office: int) -> HttpResponseBase:
    """The promises of an office, a page at a time, with share and speed of the last year."""
    here, day = office_of(office), today()
    rows, asked = _filtered(request, here)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    shown = list(page)
    context = {
        "office": here,
        "page": page,
        "table": list_table(shown, _names(shown), day),
        "asked": asked,
        "filtered": any(asked.values()),
        "states": [(OVERDUE, _("lewat tenggat")), *Fate.choices],
        "sources": Source.choices,
        "units": [(str(place.unit_id), f"{'– ' * place.depth}{place.name}") for place in tree_on(here, day)],
        "speed": speed_facts(selectors.office_share_and_speed(here, day - YEAR, day, today=day)),
        "manages": policies.may_manage(whoever(request), here, day),
        "query": request.GET.urlencode(),
        "crumbs": [*crumbs(request, here)[:-1], Link(here.name, current=True)],
    }
    return render(request, "commitments/office.html", context)


def _names(rows: Sequence[Commitment]) -> dict[int, str]:
    return names_of(sorted({row.unit_id for row in rows}), today())


@policy(reads_office)
@require_safe
def office_csv(request: HttpRequest, office: int) -> HttpResponseBase:
    """The same promises as a table for office programs."""
    here, day = office_of(office), today()
    rows = list(_filtered(request, here)[0])
    names = _names(rows)
    lines = csv_lines(
        {
            _("unit"): names.get(row.unit_id, row.unit.code),
            _("kode unit"): row.unit.code,
            _("janji"): row.title,
            _("sebab"): row.cause,
            _("ukuran selesai"): row.measure,
            _("penanggung jawab"): row.owner,
            _("tenggat"): row.due_on.isoformat(),
            _("tenggat pertama"): row.first_due_on.isoformat(),
            _("selesai pada"): row.done_on.isoformat() if row.done_on else "",
            _("keadaan"): state_of(row, day).word,
            _("asal"): str(Source(row.source).label),
        }
        for row in rows
    )
    headers = {"Content-Disposition": 'attachment; filename="tindak-lanjut.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@policy(reads_unit)
@require_safe
def unit_list(request: HttpRequest, office: int, unit: int) -> HttpResponseBase:
    """The promises of a unit, and whether it is coached."""
    found = unit_of(office, unit)
    day = today()
    page = Paginator(selectors.of_unit(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    coaching = selectors.coachings_of_unit(found).first()
    link = unit_link(found)
    context = {
        "unit": found,
        "name": link.text,
        "page": page,
        "table": list_table(list(page), None, day),
        "coaching": coaching,
        "coaching_url": coaching_url(coaching) if coaching else "",
        "speed": speed_facts(selectors.share_and_speed([found.pk], day - YEAR, day, today=day)),
        "crumbs": crumbs(request, found.office, Link(link.text, current=True)),
    }
    return render(request, "commitments/unit.html", context)


@policy(reads_commitment)
@require_safe
def one(request: HttpRequest, office: int, commitment: int) -> HttpResponseBase:
    """One promise: what, why, by when, by whom, how far, with which proof."""
    found, day, me = commitment_of(office, commitment), today(), whoever(request)
    link = unit_link(found.unit)
    context = {
        "commitment": found,
        "state": state_of(found, day),
        "facts": _facts(found, link),
        "proofs": selectors.proofs_of(found),
        "opens_proofs": may_read_library(me, found.unit, day),
        "history": history_table(list(selectors.history(found))),
        "writes": policies.may_write(me, found.unit, day),
        "manages": policies.may_manage(me, found.office, day),
        "saved": "tersimpan" in request.GET,
        "unit_name": link.text,
        "crumbs": crumbs(request, found.office, link, Link(found.title, current=True)),
    }
    return render(request, "commitments/commitment.html", context)


def _facts(found: Commitment, unit: Link) -> list[Fact]:
    facts = [
        Fact(_("Unit"), unit.text, Link(_("Semua janjinya"), unit.url)),
        Fact(_("Sebab"), found.cause or "–"),
        Fact(_("Ukuran selesai"), found.measure),
        Fact(_("Penanggung jawab"), found.owner or _("belum ditetapkan")),
        Fact(_("Tenggat"), date_format(found.due_on)),
    ]
    if found.first_due_on != found.due_on:
        facts.append(Fact(_("Tenggat yang pertama dijanjikan"), date_format(found.first_due_on)))
    if found.done_on:
        facts.append(Fact(_("Selesai pada"), date_format(found.done_on)))
    if found.why_no_proof:
        facts.append(Fact(_("Mengapa tanpa bukti"), found.why_no_proof))
    if found.why_dropped:
        facts.append(Fact(_("Mengapa dibatalkan"), found.why_dropped))
    public = _("judul, unit, tenggat, dan keadaannya") if found.public else _("tidak")
    return [
        *facts,
        Fact(_("Asal"), str(Source(found.source).label)),
        Fact(_("Dijanjikan pada"), date_format(found.promised_on)),
        Fact(_("Terlihat oleh umum"), public),
    ]
