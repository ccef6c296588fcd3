"""Reviews (*peninjauan ulang*) and monitoring of standards, and the promises that follow from them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.commitments.actions import Promise, promise
from tolok.apps.commitments.models import Commitment, Source
from tolok.apps.common.actions import record
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.actions.planning import turn
from tolok.apps.standards.models import Monitoring, PlanKind, Review, StandardVersion, TimeMeasurement
from tolok.apps.standards.refusals import dates
from tolok.apps.standards.refusals import keeping as refusals
from tolok.apps.standards.refusals.measuring import MEASUREMENT_ELSEWHERE
from tolok.apps.standards.selectors.keeping import origin_of
from tolok.apps.standards.selectors.measuring import measured_for
from tolok.rules.standards.clocks import KEPT, METHODS
from tolok.rules.standards.components import by_code
from tolok.rules.texts import Problem, ProblemsError, Text


def review(
    *,
    version: StandardVersion,
    reviewed_on: date,
    method: str,
    findings: str,
    change: bool,
    partial: bool = False,
    consultation: str = "",
    proof: ProofVersion | None = None,
    by: User | None,
    now: datetime,
) -> Review:
    """Note a review of a version that is or was in force: what was found, and whether it stays or changes.

    The plan of the service is done with it and turns to the next day on which a review is due.
    """
    faults = [
        (not method.strip(), refusals.NO_METHOD, "method"),
        (not findings.strip(), refusals.NO_FINDINGS, "findings"),
        *_common(version, reviewed_on, "reviewed_on", proof, now),
    ]
    _refuse(faults)
    with transaction.atomic():
        row = Review.objects.create(
            version=version,
            reviewed_on=reviewed_on,
            method=" ".join(method.split()),
            findings=findings.strip(),
            change=change,
            partial=partial,
            consultation=consultation,
            proof=proof,
            by=by,
            at=now,
        )
        turn(service=version.service, kind=PlanKind.REVIEW, done_on=reviewed_on)
        after = {
            "reviewed_on": reviewed_on,
            "method": row.method,
            "findings": row.findings,
            "change": change,
            "partial": partial,
            "consultation": consultation,
            "proof": row.proof_id,
        }
        record(by=by, action="standards.review", target=row, after=after, now=now)
    return row


def monitor(
    *,
    version: StandardVersion,
    period_from: date,
    period_to: date,
    done_on: date,
    methods: Sequence[str],
    kept: Mapping[str, str],
    findings: str = "",
    recommendations: str = "",
    measurement: TimeMeasurement | None = None,
    proof: ProofVersion | None = None,
    by: User | None,
    now: datetime,
) -> Monitoring:
    """Note how a version was kept in a period: `kept` says yes, partly or no by component; what is left out was not
    looked at. It may rest on a `measurement` of the service that stands."""
    today = timezone.localdate(now)
    faults = [
        (not methods or not frozenset(methods) <= frozenset(METHODS), refusals.NO_METHODS, "methods"),
        (
            not kept
            or not frozenset(kept) <= frozenset(by_code())
            or not frozenset(kept.values()) <= KEPT.keys(),
            refusals.NOTHING_LOOKED_AT,
            "kept",
        ),
        (period_to < period_from, refusals.BACKWARDS, "period_to"),
        (period_to > today, dates.period_to_come(period_to, today), "period_to"),
        (done_on < period_from, refusals.BEFORE_PERIOD, "done_on"),
        (
            measurement is not None and measurement not in measured_for(version.service),
            MEASUREMENT_ELSEWHERE,
            "measurement",
        ),
        *_common(version, done_on, "done_on", proof, now),
    ]
    _refuse(faults)
    given: dict[str, Any] = {
        "period_from": period_from,
        "period_to": period_to,
        "done_on": done_on,
        "methods": [key for key in METHODS if key in methods],
        "kept": {code: kept[code] for code in by_code() if code in kept},
        "findings": findings.strip(),
        "recommendations": recommendations.strip(),
    }
    with transaction.atomic():
        row = Monitoring.objects.create(
            version=version, measurement=measurement, proof=proof, by=by, at=now, **given
        )
        turn(service=version.service, kind=PlanKind.MONITORING, done_on=done_on)
        after = given | {"measurement": row.measurement_id, "proof": row.proof_id}
        record(by=by, action="standards.monitor", target=row, after=after, now=now)
    return row


def promise_after(
    *,
    done: Review | Monitoring,
    title: str,
    measure: str,
    due_on: date,
    cause: str = "",
    owner: str = "",
    public: bool = False,
    by: User | None,
    now: datetime,
) -> Commitment:
    """Promise something that a review or monitoring recommended. The same title twice is the same promise."""
    unit = done.version.service.unit
    promised = Promise(
        unit=unit,
        title=title,
        measure=measure,
        due_on=due_on,
        cause=cause or done.findings[:1000],
        owner=owner,
        source=Source.INSPECTION,
        origin=f"{origin_of(done)}:{' '.join(title.split()).casefold()[:70]}",
        public=public,
    )
    return promise(office=unit.office, promised=promised, by=by, now=now)


def _common(
    version: StandardVersion, day: date, key: str, proof: ProofVersion | None, now: datetime
) -> list[tuple[bool, Text, str]]:
    begun = version.effective_from
    early = begun is not None and day < begun
    return [
        (begun is None, refusals.NOT_IN_FORCE, ""),
        (early, dates.done_before_it_held(day, begun or day), key),
        (day > timezone.localdate(now), refusals.IN_FUTURE, key),
        (
            proof is not None and proof.proof.unit_id != version.service.unit_id,
            refusals.PROOF_ELSEWHERE,
            "proof",
        ),
    ]


def _refuse(faults: Sequence[tuple[bool, Text, str]]) -> None:
    if problems := [Problem(text, key=key) for wrong, text, key in faults if wrong]:
        raise ProblemsError(problems)
