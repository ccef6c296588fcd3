"""The items of a block that a follow-up plan takes first: the three lowest, with every item that is as low."""

from dataclasses import dataclass
from fractions import Fraction

from tolok.rules import packs
from tolok.rules.questionnaires.few_rated import withheld_items
from tolok.rules.questionnaires.values import Block, Item
from tolok.rules.surveys.priorities import CUSTOMARY, priorities
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill


@dataclass(frozen=True, slots=True)
class Lowest:
    """One item: its exact mean on the scale of the answers over `n` people."""

    item: Item
    mean: Fraction
    n: int


@dataclass(frozen=True, slots=True)
class Order:
    """The items from the lowest mean up: `first` come first in the plan, `best` are the three highest.

    `words` say how sure that order is. An item whose numbers are withheld is in neither.
    """

    first: tuple[Lowest, ...]
    best: tuple[Lowest, ...]
    words: Text


def order_of(block: Block, tally: Tally, population: int | None = None) -> Order:
    """The order of the items of one block; those that are the same for everybody by design stand in no plan."""
    hidden = withheld_items(block, tally)
    asked = [item for item in block.items if item.element not in hidden]
    rows = [one for item in asked if (one := _row(item, tally)) is not None]
    rising = sorted(rows, key=lambda one: (one.mean, one.item.number))
    if not rising:
        return Order((), (), NOTHING)
    line = rising[min(CUSTOMARY, len(rising)) - 1].mean
    first = tuple(one for one in rising if one.mean <= line)
    best = tuple(one for one in reversed(rising[-CUSTOMARY:]) if one not in first)
    if block.purpose != "skm":
        shared = fill(SHARED, customary=CUSTOMARY) if len(first) > CUSTOMARY else None
        return Order(first, best, chain(UNTESTED, shared))
    pack = packs.satisfaction(block.pack_id)
    left = tuple({item.element for item in block.items} - {one.item.element for one in rows})
    return Order(first, best, priorities(pack, tally, population=population, without=left).words)


def _row(item: Item, tally: Tally) -> Lowest | None:
    place = tally.keys.index(item.element)
    mean, n = tally.mean(place), tally.counts[place]
    if mean is None or item.constant:
        return None
    return Lowest(item, mean, n)


NOTHING = Text("Belum ada jawaban untuk diurutkan.", "There are no answers to rank yet.")
UNTESTED = Text(
    "Urutan ini menurut rata-ratanya saja; bedanya tidak diuji.",
    "This order goes by the means alone; differences are not tested.",
)
SHARED = Text(
    "Lebih dari {customary} butir karena nilainya sama persis.",
    "More than {customary} items because their means are exactly equal.",
)
