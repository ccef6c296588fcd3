"""The reference of what a result keeps names every field there is, and none that is not."""

import re
from pathlib import Path

import pytest
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import an_skm, closed, rated
from tolok.apps.surveys import actions

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "survey-results.md"


def named(table: str) -> set[str]:
    """The fields in the first column of a table."""
    cells = re.findall(r"^\| ([^|]*) \|", table, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([a-z_]+)`", cell)}


def test_it_names_every_field_that_is_kept_and_no_other() -> None:
    now = timezone.now()
    survey = an_skm(a_unit(an_office(), "1"), now)
    rated(survey, [[3] * 9] * 6, now)
    content = actions.compute(survey=closed(survey, now), by=None, now=now).content
    whole, block, *_rest = PAGE.read_text().split("\n## ")
    assert named(whole) == set(content)
    (sums,) = content["blocks"].values()
    assert named(block) == set(sums)
    assert set(content["told"]["skm9"]) <= set(re.findall(r"`([a-z_]+)`", whole))
