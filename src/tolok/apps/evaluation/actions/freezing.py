"""Freeze what the records of a unit say, so that what it handed in can be read later as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, OuterRef, Q, Subquery
from django.utils.timezone import localdate

from tolok.apps.evaluation.models import (
    ClaimState,
    Cycle,
    FrozenRecords,
    Locus,
    RecordCopy,
    State,
    Submission,
)
from tolok.apps.evaluation.selectors.copies import now_of, rows_of
from tolok.apps.evaluation.selectors.trail import named
from tolok.rules.digests import digest
from tolok.rules.record_copies import Copy


@dataclass(frozen=True, slots=True)
class Taken:
    """What the records of a unit say: copies by their digest, and which of them stands for which origin."""

    copies: Mapping[str, Copy]
    records: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 of origins with the digests of their copies: it stands for all of them."""
        return digest(self.records)


def take(locus: Locus, day: date) -> Taken:
    """Read every row that the kept proposals of a unit name, or that spoke against it by `day`, as of that day."""
    known = {origin: one for origin, one in named(locus).items() if one.there_on(day)}
    found = {origin: one.copy for origin, one in now_of(locus, rows_of(known), day).items()}
    records = {origin: digest(one) for origin, one in sorted(found.items())}
    return Taken({records[origin]: one for origin, one in found.items()}, records)


def keep(taken: Taken, *, locus: Locus, submission: Submission | None, now: datetime) -> FrozenRecords:
    """Keep it; words that are kept already, of an earlier hand-in or year, are not kept again. Two statements."""
    rows = [RecordCopy(sha256=one, content=taken.copies[one]) for one in sorted(taken.copies)]
    RecordCopy.objects.bulk_create(rows, ignore_conflicts=True)
    return FrozenRecords.objects.create(
        locus=locus, submission=submission, records=taken.records, digest=taken.digest, at=now
    )


def freeze_left(*, cycle: Cycle, now: datetime) -> int:
    """Freeze the records of units whose time is over without a hand-in: their proposals are renewed no more.

    Each unit by itself, so that it can be cut off; what is frozen since its proposals were last renewed is not frozen
    again. How many units it were. Nothing outside the phase of judging.
    """
    if cycle.state != State.JUDGING:
        return 0
    last = (
        FrozenRecords.objects.filter(locus=OuterRef("pk"), submission=None).order_by("-at").values("at")[:1]
    )
    rows = cycle.loci.exclude(claim_state=ClaimState.SUBMITTED).select_related("cycle", "unit", "form")
    rows = rows.annotate(renewed=Max("findings__at"), frozen_at=Subquery(last)).filter(renewed__isnull=False)
    left = list(rows.filter(Q(frozen_at=None) | Q(frozen_at__lt=Max("findings__at"))).order_by("pk"))
    for locus in left:
        with transaction.atomic():
            keep(take(locus, localdate(now)), locus=locus, submission=None, now=now)
    return len(left)


def freeze_due(*, now: datetime) -> int:
    """The same for every cycle that is being judged; called once a day. How many units it were."""
    return sum(freeze_left(cycle=one, now=now) for one in Cycle.objects.filter(state=State.JUDGING))
