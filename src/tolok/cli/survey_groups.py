"""What ``tolok survey`` computes: one result a group, and the groups together under three named methods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tolok.rules.surveys import aggregation
from tolok.rules.surveys.aggregation import Aggregate
from tolok.rules.surveys.instruments import Integrity, Satisfaction
from tolok.rules.surveys.integrity import integrity
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import EXACT, survey, survey_of_means
from tolok.rules.surveys.tallies import Tally
from tolok.sheets.cells import name_key
from tolok.sheets.exports.outcomes import aggregate_data, disagreement_data, integrity_row, survey_row

if TYPE_CHECKING:
    from tolok.sheets.recaps.recap import Recap


@dataclass(frozen=True, slots=True)
class Chosen:
    """How to compute: weight, resamples, elements left out, 6→4 conversion, users of all and of single groups.

    The names in `users` are compared without regard to case and spacing.
    """

    weight: str = EXACT
    draws: int | None = None
    without: tuple[str, ...] = ()
    conversion: str | None = None
    population: int | None = None
    users: Mapping[str, int] = field(default_factory=dict)

    def users_of(self, group: str, alone: bool) -> int | None:
        """The users of one group; the number for all is that of the only group."""
        return self.users.get(name_key(group), self.population if alone else None)


def satisfaction_rows(
    pack: Satisfaction, groups: Mapping[str, Tally], chosen: Chosen, grouped: bool
) -> list[dict[str, Any]]:
    """A row per group; when `grouped`, each also carries what all groups give together."""
    from tolok.cli.progress import shown

    rows: list[dict[str, Any]] = []
    values: dict[str, Fraction | None] = {}
    for group, tally in shown(groups.items(), len(groups), "Kelompok / groups"):
        outcome = survey(
            pack,
            tally,
            group=group,
            weight=chosen.weight,
            population=chosen.users_of(group, not grouped),
            bootstrap=chosen.draws,
            without=chosen.without,
        )
        values[group] = outcome.ikm
        rows.append(survey_row(outcome))
    if grouped:
        pooled = survey(
            pack,
            aggregation.pooled(groups.values()),
            weight=chosen.weight,
            population=chosen.population,
            without=chosen.without,
        )
        users = {group: chosen.users_of(group, alone=False) for group in groups}
        _together(pack, rows, values, users, pooled)
    return rows


def integrity_rows(pack: Integrity, groups: Mapping[str, Tally], chosen: Chosen) -> list[dict[str, Any]]:
    """A row per group with both indices."""
    from tolok.cli.progress import shown

    return [
        integrity_row(
            integrity(
                pack,
                tally,
                group=group,
                conversion=chosen.conversion,
                population=chosen.users_of(group, len(groups) == 1),
                bootstrap=chosen.draws,
            ),
            tally.n,
        )
        for group, tally in shown(groups.items(), len(groups), "Kelompok / groups")
    ]


def recap_rows(pack: Satisfaction, recap: "Recap", chosen: Chosen) -> list[dict[str, Any]]:
    """A row per unit, computed again from its means, with everything its printed cells disagree about."""
    from tolok.sheets.recaps.checks import disagreements

    rows: list[dict[str, Any]] = []
    values: dict[str, Fraction | None] = {}
    for unit in recap.rows:
        outcome = survey_of_means(
            pack,
            unit.means,
            n=unit.sample,
            group=unit.unit,
            weight=chosen.weight,
            without=chosen.without,
        )
        values[unit.unit] = outcome.ikm
        found = disagreements(pack, unit, outcome)
        rows.append(
            {**survey_row(outcome), "population": unit.population, "disagreements": disagreement_data(found)}
        )
    users = {unit.unit: chosen.users.get(name_key(unit.unit), unit.population) for unit in recap.rows}
    _together(pack, rows, values, users, _pooled_means(pack, recap, chosen))
    return rows


def _pooled_means(pack: Satisfaction, recap: "Recap", chosen: Chosen) -> SurveyOutcome | None:
    """All units as one: each element's means weighted by the respondents of the units; None without counts."""
    counted = [(unit.means, unit.sample) for unit in recap.rows if unit.sample is not None]
    if len(counted) < len(recap.rows):
        return None
    means = {}
    for key in pack.keys:
        known = [(mean[key], n) for mean, n in counted if key in mean]
        if known:
            means[key] = sum((mean * n for mean, n in known), Fraction(0)) / sum(n for _, n in known)
    n = sum(n for _, n in counted)
    return survey_of_means(pack, means, n=n, weight=chosen.weight, without=chosen.without)


def _together(
    pack: Satisfaction,
    rows: Sequence[dict[str, Any]],
    values: Mapping[str, Fraction | None],
    users: Mapping[str, int | None],
    pooled: SurveyOutcome | None,
) -> None:
    """Put into every row what all groups give together, each method by its name."""
    found: list[Aggregate] = []
    known = {group: count for group, count in users.items() if count}
    if len(known) == len(values):
        found.append(aggregation.population(pack, values, known))
    if pooled is not None:
        found.append(_of_pooled(pooled, len(values)))
    found.append(aggregation.unweighted(pack, values))
    enough = pooled is not None and pooled.n is not None and pooled.n >= pack.minimum_respondents
    data = aggregate_data(one if enough else replace(one, grade=None) for one in found)
    for row in rows:
        row["aggregates"] = data


def _of_pooled(pooled: SurveyOutcome, parts: int) -> Aggregate:
    return Aggregate(
        method="pooled",
        name=aggregation.NAMES["pooled"],
        value=pooled.ikm,
        published=pooled.ikm_published,
        grade=pooled.grade,
        parts=parts,
        weights={},
        warnings=pooled.warnings,
    )
