"""Starts and ends of requests, pasted or sent as a table. Only the columns of time are read; no other cell is kept."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from fractions import Fraction

from tolok.rules.delivery.service_times import Case, faults_of_case
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import Book, Limits, delimiter_of, open_bytes
from tolok.sheets.cells import Value, is_blank, number
from tolok.sheets.imports.times import DayOrder, day_order, moment, placed
from tolok.sheets.tables import Row, Table, find_table, heading

#: Headings by column, the first as it is written where there is none.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "began": (
        *("mulai", "waktu mulai", "tanggal mulai", "jam mulai", "masuk", "tanggal masuk", "jam masuk"),
        *("diterima", "tanggal diterima", "tanggal permohonan", "waktu permohonan", "berkas lengkap"),
        *("ambil nomor", "waktu ambil", "began", "start", "start time"),
    ),
    "finished": (
        *("selesai", "waktu selesai", "tanggal selesai", "jam selesai", "tanggal terbit", "terbit"),
        *("diserahkan", "tanggal diserahkan", "dilayani", "waktu dilayani", "finished", "end", "end time"),
    ),
    "paused": ("jeda", "waktu pemohon", "menunggu pemohon", "lama jeda", "paused"),
    "day": ("tanggal", "hari", "tgl", "date", "day"),
}
LIMITS = Limits(size=4 * 2**20, unpacked=64 * 2**20, rows=20_000, columns=80)
_CLOCK = re.compile(r"(?:^|[T\s,])\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*\D{0,6}$", re.ASCII)
_ONLY_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class CaseTable:
    """The requests that were finished with the number of their row, how many were not, and the columns left unread."""

    rows: tuple[tuple[int, Case], ...]
    unfinished: int
    dropped: tuple[str, ...]
    notes: tuple[Text, ...] = ()


def pasted_cases(text: str, zone: tzinfo, clock: bool) -> CaseTable:
    """The requests in pasted lines; without a heading the first two columns are start and end."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise ProblemsError([Problem(NOTHING)])
    sign = delimiter_of("\n".join(lines))
    known = {word for words in HEADINGS.values() for word in words}
    headed = any(heading(cell.strip('" ')) in known for line in lines[:15] for cell in line.split(sign))
    if not headed:
        words = ["mulai", "selesai", *(f"kolom {at}" for at in range(3, lines[0].count(sign) + 2))]
        lines.insert(0, sign.join(words))
    found = read_cases(open_bytes("", "\n".join(lines).encode(), LIMITS), zone, clock)
    if headed:
        return found
    # Without a heading of their own the lines are counted as the person pasted them.
    rows = tuple((at - 1, case) for at, case in found.rows)
    return CaseTable(rows, found.unfinished, found.dropped, found.notes)


def read_cases(book: Book, zone: tzinfo, clock: bool) -> CaseTable:
    """The requests of a table with the headings start and end, on the clock of `zone`.

    With `clock` a day without an hour is a fault: minutes and hours cannot be counted from it. Raises ProblemsError
    with every fault of every row; a fault quotes the cell of time alone.
    """
    problems: list[Problem] = []
    names = {heading(word): key for key, words in HEADINGS.items() for word in words}
    table = find_table(book, book.sheets, names, "began", problems, ignore_unknown=True)
    if table is None or "finished" not in table.columns:
        raise ProblemsError([Problem(NO_TABLE, file=book.file, wanted=WANTED)])
    lines = list(table)
    order, sure = _order([row.values.get(key) for row in lines for key in ("began", "finished", "day")])
    reading = _Reading(table, zone, clock, order, problems)
    found = [(row.number, reading.case(row)) for row in lines]
    if not lines and not problems:
        problems.append(Problem(NOTHING, file=book.file))
    if problems:
        raise ProblemsError(problems)
    rows = tuple((at, case) for at, case in found if case is not None)
    return CaseTable(rows, len(found) - len(rows), _dropped(table), () if sure else (DAY_FIRST,))


def _order(values: Sequence[Value]) -> tuple[DayOrder | None, bool]:
    """The order of day and month; where a mistyped day leaves none for all cells, the one that reads the most."""
    order, sure = day_order(values)
    if order is not None or sure:
        return order, sure
    orders: tuple[DayOrder, DayOrder] = ("day-first", "month-first")
    return max(orders, key=lambda one: sum(moment(value, one) is not None for value in values)), False


def _dropped(table: Table) -> tuple[str, ...]:
    read = {place for place, _heading in table.columns.values()}
    cells = enumerate(table.rows[table.heading - 1])
    return tuple(str(cell) for at, cell in cells if at not in read and not is_blank(cell))


@dataclass(frozen=True, slots=True)
class _Reading:
    table: Table
    zone: tzinfo
    clock: bool
    order: DayOrder | None
    problems: list[Problem]

    def case(self, row: Row) -> Case | None:
        """The request of a row; None when it has no end yet or is at fault."""
        before = len(self.problems)
        began = self.moment(row, "began")
        if is_blank(row.values.get("finished")):
            return None
        finished, paused = self.moment(row, "finished"), self.paused(row)
        if began is None or finished is None or len(self.problems) > before:
            return None
        case = Case(began, finished, paused)
        if fault := faults_of_case(case):
            self.problems.append(self.table.problem(row, "finished", fault))
        return case

    def moment(self, row: Row, key: str) -> datetime | None:
        value = row.values.get(key)
        if is_blank(value):
            self.problems.append(self.table.problem(row, key, EMPTY, self.wanted))
            return None
        found = placed(self._read(row, value), self.zone)
        if found is None:
            self.problems.append(self.table.problem(row, key, NO_TIME, self.wanted))
        elif self.clock and not _says_clock(value):
            self.problems.append(self.table.problem(row, key, NO_CLOCK, WANTED_TIME))
        return found.astimezone(self.zone) if found else None

    @property
    def wanted(self) -> Text:
        """How a time is written for this promise."""
        return WANTED_TIME if self.clock else WANTED_DAY

    def _read(self, row: Row, value: Value) -> datetime | None:
        """A moment in one cell, or a clock in it with the day in the column of days."""
        only = _ONLY_CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
        if only is None:
            return moment(value, self.order)
        day = moment(row.values.get("day"), self.order)
        parts = [int(part or 0) for part in only.groups()]
        if day is None or parts[0] > 23 or max(parts[1:]) > 59:
            return None
        return day.replace(hour=parts[0], minute=parts[1], second=parts[2])

    def paused(self, row: Row) -> Fraction:
        value = row.values.get("paused")
        found = Fraction(0) if is_blank(value) else number(value)
        if found is None or found < 0:
            self.problems.append(self.table.problem(row, "paused", NO_PAUSE))
            return Fraction(0)
        return found


def _says_clock(value: Value) -> bool:
    if isinstance(value, datetime):
        return True
    return isinstance(value, str) and bool(_CLOCK.search(value.strip()))


def names_of(dropped: Sequence[str], most: int = 8) -> str:
    """Columns that were not read, by their headings."""
    return ", ".join(dropped[:most]) + (" …" if len(dropped) > most else "")


NOTHING = Text("Tidak ada permohonan di dalamnya.", "There is no request in it.")
NO_TABLE = Text(
    "Tidak ada baris judul dengan kolom mulai dan selesai.",
    "There is no heading row with the columns start and end.",
)
WANTED = Text("mulai, selesai; boleh juga tanggal dan jeda", "start, end; day and pause may stand there too")
EMPTY = Text("Waktu mulai kosong.", "The start is empty.")
NO_TIME = Text("Ini bukan waktu.", "This is no time.")
NO_CLOCK = Text(
    "Jamnya tidak tertulis; janji dalam menit atau jam tidak dapat dihitung.",
    "It has no hour; a promise in minutes or hours cannot be counted.",
)
WANTED_TIME = Text("tanggal dan jam seperti 21/11/2026 09.30", "a date and time such as 21/11/2026 09:30")
WANTED_DAY = Text("tanggal seperti 21/11/2026", "a date such as 21/11/2026")
NO_PAUSE = Text("Jeda harus angka mulai dari 0.", "A pause must be a number from 0 on.")
DAY_FIRST = Text(
    "Tanggalnya dibaca hari/bulan/tahun; periksa bila berkasnya bulan/hari.",
    "Dates are read day/month/year; check whether the file has month/day.",
)
