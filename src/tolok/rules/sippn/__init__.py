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

#: How far a service is: nothing yet, a sheet made, carried there, seen there (with a picture, or on somebody's word);
#: then what is there is outdated: another standard holds, or something else changed here since.
Progress = Literal["not_yet", "prepared", "uploaded", "claimed", "verified", "replaced", "outdated"]
#: Column → what is written in it.
Line = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `source` names the field of open data it is filled from; `sure` tells whether the heading was read.

    `required` is our reading of what the portal's form asks for; nothing else may be empty there.
    """

    key: str
    source: str
    heading: str
    sure: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the portal's form, a sheet of the workbook."""

    key: str
    name: Text
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """One version of the sheet; `host` is where the pages of the portal are."""

    key: str
    since: date
    title: Text
    basis: Text
    sure: str
    host: str
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


def progress(
    *, prepared: str, carried: bool, same_version: bool, uploaded: str, seen: bool, proved: bool, now: str
) -> Progress:
    """How far a service is. `prepared`, `uploaded` and `now` are fingerprints of the line made ready last, of the one
    carried there last (empty where nobody kept it) and of what it would be now."""
    if not carried:
        return "prepared" if prepared else "not_yet"
    if not same_version:
        return "replaced"
    if uploaded and uploaded != now:
        return "outdated"
    if not seen:
        return "uploaded"
    return "verified" if proved else "claimed"


def lacking(template: Template, line: Line) -> Iterator[Column]:
    """The required columns that are empty in a line."""
    return (one for one in template.columns if one.required and not (line.get(one.key) or "").strip())


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
        found["key"],
        found["since"],
        Text(**found["title"]),
        Text(**found["basis"]),
        found["sure"],
        found["host"],
        parts,
    )


GONE = Text("di portal, tidak lagi di sini: {what}", "in the portal, no longer here: {what}")
COME = Text("di sini, belum di portal: {what}", "here, not yet in the portal: {what}")
