"""The list of an office's units: one row a unit, known by its code."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from tolok.rules.offices import SERVICE_GROUPS, UNIT_KINDS, ServiceGroup, UnitKind
from tolok.rules.texts import Problem, Text
from tolok.sheets.books import Book
from tolok.sheets.cells import Value, is_blank
from tolok.sheets.days import NOT_A_DAY, WANTED_DAY, day
from tolok.sheets.tables import Row, Table, find_table, heading

Word = TypeVar("Word", bound=str)

#: Headings by column, the first as the template writes it.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("kode", "kode unit", "code"),
    "name": ("nama", "nama unit", "name"),
    "kind": ("jenis", "jenis unit", "kind"),
    "parent": ("induk", "kode induk", "parent"),
    "group": ("kelompok layanan", "kelompok", "service group"),
    "abbreviation": ("singkatan", "abbreviation"),
    "since": ("berlaku sejak", "tmt", "valid from"),
    "number": ("no", "no.", "nomor"),
}
#: Other words people use for a kind.
ALIASES: Mapping[str, UnitKind] = {
    "setda": "secretariat",
    "setwan": "council_secretariat",
    "inspektorat daerah": "inspectorate",
    "distrik": "district",
    "rsud": "hospital",
    "rumah sakit": "hospital",
    "upt": "branch",
    "balai": "branch",
    "polres": "police",
    "kantah": "land_office",
}
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}", re.ASCII)
LONGEST_NAME, LONGEST_ABBREVIATION = 300, 40


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as a row names it. None: the file has no such column. `parent` is a code, empty for the top."""

    row: Row
    code: str
    name: str
    kind: UnitKind
    parent: str | None
    group: ServiceGroup | None
    abbreviation: str | None
    since: date | None


@dataclass(frozen=True)
class UnitList:
    """The sound rows of a list, and every code that stands in it, in faulty rows too."""

    table: Table
    rows: tuple[UnitRow, ...]
    codes: frozenset[str]
    notes: tuple[Text, ...] = ()

    def problem(self, row: UnitRow, key: str, text: Text, wanted: Text | None = None) -> Problem:
        """A problem at a cell of a row."""
        return self.table.problem(row.row, key, text, wanted)


def read_units(book: Book, kinds: Sequence[UnitKind], problems: list[Problem]) -> UnitList | None:
    """The units of a filled template or any table with its headings; `kinds` are those the office may have.

    What is wrong goes to `problems`, all of it. None when there is no such table.
    """
    names = {heading(word): key for key, words in HEADINGS.items() for word in words}
    table = find_table(book, book.sheets, names, "code", problems)
    if table is None:
        problems.append(Problem(NO_TABLE, file=book.file, wanted=WANTED_HEADINGS))
        return None
    missing = [HEADINGS[key][0] for key in ("name", "kind") if key not in table.columns]
    if missing:
        wanted = Text(", ".join(missing), ", ".join(missing))
        problems.append(table.problem(None, "code", NO_COLUMN, wanted))
        return UnitList(table, (), frozenset(), (*book.notes, *table.notes))
    found, codes = _rows(table, kinds, problems)
    if not codes and not problems:
        problems.append(Problem(NO_UNITS, file=book.file, sheet=table.sheet))
    return UnitList(table, found, codes, (*book.notes, *table.notes))


def _rows(
    table: Table, kinds: Sequence[UnitKind], problems: list[Problem]
) -> tuple[tuple[UnitRow, ...], frozenset[str]]:
    kind_words = _vocabulary({kind: UNIT_KINDS[kind] for kind in kinds}, ALIASES)
    group_words = _vocabulary(SERVICE_GROUPS)
    seen: dict[str, int] = {}
    found = []
    for row in table:
        before = len(problems)
        code = _code(table, row, seen, problems)
        unit = UnitRow(
            row,
            code,
            _name(table, row, problems),
            _word(table, row, "kind", kind_words, problems) or "other",
            _parent(table, row, code, problems),
            _word(table, row, "group", group_words, problems, "other"),
            _abbreviation(table, row, problems),
            _since(table, row, problems),
        )
        if len(problems) == before:
            found.append(unit)
    return tuple(found), frozenset(seen)


@dataclass(frozen=True, slots=True)
class _Vocabulary(Generic[Word]):
    """Words of a column in lower case, and how a message lists them."""

    words: Mapping[str, Word]
    wanted: Text


def _vocabulary(texts: Mapping[Word, Text], aliases: Mapping[str, Word] | None = None) -> _Vocabulary[Word]:
    words = {heading(word): key for key, text in texts.items() for word in (key, text.en, text.id)}
    words |= {word: key for word, key in (aliases or {}).items() if key in texts and word not in words}
    listed = Text(
        "salah satu dari " + ", ".join(text.id for text in texts.values()),
        "one of " + ", ".join(text.id for text in texts.values()),
    )
    return _Vocabulary(words, listed)


def _code(table: Table, row: Row, seen: dict[str, int], problems: list[Problem]) -> str:
    value = row.values["code"]
    fault = _code_fault(value)
    code = str(value)
    if fault:
        problems.append(table.problem(row, "code", fault, WANTED_CODE))
    elif (first := seen.setdefault(code, row.number)) != row.number:
        wanted = Text(f"kode ini sudah ada di baris {first}", f"this code already stands in row {first}")
        problems.append(table.problem(row, "code", DOUBLED_CODE, wanted))
    return code


def _code_fault(value: Value) -> Text | None:
    if is_blank(value):
        return NO_CODE
    if isinstance(value, float):
        return NUMBER_CODE
    return None if CODE.fullmatch(str(value)) else BAD_CODE


def _name(table: Table, row: Row, problems: list[Problem]) -> str:
    value = row.values["name"]
    name = " ".join(str(value).split())
    if is_blank(value):
        problems.append(table.problem(row, "name", NO_NAME))
    elif len(name) > LONGEST_NAME:
        problems.append(table.problem(row, "name", LONG, _at_most(LONGEST_NAME)))
    return name


def _word(
    table: Table,
    row: Row,
    key: str,
    vocabulary: _Vocabulary[Word],
    problems: list[Problem],
    blank: Word | None = None,
) -> Word | None:
    """The word in a cell; `blank` for an empty one, without which an empty one is a problem."""
    if key not in table.columns:
        return None
    value = row.values[key]
    if is_blank(value) and blank is not None:
        return blank
    word = vocabulary.words.get(heading(value))
    if word is None:
        text = NO_KIND if is_blank(value) else UNKNOWN_WORD
        problems.append(table.problem(row, key, text, vocabulary.wanted))
    return word


def _parent(table: Table, row: Row, code: str, problems: list[Problem]) -> str | None:
    if "parent" not in table.columns:
        return None
    value = row.values["parent"]
    if is_blank(value):
        return ""
    if isinstance(value, float):
        problems.append(table.problem(row, "parent", NUMBER_CODE, WANTED_CODE))
    elif str(value) == code:
        problems.append(table.problem(row, "parent", OWN_PARENT))
    return str(value)


def _abbreviation(table: Table, row: Row, problems: list[Problem]) -> str | None:
    if "abbreviation" not in table.columns:
        return None
    value = row.values["abbreviation"]
    if is_blank(value):
        return ""
    if len(str(value)) > LONGEST_ABBREVIATION:
        problems.append(table.problem(row, "abbreviation", LONG, _at_most(LONGEST_ABBREVIATION)))
    return str(value)


def _since(table: Table, row: Row, problems: list[Problem]) -> date | None:
    value = row.values.get("since")
    if is_blank(value):
        return None
    found = day(value)
    if found is None:
        problems.append(table.problem(row, "since", NOT_A_DAY, WANTED_DAY))
    return found


def _at_most(length: int) -> Text:
    return Text(f"paling banyak {length} huruf", f"at most {length} characters")


NO_TABLE = Text(
    "Tidak ada baris judul dengan kolom “kode”. Pakai templat daftar unit.",
    "There is no heading row with a column “kode”. Use the template of the list of units.",
)
WANTED_HEADINGS = Text(
    "baris judul berisi kode, nama, jenis, induk, kelompok layanan",
    "a heading row with kode, nama, jenis, induk, kelompok layanan",
)
NO_COLUMN = Text("Kolom yang wajib tidak ada.", "A column that must be there is missing.")
NO_UNITS = Text(
    "Tabel tidak berisi unit. Isi satu baris untuk setiap unit.",
    "The table holds no unit. Fill one row for every unit.",
)
NO_CODE = Text("Kode unit kosong.", "The unit has no code.")
NUMBER_CODE = Text(
    "Excel mengubah kode ini menjadi bilangan, jadi nol di ujungnya dapat hilang. Jadikan sel ini teks, lalu tulis lagi kodenya.",
    "Excel turned this code into a number, so a zero at its end may be lost. Make the cell text and write the code again.",
)
BAD_CODE = Text("Kode ini tidak sah.", "This code is not valid.")
WANTED_CODE = Text(
    "huruf, angka, titik, garis; tanpa spasi; paling banyak 40",
    "letters, digits, points, dashes; no spaces; at most 40",
)
DOUBLED_CODE = Text("Kode ini ada dua kali. Sisakan satu baris.", "This code occurs twice. Keep one row.")
NO_NAME = Text("Nama unit kosong.", "The unit has no name.")
NO_KIND = Text("Jenis unit kosong.", "The unit has no kind.")
LONG = Text("Teks ini terlalu panjang.", "This text is too long.")
UNKNOWN_WORD = Text("Kata ini tidak dikenal di sini.", "This word is not known here.")
OWN_PARENT = Text("Unit tidak dapat menjadi induknya sendiri.", "A unit cannot be its own parent.")
