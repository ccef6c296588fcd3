"""Hours read from running words, what they say of a moment, and where two published sources differ."""

from datetime import UTC, datetime

import pytest

from tolok.rules.delivery.hours_visits import Visit, counted_said, says_at, visit_said
from tolok.rules.delivery.published_hours import Bounds, Source, bounds_in, bounds_of, differences
from tolok.rules.gathered import Basis
from tolok.rules.texts import Text

WEEK = {str(day): [["08:00", "12:00"], ["13:00", "16:00"]] for day in range(1, 5)} | {
    "5": [["08:00", "11:00"]]
}
MONDAY = datetime(2026, 8, 3, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Jam pelayanan: Senin–Kamis 08.00–15.30, Jumat 08.00 s.d. 11.00", {**dict.fromkeys(range(1, 5), ("08:00", "15:30")), 5: ("08:00", "11:00")}),
        ("Loket dibuka setiap hari kerja 08.00-16.00", dict.fromkeys(range(1, 6), ("08:00", "16:00"))),
        ("Waktu layanan Senin, Rabu dan Jumat 08:00–12:00; 13:00–14:00", dict.fromkeys((1, 3, 5), ("08:00", "14:00"))),
        ("Jam layanan 08.00–14.00", {0: ("08:00", "14:00")}),
        ("Berkas yang masuk 08.00–12.00 selesai hari itu", {}),
        ("Jam layanan sesuai pengumuman", {}),
    ],
)  # fmt: skip
def test_it_reads_hours_where_words_speak_of_service_hours(words: str, found: dict[int, Bounds]) -> None:
    assert bounds_in(words) == found


def test_two_sources_that_differ_are_named_with_the_days() -> None:
    found = differences(
        [_source("profil unit", WEEK), _source("standar KTP", words="Jam layanan Senin–Jumat 08.00–16.00")]
    )
    assert [one.words.id for one in found] == [
        "Jam layanan berbeda antara profil unit dan standar KTP: Jumat 08.00–11.00 dan 08.00–16.00."
    ]


@pytest.mark.parametrize("words", ["Jam layanan 08.00–16.00", "Jam layanan Senin–Kamis 08.00–16.00", ""])
def test_a_text_without_days_or_without_the_break_is_no_difference(words: str) -> None:
    assert not differences([_source("profil unit", WEEK), _source("standar", words=words)])


def test_hours_that_stand_on_no_day_are_a_difference() -> None:
    assert differences([_source("profil", WEEK), _source("standar", words="Jam layanan 07.30–14.00")])


def test_it_says_what_the_hours_promise_at_a_moment_and_nothing_on_a_holiday() -> None:
    assert says_at(WEEK, MONDAY) == ("open", "08.00–12.00, 13.00–16.00")
    assert says_at(WEEK, MONDAY.replace(hour=12)) == ("closed", "08.00–12.00, 13.00–16.00")
    assert says_at(WEEK, MONDAY.replace(day=17))[0] == "unknown"
    assert says_at({}, MONDAY) == ("unknown", "")


def test_a_visit_is_told_with_its_day_hours_and_source() -> None:
    visit = Visit(MONDAY, "open", "08.00–12.00", "nobody", "complaint")
    assert visit_said(visit).id == (
        "Senin, 3 Agustus 2026 pukul 10.15: buka, tidak ada yang melayani (diumumkan 08.00–12.00), sumber: pengaduan"
    )
    assert counted_said([visit]).id == "Dari 1 kunjungan pada jam yang diumumkan, 1 tidak dilayani"


def _source(name: str, week: dict[str, list[list[str]]] | None = None, words: str = "") -> Source:
    hours = bounds_of(week) if week else bounds_in(words)
    return Source(Text(name, name), hours, Basis(Text(name, name), name))
