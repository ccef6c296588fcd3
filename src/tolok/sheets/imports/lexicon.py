"""How the items of a questionnaire and their points are written in files, block by block on its own scale."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tolok.rules import packs
from tolok.rules.questionnaires.values import Block, Item, Questionnaire
from tolok.rules.surveys.instruments import Element, Order, Scale
from tolok.rules.texts import Text
from tolok.sheets.answers import questionnaires
from tolok.sheets.cells import Value

CODE = re.compile(r"([A-Za-z]{1,2})\d{1,2}")
NOTHING = Text("", "")


@dataclass(frozen=True)
class Lexicon:
    """The blocks of `asked` as files write them."""

    asked: Questionnaire
    forms: tuple[questionnaires.Questionnaire, ...]

    @cached_property
    def form_of(self) -> Mapping[str, questionnaires.Questionnaire]:
        """The block of every item."""
        return {key: form for form in self.forms for key in form.keys}

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, int]]:
        """For every item, labels in small letters by their points."""
        return {key: words for form in self.forms for key, words in form.words.items()}

    def key(self, heading: Value) -> str | None:
        """The item that a heading names, ``?U8`` for a code that needs an order, None for any other heading."""
        found = (form.key(heading) for form in self.forms)
        return next((key for key in found if key is not None), None)

    def answer(self, key: str, value: Value) -> int | None:
        """The point that a cell means; None when blank or not applicable; ValueError for anything else."""
        return self.form_of[key].answer(key, value)


def lexicon(asked: Questionnaire, order: Order | None = None) -> Lexicon:
    """What files of answers to `asked` may look like; codes such as ``U8`` are read in `order` when it is given."""
    return Lexicon(asked, tuple(_form(block, order) for block in asked.blocks))


def _form(block: Block, order: Order | None) -> questionnaires.Questionnaire:
    known = dict(_elements(block.pack_id))
    scale = Scale(block.low, block.high)
    elements = [_element(item, known.get(item.element), scale) for item in block.items]
    codes = {found[1] for item in block.items if (found := CODE.fullmatch(item.code))}
    code = codes.pop() if len(codes) == 1 else ""
    return questionnaires.questionnaire_of(block.key, [(code, elements)], scale, order)


def _elements(pack_id: str) -> Iterator[tuple[str, Element]]:
    """The elements of the pack a block was made from, for the spellings seen on forms."""
    kind = packs.header(pack_id).kind if pack_id in packs.ids() else ""
    if kind == "satisfaction":
        yield from packs.satisfaction(pack_id).by_key.items()
    elif kind == "integrity":
        yield from ((item.key, item) for block in packs.integrity(pack_id).blocks for item in block.items)


def _element(item: Item, known: Element | None, scale: Scale) -> Element:
    """An item as asked, with its pack's other spellings; a replaced item has nothing of the pack but its place."""
    labels = tuple(item.points.get(point, Text(str(point), str(point))) for point in scale.points)
    same = known is not None and not item.replaced
    return Element(
        key=item.key,
        number=item.number,
        form_number=known.form_number if known else item.number,
        name=item.name,
        about=NOTHING,
        question=item.text,
        labels=labels,
        aliases=(*known.aliases, *_own_labels(known, item)) if known and same else (),
    )


def _own_labels(known: Element, item: Item) -> tuple[tuple[str, ...], ...]:
    """The pack's own labels where the questionnaire words them otherwise."""
    own = tuple(label.id for label in known.labels)
    return () if own == tuple(text.id for text in item.points.values()) else (own,)
