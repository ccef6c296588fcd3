"""Opening a file an office sent: CSV in any dress, XLSX or ODS; what cannot be trusted is refused before reading."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.archives import BROKEN, Faults, checked
from tolok.sheets.cells import Value, harmless
from tolok.sheets.limits import SPARE, refused, too_large, too_many_columns, too_many_rows
from tolok.sheets.limits import Limits as Limits


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of values from row 1, and the merged ranges (first row, last row), both from 1."""

    name: str
    rows: Sequence[Sequence[Value]]
    merged: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """An opened file with its sheets; a CSV file has one, without a name."""

    file: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Text, ...] = ()


def open_path(path: Path, limits: Limits | None = None) -> Book:
    """The book at `path`; ProblemsError when it is missing, too large or not a table."""
    limits = limits or Limits()
    try:
        size = path.stat().st_size
        if size > limits.size:
            raise refused(path.name, *too_large(size, limits.size))
        return open_bytes(path.name, path.read_bytes(), limits)
    except OSError as error:
        raise refused(
            path.name,
            Text(
                "Berkas tidak dapat dibuka. Periksa nama dan izinnya.",
                "The file cannot be opened. Check name and permission.",
            ),
        ) from error


def open_bytes(name: str, content: bytes, limits: Limits | None = None) -> Book:
    """The book in `content`, told apart by its first bytes, not by its name."""
    limits = limits or Limits()
    if len(content) > limits.size:
        raise refused(name, *too_large(len(content), limits.size))
    if not content.strip():
        raise refused(name, Text("Berkas kosong.", "The file is empty."))
    if content.startswith(b"PK"):
        return _workbook(name, content, limits)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise refused(name, *_old_or_locked(content))
    return _delimited(name, content, limits)


def _old_or_locked(content: bytes) -> tuple[Text, None, Text]:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return (
            Text("Berkas dikunci dengan kata sandi.", "The file is protected by a password."),
            None,
            Text("simpan ulang tanpa kata sandi", "save it again without a password"),
        )
    return (
        Text("Format Excel lama (.xls) tidak dibaca.", "The old Excel format (.xls) is not read."),
        None,
        Text("simpan sebagai .xlsx atau .csv", "save it as .xlsx or .csv"),
    )


def _workbook(name: str, content: bytes, limits: Limits) -> Book:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            faults = checked(name, archive, limits)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            sheets = tuple(
                _sheet(workbook, sheet_name, faults.get(sheet_name, {})) for sheet_name in _visible(workbook)
            )
    except (CalamineError, *BROKEN) as error:
        encrypted = "encrypt" in str(error).lower() or "password" in str(error).lower()
        if encrypted:
            text = Text("Berkas dikunci dengan kata sandi.", "The file is protected by a password.")
        else:
            text = Text(
                "Buku kerja rusak atau terpotong. Buka di Excel, simpan ulang, lalu kirim lagi.",
                "The workbook is broken or cut off. Open it in Excel, save it again and send it once more.",
            )
        raise refused(name, text) from None
    return Book(name, sheets)


def _visible(workbook: CalamineWorkbook) -> list[str]:
    """The sheets a person sees; all of them if none is shown."""
    shown = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    return shown or workbook.sheet_names


def _sheet(workbook: CalamineWorkbook, name: str, faults: Faults) -> Sheet:
    sheet = workbook.get_sheet_by_name(name)
    # rows come from row 1, but their cells only from the first column in use
    left: list[Value] = [None] * (sheet.start[1] if sheet.start else 0)
    rows = [[*left, *(_value(value) for value in row)] for row in sheet.iter_rows()]
    for (at, place), shown in faults.items():
        # a reader takes them for blank, but nobody left them blank
        rows += [[] for _ in range(at + 1 - len(rows))]
        rows[at] += [None] * (place + 1 - len(rows[at]))
        rows[at][place] = shown
    merged = tuple((top[0] + 1, bottom[0] + 1) for top, bottom in sheet.merged_cell_ranges or ())
    return Sheet(name, rows, merged)


def _value(value: object) -> Value:
    if isinstance(value, float):  # first, because a sheet has millions of numbers
        return int(value) if value.is_integer() else value
    if isinstance(value, str):
        return harmless(value).strip() or None
    if isinstance(value, bool | int | date):
        return value
    return None if value is None else str(value)


def _delimited(name: str, content: bytes, limits: Limits) -> Book:
    text, notes = _decode(name, content)
    text = harmless(text)
    delimiter = delimiter_of(text)
    rows: list[list[Value]] = []
    try:
        for row in _records(text, delimiter):
            rows.append(row)
            if len(rows) > limits.rows + SPARE:
                raise refused(name, *too_many_rows(f"> {limits.rows}", limits))
            if len(row) > limits.columns:
                raise refused(name, *too_many_columns(len(row), limits))
    except csv.Error:
        broken = Text(
            "Baris tidak terbaca; tanda kutip tidak berpasangan?",
            "A row cannot be read; a quotation mark without its pair?",
        )
        raise ProblemsError([Problem(broken, file=name, row=len(rows) + 1)]) from None
    return Book(name, (Sheet("", rows),), notes)


def first_records(text: str, delimiter: str, most: int) -> list[list[Value]]:
    """The first records of delimited text that may be cut off anywhere; cells as in a book."""
    return list(islice(_records(text, delimiter, strict=False), most))


def _records(text: str, delimiter: str, strict: bool = True) -> Iterator[list[Value]]:
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict):
        yield [cell.strip() or None for cell in row]


def _decode(name: str, content: bytes) -> tuple[str, tuple[Text, ...]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), ()
    if b"\x00" in content[:65536]:
        raise refused(
            name,
            Text("Ini bukan tabel.", "This is not a table."),
            None,
            Text("berkas .csv, .xlsx atau .ods", "a .csv, .xlsx or .ods file"),
        )
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = Text(
            "Berkas dibaca sebagai Windows-1252 karena bukan UTF-8; periksa huruf beraksen.",
            "The file was read as Windows-1252 because it is not UTF-8; check accented letters.",
        )
        return content.decode("cp1252", errors="replace"), (note,)


def delimiter_of(text: str) -> str:
    """The separator that occurs most in the first lines, outside quotation marks; a `sep=` line is not needed."""
    head = re.sub(r'"[^"]*"', "", text[:20_000])
    lines = [line for line in head.splitlines() if line.strip()][:5]
    counts = {sign: max((line.count(sign) for line in lines), default=0) for sign in (";", "\t", ",", "|")}
    best = max(counts, key=lambda sign: counts[sign])
    return best if counts[best] else ","
