"""Blocks made from packs: which parts of which packs may be asked stands in `blocks.toml`."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, cast

from tolok.rules import packs
from tolok.rules.instruments.values import Header, Sureness
from tolok.rules.questionnaires.values import Block, Item, Own, Purpose, Questionnaire
from tolok.rules.surveys.instruments import Element, Scale
from tolok.rules.texts import Problem, ProblemsError, Text


@dataclass(frozen=True, slots=True)
class Replacement:
    """An item the rule lets stand in for an element: `when` is ``free`` (of charge by law) or ``online``."""

    element: str
    when: str
    sure: Sureness
    text: Text
    labels: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a block comes from."""

    key: str
    purpose: Purpose
    pack: str
    part: str
    prefix: str
    replacements: tuple[Replacement, ...] = ()


@cache
def sources() -> Mapping[str, Source]:
    """Every block that may be asked, by its key."""
    found = tomllib.loads(files("tolok.rules.questionnaires").joinpath("blocks.toml").read_text("utf-8"))
    return {one["key"]: _source(one) for one in found["blocks"]}


def _source(row: Mapping[str, Any]) -> Source:
    return Source(
        row["key"],
        cast("Purpose", row["purpose"]),
        row["pack"],
        row["part"],
        row["prefix"],
        tuple(
            Replacement(
                one["element"],
                one["when"],
                one["sure"],
                _text(one["text"]),
                tuple(_text(label) for label in one["labels"]),
            )
            for one in row.get("replacements", ())
        ),
    )


def block(key: str, *, constant: Collection[str] = (), replacing: Collection[str] = ()) -> Block:
    """One block as its pack words it today.

    `constant` marks elements that are the same for everybody by design; elements in `replacing` are asked with the
    words of their replacement. Raises ProblemsError for a block, an element or a replacement that does not exist.
    """
    source = sources().get(key)
    if source is None:
        raise ProblemsError([Problem(NO_BLOCK, key="blocks", found=key)])
    made = _from_form(source) if source.purpose == "f03" else _from_elements(source)
    known = {item.element for item in made.items}
    replaceable = {one.element: one for one in source.replacements}
    lost = [Problem(NO_ELEMENT, key="constant", found=one) for one in constant if one not in known]
    lost += [
        Problem(NO_REPLACEMENT, key="replacing", found=one) for one in replacing if one not in replaceable
    ]
    if lost:
        raise ProblemsError(lost)
    items = tuple(
        _replaced(item, replaceable[item.element], made.low)
        if item.element in replacing
        else replace(item, constant=item.element in constant)
        for item in made.items
    )
    return replace(made, items=items)


def block_of_form(pack_id: str, form_key: str) -> Block:
    """The users' form of any weighted pack as a block; ProblemsError when it has none that can be asked."""
    known = (one for one in sources().values() if one.pack == pack_id and one.part == form_key)
    key = next((one.key for one in known), form_key)
    return _from_form(Source(key, "f03", pack_id, form_key, ""))


def compose(
    title: Text,
    blocks: Sequence[Block],
    *,
    own: Sequence[Own] = (),
    comment: bool = True,
    profile: bool = True,
    others: Mapping[str, Mapping[str, str]] | None = None,
) -> Questionnaire:
    """A questionnaire of these blocks; its purpose is that of the first. Raises ProblemsError for keys used twice."""
    keys = [item.key for one in blocks for item in one.items] + [one.key for one in own]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    problems = [Problem(KEY_TWICE, key="blocks", found=key) for key in twice]
    if not blocks:
        problems.append(Problem(NO_BLOCKS, key="blocks"))
    if problems:
        raise ProblemsError(problems)
    return Questionnaire(title, blocks[0].purpose, tuple(blocks), tuple(own), comment, profile, others or {})


def _from_form(source: Source) -> Block:
    instrument = packs.instrument(source.pack)
    form = instrument.forms.get(source.part)
    if form is None or form.kind != "answers" or not form.items or not form.labels:
        raise ProblemsError([Problem(NO_FORM, key="pack_id", found=source.pack)])
    points = {one.value: one.text for one in form.labels}
    items = tuple(
        Item(source.prefix + one.code, one.code, one.code, one.number, one.text, one.text, points)
        for one in form.items
    )
    return Block(
        source.key,
        source.purpose,
        form.name,
        source.pack,
        instrument.header.hash,
        int(form.low),
        int(form.high),
        items,
        form.labels_sure,
    )


def _from_elements(source: Source) -> Block:
    if source.purpose == "skm":
        pack = packs.satisfaction(source.pack)
        return _block(source, pack.header, pack.header.title, pack.code, pack.elements, pack.scale)
    whole = packs.integrity(source.pack)
    part = next(one for one in whole.blocks if one.key == source.part)
    return _block(source, whole.header, part.name, part.code, part.items, whole.scale)


def _block(
    source: Source, header: Header, title: Text, code: str, elements: Sequence[Element], scale: Scale
) -> Block:
    items = tuple(
        Item(
            source.prefix + one.key,
            one.key,
            f"{code}{one.number}",
            one.number,
            one.name,
            one.question,
            dict(zip(scale.points, one.labels, strict=True)),
            sure=one.sure,
        )
        for one in elements
    )
    return Block(source.key, source.purpose, title, source.pack, header.hash, scale.low, scale.high, items)


def _replaced(item: Item, by: Replacement, low: int) -> Item:
    points = dict(enumerate(by.labels, start=low))
    return replace(item, text=by.text, points=points, replaced=True, sure=by.sure)


def _text(words: Mapping[str, str]) -> Text:
    return Text(words["id"], words["en"])


NO_BLOCK = Text("Blok kuesioner ini tidak dikenal.", "No such block of questions is known.")
NO_BLOCKS = Text("Pilih sedikitnya satu blok pertanyaan.", "Choose at least one block of questions.")
NO_ELEMENT = Text("Blok ini tidak punya unsur itu.", "The block has no such element.")
NO_REPLACEMENT = Text("Unsur ini tidak punya butir pengganti.", "This element has no replacement.")
KEY_TWICE = Text("Kunci butir ini dipakai dua kali.", "This item key is used twice.")
NO_FORM = Text(
    "Instrumen ini tidak memuat formulir pengguna (F-03) yang dapat ditanyakan.",
    "This instrument has no users' form (F-03) that could be asked.",
)
