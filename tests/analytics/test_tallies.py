"""Columns give the same tally as rows, one by one."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.analytics.answer_files import COLUMNS, KEYS, counted, random_answers, write_csv, write_parquet
from tolok.analytics.source import headings
from tolok.analytics.tallies import tallies, tally_file
from tolok.rules import packs
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.skm import survey
from tolok.rules.texts import ProblemsError

SKM: Satisfaction = packs.satisfaction("skm-2017")
TYPES = (pa.int8(), pa.int64(), pa.uint8(), pa.float64(), pa.decimal128(22, 1), pa.string())


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_it_tallies_parquet_as_the_rules_tally_rows(tmp_path: Path, kind: pa.DataType) -> None:
    people = random_answers(400, seed=1)
    path = write_parquet(tmp_path / "a.parquet", people, kind)
    found = tally_file(path, COLUMNS, by="unit", vectors=True)
    assert found == counted(people)
    assert list(found) == list(counted(people))  # in order of appearance


@pytest.mark.parametrize("seed", range(8))
def test_it_gives_every_group_the_same_outcome(tmp_path: Path, seed: int) -> None:
    people = random_answers(300, seed)
    path = write_parquet(tmp_path / "a.parquet", people, pa.int32())
    rows = counted(people, vectors=False)
    for group, tally in tallies(path, COLUMNS, by="unit"):
        assert survey(SKM, tally, group=group) == survey(SKM, rows[group], group=group)


@pytest.mark.parametrize(
    ("delimiter", "encoding", "decimals"),
    [(",", "utf-8", ""), (";", "utf-8-sig", ""), (";", "utf-8", ",0"), ("\t", "utf-8", ".0")],
)
def test_it_tallies_delimited_text_as_rows(
    tmp_path: Path, delimiter: str, encoding: str, decimals: str
) -> None:
    people = random_answers(300, seed=5)
    path = write_csv(tmp_path / "a.csv", people, delimiter, encoding, decimals)
    assert tally_file(path, COLUMNS, by="unit", vectors=True) == counted(people)


def test_it_reads_text_that_is_not_utf_8(tmp_path: Path) -> None:
    people = [("Caf\u00e9 Layanan", row) for _, row in random_answers(50, seed=6)]
    path = write_csv(tmp_path / "a.csv", people, ";", "cp1252")
    assert tally_file(path, COLUMNS, by="unit", vectors=True) == counted(people)


def test_it_puts_everybody_together_without_a_group_column(tmp_path: Path) -> None:
    people = random_answers(200, seed=2)
    path = write_parquet(tmp_path / "a.parquet", people, pa.int8())
    found = tally_file(path, COLUMNS, vectors=True)
    assert found == counted([("all", row) for _, row in people])


def test_it_joins_spellings_of_one_group_under_the_first(tmp_path: Path) -> None:
    names = ["Dinas  Kesehatan ", "dinas kesehatan", "DINAS KESEHATAN", " ", None]
    people = [(names[place % 5], row) for place, (_, row) in enumerate(random_answers(100, seed=3))]
    path = write_parquet(tmp_path / "a.parquet", people, pa.int8())
    found = tally_file(path, COLUMNS, by="unit", vectors=True)
    joined = [("Dinas Kesehatan" if (unit or " ").strip() else None, row) for unit, row in people]
    assert found == counted(joined)
    assert list(found) == ["Dinas Kesehatan", "(kosong)"]


def test_it_takes_not_a_number_as_missing_and_fractions_as_off_the_scale(tmp_path: Path) -> None:
    values = [1.0, float("nan"), 3.5, None, 4.0, float("inf")]
    table = {"unit": ["x"] * 6, **dict.fromkeys(COLUMNS.values(), values)}
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table(table), path)
    found = tally_file(path, COLUMNS, by="unit")["x"]
    assert found.levels[0] == (1, 0, 0, 1)
    assert (found.outside[0], found.n, found.blank) == (2, 2, 4)


def test_it_reads_labels_as_the_pack_does(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "biaya,pengaduan\nGratis,Tidak ada\n cukup  MAHAL ,dikelola dengan baik.\nmurah,entah\n4,-\n", "utf-8"
    )
    words = {key: SKM.lexicon[key] for key in ("biaya", "pengaduan")}
    found = tally_file(path, {"biaya": "biaya", "pengaduan": "pengaduan"}, words=words)["all"]
    assert found.levels == ((0, 1, 1, 2), (1, 0, 0, 1))
    assert found.outside == (0, 1)


def test_it_takes_the_six_points_of_an_integrity_survey(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("pungli,hadiah\n6,1\n5,7\n0,2\n", "utf-8")
    found = tally_file(path, {"a": "pungli", "b": "hadiah"}, low=1, high=6, vectors=True)["all"]
    assert found.totals == (11, 3)
    assert found.outside == (1, 1)


def test_it_resamples_columns_as_it_resamples_rows(tmp_path: Path) -> None:
    people = random_answers(120, seed=4)
    path = write_parquet(tmp_path / "a.parquet", people, pa.int8())
    found = tally_file(path, COLUMNS, vectors=True)["all"]
    rows = counted([("all", row) for _, row in people])["all"]
    assert survey(SKM, found, bootstrap=200) == survey(SKM, rows, bootstrap=200)
    assert survey(SKM, found, bootstrap=200).bootstrap is not None


def test_it_tells_headings(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", random_answers(30, seed=7), ";")
    assert headings(path) == ("unit", *COLUMNS.values())


def test_it_knows_parquet_by_its_first_bytes(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.data", random_answers(30, seed=7), pa.int8())
    found = tally_file(path, COLUMNS)["all"]
    assert found.n + found.blank == 30


def test_it_names_every_column_that_is_not_there_or_used_twice(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", random_answers(5, seed=8))
    with pytest.raises(ProblemsError) as caught:
        tally_file(path, {"biaya": "U4", "waktu": "U4", "produk": "U99"}, by="dinas")
    sentences = [problem.say("en") for problem in caught.value.problems]
    assert len(sentences) == 3
    assert all(sentence.startswith("a.csv") for sentence in sentences)
    assert "'U99'. Wanted: one of “unit”" in sentences[0]


@pytest.mark.parametrize(
    "content",
    [b"PAR1 and then nothing", b"", b"\x00\x01\x02\xff\xfe\xfd" * 50],
    ids=["cut", "empty", "bytes"],
)
def test_it_refuses_a_broken_file_without_a_traceback(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rusak.parquet"
    path.write_bytes(content)
    with pytest.raises(ProblemsError, match=r"rusak\.parquet"):
        tally_file(path, {KEYS[0]: "U1"})


def test_it_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="cannot be read as columns"):
        headings(tmp_path / "none.csv")


def test_it_does_not_run_what_stands_in_a_heading(tmp_path: Path) -> None:
    heading = 'U1") FROM source; DROP TABLE groups; --'
    path = tmp_path / "o'neil.parquet"
    pq.write_table(pa.table({heading: [4, 3], "it's": ["a'b", 'c"d']}), path)
    found = tally_file(path, {"biaya": heading}, by="it's")
    assert {group: tally.totals for group, tally in found.items()} == {"a'b": (4,), 'c"d': (3,)}
