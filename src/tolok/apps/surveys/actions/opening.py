"""Surveys from their opening to their close, for one unit or for all units of a cycle at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.surveys import refusals
from tolok.apps.surveys.identifiers import new_code
from tolok.apps.surveys.models import Answer, Questionnaire, Survey
from tolok.apps.surveys.questionnaires import F03, digest_of, freeze


def open_f03(
    *,
    units: Sequence[OrganizationUnit],
    pack_id: str,
    opens_at: datetime,
    closes_at: datetime,
    minimum: int,
    target: int,
    origin: str = "",
    by: User | None,
    why: str = "",
    now: datetime,
) -> list[Survey]:
    """One survey a unit with the users' form of a pack, in the order of `units`.

    The statements do not grow with the units, but for the batches a database takes rows in. One audit entry, on the
    office. Raises ProblemsError when the pack has no such form, dates or numbers do not fit, or a unit has a survey
    for this `origin` already.
    """
    office = _office_of(units)
    _check(opens_at, closes_at, minimum, target)
    pack_hash, content = freeze(pack_id, F03)
    with transaction.atomic():
        if origin and Survey.objects.filter(origin=origin, kind=F03, unit__in=units).exists():
            raise refusals.refused(refusals.OPEN_ALREADY, "units")
        questionnaire, _ = Questionnaire.objects.get_or_create(
            digest=digest_of(pack_hash, F03, content),
            defaults={
                "kind": F03,
                "pack_id": pack_id,
                "pack_hash": pack_hash,
                "form_key": F03,
                "content": content,
            },
        )
        surveys = Survey.objects.bulk_create(
            Survey(
                unit=unit,
                kind=F03,
                questionnaire=questionnaire,
                code=new_code(),
                opens_at=opens_at,
                closes_at=closes_at,
                minimum=minimum,
                target=target,
                origin=origin,
                created_at=now,
            )
            for unit in units
        )
        after = {
            "kind": F03,
            "units": len(surveys),
            "first": surveys[0],
            "last": surveys[-1],
            "questionnaire": questionnaire.digest,
            "opens_at": opens_at,
            "closes_at": closes_at,
            "minimum": minimum,
            "target": target,
            "origin": origin,
        }
        record(by=by, action="surveys.open_f03", target=office, after=after, why=why, now=now)
    return surveys


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


def _office_of(units: Sequence[OrganizationUnit]) -> Office:
    if not units:
        raise refusals.refused(refusals.NO_UNITS, "units")
    offices = {unit.office_id for unit in units}
    if len(offices) != 1:
        raise refusals.refused(refusals.TWO_OFFICES, "units")
    return Office.objects.get(pk=offices.pop())


def _check(opens_at: datetime, closes_at: datetime, minimum: int, target: int) -> None:
    if closes_at <= opens_at:
        raise refusals.refused(refusals.CLOSES_TOO_EARLY, "closes_at")
    if minimum < 1 or target < minimum:
        raise refusals.refused(refusals.TARGET_BELOW_MINIMUM, "target")


def _need(why: str) -> None:
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
