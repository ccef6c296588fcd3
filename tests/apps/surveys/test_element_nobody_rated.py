"""A form brought from elsewhere may not ask every element; the result is read all the same."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import a_member, an_skm, closed, rated
from tests.people import signed_in
from tolok.apps.surveys import actions

pytestmark = pytest.mark.django_db

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, None), (3, 3, 3, 4, 3, 3, 4, 3, None)] * 20


def test_its_result_is_shown_to_the_unit_and_to_everybody(client: Client) -> None:
    now, unit = timezone.now(), a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    survey = an_skm(unit, now)
    rated(survey, ROWS, now)
    result = actions.compute(survey=closed(survey, now), by=None, now=now)
    signed_in(client, a_member(unit))
    shown = client.get(f"/survei/{survey.pk}/hasil/")
    assert shown.status_code == 200
    assert "jejak-" in shown.content.decode()
    actions.publish(result=result, by=an_admin(unit.office, "Dewi"), now=now)
    for name in ("publication-survey", "publication-survey-badge"):
        assert Client().get(reverse(name, args=[unit.office_id, unit.code, survey.pk])).status_code in (
            200,
            404,
        )
