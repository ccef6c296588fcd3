"""Writing files whole: what was there before stays until the new one is complete."""

import os
import tempfile
from pathlib import Path

from tolok.cli.errors import DONE, WRONG_DATA, fail
from tolok.rules.texts import Problem, Text


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` at once; an interrupted run leaves the old file. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tolok-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_whole(path: Path, content: bytes) -> int:
    """Write `content`; the exit code, with the fault told when it is not 0."""
    try:
        replace_file(path, content)
    except OSError as error:
        text = Text(
            "Berkas tidak dapat ditulis. Periksa map dan izinnya.",
            "The file cannot be written. Check folder and permission.",
        )
        return fail([Problem(text, file=str(path), found=error.strerror)], WRONG_DATA)
    return DONE


def holds_work(path: Path) -> bool:
    """Whether something stands at `path` that a new template would destroy: neither empty nor an unfilled template."""
    from tolok.rules.texts import ProblemsError
    from tolok.sheets.books import open_path
    from tolok.sheets.cells import is_blank

    if not path.is_file() or not path.stat().st_size:
        return False
    try:
        book = open_path(path)
    except ProblemsError:
        return True
    if book.sheets[0].name != GUIDE:
        return True
    filled = [sheet for sheet in book.sheets if sheet.name not in WORDS]
    return any(not is_blank(cell) for sheet in filled for row in sheet.rows[HEADS:] for cell in row)


#: The sheets of our templates that hold words and no work, and the heading rows of the others.
GUIDE = "Petunjuk"
WORDS = frozenset({GUIDE, "Level", "Pertanyaan"})
HEADS = 2
