"""Measured service times, and taking measurements and visits back.

`measure_cases` counts requests and keeps only the result; `measure_summary` keeps what somebody else counted; both
return the `TimeMeasurement`. `correct` puts another row in the place of one that was wrong, `retract` takes one back;
both want `why`. Nothing is changed in place. Visits (`check_hours`) are written by `actions.visiting`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.models import HoursCheck, Looked, Service, StandardVersion, TimeMeasurement
from tolok.apps.standards.refusals import measuring as refusals
from tolok.apps.standards.selectors.measuring import standing
from tolok.apps.standards.selectors.services import profile_of
from tolok.rules.delivery.measuring import time_sources
from tolok.rules.delivery.service_times import (
    BY_THE_CLOCK,
    Case,
    Promise,
    Times,
    faults_of_summary,
    promises_of,
    times_of,
    used,
)
from tolok.rules.texts import Problem, ProblemsError, Text, refuse_all, refuse_rows, refused

Row = TypeVar("Row", bound=Looked)


@dataclass(frozen=True, slots=True)
class Measuring:
    """What is measured: the version that held, which of its promises (limit, waiting), the period and the source.

    With `opening` minutes and hours count only while the unit is open, by the hours of its profile.
    """

    version: StandardVersion
    period_from: date
    period_to: date
    source: str
    promise: str = "limit"
    opening: bool = False

    @property
    def promised(self) -> Promise:
        """The promise of the version. Raises ProblemsError where it makes none."""
        found = promises_of(self.version.standard).get(self.promise)
        if found is None:
            raise refused(refusals.NO_PROMISE, "promise")
        return replace(found, opening=self.opening)


def check_cases(*, measuring: Measuring, rows: Iterable[tuple[int, Case]]) -> None:
    """Raise ProblemsError with every row (its number, the request) that does not belong to the period."""
    first, last, held = measuring.period_from, measuring.period_to, measuring.version.effective_from
    faults = []
    for number, case in rows:
        began, finished = case.began.date(), case.finished.date()
        tests = (
            (finished < first, refusals.EARLY),
            (finished > last, refusals.LATE),
            (held is not None and began < held, refusals.BEFORE_IN_FORCE),
        )
        faults += [(number, "", text) for wrong, text in tests if wrong][:1]
    refuse_rows(faults)


def count(*, measuring: Measuring, cases: Sequence[Case]) -> Times:
    """What `cases` (on the clock of the unit) come to; nothing is kept. Raises ProblemsError for working days without
    a calendar and for `opening` without known hours."""
    promised = measuring.promised
    profile = profile_of(measuring.version.service.unit)
    week = profile.hours if profile else {}
    refuse_all([(measuring.opening and not any(week.values()), refusals.NO_HOURS, "opening")])
    return times_of([used(one, promised, week) for one in cases], promised.most)


def measure_cases(
    *,
    measuring: Measuring,
    cases: Sequence[Case],
    unfinished: int = 0,
    note: str = "",
    proof: ProofVersion | None = None,
    by: User | None,
    now: datetime,
) -> TimeMeasurement:
    """Count requests that were finished in the period and keep the result, never the requests."""
    check_cases(measuring=measuring, rows=enumerate(cases, 1))
    times = count(measuring=measuring, cases=cases)
    return measure_summary(
        measuring=measuring,
        times=times,
        unfinished=unfinished,
        counted=True,
        note=note,
        proof=proof,
        by=by,
        now=now,
    )


def measure_summary(
    *,
    measuring: Measuring,
    times: Times,
    unfinished: int = 0,
    counted: bool = False,
    note: str = "",
    proof: ProofVersion | None = None,
    by: User | None,
    now: datetime,
) -> TimeMeasurement:
    """Keep how many of how many kept the promise, with median and P90 in its unit where they are known."""
    row = _row(measuring, times, unfinished, counted, note, proof, by, now)
    with transaction.atomic():
        Service.objects.select_for_update().get(pk=row.service_id)
        _refuse_twice(row)
        row.save()
        record(by=by, action="standards.measure", target=row, after=_kept(row), now=now)
    return row


def correct(
    *,
    measurement: TimeMeasurement,
    measuring: Measuring,
    times: Times,
    unfinished: int = 0,
    counted: bool = False,
    note: str = "",
    proof: ProofVersion | None = None,
    by: User | None,
    why: str,
    now: datetime,
) -> TimeMeasurement:
    """Put another result in the place of one that was wrong; the wrong one stays readable."""
    refuse_all([(not why.strip(), refusals.NO_REASON, "why")])
    row = _row(measuring, times, unfinished, counted, note, proof, by, now)
    with transaction.atomic():
        Service.objects.select_for_update().get(pk=row.service_id)
        old = current(TimeMeasurement, measurement.pk)
        refuse_all([(old.service_id != row.service_id, refusals.SERVICE_ELSEWHERE, "version")])
        _refuse_twice(row, old)
        row.replaces, row.why = old, why.strip()
        row.save()
        before, after = _kept(old), _kept(row)
        record(
            by=by,
            action="standards.correct_measurement",
            target=row,
            before=before,
            after=after,
            why=why,
            now=now,
        )
    return row


def retract(*, row: TimeMeasurement | HoursCheck, by: User | None, why: str, now: datetime) -> None:
    """Take back a measurement or a visit that should not count; it stays readable with the reason."""
    refuse_all([(not why.strip(), refusals.NO_REASON, "why")])
    with transaction.atomic():
        found = current(type(row), row.pk)
        found.retracted_at, found.retracted_why = now, why.strip()
        found.save(update_fields=["retracted_at", "retracted_why"])
        action = (
            "standards.retract_measurement"
            if isinstance(found, TimeMeasurement)
            else "standards.retract_visit"
        )
        record(by=by, action=action, target=found, after={"retracted": True}, why=why, now=now)


def current(model: type[Row], pk: int) -> Row:
    """The row, locked. Raises ProblemsError when it was replaced or taken back."""
    row = model._default_manager.select_for_update(of=("self",)).get(pk=pk)
    if not standing(model).filter(pk=pk).exists():
        raise refused(refusals.GONE)
    return row


def _row(
    measuring: Measuring,
    times: Times,
    unfinished: int,
    counted: bool,
    note: str,
    proof: ProofVersion | None,
    by: User | None,
    now: datetime,
) -> TimeMeasurement:
    promised, version = measuring.promised, measuring.version
    _check(measuring, promised, proof, now)
    if counted and not times.n:
        raise refused(refusals.NO_CASES, "lines")
    if not counted and (faults := faults_of_summary(times, promised.most)):
        raise ProblemsError(faults)
    return TimeMeasurement(
        service=version.service,
        version=version,
        promise=measuring.promise,
        most=str(promised.most),
        unit=promised.unit,
        opening=promised.opening,
        period_from=measuring.period_from,
        period_to=measuring.period_to,
        source=measuring.source,
        n=times.n,
        within=times.within,
        median="" if times.median is None else str(times.median),
        p90="" if times.p90 is None else str(times.p90),
        unfinished=unfinished,
        counted=counted,
        note=note.strip(),
        proof=proof,
        by=by,
        at=now,
    )


def _check(measuring: Measuring, promised: Promise, proof: ProofVersion | None, now: datetime) -> None:
    version, first, last = measuring.version, measuring.period_from, measuring.period_to
    faults: list[tuple[bool, Text, str]] = [
        (last < first, refusals.BACKWARDS, "period_to"),
        (last > timezone.localdate(now), refusals.IN_FUTURE, "period_to"),
        (not (version.holds_on(first) and version.holds_on(last)), refusals.OTHER_PROMISE, "period_from"),
        (measuring.source not in time_sources(), refusals.NO_SOURCE, "source"),
        (promised.opening and promised.unit not in BY_THE_CLOCK, refusals.NOT_BY_THE_CLOCK, "opening"),
        (
            proof is not None and proof.proof.unit_id != version.service.unit_id,
            refusals.PROOF_ELSEWHERE,
            "proof",
        ),
    ]
    refuse_all(faults)


def _refuse_twice(row: TimeMeasurement, old: TimeMeasurement | None = None) -> None:
    same = standing(TimeMeasurement).filter(
        service=row.service_id,
        promise=row.promise,
        period_from=row.period_from,
        period_to=row.period_to,
        source=row.source,
    )
    if old is not None:
        same = same.exclude(pk=old.pk)
    if same.exists():
        raise ProblemsError([Problem(refusals.MEASURED_ALREADY, key="period_from")])


def _kept(row: TimeMeasurement) -> dict[str, Any]:
    names = ("promise", "most", "opening", "period_from", "period_to", "source", "n", "within")
    more = ("median", "p90", "unfinished", "counted", "note")
    return {name: getattr(row, name) for name in (*names, *more)} | {
        "measured_in": row.unit,
        "proof": row.proof_id,
    }
