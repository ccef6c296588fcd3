"""Results: computed once after the close, from what counts, kept as sums, corrected by a new one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import DAY, answered
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import Span, Wanted
from tolok.apps.surveys.models import Period, Survey
from tolok.apps.surveys.selectors import survey_at
from tolok.apps.surveys.selectors.results import outcomes_of, result_of
from tolok.rules import packs
from tolok.rules.questionnaire_blocks import block, compose
from tolok.rules.skm import survey as index_of
from tolok.rules.survey_results import SurveyOutcome
from tolok.rules.tallies import Tally
from tolok.rules.texts import ProblemsError, Text

pytestmark = pytest.mark.django_db

SKM = packs.satisfaction("skm-2017")


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


def an_skm(unit: OrganizationUnit, now: datetime, *keys: str, **more: Any) -> Survey:
    """A survey of these blocks that opened yesterday."""
    asked = compose(Text("Survei", "Survey"), [block(key) for key in keys or ("skm9",)])
    parts: dict[str, Any] = {
        "questionnaire": asked,
        "opens_at": now - DAY,
        "closes_at": now + 10 * DAY,
        "span": Span(Period.QUARTER, now.date() - 90 * DAY, now.date()),
        "by": None,
        "now": now - DAY,
    }
    wanted = Wanted(unit, **{"minimum": 5, "target": 30, **more.pop("numbers", {})})
    (made,) = actions.open_surveys(wanted=[wanted], **{**parts, **more})
    found = survey_at(made.pk)
    assert found is not None
    return found


def closed(survey: Survey, now: datetime) -> Survey:
    actions.close(surveys=[survey], by=None, why="selesai", now=now)
    return survey


def nine(*points: int) -> Mapping[str, int]:
    """One respondent's nine ratings."""
    return dict(zip(SKM.keys, points, strict=True))


ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 12


def test_it_gives_what_the_rules_give_for_the_same_answers(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now)
    for row in ROWS:
        answered(survey, values=nine(*row), profile={"sex": "female"}, now=now)
    result = actions.compute(survey=closed(survey, now), by=None, now=now)
    found, wanted = outcomes_of(result)["skm9"], index_of(SKM, Tally.of(SKM.keys, ROWS))
    assert isinstance(found, SurveyOutcome)
    assert (found.ikm, found.interval, found.grade) == (wanted.ikm, wanted.interval, wanted.grade)
    assert found == wanted
    assert result.value == wanted.ikm_published
    assert result.grade == "B"
    assert result.n == 36
    assert result.content["profile"]["sex"]["female"]["n"] == 36


def test_it_computes_nothing_while_a_survey_is_open(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now)
    with pytest.raises(ProblemsError):
        actions.compute(survey=survey, by=None, now=now)
    assert result_of(survey) is None
