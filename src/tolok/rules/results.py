"""A score with its trail: what it was made of, by which rule, on which legal basis."""

from dataclasses import dataclass, field
from fractions import Fraction

from tolok.rules.bands import Band
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an input was read: a file, its sheet, row (from 1) and column heading.

    `last` is the last of several rows, where many answers make one input.
    """

    file: str
    sheet: str
    row: int
    column: str
    last: int | None = None

    @property
    def rows(self) -> str:
        """The row, or the span of rows, in figures."""
        return str(self.row) if self.last in (None, self.row) else f"{self.row}–{self.last}"


@dataclass(frozen=True, slots=True)
class Step:
    """One computed or given value and the steps it was made of.

    `value` is exact and unrounded, None when it could not be computed (then `rule` says why). `weight` is the
    factor with which the parent took this step; for an input, `cell` tells where it was read and `level_text`
    what the level means.
    """

    key: str
    label: Text
    value: Fraction | None
    rule: Text
    weight: Fraction | None = None
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(5)
    parts: tuple["Step", ...] = ()
    notes: tuple[Text, ...] = ()
    basis: tuple[str, ...] = ()
    cell: Cell | None = None
    level_text: Text | None = None

    @property
    def contribution(self) -> Fraction | None:
        """What this step adds to its parent: weight × value."""
        return None if self.value is None or self.weight is None else self.weight * self.value

    def find(self, key: str) -> "Step | None":
        """The step with that key, here or below."""
        if self.key == key:
            return self
        return next((found for part in self.parts if (found := part.find(key))), None)


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval on the index's scale, or why there is none (`low` and `high` None)."""

    low: float | None
    high: float | None
    method: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a weighted instrument yields for one unit.

    `aspects`, `forms` and `index` are exact and unrounded; None = not computable, never zero. `missing` are
    the codes of unanswered indicators. `category` is withheld (None) where a number cannot carry one. `doubts`
    name the parts of what was computed that rest on no official text.
    """

    unit: str
    instrument: str
    pack_hash: str
    aspects: dict[str, Fraction | None]
    forms: dict[str, Fraction | None]
    index: Fraction | None
    category: Band | None
    interval: Interval
    missing: tuple[str, ...]
    warnings: tuple[Text, ...]
    respondents: dict[str, int | None] = field(default_factory=dict)
    doubts: tuple[Text, ...] = ()
