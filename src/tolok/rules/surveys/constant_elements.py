"""Elements that cannot vary by design, such as the cost of a free service.

Most offices keep the question on cost and give "free of charge" 4 points: the element is 4 for everybody and lifts the
index without anybody having judged anything. The index is therefore told with and without it; what may be asked
instead stands in `blocks.toml`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import survey
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text
from tolok.rules.wording import figure, fill, several


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


BOTH = Text(
    "Dengan semua unsur {whole}; tanpa {names}, yang nilainya tetap karena rancangan layanan, {varying}.",
    "With all elements {whole}; without {names}, constant by the design of the service, {varying}.",
)
NOT_BOTH = Text(
    "Indeks tanpa {names} tidak dapat disandingkan: salah satunya tidak dapat dihitung.",
    "The index without {names} cannot be set beside the other: one of them cannot be computed.",
)
