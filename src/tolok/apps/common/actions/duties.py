"""Recurring work: what is due is done once, whoever asks and however often."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.db import OperationalError
from django.db.models import F, Q
from django.utils.module_loading import import_string

from tolok.apps.common.models import DutyRun
from tolok.apps.common.tracing import traced

logger = logging.getLogger(__name__)

Duty = tuple[str, timedelta]
#: Whoever asks every minute asks a little too early now and then.
SLACK = timedelta(seconds=20)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
#: How long work may take, at most its interval, before it counts as killed and is begun again.
PATIENCE = timedelta(minutes=10)


def run_due(duties: Sequence[Duty], *, now: datetime) -> list[str]:
    """Do what is due of `duties`, in their order; return the names of those that failed, whose error is in the log.

    A failure stops nothing else and is tried again after PATIENCE; where the database was too busy to say what is
    due, at the next call.
    """
    failed = []
    for name, every in duties:
        try:
            if not _take(name, every, now):
                continue
        except OperationalError as error:
            logger.warning("%s waits for the next call: %s", name, error)
            failed.append(name)
            continue
        try:
            with traced(f"run_due {name}"[:300]):
                import_string(name)(now=now)
        except Exception as error:
            if _busy(error):
                logger.warning("%s was put off and is tried again: %s", name, error)
            else:
                logger.exception("%s failed", name)
            failed.append(name)
        else:
            DutyRun.objects.filter(name=name, started_at=now).update(done_at=now)
    return failed


def _busy(error: Exception) -> bool:
    """Whether a database only had no moment for it: SQLite lets one write at a time and says so when it waited long."""
    return isinstance(error, OperationalError) and "locked" in str(error)


def _take(name: str, every: timedelta, now: datetime) -> bool:
    """Whether this call is the one that does it: of several at the same moment only one is told yes."""
    DutyRun.objects.bulk_create([DutyRun(name=name, started_at=LONG_AGO)], ignore_conflicts=True)
    finished = Q(done_at__gte=F("started_at"), started_at__lte=now - every + SLACK)
    cut_off = (Q(done_at__isnull=True) | Q(done_at__lt=F("started_at"))) & Q(
        started_at__lte=now - min(every, PATIENCE) + SLACK
    )
    return bool(DutyRun.objects.filter(finished | cut_off, name=name).update(started_at=now))
