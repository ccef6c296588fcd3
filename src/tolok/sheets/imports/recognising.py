"""Which kind of file holds these answers, told by what stands in it, never by its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tolok.rules import packs
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.texts import ProblemsError, Text
from tolok.sheets.books import Book, open_bytes
from tolok.sheets.imports.heading_words import KNOWN, TIME
from tolok.sheets.imports.lexicon import Lexicon, lexicon
from tolok.sheets.imports.unsent import is_unsent
from tolok.sheets.imports.values import Format
from tolok.sheets.limits import Limits, refused, too_large
from tolok.sheets.recaps.recap import find_recap
from tolok.sheets.tables import HEADING_ROWS, heading

#: The pack whose recap is looked for when the questionnaire is of no satisfaction pack.
RECAP_PACK = "skm-2017"
#: Headings that only these programs write; so many of them leave no doubt.
MARKS: dict[Format, tuple[frozenset[str], int]] = {
    "tolok": (frozenset({"answer_id", "given_at", "month", "questionnaire", "mode"}), 3),
    "kobo": (
        frozenset(
            {
                *KNOWN["kobo"]["source"],
                "_submission_time",
                "submissiondate",
                "__version__",
                "_index",
                "formhub/uuid",
            }
        ),
        2,
    ),
    "limesurvey": (
        frozenset(
            name
            for target, names in KNOWN["limesurvey"].items()
            for name in names
            if target != "seconds" and name not in ("id", "token", "email", "firstname", "lastname")
        ),
        2,
    ),
    "google": (frozenset(KNOWN["google"][TIME]), 1),
}


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind of a file, None when it is none that is known; why; and the file, opened, unless it is no table."""

    format: Format | None
    why: Text
    book: Book | None = None


def recognise(path: Path, asked: Questionnaire) -> Recognised:
    """The kind of the file at `path`; ProblemsError when it cannot be opened."""
    try:
        size = path.stat().st_size
        if size > Limits().size:
            raise refused(path.name, *too_large(size, Limits().size))
        return recognise_bytes(path.name, path.read_bytes(), asked)
    except OSError as error:
        raise refused(path.name, NOT_OPENED) from error


def recognise_bytes(name: str, content: bytes, asked: Questionnaire) -> Recognised:
    """The kind of an uploaded file; ProblemsError when it is neither a table nor unsent answers."""
    if is_unsent(content):
        return Recognised("unsent", UNSENT)
    return recognise_book(open_bytes(name, content), asked)


def recognise_book(book: Book, asked: Questionnaire) -> Recognised:
    """The kind of an opened file."""
    rows = [{heading(cell) for cell in row} for sheet in book.sheets for row in sheet.rows[:HEADING_ROWS]]
    for kind, (names, least) in MARKS.items():
        found = max((sorted(row & names) for row in rows), key=len, default=[])
        if len(found) >= least:
            return Recognised(kind, MARKED.format(names=", ".join(found[:4])), book)
    if _is_recap(book, asked):
        return Recognised("recap", RECAP, book)
    keys = max((len(_items(row, lexicon(asked))) for row in rows), default=0)
    if keys:
        return Recognised("raw", RAW.format(count=keys), book)
    return Recognised(None, NOTHING, book)


def _items(row: set[str], known: Lexicon) -> set[str]:
    return {key for name in row if name and (key := known.key(name))}


def _is_recap(book: Book, asked: Questionnaire) -> bool:
    """Whether a recap stands in the book, even one with problems in it."""
    try:
        return any(find_recap(book, pack, "rule") is not None for pack in _packs(asked))
    except ProblemsError:
        return True


def _packs(asked: Questionnaire) -> Iterator[Satisfaction]:
    names = {block.pack_id for block in asked.blocks if block.purpose == "skm"} or {RECAP_PACK}
    return (packs.satisfaction(name) for name in sorted(names))


NOT_OPENED = Text("Berkas tidak dapat dibuka.", "The file cannot be opened.")
UNSENT = Text(
    "Berkas ini menyebut dirinya jawaban yang belum terkirim.",
    "The file calls itself unsent answers of a device.",
)
MARKED = Text("Ada judul kolom {names}.", "There are the column headings {names}.")
RECAP = Text(
    "Setiap baris adalah unit dengan rata-rata per unsur, bukan jawaban.",
    "Every row is a unit with means by element, not an answer.",
)
RAW = Text(
    "{count} kolom dinamai menurut butir kuesioner.", "{count} columns are named after items of the form."
)
NOTHING = Text(
    "Tidak ada kolom yang dikenal. Pilih jenis berkasnya, lalu petakan kolomnya.",
    "No column is known. Choose the kind of file, then map its columns.",
)
