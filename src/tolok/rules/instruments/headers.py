"""The header every pack carries, and its content hash."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from tolok.rules.digests import digest
from tolok.rules.instruments.values import SURENESS, Basis, Header, Review, Sureness
from tolok.rules.nodes import Node
from tolok.rules.texts import Text

#: Keys of pack.toml that no number hangs on.
NOT_HASHED = ("review", "valid_to")
KINDS = ("weighted", "satisfaction", "integrity")


def content_hash(tables: Mapping[str, Mapping[str, Any]]) -> str:
    """SHA-256 over everything a number can hang on: the parsed files by name, as JSON with sorted keys.

    Left out are the worked cases (they stand elsewhere), and of the header the day it ended and who checked
    it: learning those later must not make an old result look as if the law had changed.
    """
    kept = {name: dict(table) for name, table in tables.items()}
    for key in NOT_HASHED:
        kept.get("pack.toml", {}).pop(key, None)
    return digest(kept, default=date.isoformat)


def sureness(node: Node, default: str | None = None, key: str = "sure") -> Sureness:
    """How sure the node's fact is; `key` is where it says so."""
    return cast(Sureness, node.choice(key, tuple(SURENESS), default))


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
