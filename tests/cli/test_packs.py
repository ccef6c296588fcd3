"""``tolok packs``: every pack can be listed, read whole, checked and filled in."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import run
from tolok.cli import main
from tolok.rules import packs
from tolok.rules.instruments.values import Instrument
from tolok.rules.texts import ProblemsError
from tolok.sheets.answers.responses import read_responses
from tolok.sheets.books import open_path

Capture = pytest.CaptureFixture[str]
IDS = packs.ids()


def test_it_lists_every_pack(capsys: Capture) -> None:
    found = run(capsys, "packs", "list", "--format", "json")
    assert found.code == 0
    assert [row["id"] for row in found.data] == list(IDS)
    assert all(len(row["hash"]) == 64 for row in found.data)
    shown = run(capsys, "packs", "list").out
    assert all(pack_id in shown for pack_id in IDS)


@pytest.mark.parametrize("pack_id", IDS)
def test_it_shows_law_parts_and_doubts(capsys: Capture, pack_id: str) -> None:
    shown = run(capsys, "packs", "show", pack_id)
    assert shown.code == 0
    header = packs.header(pack_id)
    assert shown.out.startswith(header.title.id)
    for words in (header.hash, header.basis[0].title, *(note.id for note in header.notes)):
        assert words in shown.out


def test_it_shows_weights_bands_and_how_sure_a_part_is(capsys: Capture) -> None:
    shown = run(capsys, "packs", "show", "pekppp-2022-luring").out
    assert "I. Kebijakan Pelayanan, bobot 24 %" in shown
    assert "[dari aplikasi daerah, bukan teks resmi]" in shown
    assert "4,51–5,00" in shown
    survey = run(capsys, "packs", "show", "skm-2017").out
    assert "U8 (U9 pada formulir)" in survey
    assert "0,111 dan 0,11" in survey
    zone = run(capsys, "packs", "show", "spkp-spak-2021").out
    assert "WBK 15,75 poin (indeks 3,6)" in zone
    assert "ratio: rata-rata × 4/6 (dipakai)" in zone


@pytest.mark.parametrize("pack_id", IDS)
def test_it_gives_the_whole_pack_as_data(capsys: Capture, pack_id: str) -> None:
    data = run(capsys, "packs", "show", pack_id, "--format", "json").data
    assert data["header"]["id"] == pack_id
    assert data["header"]["hash"] == packs.header(pack_id).hash
    assert set(data["header"]["title"]) == {"id", "en"}


def test_it_gives_weights_as_strings_and_conditions_by_kind(capsys: Capture) -> None:
    data = run(capsys, "packs", "show", "pekppp-2022-luring", "--format", "json").data
    first = data["forms"]["f02"]["aspects"][0]["indicators"][0]
    assert first["weight"] == "17"
    assert [level["value"] for level in first["levels"]] == [0, 1, 2, 3, 4, 5]
    assert first["rule"]["cases"][0]["when"]["is"]


@pytest.mark.parametrize("pack_id", IDS)
def test_it_lists_parts_as_csv(capsys: Capture, pack_id: str) -> None:
    head, *rows = run(capsys, "packs", "show", pack_id, "--format", "csv").out.splitlines()
    assert "code" in head.split(",")
    pack = packs.read(packs.find(pack_id)) if packs.header(pack_id).kind == "weighted" else None
    if isinstance(pack, Instrument):
        assert len(rows) == len(pack.indicators)


@pytest.mark.parametrize("action", [("show",), ("template", "-o", "x.xlsx")])
def test_it_names_the_packs_there_are(capsys: Capture, action: tuple[str, ...]) -> None:
    found = run(capsys, "packs", action[0], "skm-1990", *action[1:])
    assert found.code == 2
    assert "skm-2017" in found.err


def test_it_finds_the_shipped_packs_whole(capsys: Capture) -> None:
    found = run(capsys, "packs", "check", "--format", "json")
    assert found.code == 0
    assert found.data == [{"id": pack_id, "problems": [], "problems_en": []} for pack_id in IDS]


def copied(tmp_path: Path, pack_id: str) -> Path:
    with as_file(files("tolok.rules") / "packs" / pack_id) as folder:
        shutil.copytree(folder, tmp_path / pack_id)
    return tmp_path / pack_id


def test_it_refuses_weights_that_do_not_sum(capsys: Capture, tmp_path: Path) -> None:
    folder = copied(tmp_path, "pekppp-2022-luring")
    file = folder / "aspect-1.toml"
    file.write_text(file.read_text("utf-8").replace('weight = "17"', 'weight = "16"', 1), "utf-8")
    for target in (folder, tmp_path):
        found = run(capsys, "packs", "check", target)
        assert found.code == 1
        assert "pekppp-2022-luring/aspect-1.toml" in found.err


def test_it_tells_faults_as_data_in_both_languages(capsys: Capture, tmp_path: Path) -> None:
    file = copied(tmp_path, "pekppp-2022-luring") / "aspect-1.toml"
    file.write_text(file.read_text("utf-8").replace('weight = "17"', 'weight = "16"', 1), "utf-8")
    (found,) = run(capsys, "packs", "check", tmp_path, "--format", "json").data
    assert any("Bobot tidak berjumlah benar" in problem for problem in found["problems"])
    assert any("The weights do not sum" in problem for problem in found["problems_en"])
    assert len(found["problems"]) == len(found["problems_en"])
    heads, row = run(capsys, "packs", "check", tmp_path, "--format", "csv").out.splitlines()
    assert (heads, row) == ("id,problems", f"pekppp-2022-luring,{len(found['problems'])}")


def test_it_refuses_a_folder_without_packs(capsys: Capture, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "tidak-ada"):
        found = run(capsys, "packs", "check", folder)
        assert found.code == 2
        assert "pack.toml" in found.err


@pytest.mark.parametrize("pack_id", IDS)
def test_it_writes_a_workbook_to_fill(capsys: Capture, tmp_path: Path, pack_id: str) -> None:
    path = tmp_path / "isian.xlsx"
    found = run(capsys, "packs", "template", pack_id, "-o", path)
    assert found.code == 0
    assert found.out.strip() == str(path)
    assert len(open_path(path).sheets) >= 3
    if packs.header(pack_id).kind == "satisfaction":
        with pytest.raises(ProblemsError, match="holds no answers"):
            read_responses(open_path(path), packs.satisfaction(pack_id))


def test_it_says_what_it_wrote_in_the_form_that_is_asked_for(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    words = ("packs", "template", "pekppp-2022-luring", "-o", path, "--format")
    assert run(capsys, *words, "json").data == {"file": str(path), "instrument": "pekppp-2022-luring"}
    assert run(capsys, *words, "csv").out == f"file,instrument\n{path},pekppp-2022-luring\n"
    assert run(capsys, *words, "table").out == f"{path}\n"


def test_it_leaves_the_old_file_when_it_cannot_write(capsys: Capture, tmp_path: Path) -> None:
    found = run(capsys, "packs", "template", "skm-2017", "-o", tmp_path / "tidak" / "ada.xlsx")
    assert found.code == 1
    assert "cannot be written" in found.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("action", ["list", "show", "check", "template"])
def test_it_explains_itself(capsys: Capture, action: str) -> None:
    found = run(capsys, "packs", action, "--help")
    assert found.code == 0
    assert f"tolok packs {action}" in found.out


def test_it_does_not_overwrite_a_filled_workbook_with_an_empty_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "isian.xlsx"
    words = ["packs", "template", "pekppp-2022-luring", "-o", str(file)]
    assert main(words) == 0
    assert main(words) == 0, "an untouched template may be made again"
    book = load_workbook(file)
    book["F-02"]["A3"] = "Dinas Satu"
    book.save(file)
    filled = file.read_bytes()
    assert main(words) == 2
    assert file.read_bytes() == filled
    assert "sudah berisi" in capsys.readouterr().err
    assert main([*words, "--force"]) == 0
    assert file.read_bytes() != filled
