"""Days on which standards are to be reviewed and monitored, and reminders before and after them."""

from datetime import date, datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.standards import refusals
from tolok.apps.standards.models import Plan, PlanKind, Service
from tolok.rules.standard_clocks import clock
from tolok.rules.texts import Problem, ProblemsError


def plan(
    *, service: Service, kind: str, due_on: date, owner: str = "", by: User | None, now: datetime
) -> Plan:
    """Plan the next review or monitoring of a service, or move the one that is planned."""
    if kind not in PlanKind.values:
        raise ProblemsError([Problem(refusals.NO_KIND, key="kind")])
    with transaction.atomic():
        Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
        row = Plan.objects.filter(service=service, kind=kind, done_on__isnull=True).first()
        before = {"due_on": row.due_on, "owner": row.owner} if row else None
        row = row or Plan(unit_id=service.unit_id, service=service, kind=kind)
        row.due_on, row.owner = due_on, " ".join(owner.split())
        row.save()
        after = {"kind": kind, "due_on": due_on, "owner": row.owner}
        record(by=by, action="standards.plan", target=row, before=before, after=after, now=now)
    return row


def turn(*, service: Service, kind: str, done_on: date) -> None:
    """What was planned is done on a day, and the clock turns to the next; part of the write that did it."""
    Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    row = Plan.objects.filter(service=service, kind=kind, done_on__isnull=True).first()
    due = clock(str(kind)).due(done_on)
    if row is None:
        Plan.objects.create(unit_id=service.unit_id, service=service, kind=kind, due_on=due)
    elif due > row.due_on:
        # One entered late, of a day long ago, leaves a later plan as it is.
        Plan.objects.filter(pk=row.pk).update(done_on=done_on)
        Plan.objects.create(unit_id=service.unit_id, service=service, kind=kind, due_on=due, owner=row.owner)


def remind_due(*, now: datetime) -> int:
    """Tell the staff of units what is due; filled below."""
    return 0
