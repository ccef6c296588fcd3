"""Category bands: a published number to its letter, without holes and without floats."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tolok.rules.numbers import round_half_up
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Band:
    """A category: from `lower` (on the rounded value) up to the next band's `lower`.

    `printed` is the interval as the source prints it, holes included.
    """

    letter: str
    word: Text
    lower: Decimal
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands from the best down, read on a value rounded half-up to `decimals` places."""

    bands: tuple[Band, ...]
    decimals: int

    def of(self, value: Fraction) -> Band:
        """The band of an unrounded value. A value below all bounds belongs to the last band."""
        rounded = round_half_up(value, self.decimals)
        return next((band for band in self.bands if rounded >= band.lower), self.bands[-1])

    def near(self, value: Fraction) -> Band | None:
        """The band whose bound lies less than half a unit of the last place from the unrounded value."""
        places = 2 * 10**self.decimals
        top, bottom = value.as_integer_ratio()
        for band in self.bands[:-1]:
            lower, over = band.lower.as_integer_ratio()
            gap = abs(top * over - lower * bottom)
            if gap and gap * places <= bottom * over:
                return band
        return None

    def next_up(self, value: Fraction) -> Band | None:
        """The next better band, or None at the top."""
        place = self.bands.index(self.of(value))
        return self.bands[place - 1] if place else None

    def crossed(self, low: Fraction, high: Fraction) -> bool:
        """Whether an interval lies in more than one band."""
        return self.of(low) is not self.of(high)

    def reach(self, band: Band) -> Fraction:
        """The smallest unrounded value that is published inside `band`."""
        return Fraction(band.lower) - Fraction(1, 2 * 10**self.decimals)


def holes(bands: Iterable[Band], decimals: int, low: Fraction, high: Fraction) -> list[str]:
    """What is wrong with the printed intervals of `bands`: empty when they cover low–high step by step.

    Printed intervals are inclusive; between two of them there may be exactly one unit of the last place.
    """
    unit = Decimal(1).scaleb(-decimals)
    wrong: list[str] = []
    upper = round_half_up(high, decimals)
    for band in bands:
        try:
            first, last = (Decimal(part) for part in band.printed.split(".."))
        except (ValueError, ArithmeticError):
            wrong.append(f"{band.letter}: printed = {band.printed!r} is not of the form 'low..high'")
            continue
        if last != upper:
            wrong.append(f"{band.letter}: printed upper bound {last}, expected {upper}")
        if first != band.lower:
            wrong.append(f"{band.letter}: lower = {band.lower}, but printed from {first}")
        upper = first - unit
    if not wrong and upper + unit != round_half_up(low, decimals):
        wrong.append(f"the last band ends at {upper + unit}, expected {round_half_up(low, decimals)}")
    return wrong
