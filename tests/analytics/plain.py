"""Every statement once more in plain Python: what an engine must answer, from rows as mappings."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

from tolok.analytics.asking import Asked
from tolok.rules.surveys.intervals import variance
from tolok.rules.surveys.tallies import Counting, Tally

Row = dict[str, Any]
Group = tuple[Any, ...]
Members = Sequence[tuple[str, str, str, str]]

DERIVED: dict[str, Callable[[Row], Any]] = {
    "regency": lambda row: row["region"] and row["region"][:5],
    "district": lambda row: row["region"] and row["region"][:8],
    "month": lambda row: row["day"] and row["day"].replace(day=1),
}


def value(row: Row, name: str) -> Any:
    return DERIVED[name](row) if name in DERIVED else row[name]


def chosen(rows: Iterable[Row], asked: Asked, members: Members = ()) -> list[Row]:
    """The rows that `asked` is about, late and excluded ones too; one for every node that a unit counts to."""
    found = [row for row in rows if row["pack"] == asked.pack]
    if "node" in (*asked.by, *asked.only):
        found = [
            {**row, "node": node}
            for row in found
            for office, unit, period, node in members
            if (row["office"], row["unit"], row["period"]) == (office, unit, period)
        ]
    return [
        row
        for row in found
        if all(
            value(row, name) is not None and str(value(row, name)) in texts
            for name, texts in asked.only.items()
        )
    ]


def grouped(rows: Iterable[Row], asked: Asked) -> dict[Group, list[Row]]:
    """Rows by group, NULL first; everybody is one group also when there is nobody."""
    found: dict[Group, list[Row]] = {} if asked.by else {(): []}
    for row in rows:
        found.setdefault(tuple(value(row, name) for name in asked.by), []).append(row)
    return dict(sorted(found.items(), key=lambda pair: [(one is not None, one) for one in pair[0]]))


def counts(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if not row["late"] and not row["excluded"]]


def tally(rows: Iterable[Row], asked: Asked) -> Tally:
    counting = Counting(asked.keys, asked.low, asked.high)
    for row in rows:
        counting.add([row[f"e_{key}"] for key in asked.keys])
    return counting.tally(vectors=False)


def index(rows: list[Row], asked: Asked, members: Members) -> list[Group]:
    found = grouped(counts(chosen(rows, asked, members)), asked)
    return [
        (*group, summed.n, *summed.counts, *summed.totals)
        for group, each in found.items()
        for summed in [tally(each, asked)]
    ]


def spread(rows: list[Row], asked: Asked, members: Members, share: float) -> list[Group]:
    """From the rules' own variance, which is n/(n−1) times it; one respondent alone has none."""
    each = grouped(counts(chosen(rows, asked, members)), asked).values()
    squares = (_spread(tally(part, asked), Fraction(share)) for part in each)
    return [(*row, square) for row, square in zip(index(rows, asked, members), squares, strict=True)]


def _spread(summed: Tally, share: Fraction) -> float | None:
    """None where the rules have no variance: an element without answers, or a single respondent."""
    found = variance(summed, [share] * len(summed.keys))
    return None if found is None else float(found * Fraction(summed.n - 1, summed.n))


def levels(rows: list[Row], asked: Asked, members: Members) -> list[Group]:
    found = grouped(counts(chosen(rows, asked, members)), asked)
    return [
        (*group, *(count for row in summed.levels for count in row), *summed.outside, summed.blank)
        for group, each in found.items()
        for summed in [tally(each, asked)]
    ]


def patterns(rows: list[Row], asked: Asked, members: Members) -> list[Group]:
    found = grouped(counts(chosen(rows, asked, members)), asked)
    answer = []
    for group, each in found.items():
        by_mask: dict[int, list[Row]] = {}
        for row in each:
            given = [row[f"e_{key}"] in range(asked.low, asked.high + 1) for key in asked.keys]
            by_mask.setdefault(sum(1 << at for at, is_point in enumerate(given) if is_point), []).append(row)
        for mask, same in sorted(by_mask.items()):
            answer.append((*group, mask, *_pattern(tally(same, asked), mask, asked)))
    return answer


def _pattern(summed: Tally, mask: int, asked: Asked) -> tuple[int, ...]:
    if not mask:
        k = len(asked.keys)
        return summed.blank, 1, 0, *([0] * (k + k * (k + 1) // 2))
    (sums,) = summed.patterns.values()
    return sums.n, summed.distinct or 0, summed.straightliners, *sums.totals, *sums.products


def coverage(rows: list[Row], asked: Asked, members: Members) -> list[Group]:
    return [
        (
            *group,
            len(each),
            len(counts(each)),
            sum(row["late"] for row in each),
            sum(row["excluded"] for row in each),
            len({row["survey"] for row in each}),
            len({(row["office"], row["unit"]) for row in each}),
        )
        for group, each in grouped(chosen(rows, asked, members), asked).items()
    ]


def holdings(rows: list[Row]) -> list[Group]:
    found: dict[Group, list[Row]] = {}
    for row in rows:
        found.setdefault(
            tuple(row[name] for name in ("period", "province", "pack", "questionnaire")), []
        ).append(row)
    return [
        (
            *group,
            len({row["survey"] for row in each}),
            len(each),
            min(row["starts"] for row in each),
            max(row["ends"] for row in each),
        )
        for group, each in sorted(found.items())
    ]
