"""Raw answers of users, a row a respondent, pooled by unit: never a mean of means."""

from dataclasses import replace

from tolok.rules.instruments.values import Form, Instrument
from tolok.rules.statistics.moments import Moments
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import is_blank, name_key
from tolok.sheets.instruments.filled import UNIT_HEADINGS, Filled, whole_level
from tolok.sheets.tables import Row, Table, find_table, heading

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
        "umur",
        "usia",
        "age",
        "jenis kelamin",
        "gender",
        "sex",
        "l/p",
        "pendidikan",
        "pendidikan terakhir",
        "education",
        "pekerjaan",
        "pekerjaan utama",
        "occupation",
        "nama",
        "nama responden",
        "no responden",
        "no. responden",
        "no.",
        "no. urut",
        "no urut",
        "nomor responden",
        "id responden",
        "nomor hp",
        "no hp",
        "no. hp",
        "alamat",
        "email",
        "surel",
        "disabilitas",
        "nama layanan",
        "jenis layanan",
        "layanan yang diterima",
        "tanggal survei",
        "jam survei",
        "kritik dan saran",
        "saran dan masukan",
        "masukan",
        "cap waktu",
        "stempel waktu",
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


def answers_form(instrument: Instrument) -> Form | None:
    """The form that users answer, if the instrument has one."""
    return next((form for form in instrument.forms.values() if form.kind == "answers"), None)


def user_headings(form: Form) -> dict[str, str]:
    """Headings of a table of answers, in lower case, by what they mean."""
    names = {heading(name): "unit" for name in UNIT_HEADINGS}
    names |= {str(item.number): item.code for item in form.items}
    names |= {heading(item.code): item.code for item in form.items}
    names |= {name: f"about:{name}" for name in ABOUT_ANSWERS}
    return names


def _user_sheet(book: Book, table: Table) -> Sheet | None:
    return next(
        (
            sheet
            for sheet in book.sheets
            if sheet.name != table.sheet and heading(sheet.name).replace("-", "").startswith("f03")
        ),
        None,
    )


def with_users(filled: Filled, book: Book) -> Filled:
    """The same units with raw answers of users from another file; ProblemsError with every problem in it."""
    problems: list[Problem] = []
    form = answers_form(filled.instrument)
    table = find_table(book, book.sheets, user_headings(form), "unit", problems) if form else None
    if form is None or table is None:
        raise ProblemsError([Problem(NO_USERS, file=book.file, wanted=_wanted_items(form))])
    if filled.users is not None:
        sheet = filled.users.sheet
        problems.append(Problem(TWICE, file=filled.users.file, sheet=sheet, wanted=ONE_PLACE))
    joined = _join(filled, table, form, problems)
    if problems:
        raise ProblemsError(problems)
    return replace(joined, notes=(*joined.notes, *book.notes))


def with_own_users(filled: Filled, book: Book, problems: list[Problem]) -> Filled:
    """The units with the answers of a sheet in the same workbook, if it has one; raises `problems`."""
    form, sheet = answers_form(filled.instrument), _user_sheet(book, filled.table)
    if form is not None and sheet is not None:
        table = find_table(book, [sheet], user_headings(form), "unit", problems)
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
        if given.unit in pairs and (form.key in given.values or form.key in given.answers):
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
    notes = (*filled.notes, *(_note_of(table, note) for note in table.notes))
    return replace(filled, given=given_now, users=table, answers=numbers, notes=notes)


def _note_of(table: Table, note: Text) -> Text:
    """A note that says of which file and sheet it speaks: the levels have rows of the same numbers."""
    where = f"{table.file} {table.sheet}".strip()
    return Text(f"{where}: {note.id}", f"{where}: {note.en}")


def _answers(table: Table, row: Row, codes: list[str], form: Form, problems: list[Problem]) -> list[int]:
    answers = []
    low, high = int(form.low), int(form.high)
    for code in codes:
        value = row.values[code]
        if is_blank(value):
            continue
        answer = value if type(value) is int and low <= value <= high else whole_level(value, low, high)
        if answer is None:
            wanted = Text(f"bilangan bulat {low} sampai {high}", f"a whole number from {low} to {high}")
            problems.append(table.problem(row, code, NOT_AN_ANSWER, wanted))
        else:
            answers.append(answer)
    return answers


def _wanted_items(form: Form | None) -> Text:
    first = ", ".join(item.code for item in form.items[:3]) if form else ""
    return Text(f"baris judul berisi unit, {first}, …", f"a heading row with unit, {first}, …")


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
