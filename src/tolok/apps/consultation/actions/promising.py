"""Action rows: written at the forum, promised by the unit once the minutes are signed, followed by the public."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.commitments.actions import Promise, promise_many
from tolok.apps.commitments.models import Source
from tolok.apps.common.actions import record
from tolok.apps.consultation import refusals
from tolok.apps.consultation.actions.steps import held, words
from tolok.apps.consultation.models import ActionRow, Forum, Input
from tolok.apps.consultation.selectors.standing import is_open
from tolok.rules.days import day_first
from tolok.rules.forums.states import AGREED, LISTENING

FIELDS = ("what", "measure", "target", "owner", "due_on")


@dataclass(frozen=True, slots=True)
class Row:
    """What is to be done, by whom, until when, and how one sees that it is done."""

    what: str
    measure: str = ""
    owner: str = ""
    due_on: date | None = None
    target: str = ""
    input: Input | None = None


def add_row(*, forum: Forum, row: Row, by: User | None, now: datetime) -> ActionRow:
    """One more action row. While the forum goes on it may be unfinished; once the minutes are signed it is promised
    at once, so it must be whole."""
    _check(row, now)
    with transaction.atomic():
        found = held(forum, LISTENING | AGREED)
        number = (found.rows.aggregate(last=Max("number"))["last"] or 0) + 1
        made = ActionRow(forum=found, number=number, input=row.input, **_tidied(row))
        if found.state in AGREED and not made.whole:
            raise refusals.refused(refusals.NOT_WHOLE)
        made.save()
        if found.state in AGREED:
            promise_rows(found, [made], by, now)
        after = {name: getattr(made, name) for name in ("number", *FIELDS)}
        record(by=by, action="consultation.add_row", target=found, after=after, now=now)
    return made


def change_row(*, row: ActionRow, told: Row, by: User | None, now: datetime) -> ActionRow:
    """Tell an action row anew; one that is a promise already is changed on the page of follow-up."""
    _check(told, now)
    with transaction.atomic():
        found = held(row.forum, LISTENING | AGREED)
        kept = ActionRow.objects.select_for_update().get(pk=row.pk)
        if kept.commitment_id is not None:
            raise refusals.refused(refusals.PROMISED)
        before = {name: getattr(kept, name) for name in FIELDS}
        for name, value in _tidied(told).items():
            setattr(kept, name, value)
        if found.state in AGREED and not kept.whole:
            raise refusals.refused(refusals.NOT_WHOLE)
        kept.save()
        if found.state in AGREED:
            promise_rows(found, [kept], by, now)
        after = {name: getattr(kept, name) for name in FIELDS}
        action = "consultation.change_row"
        record(by=by, action=action, target=found, before=before, after=after, now=now)
    return kept


def remove_row(*, row: ActionRow, by: User | None, now: datetime) -> None:
    """Take a row back before the minutes are signed."""
    with transaction.atomic():
        found = held(row.forum, LISTENING)
        before = {"number": row.number, "what": row.what}
        found.rows.filter(pk=row.pk, commitment=None).delete()
        record(by=by, action="consultation.remove_row", target=found, before=before, after={}, now=now)


def carry_over(*, row: ActionRow, why: str, by: User | None, now: datetime) -> ActionRow:
    """Say that an open action goes on after the forum is closed, and why. Its promise stays open."""
    refusals.refuse_all([(not why.strip(), refusals.NO_REASON, "why")])
    with transaction.atomic():
        found = held(row.forum, AGREED)
        kept = found.rows.select_for_update(of=("self",)).select_related("commitment").get(pk=row.pk)
        if not is_open(kept) and not kept.carried_why:
            raise refusals.refused(refusals.CLOSED_ROW)
        if not kept.whole:
            raise refusals.refused(refusals.NOT_WHOLE)
        kept.carried_why = why.strip()
        kept.save(update_fields=["carried_why"])
        after = {"number": kept.number}
        action = "consultation.carry_over"
        record(by=by, action=action, target=found, after=after, why=why.strip(), now=now)
    return kept


def check_rows(*, forum: Forum, by: User | None, now: datetime) -> None:
    """Note the quarterly look at all action rows."""
    with transaction.atomic():
        found = held(forum, AGREED)
        before = {"checked_on": found.checked_on}
        found.checked_on = timezone.localdate(now)
        found.save(update_fields=["checked_on"])
        after = {"checked_on": found.checked_on}
        action = "consultation.check_rows"
        record(by=by, action=action, target=found, before=before, after=after, now=now)


def promise_rows(forum: Forum, rows: Sequence[ActionRow], by: User | None, now: datetime) -> None:
    """Make the rows promises that everybody can follow. Raises ProblemsError for a date that is over."""
    wanted = [one for one in rows if one.commitment_id is None]
    if not wanted:
        return
    day = forum.held_on or forum.meets_on
    cause = f"Disepakati dalam FKP “{forum.topic}”, {day_first(day)}."
    made = promise_many(
        office=forum.unit.office,
        promises=[
            Promise(
                unit=forum.unit,
                title=one.what,
                measure=f"{one.measure} (target: {one.target})" if one.target else one.measure,
                due_on=one.due_on or day,
                cause=cause,
                owner=one.owner,
                source=Source.FKP,
                origin=one.origin,
                public=True,
            )
            for one in wanted
        ],
        by=by,
        now=now,
    )
    by_origin = {one.origin: one for one in made}
    for one in wanted:
        one.commitment = by_origin[one.origin]
    ActionRow.objects.bulk_update(wanted, ["commitment"])


def _check(row: Row, now: datetime) -> None:
    past = row.due_on is not None and row.due_on < timezone.localdate(now)
    refusals.refuse_all(
        [(not row.what.strip(), refusals.NO_WHAT, "what"), (past, refusals.DUE_PAST, "due_on")]
    )


def _tidied(row: Row) -> dict[str, object]:
    return {
        "what": words(row.what),
        "measure": row.measure.strip(),
        "target": words(row.target, 200),
        "owner": words(row.owner, 200),
        "due_on": row.due_on,
    }
