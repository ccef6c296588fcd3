"""A migrated SQLite file that later runs start from: migrating takes as long as hundreds of tests."""

import fcntl
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import django

#: What migrations read besides their own folders.
READ_BY_MIGRATIONS = ("tolok.apps.common.triggers",)

#: Seconds after which a file of other migrations is nobody's any more: a day.
OLD = 24 * 60 * 60


class Migrated:
    """One file for every state of the migrations, kept in the folder for temporary files.

    The first process that finds none holds the lock until it has made one; the others wait and copy.
    """

    def __init__(self, folders: list[Path]) -> None:
        self.path = Path(tempfile.gettempdir()) / f"tolok-migrated-{_digest(folders)}-{os.getuid()}.sqlite3"
        self._lock: IO[str] | None = None

    def copied_to(self, place: Path) -> bool:
        """Copy the file to `place`; where there is none yet, hold the lock and say no."""
        self._lock = self.path.with_suffix(".lock").open("w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        if not self.path.exists():
            return False
        shutil.copyfile(self.path, place)
        self.release()
        return True

    def keep(self, place: Path) -> None:
        """Keep what was just migrated at `place` for the next run."""
        half = self.path.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(place)) as source, closing(sqlite3.connect(half)) as copy:
            source.backup(copy)
        half.replace(self.path)
        for old in self.path.parent.glob("tolok-migrated-*"):
            if old.stem != self.path.stem and old.stat().st_mtime < self.path.stat().st_mtime - OLD:
                old.unlink(missing_ok=True)
        self.release()

    def release(self) -> None:
        """Let the others go on; does nothing where nothing is held."""
        if self._lock:
            self._lock.close()
            self._lock = None

    @property
    def waited_for(self) -> bool:
        """Whether this process is the one that makes the file."""
        return self._lock is not None


def _digest(folders: list[Path]) -> str:
    found = sha256(django.__version__.encode())
    files = [file for folder in folders for file in sorted((folder / "migrations").glob("*.py"))]
    for name in READ_BY_MIGRATIONS:
        spec = find_spec(name)
        files += [Path(spec.origin)] if spec and spec.origin else []
    for file in files:
        found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()[:16]
