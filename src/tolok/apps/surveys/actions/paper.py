"""Paper: sheets are printed with numbers, typed in by two people apart, and settled where the two differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import get_current_timezone, localdate

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.actions.answering import Given, Receipt, check, keep
from tolok.apps.surveys.identifiers import receipt, uuid7
from tolok.apps.surveys.models import Answer, Mode, PaperEntry, SheetRun, Survey
from tolok.apps.surveys.refusals import ways
from tolok.apps.surveys.sheets import same, sheet_number
from tolok.rules.texts import Problem, ProblemsError

#: Sheets of one print.
MOST_SHEETS = 100


@dataclass(frozen=True, slots=True)
class Typed:
    """What became of one sheet: read once, read twice alike, read twice with a difference, or read by one alone."""

    state: Literal["once", "same", "differs", "alone"]
    entry: PaperEntry
    receipt: Receipt | None = None


def print_sheets(*, survey: Survey, count: int, large: bool = False, by: User, now: datetime) -> SheetRun:
    """Set aside the next `count` numbers for sheets that are about to be printed. Raises ProblemsError."""
    if survey.over(now):
        raise refusals.refused(ways.SURVEY_OVER)
    if not 1 <= count <= MOST_SHEETS:
        raise refusals.refused(ways.HOW_MANY.format(most=MOST_SHEETS), "count")
    with transaction.atomic():
        Survey.objects.select_for_update().get(pk=survey.pk)
        first = (SheetRun.objects.filter(survey=survey).aggregate(last=Max("last"))["last"] or 0) + 1
        run = SheetRun.objects.create(
            survey=survey, first=first, last=first + count - 1, large=large, printed_at=now, printed_by=by
        )
        after = {"sheets": count, "first": run.first, "last": run.last}
        _record("surveys.print_sheets", survey, after, by, now)
    return run


def type_sheet(
    *,
    survey: Survey,
    number: str,
    given: Given,
    given_on: date | None,
    alone: bool = False,
    by: User,
    now: datetime,
) -> Typed:
    """Type in one sheet by its number. The first reading waits for a second by another person.

    Two that agree make the answer; two that differ wait for `settle`. `alone` makes the answer of the first reading,
    which stays marked. A second press of the same person changes nothing. Raises ProblemsError.
    """
    kept = _checked(survey, number, given, given_on, now)
    content = _content(given, given_on)
    try:
        with transaction.atomic():
            return _type(survey, kept, content, given, given_on, alone=alone, by=by, now=now)
    except IntegrityError:  # two first readings of one sheet in the same moment: this one is the second
        with transaction.atomic():
            return _type(survey, kept, content, given, given_on, alone=alone, by=by, now=now)


def _type(
    survey: Survey,
    number: str,
    content: dict[str, Any],
    given: Given,
    given_on: date | None,
    *,
    alone: bool,
    by: User,
    now: datetime,
) -> Typed:
    entry = PaperEntry.objects.select_for_update().filter(survey=survey, number=number).first()
    if entry is None:
        entry = PaperEntry.objects.create(
            survey=survey, number=number, first=content, first_by=by, first_at=now
        )
        typed = Typed("once", entry)
        if alone:
            typed = Typed("alone", entry, _answer(entry, given, given_on, by, now))
    else:
        if (again := _again(entry, content, by)) is not None:
            return again
        entry.survey = survey
        _may_read_second(entry, by)
        entry.second, entry.second_by, entry.second_at = content, by, now
        typed = Typed("differs", entry)
        if same(entry.first, content):
            typed = Typed("same", entry, _answer(entry, given, given_on, by, now))
        entry.save()
    _record_typing("surveys.type_sheet", typed, by, now)
    return typed


def _content(given: Given, given_on: date | None) -> dict[str, Any]:
    return {
        "values": dict(given.values),
        "extra": dict(given.extra),
        "comment": given.comment,
        "profile": {key: value for key, value in given.profile.items() if value},
        "given_on": given_on.isoformat() if given_on else "",
    }


def _again(entry: PaperEntry, content: Mapping[str, Any], by: User) -> Typed | None:
    """What was told before, when the same person sends the same sheet again."""
    mine = [entry.first if entry.first_by_id == by.pk else None]
    mine += [entry.second if entry.second_by_id == by.pk else None]
    if content not in mine:
        return None
    if entry.answer is not None:
        told = Receipt("duplicate", receipt(entry.answer.uuid), entry.answer.uuid, entry.answer.received_at)
        return Typed("alone" if entry.second is None else "same", entry, told)
    return Typed("once" if entry.second is None else "differs", entry)


def _may_read_second(entry: PaperEntry, by: User) -> None:
    if entry.answer_id is not None:
        raise refusals.refused(ways.SHEET_DONE, "number")
    if entry.second is not None:
        raise refusals.refused(ways.SHEET_DIFFERS, "number")
    if entry.first_by_id == by.pk:
        raise refusals.refused(ways.SAME_READER, "number")


def settle(
    *, entry: PaperEntry, given: Given, given_on: date | None, why: str, by: User, now: datetime
) -> Receipt:
    """Decide what stands on a sheet that two people read differently; the reason stays beside it."""
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    _checked(entry.survey, entry.number, given, given_on, now)
    with transaction.atomic():
        mine = PaperEntry.objects.select_for_update().get(pk=entry.pk)
        if mine.second is None or mine.answer_id is not None:
            raise refusals.refused(ways.NOTHING_TO_SETTLE)
        mine.survey = entry.survey
        told = _answer(mine, given, given_on, by, now)
        mine.settled_by, mine.settled_why = by, why.strip()
        mine.save()
        _record_typing("surveys.settle_sheet", Typed("differs", mine, told), by, now, why)
    return told


def part_sheets(*, entry: PaperEntry, number: str, why: str, by: User, now: datetime) -> PaperEntry:
    """Two sheets bore one number, as copies do: the second reading goes to `number`, and both wait for a second again."""
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    kept = sheet_number(number)
    if kept is None:
        raise refusals.refused(ways.SHEET_NUMBER, "number")
    with transaction.atomic():
        mine = PaperEntry.objects.select_for_update().get(pk=entry.pk)
        if mine.second is None or mine.second_by is None or mine.answer_id is not None:
            raise refusals.refused(ways.NOTHING_TO_SETTLE)
        if PaperEntry.objects.filter(survey=entry.survey, number=kept).exists():
            raise refusals.refused(ways.NUMBER_TAKEN, "number")
        other = PaperEntry.objects.create(
            survey=entry.survey,
            number=kept,
            first=mine.second,
            first_by=mine.second_by,
            first_at=mine.second_at or now,
        )
        mine.second = mine.second_by = mine.second_at = None
        mine.save(update_fields=["second", "second_by", "second_at"])
        after = {"sheet": [mine.number, kept]}
        _record("surveys.part_sheets", entry.survey, after, by, now, why)
    return other


def _checked(survey: Survey, number: str, given: Given, given_on: date | None, now: datetime) -> str:
    """The number as it is kept; ProblemsError with everything that is wrong with a sheet."""
    problems: list[Problem] = []
    kept = sheet_number(number)
    if kept is None:
        problems.append(Problem(ways.SHEET_NUMBER, key="number"))
    elif kept.isdigit() and not _printed(survey, int(kept)):
        problems.append(Problem(ways.NOT_PRINTED, key="number", found=kept))
    if given_on is not None and not localdate(survey.opens_at) <= given_on <= localdate(now):
        problems.append(Problem(ways.GIVEN_ON, key="given_on"))
    try:
        check(survey, given)
    except ProblemsError as error:
        problems.extend(error.problems)
    if problems:
        raise ProblemsError(problems)
    return kept or ""


def _printed(survey: Survey, number: int) -> bool:
    """Whether a number was printed here; sheets an office copied by itself are not known, so then any will do."""
    runs = list(SheetRun.objects.filter(survey=survey).values_list("first", "last"))
    return not runs or any(first <= number <= last for first, last in runs)


def _answer(entry: PaperEntry, given: Given, given_on: date | None, by: User, now: datetime) -> Receipt:
    """Make the answer of a sheet. It is late by the moment it is made, whatever day stands on the sheet."""
    noon = datetime.combine(given_on or localdate(now), time(12), get_current_timezone())
    parts = {"mode": Mode.PAPER, "entered_by": by, "given_at": min(noon, now)}
    told = keep(entry.survey, uuid7(now), given, parts, now)
    entry.answer = Answer.objects.get(uuid=told.uuid)
    entry.save(update_fields=["answer"])
    return told


def _record_typing(action: str, typed: Typed, by: User, now: datetime, why: str = "") -> None:
    """Nothing of what was answered goes to the audit: more people read it than read answers."""
    late = typed.receipt is not None and typed.receipt.state == "late"
    after = {"sheet": typed.entry.number, "reading": typed.state, "late": late}
    _record(action, typed.entry.survey, after, by, now, why)


def _record(
    action: str, survey: Survey, after: Mapping[str, object], by: User, now: datetime, why: str = ""
) -> None:
    scope = office_scope(survey.unit.office_id)
    record(by=by, action=action, target=survey, after=after, why=why, now=now, scope=scope)
