"""Papers of a public consultation, read back from their pages and as Word documents."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from tests.papers.documents import said
from tests.papers.reading import DAY, NASTY, elements, opened, words
from tests.papers.written_standards import LETTERHEAD
from tolok.papers.forums.papers import forum_attendance, forum_invitation, forum_minutes, forum_report
from tolok.papers.forums.values import (
    ForumElement,
    ForumInput,
    ForumPerson,
    ForumRow,
    ForumService,
    ForumValues,
)
from tolok.papers.forums.word import (
    forum_attendance_docx,
    forum_invitation_docx,
    forum_minutes_docx,
    forum_report_docx,
)
from tolok.rules.forums.society import elements as society

VALUES = ForumValues(
    office="Kabupaten Tolok",
    unit="Kecamatan Tolok Hulu",
    topic="Standar surat keterangan domisili",
    scope="rancangan",
    form="tatap muka",
    held_on=date(2026, 11, 20),
    number="400/07/FKP/2026",
    dated=date(2026, 11, 20),
    method="dialog",
    purpose="Menyepakati waktu penyelesaian.",
    begins=time(9),
    ends=time(11, 30),
    place="Aula kecamatan",
    agenda=["Pembukaan", "Diskusi"],
    materials=["Rancangan standar"],
    invited_on=date(2026, 11, 10),
    materials_on=date(2026, 11, 15),
    signed=True,
    services=[
        ForumService("Surat domisili", "versi 2 (konsultasi publik)", "Layanan loket", "Antrean panjang")
    ],
    team=[("fasilitator", "Rina Kusuma, Universitas Tolok")],
    elements=[ForumElement(one.name.id, 2, 1) for one in society()],
    vulnerable=1,
    absent=["Radio Kota"],
    people=[ForumPerson("Budi Hartono", "Warga RT 04", "Pengguna layanan")],
    parties=[("Forum RT 04", "Pengguna layanan"), ("Radio Kota", "Media massa")],
    inputs=[
        ForumInput(1, "Surat domisili", "A3 Jangka waktu", "lisan", "Terlalu lama", "diterima", "Satu hari"),
        ForumInput(2, "", "", "tertulis", "Tambah kursi"),
    ],
    answered=[("Tidak ada media massa.", "Sudah diundang dua kali")],
    summary="Dialog berjalan dua arah.",
    agreements=["Selesai dalam satu hari kerja"],
    rows=[
        ForumRow(
            1, "Menambah petugas", "Kasi Pelayanan", date(2027, 1, 31), "jumlah petugas", "2", "direncanakan"
        )
    ],
    head=("Siti Rahayu", "Camat Tolok Hulu"),
    community=[ForumPerson("Budi Hartono", "Warga RT 04", "Pengguna layanan")],
    published=[("situs web", "tolok.example", date(2026, 11, 21))],
    told=[("pertemuan", "Rapat RW", date(2026, 11, 21))],
)
EMPTY = ForumValues("Kabupaten Tolok", "Unit", "Topik", "rancangan", "daring", date(2026, 11, 20))

PDF: dict[str, Callable[[ForumValues], bytes]] = {
    "invitation": lambda one: forum_invitation(one, LETTERHEAD, "005/1", DAY),
    "attendance": lambda one: forum_attendance(one, LETTERHEAD, DAY),
    "minutes": lambda one: forum_minutes(one, LETTERHEAD, DAY),
    "report": lambda one: forum_report(one, LETTERHEAD, DAY),
}
WORD: dict[str, Callable[[ForumValues], bytes]] = {
    "invitation": lambda one: forum_invitation_docx(one, LETTERHEAD, "005/1", DAY),
    "attendance": lambda one: forum_attendance_docx(one, LETTERHEAD, DAY),
    "minutes": lambda one: forum_minutes_docx(one, LETTERHEAD, DAY),
    "report": lambda one: forum_report_docx(one, LETTERHEAD, DAY),
}


@pytest.mark.parametrize("kind", PDF)
@pytest.mark.parametrize("values", [VALUES, EMPTY])
def test_it_is_a_tagged_paper_with_the_same_bytes_twice(kind: str, values: ForumValues) -> None:
    made = PDF[kind](values)
    assert made == PDF[kind](values)
    root: Any = opened(made).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("id")


@pytest.mark.parametrize("kind", WORD)
@pytest.mark.parametrize("values", [VALUES, EMPTY])
def test_it_is_filled_as_a_word_document(kind: str, values: ForumValues) -> None:
    made = WORD[kind](values)
    assert made == WORD[kind](values)
    assert "{" not in said(made)


def test_the_minutes_have_nine_parts_in_order() -> None:
    heads = [
        *("Identitas forum", "Agenda dan layanan yang dibahas", "Kehadiran menurut unsur masyarakat"),
        *("Gambaran layanan dan masalah yang diketahui", "Masukan dan tanggapan", "Kesepakatan"),
        *("Rencana aksi", "Penutup dan tanda tangan", "Lampiran"),
    ]
    told, typed = words(PDF["minutes"](VALUES)), said(WORD["minutes"](VALUES))
    for text in (told, typed):
        places = [text.index(f"{at}. {head}") for at, head in enumerate(heads, 1)]
        assert places == sorted(places)
        for piece in ("400/07/FKP/2026", "Jumat", "Satu hari", "Radio Kota", "Siti Rahayu", "Kasi Pelayanan"):
            assert piece in text


def test_the_report_names_nobody_who_took_part() -> None:
    for text in (words(PDF["report"](VALUES)), said(WORD["report"](VALUES))):
        assert "Hartono" not in text
        assert "1 di antaranya dari kelompok rentan" in text
        assert "Rapat RW" in text


def test_every_party_gets_a_letter_of_its_own() -> None:
    pages = [page.extract_text() for page in opened(PDF["invitation"](VALUES)).pages]
    assert len(pages) == 2
    assert "Forum RT 04" in pages[0]
    assert "Radio Kota" in pages[1]


def test_minutes_before_they_are_signed_leave_room_for_every_element() -> None:
    told = words(PDF["minutes"](replace(VALUES, community=[])))
    after = told[told.index("Wakil masyarakat") :]
    assert all(one.name.id in after for one in society() if one.counted)


def test_words_are_never_read_as_markup() -> None:
    nasty = replace(VALUES, topic=NASTY, agreements=[NASTY], inputs=[ForumInput(1, NASTY, "", "", NASTY)])
    for kind in PDF:
        assert "#panic" in words(PDF[kind](nasty))


def test_tables_name_their_columns() -> None:
    heads = elements(PDF["minutes"](VALUES), "/TH")
    assert len(heads) >= 12


@pytest.mark.parametrize("kind", ["minutes", "report"])
def test_what_nothing_was_noted_of_has_no_heading(kind: str) -> None:
    bare = replace(VALUES, services=[ForumService("Surat domisili", "versi 2")], summary="")
    for made in (words(PDF[kind](bare)), said(WORD[kind](bare))):
        assert "Gambaran layanan" not in made
        assert "Tidak ada yang dicatat" not in made
    assert "Gambaran layanan" in words(PDF[kind](VALUES))
    heads = {"minutes": "4. Masukan dan tanggapan", "report": "5. Masukan dan tanggapan"}
    assert heads[kind] in words(PDF[kind](bare))
    assert heads[kind] in said(WORD[kind](bare))


def test_the_minutes_say_which_day_is_theirs_and_which_that_of_the_file() -> None:
    late = forum_minutes(VALUES, LETTERHEAD, date(2026, 11, 23))
    assert "berita acara tertanggal 20 November 2026; berkas dibuat 23 November 2026" in words(late)


def test_minutes_made_before_the_forum_count_nobody() -> None:
    early = replace(VALUES, met=False, number="", dated=None, people=[], vulnerable=0)
    for made in (words(PDF["minutes"](early)), said(WORD["minutes"](early))):
        assert "Hadir 0" not in made
        assert "Forum ini belum terlaksana; direncanakan 20 November 2026." in made
