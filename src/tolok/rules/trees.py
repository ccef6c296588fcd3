"""A tree that changes by day: every part has versions, each with its parent and its first and last day.

What must hold on every day: a part has at most one version, its parent is there, and nobody stands under
itself. A law of its own, not of a database: the same functions judge a file before it is read in and a change
before it is written.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, Literal, TypeVar

Part = TypeVar("Part", bound=Hashable)
Fault = Literal["overlap", "orphan", "circle"]
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span(Generic[Part]):
    """`part` stood under `parent` (None: at the top) from `first` to `last`, both included; None: still."""

    part: Part
    parent: Part | None
    first: date
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies in it."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Broken(Generic[Part]):
    """What would not hold: `part` from `day` on; `other` is the parent that is missing or the other version's part."""

    fault: Fault
    part: Part
    day: date
    other: Part


class Tree(Generic[Part]):
    """The versions of all parts, in order of their days."""

    def __init__(self, spans: Iterable[Span[Part]]) -> None:
        self.spans: dict[Part, list[Span[Part]]] = {}
        for span in sorted(spans, key=lambda span: span.first):
            self.spans.setdefault(span.part, []).append(span)

    def on(self, part: Part, day: date) -> Span[Part] | None:
        """The version of `part` on `day`."""
        versions = self.spans.get(part, [])
        place = bisect_right(versions, day, key=lambda span: span.first)
        return versions[place - 1] if place and versions[place - 1].holds_on(day) else None

    def above(self, part: Part, day: date) -> Iterator[Part]:
        """The parts above `part` on `day`, nearest first; stops where a circle closes."""
        seen = {part}
        span = self.on(part, day)
        while span and span.parent is not None:
            yield span.parent
            if span.parent in seen:
                return
            seen.add(span.parent)
            span = self.on(span.parent, day)

    def faults(self) -> Iterator[Broken[Part]]:
        """Everything that does not hold on some day, by part."""
        for part, versions in self.spans.items():
            for before, after in pairwise(versions):
                if before.last is None or before.last >= after.first:
                    yield Broken("overlap", part, after.first, part)
            for span in versions:
                yield from self._under(span)

    def _under(self, span: Span[Part]) -> Iterator[Broken[Part]]:
        """A circle closes on the first day of one of its versions, so only first days need to be walked."""
        if span.parent is None:
            return
        missing = self._first_day_without(span.parent, span)
        if missing is not None:
            yield Broken("orphan", span.part, missing, span.parent)
        if span.part in self.above(span.part, span.first):
            yield Broken("circle", span.part, span.first, span.parent)

    def _first_day_without(self, parent: Part, span: Span[Part]) -> date | None:
        """The first day of `span` on which its parent is not there."""
        day = span.first
        while span.last is None or day <= span.last:
            found = self.on(parent, day)
            if found is None:
                return day
            if found.last is None:
                return None
            day = found.last + DAY
        return None
