"""Filled workbooks of a weighted instrument: one row a unit, one column per indicator."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from tolok.rules.index.weighted import NOT_APPLICABLE, Given, NotApplicable
from tolok.rules.instruments.values import Form, Instrument
from tolok.rules.statistics.moments import Moments
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import Value, count, is_blank, name_key, number, says_not_applicable
from tolok.sheets.instruments.filled import UNIT_HEADINGS, Filled, whole_level
from tolok.sheets.instruments.users import with_own_users
from tolok.sheets.tables import Row, Table, find_table, heading

#: The levels an indicator may have, by how they are usually written.
Scale = Mapping[str, int]


def read_levels(book: Book, instrument: Instrument) -> Filled:
    """The units of a filled workbook or CSV, with raw user answers when the workbook has a sheet of them.

    Raises ProblemsError with every problem in the file.
    """
    problems: list[Problem] = []
    table = find_table(book, _level_sheets(book), _headings(instrument), "unit", problems)
    if table is None:
        raise ProblemsError([Problem(NO_TABLE, file=book.file, wanted=_wanted_headings(instrument))])
    codes = [code for code in instrument.indicators if code in table.columns]
    if not codes and not problems:
        problems.append(table.problem(None, "unit", NO_CODES, _wanted_headings(instrument)))
    given, rows = _units(table, instrument, codes, problems)
    if not given and not problems:
        problems.append(Problem(NO_UNITS, file=book.file, sheet=table.sheet))
    filled = Filled(instrument, tuple(given), rows, table, notes=(*book.notes, *table.notes))
    return with_own_users(filled, book, problems)


def _headings(instrument: Instrument) -> dict[str, str]:
    names = {heading(name): "unit" for name in UNIT_HEADINGS}
    names |= {heading(code): code for code in instrument.indicators}
    for form in instrument.forms.values():
        if form.kind != "levels":
            names[heading(form.key)] = form.key
            names[heading(f"{form.key}_n")] = f"{form.key}_n"
            names |= {heading(f"{form.key}_{name}"): f"{form.key}_{name}" for name in SUMS}
    return names


def _level_sheets(book: Book) -> Iterable[Sheet]:
    """Sheets that may hold levels: those named for users or instructions come last."""
    return sorted(book.sheets, key=lambda sheet: heading(sheet.name).replace("-", "").startswith("f03"))


def _units(
    table: Table, instrument: Instrument, codes: list[str], problems: list[Problem]
) -> tuple[list[Given], dict[str, int]]:
    given: list[Given] = []
    rows: dict[str, int] = {}
    seen: dict[str, int] = {}
    scales = {code: {str(level): level for level in scale} for code, scale in instrument.scales.items()}
    parts = [
        form for form in instrument.forms.values() if form.kind != "levels" and form.key in table.columns
    ]
    asked = [
        form for form in instrument.forms.values() if any(f"{form.key}_{s}" in table.columns for s in SUMS)
    ]
    for row in table:
        levels = _levels(table, row, codes, scales, problems)
        values = _values(table, row, parts, problems)
        respondents = _counts(table, row, parts, problems)
        answers = _sums(table, row, asked, problems)
        name = _name(table, row, seen, problems)
        if name is not None:
            rows[name] = row.number
            given.append(Given(name, levels, answers, values, respondents))
    return given, rows


def _name(table: Table, row: Row, seen: dict[str, int], problems: list[Problem]) -> str | None:
    """The unit's name, None when it has none or stands in an earlier row (`seen`: name → row)."""
    unit = row.values["unit"]
    if is_blank(unit):
        problems.append(table.problem(row, "unit", NO_NAME))
        return None
    name = " ".join(str(unit).split())
    if (first := seen.setdefault(name_key(name), row.number)) != row.number:
        wanted = Text(f"unit ini sudah ada di baris {first}", f"this unit already stands in row {first}")
        problems.append(table.problem(row, "unit", DOUBLED_UNIT, wanted))
        return None
    return name


def _levels(
    table: Table, row: Row, codes: list[str], scales: Mapping[str, Scale], problems: list[Problem]
) -> dict[str, int | NotApplicable]:
    levels: dict[str, int | NotApplicable] = {}
    for code in codes:
        value = row.values[code]
        # nearly every cell is one digit, in a workbook a number and in a CSV text
        usual = scales[code].get(str(value))
        if usual is not None:
            levels[code] = usual
        elif says_not_applicable(value):
            levels[code] = NOT_APPLICABLE
        elif not is_blank(value):
            low, high = min(scales[code].values()), max(scales[code].values())
            level = whole_level(value, low, high)
            if level is None:
                wanted = Text(f"bilangan bulat {low} sampai {high}", f"a whole number from {low} to {high}")
                problems.append(table.problem(row, code, _level_fault(value), wanted))
            else:
                levels[code] = level
    return levels


def _level_fault(value: Value) -> Text:
    found = number(value)
    if found is None:
        return Text("Level harus berupa angka.", "A level must be a number.")
    if found.denominator != 1:
        return Text("Level harus bulat, tidak boleh pecahan.", "A level must be whole, not a fraction.")
    return Text("Level di luar skala.", "The level lies outside the scale.")


def _values(table: Table, row: Row, parts: list[Form], problems: list[Problem]) -> dict[str, Fraction]:
    values = {}
    for form in parts:
        value = row.values[form.key]
        if is_blank(value):
            continue
        found = number(value)
        if found is None or not form.low <= found <= form.high:
            wanted = Text(f"angka {form.low} sampai {form.high}", f"a number from {form.low} to {form.high}")
            problems.append(table.problem(row, form.key, NOT_A_VALUE, wanted))
        else:
            values[form.key] = found
    return values


def _counts(table: Table, row: Row, parts: list[Form], problems: list[Problem]) -> dict[str, int]:
    counts = {}
    for form in parts:
        key = f"{form.key}_n"
        value = row.values.get(key)
        if is_blank(value):
            continue
        found = count(value)
        if found is None or found < 1:
            wanted = Text("bilangan bulat, paling kecil 1", "a whole number, at least 1")
            problems.append(table.problem(row, key, NOT_A_COUNT, wanted))
        else:
            counts[form.key] = found
    return counts


def _sums(table: Table, row: Row, asked: list[Form], problems: list[Problem]) -> dict[str, Moments]:
    """The sums over users that an exported cycle has in place of a mean: all of them or none."""
    found = {}
    for form in asked:
        cells = {name: row.values.get(f"{form.key}_{name}") for name in ("n", *SUMS)}
        if all(is_blank(cells[name]) for name in SUMS):
            continue
        whole = [count(cell) for cell in cells.values()]
        moments = None if None in whole else Moments(*(one or 0 for one in whole))
        if moments is None or not moments.n or not moments.possible(form.low, form.high, len(form.items)):
            problems.append(table.problem(row, "unit", NO_SUMS.format(form=form.key)))
        elif not is_blank(row.values.get(form.key)):
            problems.append(table.problem(row, form.key, MEAN_AND_SUMS))
        else:
            found[form.key] = moments
    return found


def _wanted_headings(instrument: Instrument) -> Text:
    first = ", ".join(list(instrument.indicators)[:3])
    return Text(f"baris judul berisi unit, {first}, …", f"a heading row with unit, {first}, …")


#: Columns of sums over users, behind the key of the form: Σs, Σc, Σs², Σsc, Σc² (see `Moments`).
SUMS = ("s", "c", "ss", "sc", "cc")
NO_SUMS = Text(
    "Jumlah-jumlah {form} tidak lengkap atau tidak mungkin. Salin keenam kolomnya dari paket siklus.",
    "The sums of {form} are not complete or not possible. Copy all six columns from the package of the cycle.",
)
MEAN_AND_SUMS = Text(
    "Ada rata-rata dan juga jumlah-jumlah. Sisakan salah satu.",
    "There are a mean and sums. Keep one of them.",
)
NO_TABLE = Text(
    "Tidak ada baris judul dengan kolom “unit”. Pakai templat dari ‘tolok packs template’ atau halaman Hitung Indeks.",
    "There is no heading row with a column “unit”. Use the template of ‘tolok packs template’ or of the page Hitung Indeks.",
)
NO_CODES = Text("Tidak ada satu pun kolom indikator.", "There is not a single indicator column.")
NO_UNITS = Text(
    "Tabel tidak berisi unit. Isi satu baris untuk setiap unit.",
    "The table holds no unit. Fill one row for every unit.",
)
NO_NAME = Text(
    "Baris ini berisi nilai tetapi nama unitnya kosong.", "This row holds values but no unit name."
)
DOUBLED_UNIT = Text("Unit ini ada dua kali. Sisakan satu baris.", "This unit occurs twice. Keep one row.")
NOT_A_VALUE = Text("Nilai ini tidak sah.", "This value is not valid.")
NOT_A_COUNT = Text("Jumlah responden ini tidak sah.", "This number of respondents is not valid.")
