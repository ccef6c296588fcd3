"""The ruler (mistar): one index on its scale, with the categories, what is uncertain and what is next."""

from dataclasses import dataclass
from itertools import pairwise

from tolok.charts.scale import Number, exact


@dataclass(frozen=True, slots=True)
class Band:
    """A category: its letter, the lowest value it holds, and its word ("Baik")."""

    letter: str
    lower: Number
    word: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value and how it is printed: Mark(Decimal("4.35"), "4,35") or Mark(value, "2025: 4,21")."""

    value: Number
    text: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """What one ruler shows. Texts come in the reader's language, numbers exact; nothing is judged here.

    `bands` run from the lowest up, the first starting at `low`. `letter` is the category the rules gave
    (never computed here, because rounding is the rules' affair). Without a `value` the ruler is drawn
    empty with the words of `withheld`. `target` stands at the boundary, its text tells the distance.
    Raises ValueError naming what does not fit together, TypeError for a float.
    """

    low: Number
    high: Number
    title: str
    sentence: str = ""
    bands: tuple[Band, ...] = ()
    value: Mark | None = None
    letter: str = ""
    withheld: str = ""
    interval: tuple[Number, Number] | None = None
    previous: Mark | None = None
    target: Mark | None = None
    decimal_mark: str = ","

    def __post_init__(self) -> None:
        if exact(self.low) >= exact(self.high):
            raise ValueError(f"the scale must rise: low is {self.low}, high is {self.high}")
        self._check_bands()
        for name in ("value", "previous", "target"):
            mark: Mark | None = getattr(self, name)
            if mark is not None and not exact(self.low) <= exact(mark.value) <= exact(self.high):
                raise ValueError(f"{name} {mark.value} lies outside the scale {self.low}–{self.high}")
        if self.interval is not None and exact(self.interval[0]) > exact(self.interval[1]):
            raise ValueError(f"the interval {self.interval[0]}–{self.interval[1]} runs backwards")
        if self.value is None and not self.withheld:
            raise ValueError("a ruler without a value must say why: give `withheld`")

    def _check_bands(self) -> None:
        lowers = [exact(band.lower) for band in self.bands]
        if lowers and lowers[0] != exact(self.low):
            raise ValueError(f"the first band starts at {self.bands[0].lower}, the scale at {self.low}")
        if any(one >= next_ for one, next_ in pairwise(lowers)) or any(
            one >= exact(self.high) for one in lowers
        ):
            raise ValueError("bands must rise and start inside the scale")
        letters = [band.letter for band in self.bands]
        if self.letter and letters.count(self.letter) != 1:
            raise ValueError(f"category {self.letter!r} is not one of the bands {', '.join(letters)}")

    @property
    def band(self) -> Band | None:
        """The band of the category the rules gave, if any."""
        return next((band for band in self.bands if band.letter == self.letter), None)
