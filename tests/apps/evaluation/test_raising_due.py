"""Beside what would raise a level stands the day by which a line of the plan behind it is due."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from tests.apps.evaluation.cast import a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today
from tests.apps.surveys.cast import an_skm, closed, rated
from tests.people import signed_in
from tolok.apps.evaluation.selectors.readying import readiness
from tolok.apps.surveys import actions

pytestmark = pytest.mark.django_db

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 18


def test_lines_of_a_plan_after_a_survey_give_the_due_day_of_what_they_raise(client: Client) -> None:
    cast, now = a_cast(), timezone.now()
    locus = locus_of(a_cycle_today(cast), cast.units[0])
    survey = an_skm(locus.unit, now)
    rated(survey, ROWS, now)
    result = actions.compute(survey=closed(survey, now), by=None, now=now)
    first, second = (timezone.localdate() + timedelta(days=days) for days in (20, 40))
    lines = [
        actions.Planned(key, "Janji", "terlihat", "Kepala", day)
        for key, day in (("waktu", second), ("sarpras", first))
    ]
    actions.plan(result=result, lines=lines, by=cast.admin, now=now)
    rows = {one.indicator.code: one for one in readiness(locus, timezone.localdate()).rows}
    assert {rows[code].due_on for code in ("8.a.Ak", "9.a.Ak")} == {first}
    assert rows["6.a.B"].due_on is rows["7.a.T"].due_on is None
    page = signed_in(client, cast.operator).get(reverse("readying-unit", args=[locus.cycle_id, locus.pk]))
    assert page.content.decode().count(date_format(first)) >= 2
