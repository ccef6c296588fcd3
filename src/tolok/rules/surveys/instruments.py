"""What a survey instrument is made of: frozen values read from a pack of kind satisfaction or integrity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from tolok.rules.bands import Bands
from tolok.rules.instruments.values import Header, Sureness
from tolok.rules.texts import Text

#: How the items of a form are numbered: as the regulation lists them, or as the sample questionnaire does.
Order = Literal["rule", "form"]


def plain(label: str) -> str:
    """A label as the lexicon compares it: small letters, single spaces, no closing punctuation."""
    return " ".join(label.casefold().replace("/", " / ").split()).strip(" .,;:")


@dataclass(frozen=True, slots=True)
class Element:
    """One thing respondents rate.

    `number` is its place in the regulation, `form_number` its place in the sample questionnaire. `labels` are
    the words of the scale from worst to best; `aliases` are other sets seen on real forms, Indonesian only.
    """

    key: str
    number: int
    form_number: int
    name: Text
    about: Text
    question: Text
    labels: tuple[Text, ...]
    aliases: tuple[tuple[str, ...], ...] = ()
    sure: Sureness = "verified"
    notes: tuple[Text, ...] = ()

    def place(self, order: Order) -> int:
        """Its number in that order."""
        return self.number if order == "rule" else self.form_number

    @property
    def label_sets(self) -> tuple[tuple[str, ...], ...]:
        """Every known set of Indonesian labels, the pack's own first."""
        return (tuple(label.id for label in self.labels), *self.aliases)


@dataclass(frozen=True, slots=True)
class Scale:
    """The points respondents choose from: whole numbers `low` to `high`, every one with words, no zero."""

    low: int
    high: int

    @property
    def points(self) -> range:
        """All points, worst first."""
        return range(self.low, self.high + 1)


@dataclass(frozen=True, slots=True)
class LegacyWeight:
    """A printed, shortened weight of one element, used only to reproduce an old report."""

    name: str
    value: Fraction
    note: Text


@dataclass(frozen=True)
class Satisfaction:
    """A survey whose element means become one index: SKM, IKM and their kin.

    `factor` converts the mean (1–4) to the index (25–100); `bands` are read on the index. An element's grade
    comes from its mean × `factor` through the same bounds; `printed_means` keeps the bands that the source
    prints for means, holes included. No grade is given below `minimum_respondents`.
    """

    header: Header
    name: Text
    code: str
    elements: tuple[Element, ...]
    scale: Scale
    factor: int
    bands: Bands
    printed_means: Mapping[str, str]
    minimum_respondents: int
    minimum_sure: Sureness
    legacy_weights: Mapping[str, LegacyWeight]
    orders_differ: bool
    notes: tuple[Text, ...] = ()
    publication: tuple[Text, ...] = ()
    cases: tuple[Mapping[str, object], ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.header.id

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The element keys in the regulation's order."""
        return tuple(element.key for element in self.elements)

    @cached_property
    def by_key(self) -> Mapping[str, Element]:
        """Every element by its key."""
        return {element.key: element for element in self.elements}

    def codes(self, order: Order) -> Mapping[str, str]:
        """Codes such as ``U8`` to element keys, numbered in `order`."""
        return {f"{self.code}{element.place(order)}": element.key for element in self.elements}

    @cached_property
    def lexicon(self) -> Mapping[str, Mapping[str, int]]:
        """For every element: each known label, as `plain` writes it, to its point."""
        return {
            element.key: {
                plain(label): point
                for labels in element.label_sets
                for point, label in zip(self.scale.points, labels, strict=True)
            }
            for element in self.elements
        }

    def point(self, key: str, label: str) -> int | None:
        """The point that `label` means for that element; None when no known form uses it there."""
        return self.lexicon[key].get(plain(label))

    def strangers(self, key: str, labels: tuple[str, ...]) -> tuple[str, ...]:
        """Labels on a form that belong to another element, which is a fault of the form seen three times."""
        return tuple(
            label
            for label in labels
            if self.point(key, label) is None
            and any(plain(label) in known for known in self.lexicon.values())
        )


@dataclass(frozen=True, slots=True)
class Conversion:
    """A straight line ``offset + slope × value`` with its name and where it comes from."""

    key: str
    name: Text
    slope: Fraction
    offset: Fraction
    sure: Sureness
    note: Text

    def of(self, value: Fraction) -> Fraction:
        """The converted value, exact."""
        return self.offset + self.slope * value


@dataclass(frozen=True, slots=True)
class Minimum:
    """The points an index must reach for a predicate such as WBK; `index` says the same on the index's scale."""

    predicate: str
    points: Fraction
    index: Fraction


@dataclass(frozen=True, slots=True)
class Block:
    """One questionnaire of an integrity survey and the index made of it: SPKP → IPKP, SPAK → IPAK."""

    key: str
    name: Text
    code: str
    items: tuple[Element, ...]
    weight: Fraction
    minima: tuple[Minimum, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The item keys in their order."""
        return tuple(item.key for item in self.items)


@dataclass(frozen=True)
class Integrity:
    """The two surveys of the integrity zone, with every conversion that is in use, each named."""

    header: Header
    blocks: tuple[Block, ...]
    scale: Scale
    index_scale: tuple[Fraction, Fraction]
    decimals: int
    conversions: Mapping[str, Conversion]
    default_conversion: str
    points: Mapping[str, Conversion]
    default_points: str
    predicates: Mapping[str, Text]
    minimum_respondents: int
    minimum_sure: Sureness
    notes: tuple[Text, ...] = ()
    cases: tuple[Mapping[str, object], ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.header.id

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every item key, block after block."""
        return tuple(key for block in self.blocks for key in block.keys)
