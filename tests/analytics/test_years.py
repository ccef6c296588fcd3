"""Years beside each other, with gaps where a group has nothing."""

import pyarrow as pa

from tolok.analytics.years import side_by_side

FOUND = pa.table(
    {
        "province": ["09", "34", "34"],
        "year": [2026, 2025, 2026],
        "n": [3, 10, 20],
        "ikm_published": [80.0, 81.0, 82.0],
        "grade": [None, "B", "B"],
    }
)


def test_it_gives_a_row_a_group_and_columns_a_year() -> None:
    found = side_by_side(FOUND, ("province",))
    assert found.to_pylist() == [
        {
            "province": "09",
            "n_2025": None,
            "ikm_published_2025": None,
            "grade_2025": None,
            "n_2026": 3,
            "ikm_published_2026": 80.0,
            "grade_2026": None,
        },
        {
            "province": "34",
            "n_2025": 10,
            "ikm_published_2025": 81.0,
            "grade_2025": "B",
            "n_2026": 20,
            "ikm_published_2026": 82.0,
            "grade_2026": "B",
        },
    ]


def test_it_needs_no_group_and_takes_other_figures() -> None:
    found = side_by_side(FOUND.slice(1), (), figures=("n",))
    assert found.to_pylist() == [{"n_2025": 10, "n_2026": 20}]


def test_it_has_no_rows_where_nothing_was_found() -> None:
    assert len(side_by_side(FOUND.slice(0, 0), ("province",))) == 0
