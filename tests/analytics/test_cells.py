"""Single cells of a big file: its different words, and where answers stand that are none."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tolok.analytics.cells import Place, off_scale, words

COLUMNS = {"biaya": "Biaya", "produk": "Produk"}


def csv_file(path: Path) -> Path:
    path.write_text('Biaya,Produk\n4,3\nmurah,\ngratis,9\nTB,\'\n3,"a,b"\n', "utf-8")
    return path


def test_it_lists_the_different_words_of_text_columns(tmp_path: Path) -> None:
    found = words(csv_file(tmp_path / "a.csv"), COLUMNS, most=10)
    assert set(found["biaya"]) == {"4", "3", "murah", "gratis", "TB"}
    assert len(words(tmp_path / "a.csv", COLUMNS, most=2)["biaya"]) == 2


def test_it_has_no_words_for_numbers(tmp_path: Path) -> None:
    pq.write_table(pa.table({"Biaya": [1, 2], "Produk": ["a", None]}), tmp_path / "a.parquet")
    assert words(tmp_path / "a.parquet", COLUMNS, most=10) == {"produk": ("a",)}


def test_it_finds_cells_off_the_scale_by_their_row(tmp_path: Path) -> None:
    found, count = off_scale(
        csv_file(tmp_path / "a.csv"),
        COLUMNS,
        low=1,
        high=4,
        known={"biaya": {"murah": 3, "gratis": 4}},
        ignored={"biaya": ["TB"]},
        most=10,
    )
    assert found == [Place(4, "produk", "9"), Place(5, "produk", "'"), Place(6, "produk", "a,b")]
    assert count == 3


def test_it_counts_rows_of_parquet_from_one_and_stops_in_time(tmp_path: Path) -> None:
    pq.write_table(pa.table({"Biaya": [9] * 30, "Produk": [4] * 29 + [0]}), tmp_path / "a.parquet")
    found, count = off_scale(tmp_path / "a.parquet", COLUMNS, low=1, high=4, known={}, ignored={}, most=3)
    assert [place.row for place in found] == [1, 2, 3]
    assert count == 31
