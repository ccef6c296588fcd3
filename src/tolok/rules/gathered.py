"""Facts that apps offer about a unit, each with its day and what it rests on, under the keys questions of packs use."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest

from tolok.rules.digests import digest
from tolok.rules.instruments.conditions import Fact
from tolok.rules.texts import Text

#: Rows of one kind that are named one by one; more of them stand together, with how many there are.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Member:
    """A row that stands in a group, or one more proof of the row itself."""

    origin: str
    proof: int | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """Something a fact rests on: what it is, since when, where it is read, and what can be cited as proof of it.

    `origin` names the row as the audit does, such as ``standards.decree:12``; `address` is a page of this
    installation for those of the office, empty for none; `proof` is the number of a version in the evidence library.
    `members` are the rows of a group, and further proofs of the row itself.
    """

    title: Text
    origin: str
    day: date | None = None
    address: str = ""
    proof: int | None = None
    members: tuple[Member, ...] = ()

    @property
    def proofs(self) -> tuple[int, ...]:
        """Every proof that can be cited, once each."""
        found = (self.proof, *(one.proof for one in self.members))
        return tuple(dict.fromkeys(one for one in found if one is not None))

    @property
    def origins(self) -> frozenset[str]:
        """Every row it stands for."""
        return frozenset((self.origin, *(one.origin for one in self.members)))


def together(
    rows: Sequence[Basis], kind: str, title: Text, address: str = "", most: int = NAMED
) -> list[Basis]:
    """`rows` as they are, or one group of them where there are more than `most`.

    The origin of a group is its `kind`, such as ``standards.publications``, with a fingerprint of its rows: the same
    rows are the same group.
    """
    if len(rows) <= most:
        return list(rows)
    members = tuple(
        Member(*pair)
        for pair in dict.fromkeys((one.origin, proof) for one in rows for proof in one.proofs or (None,))
    )
    origin = f"{kind}:{digest([one.origin for one in members])[:12]}"
    newest = max((one.day for one in rows if one.day), default=None)
    proof = next((one.proof for one in rows if one.proof is not None), None)
    return [Basis(title, origin, newest, address, proof, members)]


def in_turn(*kinds: Sequence[Basis]) -> tuple[Basis, ...]:
    """The first of every kind, then the second of every kind, and so on; each row once."""
    mixed = chain.from_iterable(zip_longest(*kinds))
    return tuple({one.origin: one for one in mixed if one is not None}.values())


@dataclass(frozen=True, slots=True)
class Gathered:
    """One fact of a unit as of a day: `key` as a pack's question, `value` as its conditions read it, why in words.

    `since` is the day of the newest thing it rests on; None where it rests on nothing having happened.
    """

    key: str
    value: Fact
    words: Text
    since: date | None = None
    bases: tuple[Basis, ...] = ()


#: What an app offers: the facts of every unit asked for. A fact that the app cannot know is absent, never false.
Offered = Mapping[int, tuple[Gathered, ...]]


def merged(units: Iterable[int], offers: Iterable[Offered]) -> dict[int, dict[str, Gathered]]:
    """The facts of every unit by key, from several apps. Where two offer the same key, the newer one stands."""
    found: dict[int, dict[str, Gathered]] = {unit: {} for unit in units}
    for offer in offers:
        for unit, facts in offer.items():
            for fact in facts:
                old = found[unit].get(fact.key)
                if old is None or (fact.since or date.min) >= (old.since or date.min):
                    found[unit][fact.key] = fact
    return found
