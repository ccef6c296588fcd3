"""What a list of units would change: judged against the book of the office, before anything is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from tolok.apps.organizations import refusals
from tolok.apps.organizations.ledger import Ledger, Standing, Written
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.offices.units import UnitList, UnitRow


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes of a list in the order of the file, or every problem that stops it."""

    changes: tuple[Written, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Text, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many units are added, renamed, moved, … by act."""
        return dict(Counter(change.act for change in self.changes))

    @property
    def digest(self) -> str:
        """What was shown, to know whether what is applied is the same."""
        return sha256(repr(self.changes).encode()).hexdigest()


def plan_changes(
    book: Ledger, listed: UnitList | None, problems: Sequence[Problem], day: date, why: str, *, complete: bool
) -> Plan:
    """Write a list into `book` (not into the database) and say what that changed.

    `problems` are those of reading. `complete`: units the list does not name are closed from `day` on.
    """
    found = list(problems)
    if listed is None:
        return Plan((), tuple(found))
    known = {*book.versions, *listed.codes}
    places = {row.code: row for row in listed.rows}
    for row in listed.rows:
        if row.parent and row.parent not in known:
            found.append(listed.problem(row, "parent", refusals.UNKNOWN_PARENT))
        else:
            _write(book, listed, row, day, why, found)
    if complete and not problems:
        _close_others(book, listed, day, why, found)
    if not found:
        for fault in book.faults():
            said = book.problem(fault)
            at = places.get(fault.part)
            found.append(
                listed.problem(at, said.key, said.text) if at else replace(said, file=listed.table.file)
            )
    return Plan(() if found else tuple(book.written), tuple(found), listed.notes)


def _write(book: Ledger, listed: UnitList, row: UnitRow, day: date, why: str, found: list[Problem]) -> None:
    since = row.since or day
    try:
        if row.code in book.versions:
            _change(book, row, since, why)
        else:
            standing = Standing(
                row.name, row.kind, row.parent or "", row.group or "other", row.abbreviation or ""
            )
            book.found(row.code, standing, since, why)
    except ProblemsError as error:
        key = "since" if "since" in listed.table.columns else "code"
        found += [listed.problem(row, key, problem.text) for problem in error.problems]


def _change(book: Ledger, row: UnitRow, since: date, why: str) -> None:
    """A row that says what already is so changes nothing, whatever its day; but a unit that ended is not revived."""
    last = book.last(row.code)
    before = last.standing
    after = Standing(
        row.name,
        row.kind,
        before.parent if row.parent is None else row.parent,
        row.group or before.group,
        before.abbreviation if row.abbreviation is None else row.abbreviation,
    )
    if after != before or (last.last is not None and since > last.last):
        book.change(row.code, after, since, why)


def _close_others(book: Ledger, listed: UnitList, day: date, why: str, found: list[Problem]) -> None:
    for code in list(book.versions):
        last = book.last(code)
        if code in listed.codes or last.last is not None:
            continue
        try:
            book.end(code, day, why)
        except ProblemsError as error:
            found += [replace(problem, key="", file=listed.table.file) for problem in error.problems]
