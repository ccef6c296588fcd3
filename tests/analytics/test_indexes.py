"""The fast path gives what the rules give, group by group."""

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from tests.analytics.answer_files import COLUMNS, KEYS, counted, random_answers, write_csv, write_parquet
from tolok.analytics.indexes import indexes
from tolok.rules import packs
from tolok.rules.surveys.skm import survey
from tolok.rules.texts import ProblemsError

SKM = packs.satisfaction("skm-2017")


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_it_gives_every_group_the_index_of_the_rules(tmp_path: Path, seed: int, suffix: str) -> None:
    people = random_answers(250, seed)
    path = tmp_path / f"a.{suffix}"
    if suffix == "csv":
        write_csv(path, people, ";")
    else:
        write_parquet(path, people, pa.uint8())
    found = {row["group"]: row for row in indexes(path, SKM, COLUMNS, by="unit").to_pylist()}
    rows = counted(people)
    assert found.keys() == rows.keys()
    for group, tally in rows.items():
        wanted, row = survey(SKM, tally), found[group]
        assert row["ikm"] == pytest.approx(float(wanted.ikm or 0))
        assert row["ikm_published"] == wanted.ikm_published
        assert row["grade"] == (wanted.grade.letter if wanted.grade else None)
        assert (row["n"], row["n_min"], row["n_max"]) == (wanted.n, wanted.n_min, wanted.n_max)
        for key in KEYS:
            assert row[f"n_{key}"] == wanted.elements[key].n
            assert row[f"total_{key}"] == wanted.elements[key].total


@pytest.mark.parametrize(
    ("sum_of_answers", "published", "grade"),
    [
        (158_949, "88.31", "A"),  # 25 × sum ÷ 45,000 = 88.305
        (137_889, "76.61", "B"),  # 76.605
        (116_991, "65.00", "C"),  # 64.995
        (158_948, "88.30", "B"),  # one answer lower
        (158_985, "88.33", "A"),  # 88.325
    ],
)
def test_it_settles_exactly_what_lies_between_two_published_values(
    tmp_path: Path, sum_of_answers: int, published: str, grade: str
) -> None:
    least, more = divmod(sum_of_answers, 45_000)
    cells = [least + (place < more) for place in range(45_000)]
    people = [("x", list(cells[place : place + 9])) for place in range(0, 45_000, 9)]
    path = write_parquet(tmp_path / "a.parquet", people, pa.uint8())
    row = indexes(path, SKM, COLUMNS, by="unit").to_pylist()[0]
    assert (row["ikm_published"], row["grade"]) == (Decimal(published), grade)


def test_it_withholds_what_the_rules_withhold(tmp_path: Path) -> None:
    people = [("few", [4] * 9)] * 29 + [("enough", [4] * 9)] * 30 + [("gap", [4] * 8 + [None])] * 40
    path = write_parquet(tmp_path / "a.parquet", people, pa.int8())
    found = {row["group"]: row for row in indexes(path, SKM, COLUMNS, by="unit").to_pylist()}
    assert (found["few"]["ikm_published"], found["few"]["grade"]) == (Decimal("100.00"), None)
    assert found["enough"]["grade"] == "A"
    assert (found["gap"]["ikm"], found["gap"]["ikm_published"], found["gap"]["grade"]) == (None, None, None)


def test_it_puts_everybody_together_without_a_group_column(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.parquet", random_answers(80, seed=1), pa.int8())
    found = indexes(path, SKM, COLUMNS)
    assert found["group"].to_pylist() == ["all"]


def test_it_wants_a_column_for_every_element(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.parquet", random_answers(5, seed=1), pa.int8())
    with pytest.raises(ValueError, match="needs columns for"):
        indexes(path, SKM, {"biaya": "U4"})
    with pytest.raises(ProblemsError, match="no such column"):
        indexes(path, SKM, {**COLUMNS, "biaya": "tarif"})
