"""Bring the levels that an evaluator gave on a sheet."""

from dataclasses import replace

from django.http import HttpRequest
from ninja import Field, Router, Schema

from tolok.api import reach
from tolok.api.routes import imports
from tolok.api.shapes import Plain
from tolok.api.tokens import caller
from tolok.apps.evaluation.actions import judging
from tolok.apps.evaluation.models import Seat
from tolok.apps.evaluation.refusals import CHANGED_MEANWHILE
from tolok.apps.evaluation.selectors.judging import given_from
from tolok.rules.texts import Problem, ProblemsError, Text

router = Router(tags=["imports"])


class LevelIn(Schema):
    """One level. `level` null says that the indicator does not apply."""

    code: Plain = Field(max_length=20)
    level: int | None = Field(ge=-100, le=100)
    reason: Plain = Field("", max_length=5000)


class LevelsIn(Schema):
    """Levels of one seat, all or none."""

    levels: list[LevelIn] = Field(min_length=1, max_length=500)
    hand_in: bool = Field(False, description="Afterwards nothing changes and the others' levels can be seen.")


class BroughtOut(Schema):
    """How many levels were written, how many were there already, and what is still missing."""

    created: int
    kept: int
    handed_in: bool


@imports(router, "/imports/cycles/{int:cycle}/units/{int:unit}/seats/{int:seat}/judgements", BroughtOut)
def import_judgements(request: HttpRequest, cycle: int, unit: int, seat: int, sent: LevelsIn) -> BroughtOut:
    """Give many levels from one's own seat at once; sending the same again changes nothing.

    A level that is there and differs is not overwritten: 409. Levels are changed one by one on the page.
    """
    found = reach.seat(request, cycle, unit, seat)
    rows = {one.code: at for at, one in reversed(list(enumerate(sent.levels, start=1)))}
    new = _new(found, sent.levels, rows)
    person, now = caller(request), reach.moment()
    try:
        if new:
            judging.judge_many(seat=found, levels=new, by=person, now=now)
        if sent.hand_in:
            judging.hand_in(seat=found, by=person, now=now)
    except ProblemsError as error:
        raise ProblemsError(_placed(error, rows)) from error
    return BroughtOut(
        created=len(new), kept=len(sent.levels) - len(new), handed_in=found.submitted_at is not None
    )


def _new(seat: Seat, levels: list[LevelIn], rows: dict[str, int]) -> dict[str, tuple[int | None, str]]:
    """The levels that are not there yet. Raises ProblemsError for those that differ, and for codes sent twice."""
    given = given_from(seat)
    problems, new = [], {}
    for at, one in enumerate(levels, start=1):
        before = given.get(one.code)
        if rows[one.code] != at:
            problems.append(Problem(TWICE, key=one.code, row=at))
        elif before is None:
            new[one.code] = (one.level, one.reason)
        elif (before.level, before.reason) != (one.level, one.reason.strip()):
            problems.append(Problem(CHANGED_MEANWHILE, key=one.code, found=str(before.level), row=at))
    if problems:
        raise ProblemsError(problems)
    return new


def _placed(error: ProblemsError, rows: dict[str, int]) -> list[Problem]:
    return [replace(one, row=rows.get(one.key)) for one in error.problems]


TWICE = Text("Indikator ini disebut lebih dari sekali.", "This indicator is named more than once.")
