"""The signal in the words: comments that are almost the same."""

import re
from collections import Counter

from tolok.rules.stuffing.thresholds import Thresholds
from tolok.rules.stuffing.values import Finding, Gathered
from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: Comments kept to compare with for one piece; more would make thousands of form letters slow and find no other group.
MOST = 25


def near_identical(found: Gathered, limits: Thresholds) -> Finding | None:
    """Longer comments that share most of their pieces with others; None without any longer comment.

    Pieces are runs of letters of a fixed length (shingles); two comments are alike when the pieces they share are so
    large a part of all their pieces (Jaccard; Broder 1997). Groups grow from one comment to the next.
    """
    texts = {row.id: _plain(row.comment) for row in found.rows}
    long = {
        key: _shingles(text, limits.comment_shingle)
        for key, text in texts.items()
        if len(text) >= limits.comment_shortest
    }
    if not long:
        return None
    groups = [
        group for group in _groups(long, float(limits.comment_alike)) if len(group) >= limits.comment_copies
    ]
    copied = set().union(*groups)
    rows = [key for key in long if key in copied]
    words = fill(COMMENTS, n=len(rows), groups=len(groups))
    base = fill(COMMENTS_BASE, shortest=limits.comment_shortest)
    return Finding("comments", words, tuple(rows), len(long), base, bool(rows))


def _plain(comment: str) -> str:
    return " ".join(re.findall(r"\w+", comment.casefold()))


def _shingles(text: str, size: int) -> frozenset[str]:
    return frozenset(text[place : place + size] for place in range(len(text) - size + 1))


def _groups(pieces: dict[str, frozenset[str]], alike: float) -> list[set[str]]:
    """Comments joined where they are alike. Only those that share a rare piece are compared: two that are alike share
    most pieces, so also one of the rarest of each. Of a piece that many share, only the first comments are compared."""
    common = Counter(piece for one in pieces.values() for piece in one)
    leader = {key: key for key in pieces}

    def head(key: str) -> str:
        while leader[key] != key:
            leader[key] = key = leader[leader[key]]
        return key

    seen: dict[str, list[str]] = {}
    for key, own in pieces.items():
        # of n pieces, two alike comments share at least alike × n: among the rarest n − alike·n + 1 is a shared one
        rare = sorted(own, key=lambda piece: (common[piece], piece))[: len(own) - int(alike * len(own)) + 1]
        candidates = {other for piece in rare for other in seen.get(piece, ()) if head(other) != head(key)}
        for other in sorted(candidates):
            both = len(own & pieces[other])
            if both >= alike * (len(own) + len(pieces[other]) - both):
                leader[head(key)] = head(other)
        for piece in rare:
            if len(kept := seen.setdefault(piece, [])) < MOST:
                kept.append(key)
    found: dict[str, set[str]] = {}
    for key in pieces:
        found.setdefault(head(key), set()).add(key)
    return list(found.values())


COMMENTS = Text(
    "{n} saran hampir sama kata-katanya, dalam {groups} kelompok.",
    "{n} comments have almost the same words, in {groups} groups.",
)
COMMENTS_BASE = Text(
    "Saran yang lebih pendek dari {shortest} huruf sering sama dengan wajar (“sudah baik”) dan tidak dihitung.",
    "Comments shorter than {shortest} letters are often the same for good reason and are not counted.",
)
