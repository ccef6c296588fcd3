"""The list of a unit's services as an office has it: code and name, and whether each is free and online."""

from collections.abc import Mapping
from dataclasses import dataclass

from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import Book, Limits, delimiter_of, open_bytes
from tolok.sheets.cells import Value, is_blank
from tolok.sheets.tables import Row, Table, find_table, heading

#: Headings by column, the first as it is written where there is none.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("kode", "kode layanan", "code"),
    "name": ("nama", "nama layanan", "jenis layanan", "layanan", "name"),
    "free": ("gratis", "tanpa biaya", "free"),
    "online": ("daring", "online"),
}
YES = frozenset({"ya", "y", "yes", "1", "x", "v", "✓", "benar", "true", "gratis", "daring", "online"})
NO = frozenset({"tidak", "t", "no", "n", "0", "salah", "false", "bayar", "luring"})
LONGEST_CODE, LONGEST_NAME = 40, 300
#: A list is pasted or small; what is larger is not a list of one unit's services.
LIMITS = Limits(size=2 * 2**20, unpacked=32 * 2**20, rows=5_000, columns=50)


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service as a row names it."""

    number: int
    code: str
    name: str
    free: bool
    online: bool


def pasted_services(text: str) -> tuple[ServiceRow, ...]:
    """The services in pasted lines, with or without a heading; columns in the order code, name, free, online."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise ProblemsError([Problem(NO_SERVICES)])
    sign = delimiter_of("\n".join(lines))
    headed = heading(lines[0].split(sign)[0].strip('" ')) in HEADINGS["code"]
    if not headed:
        words = [names[0] for names in HEADINGS.values()]
        widest = max(line.count(sign) for line in lines) + 1
        lines.insert(0, sign.join(words[: max(2, min(widest, len(words)))]))
    found = read_services(open_bytes("", "\n".join(lines).encode(), LIMITS))
    # Without their own heading the lines are counted as the person pasted them.
    return (
        found
        if headed
        else tuple(ServiceRow(one.number - 1, one.code, one.name, one.free, one.online) for one in found)
    )


def read_services(book: Book) -> tuple[ServiceRow, ...]:
    """The services of a table with the headings code and name. Raises ProblemsError with every problem."""
    problems: list[Problem] = []
    names = {heading(word): key for key, words in HEADINGS.items() for word in words}
    table = find_table(book, book.sheets, names, "code", problems, ignore_unknown=True)
    if table is None or "name" not in table.columns:
        raise ProblemsError([Problem(NO_TABLE, file=book.file, wanted=WANTED)])
    seen: dict[str, int] = {}
    rows = [_service(table, row, seen, problems) for row in table]
    if not rows and not problems:
        problems.append(Problem(NO_SERVICES, file=book.file))
    if problems:
        raise ProblemsError(problems)
    return tuple(rows)


def _service(table: Table, row: Row, seen: dict[str, int], problems: list[Problem]) -> ServiceRow:
    code, name = _text(row.values["code"]), _text(row.values["name"])
    if not code or len(code) > LONGEST_CODE:
        problems.append(table.problem(row, "code", LONG if code else NO_CODE))
    elif (first := seen.setdefault(code, row.number)) != row.number:
        said = Text(f"sudah ada di baris {first}", f"already stands in row {first}")
        problems.append(table.problem(row, "code", DOUBLED, said))
    if not name or len(name) > LONGEST_NAME:
        problems.append(table.problem(row, "name", LONG if name else NO_NAME))
    free, online = (_truth(table, row, key, problems) for key in ("free", "online"))
    return ServiceRow(row.number, code, name, free, online)


def _truth(table: Table, row: Row, key: str, problems: list[Problem]) -> bool:
    value = row.values.get(key)
    word = heading(str(value))
    if is_blank(value) or word in NO:
        return False
    if word not in YES:
        problems.append(table.problem(row, key, NOT_YES_OR_NO, YES_OR_NO))
    return True


def _text(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if is_blank(value) else " ".join(str(value).split())


NO_TABLE = Text(
    "Tidak ada baris judul dengan kolom kode dan nama.",
    "There is no heading row with the columns code and name.",
)
WANTED = Text("kode, nama, gratis, daring", "code, name, free, online")
NO_SERVICES = Text("Tidak ada layanan di dalamnya.", "There is no service in it.")
NO_CODE = Text("Kode layanan kosong.", "The code of the service is empty.")
NO_NAME = Text("Nama layanan kosong.", "The name of the service is empty.")
LONG = Text("Teks ini terlalu panjang.", "This text is too long.")
DOUBLED = Text("Kode ini ada dua kali. Sisakan satu.", "This code occurs twice. Keep one.")
NOT_YES_OR_NO = Text("Isian ini bukan ya atau tidak.", "This is neither yes nor no.")
YES_OR_NO = Text("ya atau tidak", "yes or no (ya or tidak)")
