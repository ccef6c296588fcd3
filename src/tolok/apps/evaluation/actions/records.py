"""Renew what the records of units propose for their indicators, one unit at once or a whole cycle by the worker."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.actions import duty_reading
from tolok.apps.evaluation.models import ClaimState, Cycle, Finding, Locus, State, Sweep
from tolok.apps.evaluation.selectors import gathering as reads
from tolok.apps.evaluation.selectors.overview import with_forms

#: Units whose proposals are renewed in one transaction.
BATCH = 50
RENEWED = ("as_of", "known", "level", "content", "digest", "at")


def refresh(*, loci: Sequence[Locus], day: date, now: datetime, handing_in: bool = False) -> None:
    """Renew the kept proposals of units of one cycle as of `day`; what says the same is not written again.

    The number of statements does not grow with units or indicators. What a unit handed in stands beside what was known
    then: its proposals stay as they were while it was `handing_in`, and none is written once filling in is over.
    Duties are no proposal: they are read as of today at any stage, because letters are written about them.
    """
    if not loci:
        return
    today, over = localdate(now), loci[0].cycle.has_reached(State.JUDGING)
    facts = None if over else reads.gathered([one.unit_id for one in loci], day, loci[0].cycle.year)
    duty_reading.read(loci=loci, day=today, facts=facts if day == today else None)
    if facts is None:
        return
    moving = [one for one in loci if handing_in or one.claim_state != ClaimState.SUBMITTED]
    kept = {(one.locus_id, one.code): one for one in Finding.objects.filter(locus__in=moving)}
    fresh = []
    for locus in moving:
        for code, one in reads.found(locus.form.instrument, facts[locus.unit_id]).items():
            content = reads.content_of(one)
            digest = reads.digest_of(one.level, content)
            old = kept.get((locus.pk, code))
            if old is None or old.digest != digest or old.as_of != day:
                values = {"as_of": day, "known": bool(one.facts), "level": one.level, "digest": digest}
                fresh.append(Finding(locus=locus, code=code, content=content, at=now, **values))
    Finding.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["locus", "code"],
        update_fields=list(RENEWED),
        batch_size=500,
    )


def order_sweep(*, cycle: Cycle, by: User | None, today: date, now: datetime) -> Sweep:
    """Ask for a renewal of the proposals and duties of all units; one that is under way is returned instead."""
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        under_way = Sweep.objects.filter(cycle=cycle, finished_at=None).first()
        if under_way is not None:
            return under_way
        return Sweep.objects.create(
            cycle=cycle,
            as_of=reads.as_of(cycle, today),
            units=cycle.loci.count(),
            ordered_by=by,
            ordered_at=now,
        )


def sweep(*, pk: int, now: datetime) -> None:
    """Do what is left of a renewal, batch by batch; each batch is kept by itself, so that it can be cut off."""
    row = Sweep.objects.select_related("cycle__office").filter(pk=pk, finished_at=None).first()
    if row is None:
        return
    while True:
        rows = Locus.objects.filter(cycle=row.cycle, pk__gt=row.last).order_by("pk")
        loci = with_forms(rows[:BATCH], row.cycle)
        if not loci:
            break
        with transaction.atomic():
            refresh(loci=loci, day=row.as_of, now=now)
            row.last, row.done = loci[-1].pk, row.done + len(loci)
            row.save(update_fields=["last", "done"])
    row.finished_at = now
    row.save(update_fields=["finished_at"])


def renew_due(*, now: datetime) -> int:
    """Renew the proposals of every cycle that is being filled in; called once a day. How many cycles there were."""
    cycles = list(Cycle.objects.filter(state=State.FILLING).order_by("pk"))
    for cycle in cycles:
        row = order_sweep(cycle=cycle, by=None, today=localdate(now), now=now)
        sweep(pk=row.pk, now=now)
    return len(cycles)


def unfinished_sweeps() -> list[int]:
    """Renewals that were cut off."""
    return list(Sweep.objects.filter(finished_at=None).order_by("pk").values_list("pk", flat=True))
