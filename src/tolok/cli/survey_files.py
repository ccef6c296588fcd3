"""The file of ``tolok survey``: small ones cell by cell, big ones as columns, a recap as itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tolok.rules.surveys import Integrity, Order, Satisfaction, plain
from tolok.rules.tallies import Tally
from tolok.rules.texts import Problem, ProblemsError, Text

if TYPE_CHECKING:
    from tolok.sheets.recap import Recap
    from tolok.sheets.responses import Columns

#: Delimited files with more rows than this are read as columns.
MANY_ROWS = 200_000
#: Bytes of delimited text that are still read cell by cell.
BIG = 64 * 2**20
#: Different words of a column that are looked at one by one; more of them cannot be answers.
MOST_WORDS = 10_000
#: Wrong answers of a big file that are told one by one.
MOST_PLACES = 99


@dataclass(frozen=True, slots=True)
class Asked:
    """How the file should be read: the order of its codes, the group column, items left out, rows kept."""

    order: Order | None
    by: str | None
    without: Collection[str]
    vectors: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What the file says: respondents by group, or a recap of means."""

    groups: Mapping[str, Tally]
    notes: tuple[Text, ...]
    recap: "Recap | None" = None


def read(path: Path, pack: Satisfaction | Integrity, asked: Asked) -> Read:
    """The answers in `path`; ProblemsError with everything that is wrong with it.

    What can be read only once (a pipe, ``/dev/stdin``) is kept in a temporary file first.
    """
    if not path.is_fifo():
        return _read(path, pack, asked)
    with TemporaryDirectory(prefix="tolok-") as folder:
        copy = Path(folder) / path.name
        with path.open("rb") as piped, copy.open("wb") as file:
            copyfileobj(piped, file)
        return _read(copy, pack, asked)


def _read(path: Path, pack: Satisfaction | Integrity, asked: Asked) -> Read:
    if is_big(path):
        return _read_columns(path, pack, asked)
    from tolok.sheets.answer_tables import UnknownColumnError
    from tolok.sheets.books import open_path
    from tolok.sheets.recap import find_recap, has_means
    from tolok.sheets.responses import read_responses

    book = open_path(path)
    try:
        recap = find_recap(book, pack, asked.order) if isinstance(pack, Satisfaction) else None
    except ProblemsError:
        if not asked.by:
            raise
        recap = None
    if recap is not None and asked.by and not has_means(recap):
        recap = None  # whoever names a column of groups has respondents
    if recap is not None and asked.by:
        raise UnknownColumnError([Problem(NO_GROUPS, file=path.name, found=asked.by)])
    if recap is not None:
        return Read({}, recap.notes, recap)
    found = read_responses(
        book, pack, order=asked.order, by=asked.by, without=asked.without, vectors=asked.vectors
    )
    return Read(found.groups, found.notes)


def is_big(path: Path) -> bool:
    """Whether the file is Parquet, or delimited text with more rows or bytes than are read cell by cell."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
            if start == b"PAR1":
                return True
            if start.startswith((b"PK", b"\xd0\xcf", b"\xff\xfe", b"\xfe\xff")):
                return False
            if path.stat().st_size > BIG:
                return True
            lines = start.count(b"\n")
            while lines <= MANY_ROWS and (block := file.read(2**20)):
                lines += block.count(b"\n")
            return lines > MANY_ROWS
    except OSError:
        return False  # opening it the usual way tells why


def _read_columns(path: Path, pack: Satisfaction | Integrity, asked: Asked) -> Read:
    from tolok.analytics.source import PARQUET, headings, row_count
    from tolok.analytics.tallies import tally_file
    from tolok.sheets.responses import read_headings

    columns = read_headings(
        path.name, headings(path), pack, order=asked.order, by=asked.by, without=asked.without
    )
    form = columns.questionnaire
    _check_whole(path, columns)
    if path.suffix.lower() in PARQUET and not row_count(path):
        raise ProblemsError([Problem(NO_ROWS, file=path.name)])
    known, blanks = _words(path, columns)
    groups = tally_file(
        path, columns.items, by=columns.by, low=form.low, high=form.high, words=known, vectors=asked.vectors
    )
    if any(any(tally.outside) for tally in groups.values()):
        _check_outside(path, columns, known, blanks)
    none = (0,) * len(columns.items)
    return Read({group: replace(tally, outside=none) for group, tally in groups.items()}, columns.notes)


def _check_whole(path: Path, columns: "Columns") -> None:
    absent = ", ".join(key for key in columns.questionnaire.keys if key not in columns.items)
    if absent:
        wanted = Text(f"kolom {absent}, boleh kosong", f"columns {absent}, which may be empty")
        raise ProblemsError([Problem(NO_ITEMS, file=path.name, row=1, wanted=wanted)])


def _words(path: Path, columns: "Columns") -> tuple[dict[str, dict[str, int]], dict[str, list[str]]]:
    """What the texts of each column mean: those that stand for a point, and those that count as blank."""
    from tolok.analytics.cells import words

    form = columns.questionnaire
    known = {key: dict(form.words[key]) for key in form.keys}
    blanks: dict[str, list[str]] = {key: [] for key in form.keys}
    for key, texts in words(path, columns.items, MOST_WORDS).items():
        for text in texts:
            try:
                point = form.answer(key, text)
            except ValueError:
                continue
            if point is None:
                blanks[key].append(text)
            else:
                known[key][plain(text)] = point
    return known, blanks


def _check_outside(
    path: Path, columns: "Columns", known: dict[str, dict[str, int]], blanks: dict[str, list[str]]
) -> None:
    """ProblemsError with the first cells that are neither an answer nor blank."""
    from tolok.analytics.cells import off_scale
    from tolok.sheets.responses import MORE, answer_fault

    form = columns.questionnaire
    places, count = off_scale(
        path, columns.items, low=form.low, high=form.high, known=known, ignored=blanks, most=MOST_PLACES
    )
    problems = []
    for place in places:
        text, wanted = answer_fault(form, place.value)
        problems.append(
            Problem(
                text,
                file=path.name,
                row=place.row,
                column=columns.items[place.key],
                found=place.value[:40],
                wanted=wanted,
            )
        )
    if count > len(places):
        problems.append(Problem(MORE.format(count=count - len(places)), file=path.name))
    if problems:
        raise ProblemsError(problems)


NO_GROUPS = Text(
    "Rekap sudah berisi satu baris untuk setiap unit. Jalankan tanpa --by.",
    "A recap already has one row for every unit. Run it without --by.",
)
NO_ROWS = Text(
    "Tabel tidak berisi jawaban. Isi satu baris untuk setiap responden.",
    "The table holds no answers. Fill one row for every respondent.",
)
NO_ITEMS = Text(
    "Berkas sebesar ini harus mempunyai kolom semua unsur.",
    "A file of this size must have the columns of all elements.",
)
