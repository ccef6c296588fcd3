"""The ZIP of a cycle, opened with distrust: nothing is unpacked to disk, nothing unknown is read, sizes are bounded."""

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from tolok.rules.differences import Difference
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.archives import BROKEN
from tolok.sheets.cells import shown
from tolok.sheets.cycles import files as names

#: Bytes of a package, bytes it may unpack to, and files in it.
MOST_BYTES: Final = 128 * 2**20
MOST_UNPACKED: Final = 256 * 2**20
MOST_FILES: Final = 400
#: Bytes of one file of an instrument.
MOST_PACK: Final = 4 * 2**20


def read_archive(path: Path) -> dict[str, bytes]:
    """Every file of the package by its name; ProblemsError for anything that is no such package."""
    file = path.name
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _refused(file, TOO_LARGE, f"{size / 2**20:.0f} MB", f"{MOST_BYTES // 2**20} MB")
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if problems := list(_wrong(file, entries)):
                raise ProblemsError(problems)
            return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except BROKEN as error:
        raise _refused(file, DAMAGED, str(error) or type(error).__name__) from None


def _wrong(file: str, entries: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    """Why the archive must not be read."""
    if len(entries) > MOST_FILES:
        yield Problem(TOO_MANY, file=file, found=str(len(entries)), wanted=_most(str(MOST_FILES)))
        return
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        found = f"{unpacked / 2**20:.0f} MB"
        yield Problem(UNPACKS, file=file, found=found, wanted=_most(f"{MOST_UNPACKED // 2**20} MB"))
    for entry in entries:
        if names.PACK.fullmatch(entry.filename) and entry.file_size > MOST_PACK:
            yield Problem(
                TOO_LARGE, file=f"{file}/{entry.filename}", wanted=_most(f"{MOST_PACK // 2**20} MB")
            )
        elif entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield Problem(PACKED, file=f"{file}/{shown(entry.filename)}", wanted=Text("deflate", "deflate"))
        elif not _known(entry.orig_filename):
            yield Problem(UNKNOWN, file=file, found=shown(entry.orig_filename))
    for name, count in Counter(entry.filename for entry in entries).items():
        if count > 1:
            yield Problem(TWICE, file=file, found=shown(name))
    there = {entry.filename for entry in entries}
    for name in (name for name in names.REQUIRED if name not in there):
        yield Problem(MISSING, file=file, wanted=Text(name, name))


def _known(name: str) -> bool:
    """Whether a package may hold a file of that name; folders on the way to packs too, as other programs write them."""
    folder = name.endswith("/") and (name == "packs/" or names.PACK.fullmatch(f"{name}pack.toml"))
    return bool(name in names.REQUIRED or names.PACK.fullmatch(name) or folder)


def _most(text: str) -> Text:
    return Text(f"paling banyak {text}", f"at most {text}")


def _refused(file: str, text: Text, found: str, most: str = "") -> ProblemsError:
    return ProblemsError([Problem(text, file=file, found=found, wanted=_most(most) if most else None)])


def check_sums(files: Mapping[str, bytes]) -> list[Difference]:
    """Every file that is not what the list of sums says, is not on it, or is on it and not there."""
    listed: dict[str, str] = {}
    differences = []
    for number, line in enumerate(files[names.SUMS].decode("utf-8", "replace").splitlines(), 1):
        digest, _, name = line.partition("  ")
        if len(digest) != 64 or name in listed or (name not in files) or name == names.SUMS:
            differences.append(Difference("", f"{names.SUMS}: {number}", NO_SUM, shown(line)))
        else:
            listed[name] = digest
    for name in sorted(files.keys() - {names.SUMS}):
        found = sha256(files[name]).hexdigest()
        if listed.get(name) != found:
            differences.append(Difference("", name, CHANGED, found, listed.get(name, "")))
    return differences


DAMAGED = Text("Paket rusak atau bukan ZIP, jadi tidak dapat dibaca.", "The package is damaged or no ZIP.")
TOO_LARGE = Text("Berkas terlalu besar, jadi tidak dibaca.", "The file is too large and was not read.")
UNPACKS = Text(
    "Isi paket mengembang jauh melebihi batas, jadi tidak dibaca.",
    "The package unpacks to far more than the limit and was not read.",
)
TOO_MANY = Text("Paket berisi terlalu banyak berkas.", "The package holds too many files.")
UNKNOWN = Text("Berkas ini tidak dikenal dalam paket siklus.", "A package of a cycle has no such file.")
PACKED = Text("Cara pemadatan ini tidak dibaca.", "This way of compression is not read.")
TWICE = Text("Berkas ini ada dua kali dalam paket.", "This file occurs twice in the package.")
MISSING = Text("Berkas wajib tidak ada dalam paket.", "A required file is missing from the package.")
NO_SUM = Text("Baris ini tidak menyebut satu berkas paket.", "This line names no file of the package.")
CHANGED = Text(
    "Berkas ini berubah sejak sidiknya dicatat.", "This file changed after its fingerprint was written."
)
