"""Answers on another scale than the questionnaire's: found before anything is read, converted only when told so."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from tolok.rules.numbers import round_half_up
from tolok.rules.texts import Problem, Text
from tolok.sheets.cells import Value, number

#: More cells than this, and at least this share of all, are no typing errors but another scale.
STRAY, SHARE = 2, Fraction(1, 100)
#: The widest scale that is taken for one: ten points.
WIDEST = 10


def found_scale(cells: Iterable[Value], low: int, high: int) -> tuple[int, int] | None:
    """The scale that numbers of one block seem to be on, when it is not `low`–`high`."""
    counts: Counter[int] = Counter()
    for cell, times in Counter(cell for cell in cells if cell is not None).items():
        if (point := number(cell)) is not None and point.denominator == 1:
            counts[int(point)] += times
    near = {point: count for point, count in counts.items() if low - 1 <= point <= WIDEST}
    beyond = sum(count for point, count in near.items() if not low <= point <= high)
    if beyond <= STRAY or beyond < SHARE * sum(counts.values()):
        return None
    return min(low, *near), max(high, *near)


def suggested(scale: tuple[int, int], low: int, high: int) -> dict[int, int]:
    """A table from `scale` to `low`–`high` along a straight line, half up: to start from, never applied unasked."""
    first, last = scale
    step = Fraction(high - low, last - first)
    return {point: int(round_half_up(low + (point - first) * step, 0)) for point in range(first, last + 1)}


def other_scale(at: Problem, scale: tuple[int, int], low: int, high: int) -> Problem:
    """The refusal of a block on another scale, at the place of `at`."""
    table = ", ".join(f"{point} → {to}" for point, to in suggested(scale, low, high).items())
    return replace(
        at,
        text=OTHER_SCALE,
        found=f"{scale[0]}–{scale[1]}",
        wanted=WANTED_SCALE.format(low=low, high=high, table=table),
    )


def said_conversion(block: str, table: Mapping[int, int | None]) -> Text:
    """The note that stays with answers that were converted."""
    listed = ", ".join(f"{point} → {'–' if to is None else to}" for point, to in sorted(table.items()))
    return CONVERTED.format(block=block, table=listed)


OTHER_SCALE = Text(
    "Jawaban ini tampaknya memakai skala lain. Skala lain tidak dibaca begitu saja.",
    "These answers seem to be on another scale. Another scale is not read as it stands.",
)
WANTED_SCALE = Text(
    "skala {low}–{high}, atau tabel konversi yang Anda tetapkan sendiri, misalnya {table}",
    "the scale {low}–{high}, or a conversion you decide on yourself, such as {table}",
)
CONVERTED = Text(
    "Jawaban blok {block} dikonversi dari skala lain: {table}. Sebutkan ini dalam laporan.",
    "Answers of the block {block} were converted from another scale: {table}. Say so in the report.",
)
