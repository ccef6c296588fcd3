"""Weighted instruments as packs write them: pack.toml with forms and index, one file per aspect."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal, cast, get_args

from tolok.rules.bands import Band, Bands, holes
from tolok.rules.instruments.doubles import check_doubles
from tolok.rules.instruments.headers import sureness
from tolok.rules.instruments.rule_packs import Facts, read_boundaries, read_rule
from tolok.rules.instruments.values import (
    Aspect,
    Form,
    Header,
    Index,
    Indicator,
    Instrument,
    Item,
    Level,
    Option,
    Question,
    QuestionKind,
    Term,
)
from tolok.rules.nodes import Node
from tolok.rules.numbers import round_half_up
from tolok.rules.texts import Text

#: The lowest and highest level of a form.
Scale = tuple[Fraction, Fraction]

QUESTIONS = get_args(QuestionKind)


def read_instrument(pack: Node, header: Header, parts: Mapping[str, Node]) -> Instrument:
    """A weighted instrument from pack.toml (`pack`) and the other files by name (`parts`).

    All problems go to the nodes' shared list; the caller raises when it is not empty.
    """
    read = [_form(node, parts) for node in pack.nodes("forms", optional=False)]
    forms = {form.key: form for form in read}
    index_node = pack.node("index")
    index = _index(index_node, forms)
    index_node.close()
    for part in parts.values():
        part.close()
    unseen = pack.strings("unseen")
    check_doubles(pack, parts)
    return Instrument(header, forms, index, unseen)


def _refuse_doubles(node: Node, name: str, keys: Iterable[str], text: Text) -> None:
    for key, count in Counter(keys).items():
        if count > 1:
            node.wrong(name, text, key)


def read_bands(node: Node, decimals: int, low: Fraction, high: Fraction) -> Bands:
    """Category bands under `bands`, best first, without holes from `low` to `high`."""
    bands = []
    for item in node.nodes("bands", optional=False):
        lower = round_half_up(item.number("lower"), decimals)
        bands.append(Band(item.string("letter"), item.text("word"), lower, item.string("printed")))
    doubled = Text("Huruf ini ganda.", "This letter occurs twice.")
    _refuse_doubles(node, "bands", (band.letter for band in bands), doubled)
    for hole in holes(bands, decimals, low, high):
        node.wrong(
            "bands",
            Text("Pita kategori berlubang atau tumpang tindih.", "The bands leave a hole or overlap."),
            hole,
        )
    return Bands(tuple(bands) or (Band("", Text("", ""), Decimal(0)),), decimals)


def _form(node: Node, parts: Mapping[str, Node]) -> Form:
    kind = cast(Literal["levels", "answers", "index"], node.choice("kind", ("levels", "answers", "index")))
    aspects: list[Aspect] = []
    supplementary: tuple[Indicator, ...] = ()
    low, high = node.number("low"), node.number("high")
    for name in node.strings("files"):
        part = parts.get(name)
        if part is None:
            node.wrong("files", Text("Berkas ini tidak ada.", "This file does not exist."), name)
        elif "aspect" in part:
            aspect = part.node("aspect")
            aspects.append(_aspect(part, aspect, (low, high)))
            aspect.close()
        else:
            supplementary += _indicators(part, (low, high))
    if kind == "levels":
        _check_sum(node, (aspect.weight for aspect in aspects), Fraction(100), "files")
    items = tuple(
        Item(item.string("code"), item.integer("number"), item.text("text"), item.string("aspect", ""))
        for item in node.nodes("items")
    )
    doubled = Text("Kode butir ini ganda.", "This item code occurs twice.")
    _refuse_doubles(node, "items", (item.code for item in items), doubled)
    labels = _labels(node, (low, high))
    policy = node.choice("not_applicable", ("refuse", "renormalise"), "refuse")
    return Form(
        key=node.string("key"),
        kind=kind,
        name=node.text("name"),
        low=low,
        high=high,
        aspects=tuple(aspects),
        supplementary=supplementary,
        items=items,
        labels=labels,
        labels_sure=sureness(node, "verified", key="labels_sure"),
        not_applicable=cast(Literal["refuse", "renormalise"], policy),
        minimum_respondents=node.integer("minimum_respondents", 0),
        target_respondents=node.integer("target_respondents", 0),
        sure=sureness(node),
        notes=node.texts("notes"),
    )


def _labels(node: Node, scale: Scale) -> tuple[Level, ...]:
    labels = tuple(Level(item.integer("value"), item.text("text")) for item in node.nodes("labels"))
    problem = Text(
        "Label skala tidak lengkap atau tidak berurutan.", "Labels of the scale are missing or out of order."
    )
    _check_full(node, "labels", [label.value for label in labels], scale, problem)
    return labels


def _check_full(node: Node, name: str, values: list[int], scale: Scale, text: Text) -> None:
    full = list(range(int(scale[0]), int(scale[1]) + 1))
    if values and values != full:
        asked = ", ".join(str(value) for value in full)
        node.wrong(name, text, values, Text(asked, asked))


def _check_sum(node: Node, weights: Iterable[Fraction], wanted: Fraction, name: str) -> None:
    weights = tuple(weights)
    if any(weight < 0 for weight in weights):
        node.wrong(name, Text("Ada bobot di bawah nol.", "A weight lies below zero."), min(weights))
    total = sum(weights, Fraction(0))
    if total != wanted:
        asked = Text(f"jumlah {wanted}", f"a sum of {wanted}")
        node.wrong(name, Text("Bobot tidak berjumlah benar.", "The weights do not sum."), total, asked)


def _aspect(part: Node, node: Node, scale: Scale) -> Aspect:
    known = node.flag("known", True)
    indicators = _indicators(part, scale)
    wanted = node.number("weights_sum", Fraction(100))
    if known:
        _check_sum(part, (row.weight for row in indicators), wanted, "indicators")
    return Aspect(
        key=node.string("key"),
        name=node.text("name"),
        weight=node.number("weight"),
        indicators=indicators,
        weights_sum=wanted,
        known=known,
        sure=sureness(node),
    )


def _indicators(part: Node, scale: Scale) -> tuple[Indicator, ...]:
    return tuple(_indicator(node, scale) for node in part.nodes("indicators"))


def _indicator(node: Node, scale: Scale) -> Indicator:
    questions = tuple(_question(item) for item in node.nodes("questions"))
    facts = Facts(questions)
    levels = tuple(Level(item.integer("value"), item.text("text")) for item in node.nodes("levels"))
    values = [level.value for level in levels]
    _check_full(
        node,
        "levels",
        values,
        scale,
        Text("Level tidak lengkap atau tidak berurutan.", "Levels are missing or out of order."),
    )
    rule = None
    if "propose" in node:
        inner = node.node("propose")
        rule = read_rule(inner, facts, values)
        inner.close()
    return Indicator(
        code=node.string("code"),
        number=node.integer("number"),
        weight=node.number("weight"),
        title=node.text("title"),
        levels=levels,
        principle=node.string("principle", ""),
        questions=questions,
        evidence=node.texts("evidence"),
        rule=rule,
        boundaries=read_boundaries(node, facts),
        sure=sureness(node, "verified"),
        notes=node.texts("notes"),
    )


def _question(node: Node) -> Question:
    kind = node.choice("kind", QUESTIONS)
    options = tuple(Option(item.string("key"), item.text("text")) for item in node.nodes("options"))
    if (kind in ("many", "one")) != bool(options):
        node.wrong(
            "options", Text("Pilihan wajib untuk many dan one saja.", "Options belong to many and one only.")
        )
    doubled = Text("Kunci pilihan ini ganda.", "This option key occurs twice.")
    _refuse_doubles(node, "options", (option.key for option in options), doubled)
    return Question(
        key=node.string("key"),
        kind=cast(QuestionKind, kind),
        label=node.text("label"),
        text=node.text("text"),
        options=options,
    )


def _index(node: Node, forms: Mapping[str, Form]) -> Index:
    low, high, decimals = node.number("low"), node.number("high"), node.integer("decimals")
    node.choice("rounding", ("half-up",))
    terms = []
    for item in node.nodes("terms", optional=False):
        form = item.string("form")
        if form not in forms:
            item.wrong("form", Text("Formulir ini tidak ada.", "There is no such form."), form)
        note = item.text("note", optional=True) if "note" in item else None
        terms.append(
            Term(form, item.number("weight"), item.number("times", Fraction(1)), sureness(item), note)
        )
    _check_sum(node, (term.weight for term in terms), Fraction(1), "terms")
    converted = node.number("converted_times") if "converted_times" in node else None
    return Index(
        key=node.string("key"),
        name=node.text("name"),
        low=low,
        high=high,
        decimals=decimals,
        bands=read_bands(node, decimals, low, high),
        terms=tuple(terms),
        converted_times=converted,
        converted_decimals=node.integer("converted_decimals", 2),
        notes=node.texts("notes"),
    )
