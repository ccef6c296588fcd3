"""One line of the table: what was measured, what it is compared with, and whether it keeps its budget."""

from dataclasses import dataclass

HEADINGS = ("What", "Measured", "Beside it", "Budget", "Result")


@dataclass(frozen=True, slots=True)
class Line:
    """A measurement and its budget, both in `unit` (``s``, ``ms``, ``MiB``, or empty for a count).

    `beside` is the measurement it is compared with, in words; `sum` says how `most` came about. Without
    `most` the line is only told.
    """

    what: str
    value: float
    unit: str
    beside: str = ""
    most: float | None = None
    sum: str = ""

    @property
    def passed(self) -> bool:
        """Whether the budget is kept; a line without one always keeps it."""
        return self.most is None or self.value <= self.most

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it is printed under `HEADINGS`."""
        if self.most is None:
            return self.what, self._shown(self.value), self.beside, "none", "–"
        budget = f"{self.sum} = {self._shown(self.most)}" if self.sum else self._shown(self.most)
        used = f", {100 * self.value / self.most:.0f} %" if self.most else ""
        verdict = f"{'PASS' if self.passed else 'FAIL'}{used}"
        return self.what, self._shown(self.value), self.beside, f"≤ {budget}", verdict

    def _shown(self, value: float) -> str:
        return f"{value:.{2 if self.unit == 's' else 0}f} {self.unit}".rstrip()
