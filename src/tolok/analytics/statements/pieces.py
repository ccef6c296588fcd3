"""Lists of columns that go into the places of a statement, for `k` items named ``v0`` … of one respondent."""

from collections.abc import Iterable
from itertools import combinations_with_replacement


def listed(parts: Iterable[str]) -> str:
    """Several expressions as one list."""
    return ",\n       ".join(parts)


def items(k: int) -> tuple[str, ...]:
    """The columns of single answers: a point of the scale or NULL."""
    return tuple(f"v{j}" for j in range(k))


def point(column: str) -> str:
    """A column's answer where it is a point of the scale, else NULL."""
    return f"CASE WHEN {column} BETWEEN :low AND :high THEN {column} END"


def anyone(k: int) -> str:
    """Not NULL for whoever answered something."""
    return f"coalesce({', '.join(items(k))})"


def answered(k: int) -> str:
    """How many items a respondent answered."""
    return " + ".join(f"CASE WHEN {item} IS NULL THEN 0 ELSE 1 END" for item in items(k))


def mask(k: int) -> str:
    """Which items a respondent answered: bit j is set for item j."""
    return " + ".join(f"CASE WHEN {item} IS NULL THEN 0 ELSE {1 << j} END" for j, item in enumerate(items(k)))


def straight(k: int) -> str:
    """Whether all answers given are the same and more than half of the items were answered."""
    every = ", ".join(items(k))
    same = f"least({every}) = greatest({every})" if k > 1 else f"{every} IS NOT NULL"
    return f"{same} AND 2 * ({answered(k)}) > {k}"


def totals(k: int, times: str = "") -> list[str]:
    """The sum of the answers to each item; with `times` of rows that stand for several respondents."""
    return [f"sum({times}{item})" for item in items(k)]


def products(k: int, times: str = "") -> list[str]:
    """Σxⱼxₗ for l ≥ j, row by row, as `tolok.rules.surveys.tallies.Sums` keeps them."""
    pairs = combinations_with_replacement(items(k), 2)
    return [f"sum({times}{a} * {b})" for a, b in pairs]


def levels(k: int, low: int, high: int) -> list[str]:
    """How many gave each point to each item, item by item."""
    return [f"count(*) FILTER (WHERE {item} = {p})" for item in items(k) for p in range(low, high + 1)]


def whole(expressions: Iterable[str], prefix: str) -> list[str]:
    """Sums as whole numbers of 64 bits, zero where there is nothing, named by prefix and place."""
    return [f"CAST(coalesce({one}, 0) AS BIGINT) AS {prefix}{at}" for at, one in enumerate(expressions)]
