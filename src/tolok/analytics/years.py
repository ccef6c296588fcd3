"""Years, or periods, side by side: one row a group, its figures of every year in columns."""

from collections.abc import Sequence

import pyarrow as pa

#: What is set side by side unless somebody asks for more.
FIGURES = ("n", "ikm_published", "grade")


def side_by_side(
    found: pa.Table, by: Sequence[str], over: str = "year", figures: Sequence[str] = FIGURES
) -> pa.Table:
    """One row for each combination of `by` in `found`, in order of appearance; ``n_2025``, ``grade_2025`` … for
    every value of `over`, earliest first. NULL where a group has nothing in that year, which is not zero."""
    groups = list(zip(*(found[name].to_pylist() for name in by), strict=True)) if by else [()] * len(found)
    years = found[over].to_pylist()
    places = {at: place for place, at in enumerate(zip(groups, years, strict=True))}
    rows = list(dict.fromkeys(groups))
    columns = {
        name: pa.array([row[at] for row in rows], found.schema.field(name).type) for at, name in enumerate(by)
    }
    for year in sorted(set(years), key=str):
        taken = pa.array([places.get((row, year)) for row in rows], pa.int64())
        for figure in figures:
            columns[f"{figure}_{year}"] = found[figure].take(taken)
    return pa.table(columns)
