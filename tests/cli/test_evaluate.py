"""``tolok evaluate``: published sheets come out, missing parts are never zero, wrong data is told whole."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import run
from tolok.rules import packs
from tolok.rules.numbers import comma, exact
from tolok.sheets.instruments.templates import levels_template
from tolok.sheets.instruments.users import answers_form

Capture = pytest.CaptureFixture[str]
PACK = "pekppp-2022-luring"
INSTRUMENT = packs.instrument(PACK)
CODES = list(INSTRUMENT.indicators)
JUDGED = [row.code for aspect in INSTRUMENT.judged[0].aspects for row in aspect.indicators]
FORM = answers_form(INSTRUMENT)
assert FORM is not None
ITEMS = [item.code for item in FORM.items]
LURING = ("--instrument", PACK)
ASPECTS = ["I", "II", "III", "IV", "V", "VI"]


def written(path: Path, head: Sequence[object], *rows: Sequence[object]) -> Path:
    path.write_text("\n".join(";".join(map(str, line)) for line in (head, *rows)), "utf-8")
    return path


def levels(path: Path, *units: str, level: object = 4) -> Path:
    return written(path, ["unit", *CODES], *([unit, *[level] * len(CODES)] for unit in units))


def users(path: Path, *rows: tuple[str, Sequence[int]]) -> Path:
    return written(path, ["unit", *ITEMS], *([unit, *answers] for unit, answers in rows))


def test_it_prints_the_fixed_keys_with_every_digit(tmp_path: Path, capsys: Capture) -> None:
    path = levels(tmp_path / "a.csv", "Dinas Sosial")
    people = users(tmp_path / "f03.csv", *[("Dinas Sosial", [4] * 14)] * 6, *[("Dinas Sosial", [5] * 14)] * 6)
    (found,) = run(capsys, "evaluate", path, *LURING, "--users", people, "--format", "json").data
    fixed = ["unit", "instrument", "pack_hash", "aspects", "f02", "f03", "ipp", "ipp_published", "converted"]
    assert list(found)[:10] == [*fixed, "category"]
    assert "warnings" in found
    assert found["instrument"] == PACK
    assert found["pack_hash"] == INSTRUMENT.header.hash
    assert list(found["aspects"]) == ["I", "II", "III", "IV", "V", "VI"]
    assert (found["f02"], found["f03"], found["ipp"]) == ("4", "4.5", "4.125")
    assert (found["ipp_published"], found["converted"], found["category"]) == ("4.13", "82.5", "A-")


def test_it_gives_the_published_sheet_of_puskesmas_bareng(tmp_path: Path, capsys: Capture) -> None:
    # 2017 form, aspects I and II: printed 3.39 and 2.81
    given = [[5, 5, 4, 3, 3, 4, 4, 5, 4, 1, 1, 2, 3], [4, 5, 4, 1, 0, 4, 3]]
    pack = packs.instrument("pekppp-2017")
    codes = [row.code for aspect in pack.judged[0].aspects[:2] for row in aspect.indicators]
    path = written(tmp_path / "a.csv", ["unit", *codes], ["Puskesmas Bareng", *given[0], *given[1]])
    run_of = run(capsys, "evaluate", path, "--instrument", "pekppp-2017", "--format", "json")
    assert run_of.code == 0
    (found,) = run_of.data
    printed = {key: value and comma(exact(value), 2) for key, value in found["aspects"].items()}
    assert (printed["I"], printed["II"]) == ("3,39", "2,81")
    assert printed["III"] is None
    assert found["f02"] is None
    assert found["ipp"] is None
    assert found["category"] is None
    assert found["warnings"]


def test_it_pools_respondents_and_never_means(tmp_path: Path, capsys: Capture) -> None:
    # Kota Pasuruan 2024: 4 answers of mean 4.5 and 2 of mean 4.0 make 4.33
    path = levels(tmp_path / "a.csv", "A", "B")
    fives, fours = [5] * 14, [4] * 14
    row = [4] * 7 + [5] * 7
    people = users(tmp_path / "f.csv", *[("A", fives)] * 2, *[("A", fours)] * 4, ("B", row))
    first, second = run(capsys, "evaluate", path, *LURING, "--users", people, "--format", "json").data
    assert first["f03"] == "4.333333333333333333333333333"
    assert first["respondents"] == 6
    assert second["f03"] == "4.5"
    assert first["category"] is None
    assert any("minimum 10" in warning for warning in first["warnings"])


def test_it_gives_no_index_without_users(tmp_path: Path, capsys: Capture) -> None:
    (found,) = run(capsys, "evaluate", levels(tmp_path / "a.csv", "A"), *LURING, "--format", "json").data
    assert found["f02"] == "4"
    assert (found["f03"], found["ipp"], found["ipp_published"], found["category"]) == (None,) * 4
    assert any("F-03" in warning for warning in found["warnings"])


def test_it_never_counts_an_unanswered_indicator_as_zero(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "a.csv", ["unit", *CODES], ["A", *[""] * 2, *[5] * (len(CODES) - 2)])
    (found,) = run(capsys, "evaluate", path, *LURING, "--format", "json").data
    assert found["f02"] is None
    assert found["missing"] == JUDGED[:2]
    assert found["aspects"]["I"] is None
    assert found["aspects"]["II"] == "5"


def test_it_reads_every_dress_of_the_same_numbers(tmp_path: Path, capsys: Capture) -> None:
    expected = None
    for encoding, sign, decimal in (
        ("utf-8", ",", "."),
        ("utf-8-sig", ";", ","),
        ("cp1252", ";", ","),
        ("utf-16", "\t", "."),
    ):
        row = ["Kafé Désa", *["4"] * len(CODES), f"4{decimal}25", "12"]
        path = tmp_path / "a.csv"
        text = sign.join(["unit", *CODES, "f03", "f03_n"]) + "\n" + sign.join(row)
        path.write_bytes(text.encode(encoding))
        (found,) = run(capsys, "evaluate", path, *LURING, "--format", "json").data
        for key in ("warnings", "warnings_en"):
            found[key] = [warning for warning in found[key] if "Windows-1252" not in warning]
        expected = expected or found
        assert found == expected
    assert expected is not None
    assert (expected["unit"], expected["f03"]) == ("Kafé Désa", "4.25")


def test_it_evaluates_a_template_filled_by_hand(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "isian.xlsx"
    path.write_bytes(levels_template(INSTRUMENT))
    book = openpyxl.load_workbook(path)
    book["F-02"].cell(3, 1, "Dinas Sosial")
    for column in range(2, len(CODES) + 2):
        book["F-02"].cell(3, column, 5)
    for row in range(3, 15):
        book["F-03"].cell(row, 1, "dinas sosial")
        for column in range(2, 16):
            book["F-03"].cell(row, column, 5)
    book.save(path)
    (found,) = run(capsys, "evaluate", path, *LURING, "--format", "json").data
    assert (found["ipp_published"], found["converted"], found["category"]) == ("5.00", "100", "A")


def test_it_tells_wrong_data_whole_in_both_languages(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "salah.csv", ["unit", CODES[0], CODES[1]], ["A", 6, "baik"], ["a", "3,5", 1])
    found = run(capsys, "evaluate", path, *LURING, "--format", "json")
    assert found.code == 1
    assert found.out == ""
    lines = found.err.splitlines()
    assert lines[:2] == [
        f"salah.csv, baris 2, kolom “{CODES[0]}”: Level di luar skala. Ditemukan: '6'. Diminta: bilangan bulat 0 sampai 5.",
        f"  salah.csv, row 2, column “{CODES[0]}”: The level lies outside the scale. Found: '6'. Wanted: a whole number from 0 to 5.",
    ]
    assert len(lines) == 8


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--instrument", "pekppp-1990"], "This instrument is not known."),
        (["--instrument", "skm-2017"], "Not an instrument of weighted levels."),
        ([*LURING, "--explain", "Bukan A"], "This unit is not in the file."),
        ([*LURING, "--format", "xml"], "not one of the choices"),
        ([], "--instrument"),
    ],
)
def test_it_refuses_wrong_use(tmp_path: Path, capsys: Capture, options: list[str], said: str) -> None:
    found = run(capsys, "evaluate", levels(tmp_path / "a.csv", "A"), *options)
    assert found.code == 2
    assert said in found.err
    assert found.out == ""


def test_it_names_a_file_that_cannot_be_opened(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "map.csv"
    folder.mkdir()
    found = run(capsys, "evaluate", folder, *LURING)
    assert found.code == 1
    assert found.err.startswith("map.csv: Berkas tidak dapat dibuka.")


@pytest.mark.parametrize("users", [(), ("--users", "f03-tidak-ada.csv")])
def test_it_takes_a_missing_file_for_wrong_use(
    tmp_path: Path, capsys: Capture, users: tuple[str, ...]
) -> None:
    path = levels(tmp_path / "a.csv", "A") if users else tmp_path / "tidak-ada.csv"
    found = run(capsys, "evaluate", path, *LURING, *users)
    assert found.code == 2
    assert "tidak-ada.csv: Berkas ini tidak ada." in found.err
    assert "This file does not exist." in found.err


def test_it_sends_a_survey_to_its_own_command(tmp_path: Path, capsys: Capture) -> None:
    found = run(capsys, "evaluate", levels(tmp_path / "a.csv", "A"), "--instrument", "skm-2017")
    assert found.code == 2
    assert "Ini instrumen survei" in found.err
    assert "tolok survey FILE --instrument skm-2017" in found.err
    unknown = run(capsys, "evaluate", levels(tmp_path / "a.csv", "A"), "--instrument", "skm-1990")
    assert "tolok survey" not in unknown.err


def test_it_explains_a_unit_down_to_the_cell(tmp_path: Path, capsys: Capture) -> None:
    path = levels(tmp_path / "a.csv", "Dinas Sosial", "B")
    shown = run(capsys, "evaluate", path, *LURING, "--explain", "dinas  sosial")
    assert shown.code == 0
    assert shown.out.startswith("Dinas Sosial\nipp")
    assert f"a.csv, baris 2, kolom {CODES[0]}" in shown.out
    data = run(capsys, "evaluate", path, *LURING, "--explain", "B", "--format", "json").data
    assert data["unit"] == "B"
    leaves = list(cells(data["trail"]))
    assert {leaf["column"] for leaf in leaves} >= set(JUDGED)
    assert {leaf["row"] for leaf in leaves} == {3}
    table = run(capsys, "evaluate", path, *LURING, "--explain", "B", "--format", "csv").out
    assert table.splitlines()[0].startswith("path,label,weight,value")


def cells(step: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Every place in a file that a trail names."""
    parts = step["parts"]
    assert isinstance(parts, list)
    own = step["cell"]
    found = [own] if isinstance(own, Mapping) else []
    return found + [cell for part in parts for cell in cells(part)]


def test_it_shows_a_table_and_remarks(tmp_path: Path, capsys: Capture) -> None:
    found = run(capsys, "evaluate", levels(tmp_path / "a.csv", "Dinas Sosial"), *LURING)
    assert found.out.splitlines()[0].split() == [
        "Unit", *ASPECTS, "F-02", "F-03", "IPP", "Kategori", "Catatan",
    ]  # fmt: skip
    assert "4,00" in found.out
    assert found.err.startswith("Dinas Sosial: ")


def test_it_says_once_what_holds_for_every_unit(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "a.csv", ["unit", *CODES], ["A", *[4] * 31], ["B", "", *[4] * 30])
    lines = run(capsys, "evaluate", path, *LURING).err.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Semua unit", "B"]
    assert "F-03" in lines[0]


def test_it_shows_the_aspects_that_stand(tmp_path: Path, capsys: Capture) -> None:
    pack = packs.instrument("pekppp-2017")
    codes = list(pack.indicators)
    path = written(tmp_path / "a.csv", ["unit", *codes], ["Puskesmas Bareng", *[5] * len(codes)])
    heads, _, line = run(capsys, "evaluate", path, "--instrument", "pekppp-2017").out.splitlines()
    assert heads.split()[:7] == ["Unit", *ASPECTS]
    # printed weights sum to 99.5 and 99.9
    assert line.split()[2:9] == ["4,98", "5,00", "–", "–", "–", "–", "–"]


def test_it_gives_the_fixed_keys_of_every_weighted_pack(tmp_path: Path, capsys: Capture) -> None:
    for pack_id in ("pekppp-2022-luring", "pekppp-2022-daring", "pekppp-2017"):
        codes = list(packs.instrument(pack_id).indicators)
        path = written(tmp_path / "a.csv", ["unit", *codes], ["A", *[4] * len(codes)])
        (found,) = run(capsys, "evaluate", path, "--instrument", pack_id, "--format", "json").data
        assert list(found)[:10] == [
            "unit", "instrument", "pack_hash", "aspects", "f02", "f03", "ipp", "ipp_published", "converted", "category",
        ]  # fmt: skip
        assert found["f03"] is None
        assert len(found["warnings"]) == len(found["warnings_en"]) > 0
        assert any("is not computed" in warning for warning in found["warnings_en"])


def test_it_says_that_weights_of_form_b_are_assumed(tmp_path: Path, capsys: Capture) -> None:
    codes = list(packs.instrument("pekppp-2022-daring").indicators)
    path = written(tmp_path / "a.csv", ["unit", *codes], ["A", *[4] * len(codes)])
    (found,) = run(capsys, "evaluate", path, "--instrument", "pekppp-2022-daring", "--format", "json").data
    assert sum("anggapan Tolok" in warning for warning in found["warnings"]) == 1
    assert sum("assumed by Tolok" in warning for warning in found["warnings_en"]) == 1


def test_it_tells_how_far_long_work_is(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("tolok.cli.progress.PAUSE", -1)
    found = run(capsys, "evaluate", levels(tmp_path / "a.csv", "A", "B"), *LURING, "--format", "json")
    for words in ("Unit / units: 2 / 2", "Hasil / results: 2 / 2", "Tulis / writing: 2 / 2"):
        assert words in found.err
    assert len(found.data) == 2


def test_it_neutralises_formulas_in_csv(tmp_path: Path, capsys: Capture) -> None:
    found = run(capsys, "evaluate", levels(tmp_path / "a.csv", "=1+1"), *LURING, "--format", "csv")
    assert found.out.splitlines()[1].startswith("'=1+1,")


def test_it_counts_remarks_beyond_a_hundred(tmp_path: Path, capsys: Capture) -> None:
    # every unit lacks another indicator, or the same one as few others do
    gaps = [["" if place == at % len(CODES) else 4 for place in range(len(CODES))] for at in range(150)]
    path = written(
        tmp_path / "a.csv", ["unit", *CODES], *([f"Unit {at}", *gap] for at, gap in enumerate(gaps))
    )
    found = run(capsys, "evaluate", path, *LURING)
    assert found.err.splitlines()[-1].endswith("catatan lagi; semuanya ada di --format json.")
    assert len(found.err.splitlines()) == 101
    assert len(json.loads(run(capsys, "evaluate", path, *LURING, "--format", "json").out)) == 150


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(content=st.binary(max_size=300), start=st.sampled_from([b"", b"PK\x03\x04", b"unit;1.a.Ak\nA;3\n"]))
def test_it_never_fails_on_any_bytes(tmp_path: Path, capsys: Capture, content: bytes, start: bytes) -> None:
    path = tmp_path / "apa.saja"
    path.write_bytes(start + content)
    found = run(capsys, "evaluate", path, *LURING)
    assert found.code in (0, 1)
    assert found.err


def test_it_explains_itself(capsys: Capture) -> None:
    found = run(capsys, "evaluate", "--help")
    assert found.code == 0
    assert "tolok evaluate unit.xlsx --instrument pekppp-2022-luring" in found.out
