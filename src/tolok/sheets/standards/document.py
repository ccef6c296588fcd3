"""Standards in the tables of a Word document."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from tolok.rules.texts import Problem, Text
from tolok.sheets.cells import harmless
from tolok.sheets.limits import refused, too_large
from tolok.sheets.standards.found import FoundStandards, Place
from tolok.sheets.standards.rows import RowReader

#: Bytes of a file, and of what it unpacks to; paragraphs and rows of tables.
SIZE, UNPACKED, ROWS = 10 * 2**20, 60 * 2**20, 50_000
#: What a damaged document makes its readers raise.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, SyntaxError, AttributeError, LookupError),
    *(ValueError, TypeError, OSError, EOFError, NotImplementedError, RuntimeError),
)


def read_document(name: str, content: bytes, fallback: str, problems: list[Problem]) -> FoundStandards:
    """The standards in every table of a DOCX, in their order; `fallback` names the service where nothing else does.

    Raises ProblemsError for a file that is no Word document or must not be opened.
    """
    reader = RowReader(Place(name), fallback, problems)
    at = 0
    for words, cells in _read(name, content):
        if cells is None:
            reader.title(words)
            continue
        at += 1
        reader.row(cells, Place(name, row=at))
    if at == 0:
        raise refused(name, ONLY_PICTURES if _pictured(content) else NO_TABLE)
    return reader.found()


def is_document(content: bytes) -> bool:
    """Whether the bytes are a Word document and no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _pictured(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(entry.startswith("word/media/") for entry in archive.namelist())


def _read(name: str, content: bytes) -> list[tuple[str, list[str] | None]]:
    """Every paragraph and row; a damaged document is refused whatever its reader stumbles over."""
    try:
        found = list(_blocks(_opened(name, content)))
    except BROKEN as error:
        raise refused(name, NO_WORD) from error
    if len(found) > ROWS:
        raise refused(name, TOO_LONG)
    return found


def _blocks(word: Any) -> Iterator[tuple[str, list[str] | None]]:
    """Paragraphs and rows of tables in their order."""
    from docx.table import Table

    for block in word.iter_inner_content():
        if not isinstance(block, Table):
            yield harmless(block.text), None
            continue
        for row in block._tbl.tr_lst:
            # a cell merged with the one above repeats what that says
            yield "", ["" if cell.vMerge == "continue" else _words(cell, block) for cell in row.tc_lst]


def _words(cell: Any, table: Any) -> str:
    """The paragraphs of a cell; Word keeps the marks of a list beside its words, so they are counted here."""
    from docx.text.paragraph import Paragraph

    lines: list[str] = []
    outer = inner = 0
    for one in cell.p_lst:
        words = harmless(Paragraph(one, table).text).replace("\t", " ").strip()
        if not words:
            continue
        level = _level(one)
        if level == 0:
            outer, inner = outer + 1, 0
            words = f"{outer}. {words}"
        elif level is not None:
            inner += 1
            words = f"{chr(96 + min(inner, 26))}. {words}"
        lines.append(words)
    return "\n".join(lines)


def _level(paragraph: Any) -> int | None:
    """How deep in a list a paragraph stands; None for one in no list."""
    properties = paragraph.pPr
    numbering = properties.numPr if properties is not None else None
    if numbering is None or (numbering.numId is not None and numbering.numId.val == 0):
        return None
    return numbering.ilvl.val if numbering.ilvl is not None else 0


def _opened(name: str, content: bytes) -> Any:
    """The document, after a look at its archive: no macros, nothing that unfolds without end."""
    from docx import Document
    from docx.opc.exceptions import OpcError

    if len(content) > SIZE:
        raise refused(name, *too_large(len(content), SIZE))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
            raise refused(name, MACROS)
        if sum(entry.file_size for entry in entries) > UNPACKED:
            raise refused(name, UNFOLDS)
    try:
        return Document(io.BytesIO(content))
    except OpcError as error:
        raise refused(name, NO_WORD) from error


NO_WORD = Text(
    "Ini bukan dokumen Word (.docx), atau berkasnya rusak.",
    "This is no Word document (.docx), or the file is broken.",
)
NO_TABLE = Text(
    "Dokumen ini tidak berisi tabel. Yang dibaca: tabel dengan kolom No, Komponen, Uraian, satu baris satu komponen. Salin "
    "isinya ke templat, lalu unggah templat itu.",
    "This document holds no table. What is read: a table with the columns No, Komponen, Uraian, a row a component. Copy its "
    "words into the template and upload that.",
)
ONLY_PICTURES = Text(
    "Dokumen ini berisi gambar hasil pindai, bukan tabel; tulisan di dalam gambar tidak dapat dibaca. Cari berkas Word "
    "aslinya, atau ketik isinya di templat.",
    "This document holds scanned pictures and no table; the words in a picture cannot be read. Look for the Word file it was "
    "printed from, or type it into the template.",
)
MACROS = Text("Dokumen berisi makro, jadi tidak dibuka.", "The document holds macros and was not opened.")
UNFOLDS = Text(
    "Isi dokumen mengembang jauh melebihi batas, jadi tidak dibaca.",
    "The document unpacks to far more than the limit and was not read.",
)
TOO_LONG = Text(f"Isinya lebih dari {ROWS} baris.", f"It has more than {ROWS} lines.")
