import csv
import hashlib
import io
import zipfile
from dataclasses import replace
from functools import cache

import openpyxl
import pytest

from tests.papers.closed_cycles import F4, FACTS, LETTERHEAD, a_cycle, a_unit
from tests.papers.reading import DAY, elements, opened, words
from tolok.papers.cycles.minister_package import FILES, README, SUMS, minister_package, unit_list
from tolok.rules.cycles.papers import CycleResults


@cache
def usual() -> bytes:
    """The package of the usual cycle, made once."""
    return minister_package(a_cycle(), LETTERHEAD, DAY)


def package(values: CycleResults | None = None) -> zipfile.ZipFile:
    content = minister_package(values, LETTERHEAD, DAY) if values else usual()
    return zipfile.ZipFile(io.BytesIO(content))


def test_it_holds_everything_and_says_what_each_file_is() -> None:
    archive = package()
    assert archive.namelist() == [README, *(name for name, _ in FILES), SUMS]
    text = archive.read(README).decode()
    assert all(name in text for name, _ in FILES)
    assert "https://tolok.nusakencana.example/siklus/2026/" in text


def test_it_lists_the_hash_of_every_file() -> None:
    archive = package()
    for line in archive.read(SUMS).decode().splitlines():
        found, name = line.split("  ")
        assert hashlib.sha256(archive.read(name)).hexdigest() == found
    assert archive.read(SUMS).count(b"\n") == len(FILES) + 1


def test_it_indexes_every_citation_with_its_hash() -> None:
    cycle = a_cycle(3)
    text = package(cycle).read("05-indeks-bukti.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    cited = [proof for unit in cycle.units for one in unit.judgements.values() for proof in one.proofs]
    assert sorted(row["sha256"] for row in rows) == sorted(proof.sha256 for proof in cited)


def test_it_tells_findings_and_plan_in_its_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(package().read("04-laporan-untuk-menteri.xlsx")))
    assert book.sheetnames[:4] == ["Baca saya", "Unit", "Rata-rata", "Temuan per aspek"]
    plan = [row[4] for row in book["Rencana tindak lanjut"].iter_rows(min_row=2, values_only=True)]
    assert "Catat kehadiran petugas setiap hari" in plan
    assert all(level <= 2 for (level,) in book["Temuan per aspek"].iter_rows(2, None, 7, 7, values_only=True))


def test_it_lists_units_and_means_on_the_paper_of_the_office() -> None:
    cycle = a_cycle()
    content = unit_list(cycle, replace(LETTERHEAD, **F4), DAY)
    text = words(content)
    assert all(unit.name in text for unit in cycle.units)
    assert "Kelompok: Kesehatan" in text
    assert "Aspek VI: Inovasi" in text
    assert "6 dari 7" in text
    assert round(float(opened(content).pages[0].mediabox.height) / 72 * 25.4) == 330
    assert elements(content, "/TH")


def test_it_is_the_same_every_time() -> None:
    assert minister_package(a_cycle(2), LETTERHEAD, DAY) == minister_package(a_cycle(2), LETTERHEAD, DAY)


def test_it_takes_a_cycle_without_proof_plan_or_panel() -> None:
    unit = a_unit(judgements={}, recommendations=(), followed_up=(), earlier=None, rank=None)
    archive = package(CycleResults(replace(FACTS, panel=(), calendar=(), closed_on=None), [unit]))
    assert archive.testzip() is None
    book = openpyxl.load_workbook(io.BytesIO(archive.read("06-semua-data.xlsx")))
    assert [cell.value for cell in book["Bukti"][1]][-1] == "sha256"


def test_it_refuses_a_cycle_without_units() -> None:
    with pytest.raises(ValueError, match="without units"):
        minister_package(CycleResults(FACTS, ()), LETTERHEAD, DAY)
