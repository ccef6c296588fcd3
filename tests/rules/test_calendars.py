"""The calendar files: complete, in two languages, and equal to an independent list of the same days."""

from collections import Counter
from datetime import date
from pathlib import Path

import holidays
import pytest

from tolok.rules import calendars
from tolok.rules.instruments.values import SURENESS

YEARS = (2023, 2024, 2025, 2026, 2027)
COUNTS = {2023: (16, 11), 2024: (19, 10), 2025: (17, 11), 2026: (17, 8), 2027: (18, 8)}
#: Days on which our files and the `holidays` package differ, by year and category; none so far.
DIFFERENCES: dict[tuple[int, str], set[date]] = {}
ESTIMATED = {date(2027, 3, 10), date(2027, 3, 11), date(2027, 5, 17)}
#: Collective leave around a feast whose day is an estimate; the oracle marks the feasts alone.
HANGING = {date(2027, 3, 9), date(2027, 3, 12), date(2027, 3, 15), date(2027, 5, 18)}


def listed(year: int, layer: str) -> set[date]:
    return {day.date for day in calendars.calendar().days(year) if day.layer == layer}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("layer", "category"), [("national_holiday", "public"), ("collective_leave", "government")]
)
def test_it_lists_the_same_days_as_the_oracle(year: int, layer: str, category: str) -> None:
    oracle = set(holidays.country_holidays("ID", years=year, categories=category))
    assert listed(year, layer) ^ oracle == DIFFERENCES.get((year, category), set())


@pytest.mark.parametrize("year", YEARS)
def test_it_marks_as_estimated_what_the_oracle_marks(year: int) -> None:
    oracle = holidays.country_holidays("ID", years=year, categories=("public", "government"), language="id")
    estimated = {day for day, name in oracle.items() if "perkiraan" in name}
    ours = {day.date for day in calendars.calendar().days(year) if not day.confirmed}
    assert ours - HANGING == estimated


@pytest.mark.parametrize("year", YEARS)
def test_it_has_the_known_number_of_days(year: int) -> None:
    layers = Counter(day.layer for day in calendars.calendar().days(year))
    assert (layers["national_holiday"], layers["collective_leave"]) == COUNTS[year]
    assert set(layers) == {"national_holiday", "collective_leave"}


def test_it_estimates_only_feasts_of_2027_and_the_leave_around_them() -> None:
    days = [day for year in YEARS for day in calendars.calendar().days(year) if not day.confirmed]
    assert {day.date for day in days if day.layer == "national_holiday"} == ESTIMATED
    assert {day.date for day in days if day.layer == "collective_leave"} == HANGING


def test_it_estimates_the_leave_of_every_estimated_feast() -> None:
    days = list(calendars.calendar().days(2027))
    feasts = {day.name.id.partition(",")[0] for day in days if day.date in ESTIMATED}
    leave = {day.date for day in days if day.name.id.removeprefix("Cuti bersama ") in feasts}
    assert leave - ESTIMATED == HANGING


def test_it_lists_the_night_journey_twice_in_2027() -> None:
    names = [day.name.id for day in calendars.calendar().days(2027)]
    assert names.count("Isra Mikraj Nabi Muhammad saw.") == 2


@pytest.mark.parametrize("file", calendars.year_files(), ids=lambda file: file.id)
def test_it_names_everything_in_both_languages(file: calendars.YearFile) -> None:
    texts = [file.title, file.note, *(entry.day.name for entry in file.entries)]
    texts += [decree.change for decree in file.decrees]
    assert all(text.id and text.en and text.id != text.en for text in texts)


@pytest.mark.parametrize("file", calendars.year_files(), ids=lambda file: file.id)
def test_it_says_who_wrote_a_file_and_on_what_ground(file: calendars.YearFile) -> None:
    assert file.review.author
    assert file.review.next_review > date(2026, 11, 21)
    assert file.decrees
    assert all(decree.sure in SURENESS and decree.title for decree in file.decrees)
    known = [decree.known_from for decree in file.decrees]
    assert known == sorted(set(known))


@pytest.mark.parametrize(
    ("known_on", "leave"),
    [
        (date(2023, 3, 28), [21, 24, 25, 26]),
        (date(2023, 3, 29), [19, 20, 21, 24, 25]),
        (None, [19, 20, 21, 24, 25]),
    ],
)
def test_it_keeps_the_list_as_it_was_before_the_decree_of_march_2023(
    known_on: date | None, leave: list[int]
) -> None:
    days = calendars.calendar(known_on=known_on).days(2023)
    found = [day.date.day for day in days if day.layer == "collective_leave" and day.date.month == 4]
    assert found == leave


def test_it_learns_of_18_august_2025_only_from_the_decree() -> None:
    added = date(2025, 8, 18)
    assert calendars.calendar(known_on=date(2025, 8, 6)).day(added) is None
    assert calendars.calendar(known_on=date(2025, 8, 7)).day(added) is not None


def test_it_knows_no_year_before_its_first_decree() -> None:
    assert set(calendars.calendar(known_on=date(2025, 9, 18)).years) == {2023, 2024, 2025}
    assert set(calendars.calendar(known_on=date(2025, 9, 19)).years) == {2023, 2024, 2025, 2026}
    assert calendars.calendar(known_on=date(2000, 1, 1)).years == {}


def test_it_takes_one_year_by_the_id_of_its_file() -> None:
    assert set(calendars.calendar("id-2026").years) == {2026}


def test_it_refuses_a_calendar_nobody_wrote() -> None:
    with pytest.raises(calendars.UnknownCalendarError) as caught:
        calendars.calendar("id-1999")
    (problem,) = caught.value.problems
    assert "'id-1999'" in problem.say("id")
    assert "id-2026" in problem.say("en")


HEADER = """
id = "{id}"
calendar = "{calendar}"
year = 2026
version = "2026.1"
title = {{ id = "Judul", en = "Title" }}
note = {{ id = "Catatan", en = "Note" }}
[review]
author = "Tolok contributors"
next_review = 2027-11-30
[[decrees]]
version = "2026.1"
known_from = 2025-12-01
title = "Surat edaran gubernur"
sure = "assumed"
change = {{ id = "Daftar pertama.", en = "First list." }}
[layers]
"""
GALUNGAN = """
local_holiday = [
  { date = 2026-06-17, status = "confirmed", name = { id = "Galungan", en = "Galungan Day" } },
  { date = 2026-12-24, status = "confirmed", name = { id = "Libur setempat", en = "Local holiday" } },
]
"""


def bali(folder: Path, layers: str = GALUNGAN) -> tuple[calendars.YearFile, ...]:
    text = HEADER.format(id="bali-2026", calendar="bali").replace("year", 'extends = "id"\nyear', 1) + layers
    (folder / "bali-2026.toml").write_text(text, encoding="utf-8")
    return (*calendars.year_files(), *calendars.read_folder(folder))


def test_it_lays_a_province_on_top_of_the_nation(tmp_path: Path) -> None:
    files = bali(tmp_path)
    province = calendars.calendar("bali", files=files)
    found = province.day(date(2026, 6, 17))
    assert found is not None
    assert found.layer == "local_holiday"
    national = province.day(date(2026, 8, 17))
    assert national is not None
    assert national.layer == "national_holiday"
    assert calendars.calendar(files=files).day(date(2026, 6, 17)) is None
    assert province.version(date(2026, 6, 1), date(2026, 7, 1)) == "2026.1+bali-2026.1"


def test_it_keeps_a_local_holiday_that_is_also_collective_leave(tmp_path: Path) -> None:
    province = calendars.calendar("bali", files=bali(tmp_path))
    found = province.day(date(2026, 12, 24), collective_leave=False)
    assert found is not None
    assert found.layer == "local_holiday"


def test_it_knows_in_which_years_the_province_is_missing(tmp_path: Path) -> None:
    province = calendars.calendar("bali", files=bali(tmp_path))
    assert province.incomplete == {2023, 2024, 2025, 2027}


def test_it_tells_every_fault_of_every_file_at_once(tmp_path: Path) -> None:
    wrong = """
holiday = []
local_holiday = [
  { date = 2025-06-17, status = "maybe", name = { id = "Galungan" } },
  { date = 2026-06-18, status = "confirmed", since = "2026.9", name = { id = "a", en = "b" } },
  { date = 2026-06-18, status = "confirmed", name = { id = "a", en = "b" } },
  { date = "besok", status = "confirmed", name = { id = "a", en = "b" } },
]
"""
    (tmp_path / "broken.toml").write_text("year = ", encoding="utf-8")
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    with pytest.raises(calendars.CalendarFileError) as caught:
        bali(tmp_path, wrong)
    told = "\n".join(f"{problem.file}|{problem.key}" for problem in caught.value.problems)
    for place in (
        "bali-2026.toml|layers.local_holiday[1].date",
        "bali-2026.toml|layers.local_holiday[1].status",
        "bali-2026.toml|layers.local_holiday[1].name.en",
        "bali-2026.toml|layers.local_holiday[2].since",
        "bali-2026.toml|layers.local_holiday[4].date",
        "bali-2026.toml|layers.holiday",
        "bali-2026.toml|layers",
        "broken.toml|",
        "empty.toml|decrees",
    ):
        assert place in told


def test_it_refuses_a_file_whose_id_or_version_does_not_fit(tmp_path: Path) -> None:
    text = HEADER.format(id="bali-2025", calendar="bali").replace('version = "2026.1"', 'version = "1"', 1)
    (tmp_path / "bali-2026.toml").write_text(text, encoding="utf-8")
    with pytest.raises(calendars.CalendarFileError) as caught:
        calendars.read_folder(tmp_path)
    assert [problem.key for problem in caught.value.problems] == ["id", "version"]
