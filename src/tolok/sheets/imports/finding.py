"""The table of answers in a file: its sheet, one or two heading rows, and which rows are respondents."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.answers.respondents import merged, overlong, respondents
from tolok.sheets.answers.tables import IGNORED_SHEETS
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import Value, is_blank, letter
from tolok.sheets.imports.heading_words import IGNORE
from tolok.sheets.imports.headings import Guess, guess
from tolok.sheets.imports.lexicon import Lexicon
from tolok.sheets.imports.values import Format
from tolok.sheets.tables import HEADING_ROWS, Table, heading

#: Files that people keep by hand, so that sums and means may stand beneath the answers.
BY_HAND = ("raw", "google")
#: How much a heading counts when the heading row is looked for.
Guessing = Callable[[str], Guess]
WEIGHT = {"sure": 3, "likely": 2, "unsure": 1}


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its place from 0, its heading as written, the how-manieth of that heading, what it may hold."""

    place: int
    written: str
    nth: int
    guess: Guess


@dataclass(frozen=True)
class Found:
    """Where answers stand: the file's sheet, the last heading row (from 1), the columns, all rows, notes."""

    book: Book
    sheet: Sheet
    row: int
    headings: tuple[Heading, ...]
    notes: tuple[Text, ...]

    def column(self, place: int) -> str:
        """A column for messages: its heading, with its letter in a workbook."""
        written = next((one.written for one in self.headings if one.place == place), "")
        return f"{written} ({letter(place)})" if self.sheet.name else written

    def cell(self, row: int, place: int) -> Value:
        """A cell by its row and column, both from 0; None beyond the end of a short row."""
        cells = self.sheet.rows[row]
        return cells[place] if place < len(cells) else None


def find(book: Book, kind: Format, known: Lexicon, told: Mapping[str, Guess] | None = None) -> Found:
    """The table with the best heading row among all sheets; ProblemsError when no column holds an item.

    `told` are headings, as `heading` writes them, of which a person said what they are.
    """

    @cache
    def guessed(cell: str) -> Guess:
        return (told or {}).get(heading(cell)) or guess(cell, kind, known)

    best: tuple[int, int, int] | None = None
    tops = [_tops(sheet) for sheet in book.sheets]
    for number, candidates in enumerate(tops):
        for at, (_, cells) in enumerate(candidates):
            score = _score([guessed(cell) for cell in cells if isinstance(cell, str)])
            if score and (best is None or score > best[0]):
                best = score, number, at
    if best is None:
        listed = ", ".join(known.asked.by_key)
        raise ProblemsError([Problem(NO_TABLE, file=book.file, wanted=WANTED.format(keys=listed))])
    sheet, (row, cells) = book.sheets[best[1]], tops[best[1]][best[2]]
    return Found(
        book, sheet, row, _headings(cells, guessed), (*book.notes, *_others(book, tops, sheet, guessed))
    )


def _tops(sheet: Sheet) -> list[tuple[int, list[Value]]]:
    """What may be the headings: each of the first rows, and each two of them as one; with the last row, from 1."""
    top = sheet.rows[: HEADING_ROWS + 1]
    found = []
    for at, row in enumerate(top):
        found.append((at + 1, list(row)))
        if at + 1 < len(top):
            found.append((at + 2, two_rows(row, top[at + 1])))
    return found


def two_rows(upper: Sequence[Value], lower: Sequence[Value]) -> list[Value]:
    """Two heading rows as one: the lower cell counts, the upper one where the lower is empty."""
    width = max(len(upper), len(lower))
    above, below = ([*row, *[None] * (width - len(row))] for row in (upper, lower))
    return [one if not is_blank(one) else other for one, other in zip(below, above, strict=True)]


def _score(guesses: Sequence[Guess]) -> int:
    """How well a row heads answers: every item once; nothing without any item."""
    best: dict[str, int] = {}
    for one in guesses:
        if one.target != IGNORE or one.sure == "sure":
            best[one.target] = max(best.get(one.target, 0), WEIGHT[one.sure])
    items = [target for target in best if target.startswith("item:")]
    return sum(best.values()) if len(items) > 1 or (len(best) > 1 and items) else 0


def _headings(cells: Sequence[Value], guessed: Guessing) -> tuple[Heading, ...]:
    seen: Counter[str] = Counter()
    found = []
    for place, cell in enumerate(cells):
        if is_blank(cell):
            continue
        written = " ".join(str(cell).split())
        seen[heading(written)] += 1
        found.append(Heading(place, written, seen[heading(written)], guessed(str(cell))))
    return tuple(found)


def _others(
    book: Book, tops: Sequence[Sequence[tuple[int, list[Value]]]], read: Sheet, guessed: Guessing
) -> list[Text]:
    """A note about other sheets that hold items too."""
    names = [
        f"“{sheet.name}”"
        for sheet, candidates in zip(book.sheets, tops, strict=True)
        if sheet is not read
        and any(_score([guessed(cell) for cell in row if isinstance(cell, str)]) > 5 for _, row in candidates)
    ]
    return [IGNORED_SHEETS.format(read=read.name, names=", ".join(names))] if names else []


def rows_of(
    found: Found, kind: Format, items: Mapping[str, int], known: Lexicon, problems: list[Problem]
) -> tuple[list[int], list[Text]]:
    """The places (from 0) of respondents' rows and notes about others; `items` are the columns of items by key.

    Where people keep the sheet by hand, rows of sums and means beneath are told apart. Merged cells and
    cells beyond the last heading become problems.
    """
    columns = {key: (place, found.column(place)) for key, place in items.items()}
    rows = found.sheet.rows
    table = Table(found.book.file, found.sheet.name, found.row, columns, rows, len(rows) + 1)
    if kind in BY_HAND:
        places, notes = respondents(table, known)
    else:
        places, notes = [at for at in range(found.row, len(rows)) if not all(map(is_blank, rows[at]))], []
    problems += [*merged(found.book, table, places), *overlong(table, places)]
    return places, notes


NO_TABLE = Text("Tidak ada kolom jawaban survei.", "There are no columns of survey answers.")
WANTED = Text(
    "baris judul berisi {keys}, kodenya, atau pertanyaannya", "a heading row with {keys}, codes or questions"
)
