"""The list of people of an office: one row for every role of somebody, known by e-mail address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tolok.rules.texts import Problem, Text
from tolok.sheets.books import Book
from tolok.sheets.cells import Value, is_blank
from tolok.sheets.tables import Row, Table, find_table, heading

#: Headings by column, the first as the template writes it.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "email": ("surel", "email", "e-mail"),
    "name": ("nama", "name"),
    "nip": ("nip", "nip atau ni pppk", "ni pppk"),
    "role": ("peran", "role"),
    "unit": ("kode unit", "unit", "unit code"),
    "number": ("no", "no.", "nomor"),
}
#: Other words people use for a role.
ALIASES: Mapping[str, str] = {"operator": "unit_operator", "kepala": "unit_head", "admin": "biro_admin"}
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
LONGEST_EMAIL, LONGEST_NAME, LONGEST_NIP = 254, 200, 18


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A role as a row names it; `unit` is a code, empty for the whole office."""

    row: Row
    email: str
    name: str
    nip: str
    role: str
    unit: str


@dataclass(frozen=True)
class PeopleList:
    """The sound rows of a list."""

    table: Table
    rows: tuple[PersonRow, ...]
    notes: tuple[Text, ...] = ()

    def problem(self, row: PersonRow, key: str, text: Text) -> Problem:
        """A problem at a cell of a row."""
        return self.table.problem(row.row, key, text)


def read_people(book: Book, roles: Mapping[str, Text], problems: list[Problem]) -> PeopleList | None:
    """The people of a filled template or any table with its headings; `roles` are those of the office.

    What is wrong goes to `problems`, all of it. None when there is no such table.
    """
    names = {heading(word): key for key, words in HEADINGS.items() for word in words}
    table = find_table(book, book.sheets, names, "email", problems)
    if table is None:
        problems.append(Problem(NO_TABLE, file=book.file))
        return None
    missing = [HEADINGS[key][0] for key in ("name", "role") if key not in table.columns]
    if missing:
        wanted = Text(", ".join(missing), ", ".join(missing))
        problems.append(table.problem(None, "email", NO_COLUMN, wanted))
        return PeopleList(table, ())
    words = {heading(word): key for key, text in roles.items() for word in (key, text.en, text.id)}
    words |= {word: key for word, key in ALIASES.items() if key in roles}
    wanted = Text(
        "salah satu dari " + ", ".join(text.id for text in roles.values()),
        "one of " + ", ".join(text.id for text in roles.values()),
    )
    rows = _rows(table, words, wanted, problems)
    if not rows and not problems:
        problems.append(Problem(NO_PEOPLE, file=book.file, sheet=table.sheet))
    return PeopleList(table, rows, (*book.notes, *table.notes))


def _rows(
    table: Table, words: Mapping[str, str], wanted: Text, problems: list[Problem]
) -> tuple[PersonRow, ...]:
    seen: dict[tuple[str, str, str], int] = {}
    found = []
    for row in table:
        before = len(problems)
        person = PersonRow(
            row,
            _email(table, row, problems),
            _name(table, row, problems),
            _nip(table, row, problems),
            words.get(heading(row.values["role"]), ""),
            _text(row.values.get("unit")),
        )
        if not person.role:
            problems.append(table.problem(row, "role", UNKNOWN_ROLE, wanted))
        first = seen.setdefault((person.email, person.role, person.unit), row.number)
        if first != row.number and len(problems) == before:
            said = Text(f"sama dengan baris {first}", f"the same as row {first}")
            problems.append(table.problem(row, "email", DOUBLED, said))
        if len(problems) == before:
            found.append(person)
    return tuple(found)


def _text(value: Value) -> str:
    return "" if is_blank(value) else " ".join(str(value).split())


def _email(table: Table, row: Row, problems: list[Problem]) -> str:
    email = _text(row.values["email"]).lower()
    if not EMAIL.fullmatch(email) or len(email) > LONGEST_EMAIL:
        problems.append(table.problem(row, "email", NO_EMAIL if not email else BAD_EMAIL))
    return email


def _name(table: Table, row: Row, problems: list[Problem]) -> str:
    name = _text(row.values["name"])
    if not name or len(name) > LONGEST_NAME:
        problems.append(table.problem(row, "name", LONG if name else NO_NAME))
    return name


def _nip(table: Table, row: Row, problems: list[Problem]) -> str:
    """An empty one is sound; Excel loses digits of a number of 18, so one that it made a number is not read."""
    value = row.values.get("nip")
    if isinstance(value, float) or (isinstance(value, int) and value >= 10**15):
        problems.append(table.problem(row, "nip", NUMBER_NIP))
        return ""
    nip = re.sub(r"[\s.\-]+", "", _text(value))
    if nip and not (nip.isascii() and nip.isdigit() and len(nip) <= LONGEST_NIP):
        problems.append(table.problem(row, "nip", BAD_NIP))
    return nip


NO_TABLE = Text(
    "Tidak ada baris judul dengan kolom “surel”. Pakai templat daftar orang.",
    "There is no heading row with a column “surel”. Use the template of the list of people.",
)
NO_COLUMN = Text("Kolom yang wajib tidak ada.", "A column that must be there is missing.")
NO_PEOPLE = Text(
    "Tabel tidak berisi orang. Isi satu baris untuk setiap peran.",
    "The table holds nobody. Fill one row for every role.",
)
NO_EMAIL = Text("Surel kosong.", "The e-mail address is empty.")
BAD_EMAIL = Text(
    "Alamat surel ini tidak lengkap. Contoh: nama@instansi.go.id",
    "This e-mail address is not complete. Example: nama@instansi.go.id",
)
NO_NAME = Text("Nama kosong.", "The name is empty.")
LONG = Text("Teks ini terlalu panjang.", "This text is too long.")
NUMBER_NIP = Text(
    "Excel mengubah NIP ini menjadi bilangan, jadi angka terakhirnya dapat hilang. Jadikan sel ini teks, lalu tulis lagi.",
    "Excel turned this number into a value, so its last digits may be lost. Make the cell text and write it again.",
)
BAD_NIP = Text(
    "NIP hanya berisi angka, paling panjang 18.", "An employee number holds digits only, 18 at most."
)
UNKNOWN_ROLE = Text("Peran ini tidak dikenal.", "This role is not known.")
DOUBLED = Text("Baris ini ada dua kali. Sisakan satu.", "This row occurs twice. Keep one.")
