"""Plain PDF papers of invented units: a title, lines of words, a frame for a picture of a board. Small and quick."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

FOOT = "Contoh rekaan untuk peragaan; bukan dokumen sungguhan"
#: Points: the page (A4), its margin, the height of a line, and letters of a line.
WIDTH, HEIGHT, MARGIN, LEADING, LETTERS = 595, 842, 56, 15, 92


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its heading and its paragraphs; `framed` ones look like something that hangs on a wall."""

    heading: str
    lines: tuple[str, ...]
    framed: bool = False


def pdf(title: str, above: str, leaves: Sequence[Leaf]) -> bytes:
    """The file, the same for the same words. `above` stands over the title of every page."""
    count = len(leaves)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(count))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (id-ID) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    for number, leaf in enumerate(leaves):
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {6 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        drawn = zlib.compress(_drawn(title, above, leaf))
        parts.append(
            f"<< /Length {len(drawn)} /Filter /FlateDecode >>\nstream\n".encode() + drawn + b"\nendstream"
        )
    return _file(parts)


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _drawn(title: str, above: str, leaf: Leaf) -> bytes:
    top = HEIGHT - MARGIN
    out = [
        _line(above, "F1", 9, top),
        _line(title, "F2", 13, top - 20),
        _line(leaf.heading, "F2", 11, top - 44),
    ]
    if leaf.framed:
        out.append(f"2 w {MARGIN - 14} {MARGIN + 20} {WIDTH - 2 * MARGIN + 28} {top - MARGIN - 48} re S")
    height = top - 66
    for words in leaf.lines:
        for line in wrap(words, LETTERS):
            out.append(_line(line, "F1", 10, height))
            height -= LEADING
        height -= 6
    out.append(_line(FOOT, "F1", 8, MARGIN - 12))
    return "\n".join(out).encode("cp1252", "replace")


def _line(words: str, font: str, size: int, height: int) -> str:
    said = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {MARGIN} {height} Td ({said}) Tj ET"


def _file(parts: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
