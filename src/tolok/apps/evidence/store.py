"""Files on disk, outside the web root: one for each SHA-256, uploads on their way, and pictures of pages."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import OperationalError

from tolok.apps.evidence import refusals

PIECE = 2**20
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def folder() -> Path:
    """The folder of all files of evidence, in the data folder."""
    return Path(settings.TOLOK_HOME) / "files" / "evidence"


def kept_at(sha256: str) -> Path:
    """Where the file with a hash is."""
    return folder() / "kept" / sha256[:2] / sha256


def drawn_at(sha256: str) -> Path:
    """The folder with pictures of the pages of a file."""
    return folder() / "drawn" / sha256[:2] / sha256


def arriving_at(token: UUID) -> Path:
    """Where an upload grows."""
    return folder() / "arriving" / token.hex


def checked_at(token: UUID) -> Path:
    """Where what is to be kept of a finished upload waits for its proof."""
    return arriving_at(token).with_suffix(".checked")


@contextmanager
def room() -> Iterator[None]:
    """Say in words that the disk is full, whoever notices it: the file system or the database."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise refusals.refused(refusals.DISK_FULL) from error
    except OperationalError as error:
        if "full" not in str(error) and "No space" not in str(error):
            raise
        raise refusals.refused(refusals.DISK_FULL) from error


def write_at(path: Path, offset: int, content: bytes) -> None:
    """Write a chunk and see it on the disk; what a failed write left behind is cut off again."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("r+b" if path.exists() else "wb") as stream:
        try:
            stream.seek(offset)
            stream.write(content)
            stream.truncate()
            stream.flush()
            os.fsync(stream.fileno())
        except OSError:
            with suppress(OSError):
                os.ftruncate(stream.fileno(), offset)
            raise


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def keep(path: Path, sha256: str) -> None:
    """Move a checked file to where its hash says; one that is there already stays."""
    final = kept_at(sha256)
    final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if final.exists():
        path.unlink(missing_ok=True)
    else:
        path.replace(final)
        final.chmod(0o400)


def forget(sha256: str) -> None:
    """Remove a file and the pictures of its pages."""
    kept_at(sha256).unlink(missing_ok=True)
    shutil.rmtree(drawn_at(sha256), ignore_errors=True)
