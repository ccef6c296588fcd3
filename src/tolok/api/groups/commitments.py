"""Promises after an evaluation, what became of them, and the units that are coached."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from tolok.api import reach
from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import reads
from tolok.api.shapes import Moment, Plain
from tolok.api.tokens import caller
from tolok.apps.commitments import selectors
from tolok.apps.commitments.models import Coaching, Commitment, CommitmentNote
from tolok.apps.commitments.policies import may_read_unit

router = Router(tags=["commitments"])


class CommitmentOut(Schema):
    """A promise. `first_due_on` never moves; `overdue` is of today."""

    id: int
    office: int
    unit: int
    unit_code: str
    title: str
    cause: str
    measure: str
    owner: str
    due_on: date
    first_due_on: date
    source: str
    origin: str
    state: str
    overdue: bool
    promised_on: date
    done_on: date | None
    why_no_proof: str
    why_dropped: str
    public: bool


class StepOut(Schema):
    """One step in the life of a promise."""

    step: str
    text: str
    old_due_on: date | None
    new_due_on: date | None
    by: str | None
    at: Moment


class CommitmentHistoryOut(CommitmentOut):
    """A promise with every step, newest first, and the SHA-256 of what shows that it was kept."""

    steps: list[StepOut]
    proofs: list[str]


class VisitOut(Schema):
    """One meeting of a coaching."""

    day: date
    who: str
    agreed: str
    next_on: date | None


class CoachingOut(Schema):
    """A unit that is a *prioritas pembinaan* from day to day; no `until`: it goes on."""

    id: int
    unit: int
    unit_code: str
    since: date
    until: date | None
    reason: str
    end_reason: str
    origin: str
    visits: list[VisitOut]


class CommitmentsAsked(Paging):
    """Which promises are wanted."""

    unit: int | None = Field(None, ge=1, le=2**62)
    state: Plain = Field(
        "", max_length=20, description="planned, under_way, done, done_without_effect or dropped."
    )
    source: Plain = Field("", max_length=20, description="Such as pekppp.")
    overdue: bool = Field(False, description="Only those whose day has passed.")
    search: Plain = Field("", max_length=100)


@reads(router, "/offices/{int:office}/commitments", Page[CommitmentOut])
def commitments(request: HttpRequest, office: int, asked: Query[CommitmentsAsked]) -> Page[CommitmentOut]:
    """The promises of an office, the earliest due first; for whoever reads the office."""
    here, day = reach.office(request, office), reach.today()
    rows = selectors.of_office(
        here,
        unit=asked.unit,
        state=asked.state,
        source=asked.source,
        overdue_on=day if asked.overdue else None,
        search=asked.search,
    )
    return page_of(rows, asked, _commitments(day))


@reads(router, "/offices/{int:office}/units/{int:unit}/commitments", Page[CommitmentOut])
def unit_commitments(
    request: HttpRequest, office: int, unit: int, paging: Query[Paging]
) -> Page[CommitmentOut]:
    """The promises of one unit, the earliest due first; for its staff too."""
    found = reach.unit_promised(request, office, unit)
    return page_of(selectors.of_unit(found), paging, _commitments(reach.today()))


@reads(router, "/offices/{int:office}/commitments/{int:commitment}", CommitmentHistoryOut)
def commitment(request: HttpRequest, office: int, commitment: int) -> CommitmentHistoryOut:
    """One promise with everything that happened to it."""
    found = selectors.commitment_in(office, commitment)
    if found is None or not may_read_unit(caller(request), found.unit, reach.today()):
        raise Http404
    return CommitmentHistoryOut(
        **_commitment(found, reach.today()).model_dump(),
        steps=[_step(one) for one in selectors.history(found)],
        proofs=[version.sha256 for version in selectors.proofs_of(found)],
    )


@reads(router, "/offices/{int:office}/coachings", Page[CoachingOut])
def coachings(request: HttpRequest, office: int, paging: Query[Paging]) -> Page[CoachingOut]:
    """Units that are or were coached, those that go on first; for whoever reads the office."""
    here = reach.office(request, office)
    return page_of(selectors.coachings_of(here), paging, lambda rows: [_coaching(one) for one in rows])


def _commitments(day: date) -> Callable[[list[Commitment]], list[CommitmentOut]]:
    return lambda rows: [_commitment(one, day) for one in rows]


def _commitment(one: Commitment, day: date) -> CommitmentOut:
    return CommitmentOut(
        id=one.pk,
        office=one.office_id,
        unit=one.unit_id,
        unit_code=one.unit.code,
        title=one.title,
        cause=one.cause,
        measure=one.measure,
        owner=one.owner,
        due_on=one.due_on,
        first_due_on=one.first_due_on,
        source=one.source,
        origin=one.origin,
        state=one.state,
        overdue=one.overdue_on(day),
        promised_on=one.promised_on,
        done_on=one.done_on,
        why_no_proof=one.why_no_proof,
        why_dropped=one.why_dropped,
        public=one.public,
    )


def _step(one: CommitmentNote) -> StepOut:
    return StepOut(
        step=one.step,
        text=one.text,
        old_due_on=one.old_due_on,
        new_due_on=one.new_due_on,
        by=one.by.name if one.by else None,
        at=one.at,
    )


def _coaching(one: Coaching) -> CoachingOut:
    return CoachingOut(
        id=one.pk,
        unit=one.unit_id,
        unit_code=one.unit.code,
        since=one.since,
        until=one.until,
        reason=one.reason,
        end_reason=one.end_reason,
        origin=one.origin,
        visits=[
            VisitOut(day=visit.day, who=visit.who, agreed=visit.agreed, next_on=visit.next_on)
            for visit in one.visits.all()
        ],
    )
