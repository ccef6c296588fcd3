"""What a working-day calendar is made of: frozen values read from one file a year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tolok.rules.instruments.values import Review, Sureness
from tolok.rules.texts import Text

#: `local_holiday` is for files that add to the national calendar, such as a province's.
Layer = Literal["national_holiday", "collective_leave", "local_holiday", "weekend"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is no working day; `confirmed` is false while its date is an estimate."""

    date: date
    layer: Layer
    name: Text
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Decree:
    """What set or changed a year's list."""

    version: str
    known_from: date
    title: str
    sure: Sureness
    change: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed day with the versions it belongs to: from `since` on, and before `until`."""

    day: Day
    since: str
    until: str

    def versions(self, order: tuple[str, ...]) -> tuple[str, ...]:
        """Those of `order` (oldest first) in which the day is listed."""
        return order[order.index(self.since) : order.index(self.until) if self.until else None]


@dataclass(frozen=True, slots=True)
class YearFile:
    """One file: a year of one calendar with every version it had; `extends` names the calendar below it."""

    id: str
    calendar: str
    extends: str
    year: int
    title: Text
    note: Text
    review: Review
    decrees: tuple[Decree, ...]
    entries: tuple[Entry, ...]

    def as_known_on(self, day: date | None) -> "Year | None":
        """The list as it stood on `day` (None: the newest version), or None when it was not yet decided."""
        known = [decree for decree in self.decrees if day is None or decree.known_from <= day]
        if not known:
            return None
        order = tuple(decree.version for decree in self.decrees)
        version = known[-1].version
        days = {entry.day.date: entry.day for entry in self.entries if version in entry.versions(order)}
        return Year(self, tuple(known), days)


@dataclass(frozen=True, slots=True)
class Year:
    """One version of one year."""

    file: YearFile
    decrees: tuple[Decree, ...]
    days: Mapping[date, Day]

    @property
    def version(self) -> str:
        """The version in force, such as ``"2026.1"``; a calendar on top of another puts its id first."""
        version = self.decrees[-1].version
        return f"{self.file.calendar}-{version}" if self.file.extends else version


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar over several years; each year lists the base calendar first, then what lies on top."""

    id: str
    years: Mapping[int, tuple[Year, ...]]
    #: Years in which the base is known and a calendar on top of it is not.
    incomplete: frozenset[int] = frozenset()

    def day(self, day: date, *, collective_leave: bool = True) -> Day | None:
        """Why offices are closed on `day`, weekends apart, or None. A later calendar's word wins."""
        for year in reversed(self.years.get(day.year, ())):
            found = year.days.get(day)
            if found and (collective_leave or found.layer != "collective_leave"):
                return found
        return None

    def days(self, year: int) -> Iterator[Day]:
        """Every listed day of `year`, in order of date, weekends not among them."""
        for listed in sorted({day for part in self.years.get(year, ()) for day in part.days}):
            found = self.day(listed)
            if found:
                yield found

    def version(self, first: date, last: date) -> str:
        """The versions of the years from `first` to `last`, joined by ``+``."""
        years = range(first.year, last.year + 1)
        return "+".join(part.version for year in years for part in self.years.get(year, ()))
