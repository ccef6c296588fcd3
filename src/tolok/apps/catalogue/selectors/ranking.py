"""The order of what was found: where the words stand, and how much of a name they are."""

from collections.abc import Sequence
from typing import Any

from tolok.apps.catalogue.reading import Group, phrases_in, root, words_of
from tolok.apps.standards.models import Service
from tolok.rules.catalogue import catalogue

#: Of those found, how many are compared by their names: two pages of answers.
COMPARED = 40
#: Keywords were chosen to be found by; a name says what a service is.
KEYWORDS_WEIGH = 0.9
NAMED = ("name", "public_name", "keywords", "free_of_charge", "online")


def ranked(rows: Sequence[tuple[int, int, float]], groups: Sequence[Group]) -> list[int]:
    """The numbers of services, the best first: the tiers of the finder, and within them the first few by how much of
    their name was asked for. One statement; none for nothing found."""
    if not rows:
        return []
    first = [pk for pk, *_ in rows[:COMPARED]]
    at = {pk: (tier, rank, pk) for pk, tier, rank in rows[:COMPARED]}
    services = Service.objects.filter(pk__in=first).order_by().values_list("pk", *NAMED)
    worth = {pk: _worth(named, groups) for pk, *named in services}
    first.sort(key=lambda pk: (at[pk][0], *worth.get(pk, (0, 0.0)), *at[pk][1:]))
    return [*first, *(pk for pk, *_ in rows[COMPARED:])]


def _worth(named: Sequence[Any], groups: Sequence[Group]) -> tuple[int, float]:
    """How many of the kinds asked for it is not of, and how much of its name was asked for; less is better."""
    name, public, keywords, free, online = named
    kinds = {"free": free, "online": online}
    missing = sum(not kinds[one.facet.key] for one in groups if one.facet)
    return missing, -_share(name, public, keywords, groups)


def _share(name: str, public: str, keywords: str, groups: Sequence[Group]) -> float:
    """How much of its best name or keyword was asked for, times how much of the question that holds."""
    names = [one for one in (public, name) if one]
    parts = [one.strip() for one in keywords.replace(";", ",").split(",")]
    return max(
        [0.0, *(_said(one, groups) for one in names), *(KEYWORDS_WEIGH * _said(one, groups) for one in parts)]
    )


def _said(phrase: str, groups: Sequence[Group]) -> float:
    words = [one for one in words_of(phrase) if one not in catalogue().silent]
    if not words:
        return 0.0
    roots = [root(one) for one in words]
    at: dict[str, set[int]] = {}
    for place, pair in enumerate(zip(words, roots, strict=True)):
        for one in pair:
            at.setdefault(one, set()).add(place)
    for start, end, meaning in phrases_in(roots):
        at.setdefault(meaning, set()).update(range(start, end))
    hit: set[int] = set()
    held = 0
    for group in groups:
        ways = [way for way in group.ways if all(term in at for term in way)]
        held += bool(ways)
        hit.update(place for way in ways for term in way for place in at[term])
    return len(hit) / len(words) * held / len(groups)
