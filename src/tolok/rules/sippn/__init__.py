"""The sheet for the national portal (SIPPN) as dated data, how far a service is on its way there, and what changed."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: How far a service is: nothing yet, a sheet made, carried there, seen there, changed here since.
Progress = Literal["not_yet", "prepared", "uploaded", "verified", "outdated"]
#: Column → what is written in it.
Line = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `source` names the field of open data it is filled from; `sure` tells whether the heading was read."""

    key: str
    source: str
    heading: str
    sure: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the portal's form, a sheet of the workbook."""

    key: str
    name: Text
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """One version of the sheet."""

    key: str
    since: date
    title: Text
    basis: Text
    sure: str
    parts: tuple[Part, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns in order."""
        return tuple(column for part in self.parts for column in part.columns)


@cache
def templates() -> tuple[Template, ...]:
    """Every version of the sheet, the oldest first."""
    found = [
        _read(path.read_text("utf-8"))
        for path in files("tolok.rules.sippn").iterdir()
        if path.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda one: one.since))


def template_on(day: date) -> Template:
    """The sheet that is asked for on a day; before the first, the first."""
    return next((one for one in reversed(templates()) if one.since <= day), templates()[0])


def progress(*, prepared: str, uploaded: str, verified: bool, now: str) -> Progress:
    """How far a service is, by fingerprints: of the line prepared last, of the one carried there last (empty: none),
    and of what it would be `now`."""
    if uploaded:
        if uploaded != now:
            return "outdated"
        return "verified" if verified else "uploaded"
    return "prepared" if prepared else "not_yet"


def changes(template: Template, old: Line, new: Line) -> Iterator[tuple[Column, Text]]:
    """What differs between what the portal has and what holds here, line by line, in the order of the sheet."""
    for column in template.columns:
        before, after = ((line.get(column.key) or "").splitlines() for line in (old, new))
        for gone in (one for one in before if one not in after):
            yield column, fill(GONE, what=gone)
        for come in (one for one in after if one not in before):
            yield column, fill(COME, what=come)


def _read(written: str) -> Template:
    found = tomllib.loads(written)
    parts = tuple(
        Part(part["key"], Text(**part["name"]), tuple(Column(**column) for column in part["columns"]))
        for part in found["parts"]
    )
    return Template(
        found["key"], found["since"], Text(**found["title"]), Text(**found["basis"]), found["sure"], parts
    )


GONE = Text("di portal, tidak lagi di sini: {what}", "in the portal, no longer here: {what}")
COME = Text("di sini, belum di portal: {what}", "here, not yet in the portal: {what}")
