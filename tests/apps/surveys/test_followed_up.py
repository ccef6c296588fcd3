"""What was done after surveys is read as of the day asked, plan by plan: a plan counts once it has ended or is late."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import an_skm, closed, rated
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.commitments.actions import finish, move
from tolok.apps.commitments.models import Commitment
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions.papers import write
from tolok.apps.surveys.models import Period, SurveyResult
from tolok.apps.surveys.selectors.facts import offered
from tolok.apps.surveys.selectors.records import records
from tolok.rules import packs
from tolok.rules.gathered import Gathered
from tolok.rules.gathering.finding import find

pytestmark = pytest.mark.django_db

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 18
INSTRUMENT = packs.instrument("pekppp-2022-luring")
DECEMBER = date(2026, 12, 31)


def at(*parts: int) -> datetime:
    return datetime(*parts, 10, tzinfo=ZoneInfo("Asia/Jakarta"))  # type: ignore[misc,arg-type]


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "D01")


@pytest.fixture
def biro(unit: OrganizationUnit) -> User:
    return an_admin(unit.office)


def a_result(unit: OrganizationUnit, now: datetime) -> SurveyResult:
    survey = an_skm(unit, now)
    rated(survey, ROWS, now)
    return actions.compute(survey=closed(survey, now), by=None, now=now)


def planned(result: SurveyResult, due: date, by: User, now: datetime) -> list[Commitment]:
    lines = [
        actions.Planned(key, f"Janji {key}", "terlihat", "Kepala Loket", due) for key in ("waktu", "sarpras")
    ]
    return actions.plan(result=result, lines=lines, by=by, now=now)


def done(lines: Iterable[Commitment], day: datetime, by: User) -> None:
    for one in lines:
        finish(commitment=one, done_on=day.date(), effect=True, why_no_proof="foto menyusul", by=by, now=day)


def report(result: SurveyResult, by: User, now: datetime) -> None:
    for one in actions.order_report(result=result, by=by, now=now):
        write(paper=one.pk, now=now)


def facts(unit: OrganizationUnit, *day: int, year: int = 2026) -> dict[str, Gathered]:
    return {one.key: one for one in offered([unit.pk], date(*day), year).get(unit.pk, ())}


def level(code: str, known: dict[str, Gathered]) -> int | None:
    return find(INSTRUMENT.indicators[code], known).level


def test_a_line_finished_after_the_day_was_not_finished_on_it(unit: OrganizationUnit, biro: User) -> None:
    result = a_result(unit, at(2026, 7, 1))
    first, second = planned(result, date(2026, 9, 30), biro, at(2026, 7, 2))
    before = facts(unit, 2026, 10, 14)
    assert (level("8.a.Ak", before), before["followup_done"].value) == (1, "none")
    done([first], at(2026, 11, 12), biro)
    assert facts(unit, 2026, 10, 14) == before
    assert level("8.a.Ak", facts(unit, 2026, 11, 12)) == 3
    done([second], at(2026, 11, 20), biro)
    report(result, biro, at(2026, 11, 21))
    assert facts(unit, 2026, 10, 14) == before
    assert facts(unit, 2026, 11, 20)["followup_percent"].value == 100
    assert "followup_reported" not in facts(unit, 2026, 11, 20)
    assert level("8.a.Ak", facts(unit, 2026, 11, 21)) == 5


def test_it_reads_the_plans_that_ended_in_the_last_year_and_tells_of_the_one_that_runs(
    unit: OrganizationUnit, biro: User
) -> None:
    early, late = a_result(unit, at(2025, 7, 1)), a_result(unit, at(2026, 1, 10))
    for result, now in ((early, at(2025, 7, 2)), (late, at(2026, 1, 11))):
        report(result, biro, now)
    done(planned(early, date(2025, 12, 31), biro, at(2025, 7, 2)), at(2025, 12, 1), biro)
    done(planned(late, date(2026, 6, 30), biro, at(2026, 1, 11)), at(2026, 6, 28), biro)
    running = planned(a_result(unit, at(2026, 7, 1)), DECEMBER, biro, at(2026, 7, 2))
    found = facts(unit, 2026, 10, 13)
    assert found["followup_percent"].value == 100
    assert "4 dari 4 baris" in found["followup_percent"].words.id
    assert "0 dari 2 selesai, tenggat 31 Desember 2026" in found["followup_percent"].words.id
    assert level("9.a.Ak", found) == 3  # from 11 January to 28 June
    done(running[:1], at(2026, 9, 1), biro)
    assert facts(unit, 2026, 10, 13)["followup_percent"].value == 100  # who begins early loses nothing
    late_found = facts(unit, 2027, 1, 1)
    assert (
        late_found["followup_percent"].value == 75
    )  # half of the plan that is late by now, and the one before
    assert level("9.a.Ak", late_found) == 0


def test_it_proposes_nothing_while_no_plan_is_due_and_says_so(unit: OrganizationUnit, biro: User) -> None:
    lines = planned(a_result(unit, at(2026, 7, 1)), DECEMBER, biro, at(2026, 7, 2))
    found = facts(unit, 2026, 12, 31)
    assert found["followup_planned"].value is True
    assert "Belum ada rencana yang jatuh tempo" in found["followup_planned"].words.id
    assert "tenggat 31 Desember 2026" in found["followup_running"].words.id
    assert not found.keys() & {"followup_percent", "followup_done", "followup_months"}
    assert (level("8.a.Ak", found), level("9.a.Ak", found)) == (None, None)
    done(lines, at(2026, 9, 1), biro)  # the whole plan early: it counts at once
    assert facts(unit, 2026, 9, 1)["followup_percent"].value == 100


def test_moving_a_date_does_not_make_a_late_plan_wait(unit: OrganizationUnit, biro: User) -> None:
    first, _ = planned(a_result(unit, at(2026, 4, 1)), date(2026, 6, 30), biro, at(2026, 4, 2))
    move(commitment=first, due_on=DECEMBER, by=biro, why="Anggaran bergeser", now=at(2026, 6, 1))
    found = facts(unit, 2026, 10, 13)
    assert level("8.a.Ak", found) == 1
    assert "0 dari 2 selesai, tenggat 30 Juni 2026" in found["followup_percent"].words.id


def test_a_year_without_a_survey_still_has_its_plans(unit: OrganizationUnit, biro: User) -> None:
    result = a_result(unit, at(2026, 7, 1))
    done(planned(result, DECEMBER, biro, at(2026, 7, 2)), at(2026, 12, 20), biro)
    found = facts(unit, 2027, 3, 1, year=2027)
    assert found["followup_percent"].value == 100
    assert not [key for key in found if not key.startswith("followup_")]
    assert not facts(unit, 2028, 3, 1, year=2028)


def test_a_report_publication_or_correction_of_later_changes_nothing(
    unit: OrganizationUnit, biro: User
) -> None:
    result = actions.publish(result=a_result(unit, at(2026, 7, 1)), by=biro, now=at(2026, 7, 2))
    note = actions.note_publication(
        result=result, medium="board", place="loket", told_on=date(2026, 7, 3), by=biro, now=at(2026, 7, 3)
    )
    before = facts(unit, 2026, 8, 1)
    assert "survey_value" in before
    actions.withdraw_publication(publication=note, why="diturunkan", by=biro, now=at(2026, 9, 1))
    actions.withdraw(result=result, why="salah periode", by=biro, now=at(2026, 9, 2))
    again = actions.compute(survey=result.survey, by=biro, why="ulang", now=at(2026, 9, 3))
    report(again, biro, at(2026, 9, 4))
    planned(again, date(2026, 9, 30), biro, at(2026, 9, 5))
    a_result(unit, at(2026, 9, 6))
    assert facts(unit, 2026, 8, 1) == before
    assert facts(unit, 2026, 10, 1) != before


def test_a_survey_still_open_on_the_day_was_not_held_by_it(unit: OrganizationUnit) -> None:
    now = at(2026, 7, 10)
    survey = an_skm(unit, now, span=actions.Span(Period.QUARTER, date(2026, 4, 1), date(2026, 6, 30)))
    rated(survey, ROWS, now)
    actions.compute(survey=closed(survey, now), by=None, now=now)
    assert not facts(unit, 2026, 7, 5)
    assert facts(unit, 2026, 7, 10)["survey_done"].value is True


def test_the_record_of_a_survey_tells_its_plan_as_of_the_day(unit: OrganizationUnit, biro: User) -> None:
    result = a_result(unit, at(2026, 7, 1))
    done(planned(result, DECEMBER, biro, at(2026, 7, 2))[:1], at(2026, 11, 12), biro)
    origin = f"surveys.survey:{result.survey_id}"
    for day, words in (
        (date(2026, 10, 14), "belum selesai"),
        (date(2026, 11, 12), "selesai 12 November 2026"),
    ):
        rows = dict(records([origin], unit.pk, day)[origin].rows)
        assert words in rows["Rencana tindak lanjut"]
        assert "tenggat 31 Desember 2026" in rows["Rencana tindak lanjut"]


def test_the_page_of_a_running_year_calls_no_line_late_before_its_day(
    unit: OrganizationUnit, biro: User, client: Client
) -> None:
    today = timezone.localdate()
    now = timezone.now()
    planned(a_result(unit, now), today + timedelta(days=60), biro, now)
    page = signed_in(client, biro).get(reverse("surveys-performance", args=[unit.pk, today.year]))
    assert "belum jatuh tempo" in page.content.decode()
