"""Words as they sound, and which listed word somebody meant who mistyped one.

A word and a mistake of one letter (one left out, one too many, another, two swapped) share a key once one letter is
left out of each: so a mistake is looked up, not searched, however many words there are.
"""

import re
from collections.abc import Iterable

_SOUNDS = (
    ("kh", "k"),
    ("sy", "s"),
    ("ph", "p"),
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("x", "ks"),
    ("q", "k"),
)
_LETTERS = str.maketrans({"v": "p", "f": "p", "z": "j", "y": "i"})
_TWICE = re.compile(r"(.)\1+")
#: Shorter words have too many neighbours to guess among.
SHORTEST = 3


def sound(word: str) -> str:
    """A word without what Indonesian spelling wavers about: sertifikat and sertipikat are one, ijin and izin."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _TWICE.sub(r"\1", word.translate(_LETTERS))


def keys_of(word: str) -> set[str]:
    """Its sounds, and its sounds with one letter left out; none for a number or what is too short."""
    if len(word) < SHORTEST or any(one.isdigit() for one in word):
        return set()
    heard = sound(word)
    shorter = {heard[:at] + heard[at + 1 :] for at in range(len(heard))} if len(heard) >= SHORTEST else set()
    return {heard, *shorter}


def distance(one: str, other: str) -> int:
    """How many letters differ; two swapped neighbours count once (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def nearest(word: str, found: Iterable[tuple[str, int]], most: int = 3) -> list[str]:
    """Of listed words with their counts those nearest to a mistyped one; of equally near ones the commonest first."""
    far = 1 if len(word) <= 4 else 2 if len(word) <= 8 else 3
    rated = [(distance(word, one), one[:1] != word[:1], -count, one) for one, count in set(found)]
    kept = sorted(one for one in rated if one[0] <= far)
    return [one[-1] for one in kept if one[0] == kept[0][0]][:most]
