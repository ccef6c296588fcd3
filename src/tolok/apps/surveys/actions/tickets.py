"""Tickets: each lets one person answer once. Their codes are told to whoever makes them and kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys import queue_numbers, refusals
from tolok.apps.surveys.identifiers import digest_of, new_code
from tolok.apps.surveys.models import Survey, Ticket, TicketBatch
from tolok.apps.surveys.refusals import ways
from tolok.rules.texts import Problem, ProblemsError

#: Tickets of one batch.
MOST_TICKETS = 1000

Channel = TicketBatch.Channel


@dataclass(frozen=True, slots=True)
class Code:
    """What is printed on one ticket: its code, which no log shows, and a queue number if it has one."""

    code: str = field(repr=False)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A batch, and its codes in their order. They exist here and in no row."""

    batch: TicketBatch
    codes: tuple[Code, ...] = field(repr=False)


def make_tickets(
    *,
    survey: Survey,
    channel: TicketBatch.Channel,
    count: int = 0,
    labels: Sequence[str] = (),
    expires_at: datetime,
    by: User,
    now: datetime,
) -> Made:
    """Make `count` tickets, or one for each of `labels`, which are queue numbers.

    The statements do not grow with them, but for the batches a database takes rows in. Raises ProblemsError.
    """
    size = len(labels) or count
    problems = [*window_faults(survey, expires_at, now), *queue_numbers.faults(labels)]
    if not 1 <= size <= MOST_TICKETS:
        text = ways.HOW_MANY.format(most=MOST_TICKETS)
        problems.append(Problem(text, key="labels" if labels else "count", found=str(size)))
    if problems:
        raise ProblemsError(problems)
    codes = tuple(Code(new_code(), label) for label in (labels or [""] * size))
    with transaction.atomic():
        batch = TicketBatch.objects.create(
            survey=survey, channel=channel, size=size, expires_at=expires_at, made_at=now, made_by=by
        )
        Ticket.objects.bulk_create(ticket(batch, one) for one in codes)
        record_batch(batch, "surveys.make_tickets", by, now)
    return Made(batch, codes)


def ticket(batch: TicketBatch, one: Code) -> Ticket:
    """The row of one ticket, which is not written yet."""
    return Ticket(batch=batch, survey=batch.survey, digest=digest_of(one.code), label=one.label)


def window_faults(survey: Survey, expires_at: datetime, now: datetime) -> list[Problem]:
    """Why no ticket that holds until `expires_at` can be made."""
    if survey.over(now):
        return [Problem(ways.SURVEY_OVER)]
    wrong = not now < expires_at <= survey.closes_at
    return [Problem(ways.EXPIRES_WRONG, key="expires_at")] if wrong else []


def void_batch(*, batch: TicketBatch, why: str, by: User, now: datetime) -> int:
    """Let no ticket of a batch in any more; how many that were unused. What was answered with the others stays."""
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        mine = TicketBatch.objects.select_for_update().get(pk=batch.pk)
        if mine.voided_at is not None:
            raise refusals.refused(ways.VOIDED_ALREADY)
        voided = Ticket.objects.filter(batch=mine, used_on=None, voided_at=None).update(voided_at=now)
        mine.voided_at, mine.voided_why, mine.waiting = now, why.strip(), []
        mine.save(update_fields=["voided_at", "voided_why", "waiting"])
        record(
            by=by,
            action="surveys.void_tickets",
            target=batch,
            after={"tickets": voided},
            why=why,
            now=now,
            scope=office_scope(batch.survey.unit.office_id),
        )
    return voided


def record_batch(batch: TicketBatch, action: str, by: User, now: datetime) -> None:
    """Put the making of a batch into the audit: how many and until when, no code and no address."""
    after = {
        "survey": batch.survey,
        "mode": batch.channel,
        "tickets": batch.size,
        "expires_at": batch.expires_at,
    }
    scope = office_scope(batch.survey.unit.office_id)
    record(by=by, action=action, target=batch, after=after, now=now, scope=scope)
