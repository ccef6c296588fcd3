"""What surveys propose stands beside the indicator, for the unit and for the evaluator; nothing is scored by it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.evaluation.cast import Cast, a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today
from tests.apps.surveys.cast import an_skm, closed, rated
from tests.people import signed_in
from tolok.apps.evaluation.models import Claim, Cycle, Locus
from tolok.apps.evaluation.selectors.from_surveys import from_surveys
from tolok.apps.surveys import actions

pytestmark = pytest.mark.django_db

DONE, OTHER = "6.a.B", "1.a.B"
ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3)] * 18


@pytest.fixture
def cast() -> Cast:
    return a_cast(1)


@pytest.fixture
def locus(cast: Cast) -> Locus:
    cycle = a_cycle_today(cast)
    Cycle.objects.filter(pk=cycle.pk).update(year=timezone.localdate().year)
    return locus_of(cycle, cast.units[0])


def surveyed(locus: Locus) -> None:
    now = timezone.now()
    survey = an_skm(locus.unit, now)
    rated(survey, ROWS, now)
    actions.compute(survey=closed(survey, now), by=None, now=now)


def test_nothing_is_proposed_without_a_survey_or_for_other_indicators(locus: Locus) -> None:
    assert from_surveys(locus, DONE) is None
    surveyed(locus)
    codes = [code for code in locus.form.instrument.indicators if from_surveys(locus, code) is not None]
    assert codes == ["6.a.B", "7.a.T", "8.a.Ak", "9.a.Ak"]


def test_the_unit_reads_it_beside_its_own_answer_and_nothing_is_filled_in(cast: Cast, locus: Locus) -> None:
    surveyed(locus)
    client = signed_in(Client(), cast.operator)
    page = client.get(reverse("claims-indicator", args=[locus.cycle_id, locus.pk, DONE])).content.decode()
    assert "Dari survei di Tolok" in page
    assert "Usulan 1" in page
    year = timezone.localdate().year
    assert reverse("surveys-performance", args=[locus.unit_id, year]) in page
    assert not Claim.objects.filter(code=DONE).exclude(answers={}).exists()
