"""Names of people: after a form of address, where a name is introduced, and from the list of staff."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tolok.comments import lexicon
from tolok.comments.masks import Kind
from tolok.comments.roster import Roster
from tolok.comments.tokens import ordinary

#: A name has at most so many words.
LONGEST = 5
#: Before a Balinese name, with their capital: I Made, Ni Luh.
_BEFORE = ("I", "Ni")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_GAP = re.compile(r"\s+|\.\s*")
_TWICE = re.compile(r"\[nama\](?:\s+\[nama\])+")
#: From this share of capitals on, capitals say nothing about names.
_LOUD = 0.6


@cache
def _titles() -> re.Pattern[str]:
    plain = "|".join(sorted(lexicon.listed("names", "titles"), key=lambda word: (-len(word), word)))
    dotted = "|".join(sorted(lexicon.listed("names", "dotted"), key=lambda word: (-len(word), word)))
    joined = r"(?:\.\s*|\s*/\s*|\s+)"
    first = rf"(?:(?:{plain}){joined}|(?:{dotted})\.\s*)"
    later = rf"(?:(?:{plain}|{dotted}|haji|hajah|dokter|bidan|prof){joined})"
    return re.compile(rf"(?<![\w@-]){first}{later}*", re.IGNORECASE)


@cache
def _introductions() -> re.Pattern[str]:
    rows = sorted(lexicon.table("names")["introductions"], key=lambda row: (-len(row), row))
    said = "|".join(re.escape(row).replace(r"\ ", r"\s+") for row in rows)
    return re.compile(rf"(?<![\w@-])(?:{said})(?:\s+(?:adalah|yaitu))?\s*[:=]?\s*(?<=[\s:=.])", re.IGNORECASE)


@cache
def _doers() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.listed("names", "doers"), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w@-])(?:{words})(?:nya)?\s+", re.IGNORECASE)


@lru_cache(maxsize=2**14)
def _name(word: str, loud: bool, strict: bool) -> bool:
    """Whether a word stands for a person, after what came before it.

    A common name is one, in small letters too unless it is also an ordinary word; other words are one when they
    begin with a capital and are not ordinary. In a text all in capitals, and where `strict`, only common names are.
    """
    lower = word.lower()
    if lower in lexicon.listed("names", "common"):
        written = word[0].isupper() and not loud
        return written or not ordinary(lower)
    if strict or loud or not word[0].isupper() or len(word) < 2:
        return False
    return not ordinary(lower) and not (word.isupper() and len(word) < 4)


def _end(text: str, at: int, loud: bool, strict: bool) -> int:
    """Where the name ends that begins at `at`; `at` itself when there is none."""
    end = at
    for count in range(LONGEST):
        match = _WORD.match(text, at)
        if not match:
            break
        word = match[0]
        linked = (
            word in _BEFORE
            if not count
            else (word.lower() in ("bin", "binti") or (len(word) == 1 and word.isupper()))
        )
        if not linked and not _name(word, loud, strict and not count):
            break
        if not linked or (count and len(word) == 1):
            end = match.end()
        if (
            not (gap := _GAP.match(text, match.end()))
            or "\n" in gap[0]
            or (gap[0][0] == "." and len(word) > 3)
        ):
            break
        at = gap.end()
    return end


def hide(roster: Roster, text: str) -> tuple[str, list[Kind]]:
    """`text` with names hidden, the forms of address left standing; a part of `mask`."""
    letters = [sign for sign in text if sign.isalpha()]
    loud = len(letters) > 11 and sum(sign.isupper() for sign in letters) > _LOUD * len(letters)
    count = 0
    for pattern, strict in ((_titles(), False), (_introductions(), False), (_doers(), True)):
        parts, at = [], 0
        for match in pattern.finditer(text):
            if match.end() < at or (end := _end(text, match.end(), loud, strict)) == match.end():
                continue
            parts += [text[at : match.end()], Kind.NAME.mark]
            at, count = end, count + 1
        text = "".join((*parts, text[at:]))
    text, listed = roster.hide(text)
    return _TWICE.sub(Kind.NAME.mark, text), [Kind.NAME] * (count + listed)


@lru_cache(maxsize=64)
def roster_of(names: tuple[str, ...]) -> Roster:
    """The staff to look for, prepared once."""
    return Roster.of(names)


def prepared(names: Iterable[str]) -> Roster:
    """The same for any collection of names."""
    return roster_of(tuple(names))
