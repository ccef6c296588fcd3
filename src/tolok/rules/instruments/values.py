"""What an instrument is made of: frozen values read from a pack.

Nothing here knows a year, a regulation or a particular index; that is what packs are for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Literal

from tolok.rules.bands import Bands
from tolok.rules.instruments.proposals import Boundary, Rule
from tolok.rules.texts import Text

#: How sure a fact is, best first. ``assumed`` is ours; every mark but ``verified`` is shown to readers.
Sureness = Literal["verified", "verified-1", "local", "memory", "inferred", "assumed"]
SURENESS: Mapping[str, Text] = {
    "verified": Text("teks atau beberapa sumber dibaca", "text or several sources read"),
    "verified-1": Text("satu sumber dibaca", "one source read"),
    "local": Text("dari aplikasi daerah, bukan teks resmi", "from a local application, not an official text"),
    "memory": Text("diketahui dari praktik, teks belum dibaca", "known from practice, text not read"),
    "inferred": Text("disimpulkan dari angka yang terbit", "inferred from published figures"),
    "assumed": Text("anggapan Tolok, belum ada sumbernya", "assumed by Tolok, no source yet"),
}


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal text or other source a pack rests on."""

    title: str
    about: Text
    sure: Sureness
    article: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Who wrote a pack, who checked it and when it must be looked at again; `checker` empty = not yet."""

    author: str
    checker: str
    checked_on: date | None
    next_review: date


@dataclass(frozen=True, slots=True)
class Header:
    """What every pack carries, whatever its kind."""

    id: str
    kind: str
    title: Text
    valid_from: date
    valid_to: date | None
    basis: tuple[Basis, ...]
    review: Review
    notes: tuple[Text, ...]
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of an indicator's ladder and the words that define it."""

    value: int
    text: Text


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be ticked."""

    key: str
    text: Text


QuestionKind = Literal["yesno", "many", "one", "number", "percent", "index", "date", "text"]
#: Kinds of questions that are answered with a number, and the most it can be.
NUMERIC: Mapping[str, Fraction | None] = {"number": None, "percent": Fraction(100), "index": Fraction(100)}


@dataclass(frozen=True, slots=True)
class Question:
    """What the unit is asked about an indicator; its `key` is the name of the fact it yields.

    kind: ``yesno`` → bool, ``many`` → set of option keys, ``one`` → option key, ``number`` → Fraction,
    ``percent`` and ``index`` → Fraction 0–100 (an index is no share of anything), ``date`` → date, ``text`` → str.
    """

    key: str
    kind: QuestionKind
    label: Text
    text: Text
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the instrument: how it is judged, what is asked, what proof is wanted."""

    code: str
    number: int
    weight: Fraction
    title: Text
    levels: tuple[Level, ...]
    principle: str = ""
    questions: tuple[Question, ...] = ()
    evidence: tuple[Text, ...] = ()
    rule: Rule | None = None
    boundaries: tuple[Boundary, ...] = ()
    sure: Sureness = "verified"
    notes: tuple[Text, ...] = ()

    def level(self, value: int) -> Level | None:
        """The level with that value, if the indicator has it."""
        return next((level for level in self.levels if level.value == value), None)


@dataclass(frozen=True, slots=True)
class Aspect:
    """A group of indicators with a weight in the form; `known` is False when its sheet was never seen.

    Indicator weights are percentages of the aspect; they sum to `weights_sum`, which is 100 unless the
    source itself prints rounded weights.
    """

    key: str
    name: Text
    weight: Fraction
    indicators: tuple[Indicator, ...]
    weights_sum: Fraction = Fraction(100)
    known: bool = True
    sure: Sureness = "verified"


@dataclass(frozen=True, slots=True)
class Item:
    """One statement that users rate."""

    code: str
    number: int
    text: Text
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A part of the instrument that yields one number.

    kind ``levels``: weighted levels in aspects; ``answers``: pooled mean of users' answers to `items`;
    ``index``: a number taken over from elsewhere. `low`–`high` is the scale of one answer and of the number.
    `labels` are the words of that scale as users read them, worst first.
    """

    key: str
    kind: Literal["levels", "answers", "index"]
    name: Text
    low: Fraction
    high: Fraction
    aspects: tuple[Aspect, ...] = ()
    supplementary: tuple[Indicator, ...] = ()
    items: tuple[Item, ...] = ()
    labels: tuple[Level, ...] = ()
    labels_sure: Sureness = "verified"
    not_applicable: Literal["refuse", "renormalise"] = "refuse"
    minimum_respondents: int = 0
    target_respondents: int = 0
    sure: Sureness = "verified"
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A form's share of the index: value × `times` (to the index's scale) × `weight`."""

    form: str
    weight: Fraction
    times: Fraction
    sure: Sureness
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """How the forms become one published number with a category."""

    key: str
    name: Text
    low: Fraction
    high: Fraction
    decimals: int
    bands: Bands
    terms: tuple[Term, ...]
    converted_times: Fraction | None = None
    converted_decimals: int = 2
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Instrument:
    """A weighted instrument, whole. `unseen` are keys of forms it has that nobody could read."""

    header: Header
    forms: Mapping[str, Form]
    index: Index
    unseen: tuple[str, ...] = ()
    cases: tuple[Mapping[str, object], ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.header.id

    @cached_property
    def judged(self) -> tuple[Form, ...]:
        """The forms filled with levels."""
        return tuple(form for form in self.forms.values() if form.kind == "levels")

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Every indicator by its code, in the order of the sheet, supplementary ones last."""
        found: dict[str, Indicator] = {}
        for form in self.judged:
            found |= {row.code: row for aspect in form.aspects for row in aspect.indicators}
            found |= {row.code: row for row in form.supplementary}
        return found

    @cached_property
    def scales(self) -> Mapping[str, range]:
        """The levels that every indicator may have, by its code."""
        return {
            row.code: range(ceil(form.low), floor(form.high) + 1)
            for form in self.judged
            for row in (*(row for aspect in form.aspects for row in aspect.indicators), *form.supplementary)
        }
