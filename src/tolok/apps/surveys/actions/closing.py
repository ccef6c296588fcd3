"""Surveys end: at another time than planned, or now."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.models import Office
from tolok.apps.surveys import refusals
from tolok.apps.surveys.models import Answer, Survey


def move_closing(
    *, surveys: Sequence[Survey], closes_at: datetime, by: User | None, why: str, now: datetime
) -> None:
    """Let surveys of one office close at another time that is still to come. One audit entry, on the office.

    Answers that came after the old closing time and before the new one count again; the entry says how many.
    """
    _need(why)
    if closes_at <= now:
        raise refusals.refused(refusals.CLOSES_IN_THE_PAST, "closes_at")
    with transaction.atomic():
        mine = _locked(surveys)
        if any(survey.closed_at is not None for survey in mine):
            raise refusals.refused(refusals.CLOSED_ALREADY, "closes_at")
        if any(closes_at <= survey.opens_at for survey in mine):
            raise refusals.refused(refusals.CLOSES_TOO_EARLY, "closes_at")
        before = min(survey.closes_at for survey in mine)
        keys = [survey.pk for survey in mine]
        Survey.objects.filter(pk__in=keys).update(closes_at=closes_at)
        again = Answer.objects.filter(survey__in=keys, late=True, received_at__lt=closes_at).update(
            late=False
        )
        after = {"closes_at": closes_at, "surveys": len(mine), "counted_again": again}
        record(
            by=by,
            action="surveys.move_closing",
            target=_office(mine),
            before={"closes_at": before},
            after=after,
            why=why,
            now=now,
        )
    for survey in surveys:
        survey.closes_at = closes_at


def close(*, surveys: Sequence[Survey], by: User | None, why: str, now: datetime) -> None:
    """Close surveys of one office before their time. What arrives afterwards is kept as late and does not count."""
    _need(why)
    with transaction.atomic():
        mine = _locked(surveys)
        if any(survey.over(now) for survey in mine):
            raise refusals.refused(refusals.CLOSED_ALREADY)
        Survey.objects.filter(pk__in=[survey.pk for survey in mine]).update(closed_at=now)
        after = {"closed_at": now, "surveys": len(mine), "first": mine[0], "last": mine[-1]}
        record(by=by, action="surveys.close", target=_office(mine), after=after, why=why, now=now)
    for survey in surveys:
        survey.closed_at = now


def _locked(surveys: Sequence[Survey]) -> list[Survey]:
    """The rows as they are now, locked until the transaction ends."""
    if not surveys:
        raise refusals.refused(refusals.NO_UNITS, "surveys")
    keys = [survey.pk for survey in surveys]
    return list(Survey.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _office(surveys: Sequence[Survey]) -> Office:
    units = {survey.unit_id for survey in surveys}
    found = list(Office.objects.filter(units__in=units).distinct()[:2])
    if len(found) != 1:
        raise refusals.refused(refusals.TWO_OFFICES, "surveys")
    return found[0]


def _need(why: str) -> None:
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
