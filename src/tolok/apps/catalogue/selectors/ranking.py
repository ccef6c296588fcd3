"""The order of what was found: where the words stand, and how much of a name they are."""

from collections.abc import Collection, Sequence
from typing import Any

from tolok.apps.catalogue.reading import (
    Group,
    desks_in,
    groups_of,
    phrases_in,
    root,
    term,
    terms_of,
    words_of,
)
from tolok.apps.standards.models import Service
from tolok.rules.catalogue import catalogue

#: Of those found, how many are compared by their names: two pages of answers.
COMPARED = 40
#: Keywords were chosen to be found by; a name says what a service is.
KEYWORDS_WEIGH = 0.9
NAMED = ("name", "public_name", "keywords", "free_of_charge", "online")
#: What every unit of those compared was ever called.
UNIT = "unit__versions__name"

Worth = tuple[int, int, float, float]
NOTHING: Worth = (0, 0, 0.0, 0.0)


def ranked(rows: Sequence[tuple[int, int, float]], groups: Sequence[Group]) -> list[int]:
    """The numbers of services, the best first: the tiers of the finder, and within them the first few by how much of
    their name was asked for. Those of a kind of unit that was named come before all; what is about another service
    stands a tier lower. One statement, and one more for such a kind; none for nothing found."""
    if not rows:
        return []
    first = [pk for pk, *_ in rows[:COMPARED]]
    at = {pk: (tier, rank, pk) for pk, tier, rank in rows[:COMPARED]}
    services = Service.objects.filter(pk__in=first).order_by().values_list("pk", *NAMED)
    asked = {one for group in groups for way in group.ways for one in way}
    desks = {term(said): meant for said, meant in catalogue().desks.items() if term(said) in asked}
    mostly = groups_of([word for meant in desks.values() for word in words_of(meant)])
    worth = {pk: _worth(named, groups, mostly) for pk, *named in services}
    here = _at_desks(first, desks) if desks else set()
    first.sort(key=lambda pk: _place(at[pk], worth.get(pk, NOTHING), pk in here))
    return [*first, *(pk for pk, *_ in rows[COMPARED:])]


def _place(
    found: tuple[int, float, int], worth: Worth, here: bool
) -> tuple[bool, int, int, int, float, float, float, int]:
    tier, rank, pk = found
    aside, missing, share, mostly = worth
    return not here, tier + aside, missing, aside, share, mostly, rank, pk


def _at_desks(services: Sequence[int], desks: Collection[str]) -> set[int]:
    """Those of units whose name tells that they are of such a kind. One statement."""
    rows = Service.objects.filter(pk__in=services).order_by().values_list("pk", UNIT)
    return {pk for pk, name in rows if name and not set(desks).isdisjoint(desks_in(name))}


def _worth(named: Sequence[Any], groups: Sequence[Group], mostly: Sequence[Group]) -> Worth:
    """Whether it is about another service, how many of the kinds asked for it is not of, how much of its name was
    asked for, and how much is what such units are mostly asked for; less is better."""
    name, public, keywords, free, online = named
    kinds = {"free": free, "online": online}
    missing = sum(not kinds[one.facet.key] for one in groups if one.facet)
    meant = _share(name, public, keywords, mostly) if mostly else 0.0
    return int(_aside(name, groups)), missing, -_share(name, public, keywords, groups), -meant


def _aside(name: str, groups: Sequence[Group]) -> bool:
    """Whether it is about another service or field, such as complaints about it, and nobody asked for that."""
    words = words_of(name)
    asked = {one for group in groups for way in group.ways for one in way}
    for said in catalogue().aside:
        phrase = words_of(said)
        if words[: len(phrase)] == phrase:
            return asked.isdisjoint(terms_of(said))
    return False


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
