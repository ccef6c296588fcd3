"""One number for many units, by every estimator that the data allow, each named by the rules."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from tolok.analytics.asking import Asked
from tolok.analytics.engines import Engine
from tolok.analytics.national import Users, exact_values, indexes_of
from tolok.rules.numbers import round_half_up
from tolok.rules.surveys.aggregation import NAMES, Aggregate, population, unweighted
from tolok.rules.surveys.instruments import Satisfaction

Group = tuple[object, ...]
UNITS = ("office", "unit")


def aggregates_of(
    engine: Engine,
    pack: Satisfaction,
    asked: Asked,
    *,
    parts: tuple[str, ...] = UNITS,
    users: Users | None = None,
) -> dict[Group, tuple[Aggregate, ...]]:
    """For every group of `asked`: the index over its `parts`, the recommended estimator first.

    As `tolok.rules.surveys.aggregation.aggregate`: by users where `users` (group and part → number) are given, then
    pooled, then the simple mean. ProblemsError where a part's users are missing. Parts are named ``office/unit``.
    """
    fine = replace(asked, by=(*asked.by, *(part for part in parts if part not in asked.by)))
    width = len(asked.by)
    pooled = _values(engine, pack, asked)
    below: dict[Group, dict[Group, tuple[int, Fraction | None]]] = {}
    for group, found in _values(engine, pack, fine).items():
        below.setdefault(group[:width], {})[group] = found
    return {
        group: _all(
            pack, pooled[group], {row: found for row, found in rows.items() if found[0]}, width, users
        )
        for group, rows in below.items()
    }


def _values(engine: Engine, pack: Satisfaction, asked: Asked) -> dict[Group, tuple[int, Fraction | None]]:
    """Respondents and exact index of every group."""
    found = indexes_of(engine, pack, asked)
    names = (
        zip(*(found[name].to_pylist() for name in asked.by), strict=True) if asked.by else [()] * len(found)
    )
    return dict(zip(names, zip(found["n"].to_pylist(), exact_values(found, pack), strict=True), strict=True))


def _all(
    pack: Satisfaction,
    together: tuple[int, Fraction | None],
    rows: Mapping[Group, tuple[int, Fraction | None]],
    width: int,
    users: Users | None,
) -> tuple[Aggregate, ...]:
    names = {row: "/".join("" if one is None else str(one) for one in row[width:]) for row in rows}
    values = {names[row]: value for row, (_, value) in rows.items()}
    whole, index = together
    shares = {names[row]: Fraction(n, whole) for row, (n, _) in rows.items()} if whole else {}
    simple = unweighted(pack, values)
    everybody = replace(
        simple,
        method="pooled",
        name=NAMES["pooled"],
        value=index,
        published=None if index is None else round_half_up(index, pack.bands.decimals),
        grade=None if index is None else pack.bands.of(index),
        weights=shares,
        warnings=(),
    )
    found = [everybody, simple]
    if users is not None:
        known = {names[row]: users[row] for row in rows if row in users}
        found.insert(0, population(pack, values, known))
    return tuple(one if whole >= pack.minimum_respondents else replace(one, grade=None) for one in found)
