"""Files of proof in a folder against the hashes of a package; what they are called does not matter."""

from hashlib import sha256
from pathlib import Path

from tolok.rules.cycles.values import CycleRecord
from tolok.rules.differences import Difference
from tolok.rules.texts import Text

#: Bytes that are read at a time.
CHUNK = 2**20


def check_files(record: CycleRecord, folder: Path) -> list[Difference]:
    """Every version of proof that no file in or below `folder` is. Raises OSError for a file that cannot be read."""
    wanted = {proof.size for unit in record.units for proof in unit.proofs}
    there = {
        _digest(path): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stat().st_size in wanted
    }
    return [
        Difference(
            unit.code, f"proofs.csv: {proof.code}, {proof.title} v{proof.version}", NO_FILE, "", proof.sha256
        )
        for unit in record.units
        for proof in unit.proofs
        if there.get(proof.sha256) != proof.size
    ]


def _digest(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()


NO_FILE = Text(
    "Tidak ada berkas di map ini dengan sidik tersebut.", "No file in this folder has this fingerprint."
)
