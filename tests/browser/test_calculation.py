"""Hitung Indeks as a clerk meets it: upload on a phone or at a desk, with and without JavaScript, and read the result."""

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.apps.calculation.files import levels
from tests.browser.conftest import OpenPage
from tests.browser.looking import axe, scrolls_sideways, sound, weigh
from tolok.cli import main
from tolok.rules import packs
from tolok.sheets.instruments.templates import levels_template
from tolok.sheets.invented.demonstration import demonstration_workbook

LURING = "pekppp-2022-luring"
STAFF_BYTES = 150 * 1024
WIDTHS = [320, 1280]
SURVEY = (
    "layanan,persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,pengaduan,sarpras\n"
    + "KTP,3,3,4,4,3,3,4,3,2\nKTP,4,3,3,4,4,3,3,3,3\nKK,3,4,4,4,3,4,3,,3\n" * 15
)


def filled_by_hand() -> bytes:
    """The template with one unit typed in, as an office would."""
    book = load_workbook(BytesIO(levels_template(packs.instrument(LURING))))
    sheet = book["F-02"]
    heads = {cell.value: cell.column for cell in sheet[2]}
    sheet.cell(3, heads["unit"], "Puskesmas Tolok Jaya")
    for code, level in levels(4, **{"14_b_K": 3, "29_f_B": 5}).items():
        sheet.cell(3, heads[code], level)
    sheet.cell(3, heads["f03"], 4.5)
    sheet.cell(3, heads["f03_n"], 16)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def upload(
    page: Page, content: bytes, name: str, instrument: str = LURING, fields: Mapping[str, str] | None = None
) -> None:
    """Choose a file, fill what else is asked, press the button."""
    page.goto(f"/hitung/{instrument}/")
    page.get_by_label("Berkas yang sudah diisi").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    for label, value in (fields or {}).items():
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Hitung sekarang").click()
    page.wait_for_url("**/hasil/**")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_filled_template_becomes_an_index_that_opens_down_to_its_cell(
    open_page: OpenPage, width: int, javascript: bool
) -> None:
    page = open_page(width, javascript=javascript)
    upload(page, filled_by_hand(), "isian.xlsx")
    # F-02 = 4 − 0,25 × 0,30 + 0,12 × 0,50 = 3,985; IPP = 0,75 × 3,985 + 0,25 × 4,5 = 4,11375
    expect(page.locator(".lead")).to_have_text("4,11 dari 5, kategori A- (Sangat Baik).")
    page.locator("#jejak-f02 > summary").click()
    page.locator("#jejak-ii > summary").click()
    page.locator("#jejak-14-b-k > summary").click()
    expect(page.get_by_text("isian.xlsx, lembar F-02, baris 3, kolom 14.b.K (O)")).to_be_visible()
    assert not scrolls_sideways(page)


def test_browser_command_line_and_paper_say_the_same(
    open_page: OpenPage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "isian.xlsx"
    file.write_bytes(filled_by_hand())
    assert main(["evaluate", str(file), "--instrument", LURING, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)[0]
    assert (told["f02"], told["ipp"], told["ipp_published"], told["category"]) == (
        "3.985",
        "4.11375",
        "4.11",
        "A-",
    )
    page = open_page()
    upload(page, file.read_bytes(), file.name)
    with page.expect_download() as json_file:
        page.get_by_role("link", name="Data hasil").click()
    assert json.loads(Path(json_file.value.path()).read_text("utf-8"))[0] == told
    with page.expect_download() as pdf:
        page.get_by_role("link", name="Laporan unit ini").click()
    text = "".join(sheet.extract_text() for sheet in PdfReader(pdf.value.path()).pages)
    assert "4,11" in text
    assert "Sangat Baik" in text


def test_every_page_of_a_result_is_sound_in_every_window(
    open_page: OpenPage,
) -> None:
    page = open_page(320)
    upload(page, demonstration_workbook(packs.instrument(LURING)), "contoh.xlsx")
    result = page.url
    for path in (result, f"{result}1/", f"{result}1/f02/", f"{result}1/1.a.Ak/"):
        sound(page, path)


@pytest.mark.parametrize(
    "path",
    [
        "/hitung/",
        f"/hitung/{LURING}/",
        "/hitung/skm-2017/",
        "/instrumen/",
        f"/instrumen/{LURING}/",
        f"/instrumen/{LURING}/18.c.K/",
    ],
)
def test_every_page_before_a_result_is_sound_in_every_window(open_page: OpenPage, path: str) -> None:
    sound(open_page(320), path)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_faulty_file_tells_all_its_problems(open_page: OpenPage, width: int) -> None:
    page = open_page(width)
    upload(page, b"unit;1.a.Ak;2.a.P;salah\nA;9;dua;1\nA;3;3;1\n", "salah.csv")
    for words in (
        "Level di luar skala.",
        "Level harus berupa angka.",
        "Judul kolom ini tidak dikenal",
        "Unit ini ada dua kali",
    ):
        expect(page.get_by_text(words)).to_be_visible()
    assert not scrolls_sideways(page)
    axe(page)


def test_a_survey_is_computed_by_group(open_page: OpenPage) -> None:
    page = open_page(320)
    upload(page, SURVEY.encode(), "skm.csv", "skm-2017", {"Hitung terpisah menurut kolom": "layanan"})
    page.get_by_role("link", name="KTP").click()
    expect(page.get_by_role("heading", name="KTP")).to_be_visible()
    assert not scrolls_sideways(page)
    axe(page)


def test_a_result_page_stays_within_its_budget(open_page: OpenPage) -> None:
    page = open_page()
    upload(page, demonstration_workbook(packs.instrument(LURING)), "contoh.xlsx")
    for path in (page.url, f"{page.url}1/"):
        weight = weigh(open_page(), path)
        assert weight.bytes <= STAFF_BYTES, weight.parts
        assert weight.requests <= 6, weight.parts


def test_a_form_without_a_file_leads_to_its_field(open_page: OpenPage) -> None:
    page = open_page(320)
    page.goto(f"/hitung/{LURING}/")
    page.get_by_role("button", name="Hitung sekarang").click()
    page.get_by_role("link", name="Pilih berkas yang akan dihitung.").click()
    expect(page.get_by_label("Berkas yang sudah diisi")).to_be_focused()
