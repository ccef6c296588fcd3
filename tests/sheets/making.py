"""Files as offices make them: workbooks by openpyxl, broken ones by hand."""

import io
import zipfile
from collections.abc import Iterable, Sequence

import openpyxl

from tolok.rules.texts import ProblemsError
from tolok.sheets.books import Book, open_bytes


def csv_book(text: str, name: str = "berkas.csv", encoding: str = "utf-8") -> Book:
    """An opened CSV file."""
    return open_bytes(name, text.encode(encoding))


def workbook(rows: Iterable[Sequence[object]], sheet: str = "Lembar1", merged: Sequence[str] = ()) -> bytes:
    """An XLSX file with one sheet, as openpyxl saves it."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for cells in merged:
        page.merge_cells(cells)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of an openpyxl workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_entry(content: bytes, name: str, data: bytes) -> bytes:
    """A workbook with one entry of its archive added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, data)
    return out.getvalue()


def told(error: ProblemsError, language: str = "id") -> str:
    """Every problem as the terminal says it, a line each."""
    return "\n".join(problem.say(language) for problem in error.problems)
