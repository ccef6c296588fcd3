"""MP4: a chain of boxes, each with its length and name."""

import struct
from pathlib import Path

#: Brands of films that browsers and phones play; others in this family are pictures or something else.
BRANDS = frozenset(
    {
        b"isom",
        b"iso2",
        b"iso4",
        b"iso5",
        b"iso6",
        b"mp41",
        b"mp42",
        b"avc1",
        b"M4V ",
        b"MSNV",
        b"dash",
        b"3gp4",
        b"3gp5",
    }
)
#: More boxes than this on the top level is no film.
MOST_BOXES = 10_000


def is_mp4(path: Path) -> bool:
    """Whether the file is a whole MP4: a known brand, boxes that end where the file ends, and a table of contents."""
    size = path.stat().st_size
    names: set[bytes] = set()
    at = 0
    with path.open("rb") as stream:
        for _ in range(MOST_BOXES):
            stream.seek(at)
            head = stream.read(16)
            if len(head) < 8:
                break
            length, name = struct.unpack(">I4s", head[:8])
            if length == 1 and len(head) == 16:
                (length,) = struct.unpack(">Q", head[8:])
            elif length == 0:
                length = size - at
            if length < 8 or at + length > size or (at == 0 and head[8:12] not in BRANDS):
                return False
            names.add(name)
            at += length
    return at == size and {b"ftyp", b"moov"} <= names
