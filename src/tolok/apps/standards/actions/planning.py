"""Days on which standards are to be reviewed and monitored, and reminders before and after them."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.notices.actions import Message, notify_each
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.actions.staff import staff_of
from tolok.apps.standards.models import Plan, PlanKind, Service
from tolok.apps.standards.refusals import keeping as refusals
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.due import SIPPN, due
from tolok.apps.standards.selectors.portal import portal_page
from tolok.rules.days import day_said
from tolok.rules.standards.clocks import clock
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.rules.wording import fill

#: How long after its day something overdue is still told of; older things are on the page.
TOLD_WITHIN = timedelta(days=30)


def plan(
    *, service: Service, kind: str, due_on: date, owner: str = "", by: User | None, now: datetime
) -> Plan:
    """Plan the next review or monitoring of a service, or move the one that is planned."""
    if kind not in PlanKind.values:
        raise ProblemsError([Problem(refusals.NO_PLAN_KIND, key="kind")])
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
    """Tell operators and heads what is due soon or overdue, once for each; how many messages were due.

    What of one kind is due on one day is one sentence. Seven reads and one write for every hundred notices or so.
    """
    today = timezone.localdate(now)
    wanted = [one for one in due(today) if one.near_on(today) and one.due_on >= today - TOLD_WITHIN]
    groups: dict[tuple[int, str, date], int] = {}
    for one in wanted:
        at = (one.unit, one.kind, one.due_on)
        groups[at] = groups.get(at, 0) + 1
    units = sorted({unit for unit, _, _ in groups})
    if not units:
        return 0
    names, staff = names_of(units, today), staff_of(units, today)
    messages = []
    for (unit, kind, due_on), n in groups.items():
        late = due_on < today
        words = fill((OVERDUE if late else DUE)[kind], n=n, unit=names.get(unit, ""), day=day_said(due_on))
        key = f"standards.{kind}:{unit}:{due_on}:{'overdue' if late else 'due'}"
        path = portal_page(unit) if kind == SIPPN else address(PAGES[kind], unit)
        messages += [Message(person, words, path, key) for person in staff.get(unit, ())]
    notify_each(messages=messages, now=now)
    return len(messages)


PAGES = {
    "review": "standards-reviews",
    "monitoring": "standards-reviews",
    "publication": "standards-publications",
}
DUE = {
    "review": Text(
        "{n} standar {unit} perlu ditinjau ulang paling lambat {day}.",
        "Standards of {unit} to be reviewed by {day}: {n}.",
    ),
    "monitoring": Text(
        "{n} standar {unit} perlu dipantau dan dievaluasi paling lambat {day}.",
        "Standards of {unit} to be monitored and evaluated by {day}: {n}.",
    ),
    "publication": Text(
        "{n} standar {unit} perlu dipublikasikan paling lambat {day}.",
        "Standards of {unit} to be made public by {day}: {n}.",
    ),
    "sippn": Text(
        "{n} standar {unit} perlu dimutakhirkan di SIPP Nasional paling lambat {day}.",
        "Standards of {unit} to be brought up to date in SIPPN by {day}: {n}.",
    ),
}
OVERDUE = {
    "review": Text(
        "{n} standar {unit} seharusnya sudah ditinjau ulang pada {day}.",
        "Standards of {unit} that were to be reviewed by {day}: {n}.",
    ),
    "monitoring": Text(
        "{n} standar {unit} seharusnya sudah dipantau pada {day}.",
        "Standards of {unit} that were to be monitored by {day}: {n}.",
    ),
    "publication": Text(
        "{n} standar {unit} seharusnya sudah dipublikasikan pada {day}.",
        "Standards of {unit} that were to be made public by {day}: {n}.",
    ),
    "sippn": Text(
        "{n} standar {unit} seharusnya sudah mutakhir di SIPP Nasional pada {day}.",
        "Standards of {unit} that were to be up to date in SIPPN by {day}: {n}.",
    ),
}
