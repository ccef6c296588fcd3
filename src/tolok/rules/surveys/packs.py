"""Survey instruments as packs write them: elements or items, scale, bands, conversions, minima."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from tolok.rules.instruments.headers import sureness
from tolok.rules.instruments.reading import read_bands
from tolok.rules.instruments.values import Header
from tolok.rules.nodes import Node
from tolok.rules.surveys.instruments import (
    Block,
    Conversion,
    Element,
    Integrity,
    LegacyWeight,
    Minimum,
    Satisfaction,
    Scale,
    plain,
)
from tolok.rules.texts import Text

#: How far k printed weights may sum from 1: 9 × 0.11 misses by 0.01, a typing error misses by more.
SHORTEST = Fraction(2, 100)


def read_satisfaction(pack: Node, header: Header, parts: Mapping[str, Node]) -> Satisfaction:
    """A satisfaction survey from pack.toml (`pack`) and its elements.toml.

    All problems go to the nodes' shared list; the caller raises when it is not empty.
    """
    index = pack.node("index")
    scale = _scale(index)
    factor, decimals = index.integer("factor"), index.integer("decimals")
    index.choice("rounding", ("half-up",))
    bands = read_bands(index, decimals, Fraction(scale.low * factor), Fraction(scale.high * factor))
    elements = _elements(_part(pack, parts, "elements.toml"), "elements", scale)
    printed = {item.string("letter"): item.string("printed") for item in index.nodes("printed_means")}
    for letter in printed.keys() - {band.letter for band in bands.bands}:
        index.wrong("printed_means", Text("Huruf ini tidak ada.", "There is no such letter."), letter)
    found = Satisfaction(
        header=header,
        name=index.text("name"),
        code=index.string("code"),
        elements=elements,
        scale=scale,
        factor=factor,
        bands=bands,
        printed_means=printed,
        minimum_respondents=index.integer("minimum_respondents"),
        minimum_sure=sureness(index),
        legacy_weights=_legacy(index, len(elements)),
        orders_differ=any(element.number != element.form_number for element in elements),
        notes=index.texts("notes"),
        publication=pack.texts("publication"),
    )
    index.close()
    return found


def read_integrity(pack: Node, header: Header, parts: Mapping[str, Node]) -> Integrity:
    """The two integrity surveys from pack.toml (`pack`), one file per questionnaire."""
    index = pack.node("index")
    scale = _scale(index)
    conversions = _conversions(index, "conversions")
    points = _conversions(index, "points")
    found = Integrity(
        header=header,
        blocks=tuple(_block(node, parts, scale) for node in pack.nodes("blocks", optional=False)),
        scale=scale,
        index_scale=(index.number("index_low"), index.number("index_high")),
        decimals=index.integer("decimals"),
        conversions=conversions,
        default_conversion=index.choice("default_conversion", tuple(conversions) or ("",)),
        points=points,
        default_points=index.choice("default_points", tuple(points) or ("",)),
        predicates={node.string("key"): node.text("name") for node in pack.nodes("predicates")},
        minimum_respondents=index.integer("minimum_respondents"),
        minimum_sure=sureness(index),
        notes=index.texts("notes"),
    )
    index.choice("rounding", ("half-up",))
    index.close()
    _doubled(pack, "blocks", found.keys)
    _check_minima(pack, found)
    for part in parts.values():
        part.close()
    return found


def _part(node: Node, parts: Mapping[str, Node], name: str) -> Node:
    part = parts.get(name)
    if part is None:
        node.wrong("", Text("Berkas ini tidak ada.", "This file does not exist."), name)
        return Node({}, f"{node.file.rpartition('/')[0]}/{name}", "", [])
    return part


def _scale(node: Node) -> Scale:
    low, high = node.integer("low"), node.integer("high")
    if high <= low:
        node.wrong("high", Text("Harus di atas low.", "Must be above low."), high)
        high = low + 1
    return Scale(low, high)


def _elements(part: Node, name: str, scale: Scale) -> tuple[Element, ...]:
    found = tuple(_element(node, scale) for node in part.nodes(name, optional=False))
    part.close()
    _doubled(part, name, (element.key for element in found))
    wanted = list(range(1, len(found) + 1))
    for field, numbers in (
        ("number", [element.number for element in found]),
        ("form_number", sorted(element.form_number for element in found)),
    ):
        if numbers != wanted:
            text = Text("Nomor tidak berurutan dari 1.", "The numbers do not run from 1.")
            part.wrong(f"{name}.{field}", text, numbers)
    return found


def _doubled(node: Node, name: str, keys: Iterable[str]) -> None:
    for key in (key for key, count in Counter(keys).items() if count > 1):
        node.wrong(name, Text("Kunci unsur ini ganda.", "This element key occurs twice."), key)


def _element(node: Node, scale: Scale) -> Element:
    number = node.integer("number")
    element = Element(
        key=node.string("key"),
        number=number,
        form_number=node.integer("form_number", number),
        name=node.text("name"),
        about=node.text("about", optional=True),
        question=node.text("question"),
        labels=node.texts("labels"),
        aliases=tuple(item.strings("labels") for item in node.nodes("aliases")),
        sure=sureness(node, "verified"),
        notes=node.texts("notes"),
    )
    _check_labels(node, element, scale)
    return element


def _check_labels(node: Node, element: Element, scale: Scale) -> None:
    points, meaning = len(scale.points), dict[str, int]()
    for labels in element.label_sets:
        if len(labels) != points:
            text = Text("Banyak label tidak sama dengan banyak titik skala.", "Not one label for each point.")
            node.wrong("labels", text, list(labels), Text(f"{points} label", f"{points} labels"))
        for point, label in enumerate(labels, scale.low):
            if meaning.setdefault(plain(label), point) != point:
                text = Text("Label ini berarti dua nilai.", "This label means two points.")
                node.wrong("aliases", text, label)


def _legacy(node: Node, k: int) -> dict[str, LegacyWeight]:
    found = {}
    for item in node.nodes("legacy_weights"):
        weight = LegacyWeight(item.string("name"), item.number("name"), item.text("note"))
        if abs(weight.value * k - 1) > SHORTEST:
            text = Text("Bobot ini tidak mendekati 1/k.", "This weight is not close to 1/k.")
            item.wrong("name", text, weight.name, Text(f"sekitar 1/{k}", f"about 1/{k}"))
        found[weight.name] = weight
    return found


def _conversions(node: Node, name: str) -> dict[str, Conversion]:
    found = [
        Conversion(
            key=item.string("key"),
            name=item.text("name"),
            slope=item.number("slope"),
            offset=item.number("offset", Fraction(0)),
            sure=sureness(item),
            note=item.text("note"),
        )
        for item in node.nodes(name, optional=False)
    ]
    return {conversion.key: conversion for conversion in found}


def _block(node: Node, parts: Mapping[str, Node], scale: Scale) -> Block:
    minima = tuple(
        Minimum(item.string("predicate"), item.number("points"), item.number("index"))
        for item in node.nodes("minima", optional=False)
    )
    part = _part(node, parts, node.string("file"))
    return Block(
        key=node.string("key"),
        name=node.text("name"),
        code=node.string("code"),
        items=_elements(part, "items", scale),
        weight=node.number("weight"),
        minima=minima,
    )


def _check_minima(pack: Node, found: Integrity) -> None:
    """Minima are printed as points; the index beside them must be the same under the default conversion."""
    rule = found.points.get(found.default_points)
    for block in found.blocks:
        for minimum in block.minima:
            where = f"blocks.{block.key}.minima.{minimum.predicate}"
            if minimum.predicate not in found.predicates:
                pack.wrong(
                    where, Text("Predikat ini tidak ada.", "There is no such predicate."), minimum.predicate
                )
            if rule is not None and rule.of(minimum.index) != minimum.points:
                text = Text("Poin dan indeks minimum tidak sama.", "Minimum points and index do not agree.")
                pack.wrong(where, text, minimum.points)
