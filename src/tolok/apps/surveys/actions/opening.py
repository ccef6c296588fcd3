"""Surveys are opened: one questionnaire for one unit or service, or for many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.standards.models import Service
from tolok.apps.surveys import refusals
from tolok.apps.surveys.identifiers import new_code
from tolok.apps.surveys.models import Period, Questionnaire, Survey, TargetRule
from tolok.apps.surveys.selectors import F03
from tolok.rules.questionnaires import contents
from tolok.rules.questionnaires import values as asking
from tolok.rules.questionnaires.blocks import block_of_form, compose
from tolok.rules.texts import Problem, ProblemsError


@dataclass(frozen=True, slots=True)
class Wanted:
    """One survey to open: for whom, how many respondents, and where that number comes from."""

    unit: OrganizationUnit
    minimum: int
    target: int
    service: Service | None = None
    target_rule: TargetRule = TargetRule.OWN
    population: int | None = None
    population_source: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The period whose services are rated."""

    kind: Period
    start: date
    end: date


def open_surveys(
    *,
    wanted: Sequence[Wanted],
    questionnaire: asking.Questionnaire,
    opens_at: datetime,
    closes_at: datetime,
    span: Span | None = None,
    f03_share: int = 0,
    origin: str = "",
    by: User | None,
    why: str = "",
    now: datetime,
) -> list[Survey]:
    """One survey for each of `wanted`, in their order, all asking the same.

    The statements do not grow with them, but for the batches a database takes rows in. One audit entry, on the office.
    Raises ProblemsError, `row` counting from 1, when dates or numbers do not fit, a service is another unit's, or a
    unit has a survey for this `origin` already.
    """
    office = _office_of([one.unit for one in wanted])
    _check(wanted, opens_at, closes_at, span, f03_share)
    with transaction.atomic():
        units = [one.unit for one in wanted]
        if (
            origin
            and Survey.objects.filter(origin=origin, kind=questionnaire.purpose, unit__in=units).exists()
        ):
            raise refusals.refused(refusals.OPEN_ALREADY, "units")
        frozen = freeze(questionnaire, now)
        surveys = Survey.objects.bulk_create(
            Survey(
                unit=one.unit,
                service=one.service,
                kind=questionnaire.purpose,
                questionnaire=frozen,
                code=new_code(),
                period_kind=span.kind if span else "",
                period_start=span.start if span else None,
                period_end=span.end if span else None,
                opens_at=opens_at,
                closes_at=closes_at,
                population=one.population,
                population_source=one.population_source,
                target_rule=one.target_rule,
                minimum=one.minimum,
                target=one.target,
                f03_share=f03_share,
                origin=origin,
                created_at=now,
            )
            for one in wanted
        )
        after = {
            "kind": questionnaire.purpose,
            "units": len(surveys),
            "first": surveys[0],
            "last": surveys[-1],
            "questionnaire": frozen.digest,
            "opens_at": opens_at,
            "closes_at": closes_at,
            "minimum": min(one.minimum for one in wanted),
            "target": max(one.target for one in wanted),
            "origin": origin,
        }
        action = "surveys.open_f03" if questionnaire.purpose == F03 else "surveys.open"
        record(by=by, action=action, target=office, after=after, why=why, now=now)
    return surveys


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
    """One survey a unit with the users' form of a pack, in the order of `units`; see `open_surveys`.

    Raises ProblemsError also when the pack has no such form.
    """
    block = block_of_form(pack_id, F03)
    return open_surveys(
        wanted=[Wanted(unit, minimum, target) for unit in units],
        questionnaire=compose(block.title, [block]),
        opens_at=opens_at,
        closes_at=closes_at,
        origin=origin,
        by=by,
        why=why,
        now=now,
    )


def freeze(questionnaire: asking.Questionnaire, now: datetime) -> Questionnaire:
    """The kept row of a questionnaire; the same questions share one row."""
    content = contents.content_of(questionnaire)
    made, _ = Questionnaire.objects.get_or_create(
        digest=contents.digest_of(content),
        defaults={
            "kind": questionnaire.purpose,
            "pack_id": questionnaire.main.pack_id,
            "pack_hash": questionnaire.main.pack_hash,
            "content": content,
            "created_at": now,
        },
    )
    return made


def _office_of(units: Sequence[OrganizationUnit]) -> Office:
    if not units:
        raise refusals.refused(refusals.NO_UNITS, "units")
    offices = {unit.office_id for unit in units}
    if len(offices) != 1:
        raise refusals.refused(refusals.TWO_OFFICES, "units")
    return Office.objects.get(pk=offices.pop())


def _check(
    wanted: Sequence[Wanted], opens_at: datetime, closes_at: datetime, span: Span | None, f03_share: int
) -> None:
    found = []
    if closes_at <= opens_at:
        found.append(Problem(refusals.CLOSES_TOO_EARLY, key="closes_at"))
    if span is not None and span.end < span.start:
        found.append(Problem(refusals.PERIOD_BACKWARDS, key="period_end"))
    if not 0 <= f03_share <= 100:
        found.append(Problem(refusals.SHARE_IS_PERCENT, key="f03_share", found=str(f03_share)))
    many = len(wanted) > 1
    for row, one in enumerate(wanted, start=1):
        place = row if many else None
        if one.minimum < 1 or one.target < one.minimum:
            found.append(Problem(refusals.TARGET_BELOW_MINIMUM, row=place, key="target"))
        if one.service is not None and one.service.unit_id != one.unit.pk:
            found.append(Problem(refusals.OTHER_UNITS_SERVICE, row=place, key="service"))
    if found:
        raise ProblemsError(found)
