"""How far the respondents of a survey are less certain than their number: those of one day or one device resemble each
other, and late ones hint at those who never answered.

Only what it comes to is kept, never who answered when.
"""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.utils.timezone import localdate

from tolok.rules import packs
from tolok.rules.questionnaires.values import Block
from tolok.rules.surveys.clusters import clustered
from tolok.rules.surveys.comparisons import LEVEL
from tolok.rules.surveys.early_late import early_late
from tolok.rules.surveys.suppression import SMALLEST

Row = tuple[int | None, ...]


class Sureness:
    """Answers to the main block of a satisfaction survey, taken in one by one."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.rows: list[tuple[datetime, Row]] = []
        self.same: dict[Row, Row] = {}
        self.clusters: dict[str, dict[str, list[Fraction]]] = {"day": {}, "device": {}}

    def add(self, answer: Mapping[str, Any], row: Row) -> None:
        """One respondent; who rated nothing in the block does not count."""
        given = [one for one in row if one is not None]
        if not given:
            return
        row = self.same.setdefault(row, row)
        self.rows.append((answer["given_at"], row))
        value = Fraction(sum(given), len(given))
        self._cluster("day", localdate(answer["given_at"]).isoformat(), value)
        if answer["device"] is not None:
            self._cluster("device", str(answer["device"]), value)

    def _cluster(self, kind: str, key: str, value: Fraction) -> None:
        self.clusters[kind].setdefault(key, []).append(value)

    def content(self) -> dict[str, Any]:
        """Design effects by kind of cluster, and whether the last third rates unlike the first; what cannot be told
        is left out."""
        found = {kind: _effect(values) for kind, values in self.clusters.items()}
        return {key: one for key, one in {**found, "late": self._late()}.items() if one is not None}

    def _late(self) -> dict[str, Any] | None:
        rows = sorted(self.rows, key=lambda one: (one[0], [point or 0 for point in one[1]]))
        third = len(rows) // 3
        if (
            third < SMALLEST or rows[third - 1][0] == rows[-third][0]
        ):  # brought all at once: there is no order
            return None
        found = early_late(packs.satisfaction(self.block.pack_id), [row for _, row in rows])
        if found.comparison.p is None:
            return None
        return {"early": found.early, "late": found.late, "differ": found.comparison.p <= LEVEL}


def _effect(values: Mapping[str, list[Fraction]]) -> dict[str, Any] | None:
    found = clustered(values)
    if found.effect is None:
        return None
    # a ratio of long sums: six digits are more than anybody reads, and the file stays small
    return {"n": found.n, "clusters": found.clusters, "effect": str(round(found.effect, 6))}
