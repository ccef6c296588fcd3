"""Working-day calendars: one file a year, national holidays and collective leave as separate layers.

A file may carry several versions of its year, because a joint decree (SKB) is sometimes changed within the
year; a clock that was set before the change must stay reproducible. A province adds a file of its own with
``calendar = "bali"`` and ``extends = "id"``: its days lie on top of the national ones.
"""

from collections.abc import Iterable
from datetime import date

from tolok.rules.calendars.reading import CalendarFileError, read_folder, year_files
from tolok.rules.calendars.values import Calendar, Day, Decree, Entry, Layer, Year, YearFile
from tolok.rules.texts import Problem, ProblemsError, Text

__all__ = [
    "NATIONAL",
    "Calendar",
    "CalendarFileError",
    "Day",
    "Decree",
    "Entry",
    "Layer",
    "UnknownCalendarError",
    "Year",
    "YearFile",
    "calendar",
    "calendar_ids",
    "read_folder",
    "year_files",
]

NATIONAL = "id"


class UnknownCalendarError(ProblemsError):
    """A calendar id that no file carries."""


def calendar_ids(files: Iterable[YearFile] | None = None) -> tuple[str, ...]:
    """Every id that `calendar` takes: the calendars, then the single years."""
    known = tuple(files) if files is not None else year_files()
    return (*sorted({file.calendar for file in known}), *(file.id for file in known))


def calendar(
    name: str = NATIONAL, *, known_on: date | None = None, files: Iterable[YearFile] | None = None
) -> Calendar:
    """The calendar `name`: ``"id"`` is the national one over all years, ``"id-2026"`` one year of it.

    `known_on` takes every year as it was decided by that day, so that a clock set before a decree changed can
    be computed again; None means the newest version on file. `files` replaces the files that come with Tolok.
    Raises UnknownCalendarError.
    """
    known = tuple(files) if files is not None else year_files()
    own = [file for file in known if name in (file.calendar, file.id)]
    if not own:
        raise UnknownCalendarError([_unknown(name, calendar_ids(known))])
    wanted = {file.year for file in own} if name == own[0].id else None
    levels = [
        {file.year: file for file in known if file.calendar == level} for level in _chain(own[0], known)
    ]
    years: dict[int, tuple[Year, ...]] = {}
    incomplete = set()
    for number in sorted(levels[0]):
        parts = [level[number].as_known_on(known_on) if number in level else None for level in levels]
        base, present = parts[0], tuple(part for part in parts if part)
        if base and (wanted is None or number in wanted):
            years[number] = present
            if len(present) < len(levels):
                incomplete.add(number)
    return Calendar(name, years, frozenset(incomplete))


def _chain(top: YearFile, known: tuple[YearFile, ...]) -> list[str]:
    """The calendars under `top`, lowest first, `top` last."""
    chain = [top.calendar]
    below = {file.calendar: file.extends for file in known if file.extends}
    while chain[0] in below and below[chain[0]] not in chain:
        chain.insert(0, below[chain[0]])
    return chain


def _unknown(name: str, ids: tuple[str, ...]) -> Problem:
    listed = ", ".join(ids)
    return Problem(
        Text("Kalender tidak dikenal.", "Unknown calendar."), found=name, wanted=Text(listed, listed)
    )
