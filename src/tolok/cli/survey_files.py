"""The file of ``tolok survey``: small ones cell by cell, big ones as columns, a recap as itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tolok.rules.surveys.instruments import Integrity, Order, Satisfaction
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Problem, ProblemsError, Text

if TYPE_CHECKING:
    from tolok.sheets.recaps.recap import Recap

#: Delimited files with more rows than this are read as columns.
MANY_ROWS = 200_000
#: Bytes of delimited text that are still read cell by cell.
BIG = 64 * 2**20


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
        from tolok.cli.survey_columns import read_columns

        return Read(*read_columns(path, pack, asked.order, asked.by, asked.without, asked.vectors))
    from tolok.sheets.answers.responses import read_responses
    from tolok.sheets.answers.tables import UnknownColumnError
    from tolok.sheets.books import open_path
    from tolok.sheets.recaps.recap import find_recap, has_means

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


NO_GROUPS = Text(
    "Rekap sudah berisi satu baris untuk setiap unit. Jalankan tanpa --by.",
    "A recap already has one row for every unit. Run it without --by.",
)
