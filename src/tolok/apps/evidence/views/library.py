"""The libraries a person may read, and what is in one."""

from collections.abc import Sequence
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.evidence import policies, scanner, selectors
from tolok.apps.evidence.models import Kind, Proof
from tolok.apps.evidence.views.doors import (
    crumbs,
    library_url,
    name_of,
    proof_url,
    reads_library,
    signed_in,
    today,
    unit_of,
    whoever,
)
from tolok.apps.evidence.views.words import format_word, pages_word, period_word, size_word, standing
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.selectors import names_of
from tolok.web.access import policy
from tolok.web.shapes import Column, FileLine, Link, Table

ROWS_A_PAGE = 20
UNITS_A_PAGE = 50


@policy(signed_in)
@require_safe
def units(request: HttpRequest) -> HttpResponseBase:
    """The units whose library the reader may open; the only one opens at once."""
    found = selectors.units_read_by(whoever(request), today())
    page = Paginator(found, UNITS_A_PAGE).get_page(request.GET.get("halaman"))
    offices = policies.offices_read_by(whoever(request), today())
    if page.paginator.count == 1 and not offices:
        return HttpResponseRedirect(library_url(page[0]))
    alike = [reverse("evidence-alike", args=[office]) for office in offices]
    context = {
        "alike": alike,
        "page": page,
        "table": _units_table(list(page)),
        "crumbs": [*crumbs()[:-1], _here()],
    }
    return render(request, "evidence/units.html", context)


def _here() -> Link:
    return Link(_("Pustaka bukti"), current=True)


def _units_table(found: Sequence[OrganizationUnit]) -> Table:
    pks = [unit.pk for unit in found]
    names, held = names_of(pks, today()), selectors.libraries(pks)
    columns = (
        Column(_("Unit"), "link"),
        Column(_("Instansi")),
        Column(_("Bukti"), "number"),
        Column(_("Ukuran"), "number"),
    )
    rows = []
    for unit in found:
        has = held.get(unit.pk)
        link = Link(names.get(unit.pk, unit.code), library_url(unit))
        rows.append(
            (link, unit.office.name, str(has.proofs if has else 0), size_word(has.size) if has else "–")
        )
    return Table(_("Pustaka bukti"), columns, rows, caption_hidden=True)


@policy(reads_library)
@require_safe
def proofs(request: HttpRequest, unit: int) -> HttpResponseBase:
    """One library: searched, filtered, a page at a time."""
    here, day = unit_of(request), today()
    search, kind = request.GET.get("cari", "").strip()[:200], request.GET.get("jenis", "")
    state = request.GET.get("keadaan", "")
    kind = kind if kind in Kind.values else ""
    found = selectors.proofs_of(
        here,
        search=search,
        kind=kind,
        expired_on=day if state == "kedaluwarsa" else None,
        expiring_on=day if state == "segera" else None,
        withdrawn=state == "ditarik",
    )
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    held = selectors.library(here)
    name = name_of(here)
    context = {
        "unit": here,
        "name": name,
        "count": page.paginator.count,
        "held": held,
        "size": size_word(held.size),
        "page": page,
        "lines": file_lines(list(page), now=timezone.now()),
        "search": search,
        "kind": kind,
        "kinds": Kind.choices,
        "state": state,
        "states": _states(),
        "filtered": bool(search or kind or state),
        "keeps": policies.may_keep(whoever(request), here, day),
        "scanned": scanner.configured(),
        "crumbs": crumbs(Link(name, current=True)),
    }
    return render(request, "evidence/library.html", context)


def _states() -> list[tuple[str, str]]:
    return [
        ("segera", _("segera berakhir")),
        ("kedaluwarsa", _("kedaluwarsa")),
        ("ditarik", _("ditarik")),
    ]


def file_lines(found: Sequence[Proof], *, now: datetime) -> list[FileLine]:
    """Proofs as lines with a thumbnail; three statements however many there are."""
    newest, fetches = selectors.latest(found), selectors.fetches_of(found)
    used = selectors.uses([proof.pk for proof in found])
    lines = []
    for proof in found:
        version = newest.get(proof.pk)
        shown = standing(proof, version, fetches.get(proof.pk), today())
        facts = [str(Kind(proof.kind).label), _place_and_day(proof), period_word(proof)]
        if version is not None:
            facts += [pages_word(version), size_word(version.size)]
        if proof.personal_data:
            facts.append(_("data pribadi"))
        if count := used.get(proof.pk):
            facts.append(_("dipakai %(n)s kali") % {"n": count})
        lines.append(
            FileLine(
                proof.title,
                proof_url(proof),
                format_word(version) if version else _("Tautan"),
                tuple(fact for fact in facts if fact),
                shown,
                selectors.thumbnail_url(version, now=now) if version else "",
            )
        )
    return lines


def _place_and_day(proof: Proof) -> str:
    parts = [proof.place, date_format(proof.proof_date) if proof.proof_date else ""]
    return ", ".join(part for part in parts if part)


def back_to(unit: OrganizationUnit, name: str) -> Link:
    """The library as a crumb."""
    return Link(name, reverse("evidence-library", args=[unit.pk]))
