"""Rows of the usual table of standards, No | Komponen | Uraian, from Word or from pasted lines."""

from collections.abc import Sequence

from tolok.rules.standards.component_names import component_of, is_number, other_of, service_in
from tolok.rules.texts import Problem
from tolok.sheets.standards.found import (
    ONE_OF_FOURTEEN,
    TWICE,
    UNKNOWN_COMPONENT,
    FoundStandards,
    Gathered,
    Gathering,
    Place,
)


class RowReader:
    """Takes rows in their order and tells one service from the next."""

    def __init__(self, where: Place, fallback: str, problems: list[Problem]) -> None:
        self._where = where
        self._fallback = fallback
        self._gathering = Gathering(problems)
        self._problems = problems
        self._name = self._code = ""
        self._now: Gathered | None = None
        self._component = ""

    def title(self, words: str) -> None:
        """A line above or between tables; one that names a service begins it."""
        if name := service_in(words):
            self._begin(name)

    def row(self, cells: Sequence[str], place: Place) -> None:
        """One row, its cells as text; a cell of nothing but a colon is none."""
        filled = [cell.strip() for cell in cells]
        while filled and filled[-1] in ("", ":"):
            filled.pop()
        told = [at for at, cell in enumerate(filled) if cell not in ("", ":")]
        if not told:
            return
        for at in told[:3]:
            # the last column holds words; only a row of its own may name a component there
            named = at < len(cells) - 1 or told[0] == 0
            code = component_of(filled[at]) if named and (at < len(filled) - 1 or len(told) <= 2) else None
            if code and len(filled[at]) <= 120:
                self._take(code, _joined(filled[at + 1 :]), place)
                return
        self._aside(filled, told, place)

    def found(self) -> FoundStandards:
        """Everything that was read."""
        return self._gathering.found(self._where)

    def _take(self, code: str, words: str, place: Place) -> None:
        if self._now is not None and code in self._now.words:
            if code != "A1":
                self._problems.append(place.problem(TWICE, code))
                return
            self._begin("")
        if self._now is None:
            name = self._name or (self._fallback if not self._code else "")
            self._now = self._gathering.service(self._code, name, place)
        self._component = code
        if self._now is not None:
            self._now.add(code, words)

    def _aside(self, filled: Sequence[str], told: Sequence[int], place: Place) -> None:
        """A row whose first cells name no component."""
        first = filled[told[0]]
        label = next((filled[at] for at in told if not is_number(filled[at])), first)
        kind = other_of(label)
        rest = _joined([filled[at] for at in told if filled[at] not in (first, label)])
        if kind == "service" and rest:
            self._begin(rest)
        elif kind == "code" and rest:
            self._code = rest
        elif kind in ("heads", "sections"):
            return
        elif len(told) == 1 and (name := service_in(first)):
            self._begin(name)
        elif self._continues(told, filled) and self._now is not None and self._component:
            self._now.add(self._component, _joined([filled[at] for at in told]))
        else:
            self._problems.append(place.problem(UNKNOWN_COMPONENT, label, ONE_OF_FOURTEEN))

    def _continues(self, told: Sequence[int], filled: Sequence[str]) -> bool:
        """Whether a row goes on with the words above: nothing stands where a component would be named."""
        return told[0] == len(filled) - 1 and (told[0] > 0 or len(filled) == 1)

    def _begin(self, name: str) -> None:
        self._name, self._code, self._now, self._component = name, "", None, ""


def _joined(cells: Sequence[str]) -> str:
    return "\n".join(cell for cell in cells if cell not in ("", ":")).lstrip(": ")
