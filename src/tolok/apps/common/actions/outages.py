"""Writes about when the site could not be used."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from tolok.apps.common.actions.audit import Person, record
from tolok.apps.common.models import Heartbeat, Outage
from tolok.rules.texts import Problem, ProblemsError, Text

#: The one row of heartbeats.
ONLY = 1


def beat(*, now: datetime) -> Outage | None:
    """Say that the site is at work. After a silence longer than TOLOK_OUTAGE_MINUTES the outage is written down."""
    with transaction.atomic():
        last = Heartbeat.objects.select_for_update().filter(pk=ONLY).first()
        if last is None:
            Heartbeat.objects.bulk_create([Heartbeat(pk=ONLY, at=now)], ignore_conflicts=True)
            return None
        if now <= last.at:  # two beats at once, or a clock that was set back
            return None
        Heartbeat.objects.filter(pk=ONLY).update(at=now)
        if now - last.at <= timedelta(minutes=settings.TOLOK_OUTAGE_MINUTES):
            return None
        return _write(Outage(began_at=last.at, ended_at=now, noted_at=now), None, now)


def note_outage(
    *, start: datetime, end: datetime, cause: str, by: Person, now: datetime, scope: str = ""
) -> Outage:
    """Write down an outage that the installation could not notice itself, such as a network that was cut.

    `scope` is the office whose deadlines it moves (`office_scope`); empty moves those of the whole installation.
    Raises ProblemsError (keys start, end, cause) with all that is wrong.
    """
    problems = []
    if end <= start:
        problems.append(Problem(ENDS_EARLY, key="end"))
    if end > now:
        problems.append(Problem(NOT_OVER, key="end"))
    if not cause.strip():
        problems.append(Problem(NO_CAUSE, key="cause"))
    if problems:
        raise ProblemsError(problems)
    outage = Outage(began_at=start, ended_at=end, cause=cause.strip(), scope=scope, noted_at=now)
    outage.noted_by_id, outage.noted_by_name = by.pk, str(by.name)[:200]
    with transaction.atomic():
        return _write(outage, by, now)


def _write(outage: Outage, by: Person | None, now: datetime) -> Outage:
    outage.save()
    after = {"began_at": outage.began_at, "ended_at": outage.ended_at, "cause": outage.cause}
    record(
        by=by,
        action="common.note_outage",
        target=outage,
        after=after,
        why=outage.cause,
        now=now,
        scope=outage.scope,
    )
    return outage


ENDS_EARLY = Text("Akhir gangguan harus sesudah awalnya.", "The outage must end after it began.")
NOT_OVER = Text(
    "Akhir gangguan belum lewat. Catat setelah gangguannya selesai.",
    "The end of the outage is not over yet. Note it when the outage has ended.",
)
NO_CAUSE = Text("Tulis penyebab gangguannya.", "Write what caused the outage.")
