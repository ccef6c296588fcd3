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
#: Two mistakes are borne from so many letters on, any one mistake from so many, one letter too many from so many, two
#: swapped ones or a consonant left out from so many, a vowel left out from so many: shorter words stand too close to
#: others that people do mean.
TWO_MISTAKES, ANY_MISTAKE, TOO_MANY, ONE_CHANGED, VOWEL_LEFT_OUT = 9, 8, 7, 5, 4
_VOWELS = frozenset("aiueo")


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
    """Of listed words with their counts those nearest to a mistyped one; of equally near ones those first that it
    surely means, then the commonest."""
    far = 2 if len(word) >= TWO_MISTAKES else 1
    rated = [
        (distance(word, one), not sure(word, one), one[:1] != word[:1], -count, one)
        for one, count in set(found)
    ]
    kept = sorted(one for one in rated if one[0] <= far or not one[1])
    return [one[-1] for one in kept if one[0] == kept[0][0]][:most]


def sure(word: str, meant: str) -> bool:
    """Whether somebody who wrote `word` surely meant a listed one that is near. In a short word another letter makes
    another word (sunat and surat, visa and bisa), and so does one at its start or end (oli, poli; rusa, rusak) or one
    too many (batik, baik). In abbreviations, which nobody reads as words, letters change places at any length."""
    if len(word) >= ANY_MISTAKE:
        return True
    if word[0] == meant[0] and sound(word) == sound(meant):
        return True
    if sorted(word) == sorted(meant):
        return (len(word) >= ONE_CHANGED and word[0] == meant[0]) or _VOWELS.isdisjoint(word)
    if len(word) > len(meant):
        return len(word) >= TOO_MANY and word[0] == meant[0]
    return len(word) < len(meant) and _left_out(word, meant)


def _left_out(word: str, meant: str) -> bool:
    """Whether a letter within a listed word was left out, a vowel or, in longer words, any."""
    at = next((at for at, letter in enumerate(word) if letter != meant[at]), len(word))
    if not 0 < at < len(word):
        return False
    return len(word) >= (VOWEL_LEFT_OUT if meant[at] in _VOWELS else ONE_CHANGED)
