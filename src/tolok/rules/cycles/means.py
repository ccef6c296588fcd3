"""Means and losses over the units of a cycle, all from unrounded values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.cycles.papers import JudgedUnit
from tolok.rules.instruments.values import Indicator
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Mean:
    """A plain mean of `values`; `label` says of what. None of no values."""

    label: Text
    values: tuple[Fraction, ...]
    units: int
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(5)

    @property
    def value(self) -> Fraction | None:
        """The mean of the unrounded values: a mean of rounded ones would differ (Kota Madiun 2024)."""
        return sum(self.values, Fraction(0)) / len(self.values) if self.values else None


def with_category(units: Iterable[JudgedUnit]) -> list[JudgedUnit]:
    """The units that count in means: those whose index carries a category."""
    return [unit for unit in units if unit.outcome.category and unit.outcome.index is not None]


def mean_of_indexes(units: Sequence[JudgedUnit], label: Text) -> Mean:
    """The mean index of the units that have a category."""
    values = tuple(unit.outcome.index for unit in with_category(units) if unit.outcome.index is not None)
    return Mean(label, values, len(units))


def group_means(units: Sequence[JudgedUnit]) -> list[Mean]:
    """The mean index of every group, groups in the order of their names; one without a name comes last."""
    groups = sorted({unit.group for unit in units}, key=lambda name: (not name, name))
    return [
        mean_of_indexes(
            [unit for unit in units if unit.group == group],
            Text(group or "tanpa kelompok", group or "without a group"),
        )
        for group in groups
    ]


def part_means(units: Sequence[JudgedUnit]) -> list[Mean]:
    """The mean of every form of the index (F-02, F-03), over the units that have it."""
    found: dict[str, tuple[Text, list[Fraction], Fraction, Fraction]] = {}
    for unit in units:
        for term in unit.instrument.index.terms:
            form = unit.instrument.forms[term.form]
            kept = found.setdefault(form.key, (form.name, [], form.low, form.high))[1]
            value = unit.outcome.forms[form.key]
            kept += [value] if value is not None else []
    return [Mean(name, tuple(values), len(units), low, high) for name, values, low, high in found.values()]


def aspect_means(units: Sequence[JudgedUnit]) -> list[tuple[str, Mean]]:
    """The mean of every aspect by key and name, over the units that have it; forms A and B share aspects."""
    found: dict[tuple[str, Text], tuple[list[Fraction], Fraction, Fraction]] = {}
    for unit in units:
        for form in unit.instrument.judged:
            for aspect in form.aspects:
                kept = found.setdefault((aspect.key, aspect.name), ([], form.low, form.high))[0]
                value = unit.outcome.aspects[aspect.key]
                kept += [value] if value is not None else []
    return [
        (key, Mean(name, tuple(values), len(units), low, high))
        for (key, name), (values, low, high) in found.items()
    ]


@dataclass(frozen=True, slots=True)
class Loss:
    """What an indicator takes from the mean index: points lost against its top level, summed over units."""

    title: Text
    codes: tuple[str, ...]
    levels: tuple[int, ...]
    total: Fraction
    aspect: str

    @property
    def mean_level(self) -> Fraction:
        """The mean level of the units judged on it."""
        return Fraction(sum(self.levels), len(self.levels))

    def each(self, units: int) -> Fraction:
        """Points of the mean index of `units`."""
        return self.total / units if units else Fraction(0)


def losses(units: Sequence[JudgedUnit]) -> list[Loss]:
    """Indicators by what they take from the index of all units, most first; equal titles of forms A and B are one."""
    found: dict[tuple[Text, str], tuple[dict[str, None], list[int], list[Fraction]]] = {}
    for unit in units:
        for row, aspect, level, lost in _lost(unit):
            codes, levels, points = found.setdefault((row.title, aspect), ({}, [], []))
            codes[row.code] = None
            levels.append(level)
            points.append(lost)
    rows = [
        Loss(title, tuple(codes), tuple(levels), sum(points, Fraction(0)), aspect)
        for (title, aspect), (codes, levels, points) in found.items()
    ]
    return sorted(rows, key=lambda row: (-row.total, row.codes))


def _lost(unit: JudgedUnit) -> Iterator[tuple[Indicator, str, int, Fraction]]:
    for term in unit.instrument.index.terms:
        form = unit.instrument.forms[term.form]
        for aspect in form.aspects:
            for row in aspect.indicators:
                level = unit.given.levels.get(row.code)
                if isinstance(level, int):
                    share = row.weight * aspect.weight / 10_000 * term.times * term.weight
                    yield row, aspect.key, level, share * (form.high - level)
