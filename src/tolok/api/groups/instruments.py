"""The instruments that are shipped, with their levels; for everybody, without a token."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import shows
from tolok.api.shapes import Number, Words, words
from tolok.rules import packs
from tolok.rules.instruments.values import Aspect, Form, Header, Indicator, Instrument
from tolok.rules.numbers import digits
from tolok.rules.surveys.instruments import Element, Integrity, Satisfaction

router = Router(tags=["instruments"])


class BasisOut(Schema):
    """A text the instrument rests on; `sure` says how well it was read."""

    title: str
    article: str
    about: Words
    sure: str


class InstrumentOut(Schema):
    """A dated instrument, by its content hash."""

    id: str
    kind: str
    title: Words
    valid_from: date
    valid_to: date | None
    hash: str


class LevelOut(Schema):
    """One step of a scale and its words."""

    value: int
    text: Words


class QuestionOut(Schema):
    """What a unit is asked (F-01)."""

    key: str
    kind: str
    text: Words
    options: dict[str, Words]


class IndicatorOut(Schema):
    """An indicator: weight in per cent of its aspect, levels, questions, wanted proof."""

    code: str
    title: Words
    weight: Number
    sure: str
    levels: list[LevelOut]
    questions: list[QuestionOut]
    evidence: list[Words]


class AspectOut(Schema):
    """A group of indicators with its weight in per cent."""

    key: str
    name: Words
    weight: Number
    indicators: list[IndicatorOut]


class RatedOut(Schema):
    """One statement that users rate, with the words of its points where they are known, worst first."""

    code: str
    text: Words
    labels: list[Words]


class FormOut(Schema):
    """A part of the instrument: judged in levels, or answered by users."""

    key: str
    kind: str
    name: Words
    low: Number
    high: Number
    aspects: list[AspectOut]
    supplementary: list[IndicatorOut]
    statements: list[RatedOut]


class BandOut(Schema):
    """A category: from `lower` on."""

    letter: str
    word: Words
    lower: str
    printed: str


class WholeInstrumentOut(InstrumentOut):
    """An instrument, whole."""

    basis: list[BasisOut]
    notes: list[Words]
    forms: list[FormOut]
    bands: list[BandOut]


@shows(router, "/instruments", Page[InstrumentOut])
def instruments(request: HttpRequest, paging: Query[Paging]) -> Page[InstrumentOut]:
    """Every shipped instrument, newest first."""
    found = sorted((packs.header(one) for one in packs.ids()), key=lambda one: one.valid_from, reverse=True)
    return page_of(found, paging, lambda rows: [InstrumentOut(**_head(one)) for one in rows])


@shows(router, "/instruments/{slug:pack}", WholeInstrumentOut)
def instrument(request: HttpRequest, pack: str) -> WholeInstrumentOut:
    """One instrument: legal basis with how sure it is, forms, aspects, indicators, levels, categories."""
    if pack not in packs.ids():
        raise Http404
    header = packs.header(pack)
    found: Instrument | Satisfaction | Integrity
    if header.kind == "weighted":
        found = packs.instrument(pack)
    else:
        found = packs.satisfaction(pack) if header.kind == "satisfaction" else packs.integrity(pack)
    bands = found.index.bands if isinstance(found, Instrument) else getattr(found, "bands", None)
    return WholeInstrumentOut(
        **_head(header),
        basis=[
            BasisOut(title=one.title, article=one.article, about=words(one.about), sure=one.sure)
            for one in header.basis
        ],
        notes=[words(one) for one in header.notes],
        forms=[_form(one) for one in found.forms.values()]
        if isinstance(found, Instrument)
        else _asked(found),
        bands=[
            BandOut(letter=one.letter, word=words(one.word), lower=str(one.lower), printed=one.printed)
            for one in (bands.bands if bands else ())
        ],
    )


def _head(one: Header) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "title": words(one.title),
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "hash": one.hash,
    }


def _form(form: Form) -> FormOut:
    return FormOut(
        key=form.key,
        kind=form.kind,
        name=words(form.name),
        low=_number(form.low),
        high=_number(form.high),
        aspects=[_aspect(one) for one in form.aspects],
        supplementary=[_indicator(one) for one in form.supplementary],
        statements=[
            RatedOut(code=one.code, text=words(one.text), labels=[words(label.text) for label in form.labels])
            for one in form.items
        ],
    )


def _aspect(aspect: Aspect) -> AspectOut:
    return AspectOut(
        key=aspect.key,
        name=words(aspect.name),
        weight=_number(aspect.weight),
        indicators=[_indicator(one) for one in aspect.indicators],
    )


def _indicator(one: Indicator) -> IndicatorOut:
    return IndicatorOut(
        code=one.code,
        title=words(one.title),
        weight=_number(one.weight),
        sure=one.sure,
        levels=[LevelOut(value=level.value, text=words(level.text)) for level in one.levels],
        questions=[
            QuestionOut(
                key=asked.key,
                kind=asked.kind,
                text=words(asked.text),
                options={option.key: words(option.text) for option in asked.options},
            )
            for asked in one.questions
        ],
        evidence=[words(text) for text in one.evidence],
    )


def _asked(found: Satisfaction | Integrity) -> list[FormOut]:
    """Surveys as forms: one for satisfaction, one for each block of integrity."""
    scale = found.scale
    parts = (
        [(found.code, found.name, found.elements)]
        if isinstance(found, Satisfaction)
        else [(block.key, block.name, block.items) for block in found.blocks]
    )
    return [
        FormOut(
            key=key,
            kind="answers",
            name=words(name),
            low=_number(Fraction(scale.low)),
            high=_number(Fraction(scale.high)),
            aspects=[],
            supplementary=[],
            statements=[_statement(one) for one in elements],
        )
        for key, name, elements in parts
    ]


def _number(value: Fraction) -> Number:
    return Number(exact=f"{value.numerator}/{value.denominator}", decimal=digits(value))


def _statement(one: Element) -> RatedOut:
    return RatedOut(code=one.key, text=words(one.question), labels=[words(label) for label in one.labels])
