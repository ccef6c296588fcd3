"""Small fingerprints of long texts and of pictures, by which nearly equal ones are found among very many.

A text is the set of its runs of four words; its sketch keeps the smallest hashes of that set, from which the share of
runs that two texts have in common is estimated (Broder 1997). Only words written small count: names, places, numbers
and headings begin with a capital or are no words, so that a copy with another unit's name has nearly the same sketch.
A picture is the signs of its 64 horizontal differences in brightness (dHash).
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from hashlib import blake2b
from itertools import pairwise

RUN = 4
#: Hashes a sketch keeps, and how many of the smallest are looked up: two texts with four fifths in common share one
#: of eight all but certainly.
KEPT, MARKS = 128, 8
#: Fewer words than this are alike by chance.
FEWEST_WORDS = 60
#: The share from which two texts count as nearly the same.
NEAR = Fraction(4, 5)
#: Bits of a picture, in how many pieces they are looked up, and how many may differ.
BITS, PIECES, MOST_BITS = 64, 4, 3
#: Words of a text that are compared one by one, pairs that are told, and letters of one side of a pair.
COMPARED, TOLD, LONGEST = 6000, 12, 60
_WORD = re.compile(r"[^\W\d_]+")


def small_words(text: str) -> list[str]:
    """The words that are written small throughout, in order."""
    return [word for word in _WORD.findall(text) if word.islower()]


def sketch_of(text: str) -> tuple[int, ...]:
    """The smallest hashes of a text's runs, in order; empty for a text that is too short to say anything."""
    words = small_words(text)
    if len(words) < FEWEST_WORDS:
        return ()
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return tuple(sorted(_hash(run) for run in runs)[:KEPT])


def likeness(one: Sequence[int], other: Sequence[int]) -> Fraction:
    """The estimated share of runs that two texts have in common, 0 to 1; nothing is known of an empty sketch."""
    if not one or not other:
        return Fraction(0)
    smallest = sorted({*one, *other})[:KEPT]
    return Fraction(len({*smallest} & {*one} & {*other}), len(smallest))


def marks_of(sketch: Sequence[int]) -> tuple[int, ...]:
    """The hashes under which a text is looked up."""
    return tuple(sketch[:MARKS])


def picture_bits(brightness: Sequence[Sequence[int]]) -> int:
    """The fingerprint of a picture from 8 rows of 9 brightnesses, left to right; 0 for one that says too little."""
    bits = 0
    for row in brightness:
        for left, right in pairwise(row):
            bits = bits << 1 | (left > right)
    return bits if MOST_BITS < bits.bit_count() < BITS - MOST_BITS else 0


def differing(one: int, other: int) -> int:
    """How many bits of two pictures differ."""
    return (one ^ other).bit_count()


def picture_marks(bits: int) -> tuple[int, ...]:
    """The pieces under which a picture is looked up: two that differ in at most three bits share one of four."""
    width = BITS // PIECES
    return tuple(at << width | (bits >> at * width) & (2**width - 1) for at in range(PIECES))


def swapped(one: str, other: str) -> tuple[tuple[str, str], ...]:
    """Words of one text that stand for words of another, each pair once, in order; a side may be empty.

    Numbers are left out: they would bring dates and numbers of people.
    """
    left, right = _WORD.findall(one)[:COMPARED], _WORD.findall(other)[:COMPARED]
    found: dict[tuple[str, str], None] = {}
    for kind, a, b, c, d in SequenceMatcher(None, left, right).get_opcodes():
        if kind != "equal":
            found[_cut(left[a:b]), _cut(right[c:d])] = None
    return tuple(found)[:TOLD]


def _cut(words: Sequence[str]) -> str:
    said = " ".join(words)
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()}…"


def _hash(run: str) -> int:
    """63 bits, so that a database keeps it as a whole number."""
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) >> 1
