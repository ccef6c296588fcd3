"""One number for several services, units or periods: three estimators, each with its name.

No regulation read gives a formula, and the three differ; a result therefore always says which it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import Literal

from tolok.rules.bands import Band
from tolok.rules.numbers import round_half_up
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import EXACT, survey
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Problem, ProblemsError, Text

Method = Literal["pooled", "unweighted", "population"]
NAMES: Mapping[Method, Text] = {
    "pooled": Text("gabungan responden", "pooled respondents"),
    "unweighted": Text("rata-rata sederhana", "simple mean"),
    "population": Text("tertimbang jumlah pengguna", "weighted by users"),
}


@dataclass(frozen=True, slots=True)
class Aggregate:
    """An index over `parts` groups by a named method; `value` exact, None when a part has no index.

    `weights` are the shares with which the parts count (they sum to 1).
    """

    method: Method
    name: Text
    value: Fraction | None
    published: Decimal | None
    grade: Band | None
    parts: int
    weights: Mapping[str, Fraction]
    warnings: tuple[Text, ...] = ()


def pooled(tallies: Iterable[Tally]) -> Tally:
    """All respondents as one group: sums of sums and counts, never a mean of means."""
    return reduce(Tally.__add__, tallies)


def unweighted(pack: Satisfaction, values: Mapping[str, Fraction | None]) -> Aggregate:
    """The mean of the groups' indices, every group counting the same, whatever its size."""
    return _weighted(pack, "unweighted", values, {key: Fraction(1, len(values)) for key in values})


def population(
    pack: Satisfaction, values: Mapping[str, Fraction | None], users: Mapping[str, int]
) -> Aggregate:
    """Σ (N of the group / N of all) × its index; ProblemsError where a group's number of users is missing."""
    lost = [key for key in values if users.get(key, 0) <= 0]
    if lost:
        text = Text(
            "Jumlah pengguna kelompok ini tidak ada.", "The number of users of this group is missing."
        )
        wanted = Text("bilangan bulat mulai dari 1", "a whole number from 1")
        raise ProblemsError(Problem(text, found=key, wanted=wanted) for key in lost)
    whole = sum(users[key] for key in values)
    return _weighted(pack, "population", values, {key: Fraction(users[key], whole) for key in values})


def _weighted(
    pack: Satisfaction,
    method: Method,
    values: Mapping[str, Fraction | None],
    weights: Mapping[str, Fraction],
) -> Aggregate:
    known = [weights[key] * value for key, value in values.items() if value is not None]
    whole = bool(values) and len(known) == len(values)
    value = sum(known, Fraction(0)) if whole else None
    lost = [key for key, found in values.items() if found is None]
    return Aggregate(
        method=method,
        name=NAMES[method],
        value=value,
        published=None if value is None else round_half_up(value, pack.bands.decimals),
        grade=None if value is None else pack.bands.of(value),
        parts=len(values),
        weights=weights,
        warnings=(_without_index(lost),) if lost else (),
    )


def _without_index(lost: list[str]) -> Text:
    listed = ", ".join(lost)
    return Text(
        f"Tidak dihitung: {len(lost)} kelompok tanpa indeks ({listed}).",
        f"Not computed: {len(lost)} groups without an index ({listed}).",
    )


def aggregate(
    pack: Satisfaction,
    tallies: Mapping[str, Tally],
    *,
    users: Mapping[str, int] | None = None,
    weight: str = EXACT,
) -> tuple[Aggregate, ...]:
    """Every estimator that the data allow, the recommended one first.

    With the users of every group: by users, then pooled, then the simple mean; without: pooled, then the
    simple mean. A grade is withheld while the respondents of all groups together are below the minimum.
    """
    if not tallies:
        return ()
    outcomes = {key: survey(pack, tally, group=key, weight=weight) for key, tally in tallies.items()}
    values = {key: outcome.ikm for key, outcome in outcomes.items()}
    return aggregate_known(pack, tallies, values, users=users, weight=weight)


def aggregate_known(
    pack: Satisfaction,
    tallies: Mapping[str, Tally],
    values: Mapping[str, Fraction | None],
    *,
    users: Mapping[str, int] | None = None,
    weight: str = EXACT,
) -> tuple[Aggregate, ...]:
    """The same where every group's exact index is known already, so that a thousand of them are not computed again."""
    if not tallies:
        return ()
    together = survey(pack, pooled(tallies.values()), weight=weight)
    found = [_pooled(together, tallies), _graded(unweighted(pack, values), pack, together.n)]
    if users is not None:
        found.insert(0, _graded(population(pack, values, users), pack, together.n))
    return tuple(found)


def _pooled(together: SurveyOutcome, tallies: Mapping[str, Tally]) -> Aggregate:
    whole = sum(tally.n for tally in tallies.values())
    return Aggregate(
        method="pooled",
        name=NAMES["pooled"],
        value=together.ikm,
        published=together.ikm_published,
        grade=together.grade,
        parts=len(tallies),
        weights={key: Fraction(tally.n, whole) for key, tally in tallies.items()} if whole else {},
        warnings=together.warnings,
    )


def _graded(found: Aggregate, pack: Satisfaction, n: int | None) -> Aggregate:
    if n is not None and n >= pack.minimum_respondents:
        return found
    return Aggregate(
        method=found.method,
        name=found.name,
        value=found.value,
        published=found.published,
        grade=None,
        parts=found.parts,
        weights=found.weights,
        warnings=found.warnings,
    )
