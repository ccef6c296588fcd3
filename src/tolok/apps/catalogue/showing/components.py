"""The components of a standard that the public reads, in the reader's language where the unit wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from tolok.rules.standards.components import by_code
from tolok.rules.standards.values import Standard
from tolok.rules.standards.words import lines, spoken
from tolok.web.printing import say

#: In the order of what one asks at a desk; then what follows.
SHOWN = ("A1", "A2", "A3", "A4", "A5", "A6", "B7")


@dataclass(frozen=True, slots=True)
class Section:
    """A component: its code as anchor, its name, its lines, the same in plain words. `numbered`: the lines are steps."""

    code: str
    title: str
    lines: Sequence[str]
    plain: str = ""
    numbered: bool = False


def words(standard: Standard, code: str) -> list[str]:
    """The lines of a component; the unit's own English where it wrote one and English is read."""
    if (get_language() or "id").startswith("en") and (english := spoken(standard, code, "en")):
        return english.splitlines()
    return [say(one) for one in lines(standard, code)]


#: What a card answers first; it is said again only where it is also said in plain words.
FIRST = ("A3", "A4", "A5")


def sections(standard: Standard) -> list[Section]:
    """Every component that says something; the inner ones are never among them."""
    names = by_code()
    return [
        Section(code, say(names[code].name), found, spoken(standard, code, "plain"), code == "A2")
        for code in SHOWN
        if (found := words(standard, code))
    ]


def further_sections(standard: Standard) -> list[Section]:
    """Those of a card below its first answers."""
    return [one for one in sections(standard) if one.code not in FIRST or one.plain]
