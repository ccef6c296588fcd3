"""A record as it is kept, and what of it differs later."""

from dataclasses import replace
from datetime import date

from tolok.rules.digests import digest
from tolok.rules.record_copies import CopiedProof, Copy, copy_of, differences, read
from tolok.rules.records import Record
from tolok.rules.texts import Text

DECREE = Record(
    "standards.decree:12",
    "Keputusan 188/4/2025",
    (("Tentang", "Standar Pelayanan"), ("Ditandatangani", "1 Oktober 2025")),
    date(2025, 10, 1),
    "/standar/keputusan/12/",
    proofs=(7, 8),
    related=(("Standar KTP, versi 1", "standards.standardversion:3"),),
)
ENGLISH = replace(
    DECREE,
    title="Decree 188/4/2025",
    rows=(("About", "Standar Pelayanan"), ("Signed", "1 October 2025")),
    related=(("Standard KTP, version 1", "standards.standardversion:3"),),
)
SCAN: CopiedProof = {
    "version": 7,
    "number": 1,
    "sha256": "ab" * 32,
    "title": "SK {standar}",
    "first": "",
    "last": "2026-12-31",
}


def copied(record: Record = DECREE, english: Record = ENGLISH, scan: CopiedProof | None = SCAN) -> Copy:
    return copy_of(record, english, {7: scan} if scan else {})


def words(text: Text | None) -> str | None:
    return None if text is None else text.id


def said(before: Copy, now: Copy) -> list[tuple[str, str | None, str | None]]:
    found = differences(before, now)
    return [(one.label.id, words(one.before), words(one.now)) for one in found]


def test_it_keeps_words_once_where_both_languages_say_the_same() -> None:
    kept = copied()
    assert kept["rows"] == [
        [["Tentang", "About"], "Standar Pelayanan"],
        [["Ditandatangani", "Signed"], ["1 Oktober 2025", "1 October 2025"]],
    ]
    assert read(kept["title"]) == Text("Keputusan 188/4/2025", "Decree 188/4/2025")
    assert [one["version"] for one in kept["proofs"]] == [7], "only proofs that are given"
    assert "/standar/" not in str(kept), "where the office reads it is no word of the record"


def test_the_same_words_are_the_same_copy() -> None:
    assert digest(copied()) == digest(copied(replace(DECREE, address="/lain/")))
    assert digest(copied()) != digest(copied(replace(DECREE, title="Keputusan 1")))


def test_it_says_field_by_field_what_was_and_what_is() -> None:
    rows = (("Tentang", "Maklumat"), ("Penanda tangan", "Siti Rahayu"))
    now = copied(
        replace(DECREE, rows=rows, related=()), replace(ENGLISH, rows=(("About", "Maklumat"),), related=())
    )
    assert said(copied(), now) == [
        ("Tentang", "Standar Pelayanan", "Maklumat"),
        ("Ditandatangani", "1 Oktober 2025", None),
        ("Penanda tangan", None, "Siti Rahayu"),
        ("Catatan lain yang terkait", "Standar KTP, versi 1", None),
    ]


def test_nothing_differs_where_only_the_english_is_another() -> None:
    assert said(copied(), copied(english=replace(ENGLISH, title="Decision 188/4/2025"))) == []


def test_a_label_that_stands_twice_is_told_apart_by_its_place() -> None:
    twice = replace(DECREE, rows=(("Senin", "08.00"), ("Senin", "13.00")))
    later = replace(DECREE, rows=(("Senin", "08.00"), ("Senin", "14.00")))
    assert said(copied(twice, twice), copied(later, later)) == [("Senin", "13.00", "14.00")]


def test_a_proof_that_is_renamed_prolonged_or_gone_is_told() -> None:
    later: CopiedProof = {**SCAN, "last": ""}
    name = "SK {standar}, versi 1"
    assert said(copied(), copied(scan=later)) == [("Bukti", f"{name}, berlaku sampai 31 Desember 2026", name)]
    assert said(copied(scan=later), copied(scan=None)) == [("Bukti", name, None)]
