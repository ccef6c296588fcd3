"""Reads calendar files; every fault of every file is told at once, with its key."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import get_args

from tolok.rules.calendars.values import Day, Decree, Entry, Layer, YearFile
from tolok.rules.instruments.headers import sureness
from tolok.rules.instruments.values import Review
from tolok.rules.nodes import Node
from tolok.rules.texts import Problem, ProblemsError, Text

#: Weekends follow from the date and are never written down.
LAYERS: tuple[Layer, ...] = tuple(layer for layer in get_args(Layer) if layer != "weekend")
UNKNOWN = date(1, 1, 1)


class CalendarFileError(ProblemsError):
    """Calendar files that cannot be used."""


@cache
def year_files() -> tuple[YearFile, ...]:
    """The calendars that come with Tolok, one value a file, in order of their id."""
    return read_folder(files("tolok.rules") / "calendars")


def read_folder(folder: Traversable) -> tuple[YearFile, ...]:
    """Every ``.toml`` of `folder`, by name. Raises CalendarFileError with all faults of all files."""
    problems: list[Problem] = []
    sources = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda item: item.name
    )
    found = [_read(source.read_text(encoding="utf-8"), source.name, problems) for source in sources]
    if problems:
        raise CalendarFileError(problems)
    return tuple(file for file in found if file)


def _read(text: str, file: str, problems: list[Problem]) -> YearFile | None:
    try:
        node = Node(tomllib.loads(text), file, "", problems)
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(Text(f"Bukan TOML yang sah: {error}.", f"Not valid TOML: {error}."), file))
        return None
    decrees = tuple(_decree(item) for item in node.nodes("decrees", optional=False))
    versions = tuple(decree.version for decree in decrees)
    if not versions:
        node.wrong("decrees", Text("Dasar hukum harus disebut.", "The legal basis must be named."))
        return None
    year = node.integer("year")
    read = YearFile(
        id=_identity(node, file),
        calendar=node.string("calendar"),
        extends=node.string("extends", ""),
        year=year,
        title=node.text("title"),
        note=node.text("note"),
        review=_review(node.node("review")),
        decrees=decrees,
        entries=_entries(node.node("layers"), year, versions),
    )
    _check_version(node, versions)
    node.close()
    return read


def _identity(node: Node, file: str) -> str:
    found, name = node.string("id"), file.removesuffix(".toml")
    if found != name:
        node.wrong(
            "id",
            Text("Harus sama dengan nama berkas.", "Must equal the file's name."),
            found,
            Text(name, name),
        )
    return found


def _check_version(node: Node, versions: tuple[str, ...]) -> None:
    found, last = node.string("version"), versions[-1]
    if found != last:
        fault = Text(
            "Harus versi terakhir dalam daftar keputusan.", "Must be the last version of the decrees."
        )
        node.wrong("version", fault, found, Text(last, last))


def _review(node: Node) -> Review:
    review = Review(
        author=node.string("author"),
        checker=node.string("checker", ""),
        checked_on=node.day("checked_on", optional=True),
        next_review=node.day("next_review") or UNKNOWN,
    )
    node.close()
    return review


def _decree(node: Node) -> Decree:
    return Decree(
        version=node.string("version"),
        known_from=node.day("known_from") or UNKNOWN,
        title=node.string("title"),
        sure=sureness(node),
        change=node.text("change"),
    )


def _entries(layers: Node, year: int, versions: tuple[str, ...]) -> tuple[Entry, ...]:
    found = tuple(
        _entry(item, layer, year, versions)
        for layer in LAYERS
        if layer in layers
        for item in layers.nodes(layer)
    )
    seen: set[tuple[date, str]] = set()
    for entry in found:
        times = {(entry.day.date, version) for version in entry.versions(versions)}
        if seen & times:
            twice = Text("Tanggal ini ditulis dua kali.", "This date is written twice.")
            layers.wrong("", twice, entry.day.date.isoformat())
        seen |= times
    layers.close()
    return found


def _entry(node: Node, layer: Layer, year: int, versions: tuple[str, ...]) -> Entry:
    day = node.day("date") or UNKNOWN
    if day.year not in (year, UNKNOWN.year):
        outside = Text("Tanggal ini di luar tahun berkas.", "This date lies outside the file's year.")
        node.wrong("date", outside, day.isoformat(), Text(str(year), str(year)))
    confirmed = node.choice("status", ("confirmed", "estimated")) == "confirmed"
    since = node.choice("since", versions, versions[0])
    until = node.choice("until", versions, "") if "until" in node else ""
    return Entry(Day(day, layer, node.text("name"), confirmed), since, until)
