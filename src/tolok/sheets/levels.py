"""Filled workbooks of a weighted instrument: one row a unit, one column per indicator."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from tolok.rules.instruments import Form, Instrument
from tolok.rules.moments import Moments
from tolok.rules.results import Cell
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.rules.weighted import NOT_APPLICABLE, Given, NotApplicable
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import Value, is_blank, name_key, number, says_not_applicable
from tolok.sheets.tables import Row, Table, find_table, heading

UNIT_HEADINGS = ("unit", "nama unit", "unit layanan", "unit pelayanan", "upp", "unit lokus", "service unit")
#: Columns that may stand beside raw answers and are not read.
ABOUT_ANSWERS = frozenset(
    [
        "no",
        "nomor",
        "responden",
        "respondent",
        "id",
        "tanggal",
        "date",
        "waktu",
        "time",
        "jam",
        "timestamp",
        "tautan",
        "link",
        "kanal",
        "channel",
        "mode",
        "layanan",
        "service",
        "catatan",
        "saran",
        "keterangan",
    ]
)

#: The levels an indicator may have, by how they are usually written.
Scale = Mapping[str, int]


@dataclass(frozen=True)
class Filled:
    """What a filled workbook says: the units in file order, where each input stood, notes about the file."""

    instrument: Instrument
    given: tuple[Given, ...]
    rows: Mapping[str, int]
    table: Table
    users: Table | None = None
    notes: tuple[Text, ...] = ()
    answers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def cell(self, unit: str) -> Callable[[str], Cell | None]:
        """Where an input of `unit` was read, by indicator code or form key."""

        def find(key: str) -> Cell | None:
            if key not in self.table.columns:
                return None
            return Cell(self.table.file, self.table.sheet, self.rows[unit], self.table.column(key))

        return find


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
    filled = Filled(instrument, tuple(given), rows, table, notes=book.notes)
    return _with_own_users(filled, book, problems)


def with_users(filled: Filled, book: Book) -> Filled:
    """The same units with raw answers of users from another file; ProblemsError with every problem in it."""
    problems: list[Problem] = []
    form = answers_form(filled.instrument)
    table = find_table(book, book.sheets, _user_headings(form), "unit", problems) if form else None
    if form is None or table is None:
        raise ProblemsError([Problem(NO_USERS, file=book.file, wanted=_wanted_items(form))])
    if filled.users is not None:
        sheet = filled.users.sheet
        problems.append(Problem(TWICE, file=filled.users.file, sheet=sheet, wanted=ONE_PLACE))
    joined = _join(filled, table, form, problems)
    if problems:
        raise ProblemsError(problems)
    return replace(joined, notes=(*joined.notes, *book.notes))


def answers_form(instrument: Instrument) -> Form | None:
    """The form that users answer, if the instrument has one."""
    return next((form for form in instrument.forms.values() if form.kind == "answers"), None)


def _headings(instrument: Instrument) -> dict[str, str]:
    names = {heading(name): "unit" for name in UNIT_HEADINGS}
    names |= {heading(code): code for code in instrument.indicators}
    for form in instrument.forms.values():
        if form.kind != "levels":
            names[heading(form.key)] = form.key
            names[heading(f"{form.key}_n")] = f"{form.key}_n"
    return names


def _user_headings(form: Form) -> dict[str, str]:
    names = {heading(name): "unit" for name in UNIT_HEADINGS}
    names |= {str(item.number): item.code for item in form.items}
    names |= {heading(item.code): item.code for item in form.items}
    names |= {name: f"about:{name}" for name in ABOUT_ANSWERS}
    return names


def _level_sheets(book: Book) -> Iterable[Sheet]:
    """Sheets that may hold levels: those named for users or instructions come last."""
    return sorted(book.sheets, key=lambda sheet: heading(sheet.name).replace("-", "").startswith("f03"))


def _user_sheet(book: Book, table: Table) -> Sheet | None:
    return next(
        (
            sheet
            for sheet in book.sheets
            if sheet.name != table.sheet and heading(sheet.name).replace("-", "").startswith("f03")
        ),
        None,
    )


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
    for row in table:
        levels = _levels(table, row, codes, scales, problems)
        values = _values(table, row, parts, problems)
        respondents = _counts(table, row, parts, problems)
        name = _name(table, row, seen, problems)
        if name is not None:
            rows[name] = row.number
            given.append(Given(name, levels, values=values, respondents=respondents))
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
            level = _level(value, low, high)
            if level is None:
                wanted = Text(f"bilangan bulat {low} sampai {high}", f"a whole number from {low} to {high}")
                problems.append(table.problem(row, code, _level_fault(value), wanted))
            else:
                levels[code] = level
    return levels


def _level(value: Value, low: int, high: int) -> int | None:
    found = number(value)
    if found is None or found.denominator != 1 or not low <= found <= high:
        return None
    return int(found)


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
        found = number(value)
        if found is None or found.denominator != 1 or found < 1:
            wanted = Text("bilangan bulat, paling kecil 1", "a whole number, at least 1")
            problems.append(table.problem(row, key, NOT_A_COUNT, wanted))
        else:
            counts[form.key] = int(found)
    return counts


def _with_own_users(filled: Filled, book: Book, problems: list[Problem]) -> Filled:
    form, sheet = answers_form(filled.instrument), _user_sheet(book, filled.table)
    if form is not None and sheet is not None:
        table = find_table(book, [sheet], _user_headings(form), "unit", problems)
        if table is not None and any(True for _ in table):
            filled = _join(filled, table, form, problems)
    if problems:
        raise ProblemsError(problems)
    return filled


def _join(filled: Filled, table: Table, form: Form, problems: list[Problem]) -> Filled:
    """Pool each unit's respondents: sums of answers and their number, never a mean of means."""
    codes = [item.code for item in form.items if item.code in table.columns]
    absent = [item.code for item in form.items if item.code not in table.columns]
    if absent:
        listed = ", ".join(absent)
        problems.append(table.problem(None, "unit", NO_ITEMS, Text(f"kolom {listed}", f"columns {listed}")))
    by_key = {name_key(given.unit): given.unit for given in filled.given}
    pairs: dict[str, list[tuple[int, int]]] = {}
    rows: dict[str, list[int]] = {}
    for row in table:
        unit = by_key.get(name_key(str(row.values["unit"] or "")))
        answers = _answers(table, row, codes, form, problems)
        if unit is None:
            problems.append(table.problem(row, "unit", STRANGE_UNIT, IN_LEVELS))
        elif answers:
            pairs.setdefault(unit, []).append((sum(answers), len(answers)))
            rows.setdefault(unit, []).append(row.number)
    for given in filled.given:
        if given.unit in pairs and form.key in given.values:
            text = Text(f"{given.unit}: {BOTH.id}", f"{given.unit}: {BOTH.en}")
            problems.append(Problem(text, file=table.file, sheet=table.sheet))
    moments = {unit: Moments.of(found) for unit, found in pairs.items()}
    given_now = tuple(
        replace(given, answers={**given.answers, form.key: moments[given.unit]})
        if given.unit in moments
        else given
        for given in filled.given
    )
    numbers = {unit: tuple(found) for unit, found in rows.items()}
    return replace(filled, given=given_now, users=table, answers=numbers)


def _answers(table: Table, row: Row, codes: list[str], form: Form, problems: list[Problem]) -> list[int]:
    answers = []
    low, high = int(form.low), int(form.high)
    for code in codes:
        value = row.values[code]
        if is_blank(value):
            continue
        answer = value if type(value) is int and low <= value <= high else _level(value, low, high)
        if answer is None:
            wanted = Text(f"bilangan bulat {low} sampai {high}", f"a whole number from {low} to {high}")
            problems.append(table.problem(row, code, NOT_AN_ANSWER, wanted))
        else:
            answers.append(answer)
    return answers


def _wanted_headings(instrument: Instrument) -> Text:
    first = ", ".join(list(instrument.indicators)[:3])
    return Text(f"baris judul berisi unit, {first}, …", f"a heading row with unit, {first}, …")


def _wanted_items(form: Form | None) -> Text:
    first = ", ".join(item.code for item in form.items[:3]) if form else ""
    return Text(f"baris judul berisi unit, {first}, …", f"a heading row with unit, {first}, …")


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
NO_USERS = Text(
    "Tidak ada tabel jawaban pengguna dalam berkas ini.", "There is no table of user answers in this file."
)
NO_ITEMS = Text("Kolom butir F-03 tidak lengkap.", "The item columns of F-03 are not complete.")
STRANGE_UNIT = Text("Unit ini tidak ada dalam tabel level.", "This unit is not in the table of levels.")
IN_LEVELS = Text("nama yang sama persis dengan di tabel level", "the very name used in the table of levels")
BOTH = Text(
    "ada rata-rata F-03 dan juga jawaban per responden. Sisakan salah satu.",
    "there is a mean of F-03 and also single answers. Keep one of them.",
)
TWICE = Text(
    "Buku kerja ini sudah berisi jawaban per responden.", "This workbook already holds single answers."
)
ONE_PLACE = Text("jawaban di satu tempat saja", "answers in one place only")
NOT_AN_ANSWER = Text("Jawaban ini tidak sah.", "This answer is not valid.")
