"""The tables of a package: levels by seat, sums of users, proof. Each is read by unit code."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from tolok.rules.cycles.values import LevelRecord, ProofRecord
from tolok.rules.statistics.moments import Moments
from tolok.rules.texts import Problem, Text
from tolok.sheets.cycles import cells
from tolok.sheets.cycles import files as names

SEAT = re.compile(r"seat_([1-9]\d{0,3})", re.ASCII)


@dataclass
class Inputs:
    """What the tables say of one unit."""

    levels: dict[str, LevelRecord] = field(default_factory=dict)
    answers: dict[str, Moments] = field(default_factory=dict)
    values: dict[str, Fraction] = field(default_factory=dict)
    respondents: dict[str, int] = field(default_factory=dict)
    proofs: list[ProofRecord] = field(default_factory=list)


def read_inputs(package: str, files: Mapping[str, bytes], problems: list[Problem]) -> dict[str, Inputs]:
    """The inputs of every unit that a table names, by its code; problems are collected."""
    found: dict[str, Inputs] = defaultdict(Inputs)
    for row in _table(package, files, names.LEVELS, problems):
        _take_level(row, found[row.text("unit")])
    for row in _table(package, files, names.RESPONDENTS, problems):
        _take_respondents(row, found[row.text("unit")])
    for row in _table(package, files, names.PROOFS, problems):
        found[row.text("unit")].proofs.append(_proof(row))
    return found


def _table(
    package: str, files: Mapping[str, bytes], name: str, problems: list[Problem]
) -> Iterator[cells.Row]:
    columns = COLUMNS[name]
    if name == names.LEVELS:
        return cells.rows(f"{package}/{name}", files[name], _has_seats, SEATS, problems)
    return cells.rows(
        f"{package}/{name}", files[name], lambda heads: tuple(heads) == columns, ", ".join(columns), problems
    )


def _has_seats(heads: Sequence[str]) -> bool:
    first, last = len(names.LEVEL_COLUMNS), len(heads) - len(names.LEVEL_ENDS)
    seats = heads[first:last]
    return (
        tuple(heads[:first]) == names.LEVEL_COLUMNS
        and tuple(heads[last:]) == names.LEVEL_ENDS
        and len(set(seats)) == len(seats) <= names.MOST_SEATS
        and all(SEAT.fullmatch(seat) for seat in seats)
    )


def _take_level(row: cells.Row, inputs: Inputs) -> None:
    code = row.text("indicator")
    if code in inputs.levels:
        row.wrong("indicator", TWICE)
        return
    seats = (
        (int(match[1]), row.read(match[0], cells.level, None))
        for match in map(SEAT.fullmatch, row.cells)
        if match
    )
    moderated, decided, settled = (row.read(name, cells.level, None) for name in names.LEVEL_ENDS[:3])
    judged = {seat: level for seat, level in seats if level is not None}
    inputs.levels[code] = LevelRecord(code, judged, moderated, decided, settled, row.cells["how"])


def _take_respondents(row: cells.Row, inputs: Inputs) -> None:
    form = row.text("form")
    if form in inputs.answers or form in inputs.values or form in inputs.respondents:
        row.wrong("form", TWICE)
        return
    if any(row.cells[name] for name in names.MOMENTS):
        inputs.answers[form] = Moments(*(row.read(name, cells.count, 0) for name in names.MOMENTS))
    value, people = row.read("value", cells.fraction, None), row.read("respondents", cells.maybe_count, None)
    if value is not None:
        inputs.values[form] = value
    if people is not None:
        inputs.respondents[form] = people


def _proof(row: cells.Row) -> ProofRecord:
    version, size = row.read("version", cells.count, 0), row.read("size", cells.count, 0)
    digest = row.read("sha256", cells.digest, "")
    return ProofRecord(row.text("indicator"), version, digest, size, row.cells["title"])


COLUMNS: Mapping[str, tuple[str, ...]] = {
    names.UNITS: names.UNIT_COLUMNS,
    names.LEVELS: names.LEVEL_COLUMNS,
    names.RESPONDENTS: names.RESPONDENT_COLUMNS,
    names.PROOFS: names.PROOF_COLUMNS,
}
SEATS = ", ".join((*names.LEVEL_COLUMNS, "seat_1, seat_2, …", *names.LEVEL_ENDS))
TWICE = Text("Baris ini ada dua kali untuk unit yang sama.", "This row occurs twice for one unit.")
