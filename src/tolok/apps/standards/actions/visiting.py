"""Visits at the desk beside the hours that were published for that moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions.measuring import current
from tolok.apps.standards.models import HoursCheck, Service
from tolok.apps.standards.refusals import measuring as refusals
from tolok.apps.standards.selectors.measuring import zone_of_unit
from tolok.apps.standards.selectors.services import profile_of
from tolok.rules.delivery.hours_visits import says_at
from tolok.rules.delivery.measuring import findings, visit_sources
from tolok.rules.texts import refuse_all


@dataclass(frozen=True, slots=True)
class Seen:
    """A visit: the moment, what was found, who it was, for one service or (None) the whole desk.

    `says` (open, closed) and `hours` are what was written there; without `says` the hours of the unit's profile tell.
    """

    visited_at: datetime
    found: str
    source: str
    service: Service | None = None
    says: str = ""
    hours: str = ""


def check_hours(
    *,
    unit: OrganizationUnit,
    seen: Seen,
    note: str = "",
    proof: ProofVersion | None = None,
    by: User | None,
    now: datetime,
) -> HoursCheck:
    """Keep what somebody found at the desk."""
    row = _row(unit, seen, note, proof, by, now)
    with transaction.atomic():
        row.save()
        record(by=by, action="standards.check_hours", target=row, after=_kept(row), now=now)
    return row


def correct_check(
    *,
    check: HoursCheck,
    seen: Seen,
    note: str = "",
    proof: ProofVersion | None = None,
    by: User | None,
    why: str,
    now: datetime,
) -> HoursCheck:
    """Put another visit in the place of one that was entered wrongly; the wrong one stays readable."""
    refuse_all([(not why.strip(), refusals.NO_REASON, "why")])
    row = _row(check.unit, seen, note, proof, by, now)
    with transaction.atomic():
        old = current(HoursCheck, check.pk)
        row.replaces, row.why = old, why.strip()
        row.save()
        before, after = _kept(old), _kept(row)
        record(
            by=by, action="standards.correct_visit", target=row, before=before, after=after, why=why, now=now
        )
    return row


def _row(
    unit: OrganizationUnit, seen: Seen, note: str, proof: ProofVersion | None, by: User | None, now: datetime
) -> HoursCheck:
    says, hours = _promised(unit, seen)
    refuse_all(
        [
            (seen.visited_at > now, refusals.IN_FUTURE, "visited_on"),
            (seen.found not in findings(), refusals.NO_FINDING, "found"),
            (seen.source not in visit_sources(), refusals.NO_SOURCE, "source"),
            (says not in ("open", "closed"), refusals.HOURS_UNKNOWN, "says"),
            (
                seen.service is not None and seen.service.unit_id != unit.pk,
                refusals.SERVICE_ELSEWHERE,
                "service",
            ),
            (proof is not None and proof.proof.unit_id != unit.pk, refusals.PROOF_ELSEWHERE, "proof"),
        ]
    )
    return HoursCheck(
        unit=unit,
        service=seen.service,
        visited_at=seen.visited_at,
        says=says,
        hours=hours[:200],
        found=seen.found,
        source=seen.source,
        note=note.strip(),
        proof=proof,
        by=by,
        at=now,
    )


def _promised(unit: OrganizationUnit, seen: Seen) -> tuple[str, str]:
    """What was written there, or what the profile says; a service with hours of its own has no other answer."""
    written = " ".join(seen.hours.split())
    if seen.says:
        return seen.says, written
    if seen.service is not None and seen.service.hours:
        return "unknown", seen.service.hours
    profile = profile_of(unit)
    says, hours = says_at(profile.hours if profile else {}, seen.visited_at.astimezone(zone_of_unit(unit)))
    return says, written or hours


def _kept(row: HoursCheck) -> dict[str, Any]:
    names = ("visited_at", "says", "hours", "found", "source", "note")
    return {name: getattr(row, name) for name in names} | {"service": row.service_id, "proof": row.proof_id}
