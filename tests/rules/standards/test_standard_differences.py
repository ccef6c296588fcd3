"""What changed between two versions is said in words, row by row and sentence by sentence."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.apps.standards.standards_cast import WHOLE
from tolok.rules.standards.differences import differences
from tolok.rules.standards.values import Channel, Cost, LegalBasis, Requirement, Standard, TimeLimit
from tolok.rules.standards.words import lines, spoken


def said(**changes: Any) -> list[tuple[str, str]]:
    return [(one.code, one.text.en) for one in differences(WHOLE, replace(WHOLE, **changes))]


def test_it_says_nothing_where_nothing_changed() -> None:
    assert differences(WHOLE, WHOLE) == ()
    assert differences(Standard(), Standard()) == ()


def test_a_changed_row_is_one_change() -> None:
    card = Requirement("Kartu Keluarga", "copy", "Dinas Dukcapil")
    assert said(requirements=(card, Requirement("KTP", "shown"))) == [
        ("A1", "Added: KTP (only shown)"),
        (
            "A1",
            "Changed from “Kartu keluarga (only shown)” to “Kartu Keluarga (copy); issued by Dinas Dukcapil”",
        ),
    ]
    assert said(products=()) == [("A5", "Removed: Surat keterangan (printed); valid 6 bulan")]


def test_steps_in_another_order_are_seen() -> None:
    first, second, third = WHOLE.steps
    assert said(steps=(second, first, third)) == [("A2", "The order of the steps changed")]


@pytest.mark.parametrize(
    ("limit", "begins"),
    [
        (TimeLimit(Fraction(1), "working_days", waiting=20), "Faster: from “At most 2 working days"),
        (TimeLimit(Fraction(3), "working_days", waiting=20), "Slower: "),
        (TimeLimit(Fraction(3), "hours", waiting=20), "Changed from "),
        (TimeLimit(Fraction(2), "working_days", waiting=5), "Changed from “Waiting time at most 20 minutes”"),
        (None, "Removed: At most 2 working days"),
    ],
)
def test_a_time_says_whether_it_is_faster(limit: TimeLimit | None, begins: str) -> None:
    found = said(limit=limit)
    assert {code for code, _ in found} == {"A3"}
    assert found[0][1].startswith(begins)


def test_hours_are_compared_with_minutes() -> None:
    old = Standard(limit=TimeLimit(Fraction(90), "minutes"))
    new = Standard(limit=TimeLimit(Fraction(1), "hours"))
    assert differences(old, new)[0].text.en.startswith("Faster")


def test_a_price_a_law_and_a_channel_change_in_place() -> None:
    changed = {code for code, _ in said(costs=(Cost(amount=Fraction(5000), basis="Perda 3/2024"),))}
    law = LegalBasis("UU", "25", 2009, "Pelayanan Publik", "amended")
    desk = Channel("whatsapp", "0812-5550-1122", "08.00–16.00", 4, "petugas pengaduan")
    assert changed == {"A4"}
    assert said(legal=(law,))[0][1].endswith("in force” to “UU 25/2009 on Pelayanan Publik; amended”")
    assert "within 4 working hours" in said(channels=(desk,))[0][1]


def test_rows_alike_are_told_apart() -> None:
    two = (Cost(amount=Fraction(1000), basis="a"), Cost(amount=Fraction(2000), basis="a"))
    old, new = replace(WHOLE, costs=two), replace(WHOLE, costs=two[:1])
    assert [one.text.en for one in differences(old, new)] == ["Removed: Rp2,000; basis: a"]


def test_words_change_by_sentences_and_people_by_their_number() -> None:
    words = {
        **WHOLE.texts,
        "B12": "Bila lewat waktu, surat diantar ke rumah tanpa biaya. Petugas meminta maaf.",
    }
    assert said(texts=words, staff=None) == [
        ("B11", "Changed from 4 people to not said"),
        ("B12", "Added: Petugas meminta maaf."),
    ]


def test_other_languages_change_too() -> None:
    assert said(others={"plain": {"A1": "Bawa KK."}}) == [("A1", "Added in plain words: Bawa KK.")]
    plain = replace(WHOLE, others={"plain": {"A1": "Bawa KK. Gratis."}})
    fewer = replace(WHOLE, others={"plain": {"A1": "Bawa KTP. Gratis."}})
    assert [one.text.en for one in differences(plain, fewer)] == [
        "Changed in plain words from “Bawa KK.” to “Bawa KTP.”"
    ]
    assert [one.text.id for one in differences(plain, WHOLE)] == [
        "Dihapus dalam bahasa sederhana: Bawa KK.",
        "Dihapus dalam bahasa sederhana: Gratis.",
    ]
    assert spoken(replace(WHOLE, others={"plain": {"A1": " Bawa KK. "}}), "A1", "plain") == "Bawa KK."
    assert spoken(WHOLE, "A1", "en") == ""


def test_the_words_of_a_component_stand_in_one_place() -> None:
    assert [one.id for one in lines(WHOLE, "A3")] == [
        "Paling lama 2 hari kerja sejak berkas lengkap",
        "Waktu tunggu paling lama 20 menit",
    ]
    assert [one.id for one in lines(WHOLE, "A2")][1] == (
        "Petugas depan: memeriksa berkas; hasil: tanda terima; paling lama 15 menit"
    )
    priced = replace(WHOLE, costs=(Cost(amount=Fraction(1250000), what="izin", basis="Perda 3/2024"),))
    assert [one.id for one in lines(priced, "A4")] == ["izin: Rp1.250.000; dasar: Perda 3/2024"]
    assert [one.en for one in lines(priced, "A4")] == ["izin: Rp1,250,000; basis: Perda 3/2024"]
    assert lines(Standard(), "A1") == ()
    assert lines(Standard(), "B8") == ()


def test_days_of_a_price_are_written_with_the_month_in_words() -> None:
    dated = Cost(
        amount=Fraction(5000), basis="Perda 3/2024", valid_from=date(2024, 1, 5), valid_to=date(2026, 2, 1)
    )
    (line,) = lines(replace(WHOLE, costs=(dated,)), "A4")
    assert "berlaku mulai 5 Januari 2024 sampai 1 Februari 2026" in line.id
    assert "valid from 5 January 2024 until 1 February 2026" in line.en


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "7 hari kerja, Senin s.d. Jumat pukul 08.00 s.d. 15.00",
            "5 hari kerja, Senin s.d. Jumat pukul 08.00 s.d. 15.00",
        ),
        ("Berkas diperiksa; bila kurang, kami telepon Anda", "Berkas diperiksa; bila kurang, kami kirim SMS"),
        ("Bayar di Jl. Merdeka No. 3, a.n. Kepala Dinas", "Bayar di Jl. Merdeka No. 5, a.n. Kepala Dinas"),
        (
            "Kirim ke d.a. Kantor Camat, loket 1, 2, dst. sampai selesai",
            "Kirim ke d.a. Kantor Camat, loket 2, dst. sampai selesai",
        ),
        ("Ditandatangani Dr. H. Budi, M.Si. di loket", "Ditandatangani Ir. H. Budi, M.Si. di loket"),
    ],
)
def test_a_full_stop_that_ends_no_sentence_makes_no_second_change(old: str, new: str) -> None:
    begin, end = (replace(WHOLE, others={"plain": {"A3": one}}) for one in (old, new))
    (found,) = differences(begin, end)
    assert found.text.en == f"Changed in plain words from “{old}” to “{new}”"


def test_sentences_beside_each_other_change_by_themselves() -> None:
    begin, end = (
        replace(WHOLE, texts={**WHOLE.texts, "B9": f"Ijazah SMA. Bisa memakai komputer dll. {last}"})
        for last in ("Ramah.", "Sabar!")
    )
    assert [one.text.en for one in differences(begin, end)] == ["Removed: Ramah.", "Added: Sabar!"]
