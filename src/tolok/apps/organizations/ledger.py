"""The units of one office as a book of dated changes: what may be written, and what would no longer hold.

It knows codes and days, no database. A single change, a merger and a list of a thousand rows go through the same
book, so they are judged by the same rules.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tolok.apps.organizations import refusals
from tolok.rules.offices import ServiceGroup, UnitKind
from tolok.rules.texts import Problem, ProblemsError
from tolok.rules.trees import Broken, Span, Tree

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a unit is on a day; `parent` is a code, empty for the top."""

    name: str
    kind: UnitKind
    parent: str = ""
    group: ServiceGroup = "other"
    abbreviation: str = ""


@dataclass(slots=True)
class Version:
    """A standing from `first` to `last`, both included (None: still). `pk` is the row's number, None for a new one."""

    standing: Standing
    first: date
    last: date | None = None
    change: str = "founded"
    reason: str = ""
    ending: str = ""
    merged_into: str = ""
    end_reason: str = ""
    pk: int | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """One change in the book: what was done to `code` from `day` on, and the standing before and after.

    `act` is founded, renamed, moved, changed, corrected, closed or merged.
    """

    act: str
    code: str
    day: date
    before: Standing | None
    after: Standing | None
    into: str = ""


@dataclass(slots=True)
class Ledger:
    """The versions of every unit by code, oldest first, and what was written into the book since it was opened."""

    versions: dict[str, list[Version]]
    written: list[Written] = field(default_factory=list)
    touched: list[Version] = field(default_factory=list)

    def last(self, code: str) -> Version:
        """The newest version of a unit."""
        return self.versions[code][-1]

    def found(self, code: str, standing: Standing, day: date, why: str) -> None:
        """A new unit from `day` on. Raises ProblemsError when the code was ever used."""
        if code in self.versions:
            raise refusals.refused(refusals.CODE_TAKEN, "code", self.last(code).standing.name)
        version = Version(standing, day, reason=why)
        self.versions[code] = [version]
        self.touched.append(version)
        self.written.append(Written("founded", code, day, None, standing))

    def change(self, code: str, standing: Standing, day: date, why: str) -> None:
        """Another standing from `day` on. On the first day of a version it corrects that version.

        Raises ProblemsError when a later change is written already or the unit is no longer there.
        """
        current = self._open_on(code, day)
        before = current.standing
        if before == standing:
            return
        act = _act(before, standing)
        if current.first == day:
            current.standing, current.reason, current.corrected = standing, why, True
            act = "corrected"
        else:
            after = replace(
                current, standing=standing, first=day, change=act, reason=why, pk=None, corrected=False
            )
            current.last, current.ending, current.merged_into, current.end_reason = day - DAY, "", "", ""
            self.versions[code].append(after)
            self.touched.append(after)
        self.touched.append(current)
        self.written.append(Written(act, code, day, before, standing))

    def end(self, code: str, day: date, why: str, into: str = "") -> None:
        """Close a unit, or merge it `into` another: `day` is the first day on which it is not there.

        Raises ProblemsError when it began on that day or later, or is no longer there.
        """
        current = self._open_on(code, day)
        if current.first == day:
            raise refusals.refused(refusals.dated(refusals.BEGAN_THAT_DAY, day, unit=self._name(code)), "day")
        current.last, current.end_reason, current.merged_into = day - DAY, why, into
        current.ending = "merged" if into else "closed"
        self.touched.append(current)
        self.written.append(Written(current.ending, code, day, current.standing, None, into))

    def merge(self, code: str, into: str, day: date, why: str) -> None:
        """End a unit and put what stands under it under `into`."""
        tree = self.tree(day)
        if tree.on(into, day) is None:
            raise refusals.refused(refusals.NOT_THERE, "into", self._name(into))
        if into == code or code in tree.above(into, day):
            raise refusals.refused(refusals.MERGED_BELOW, "into", into)
        for child in self.children(code, day):
            self.change(child, replace(self._open_on(child, day).standing, parent=into), day, why)
        self.end(code, day, why, into)

    def children(self, code: str, day: date) -> list[str]:
        """The units that stand under a unit on `day` or later."""
        return [
            child
            for child, versions in self.versions.items()
            if any(v.standing.parent == code and (v.last is None or v.last >= day) for v in versions)
        ]

    def tree(self, day: date) -> Tree[str]:
        """The tree from `day` on; what lies before is cut off."""
        return Tree(self._spans(day))

    def faults(self) -> list[Broken[str]]:
        """What no longer holds because of what was written."""
        if not self.written:
            return []
        return list(self.tree(min(written.day for written in self.written)).faults())

    def check(self) -> None:
        """Raise ProblemsError with everything that no longer holds."""
        found = self.faults()
        if found:
            raise ProblemsError([self.problem(fault) for fault in found])

    def problem(self, fault: Broken[str]) -> Problem:
        """A fault of the tree in words."""
        return refusals.broken(fault, self._name(fault.part), self._name(fault.other))

    def _name(self, code: str) -> str:
        versions = self.versions.get(code)
        return f"{code} {versions[-1].standing.name}" if versions else code

    def _open_on(self, code: str, day: date) -> Version:
        """The newest version, which must hold on `day`."""
        current = self.last(code)
        if day < current.first:
            raise refusals.refused(
                refusals.dated(refusals.LATER_CHANGE, current.first, unit=self._name(code)), "day"
            )
        if current.last is not None and day > current.last:
            raise refusals.refused(
                refusals.dated(refusals.GONE, current.last + DAY, unit=self._name(code)), "day"
            )
        return current

    def _spans(self, day: date) -> Iterator[Span[str]]:
        for code, versions in self.versions.items():
            for version in versions:
                if version.last is None or version.last >= day:
                    first = max(version.first, day)
                    yield Span(code, version.standing.parent or None, first, version.last)


def opened(versions: Iterable[tuple[str, Version]]) -> Ledger:
    """A book over (code, version) pairs in any order."""
    book: dict[str, list[Version]] = {}
    for code, version in sorted(versions, key=lambda pair: pair[1].first):
        book.setdefault(code, []).append(version)
    return Ledger(book)


def _act(before: Standing, after: Standing) -> str:
    moved = replace(before, parent=after.parent) == after
    renamed = replace(before, name=after.name, abbreviation=after.abbreviation) == after
    return "moved" if moved else "renamed" if renamed else "changed"
