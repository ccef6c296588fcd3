"""A first mapping of a file's columns, from their headings and from what stands in them, for a person to correct."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.surveys.instruments import Order
from tolok.rules.texts import Problem, Text
from tolok.sheets.answers.questionnaires import UNCLEAR
from tolok.sheets.books import Book
from tolok.sheets.cells import Value, is_blank, shown
from tolok.sheets.imports import heading_words
from tolok.sheets.imports.checks import order_problems, scale_problems
from tolok.sheets.imports.finding import WEIGHT, Found, Heading, find, rows_of
from tolok.sheets.imports.heading_words import COMMENT, IGNORE, KNOWN, STARTED, TIME
from tolok.sheets.imports.headings import PERSONAL_DATA, Guess, Sure
from tolok.sheets.imports.lexicon import Lexicon, lexicon
from tolok.sheets.imports.mapping import Column, Meaning, SavedMapping, said
from tolok.sheets.imports.times import DayOrder, day_order
from tolok.sheets.imports.values import Format
from tolok.sheets.imports.wording import MOST_WORDS, meaning, strangers, unknown_words
from tolok.sheets.tables import heading

#: Cells of a column that are looked at to tell whether it fits its heading.
SAMPLE = 300
#: A number of a person or of a telephone.
DIGITS = re.compile(r"(\d{16}|(\+?62|0)8\d{7,11})")
#: Shown of every column, so that a person can judge a guess.
EXAMPLES = 3


@dataclass(frozen=True)
class Proposal:
    """A mapping nobody has confirmed. `problems` stand in the way of reading; `warnings` are faults of the form.

    `examples` are cells of every column, by heading and number; columns of personal data show none.
    """

    mapping: SavedMapping
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    examples: Mapping[tuple[str, int], tuple[str, ...]]
    notes: tuple[Text, ...] = ()


def propose_mapping(
    book: Book, kind: Format, asked: Questionnaire, *, order: Order | None = None
) -> Proposal:
    """What each column of `book` most likely holds. Raises ProblemsError when no column holds an item."""
    known = lexicon(asked, order)
    found = find(book, kind, known)
    cells = {one.place: _cells(found, one.place) for one in found.headings}
    guesses = _settled(found, kind, known, cells)
    columns, warnings = [], []
    for one in found.headings:
        columns.append(_column(one, guesses[one.place], kind, known, cells[one.place]))
        if key := columns[-1].item:
            warnings += _strangers(found, one, key, known, cells[one.place])
    days, certain = _days(columns, found, cells)
    if not certain:
        columns = [replace(one, sure="unsure", why=DAYS) if one.target == TIME else one for one in columns]
    mapping = SavedMapping(kind, tuple(columns), days, order)
    items = {
        column.item: one.place for one, column in zip(found.headings, columns, strict=True) if column.item
    }
    rows, _ = rows_of(found, kind, items, known, [])
    problems = [*order_problems(found, mapping), *scale_problems(found, known, mapping, rows)]
    return Proposal(mapping, tuple(problems), tuple(warnings), _examples(found, guesses, cells), found.notes)


def _cells(found: Found, place: int) -> list[Value]:
    return [row[place] if place < len(row) else None for row in found.sheet.rows[found.row :]]


def _settled(
    found: Found, kind: Format, known: Lexicon, cells: Mapping[int, Sequence[Value]]
) -> dict[int, Guess]:
    """The guess for every column once each target but the comment has one column only."""
    guesses = {one.place: _looked(one.guess, kind, known, cells[one.place]) for one in found.headings}
    written = {one.place: heading(one.written) for one in found.headings}
    for target in {one.target for one in guesses.values()} - {IGNORE, COMMENT}:
        places = [place for place, one in guesses.items() if one.target == target]
        names = KNOWN[kind].get(target, ())
        best = min(
            places,
            key=lambda place: (
                -WEIGHT[guesses[place].sure],
                -_fit(target, kind, known, cells[place]),
                names.index(written[place]) if written[place] in names else len(names),
                place,
            ),
        )
        sure: Sure = "sure" if not target.startswith("item:") else "unsure"
        guesses |= {place: Guess(IGNORE, sure, SECOND) for place in places if place != best}
    return guesses


def _looked(one: Guess, kind: Format, known: Lexicon, cells: Sequence[Value]) -> Guess:
    """A guess after a look at the cells: personal data is ignored, an item that holds no answers is unsure."""
    sample = list(islice((cell for cell in cells if not is_blank(cell)), SAMPLE))
    if one.target != heading_words.SOURCE and _personal(sample):
        return Guess(IGNORE, "sure", PERSONAL_DATA)
    if not one.target.startswith("item:") or not sample or one.target.startswith(f"item:{UNCLEAR}"):
        return one
    if 2 * _fit(one.target, kind, known, cells) < 1:
        return replace(one, sure="unsure", why=OTHER_CELLS)
    words = known.words[one.target.removeprefix("item:")]
    worded = all(isinstance(cell, str) and cell.casefold() in words for cell in sample)
    return replace(one, sure="sure", why=WORDS_FIT) if one.sure == "likely" and worded else one


def _personal(sample: Sequence[Value]) -> bool:
    found = sum(DIGITS.fullmatch(re.sub(r"[\s.'-]", "", str(cell))) is not None for cell in sample)
    return found > 0 and 5 * found >= len(sample)


def _fit(target: str, kind: Format, known: Lexicon, cells: Sequence[Value]) -> float:
    """The share of cells that are, or may be, answers to the item; 1 for what is no item."""
    key = target.removeprefix("item:")
    sample = list(islice((cell for cell in cells if not is_blank(cell)), SAMPLE))
    if key not in known.form_of or not sample:
        return 1.0
    unknown = set(unknown_words(sample, key, known))
    strange = {
        cell for cell in unknown if meaning(cell, key, kind, known) is None and not isinstance(cell, int)
    }
    if len(unknown) > MOST_WORDS:
        strange = unknown
    return sum(cell not in strange for cell in sample) / len(sample)


def _column(one: Heading, found: Guess, kind: Format, known: Lexicon, cells: Sequence[Value]) -> Column:
    target, sure = found.target, found.sure
    if target.startswith(f"item:{UNCLEAR}"):
        return Column(one.written, IGNORE, one.nth, sure="unsure", why=UNCLEAR_CODE)
    words: dict[str, Meaning] = {}
    guessed = []
    if target.startswith("item:"):
        key = target.removeprefix("item:")
        unknown = unknown_words(cells, key, known)
        for cell in unknown if len(unknown) <= MOST_WORDS else ():
            if (means := meaning(cell, key, kind, known)) is not None:
                words[said(cell)] = means[0]
                guessed += [said(cell)] if means[1] != "sure" else []
    return Column(one.written, target, one.nth, words, tuple(guessed), sure, found.why)


def _strangers(found: Found, one: Heading, key: str, known: Lexicon, cells: Sequence[Value]) -> list[Problem]:
    return [
        Problem(
            STRANGER.format(other=other),
            file=found.book.file,
            sheet=found.sheet.name,
            row=found.row,
            column=found.column(one.place),
            found=word,
        )
        for word, other in strangers(cells, key, known).items()
    ]


def _days(
    columns: Sequence[Column], found: Found, cells: Mapping[int, Sequence[Value]]
) -> tuple[DayOrder | None, bool]:
    places = {one.place for one, column in zip(found.headings, columns, strict=True) if column.target == TIME}
    places |= {
        one.place for one, column in zip(found.headings, columns, strict=True) if column.target == STARTED
    }
    told = [day_order(cells[place]) for place in sorted(places)]
    return next(((order, certain) for order, certain in told if order or not certain), (None, True))


def _examples(
    found: Found, guesses: Mapping[int, Guess], cells: Mapping[int, Sequence[Value]]
) -> dict[tuple[str, int], tuple[str, ...]]:
    shown_of = {}
    for one in found.headings:
        filled = dict.fromkeys(cell for cell in cells[one.place][:SAMPLE] if not is_blank(cell))
        hidden = guesses[one.place].why == PERSONAL_DATA
        shown_of[one.written, one.nth] = () if hidden else tuple(map(shown, islice(filled, EXAMPLES)))
    return shown_of


SECOND = Text("Kolom lain lebih cocok untuk arti yang sama.", "Another column fits the same meaning better.")
OTHER_CELLS = Text(
    "Judulnya cocok, tetapi isinya bukan jawaban yang dikenal.",
    "The heading fits, but its cells are no answers that are known.",
)
WORDS_FIT = Text(
    "Satu kata di judulnya cocok, dan semua isinya kata pilihan unsur itu.",
    "One word of the heading fits, and every cell is a word of that element's choices.",
)
UNCLEAR_CODE = Text(
    "Kode ini berarti unsur yang berbeda menurut urutan peraturan dan urutan formulir.",
    "The code means different elements in the order of the rule and of the form.",
)
DAYS = Text(
    "Tidak jelas mana hari dan mana bulan di kolom ini.",
    "It is not clear which part is the day and which the month.",
)
STRANGER = Text(
    "Kata ini milik pilihan unsur {other}; formulirnya mungkin salah label.",
    "This word belongs to the choices of {other}; the form may be labelled wrongly.",
)
