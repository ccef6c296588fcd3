"""Where else in the cycle a proof like this one is cited, as far as the reader may see."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import alike_asking
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors import alike as reads
from tolok.apps.evaluation.selectors.judging_told import shows
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever
from tolok.apps.evaluation.views.judging.words import unit_link
from tolok.apps.evidence.models import AlikeGroup, ProofVersion
from tolok.apps.evidence.policies import reads_all_of
from tolok.apps.evidence.selectors.comparing import still_comparing
from tolok.apps.evidence.showing.alike import how_alike, in_other_units
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
    whole = policies.reads_all(person, unit.cycle, today())
    asks = policies.sits_at(person, unit) and not whole
    asked = reads.asked_on(unit, found, person) if asks else None
    rows = reads.elsewhere(unit, found, person, today())
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "locus": unit,
        "title": found.proof.title,
        "told": [(in_other_units(one), one.shared_why) for one in groups],
        "table": _table(unit, list(page), whole=whole, judges=asks),
        "whole": whole,
        "asks": reverse("judging-alike-ask", args=[unit.cycle_id, unit.pk, found.pk]) if asks else "",
        "asked": date_format(localdate(asked)) if asked else "",
        "groups": _groups(unit, groups) if reads_all_of(person, unit.cycle.office_id, today()) else [],
        "page": page,
        "comparing": still_comparing(unit.cycle.office_id),
        "crumbs": crumbs(unit.cycle, unit_link(unit), Link(_("Berkas serupa"), current=True)),
    }
    return render(request, "evaluation/judging/alike.html", context)


def sits(request: HttpRequest, **parts: Any) -> bool:
    """The evaluators of the unit."""
    return sees_unit(request, **parts) and policies.sits_at(whoever(request), here(request))


@policy(sits)
@require_POST
def ask(request: HttpRequest, cycle: int, locus: int, version: int) -> HttpResponseBase:
    """The evaluator asks the Biro to look."""
    unit, person = here(request), whoever(request)
    levels = policies.sees_levels(person, unit, today())
    found = shows(unit, version, person, levels=levels)
    groups = reads.alike([found]).get(found.pk, []) if found is not None else []
    if found is None or not groups:
        raise Http404
    if reads.asked_on(unit, found, person) is None:
        alike_asking.ask(locus=unit, version=found, group=groups[0], by=person, now=timezone.now())
    return HttpResponseRedirect(alike_url(unit, found))


def _groups(unit: Locus, groups: Sequence[AlikeGroup]) -> list[Link]:
    """Where all proofs of each group stand side by side, for who reads every library of the office."""
    return [
        Link(how_alike(one), reverse("evidence-alike-group", args=[unit.cycle.office_id, one.pk]))
        for one in groups
    ]


def _table(unit: Locus, rows: Sequence[reads.Elsewhere], *, whole: bool, judges: bool) -> Table:
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
    if whole:
        empty = _("Tidak ada unit lain yang mengutip berkas ini dalam siklus ini.")
    elif judges:
        empty = _("Tidak ada di antara unit yang Anda nilai.")
    else:
        empty = _("Unit lain tidak ditampilkan di sini.")
    return Table(_("Dikutip juga oleh"), columns, lines, empty=empty, caption_hidden=True)
