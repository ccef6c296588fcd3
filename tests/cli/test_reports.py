import json
from datetime import date
from pathlib import Path

import pypdf
import pytest

from tests.papers.reading import words
from tolok.cli import main, reports
from tolok.cli.reports import file_names, write_reports
from tolok.rules import packs
from tolok.rules.index.weighted import evaluate
from tolok.rules.results import Outcome
from tolok.sheets.books import open_path
from tolok.sheets.instruments.filled import Filled
from tolok.sheets.instruments.levels import read_levels
from tolok.sheets.instruments.templates import levels_workbook

ID = "pekppp-2022-luring"
DAY = date(2026, 11, 21)
UNITS = ("Dinas Sosial", "../Dinas Ünïk: <x>", "=1+1")
PAPERS = ["01-dinas-sosial.pdf", "02-dinas-unik-x.pdf", "03-1-1.pdf"]
FILES = sorted([*PAPERS, "hasil.csv", "hasil.json", "hasil.xlsx", "semua-unit.pdf"])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    instrument = packs.instrument(ID)
    levels: dict[str, int | None] = dict.fromkeys(instrument.indicators, 4)
    users = tuple((UNITS[0], (4,) * 14) for _ in range(12))
    path = tmp_path / "isi.xlsx"
    path.write_bytes(levels_workbook(instrument, tuple((unit, levels) for unit in UNITS), users))
    return path


@pytest.fixture
def evaluated(book: Path) -> tuple[Filled, list[Outcome]]:
    filled = read_levels(open_path(book), packs.instrument(ID))
    return filled, [evaluate(filled.instrument, given) for given in filled.given]


def first_page(paper: Path) -> str:
    return pypdf.PdfReader(paper).pages[0].extract_text()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_writes_a_paper_a_unit_one_of_all_and_three_tables(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "baru" / "laporan"
    assert main(["evaluate", str(book), "--instrument", ID, "--report", str(folder), "--format", "json"]) == 0
    assert names(folder) == FILES
    printed = json.loads(capsys.readouterr().out)
    written = json.loads((folder / "hasil.json").read_text("utf-8"))
    assert [{key: row[key] for key in printed[0]} for row in written] == printed
    assert written[0]["trail"]["parts"][0]["parts"][0]["parts"][0]["cell"]["row"] == 3
    assert written[0]["ipp_published"] == "4.00"


def test_it_prints_the_command_that_was_used(book: Path, tmp_path: Path) -> None:
    folder, users = tmp_path / "laporan", tmp_path / "f03.csv"
    items = [item.code for item in packs.instrument(ID).forms["f03"].items]
    users.write_text(f"unit;{';'.join(items)}\nA;{';'.join(['4'] * 14)}\n")
    apart = tmp_path / "level.csv"
    apart.write_text("unit;1.a.Ak\nA;3\n")
    assert main(["evaluate", str(book), "--instrument", ID, "--report", str(folder)]) == 0
    command = f"tolok evaluate isi.xlsx --instrument {ID}"
    assert f'{command} --explain "Dinas Sosial"' in words((folder / PAPERS[0]).read_bytes())
    assert f"{command} Sidik" in words((folder / "semua-unit.pdf").read_bytes())
    chosen = ["--instrument", ID, "--users", str(users), "--report", str(folder)]
    assert main(["evaluate", str(apart), *chosen]) == 0
    command = f"tolok evaluate level.csv --instrument {ID} --users f03.csv Sidik"
    assert command in words((folder / "semua-unit.pdf").read_bytes())


def test_it_writes_the_same_papers_for_the_same_day(
    evaluated: tuple[Filled, list[Outcome]], tmp_path: Path
) -> None:
    for name in ("a", "b"):
        write_reports(tmp_path / name, *evaluated, DAY)
    for paper in (*PAPERS, "semua-unit.pdf"):
        assert (tmp_path / "a" / paper).read_bytes() == (tmp_path / "b" / paper).read_bytes()
    metadata = pypdf.PdfReader(tmp_path / "a" / PAPERS[0]).metadata
    assert metadata is not None
    assert metadata.title == "Laporan Indeks Pelayanan Publik: Dinas Sosial"


def test_it_replaces_old_papers_and_leaves_other_files(
    evaluated: tuple[Filled, list[Outcome]], tmp_path: Path
) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    (folder / "catatan.txt").write_text("punya saya")
    (folder / "hasil.csv").write_text("lama")
    write_reports(folder, *evaluated, DAY)
    assert names(folder) == sorted([*FILES, "catatan.txt"])
    assert (folder / "hasil.csv").read_text("utf-8-sig").startswith("unit,")


def test_it_leaves_nothing_when_a_paper_fails(
    evaluated: tuple[Filled, list[Outcome]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reports, "_papers", broken)
    folder = tmp_path / "laporan"
    with pytest.raises(OSError, match="No space"):
        write_reports(folder, *evaluated, DAY)
    assert names(tmp_path) == ["isi.xlsx"]


def test_it_refuses_a_folder_that_is_a_file(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "laporan").write_text("bukan map")
    code = main(["evaluate", str(book), "--instrument", ID, "--report", str(tmp_path / "laporan")])
    assert code == 1
    assert "Laporan tidak dapat ditulis" in capsys.readouterr().err
    assert names(tmp_path) == ["isi.xlsx", "laporan"]


def test_it_writes_nothing_when_the_data_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "isi.csv"
    wrong.write_text("unit,1.a.Ak\nDinas,6\n")
    code = main(["evaluate", str(wrong), "--instrument", ID, "--report", str(tmp_path / "laporan")])
    assert code == 1
    assert names(tmp_path) == ["isi.csv"]


def test_it_numbers_names_so_that_none_falls_together() -> None:
    found = file_names(["A/B", "a b", "漢字", "", "x" * 200, "con", "a\x00b"])
    assert found[:4] == ["01-a-b.pdf", "02-a-b.pdf", "03-unit.pdf", "04-unit.pdf"]
    assert len(set(found)) == 7
    assert all(len(name) < 80 for name in found)
    assert file_names(["a"] * 100)[0] == "001-a.pdf"


def test_it_makes_papers_side_by_side_in_the_order_of_the_file(
    evaluated: tuple[Filled, list[Outcome]], tmp_path: Path
) -> None:
    write_reports(tmp_path / "laporan", *evaluated, DAY)
    assert "Dinas Sosial" in first_page(tmp_path / "laporan" / PAPERS[0])
    assert "../Dinas Ünïk: <x>" in first_page(tmp_path / "laporan" / PAPERS[1])
    assert "=1+1" in first_page(tmp_path / "laporan" / PAPERS[2])
