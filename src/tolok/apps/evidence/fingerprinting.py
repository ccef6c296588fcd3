"""The fingerprint of what a file says or shows, made in a process of its own and before any page is drawn.

``python -m tolok.apps.evidence.fingerprinting SOURCE pdf|picture|office`` prints one line of JSON: what came of it,
and the fingerprint. It ends with 0 and knows no Django and no network.
"""

import json
import struct
import sys
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tolok.apps.evidence.confined import confine, ran
from tolok.apps.evidence.reading import flat_picture, office_words, pdf_words
from tolok.rules.statistics.sketches import picture_bits, sketch_of

if TYPE_CHECKING:
    from PIL.Image import Image

Source = Literal["pdf", "picture", "office"]
#: What PDFium answers for a file with a password.
_PASSWORD = 4
#: What readers of files raise for one that is damaged or locked.
_FAULTS = (OSError, ValueError, SyntaxError, RuntimeError, LookupError, EOFError)
_PACKED = (zipfile.BadZipFile, zlib.error, struct.error)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What came of it (a value of models.Outcome), and the fingerprint, empty unless it is "compared"."""

    outcome: str
    values: tuple[int, ...] = ()


def fingerprint(source: Path, kind: Source) -> Fingerprint | None:
    """The fingerprint of a file; None when the process died or took too long, so that it may be tried again."""
    if not source.exists():
        return Fingerprint("gone")
    said = ran("tolok.apps.evidence.fingerprinting", str(source), kind)
    if not said:
        return None
    found = json.loads(said)
    return Fingerprint(str(found["outcome"]), tuple(int(one) for one in found["values"]))


def _read(source: Path, kind: str) -> Fingerprint:
    if kind == "picture":
        bits = picture_bits(_brightness(flat_picture(source)))
        values: Sequence[int] = (bits,) if bits else ()
    else:
        values = sketch_of(pdf_words(source) if kind == "pdf" else office_words(source))
    return Fingerprint("compared", tuple(values)) if values else Fingerprint("little")


def _brightness(picture: "Image") -> list[list[int]]:
    small = picture.convert("L").resize((9, 8))
    flat = list(small.tobytes())
    return [flat[row * 9 : row * 9 + 9] for row in range(8)]


def _made(source: Path, kind: str) -> Fingerprint:
    """The fingerprint, or in a word why there is none."""
    try:
        return _read(source, kind)
    except MemoryError:
        return Fingerprint("heavy")
    except (*_FAULTS, *_PACKED) as error:
        # PDFium names the fault by a number; an archive with a password only says so in words
        locked = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error)
        return Fingerprint("locked" if locked else "broken")


def _main(source: Path, kind: str) -> None:
    confine()
    made = _made(source, kind)
    print(json.dumps({"outcome": made.outcome, "values": list(made.values)}))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), sys.argv[2])
