"""A plan tells of surveys that would ask the same visitors a second time."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import an_skm, closed
from tests.apps.surveys.planning import a_plan
from tests.people import signed_in
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys.actions import Span
from tolok.apps.surveys.models import Period, SurveyPlan

pytestmark = pytest.mark.django_db

CAUTION = "tidak ditanyai dua kali"
HALF_YEAR = Span(Period.HALF, date(2026, 7, 1), date(2026, 12, 31))


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya")


def shown(client: Client, plan: SurveyPlan) -> str:
    answer = client.get(f"/survei/buka/{plan.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_tells_of_one_that_is_open_at_the_same_time_for_another_period(
    client: Client, unit: OrganizationUnit
) -> None:
    now, admin = timezone.now(), an_admin(unit.office)
    other = a_unit(unit.office, "2", "Puskesmas Tolok Asri")
    an_skm(other, now, span=HALF_YEAR)
    signed_in(client, admin)
    plan = a_plan(unit, admin)  # a quarter
    assert CAUTION not in shown(client, plan)
    survey = an_skm(unit, now, span=HALF_YEAR)
    assert CAUTION in shown(client, plan)
    closed(survey, now + timedelta(minutes=1))
    assert CAUTION not in shown(client, plan)
