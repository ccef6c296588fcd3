"""Where else in the cycle a proof like this one is cited, as far as the reader may see."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors import alike as reads
from tolok.apps.evaluation.selectors.judging_told import shows
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever
from tolok.apps.evaluation.views.judging.words import unit_link
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.evidence.selectors.comparing import still_comparing
from tolok.apps.evidence.showing.alike import in_other_units
from tolok.web.access import policy
from tolok.web.shapes import Column, Link, Table

ROWS_A_PAGE = 50


def alike_url(locus: Locus, version: ProofVersion) -> str:
    """The page that tells where else it is cited."""
    return reverse("judging-alike", args=[locus.cycle_id, locus.pk, version.pk])


@policy(sees_unit)
@require_safe
def alike(request: HttpRequest, cycle: int, locus: int, version: int) -> HttpResponseBase:
    """For who reads all, every unit of the cycle; for an evaluator the units they sit at; for the unit how many."""
    unit, person = here(request), whoever(request)
    levels = policies.sees_levels(person, unit, today()) or policies.works_at(person, unit, today())
    found = shows(unit, version, person, levels=levels)
    groups = reads.alike([found]).get(found.pk, []) if found is not None else []
    if found is None or not groups:
        raise Http404
    rows = reads.elsewhere(unit, found, person, today())
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "locus": unit,
        "title": found.proof.title,
        "told": [(in_other_units(one), one.shared_why) for one in groups],
        "table": _table(unit, list(page)),
        "page": page,
        "comparing": still_comparing(unit.cycle.office_id),
        "crumbs": crumbs(unit.cycle, unit_link(unit), Link(_("Berkas serupa"), current=True)),
    }
    return render(request, "evaluation/judging/alike.html", context)


def _table(unit: Locus, rows: Sequence[reads.Elsewhere]) -> Table:
    columns = [Column(_("Unit"), "link"), Column(_("Indikator")), Column(_("Bukti"))]
    lines = [
        (
            Link(
                one.locus.name, reverse("judging-proof", args=[unit.cycle_id, one.locus.pk, one.version.pk])
            ),
            one.code,
            one.version.proof.title,
        )
        for one in rows
    ]
    empty = _("Tidak ada unit lain yang boleh Anda lihat yang mengutip berkas ini dalam siklus ini.")
    return Table(_("Dikutip juga oleh"), columns, lines, empty=empty, caption_hidden=True)
