"""Own questions in the result: their keys are numbered by the plan, and a dot is part of them."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import a_member, an_skm, closed, rated
from tests.people import signed_in
from tolok.apps.surveys import actions
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.questionnaires.values import Own
from tolok.rules.texts import Text

pytestmark = pytest.mark.django_db

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 12
CHOICES = {"1": Text("Loket 1", "Counter 1"), "2": Text("Loket 2", "Counter 2")}


def test_it_is_read_and_taken_as_a_file_under_the_key_a_plan_gives(client: Client) -> None:
    now, unit = timezone.now(), a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    own = Own("own.1", "choice", Text("Loket mana?", "Which counter?"), CHOICES)
    asked = compose(Text("Survei", "Survey"), [block("skm9")], own=[own])
    survey = an_skm(unit, now, questionnaire=asked)
    rated(survey, ROWS[:20], now, extra={"own.1": "1"})
    rated(survey, ROWS[:8], now, extra={"own.1": "2"})
    actions.compute(survey=closed(survey, now), by=None, now=now)
    signed_in(client, a_member(unit))
    shown = client.get(f"/survei/{survey.pk}/hasil/")
    assert shown.status_code == 200
    path = f"/survei/{survey.pk}/hasil/1/tanya-own.1.csv"
    assert path in shown.content.decode()
    assert client.get(path).status_code == 200
