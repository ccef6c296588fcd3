"""How a big text file is written: its separator, its heading row, its quotation marks and its letters."""

import csv
from codecs import getincrementaldecoder
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tolok.rules.texts import Problem, ProblemsError, Text

DELIMITERS = (";", "\t", "|", ",")
#: Bytes at the top that are looked at for title rows and headings, and of the file that are read at a time.
MOST_TOP, BLOCK = 2**16, 2**20

UNREADABLE = Text("Berkas ini tidak dapat dibaca sebagai kolom.", "This file cannot be read as columns.")
WANTED = Text("Parquet, atau CSV dengan satu baris judul", "Parquet, or CSV with one row of headings")
QUOTES = Text(
    "Baris tidak terbaca; tanda kutip tidak berpasangan?",
    "A row cannot be read; a quotation mark without its pair?",
)


@dataclass(frozen=True, slots=True)
class Dress:
    """A text file's separator, its headings as written, and how many records stand above the data.

    `encoding` is UTF-8 or, as spreadsheet programs of offices write otherwise, Windows-1252. `lines` says that
    cells hold line breaks. `copy` are the same rows as Parquet, which is read many times as fast.
    """

    delimiter: str
    skip: int
    headings: tuple[str, ...]
    encoding: str
    lines: bool
    copy: Path | None = None


def dress(path: Path, delimiter: str | None = None, heading: int = 1, skip: int = 1) -> Dress:
    """How `path` is written; without `delimiter` the sign that the first row holds most often.

    The headings are the record `heading` (from 1), the data begin after `skip` records.

    Raises ProblemsError for a quotation mark without its pair, OSError for a file that cannot be opened.
    """
    encoding = "utf-8" if _is_utf_8(path) else "cp1252"
    if delimiter is None:
        with path.open("rb") as file:
            first = file.readline(MOST_TOP)
        delimiter = max(DELIMITERS, key=lambda sign: first.count(sign.encode()))
    found = list(islice(records(path, delimiter, encoding), heading))
    headings = tuple(cell.strip() for cell in found[-1]) if len(found) == heading else ()
    return Dress(delimiter, skip, headings, encoding, _has_lines(path, delimiter, encoding))


def top(path: Path) -> str:
    """The first lines of a text file, whole lines only."""
    with path.open("rb") as file:
        content = file.read(MOST_TOP)
    content = content[: content.rfind(b"\n") + 1] or content
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def records(path: Path, delimiter: str, encoding: str) -> Iterator[list[str]]:
    """Every record of the file, empty ones too."""
    encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        yield from csv.reader(file, delimiter=delimiter)


def numbers(path: Path, found: Dress, places: Collection[int]) -> Mapping[int, int]:
    """The record numbers (from 1) of data rows, which are counted from 1 without empty lines."""
    wanted, place, numbered = set(places), 0, {}
    rows = records(path, found.delimiter, found.encoding)
    for number, row in enumerate(islice(rows, found.skip, None), found.skip + 1):
        if row:
            place += 1
            if place in wanted:
                numbered[place] = number
                if len(numbered) == len(wanted):
                    break
    return numbered


def unique(headings: Sequence[str]) -> list[str]:
    """Headings as names of columns: one that stood before gets its place behind it."""
    seen: set[str] = set()
    names = []
    for place, heading in enumerate(headings, 1):
        name = heading if heading and heading not in seen else f"{heading} #{place}"
        seen.add(name)
        names.append(name)
    return names


def blocks(path: Path) -> Iterator[bytes]:
    """The file's bytes, a block at a time."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _has_lines(path: Path, delimiter: str, encoding: str) -> bool:
    """Whether a cell holds a line break; only a file with quotation marks is read for that."""
    if not any(b'"' in block for block in blocks(path)):
        return False
    encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    count = line = 0
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            for _ in reader:
                count += 1
            line = reader.line_num
        except csv.Error:
            raise ProblemsError([Problem(QUOTES, file=path.name, row=count + 1)]) from None
    return line != count


def _is_utf_8(path: Path) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    try:
        for block in blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
