"""*Andaikan*: other levels and the index at once; the effort of each indicator and the cheapest road."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.calculation.showing.rulers import index_ruler, index_sentence
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors.results_suppose import start_of
from tolok.apps.evaluation.supposing import (
    EFFORT,
    LEVEL,
    TARGET,
    USERS,
    Supposed,
    outcome_of,
    read,
    road_of,
    scored,
)
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever
from tolok.charts.ruler import Mark, Ruler
from tolok.rules import packs
from tolok.rules.index.roads import Road
from tolok.rules.index.weighted import evaluate
from tolok.rules.instruments.values import Indicator, Instrument
from tolok.rules.numbers import round_half_up
from tolok.rules.results import Interval, Outcome
from tolok.rules.texts import Text
from tolok.web.access import policy
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Link, Problem, Table


def may_suppose(request: HttpRequest, **parts: Any) -> bool:
    """The unit's own staff at any time, and whoever sees its settled levels."""
    if not sees_unit(request, **parts):
        return False
    user, locus = whoever(request), here(request)
    return policies.works_at(user, locus, today()) or policies.sees_levels(user, locus, today())


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator with its choices: the level now, the level supposed, the effort typed."""

    indicator: Indicator
    title: str
    levels: list[tuple[int, str]]
    now: object
    chosen: object
    effort: str
    names: tuple[str, str]

    @property
    def legend(self) -> str:
        """Code and title."""
        return f"{self.indicator.code} {self.title}"


@policy(may_suppose)
@require_safe
def what_if(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """The index with other levels, and the cheapest road to a better category."""
    place = here(request)
    settled = policies.sees_levels(whoever(request), place, today())
    start, instrument = start_of(place, settled=settled), place.form.instrument
    supposed = read(instrument, start, request.GET.dict())
    actual, outcome = evaluate(instrument, start.given), outcome_of(instrument, supposed)
    road = road_of(instrument, supposed, outcome)
    rows = _rows(instrument, start.given.levels, supposed)
    context = {
        "cycle": place.cycle,
        "locus": place,
        "settled": settled,
        "without_users": start.without_users,
        "users": (USERS, request.GET.get(USERS, "")),
        "ruler": _ruler(instrument, outcome, actual, place),
        "sentence": index_sentence(instrument, outcome),
        "was": index_sentence(instrument, actual),
        "changed": supposed.given.levels != start.given.levels,
        "aspects": [
            (say(aspect.name), [rows[row.code] for row in aspect.indicators])
            for form in instrument.judged
            for aspect in form.aspects
        ],
        "targets": (TARGET, [(band.letter, say(band.word)) for band in instrument.index.bands.bands]),
        "target": supposed.target.letter if supposed.target else "",
        "road": road_table(instrument, road) if isinstance(road, Road) else None,
        "road_words": road_words(road, instrument),
        "problems": [
            Problem(
                replace(one, key="").say(get_language() or "id"),
                f"#{one.key if one.key == USERS else EFFORT + one.key}",
            )
            for one in supposed.problems
        ],
        "crumbs": crumbs(
            place.cycle,
            Link(place.name, reverse("cycle-unit", args=[cycle, locus])),
            Link(_("Andaikan"), current=True),
        ),
    }
    return render(request, "evaluation/results/what_if.html", context)


def _rows(instrument: Instrument, now: Any, supposed: Supposed) -> dict[str, Row]:
    found = {}
    for code in scored(instrument):
        indicator = instrument.indicators[code]
        words = {level.value: say(level.text) for level in indicator.levels}
        levels = [(level, words.get(level, "")[:90]) for level in instrument.scales[code]]
        found[code] = Row(
            indicator,
            say(indicator.title),
            levels,
            now.get(code),
            supposed.given.levels.get(code),
            supposed.written[code],
            (LEVEL + code, EFFORT + code),
        )
    return found


def _ruler(instrument: Instrument, outcome: Outcome, actual: Outcome, locus: Locus) -> Ruler:
    """What is supposed, with what is now as a hollow mark. Of what is only supposed nobody knows how sure it is."""
    unsure = replace(outcome, interval=Interval(None, None, outcome.interval.method))
    ruler = index_ruler(instrument, unsure, locus.name)
    if actual.index is None or ruler.value is None or actual.index == outcome.index:
        return ruler
    places = instrument.index.decimals
    text = _("sekarang: %(value)s") % {"value": printed(actual.index, places)}
    return replace(ruler, previous=Mark(round_half_up(actual.index, places), text))


def road_words(road: Road | Text, instrument: Instrument) -> str:
    """The road in a sentence, or why there is none."""
    if isinstance(road, Text):
        return say(road)
    words = {
        "letter": road.target.letter,
        "steps": road.steps,
        "effort": short(road.effort),
        "index": printed(road.index, instrument.index.decimals),
    }
    return (
        _("Jalan termurah ke %(letter)s: %(steps)s langkah dengan upaya %(effort)s, sampai %(index)s.")
        % words
    )


def road_table(instrument: Instrument, road: Road) -> Table:
    """What to raise, what each level asks, what it costs and brings."""
    shipped = instrument.id in packs.ids()
    rows = []
    for one in road.stretches:
        row = instrument.indicators[one.code]
        asked = [
            _("Level %(level)s: %(text)s.") % {"level": level, "text": say(text.text).rstrip(".")}
            for level in range(one.start + 1, one.to + 1)
            if (text := row.level(level))
        ]
        url = reverse("publication-indicator", args=[instrument.id, one.code]) if shipped else ""
        name = f"{one.code} {say(row.title)}"
        rows.append(
            (
                Link(name, url) if url else name,
                f"{one.start} → {one.to}",
                " ".join(asked) or "–",
                short(one.effort),
                f"+{printed(one.gain, 4)}",
            )
        )
    columns = (
        Column(_("Indikator"), "link" if shipped else "text"),
        Column(_("Level")),
        Column(_("Yang diminta")),
        Column(_("Upaya"), "number"),
        Column(_("Tambahan indeks"), "number"),
    )
    return Table(_("Langkah pada jalan termurah"), columns, rows, caption_hidden=True)
