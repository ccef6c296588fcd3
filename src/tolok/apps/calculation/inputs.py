"""What is kept of a unit: its inputs as plain data, from which everything can be computed again."""

from fractions import Fraction
from typing import Any

from tolok.rules.index.weighted import Given
from tolok.rules.numbers import exact
from tolok.rules.statistics.moments import Moments
from tolok.rules.surveys.tally_contents import content_of as tally_data
from tolok.rules.surveys.tally_contents import tally_of

__all__ = ["given_data", "given_of", "tally_data", "tally_of"]


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


def _fraction(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"
