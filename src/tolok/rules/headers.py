"""The header every pack carries, and its content hash."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import cast

from tolok.rules.instruments import SURENESS, Basis, Header, Review, Sureness
from tolok.rules.nodes import Node
from tolok.rules.texts import Text

KINDS = ("weighted", "satisfaction", "integrity")


def content_hash(files: Mapping[str, str]) -> str:
    """SHA-256 over names and contents of the files that compute, in name order, line ends as LF.

    Worked cases are left out: adding a case must not make an old result look as if the law had changed.
    """
    whole = sha256()
    for name in sorted(files):
        whole.update(f"{name}\n{files[name].replace(chr(13), '')}\n".encode())
    return whole.hexdigest()


def sureness(node: Node, default: str | None = None) -> Sureness:
    """How sure the node's fact is."""
    return cast(Sureness, node.choice("sure", tuple(SURENESS), default))


def read_header(node: Node, folder: str, digest: str) -> Header:
    """The header of pack.toml; the id must be the folder's name."""
    identity = node.string("id")
    if identity != folder:
        node.wrong(
            "id",
            Text("Harus sama dengan nama map.", "Must equal the folder's name."),
            identity,
            Text(folder, folder),
        )
    review = node.node("review")
    reviewed = Review(
        author=review.string("author"),
        checker=review.string("checker", ""),
        checked_on=review.day("checked_on", optional=True),
        next_review=review.day("next_review") or date(1, 1, 1),
    )
    review.close()
    basis = tuple(
        Basis(item.string("title"), item.text("about"), sureness(item), item.string("article", ""))
        for item in node.nodes("basis", optional=False)
    )
    if not basis:
        node.wrong("basis", Text("Dasar hukum harus disebut.", "The legal basis must be named."))
    start, end = node.day("valid_from"), node.day("valid_to", optional=True)
    if start and end and end < start:
        node.wrong("valid_to", Text("Berakhir sebelum mulai.", "Ends before it starts."), end)
    return Header(
        id=identity,
        kind=node.choice("kind", KINDS),
        title=node.text("title"),
        valid_from=start or date(1, 1, 1),
        valid_to=end,
        basis=basis,
        review=reviewed,
        notes=node.texts("notes"),
        hash=digest,
    )
