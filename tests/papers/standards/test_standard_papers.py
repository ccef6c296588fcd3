"""Papers of service standards, read back from their pages."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest

from tests.papers.closed_cycles import F4
from tests.papers.reading import DAY, NASTY, elements, opened, words
from tests.papers.written_standards import DECREE, FULL, LETTERHEAD, MAKLUMAT, STANDARD, a_draft
from tolok.papers.standards.annex import standard_annex
from tolok.papers.standards.leaflet import LeafletSize, standard_leaflet
from tolok.papers.standards.maklumat import UNWRITTEN, maklumat
from tolok.papers.standards.register import standard_register
from tolok.papers.standards.values import RegisterRow, StandardPaper, Standing
from tolok.rules.standards.components import components, published
from tolok.rules.standards.values import Channel, Requirement, Standard

SIZES: tuple[LeafletSize, ...] = ("leaflet", "banner", "large")
ROWS = (
    RegisterRow("01", "Surat pindah", 2, "berlaku", True, DECREE, date(2026, 2, 1), date(2026, 8, 3)),
    RegisterRow("02", "Surat nikah", 1, "berlaku", False, None, date(2026, 2, 1)),
    RegisterRow("03", "Surat usaha", None, "draf", False),
)


def annex(*standards: StandardPaper) -> bytes:
    return standard_annex(standards or (STANDARD,), LETTERHEAD, DAY)


def leaflet(one: StandardPaper = STANDARD, size: LeafletSize = "leaflet") -> bytes:
    return standard_leaflet(one, LETTERHEAD, size, DAY)


PAPERS: dict[str, Callable[[], bytes]] = {
    "annex": annex,
    "book": lambda: annex(STANDARD, a_draft()),
    "leaflet": leaflet,
    "banner": lambda: leaflet(size="banner"),
    "large": lambda: leaflet(size="large"),
    "maklumat": lambda: maklumat(MAKLUMAT, LETTERHEAD, "paper", DAY),
    "maklumat a3": lambda: maklumat(MAKLUMAT, LETTERHEAD, "a3", DAY),
    "register": lambda: standard_register("Kecamatan Tolok Hulu", "Kabupaten Tolok", ROWS, LETTERHEAD, DAY),
}


@pytest.mark.parametrize("paper", PAPERS)
def test_it_is_tagged_named_in_indonesian_and_the_same_every_time(paper: str) -> None:
    made = PAPERS[paper]()
    root: Any = opened(made).root_object
    assert root["/Lang"] == "id"
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    assert elements(made, "/Title")
    assert made == PAPERS[paper]()


def test_it_splits_fourteen_components_into_six_and_eight() -> None:
    told = words(annex())
    unbroken = told.replace(" ", "")
    middle = unbroken.index("B.Komponenpengelolaan")
    for one in components():
        assert (unbroken.index(one.name.id.replace(" ", "")) < middle) == one.published
    for said in ("Kartu keluarga (salinan); bila pemohon belum menikah", "Surat pengantar RT", "5 orang"):
        assert said in told
    assert "Surat pengantar RT (" not in told
    for said in (DECREE.number, "15 Januari 2026", "Camat Tolok Hulu", "Ratna Wulandari"):
        assert said in told


@pytest.mark.parametrize("size", SIZES)
def test_the_public_reads_six_components_and_no_more(size: LeafletSize) -> None:
    told = words(leaflet(size=size))
    for one in components():
        assert (one.name.id.replace(" ", "") in told.replace(" ", "")) == one.published
    assert "Kursi prioritas" not in told
    assert "tolok.example/layanan/1" in told


@pytest.mark.parametrize(
    ("standing", "mark"),
    [
        ("draft", "RANCANGAN"),
        ("not_yet", "BELUM BERLAKU"),
        ("ended", "TIDAK BERLAKU LAGI"),
        ("holds", ""),
    ],
)
def test_what_does_not_hold_says_so(standing: Standing, mark: str) -> None:
    one = replace(STANDARD, standing=standing)
    papers = [annex(one), *(leaflet(one, size) for size in SIZES)]
    papers.append(maklumat(replace(MAKLUMAT, standing=standing), LETTERHEAD, "paper", DAY))
    for made in papers:
        told = words(made)
        assert (mark in told) if mark else not any(other in told for other in ("RANCANGAN", "BERLAKU"))


@pytest.mark.parametrize("paper", [annex, leaflet])
def test_the_foot_names_version_day_and_fingerprint(paper: Callable[[], bytes]) -> None:
    for page in opened(paper()).pages:
        told = " ".join(page.extract_text().split())
        foot = "Versi 2 · berlaku mulai 1 Februari 2026 · sidik ab12cd34ef56 · dibuat 21 November 2026"
        assert foot in told


def test_a_draft_leaves_room_for_its_decree_and_names_what_is_missing() -> None:
    told = words(annex(a_draft(standard=Standard(requirements=FULL.requirements))))
    assert "Nomor : ...." in told
    assert "13 dari 14 komponen belum diisi." in told
    assert told.count("Belum diisi.") == 13
    assert "Pimpinan Kecamatan Tolok Hulu," in told


def test_a_book_has_contents_and_marks_only_its_drafts() -> None:
    made = annex(STANDARD, a_draft(service="Surat Nikah", called="Surat nikah"))
    pages = [" ".join(page.extract_text().split()) for page in opened(made).pages]
    assert "Buku ini memuat 2 standar pelayanan." in pages[0]
    assert "Surat Nikah" in pages[0]
    assert ["RANCANGAN" in page for page in pages] == [False, False, True]


@pytest.mark.parametrize("requirements", [1, 12, 40])
def test_a_banner_is_one_page_however_much_it_says(requirements: int) -> None:
    many = tuple(
        Requirement(f"Dokumen nomor {at} yang dibawa pemohon ke loket") for at in range(requirements)
    )
    one = replace(STANDARD, standard=replace(FULL, requirements=many))
    made = leaflet(one, "banner")
    assert len(opened(made).pages) == 1
    assert round(float(opened(made).pages[0].mediabox.width) / 72 * 25.4) == 297
    assert "Pindai untuk membaca" in words(made)


@pytest.mark.parametrize("size", SIZES)
def test_a_long_address_is_copied_whole(size: LeafletSize) -> None:
    long = "pengaduan.pelayanan@kecamatan-tolokhulu.example"
    one = replace(STANDARD, standard=replace(FULL, channels=(Channel("email", long),)))
    made = pypdfium2.PdfDocument(leaflet(one, size))
    text = "".join(made[at].get_textpage().get_text_range() for at in range(len(made)))
    made.close()
    assert "\u200b" not in text
    assert long in "".join(text.split())


def test_a_leaflet_without_an_address_has_no_code() -> None:
    made = leaflet(replace(STANDARD, address=""))
    assert not elements(made, "/Figure")
    assert "Pindai" not in words(made)
    assert "Kode QR ke https://tolok.example/layanan/1/" in str(elements(leaflet(), "/Figure")[0]["/Alt"])


@pytest.mark.parametrize("size", ["paper", "a3"])
def test_a_maklumat_is_one_page_with_three_statements_signer_and_day(size: Any) -> None:
    long = replace(MAKLUMAT, ability="Kami sanggup. " * 60)
    for one in (MAKLUMAT, long):
        made = maklumat(one, LETTERHEAD, size, DAY)
        assert len(opened(made).pages) == 1
        told = words(made)
        for said in (one.improvement, one.sanction, "Tolok Hulu, 20 Januari 2026", "Ratna Wulandari"):
            assert said in told


def test_a_missing_statement_is_seen() -> None:
    told = words(
        maklumat(replace(MAKLUMAT, sanction="", standing="draft", set_on=None), LETTERHEAD, "paper", DAY)
    )
    assert f"3. {UNWRITTEN}" in told


def test_the_list_counts_services_against_standards() -> None:
    told = words(PAPERS["register"]())
    for said in (
        "Jumlah layanan 3",
        "Layanan dengan standar yang berlaku 2 dari 3",
        "Standar dengan 14 komponen 1 dari 2",
        "Standar dengan keputusan 1 dari 2",
        "3 Agustus 2026",
        "belum pernah",
    ):
        assert said in told
    assert told.rindex("Surat usaha") > told.index("Layanan tanpa standar yang berlaku")


def test_it_is_printed_on_the_paper_of_the_office() -> None:
    wide = replace(LETTERHEAD, **F4)
    for made in (
        standard_annex([STANDARD], wide, DAY),
        standard_leaflet(STANDARD, wide, "large", DAY),
        maklumat(MAKLUMAT, wide, "paper", DAY),
        standard_register("U", "O", ROWS, wide, DAY),
    ):
        assert round(float(opened(made).pages[0].mediabox.height) / 72 * 25.4) == 330


def test_words_are_never_read_as_markup() -> None:
    nasty = replace(
        STANDARD, service=NASTY, called=NASTY, unit=NASTY, standard=Standard(texts={"A1": NASTY, "B8": NASTY})
    )
    promise = replace(MAKLUMAT, unit=NASTY, ability=NASTY)
    for made in (
        annex(nasty),
        annex(nasty, nasty),
        *(leaflet(nasty, size) for size in SIZES),
        maklumat(promise, LETTERHEAD, "a3", DAY),
    ):
        assert '#panic("x")' in words(made)


def test_a_large_annex_is_made_within_a_second() -> None:
    rows = "\n".join(
        f"Butir nomor {at} dengan uraian yang cukup panjang untuk satu baris" for at in range(60)
    )
    standard = replace(FULL, texts={one.code: rows for one in components() if one not in published()})
    annex()
    started = time.perf_counter()
    annex(replace(STANDARD, standard=standard))
    assert time.perf_counter() - started < 1
