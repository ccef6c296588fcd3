"""The result of one unit: the index on its ruler, how sure it is, and the trail down to the page of proof."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.calculation.showing.rulers import index_sentence, texts
from tolok.apps.calculation.showing.trails import anchor, path_to, step_name
from tolok.apps.commitments.models import State as Fated
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Locus, PaperState, Result, State
from tolok.apps.evaluation.selectors.results import standing_result
from tolok.apps.evaluation.selectors.results_behind import Behind, behind
from tolok.apps.evaluation.selectors.results_papers import papers_of
from tolok.apps.evaluation.selectors.results_units import (
    Advice,
    LastYear,
    Reading,
    advice_of,
    last_year,
    reading_of,
    row_in,
    running,
)
from tolok.apps.evaluation.showing import results as showing
from tolok.apps.evaluation.showing.trails import More, behind_facts, with_more
from tolok.apps.evaluation.views.doors import crumbs, here, today, whoever
from tolok.apps.evaluation.views.results.doors import Opener, sees_result_of_unit, shown_result
from tolok.apps.evaluation.views.results.state import facts_of, tag_of
from tolok.web.access import policy
from tolok.web.shapes import Column, Download, Fact, Link, Table
from tolok.web.shapes import State as Tag


@policy(sees_result_of_unit)
@require_safe
def unit(request: HttpRequest, cycle: int, number: int, locus: int) -> HttpResponseBase:
    """One unit of one result."""
    place = here(request)
    result = shown_result(request, place.cycle, number)
    reading = _reading(result, place)
    before = last_year(reading)

    def step_address(key: str) -> str:
        return reverse("results-step", args=[cycle, number, locus, key])

    reads = policies.reads_all(whoever(request), place.cycle, today())
    context = {
        **_shown(reading, before, step_address),
        "result": result,
        "tag": tag_of(result),
        "signed": facts_of(result)[1:-1] if reads else [],
        "hash": result.hash,
        "reports": _reports(result, place) if reads or place.cycle.has_reached(State.FINAL) else [],
        "amend": reverse("results-amend", args=[cycle, locus]) if _amends(request, place) else "",
        "crumbs": _crumbs(result, place, reads=reads),
    }
    return render(request, "evaluation/results/unit.html", context)


def _amends(request: HttpRequest, place: Locus) -> bool:
    """Whether the reader may say that a level of this final result is wrong."""
    return place.cycle.has_reached(State.FINAL) and policies.manages(whoever(request), place.cycle, today())


def _shown(reading: Reading, before: LastYear | None, step_address: Callable[[str], str]) -> dict[str, Any]:
    """What the page of a unit shows, locked or not."""
    place, row = reading.locus, reading.row
    kept = advice_of(before.row.locus) if before else []
    return {
        "cycle": place.cycle,
        "locus": place,
        "value": "" if row.shown is None else showing.shown_value(row),
        "sentence": index_sentence(reading.instrument, reading.outcome),
        "ruler": showing.hero(reading, before),
        "certainty": showing.certainty_words(row),
        "chances": showing.chances_table(row),
        "facts": showing.facts_of(reading),
        "aspects": showing.aspects_table(reading.step, step_address),
        "trail": with_more(reading.step, _more(reading, place)),
        "warnings": texts((*reading.outcome.warnings, *reading.outcome.doubts)),
        "years": showing.years_facts(before, reading.instrument.index.decimals) if before else [],
        "kept": advice_table(kept) if kept else None,
        "advice": advice_table(advice_of(place)),
        "what_if": reverse("results-what-if", args=[place.cycle_id, place.pk]),
    }


@policy(sees_result_of_unit)
@require_safe
def now(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Where a unit stands before its result is locked, with the same trail; afterwards the result itself."""
    place = here(request)
    standing = standing_result(place.cycle)
    if standing is not None:
        return HttpResponseRedirect(reverse("results-unit", args=[cycle, standing.number, locus]))
    reading = running(place)
    back = Link(place.name, reverse("cycle-unit", args=[cycle, locus]))
    context = {
        **_shown(reading, last_year(reading), lambda key: f"#{anchor(key)}"),
        "tag": Tag(_("sementara, belum dikunci"), "caution"),
        "crumbs": crumbs(place.cycle, back, Link(_("Nilai sementara"), current=True)),
    }
    return render(request, "evaluation/results/unit.html", context)


def _reading(result: Result, locus: Locus) -> Reading:
    row = row_in(result, locus)
    if row is None:
        raise Http404
    return reading_of(row)


def _reports(result: Result, locus: Locus) -> list[Download]:
    """The LHE of the unit, where it was made."""
    return [
        Download(
            _("Laporan Hasil Evaluasi (LHE)"),
            reverse("results-own-paper", args=[result.cycle_id, result.number, locus.pk, one.pk]),
            one.form.upper(),
        )
        for one in papers_of(result).filter(locus=locus, state=PaperState.DONE)
    ]


def _more(reading: Reading, locus: Locus) -> More:
    return Standing(reading.row.levels, behind(locus), Opener(locus, timezone.now()))


class Standing:
    """What stands behind an indicator of this unit."""

    def __init__(self, levels: Mapping[str, Any], found: Mapping[str, Behind], opened: Opener) -> None:
        self.levels, self.found, self.opened = levels, found, opened

    def __call__(self, key: str) -> list[Fact]:
        """Nothing for what is no indicator."""
        kept = self.levels.get(key)
        return [] if kept is None else behind_facts(self.found.get(key), kept, self.opened)


def _crumbs(result: Result, locus: Locus, *more: Link, reads: bool) -> list[Link]:
    """The way back; only who reads all came by the list of units."""
    way = [Link(_("Hasil"), reverse("results", args=[result.cycle_id]))] if reads else []
    if not reads:
        way = [Link(locus.name, reverse("cycle-unit", args=[locus.cycle_id, locus.pk]))]
    if not more:
        return crumbs(result.cycle, *way, Link(locus.name if reads else _("Hasil"), current=True))
    own = reverse("results-unit", args=[result.cycle_id, result.number, locus.pk])
    return crumbs(result.cycle, *way, Link(locus.name if reads else _("Hasil"), own), *more)


@policy(sees_result_of_unit)
@require_safe
def step(request: HttpRequest, cycle: int, number: int, locus: int, key: str) -> HttpResponseBase:
    """One step of the trail at its own address, with the way back up."""
    place = here(request)
    result = shown_result(request, place.cycle, number)
    reading = _reading(result, place)
    path = path_to(reading.step, key)
    if not path:
        raise Http404
    base = [cycle, number, locus]
    above = [Link(step_name(part), reverse("results-step", args=[*base, part.key])) for part in path[1:-1]]
    asked = key in reading.instrument.indicators
    context = {
        "locus": place,
        "name": step_name(path[-1]),
        "trail": with_more(path[-1], _more(reading, place), open_to=1),
        "about": reverse("publication-indicator", args=[reading.instrument.id, key]) if asked else "",
        "crumbs": _crumbs(
            result,
            place,
            *above,
            Link(step_name(path[-1]), current=True),
            reads=policies.reads_all(whoever(request), place.cycle, today()),
        ),
    }
    return render(request, "evaluation/results/step.html", context)


def advice_table(found: list[Advice]) -> Table | None:
    """Recommendations and what became of them; None without any."""
    if not found:
        return None
    rows = [
        (
            one.recommendation.text,
            one.recommendation.code or "–",
            str(Fated(one.fate.state).label) if one.fate else _("belum menjadi janji"),
        )
        for one in found
    ]
    columns = (Column(_("Rekomendasi")), Column(_("Indikator")), Column(_("Keadaan")))
    return Table(_("Rekomendasi dan tindak lanjutnya"), columns, rows, caption_hidden=True)
