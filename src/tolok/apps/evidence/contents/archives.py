"""Office files are archives: what lies in them tells their type, and they must not burst."""

import zipfile
import zlib
from pathlib import Path

from tolok.apps.evidence import refusals
from tolok.apps.evidence.contents import types
from tolok.apps.evidence.contents.types import FileType

#: Parts of an archive, bytes once unpacked, and how many times larger than packed a part may become.
MOST_PARTS = 5_000
MOST_BYTES = 300 * 2**20
MOST_RATIO = 300
#: Small parts may be packed as tightly as they like.
SMALL = 10 * 2**20
_MACRO_MARKS = ("vbaproject.bin", "/macrosheets/", "/activex/")
_MACRO_FOLDERS = ("basic/", "scripts/")
_ODF = {
    b"application/vnd.oasis.opendocument.text": types.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": types.ODS,
}
_OOXML = {"word/document.xml": types.DOCX, "xl/workbook.xml": types.XLSX}


def office_type(path: Path) -> FileType:
    """The type of an office file. Raises ProblemsError for other archives, macros, bombs and damaged ones."""
    try:
        with zipfile.ZipFile(path) as archive:
            _weigh(archive)
            found = _type_in(archive)
            if found is None:
                raise refusals.refused(refusals.TYPE_UNKNOWN)
            if _has_macros(archive):
                raise refusals.refused(refusals.MACROS)
            _unpack(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise refusals.refused(refusals.BROKEN) from error
    return found


def _weigh(archive: zipfile.ZipFile) -> None:
    """Refuse what says of itself that it would burst."""
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    tight = any(part.file_size > SMALL and part.file_size > MOST_RATIO * part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or total > MOST_BYTES or tight:
        raise refusals.refused(refusals.ARCHIVE_BOMB)
    if any(part.flag_bits & 0x1 for part in parts):
        raise refusals.refused(refusals.OLD_OFFICE)


def _type_in(archive: zipfile.ZipFile) -> FileType | None:
    names = set(archive.namelist())
    if "mimetype" in names:
        return _ODF.get(archive.read("mimetype")[:200].strip())
    if "[Content_Types].xml" not in names:
        return None
    return next((found for name, found in _OOXML.items() if name in names), None)


def _has_macros(archive: zipfile.ZipFile) -> bool:
    names = [f"/{name.lower()}" for name in archive.namelist()]
    if any(mark in name for name in names for mark in _MACRO_MARKS):
        return True
    if any(name.startswith(f"/{folder}") for name in names for folder in _MACRO_FOLDERS):
        return True
    declared = archive.read("[Content_Types].xml") if "/[content_types].xml" in names else b""
    return b"macroenabled" in declared.lower()


def _unpack(archive: zipfile.ZipFile) -> None:
    """Read every part once: what is damaged or larger than it says fails here and not on somebody's desk."""
    left = MOST_BYTES
    for part in archive.infolist():
        with archive.open(part) as stream:
            while piece := stream.read(2**20):
                left -= len(piece)
                if left < 0:
                    raise refusals.refused(refusals.ARCHIVE_BOMB)
