"""What the page of publications says while a correction waits, and when there is nothing to put into a badge."""

from collections.abc import Sequence

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import an_skm, closed, rated
from tests.people import signed_in
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions.publishing import address_of
from tolok.apps.surveys.models import SurveyResult

pytestmark = pytest.mark.django_db

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 12
EIGHT = [(*row[:8], None) for row in ROWS]


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "P01", "Puskesmas Tolok Jaya", "health_center")


def a_result(unit: OrganizationUnit, rows: Sequence[Sequence[int | None]]) -> SurveyResult:
    now = timezone.now()
    survey = an_skm(unit, now)
    rated(survey, rows, now)
    return actions.compute(survey=closed(survey, now), by=None, now=now)


def page(client: Client, result: SurveyResult) -> str:
    return client.get(f"/survei/{result.survey_id}/hasil/publikasi/").content.decode()


def test_a_correction_that_waits_says_that_the_one_before_is_still_read(
    client: Client, unit: OrganizationUnit
) -> None:
    biro = an_admin(unit.office)
    signed_in(client, biro)
    old = a_result(unit, ROWS)
    now = timezone.now()
    assert "belum terbit. Setelah terbit" in page(client, old)
    actions.publish(result=old, by=biro, now=now)
    actions.exclude(answer=old.survey.answers.earliest("pk"), why="jawaban kembar", by=biro, now=now)
    new = actions.compute(survey=old.survey, by=biro, why="Satu jawaban kembar", now=now)
    shown = page(client, new)
    assert "Masyarakat masih membaca hasil sebelum pembetulan" in shown
    assert f'href="{address_of(old)}"' in shown
    actions.publish(result=new, by=biro, now=now)
    assert "Masyarakat masih membaca" not in page(client, new)


def test_a_result_without_an_index_offers_no_badge(client: Client, unit: OrganizationUnit) -> None:
    biro = an_admin(unit.office)
    signed_in(client, biro)
    result = actions.publish(result=a_result(unit, EIGHT), by=biro, now=timezone.now())
    shown = page(client, result)
    assert "Poster hasil A4" in shown
    assert "Lencana" not in shown
