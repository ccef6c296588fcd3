"""Make promises, one or a thousand at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.commitments import refusals
from tolok.apps.commitments.actions.telling import address, keepers_of
from tolok.apps.commitments.models import Commitment, CommitmentNote, Source, Step
from tolok.apps.common.actions import record
from tolok.apps.notices.actions import Message, notify_each
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.organizations.selectors import units_on
from tolok.rules.texts import Problem, ProblemsError, Text


@dataclass(frozen=True, slots=True)
class Promise:
    """What a unit promises. `origin` names what it answers to, such as "evaluation.recommendation:12"."""

    unit: OrganizationUnit
    title: str
    measure: str
    due_on: date
    cause: str = ""
    owner: str = ""
    owner_user: User | None = None
    source: Source = Source.OTHER
    origin: str = ""
    public: bool = False


def promise(*, office: Office, promised: Promise, by: User | None, now: datetime) -> Commitment:
    """Keep one promise. Of an origin that led to one before, that one comes back unchanged."""
    made = promise_many(office=office, promises=[promised], by=by, now=now)
    return made[0] if made else Commitment.objects.get(origin=promised.origin)


def promise_many(
    *, office: Office, promises: Iterable[Promise], by: User | None, now: datetime
) -> list[Commitment]:
    """Keep many promises of one office and return those that are new: an origin leads to one promise, ever.

    All that is wrong comes in one ProblemsError, whose problems name their `row`, counted from 1. As many statements
    for a thousand as for one, but for the batches of the inserts.
    """
    wanted, today = list(promises), timezone.localdate(now)
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=office.pk)
        there = set(units_on(office, today).values_list("unit_id", flat=True))
        if problems := _problems(wanted, office, there, today):
            raise ProblemsError(problems)
        origins = [one.origin for one in wanted if one.origin]
        known = set(Commitment.objects.filter(origin__in=origins).values_list("origin", flat=True))
        new = [_row(one, office, today) for one in wanted if one.origin not in known]
        if not new:
            return []
        Commitment.objects.bulk_create(new)
        CommitmentNote.objects.bulk_create(
            CommitmentNote(
                commitment=one, step=Step.PROMISED, text=one.cause, new_due_on=one.due_on, by=by, at=now
            )
            for one in new
        )
        _record(office, new, by, now)
    _tell(new, by, now)
    return new


def _problems(wanted: Sequence[Promise], office: Office, there: set[int], today: date) -> list[Problem]:
    problems, seen = [], set()
    for row, one in enumerate(wanted, 1):
        faults: list[tuple[bool, Text, str]] = [
            (one.unit.office_id != office.pk, refusals.OTHER_OFFICE, "unit"),
            (one.unit.office_id == office.pk and one.unit.pk not in there, refusals.NOT_THERE, "unit"),
            (not one.title.strip(), refusals.NO_TITLE, "title"),
            (not one.measure.strip(), refusals.NO_MEASURE, "measure"),
            (one.due_on < today, refusals.DUE_PAST, "due_on"),
            (bool(one.origin) and one.origin in seen, refusals.TWICE, "origin"),
        ]
        seen.add(one.origin)
        problems += [Problem(text, key=key, row=row) for wrong, text, key in faults if wrong]
    return problems


def _row(one: Promise, office: Office, today: date) -> Commitment:
    return Commitment(
        office=office,
        unit=one.unit,
        title=" ".join(one.title.split())[:300],
        cause=one.cause.strip(),
        measure=one.measure.strip(),
        owner=(one.owner.strip() or (one.owner_user.name if one.owner_user else ""))[:200],
        owner_user=one.owner_user,
        due_on=one.due_on,
        first_due_on=one.due_on,
        source=one.source,
        origin=one.origin,
        promised_on=today,
        public=one.public,
    )


def _record(office: Office, new: Sequence[Commitment], by: User | None, now: datetime) -> None:
    after = [
        {"id": one.pk, "unit": one.unit_id, "title": one.title, "due_on": one.due_on, "origin": one.origin}
        for one in new
    ]
    target = new[0] if len(new) == 1 else office
    record(by=by, action="commitments.promise", target=target, after={"promises": after}, now=now)


def _tell(new: Sequence[Commitment], by: User | None, now: datetime) -> None:
    """One notice a unit and person, however many promises there are; none to whoever made them."""
    units = sorted({one.unit_id for one in new})
    counts = {unit: sum(one.unit_id == unit for one in new) for unit in units}
    office = new[0].office_id
    notify_each(
        messages=[
            Message(
                person,
                NEW_PROMISES.format(n=counts[unit]),
                address("commitments-unit", office, unit),
                f"commitments.promised:{min(one.pk for one in new if one.unit_id == unit)}",
            )
            for unit, people in keepers_of(units, timezone.localdate(now)).items()
            for person in people
            if by is None or person != by.pk
        ],
        now=now,
    )


NEW_PROMISES = Text(
    "{n} janji tindak lanjut baru untuk unit Anda.", "{n} new follow-up promises for your unit."
)
