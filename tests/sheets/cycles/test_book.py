import io
from functools import cache
from typing import Any

import openpyxl

from tests.papers.closed_cycles import FACTS, a_cycle, a_unit
from tests.papers.reading import DAY
from tolok.rules.cycles.papers import CycleResults, Judgement
from tolok.rules.index.weighted import Given
from tolok.sheets.cycles.book import cycle_book


@cache
def usual() -> bytes:
    """The workbook of the usual cycle, made once."""
    return cycle_book(a_cycle(), DAY)


def rows(sheet: str, cycle: CycleResults | None = None) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(io.BytesIO(cycle_book(cycle, DAY) if cycle else usual()))
    heads, *found = list(book[sheet].iter_rows(values_only=True))
    return [dict(zip(map(str, heads), row, strict=True)) for row in found]


def test_it_holds_units_with_value_category_interval_and_place() -> None:
    found = rows("Unit")
    assert len(found) == 7
    first, last = found[0], found[-1]
    assert first["kode unit"] == "1.06.01"
    assert first["ipp terbit"] == 3.57
    assert abs(first["ipp"] - 3.568342857142857) < 1e-12
    assert (first["kategori"], first["urutan terbaik"], first["urutan terburuk"]) == ("B", 2, 5)
    assert first["selang bawah"] < first["ipp"] < first["selang atas"]
    assert (last["ipp"], last["kategori"], last["f03"]) == (None, None, None)


def test_it_holds_every_level_with_claim_and_reason() -> None:
    cycle = a_cycle()
    found = rows("Level", cycle)
    assert len(found) == sum(len(unit.instrument.indicators) for unit in cycle.units)
    objected = [row for row in found if str(row["penetapan"]).startswith("diputus setelah sanggah")]
    assert objected
    assert all(row["alasan"] and row["usulan unit"] is not None for row in objected)


def test_it_leaves_what_is_missing_empty_and_never_zero() -> None:
    found = rows("Level", CycleResults(FACTS, [a_unit(given=Given("Dinas Sosial", {"1.a.Ak": 0}))]))
    assert [row["level"] for row in found[:2]] == [0, None]
    assert found[1]["arti level"] == "belum dinilai"


def test_it_holds_means_answers_proof_and_commitments() -> None:
    means = {row["nama"]: row for row in rows("Rata-rata")}
    assert means["semua unit"]["unit yang dihitung"] == 6
    answers = rows("F-03")
    assert abs(618 / 168 - answers[0]["rata-rata"]) < 1e-12
    assert (answers[0]["jumlah jawaban"], answers[0]["banyak jawaban"]) == (618, 168)
    assert len(rows("Bukti")[0]["sha256"]) == 64
    assert {row["asal"] for row in rows("Komitmen")} == {"siklus ini", "siklus sebelumnya"}


def test_it_says_what_every_sheet_holds() -> None:
    book = openpyxl.load_workbook(io.BytesIO(cycle_book(a_cycle(), DAY)))
    told = {str(cell.value) for cell in book["Baca saya"]["A"]}
    assert {
        f"Lembar {name}" for name in book.sheetnames if name[:10] not in {"Baca saya", "Instrumen "}
    } <= told
    assert book.sheetnames[-2:] == ["Instrumen 1", "Instrumen 2"]


def test_it_writes_no_formula() -> None:
    unit = a_unit("=1+1", judgements={"1.a.Ak": Judgement(reason='=HYPERLINK("http://x.example")')})
    book = openpyxl.load_workbook(io.BytesIO(cycle_book(CycleResults(FACTS, [unit]), DAY)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" and not cell.quotePrefix]


def test_it_is_the_same_every_time_and_takes_no_units() -> None:
    assert cycle_book(a_cycle(), DAY) == cycle_book(a_cycle(), DAY)
    assert openpyxl.load_workbook(io.BytesIO(cycle_book(CycleResults(FACTS, ()), DAY))).sheetnames
