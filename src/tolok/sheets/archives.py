"""The archive a workbook is: what must be refused before a reader unfolds it, and cells whose formula failed."""

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from html import unescape

from tolok.rules.texts import Text
from tolok.sheets.extents import UnreadableError, extents
from tolok.sheets.limits import SPARE, Limits, refused, too_many_rows

#: Everything that a damaged archive makes its readers raise; unknown kinds of compression among them.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, UnreadableError),
    *(EOFError, RuntimeError, NotImplementedError, ValueError, OSError),
)
#: A cell that shows an error, and a formula that no program has computed yet: readers take both for blank.
FAILED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*? t="e"[^>]*>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?<v>([^<]*)</v>')
UNCOMPUTED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*><f[^>]*>([^<]*)</f>(?:<v */>|<v></v>)?</c>')
SHEET = re.compile(rb"<(?:[\w.-]+:)?sheet\s([^>]*)>")
RELATION = re.compile(rb"<(?:[\w.-]+:)?Relationship\s([^>]*)>")
ATTRIBUTE = re.compile(rb"(?:^|\s|:)(name|id|Id|Target)\s*=\s*[\"']([^\"']*)")

#: What a cell shows, by its place (row, column, both from 0).
Faults = Mapping[tuple[int, int], str]


def checked(name: str, archive: zipfile.ZipFile, limits: Limits) -> dict[str, Faults]:
    """Cells whose formula failed, by sheet name; ProblemsError for an archive that must not be unfolded.

    Raises one of `BROKEN` when the archive is damaged.
    """
    entries = archive.infolist()
    names = [entry.filename.lower() for entry in entries]
    if any(entry.endswith("vbaproject.bin") for entry in names):
        raise refused(
            name,
            Text("Berkas berisi makro, jadi tidak dibuka.", "The file holds macros and was not opened."),
            None,
            Text("simpan sebagai .xlsx tanpa makro", "save it as .xlsx without macros"),
        )
    if not any(entry.endswith(("workbook.xml", "content.xml")) for entry in names):
        raise refused(
            name,
            Text("Ini bukan buku kerja yang dikenal.", "This is no workbook that is known here."),
            None,
            Text("berkas .xlsx, .ods atau .csv", "an .xlsx, .ods or .csv file"),
        )
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked:
        text = Text(
            "Isi buku kerja mengembang jauh melebihi batas, jadi tidak dibaca.",
            "The workbook unpacks to far more than the limit and was not read.",
        )
        most = f"{limits.unpacked // 2**20} MB"
        raise refused(
            name, text, f"{unpacked / 2**20:.0f} MB", Text(f"paling besar {most}", f"at most {most}")
        )
    faults: dict[str, Faults] = {}
    for entry in entries:
        # reads up to the declared size and compares the checksum: a size that lies is found here
        content = archive.read(entry)
        for extent in extents(content, limits.cells):
            if extent.rows > limits.rows + SPARE or extent.cells > limits.cells:
                # how wide a tall sheet is was not looked at
                tall = extent.rows > limits.rows + SPARE
                size = f"{extent.rows}" if tall else f"{extent.rows} × {extent.columns}"
                raise refused(name, *too_many_rows(size, limits))
        if found := dict(_faults(content)):
            faults[entry.filename] = found
    return _by_sheet(archive, faults) if faults else {}


def _faults(content: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for pattern, start, mark in ((FAILED, "", b' t="e"'), (UNCOMPUTED, "=", b"<f")):
        for cell in pattern.finditer(content) if mark in content else ():
            column = 0
            for sign in cell[1]:
                column = column * 26 + sign - 64
            yield (int(cell[2]) - 1, column - 1), start + unescape(cell[3].decode("utf-8", "replace"))


def _by_sheet(archive: zipfile.ZipFile, faults: Mapping[str, Faults]) -> dict[str, Faults]:
    """The same by the names that people gave the sheets, through the workbook's list of relations."""
    names = archive.namelist()
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    relations = (_attributes(found) for found in RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")))
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    found: dict[str, Faults] = {}
    for attributes in SHEET.findall(archive.read("xl/workbook.xml")):
        sheet = _attributes(attributes)
        target = targets.get(sheet.get("id", ""), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in faults:
            found[sheet.get("name", "")] = faults[path]
    return found


def _attributes(tag: bytes) -> dict[str, str]:
    return {key.decode(): unescape(value.decode("utf-8", "replace")) for key, value in ATTRIBUTE.findall(tag)}
