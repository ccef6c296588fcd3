"""What is kept of a unit: its inputs as plain data, from which everything can be computed again."""

from fractions import Fraction
from typing import Any

from tolok.rules.moments import Moments
from tolok.rules.numbers import exact
from tolok.rules.tallies import Sums, Tally
from tolok.rules.weighted import Given


def given_data(given: Given) -> dict[str, Any]:
    """The inputs of a weighted instrument; single answers are kept as sums only, nobody's row."""
    return {
        "levels": dict(given.levels),
        "values": {key: _fraction(value) for key, value in given.values.items()},
        "respondents": dict(given.respondents),
        "answers": {key: [m.n, m.s, m.c, m.ss, m.sc, m.cc] for key, m in given.answers.items()},
    }


def given_of(unit: str, data: dict[str, Any]) -> Given:
    """The inputs back from `given_data`."""
    return Given(
        unit=unit,
        levels=data["levels"],
        answers={key: Moments(*sums) for key, sums in data["answers"].items()},
        values={key: exact(value) for key, value in data["values"].items()},
        respondents=data["respondents"],
    )


def tally_data(tally: Tally) -> dict[str, Any]:
    """The counts of a survey group; single rows are not kept."""
    return {
        "keys": list(tally.keys),
        "scale": [tally.low, tally.high],
        "levels": [list(row) for row in tally.levels],
        "outside": list(tally.outside),
        "blank": tally.blank,
        "patterns": [
            [mask, sums.n, list(sums.totals), list(sums.products)] for mask, sums in tally.patterns.items()
        ],
        "straightliners": tally.straightliners,
        "distinct": tally.distinct,
    }


def tally_of(data: dict[str, Any]) -> Tally:
    """The counts back from `tally_data`."""
    low, high = data["scale"]
    return Tally(
        keys=tuple(data["keys"]),
        low=low,
        high=high,
        levels=tuple(tuple(row) for row in data["levels"]),
        outside=tuple(data["outside"]),
        blank=data["blank"],
        patterns={
            mask: Sums(n, tuple(totals), tuple(products)) for mask, n, totals, products in data["patterns"]
        },
        straightliners=data["straightliners"],
        distinct=data["distinct"],
    )


def _fraction(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"
