"""Remind of promises before their day and after it, once for each."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from tolok.apps.commitments.actions.telling import address, keepers_of
from tolok.apps.commitments.models import OPEN, Commitment
from tolok.apps.notices.actions import Message, notify_each
from tolok.rules.texts import Text

#: Days before the due date on which people are reminded, latest first.
STAGES = (1, 3, 14)
#: How long after its day an overdue promise is still told of, so that old ones do not come up again for new staff.
TOLD_WITHIN = timedelta(days=30)


def remind_due(*, now: datetime) -> int:
    """Tell owners, or the unit's staff where there is none, what is due in 14, 3 or 1 days, or overdue.

    A day that was missed is made up for; whoever was told is not told again, unless the date was moved. Two reads,
    and one write for every hundred notices or so. Returns how many reminders were due.
    """
    today = timezone.localdate(now)
    window = (today - TOLD_WITHIN, today + timedelta(days=max(STAGES)))
    rows = list(Commitment.objects.filter(state__in=OPEN, due_on__range=window))
    staff = keepers_of(sorted({row.unit_id for row in rows}), today)
    messages = [
        Message(
            person,
            _words(row, today),
            address("commitments-commitment", row.office_id, row.pk),
            f"commitments.due:{row.pk}:{row.due_on}:{_stage(row.due_on, today)}",
        )
        for row in rows
        for person in ([row.owner_user_id] if row.owner_user_id else staff.get(row.unit_id, []))
    ]
    notify_each(messages=messages, now=now)
    return len(messages)


def _stage(due_on: date, today: date) -> str:
    """The reminder that is due: the latest whose day has come."""
    left = (due_on - today).days
    return "overdue" if left < 0 else str(next(stage for stage in STAGES if left <= stage))


def _words(row: Commitment, today: date) -> Text:
    left = (row.due_on - today).days
    if left < 0:
        return OVERDUE.format(title=row.title)
    if left == 0:
        return DUE_TODAY.format(title=row.title)
    return DUE.format(title=row.title, n=left)


DUE = Text("Tenggat janji ini {n} hari lagi: {title}", "This promise is due in {n} days: {title}")
DUE_TODAY = Text("Tenggat janji ini hari ini: {title}", "This promise is due today: {title}")
OVERDUE = Text("Janji ini lewat tenggat: {title}", "This promise is overdue: {title}")
