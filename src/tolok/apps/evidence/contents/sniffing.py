"""Tell a file's type by its first bytes, and for archives by what lies in them."""

from pathlib import Path

from tolok.apps.evidence import refusals
from tolok.apps.evidence.contents import types
from tolok.apps.evidence.contents.archives import office_type
from tolok.apps.evidence.contents.types import FileType
from tolok.apps.evidence.contents.videos import is_mp4

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<svg", b"<!doctype", b"<html", b"<?xml", b"<script", b"<head", b"<body")
_SPACE = b"\xef\xbb\xbf \t\r\n"


def type_of(path: Path) -> FileType:
    """The type of the file at `path`. Raises ProblemsError for what no library takes."""
    with path.open("rb") as stream:
        head = stream.read(1024)
    if not head:
        raise refusals.refused(refusals.EMPTY)
    found = _by_magic(head)
    if found is not None:
        return found
    if head.startswith(b"PK\x03\x04"):
        return office_type(path)
    if head[4:8] == b"ftyp" and is_mp4(path):
        return types.MP4
    if head.startswith(_OLE):
        raise refusals.refused(refusals.OLD_OFFICE)
    if is_markup(head):
        raise refusals.refused(refusals.SCRIPTABLE)
    raise refusals.refused(refusals.TYPE_UNKNOWN)


def is_markup(head: bytes) -> bool:
    """Whether a file begins as HTML, SVG or other markup does."""
    start = head.lstrip(_SPACE).lower()
    return start.startswith(_MARKUP) or b"<html" in start or b"<svg" in start


def _by_magic(head: bytes) -> FileType | None:
    if head.startswith(b"%PDF-"):
        return types.PDF
    if head.startswith(b"\xff\xd8\xff"):
        return types.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return types.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return types.WEBP
    return None
