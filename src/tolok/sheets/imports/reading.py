"""Reads a file of answers as a saved mapping says: all rows, all problems and warnings at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from uuid import UUID

from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.texts import Problem, Text
from tolok.sheets.answers.responses import NO_ROWS
from tolok.sheets.books import Book
from tolok.sheets.cells import is_blank, neutral
from tolok.sheets.imports import heading_words
from tolok.sheets.imports.checks import order_problems, scale_problems
from tolok.sheets.imports.finding import Found, find, rows_of
from tolok.sheets.imports.heading_words import IGNORE
from tolok.sheets.imports.headings import PERSONAL_DATA, Guess
from tolok.sheets.imports.lexicon import Lexicon, lexicon
from tolok.sheets.imports.mapping import Column, SavedMapping, faults
from tolok.sheets.imports.rows import RowReader, digest, told_more
from tolok.sheets.imports.scales import said_conversion
from tolok.sheets.imports.values import ImportedAnswer, ImportedAnswers
from tolok.sheets.tables import heading

#: Problems and warnings of one file that are told one by one.
MOST = 1_000


def read_with(
    book: Book,
    mapping: SavedMapping,
    asked: Questionnaire,
    *,
    zone: tzinfo,
    collection: str = "",
    version: str = "",
) -> ImportedAnswers:
    """The answers in `book`. Times without a zone are those of `zone`.

    `collection` names a pile of answers that have neither time nor number of their own, such as one month's paper: the
    same answers in two collections are different people. `version` is the identifier of `asked`; answers that say they
    were given to another are told. Raises ProblemsError only when there is no table of answers at all.
    """
    known = lexicon(asked, mapping.order)
    told = {
        heading(one.heading): Guess(one.target, "sure", one.why)
        for one in mapping.columns
        if one.target != IGNORE
    }
    found = find(book, mapping.format, known, told)
    columns, problems, warnings = _columns(found, mapping)
    problems += [*faults(mapping, asked), *order_problems(found, mapping)]
    problems += _absent(found, known, mapping, columns)
    items = {column.item: place for place, column in columns if column.item in known.form_of}
    rows, notes = rows_of(found, mapping.format, items, known, problems)
    problems += scale_problems(found, known, mapping, rows)
    columns = [(place, one) for place, one in columns if not one.item or one.item in known.form_of]
    reader = RowReader(found, mapping, known, zone, columns, problems, warnings)
    answers = _answers(reader, rows, collection, version)
    if not rows:
        problems.append(Problem(NO_ROWS, file=book.file, sheet=found.sheet.name))
    return ImportedAnswers(
        book.file,
        mapping.format,
        tuple(answers),
        told_more(problems, MOST, book.file),
        told_more(warnings, MOST, book.file),
        (*found.notes, *notes, *_notes(reader, rows, answers)),
    )


def _columns(
    found: Found, mapping: SavedMapping
) -> tuple[list[tuple[int, Column]], list[Problem], list[Problem]]:
    """The mapped columns with their places; columns that are gone are problems, new ones warnings."""
    at = Problem(GONE, found.book.file, found.sheet.name, found.row)
    here = {(heading(one.written), one.nth): one for one in found.headings}
    columns, problems = [], []
    for column in mapping.columns:
        one = here.pop((heading(column.heading), column.nth), None)
        if one is None:
            problems += [replace(at, column=column.heading)] if column.target != IGNORE else []
        elif column.target != IGNORE:
            columns.append((one.place, column))
    new = [one for one in here.values() if one.guess.target != IGNORE or one.guess.sure == "unsure"]
    return columns, problems, [replace(at, text=NEW, column=found.column(one.place)) for one in new]


def _absent(
    found: Found, known: Lexicon, mapping: SavedMapping, columns: Sequence[tuple[int, Column]]
) -> list[Problem]:
    """Blocks of which some items have no column, though nobody said that they were not asked; double columns."""
    here = Counter(column.item for _, column in columns if column.item)
    at = Problem(ABSENT, found.book.file, found.sheet.name, found.row)
    problems = [replace(at, text=TWICE, found=key) for key, count in here.items() if count > 1]
    for form in known.forms:
        absent = [key for key in form.keys if key not in here and key not in mapping.without]
        if absent and (len(absent) < len(form.keys) or len(known.forms) == 1):
            listed = ", ".join(absent)
            problems.append(replace(at, wanted=Text(f"kolom {listed}", f"columns {listed}")))
    return problems


def _answers(reader: RowReader, rows: Sequence[int], collection: str, version: str) -> list[ImportedAnswer]:
    seen: Counter[str] = Counter()
    answers: list[ImportedAnswer] = []
    finished = any(column.target == heading_words.TIME for _, column in reader.columns)
    for row in rows:
        if reader.mapping.format == "limesurvey" and finished and not reader.texts(row, heading_words.TIME):
            continue
        source = _source(reader, row, collection)
        seen[source] += 1
        own = bool(reader.texts(row, heading_words.SOURCE))
        if own and seen[source] > 1:
            reader.tell(reader.warnings, DOUBLE, row, 0)
            continue
        one = reader.read(row, source if seen[source] == 1 else f"{source}#{seen[source]}")
        if reader.mapping.format == "tolok" and own:
            one = replace(
                one, own=_uuid7(reader.texts(row, heading_words.SOURCE)[0]), comment=_typed(one.comment)
            )
        if version and any(said != version for said in reader.texts(row, heading_words.VERSION)):
            reader.tell(reader.warnings, OTHER_VERSION, row, 0)
        if one.values:
            answers.append(one)
        else:
            reader.tell(reader.warnings, NOTHING, row, 0)
    return answers


def _uuid7(text: str) -> UUID | None:
    try:
        found = UUID(text)
    except ValueError:
        return None
    return found if found.version == 7 else None


def _typed(comment: str) -> str:
    """A comment without the apostrophe that our export puts before what a spreadsheet would run."""
    return comment[1:] if comment[:1] == "'" and neutral(comment[1:]) == comment else comment


def _source(reader: RowReader, row: int, collection: str) -> str:
    """What tells a respondent from all others: the program's own number, or everything in the row."""
    found = reader.found
    told = reader.texts(row, heading_words.SOURCE)
    if told:
        # LimeSurvey numbers every survey from 1, so that the time belongs to the number
        times = [*reader.texts(row, heading_words.STARTED), *reader.texts(row, heading_words.TIME)]
        stamp = " ".join(times) if reader.mapping.format == "limesurvey" else ""
        return f"{reader.mapping.format}:{told[0].removeprefix('uuid:')}:{stamp}"
    cells = found.sheet.rows[row]
    return f"row:{collection}:{digest([cells[place] for place in reader.kept if place < len(cells)])}"


def _notes(reader: RowReader, rows: Sequence[int], answers: Sequence[ImportedAnswer]) -> list[Text]:
    notes = [said_conversion(block, table) for block, table in reader.mapping.scales.items()]
    targets = {column.target for _, column in reader.columns}
    if reader.mapping.format == "limesurvey" and heading_words.TIME in targets:
        place = next(place for place, column in reader.columns if column.target == heading_words.TIME)
        unfinished = sum(is_blank(reader.found.cell(row, place)) for row in rows)
        notes += [UNFINISHED.format(count=unfinished)] if unfinished else []
    if not targets & {heading_words.TIME, heading_words.SOURCE}:
        notes.append(NO_IDENTITY)
    if any(one.guess.why == PERSONAL_DATA for one in reader.found.headings):
        notes.append(PERSONAL_DATA)
    absent = [
        form.id
        for form in reader.known.forms
        if not any(key in one.values for one in answers for key in form.keys)
    ]
    if absent and answers:
        notes.append(NO_BLOCK.format(blocks=", ".join(absent)))
    return notes


GONE = Text(
    "Kolom yang dipetakan tidak ada lagi; mungkin judulnya diganti. Perbarui pemetaannya.",
    "A mapped column is gone; its heading may have been changed. Renew the mapping.",
)
NEW = Text(
    "Kolom baru ini belum dipetakan, jadi tidak dibaca.",
    "This new column is not mapped yet and was not read.",
)
ABSENT = Text(
    "Kolom unsur tidak lengkap. Petakan kolomnya, atau nyatakan bahwa unsur itu tidak ditanyakan.",
    "The columns of the items are not complete. Map the column, or say that the item was not asked.",
)
TWICE = Text("Dua kolom dipetakan ke butir yang sama.", "Two columns are mapped to the same item.")
DOUBLE = Text(
    "Jawaban dengan nomor yang sama sudah ada di berkas ini; yang pertama dipakai.",
    "An answer of the same number stands in this file already; the first is used.",
)
OTHER_VERSION = Text(
    "Jawaban ini diberikan pada versi kuesioner lain.",
    "This answer was given to another version of the questionnaire.",
)
NOTHING = Text(
    "Baris ini tidak berisi satu penilaian pun, jadi tidak diambil.",
    "This row rates nothing and was not taken.",
)
UNFINISHED = Text(
    "{count} jawaban yang tidak diselesaikan tidak diambil.",
    "{count} answers that were not finished were not taken.",
)
NO_IDENTITY = Text(
    "Berkas ini tidak mencatat waktu atau nomor jawaban. Mengimpornya lagi tidak mengubah apa pun, tetapi beri nama "
    "kumpulan lain untuk berkas bulan lain, agar jawaban yang kebetulan sama tidak dianggap satu.",
    "The file keeps neither time nor number of its answers. Importing it again changes nothing, but name another "
    "collection for another month's file, or answers that happen to be equal are taken for one.",
)
NO_BLOCK = Text("Tidak ada jawaban untuk blok {blocks}.", "There are no answers for the blocks {blocks}.")
