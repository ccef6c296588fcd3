"""Personal data hidden before anyone reads a comment."""

from collections.abc import Callable, Iterable
from functools import partial

from tolok.comments.masks import MARKS, Kind, Masked
from tolok.comments.patterns import RULES, applied
from tolok.comments.people import hide, prepared

__all__ = ["Kind", "Masked", "mask", "mask_names"]


def mask(text: str, names: Iterable[str] = ()) -> Masked:
    """`text` with personal data replaced by words in square brackets; `names` are full names of staff.

    Masking what is masked changes nothing. What is found and what is not stands in docs/reference/comments.md.
    """
    roster = prepared(names)
    found: list[Kind] = []
    before = None
    while before != text:
        # what was hidden may have been all that kept the rest from being seen, so once more until nothing changes
        before = text
        for rule in RULES:
            text = _apart(text, partial(applied, rule), found)
        text = _apart(text, partial(hide, roster), found)
    return Masked(text, tuple(found))


def mask_names(text: str, names: Iterable[str]) -> str:
    """A masked text with these names of staff hidden as well: who came after it was masked. The rest stays as it is."""
    roster = prepared(names)
    found: list[Kind] = []
    before = None
    while before != text:
        before = text
        text = _apart(text, partial(hide, roster), found)
    return text


def _apart(text: str, hidden: Callable[[str], tuple[str, list[Kind]]], found: list[Kind]) -> str:
    """`text` with `hidden` done to each part between the marks that stand in it already."""
    if "[" not in text:
        text, kinds = hidden(text)
        found += kinds
        return text
    parts = MARKS.split(text)
    for at in range(0, len(parts), 2):
        parts[at], kinds = hidden(parts[at])
        found += kinds
    return "".join(parts)
