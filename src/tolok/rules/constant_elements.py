"""Elements that cannot vary by design, such as the cost of a free service, and what may be asked instead.

Most offices keep the question on cost and give "free of charge" 4 points: the element is 4 for everybody and lifts the
index without anybody having judged anything. The index is therefore told with and without it.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from tolok.rules.headers import sureness
from tolok.rules.instruments import Sureness
from tolok.rules.label_linter import Wording
from tolok.rules.nodes import Node
from tolok.rules.skm import survey
from tolok.rules.survey_results import SurveyOutcome
from tolok.rules.surveys import Satisfaction
from tolok.rules.tallies import Tally
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.rules.wording import figure, fill, several

FILE = "replacements.toml"


@dataclass(frozen=True, slots=True)
class Replacement:
    """Another question in the place of `element`: it keeps that key, its number and its weight.

    `sure` says how well it is known that the rule allows it; `when` for which services it is meant.
    """

    key: str
    pack: str
    element: str
    sure: Sureness
    when: Text
    asked: Wording


@dataclass(frozen=True, slots=True)
class TwoWays:
    """The same respondents with every element (`whole`) and without those constant by design (`varying`).

    `difference` is whole − varying in points of the index, exact; None when one has no index.
    """

    constant: tuple[str, ...]
    whole: SurveyOutcome
    varying: SurveyOutcome
    difference: Fraction | None
    words: Text


def with_and_without(
    pack: Satisfaction, tally: Tally, constant: Collection[str], *, population: int | None = None
) -> TwoWays:
    """Both indices. ProblemsError for elements the pack does not have, or when all of them are constant."""
    whole = survey(pack, tally, population=population)
    varying = survey(pack, tally, population=population, without=constant)
    named = tuple(key for key in pack.keys if key in constant)
    names = several(pack.by_key[key].name for key in named)
    if whole.ikm is None or varying.ikm is None:
        return TwoWays(named, whole, varying, None, fill(NOT_BOTH, names=names))
    words = fill(BOTH, names=names, whole=figure(whole.ikm), varying=figure(varying.ikm))
    return TwoWays(named, whole, varying, whole.ikm - varying.ikm, words)


def seem_constant(pack: Satisfaction, tally: Tally) -> tuple[str, ...]:
    """Elements in which everybody gave the highest point, from the least number of respondents for a grade up.

    A hint to ask whether they are constant by design; only the catalogue of services knows.
    """
    return tuple(
        key
        for key, levels in zip(tally.keys, tally.levels, strict=True)
        if sum(levels) == levels[-1] >= pack.minimum_respondents
    )


@cache
def replacements(pack_id: str) -> tuple[Replacement, ...]:
    """The questions that may stand in for elements of that pack."""
    text = (files("tolok.rules") / FILE).read_text("utf-8")
    return tuple(one for one in read(text) if one.pack == pack_id)


def read(text: str) -> tuple[Replacement, ...]:
    """Replacements from TOML; ProblemsError with everything that is wrong in it."""
    problems: list[Problem] = []
    node = Node(tomllib.loads(text), FILE, "", problems)
    node.day("since")
    found = tuple(_replacement(item) for item in node.nodes("replacements", optional=False))
    node.close()
    if problems:
        raise ProblemsError(problems)
    return found


def _replacement(item: Node) -> Replacement:
    element = item.string("element")
    asked = Wording(element, item.text("heading"), item.text("question"), item.texts("labels"))
    return Replacement(
        item.string("key"), item.string("pack"), element, sureness(item), item.text("when"), asked
    )


BOTH = Text(
    "Dengan semua unsur {whole}; tanpa {names}, yang nilainya tetap karena rancangan layanan, {varying}.",
    "With all elements {whole}; without {names}, constant by the design of the service, {varying}.",
)
NOT_BOTH = Text(
    "Indeks tanpa {names} tidak dapat disandingkan: salah satunya tidak dapat dihitung.",
    "The index without {names} cannot be set beside the other: one of them cannot be computed.",
)
