"""The whole check of one file, before anything is kept."""

from pathlib import Path

from tolok.apps.evidence import refusals
from tolok.apps.evidence.contents import pictures, types
from tolok.apps.evidence.contents.sniffing import type_of
from tolok.apps.evidence.contents.types import FileType, called, extension_of, type_named


def check_name(name: str) -> None:
    """Refuse a file by its name alone, before a byte is sent."""
    end = extension_of(name)
    if end in types.SCRIPTABLE:
        raise refusals.refused(refusals.SCRIPTABLE)
    if end in types.WITH_MACROS:
        raise refusals.refused(refusals.MACROS)
    if end in types.OLD_OFFICE:
        raise refusals.refused(refusals.OLD_OFFICE)
    if type_named(name) is None:
        raise refusals.refused(refusals.TYPE_UNKNOWN)


def check(path: Path, name: str, target: Path) -> FileType:
    """The type of the file at `path`; what is to be kept of it is afterwards at `target`. Raises ProblemsError.

    The content decides; a name that promises something else is refused, because people would be misled by it.
    """
    check_name(name)
    found = type_of(path)
    if type_named(name) != found:
        texts = called(found)
        said = refusals.TYPE_DIFFERS.format(extension=extension_of(name), found=texts.id)
        raise refusals.refused(said)
    if found.group == "picture":
        pictures.rewrite(path, target, found)
    else:
        target.unlink(missing_ok=True)
        target.hardlink_to(path)
    return found
