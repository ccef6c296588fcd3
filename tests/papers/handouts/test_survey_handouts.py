"""What is handed out beside a counter: slips, sheets, cards, posters, read back from their pages."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.papers.reading import DAY, NASTY, elements, opened, words
from tolok.papers.codes import code_picture
from tolok.papers.handouts.device_card import device_card
from tolok.papers.handouts.poster import PosterSize, survey_poster
from tolok.papers.handouts.sheets import Choices, survey_sheets
from tolok.papers.handouts.slips import Slip, survey_slips
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.questionnaires.values import Questionnaire

ABOUT = [
    Choices("Umur", ["18–29 tahun", "30–44 tahun"]),
    Choices("Jenis kelamin", ["perempuan", "laki-laki"]),
]
UNTIL = "31 Desember 2026"


def asked(key: str) -> Questionnaire:
    found = block(key)
    return compose(found.title, [found])


def slips(count: int, unit: str = "Puskesmas Tolok Jaya", label: str = "") -> bytes:
    made = [Slip(f"https://tolok.example/t/7K3QX{at:04}/", f"7K3QX{at:04}", label) for at in range(count)]
    return survey_slips(unit=unit, office="Kabupaten Tolok", slips=made, until=UNTIL, printed_on=DAY)


def sheets(key: str = "skm9", unit: str = "Puskesmas Tolok Jaya", *, large: bool = False) -> bytes:
    return survey_sheets(
        asked=asked(key),
        about=ABOUT,
        unit=unit,
        office="Kabupaten Tolok",
        address="https://tolok.example/s/7K3QX9PMT/",
        numbers=["0007", "0008"],
        until=UNTIL,
        large=large,
        printed_on=DAY,
    )


def card(name: str = "Loket 2") -> bytes:
    return device_card(
        unit="Puskesmas Tolok Jaya",
        office="Kabupaten Tolok",
        name=name,
        kind="kios",
        address="https://tolok.example/k/7K3QX9PMT7K3QX9PMT/",
        until=UNTIL,
        printed_on=DAY,
    )


def poster(size: PosterSize = "a4", unit: str = "Puskesmas Tolok Jaya", host: str = "tolok.example") -> bytes:
    return survey_poster(
        unit=unit,
        office="Kabupaten Tolok",
        address=f"https://{host}/s/7K3QX9PMT/",
        until=UNTIL,
        kop=["PEMERINTAH KABUPATEN TOLOK", "Jalan Merdeka 1"],
        size=size,
        printed_on=DAY,
    )


PAPERS: dict[str, Callable[[], bytes]] = {
    "slips": lambda: slips(2),
    "sheets": sheets,
    "large sheets": lambda: sheets(large=True),
    "card": card,
    "poster": poster,
    "small poster": lambda: poster("a5"),
}


@pytest.mark.parametrize("paper", PAPERS)
def test_it_is_tagged_named_and_in_indonesian(paper: str) -> None:
    made = PAPERS[paper]()
    root: Any = opened(made).root_object
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    figures = elements(made, "/Figure")
    assert figures
    assert all("Kode QR ke https://tolok.example/" in str(one["/Alt"]) for one in figures)


def test_every_slip_has_its_own_code_twelve_to_a_page() -> None:
    made = slips(25, label="A012")
    assert len(opened(made).pages) == 3
    told = words(made)
    for at in range(25):
        assert f"tolok.example/t/7K3QX{at:04}" in told
    assert told.count("Nomor antrean A012") == 25
    assert told.count(f"sampai {UNTIL}") == 25


def test_a_thousand_slips_are_one_paper() -> None:
    assert len(opened(slips(1000)).pages) == 84


@pytest.mark.parametrize("key", ["skm9", "f03-a", "spkp8", "spak5"])
@pytest.mark.parametrize("large", [False, True])
def test_a_sheet_has_its_number_on_every_page_and_all_its_words(key: str, large: bool) -> None:
    made = sheets(key, large=large)
    told = [" ".join(page.extract_text().split()) for page in opened(made).pages]
    half = len(told) // 2
    assert all("Lembar 0007" in page for page in told[:half])
    assert all("Lembar 0008" in page for page in told[half:])
    one = words(made)
    for item in asked(key).items:
        assert item.text.id in one
        assert all(point.id in one for point in item.points.values())
    assert "laki-laki" in one


def test_the_nine_elements_fit_one_page_in_common_print() -> None:
    assert len(opened(sheets()).pages) == 2


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_a_poster_is_one_page_however_long_its_names(size: PosterSize) -> None:
    long = "Unit Pelaksana Teknis Daerah Laboratorium Kesehatan dan Pengendalian Lingkungan Wilayah Timur"
    host = "survei-kepuasan.dinas-kesehatan.kabupatentolok.example"
    made = poster(size, long, host)
    assert len(opened(made).pages) == 1
    assert f"{host}/s/7K3QX9PMT" in words(made)


def test_names_are_never_read_as_markup() -> None:
    for made in (slips(1, NASTY), sheets(unit=NASTY), card(NASTY), poster(unit=NASTY)):
        assert '#panic("x")' in words(made)


def test_the_same_slips_are_the_same_bytes() -> None:
    assert slips(3) == slips(3)


def test_a_code_on_a_page_stands_on_white_and_has_a_name() -> None:
    drawn = code_picture("https://tolok.example/k/X/", "Kode QR")
    assert drawn.startswith("<svg")
    assert "#fff" in drawn
    assert "<title>Kode QR</title>" in drawn
