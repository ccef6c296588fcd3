"""Files that no table can be read from, told by their first bytes: what each is, and how one gets to one that can."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from tolok.rules.texts import Text, join
from tolok.sheets.limits import refused

OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what it is, and what to do instead."""

    what: Text
    instead: Text


def other_kind(name: str, content: bytes) -> Kind | None:
    """What a file is that is neither workbook nor Word document nor text; None for one that may be read."""
    head = content[:512]
    if b"%PDF-" in head:
        return PDF
    if content.startswith(OLD_OFFICE):
        return _old(content)
    if head.startswith(b"PK\x03\x04"):
        return _archive(content)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype html", b"<html", b"<table")):
        return WEB_PAGE
    if head.startswith(b"{\\rtf"):
        return RICH_TEXT
    if any(head.startswith(begin) for begin in _PICTURES) or head[4:12] in _PHOTOS or head[8:12] == b"WEBP":
        return PICTURE
    return None


def refuse_other_kinds(name: str, content: bytes) -> None:
    """Raise ProblemsError, saying what the file is and how to get there, for one that cannot be read."""
    if (kind := other_kind(name, content)) is not None:
        raise refused(name, join([kind.what, kind.instead], " "))


def _old(content: bytes) -> Kind:
    for mark, kind in _IN_OLD.items():
        if mark.encode("utf-16-le") in content:
            return kind
    return OLD


def _archive(content: bytes) -> Kind | None:
    """An archive that is no workbook and no Word document; what is broken is told by its reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            mime = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return None
    if b"opendocument.text" in mime:
        return OPEN_TEXT
    known = mime or {"word/document.xml", "xl/workbook.xml", "xl/workbook.bin"} & names
    return None if known else PACKED


_PASTE = Text(
    "Atau salin seluruh tabelnya (Ctrl+A, Ctrl+C) lalu tempel di kotak “Atau tempel tabelnya”.",
    "Or copy the whole table (Ctrl+A, Ctrl+C) and paste it into the box “Or paste the table”.",
)
_SAVE_WORD = Text(
    "Buka di Word, pilih Simpan Sebagai, jenis Dokumen Word (.docx), lalu unggah yang itu.",
    "Open it in Word, choose Save As, type Word document (.docx), and upload that one.",
)
_SAVE_SHEET = Text(
    "Buka di Excel, pilih Simpan Sebagai, jenis Buku Kerja Excel (.xlsx), lalu unggah yang itu.",
    "Open it in Excel, choose Save As, type Excel workbook (.xlsx), and upload that one.",
)
PDF = Kind(
    Text(
        "Ini berkas PDF; tabelnya tidak dapat dibaca dengan pasti. Yang dibaca: Word (.docx) atau Excel (.xlsx).",
        "This is a PDF; its table cannot be read with certainty. What is read: Word (.docx) or Excel (.xlsx).",
    ),
    Text(
        "Unggah berkas Word aslinya, atau buka PDF ini, salin seluruh tabelnya (Ctrl+A, Ctrl+C), lalu tempel di kotak “Atau "
        "tempel tabelnya”. Bila tulisannya tidak dapat disalin, PDF ini hasil pindai: tulisannya perlu diketik.",
        "Upload the Word file it was made from, or open this PDF, copy the whole table (Ctrl+A, Ctrl+C) and paste it into the "
        "box “Or paste the table”. If its words cannot be copied it is a scan: they have to be typed.",
    ),
)
PICTURE = Kind(
    Text(
        "Ini gambar; tulisan di dalamnya tidak dapat dibaca. Yang dibaca: Word (.docx) atau Excel (.xlsx).",
        "This is a picture; the words in it cannot be read. What is read: Word (.docx) or Excel (.xlsx).",
    ),
    Text(
        "Cari berkas Word yang dicetak lalu difoto itu. Bila tidak ada, ketik di templat di atas.",
        "Look for the Word file that was printed and photographed. If there is none, type it into the template above.",
    ),
)
LOCKED = Kind(
    Text("Berkas ini dikunci dengan kata sandi.", "This file is protected by a password."),
    Text(
        "Buka dengan kata sandinya, pilih Info, Proteksi, hapus kata sandinya, simpan, lalu unggah lagi.",
        "Open it with the password, choose Info, Protect, remove the password, save it and upload it again.",
    ),
)
OLD_WORD = Kind(
    Text("Ini Word lama (.doc); yang dibaca .docx.", "This is old Word (.doc); .docx is read."),
    join([_SAVE_WORD, _PASTE], " "),
)
OLD_SHEET = Kind(
    Text("Ini Excel lama (.xls); yang dibaca .xlsx.", "This is old Excel (.xls); .xlsx is read."),
    join([_SAVE_SHEET, _PASTE], " "),
)
OLD = Kind(
    Text(
        "Ini berkas Office lama; yang dibaca .docx atau .xlsx.",
        "This is an old Office file; .docx or .xlsx is read.",
    ),
    join([_SAVE_WORD, _PASTE], " "),
)
OPEN_TEXT = Kind(
    Text(
        "Ini dokumen LibreOffice (.odt); yang dibaca .docx.",
        "This is a LibreOffice document (.odt); .docx is read.",
    ),
    join([_SAVE_WORD, _PASTE], " "),
)
RICH_TEXT = Kind(
    Text("Ini dokumen RTF; yang dibaca .docx.", "This is an RTF document; .docx is read."),
    join([_SAVE_WORD, _PASTE], " "),
)
WEB_PAGE = Kind(
    Text("Ini halaman web, walau namanya lain.", "This is a web page, whatever it is called."),
    join([_SAVE_SHEET, _PASTE], " "),
)
PACKED = Kind(
    Text(
        "Ini arsip atau jenis berkas lain, bukan Word (.docx) atau Excel (.xlsx).",
        "This is an archive or another kind of file, not Word (.docx) or Excel (.xlsx).",
    ),
    Text("Keluarkan isinya, lalu unggah satu per satu.", "Unpack it and upload its files one by one."),
)
_IN_OLD: Mapping[str, Kind] = {
    "EncryptedPackage": LOCKED,
    "WordDocument": OLD_WORD,
    "Workbook": OLD_SHEET,
    "Book": OLD_SHEET,
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_PHOTOS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
