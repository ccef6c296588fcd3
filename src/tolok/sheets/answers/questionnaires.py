"""What a survey asks, as files write it: headings of columns, words for points, which columns belong together."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tolok.rules.surveys.instruments import Element, Integrity, Order, Satisfaction, Scale, plain
from tolok.sheets.cells import Value, is_blank, number, says_not_applicable
from tolok.sheets.tables import heading

#: ``U8. Sarana`` or ``Sarana (U8)``: a name with its code beside it. The name decides.
CODED = re.compile(r"^[a-z]{1,2}\d{1,2}\s*[.:)–-]\s*(?P<after>.+)$|^(?P<before>.+?)\s*\([a-z]{1,2}\d{1,2}\)$")
CODE_OF = re.compile(r"^([a-z]{1,2})(\d{1,2})(?:$|\s*[.:)–-])")
#: ``4. Sangat sesuai``, ``4 = sangat sesuai``: a point with its words.
NUMBERED = re.compile(r"^(\d)\s*[.:)=–-]\s*(.+)$")
#: ``d. Sangat sesuai``: options lettered on paper; only the words count.
LETTERED = re.compile(r"^[a-f]\s*[.)]\s*(.+)$", re.IGNORECASE)
ORDERS: tuple[Order, ...] = ("rule", "form")
#: Marks a column whose code means two elements, until somebody says which order was used.
UNCLEAR = "?"


class Answering(Protocol):
    """What knows items by key, the words of their points, and reads a cell as a point."""

    @property
    def words(self) -> Mapping[str, Mapping[str, int]]:
        """For every key, labels of the scale in small letters by their points."""

    def answer(self, key: str, value: Value) -> int | None:
        """The point that a cell means; None when blank; ValueError for anything else."""


@dataclass(frozen=True)
class Questionnaire:
    """The items `keys` on the points `low`–`high`.

    `blocks` are keys that are only useful together: all elements of an SKM, each questionnaire of an
    integrity survey. `names` maps headings in lower case to keys; a code that means different elements in the
    two orders maps to ``?`` and the code. `words` maps, for every key, labels of the scale to points.
    `codes` are the letters of codes with the highest number each has.
    """

    id: str
    keys: tuple[str, ...]
    blocks: tuple[tuple[str, ...], ...]
    low: int
    high: int
    names: Mapping[str, str]
    words: Mapping[str, Mapping[str, int]]
    codes: Mapping[str, int] = field(default_factory=dict)
    _read: dict[tuple[str, str], int | None] = field(default_factory=dict, compare=False, repr=False)

    def key(self, cell: Value) -> str | None:
        """The item that a heading names, ``?U8`` for a code that needs an order, None for any other heading."""
        name = heading(cell)
        if name in self.names:
            return self.names[name]
        coded = CODED.match(name)
        return self.names.get(coded["after"] or coded["before"]) if coded else None

    def beyond(self, cell: Value) -> bool:
        """Whether a heading is or begins with a code beyond the questionnaire's last, such as ``U10`` of nine."""
        said = CODE_OF.match(heading(cell))
        return said is not None and int(said[2]) > self.codes.get(said[1], 10**6)

    def answer(self, key: str, value: Value) -> int | None:
        """The point that a cell means; None when it is blank or does not apply; ValueError for anything else."""
        if type(value) is int:
            return self._point(value)
        if isinstance(value, str):
            found = self._read.get((key, value), -1)
            if found == -1:
                found = self._read[key, value] = self._said(key, value)
            return found
        return None if is_blank(value) else self._point(value)

    def _said(self, key: str, text: str) -> int | None:
        if is_blank(text) or says_not_applicable(text):
            return None
        words, known = plain(text), self.words[key]
        if words in known:
            return known[words]
        if numbered := NUMBERED.match(text):
            point = self._point(int(numbered[1]))
            if known.get(plain(numbered[2]), point) == point:
                return point
        lettered = LETTERED.match(text)
        if lettered and plain(lettered[1]) in known:
            return known[plain(lettered[1])]
        return self._point(text)

    def _point(self, value: Value) -> int:
        found = number(value)
        if found is None or found.denominator != 1 or not self.low <= found <= self.high:
            raise ValueError(value)
        return int(found)


def questionnaire(pack: Satisfaction | Integrity, order: Order | None = None) -> Questionnaire:
    """What files of `pack` may look like; codes such as ``U8`` are read in `order` when it is given."""
    return questionnaire_of(pack.id, _blocks(pack), pack.scale, order)


def questionnaire_of(
    name: str, blocks: Sequence[tuple[str, Sequence[Element]]], scale: Scale, order: Order | None = None
) -> Questionnaire:
    """The same for blocks on one scale: the letters of their codes (or nothing) with their elements."""
    elements = [element for _, block in blocks for element in block]
    names: dict[str, str] = {}
    for code, block in blocks:
        names |= _codes(code, block, order) if code else {}
    for element in elements:
        names |= dict.fromkeys(_names(element), element.key)
    return Questionnaire(
        id=name,
        keys=tuple(element.key for element in elements),
        blocks=tuple(tuple(element.key for element in block) for _, block in blocks),
        low=scale.low,
        high=scale.high,
        names=names,
        words={element.key: _words(element, scale.points) for element in elements},
        codes={code.casefold(): len(block) for code, block in blocks if code},
    )


def _blocks(pack: Satisfaction | Integrity) -> list[tuple[str, tuple[Element, ...]]]:
    if isinstance(pack, Satisfaction):
        return [(pack.code, pack.elements)]
    return [(block.code, block.items) for block in pack.blocks]


def _codes(code: str, elements: Iterable[Element], order: Order | None) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for element in elements:
        for one in [order] if order else ORDERS:
            found.setdefault(f"{code}{element.place(one)}", set()).add(element.key)
    return {
        heading(name): next(iter(keys)) if len(keys) == 1 else UNCLEAR + name for name, keys in found.items()
    }


def _names(element: Element) -> set[str]:
    texts = (element.key, element.name.id, element.name.en, element.question.id, element.question.en)
    return {heading(text) for text in texts} | {heading(text.rstrip("?. ")) for text in texts}


def _words(element: Element, points: Iterable[int]) -> dict[str, int]:
    sets = (*element.label_sets, tuple(label.en for label in element.labels))
    places = tuple(points)
    found: dict[str, int] = {}
    for labels in sets:
        for point, label in zip(places, labels, strict=True):
            found.setdefault(plain(label), point)
    return found
