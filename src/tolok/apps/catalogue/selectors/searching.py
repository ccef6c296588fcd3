"""Search in ordinary words: what was meant, what was found, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from tolok.apps.catalogue import finder
from tolok.apps.catalogue.finder import Part
from tolok.apps.catalogue.models import Near, Word
from tolok.apps.catalogue.reading import KIND, Group, groups_of, mark, root, words_of
from tolok.apps.catalogue.selectors.ranking import ranked
from tolok.apps.catalogue.spelling import keys_of, nearest, sure
from tolok.comments.tokens import ordinary
from tolok.rules.catalogue import Facet, catalogue

#: Services that one question leads to; who finds more is asked for another word.
MOST = 1000
#: Matches that are ranked; of more, those that come first in the index. One more tells that there are more.
RANKED = MOST + 1
#: Letters of a question that are read.
LONGEST_QUESTION = 200
#: Words that are given up at most where no service holds all, and ways to do so that are looked at.
GIVEN_UP, WAYS = 3, 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: events of life, fields and kinds by their keys, a unit and an office by their numbers."""

    event: str = ""
    field: str = ""
    unit: int | None = None
    office: int | None = None
    kinds: tuple[str, ...] = ()

    @property
    def marks(self) -> list[str]:
        """The terms that services there carry."""
        parts = (("e", self.event), ("f", self.field), ("u", self.unit), ("o", self.office))
        return [mark(kind, key) for kind, key in (*parts, *((KIND, one) for one in self.kinds)) if key]


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of services, the best first. `meant`: what was read in place of a mistyped word; `unknown`: words
    that no service holds; `perhaps`: what some of them may mean, which is offered and not read; `without`: known words
    that no service holds together with the rest; `apart`: where nothing answers, the words that could be asked alone;
    `facets`: kinds of service that were asked for, which order the answers and can be filtered by."""

    services: Sequence[int]
    more: bool = False
    groups: Sequence[Group] = ()
    meant: Mapping[str, str] = field(default_factory=dict)
    unknown: Sequence[str] = ()
    perhaps: Mapping[str, str] = field(default_factory=dict)
    without: Sequence[str] = ()
    apart: Sequence[str] = ()
    facets: Sequence[Facet] = ()


def search(question: str, place: Place) -> Found:
    """What answers a question. Four statements; two more for a mistyped word, and three where nothing holds all.

    Everything asked for must be there. Where no service holds it all, as few words as possible are given up: such
    that the rest names something and stands in names and keywords of some service, and of several such the commonest.
    """
    words = words_of(question[:LONGEST_QUESTION])
    counts, meant, perhaps, unknown = _spelled([one for one in words if one not in catalogue().silent])
    read = [one for said in words for one in words_of(meant.get(said, said)) if said not in unknown]
    groups = groups_of(read)
    lost = [one for one in unknown if root(one) not in catalogue().soft | catalogue().persons]
    told: dict[str, Any] = {"meant": meant, "unknown": unknown, "perhaps": perhaps}
    if words and not groups:
        return Found([], **told)
    demanded = [one for one in groups if not one.soft] or list(groups)
    without: list[str] = []
    rows = _rows(demanded, groups, place) if _names(demanded) or not lost else []
    if not rows and len(demanded) > 1:
        kept = _kept(demanded, counts, place, len(lost))
        without = [one.said for one in demanded if one not in kept]
        rows = _rows(kept, groups, place) if kept else []
    found = ranked(rows, groups)
    if not found:
        alone = len(demanded) == 1 and not lost
        return Found(
            [],
            apart=[one.said for one in demanded if _count(one, counts) and one.names and not alone],
            **told,
        )
    facets = [one.facet for one in groups if one.facet]
    return Found(found[:MOST], len(found) > MOST, groups, without=without, facets=facets, **told)


def _names(groups: Sequence[Group]) -> bool:
    return any(one.names for one in groups)


def _kept(demanded: Sequence[Group], counts: Mapping[str, int], place: Place, lost: int) -> Sequence[Group]:
    """The most of what is asked for that names something and that some service holds together; nothing where none
    does. Half of a question, or less, must be what a service is called. One statement."""
    ways: list[tuple[Sequence[Group], Part]] = []
    whole = lost + sum(one.said not in catalogue().persons for one in demanded)
    for size in range(len(demanded) - 1, max(0, len(demanded) - 1 - GIVEN_UP), -1):
        named = filter(_names, combinations(demanded, size))
        some = sorted(named, key=lambda kept: sum(_count(one, counts) for one in kept))
        half = 2 * size <= whole
        parts: tuple[Part, ...] = ("title",) if half else ("names", "all")
        ways += [(kept, part) for part in parts for kept in some]
    ways = ways[:WAYS]
    first = finder.first_held([([one.ways for one in kept], part) for kept, part in ways], place.marks)
    return [] if first is None else ways[first][0]


def _rows(demanded: Sequence[Group], groups: Sequence[Group], place: Place) -> list[tuple[int, int, float]]:
    helpful = [one.ways for one in groups if one not in demanded]
    wanted = [one.ways for one in demanded]
    return finder.matches(wanted, RANKED, helpful, place.marks) if wanted or place.marks else []


def _count(group: Group, counts: Mapping[str, int]) -> int:
    return sum(min(counts.get(term, 0) for term in way) for way in group.ways)


def _spelled(words: Sequence[str]) -> tuple[dict[str, int], dict[str, str], dict[str, str], list[str]]:
    """How often each listed term stands, what mistyped words mean, what they may mean, and which nobody knows."""
    groups = groups_of(words)
    asked = {term for one in groups for way in one.ways for term in way} | {*words, *map(root, words)}
    counts = dict(Word.objects.filter(text__in=asked).values_list("text", "count"))
    strange = [one for one in words if one not in counts and root(one) not in counts]
    near = _nearest(strange) if strange else {}
    meant = {one: other for one, other in near.items() if sure(one, other)}
    perhaps = {
        one: other for one, other in near.items() if one not in meant and other not in catalogue().silent
    }
    if meant:
        terms = {term for one in groups_of([*meant.values()]) for way in one.ways for term in way} | {
            *meant.values()
        }
        counts |= dict(Word.objects.filter(text__in=terms).values_list("text", "count"))
    unknown = [one for one in strange if one not in meant]
    return counts, meant, perhaps, unknown


def _nearest(strange: Sequence[str]) -> dict[str, str]:
    """The words nearest to mistyped ones. A word of the language is none: who says gila does not mean gula."""
    keys = {one: keys_of(one) for one in strange if one not in catalogue().known and not ordinary(one)}
    every = {key for found in keys.values() for key in found}
    rows = list(Near.objects.filter(key__in=every).values_list("key", "word__text", "word__count"))
    found = {}
    for one in keys:
        near = nearest(one, {(text, count) for key, text, count in rows if key in keys[one]}, most=1)
        if near:
            found[one] = near[0]
    return found
