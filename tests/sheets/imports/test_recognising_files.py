"""Which kind of file it is: told by what stands in it."""

from pathlib import Path

import pytest

from tests.sheets.imports.forms import CODES, KEYS, SKM, book, csv_bytes, google_head, google_row
from tests.sheets.imports.test_other_programs import KOBO, KOBO_HEAD, LIME_HEAD
from tests.sheets.making import workbook
from tolok.rules import packs
from tolok.rules.texts import ProblemsError
from tolok.sheets.imports.recognising import recognise, recognise_book, recognise_bytes
from tolok.sheets.invented.surveys import demonstration_responses, raw_sheet, recap_workbook

PACK = packs.satisfaction("skm-2017")
UPPER = [
    "NO",
    "OPP",
    "NRR",
    *[None] * 8,
    "JENIS KELAMIN",
    None,
    "POPULASI",
    "SAMPEL",
    "NILAI IKM",
    "KATEGORI",
]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([google_head(), google_row("21/11/2026 08:00", (4,) * 9)], "google"),
        ([LIME_HEAD], "limesurvey"),
        ([["Response ID", "Date submitted", "Last page"]], "limesurvey"),
        ([KOBO_HEAD, KOBO], "kobo"),
        ([["SubmissionDate", *KEYS, "KEY"]], "kobo"),
        ([["No", *CODES]], "raw"),
        ([["answer_id", "questionnaire", "given_at", "mode", *KEYS]], "tolok"),
        ([["nama", "kota"]], None),
    ],
)
def test_it_tells_files_apart_by_their_headings(rows: list[list[object]], kind: str | None) -> None:
    found = recognise_book(book(*rows), SKM)
    assert found.format == kind
    assert found.why.id
    assert found.why.en


def test_it_tells_a_recap_from_a_sheet_of_answers() -> None:
    assert recognise_bytes("a.xlsx", recap_workbook(PACK, "rule"), SKM).format == "recap"
    raw = raw_sheet(PACK, demonstration_responses(PACK, 30), "rule")
    assert recognise_bytes("b.xlsx", raw, SKM).format == "raw"


def test_it_knows_a_recap_with_mistakes_in_it() -> None:
    rows: list[list[object]] = [
        list(UPPER),
        [None, None, *CODES, "L", "P"],
        [1, "Dinas A", 9, *[3.1] * 8, 3, 4, 50, 7, 80, "B"],
    ]
    assert recognise_bytes("rekap.xlsx", workbook(rows), SKM).format == "recap"


def test_it_knows_unsent_answers_whatever_their_name(tmp_path: Path) -> None:
    path = tmp_path / "jawaban.csv"
    path.write_text('\ufeff{"format": "tolok-unsent/1", "answers": []}', "utf-8")
    assert recognise(path, SKM).format == "unsent"


def test_it_refuses_what_is_no_file_of_answers(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError):
        recognise(tmp_path / "tidak-ada.csv", SKM)
    with pytest.raises(ProblemsError):
        recognise_bytes("gambar.csv", b"\x89PNG\x00\x00", SKM)
    assert recognise_bytes("kosong.csv", csv_bytes([["a"], ["b"]]), SKM).format is None
