"""What a person must still decide before a file can be read, and a saved mapping put to a new file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tolok.rules.questionnaires.values import Questionnaire
from tolok.sheets.books import Book
from tolok.sheets.cells import Value, number
from tolok.sheets.imports.checks import order_problems
from tolok.sheets.imports.finding import Found, Heading, find, rows_of
from tolok.sheets.imports.heading_words import IGNORE
from tolok.sheets.imports.headings import Guess
from tolok.sheets.imports.lexicon import Lexicon, lexicon
from tolok.sheets.imports.mapping import Column, SavedMapping, said
from tolok.sheets.imports.scales import found_scale
from tolok.sheets.imports.wording import MOST_WORDS, unknown_words
from tolok.sheets.tables import heading

Name = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Open:
    """Words of columns (by heading and number) that nobody explained; blocks on another scale with that scale; codes
    that mean two elements; items without a column."""

    words: Mapping[Name, tuple[str, ...]]
    scales: Mapping[str, tuple[int, int]]
    codes: tuple[str, ...]
    absent: tuple[str, ...]


def open_questions(book: Book, mapping: SavedMapping, asked: Questionnaire) -> Open:
    """What stands open when `book` is read as `mapping` says. ProblemsError when there is no table of answers."""
    known = lexicon(asked, mapping.order)
    told = {
        heading(one.heading): Guess(one.target, "sure", one.why)
        for one in mapping.columns
        if one.target != IGNORE
    }
    found = find(book, mapping.format, known, told)
    columns = {one: column for one in found.headings if (column := mapping.of(one.written, one.nth))}
    items = {column.item: one for one, column in columns.items() if column.item in known.form_of}
    rows, _ = rows_of(found, mapping.format, {key: one.place for key, one in items.items()}, known, [])
    words = {
        (one.written, one.nth): tuple(_words(found, one, columns[one], known, rows)) for one in items.values()
    }
    return Open(
        words={name: listed for name, listed in words.items() if listed},
        scales=dict(_scales(found, items, columns, known, rows)),
        codes=tuple(code for one in order_problems(found, mapping) for code in (one.found or "").split(", ")),
        absent=tuple(key for key in asked.by_key if key not in items),
    )


def _words(found: Found, one: Heading, column: Column, known: Lexicon, rows: Sequence[int]) -> Iterator[str]:
    """Words as `said` writes them, explained ones too, so that a person can change their mind."""
    cells = [found.cell(row, one.place) for row in rows]
    unknown = [cell for cell in unknown_words(cells, column.item, known) if number(cell) is None]
    yield from dict.fromkeys([*column.words, *(said(cell) for cell in unknown[:MOST_WORDS])])


def _scales(
    found: Found,
    items: Mapping[str, Heading],
    columns: Mapping[Heading, Column],
    known: Lexicon,
    rows: Sequence[int],
) -> Iterator[tuple[str, tuple[int, int]]]:
    for form in known.forms:
        here = [items[key] for key in form.keys if key in items]
        told = {word for one in here for word in columns[one].words}
        cells: list[Value] = [
            cell for one in here for row in rows if said(cell := found.cell(row, one.place)) not in told
        ]
        if scale := found_scale(cells, form.low, form.high):
            yield form.id, scale


def fits(saved: SavedMapping, proposed: SavedMapping) -> bool:
    """Whether a saved mapping is for a file such as the one `proposed` was made for: every column it reads is there."""
    here = {(heading(one.heading), one.nth) for one in proposed.columns}
    read = {(heading(one.heading), one.nth) for one in saved.columns if one.target != IGNORE}
    return saved.format == proposed.format and bool(read) and read <= here


def put_to(saved: SavedMapping, proposed: SavedMapping) -> SavedMapping:
    """The saved mapping with the columns of this file: those it knows as saved, the others as proposed, and none of
    them what the saved ones are already."""
    taken = {one.target for one in saved.columns}
    columns = []
    for one in proposed.columns:
        kept = saved.of(one.heading, one.nth)
        double = one.target in taken and one.target.startswith("item:")
        columns.append(kept or (replace(one, target=IGNORE, words={}, guessed=()) if double else one))
    return replace(saved, columns=tuple(columns))
