"""The cheapest road to a category for a whole sheet, as a page computes it while somebody waits."""

from fractions import Fraction
from statistics import median
from time import perf_counter

from benchmarks.lines import Line
from tolok.rules import packs
from tolok.rules.index.roads import cheapest_road
from tolok.rules.index.weighted import Given, evaluate

PACKS = ("pekppp-2022-luring", "pekppp-2022-daring")
BUDGET = 0.2


def efforts(codes: list[str]) -> list[dict[tuple[str, int], int]]:
    """Efforts as people type them, the same every time: alike, by indicator, by step, and close to the weight."""
    places = {code: place for place, code in enumerate(codes)}
    steps = [(code, to) for code in codes for to in range(1, 6)]
    return [
        dict.fromkeys(steps, 1),
        {(code, to): 1 + places[code] * 7 % 5 for code, to in steps},
        {(code, to): 1 + (places[code] * 37 + to * 11) % 100 for code, to in steps},
        {(code, to): 10 + places[code] % 3 for code, to in steps},
    ]


def seconds() -> list[float]:
    """How long each road took, from levels 0–4 to the three best categories."""
    found = []
    for pack in PACKS:
        instrument = packs.instrument(pack)
        codes = list(instrument.indicators)
        given = Given(
            "unit", {code: at * 3 % 5 for at, code in enumerate(codes)}, values={"f03": Fraction(4)}
        )
        index = evaluate(instrument, given).index
        assert index is not None  # every level is there
        for effort in efforts(codes):
            for band in instrument.index.bands.bands[:3]:
                began = perf_counter()
                cheapest_road(instrument, given, index, effort, band)
                found.append(perf_counter() - began)
    return found


def lines() -> list[Line]:
    """The line of the slowest road."""
    seconds()
    found = seconds()
    return [
        Line(
            f"Cheapest road to a category, the slowest of {len(found)}",
            max(found),
            "s",
            f"median: {median(found):.3f} s",
            BUDGET,
        )
    ]
