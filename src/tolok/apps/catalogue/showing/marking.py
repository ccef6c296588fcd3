"""Which words of a text answer a question."""

import re
from collections.abc import Iterable, Sequence

from tolok.apps.catalogue.reading import Group, phrases_in, root, words_of
from tolok.web.shapes import Piece

_WORD = re.compile(r"[^\W_]+")


def asked(groups: Iterable[Group]) -> frozenset[str]:
    """The terms under which an answer is found."""
    return frozenset(term for one in groups for way in one.ways for term in way)


def marked(text: str, terms: frozenset[str]) -> list[Piece]:
    """The text in pieces, those that answer marked; neighbours become one piece."""
    found = list(_WORD.finditer(text))
    said = ["".join(words_of(one.group())) for one in found]
    roots = [root(one) for one in said]
    hits = {at for at, word in enumerate(said) if word in terms or roots[at] in terms}
    for start, end, meaning in phrases_in(roots):
        if meaning in terms:
            hits.update(range(start, end))
    spans = _joined([(found[at].start(), found[at].end()) for at in sorted(hits)], text)
    pieces: list[Piece] = []
    done = 0
    for start, end in spans:
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    return [one for one in [*pieces, (text[done:], False)] if one[0]]


def _joined(spans: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not _WORD.search(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
