"""Which instrument a workbook was filled for, when it is not the one that was asked for."""

from collections.abc import Iterable

from tolok.rules.instruments.values import Instrument
from tolok.rules.texts import Problem, Text
from tolok.sheets.books import Book
from tolok.sheets.tables import HEADING_ROWS, heading


def matches(book: Book, instrument: Instrument) -> int:
    """The most of the instrument's indicator codes that stand in one row of the book."""
    codes = {heading(code) for code in instrument.indicators}
    rows = (row for sheet in book.sheets for row in sheet.rows[:HEADING_ROWS])
    return max((len(codes & {heading(cell) for cell in row}) for row in rows), default=0)


def filled_for(book: Book, asked: Instrument, others: Iterable[Instrument]) -> Problem | None:
    """The problem to tell when another instrument fits the headings clearly better; None when `asked` fits."""
    here = matches(book, asked)
    found = [(matches(book, other), other) for other in others if other.id != asked.id]
    most, best = max(found, key=lambda pair: pair[0], default=(0, asked))
    if most <= here or 10 * most < 8 * len(best.indicators):
        return None
    title = best.header.title
    return Problem(
        Text(
            f"Berkas ini tampaknya diisi untuk {title.id}, bukan {asked.header.title.id}. Pilih instrumen itu.",
            f"This file seems to be filled for {title.en}, not for {asked.header.title.en}. Choose that instrument.",
        ),
        file=book.file,
        found=asked.id,
        wanted=Text(best.id, best.id),
    )
