"""Names of staff, found in any case, in parts and with one typing error."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tolok.comments.masks import Kind
from tolok.comments.tokens import ordinary

#: Parts from so many letters are also found with one letter wrong, missing, too many, or two swapped.
LONG = 6
#: Shorter parts of a name are too often something else.
SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DEGREE = re.compile(
    r"(?<!\w)(?:[A-Z][A-Za-z]{0,5}\.){1,3}(?:[A-Z][A-Za-z]{0,5}\.?)?|(?<!\w)(?:drg?|hj?|ir|dr[as])\.\s*", re.I
)
_PERSON = re.compile(r"(?:pak|bapak|bpk|bu|ibu|sdri?|mas|mbak|mba|kak|dr|drg|h|hj)\.?\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Roster:
    """Parts of names: those that are only names, those that are ordinary words too, and near forms of long ones."""

    sure: frozenset[str]
    doubtful: frozenset[str]
    near: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Roster":
        """From full names; titles before and degrees after are left out."""
        parts = {
            part.lower()
            for name in names
            for part in _WORD.findall(_DEGREE.sub(" ", name.partition(",")[0]))
            if len(part) >= SHORTEST
        }
        doubtful = {part for part in parts if ordinary(part)}
        sure = parts - doubtful
        near = {form for part in sure if len(part) >= LONG for form in without_one(part)}
        return cls(
            frozenset(sure), frozenset(doubtful), frozenset(near | {p for p in sure if len(p) >= LONG})
        )

    def hide(self, text: str) -> tuple[str, int]:
        """`text` with these names hidden, parts that follow each other as one; and how many."""
        if not (self.sure or self.doubtful):
            return text, 0
        parts, at, count = [], 0, 0
        for begin, end in self._spans(text):
            parts += [text[at:begin], Kind.NAME.mark]
            at, count = end, count + 1
        return "".join((*parts, text[at:])), count

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names begin and end. A part that is also an ordinary word counts only beside another part, or
        after a form of address."""
        waiting: list[tuple[int, int, bool]] = []
        for match in _WORD.finditer(text):
            word = match[0].lower()
            sure = self._has(word)
            if waiting and text[waiting[-1][1] : match.start()].strip(" .") != "":
                yield from _joined(waiting)
                waiting = []
            if sure or word in self.doubtful:
                addressed = bool(_PERSON.search(text[max(0, match.start() - 8) : match.start()]))
                waiting.append((match.start(), match.end(), sure or addressed))
            elif waiting:
                yield from _joined(waiting)
                waiting = []
        yield from _joined(waiting)

    def _has(self, word: str) -> bool:
        if word in self.sure:
            return True
        if len(word) < LONG - 1 or not self.near or ordinary(word):
            return False
        forms = {word, *without_one(word)} & self.near
        return any(self._close(word, form) for form in forms)

    def _close(self, word: str, form: str) -> bool:
        """Whether a part of a name with the same first letter is one step from `word`, having met it in `form`."""
        parts = (part for part in self.sure if len(part) >= LONG and part[0] == word[0])
        return any(one_step(word, part) for part in parts if form == part or form in without_one(part))


def _joined(found: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    if any(sure for _begin, _end, sure in found):
        yield found[0][0], found[-1][1]


def without_one(word: str) -> set[str]:
    """`word` with any one letter left out."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def one_step(one: str, other: str) -> bool:
    """Whether one letter changed, added, left out or swapped with the next makes one word the other."""
    if len(one) == len(other):
        apart = [at for at in range(len(one)) if one[at] != other[at]]
        swapped = len(apart) == 2 and one[apart[0]] + one[apart[1]] == other[apart[1]] + other[apart[0]]
        return len(apart) <= 1 or (swapped and apart[1] - apart[0] == 1)
    short, long = sorted((one, other), key=len)
    return short in without_one(long)
