"""The types of files a library takes."""

from dataclasses import dataclass
from typing import Literal

from tolok.rules.texts import Text

Group = Literal["document", "picture", "office", "video"]


@dataclass(frozen=True, slots=True)
class FileType:
    """A type: how its files end (the first is the usual one), what it is called and whether it has pictures of pages."""

    mime: str
    extensions: tuple[str, ...]
    label: str
    group: Group

    @property
    def drawn(self) -> bool:
        """Whether its pages are shown as pictures."""
        return self.group in ("document", "picture")


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
TYPES: dict[str, FileType] = {
    one.mime: one
    for one in (
        FileType("application/pdf", ("pdf",), "PDF", "document"),
        FileType("image/jpeg", ("jpg", "jpeg"), "JPEG", "picture"),
        FileType("image/png", ("png",), "PNG", "picture"),
        FileType("image/webp", ("webp",), "WebP", "picture"),
        FileType(f"{_OFFICE}.wordprocessingml.document", ("docx",), "DOCX", "office"),
        FileType(f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",), "XLSX", "office"),
        FileType(f"{_OPEN}.text", ("odt",), "ODT", "office"),
        FileType(f"{_OPEN}.spreadsheet", ("ods",), "ODS", "office"),
        FileType("video/mp4", ("mp4", "m4v"), "MP4", "video"),
    )
}
PDF, JPEG, PNG, WEBP, DOCX, XLSX, ODT, ODS, MP4 = TYPES.values()
#: How files end that are refused with words of their own.
SCRIPTABLE = frozenset({"svg", "svgz", "html", "htm", "xhtml", "xml", "mht"})
WITH_MACROS = frozenset({"docm", "xlsm", "dotm", "xltm", "xlsb"})
OLD_OFFICE = frozenset({"doc", "xls", "ppt"})
ACCEPT = ",".join(f".{end}" for one in TYPES.values() for end in one.extensions)


def extension_of(name: str) -> str:
    """The end of a file name, in lower case; empty when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def type_named(name: str) -> FileType | None:
    """The type a file name promises."""
    end = extension_of(name)
    return next((one for one in TYPES.values() if end in one.extensions), None)


def called(one: FileType) -> Text:
    """What a type is called."""
    return Text(one.label, one.label)
