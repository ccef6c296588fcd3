"""What an import would bring, for a person to look at before anything is kept."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from uuid import UUID

from tolok.sheets.imports.values import ImportedAnswers


@dataclass(frozen=True, slots=True)
class Preview:
    """Counts of a file: answers in all, those that are there already, those outside the period, by item and point.

    `first` and `last` are days of the office's zone; `untimed` answers name no time.
    """

    answers: int
    known: int
    outside: int
    untimed: int
    first: date | None
    last: date | None
    points: Mapping[str, Mapping[int, int]]
    services: Mapping[str, int]
    details: Mapping[str, int]
    comments: int

    @property
    def new(self) -> int:
        """How many are not there yet."""
        return self.answers - self.known


def preview(
    found: ImportedAnswers,
    survey: str,
    *,
    zone: tzinfo,
    opens: date,
    closes: date,
    known: Collection[UUID] = (),
) -> Preview:
    """The counts for the survey of that code, open from `opens` to `closes` (both included), which has `known`."""
    days = [one.given_at.astimezone(zone).date() for one in found.answers if one.given_at]
    points: dict[str, Counter[int]] = {}
    for one in found.answers:
        for key, point in one.values.items():
            points.setdefault(key, Counter())[point] += 1
    kept = set(known)
    return Preview(
        answers=len(found.answers),
        known=sum(one.identifier(one.survey or survey) in kept for one in found.answers),
        outside=sum(not opens <= day <= closes for day in days),
        untimed=len(found.answers) - len(days),
        first=min(days, default=None),
        last=max(days, default=None),
        points={key: dict(sorted(counts.items())) for key, counts in points.items()},
        services=dict(Counter(one.service for one in found.answers if one.service).most_common()),
        details=dict(Counter(part for one in found.answers for part in one.profile)),
        comments=sum(bool(one.comment) for one in found.answers),
    )
