"""Ordinary words as search terms: the same for what services say and for what people type.

A service is indexed under its words, their roots, and the meaning of every phrase of rules/catalogue.toml it holds;
``kartu tanda penduduk`` and ``e-KTP`` both stand under the meaning ``z0ktp``. So a search needs no list of synonyms.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tolok.comments import tokens
from tolok.rules.catalogue import Facet, catalogue

#: A new number makes every index anew: what a service is indexed under has changed.
WAY = "5"
#: A meaning and a mark (unit, office, event of life …) begin as no word does.
MEANING, MARK = "z0", "x0"
#: Kind of mark under which free and online services stand.
KIND = "p"
LONGEST = 40
#: Words of one query that are looked at.
MOST_WORDS = 8

_WORD = re.compile(r"[a-z0-9]+")

#: Terms that must all be there.
Together = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A thing somebody asks for: `said` in which words, found under any of `ways`; a `soft` one only helps, as one
    that asks for a kind of service (`facet`) does. One that names nothing (`names`) says what befell a thing or whom
    it is for: where the thing is not known, it is no answer."""

    said: str
    ways: tuple[Together, ...]
    soft: bool = False
    facet: Facet | None = None

    @property
    def names(self) -> bool:
        """Whether it says what is asked for, not only what befell it."""
        return not self.soft and self.said not in catalogue().hanging | catalogue().persons


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without accents; ``e-KTP`` is two."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return [one[:LONGEST] for one in _WORD.findall(plain)]


def root(word: str) -> str:
    """The root of a word, unless that says something else."""
    return word if word in catalogue().whole else tokens.root(word)


def terms_of(text: str) -> list[str]:
    """Everything a text is found under: words, roots, meanings; each once."""
    words = words_of(text)
    roots = [root(one) for one in words]
    bound = _bound_in(roots)
    alone = [one for kind in (words, roots) for place, one in enumerate(kind) if place not in bound]
    meanings = [meaning for start, end, meaning in phrases_in(roots) if start not in bound or end > start + 1]
    return list(dict.fromkeys([*alone, *meanings]))


def _bound_in(roots: Sequence[str]) -> set[int]:
    """Where words stand that say nothing of their own, such as *jalan* in *rawat jalan*."""
    found = set()
    for said in catalogue().bound:
        phrase = [root(one) for one in words_of(said)]
        for end in range(len(phrase), len(roots) + 1):
            if list(roots[end - len(phrase) : end]) == phrase:
                found.add(end - 1)
    return found


def mark(kind: str, key: object) -> str:
    """The term under which everything of one unit, office, field, event of life or kind stands."""
    return MARK + kind + "".join(_WORD.findall(str(key).lower()))


def groups_of(words: Sequence[str]) -> list[Group]:
    """What a query asks for: the longest phrase with a meaning first, else word by word. A place where something
    happened ("di pasar") is soft."""
    lists = catalogue()
    pairs = [
        (one, before == "di" and one in lists.places)
        for before, one in zip(["", *words], words, strict=False)
        if one not in lists.silent and (len(one) > 1 or one.isdigit())
    ][:MOST_WORDS]
    told = [one for one, _placed in pairs]
    roots = [root(one) for one in told]
    longest: dict[int, tuple[int, str]] = {}
    for start, end, meaning in phrases_in(roots):
        if end > longest.get(start, (start, ""))[0]:
            longest[start] = (end, meaning)
    found, at = [], 0
    while at < len(told):
        end, meaning = longest.get(at, (at + 1, ""))
        group = _group(told[at:end], roots[at:end], meaning)
        found.append(replace(group, soft=True) if end == at + 1 and pairs[at][1] else group)
        at = end
    return list({one.ways: one for one in found}.values())


def _group(words: Sequence[str], roots: Sequence[str], meaning: str) -> Group:
    ways: list[Together] = [(meaning,)] if meaning else []
    told = meaning or term(roots[0])
    led = [_led(one) for said, one in catalogue().leads if term(said) == told]
    # The words of a phrase may stand apart in a name: "izin mendirikan usaha" is an "izin usaha" too.
    apart = tuple(_alone(one) for one in roots)
    if not meaning or len(apart) > 1:
        ways.append(apart)
    if not meaning and tuple(words) != apart:
        ways.append(tuple(words))
    ways += led
    facet = next((one for one in catalogue().facets if term(one.said) == meaning), None)
    if facet:
        ways.append((mark(KIND, facet.key),))
    soft = facet is not None or (meaning or words[0]).removeprefix(MEANING) in catalogue().soft
    return Group(" ".join(words), tuple(dict.fromkeys(ways)), soft, facet)


def _led(phrase: str) -> Together:
    return tuple(_alone(root(one)) for one in words_of(phrase))


def _alone(word: str) -> str:
    return next((meaning for *_, meaning in phrases_in([word])), word)


def term(phrase: str) -> str:
    """The meaning a line of synonyms stands for, called by its first word."""
    return MEANING + "".join(_WORD.findall(phrase))


def desks_in(text: str) -> list[str]:
    """The meanings of the kinds of units that a name of a unit holds."""
    held = set(terms_of(text))
    return [meaning for meaning in map(term, catalogue().desks) if meaning in held]


def phrases_in(roots: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Every phrase with a meaning within some roots: where it starts, where it ends, the meaning."""
    for start, first in enumerate(roots):
        for phrase, meaning in _by_first().get(first, ()):
            if tuple(roots[start : start + len(phrase)]) == phrase:
                yield start, start + len(phrase), meaning


@cache
def _by_first() -> Mapping[str, tuple[tuple[Together, str], ...]]:
    found: dict[str, dict[Together, str]] = {}
    for line in catalogue().synonyms:
        for phrase in line:
            roots = tuple(root(one) for one in words_of(phrase))
            found.setdefault(roots[0], {}).setdefault(roots, term(line[0]))
    return {first: tuple(phrases.items()) for first, phrases in found.items()}


@cache
def listed_words() -> frozenset[str]:
    """Every word of the synonyms and events of life; mistakes are mended towards them, too."""
    lists = catalogue()
    said = [phrase for line in lists.synonyms for phrase in line]
    said += [word for one in lists.life_events for word in (*one.words, one.name.id)]
    said += [said for said, _meant in lists.leads]
    return frozenset(word for phrase in said for word in words_of(phrase) if len(word) > 1) | lists.silent
