"""What everybody may read without a token: instruments, and results that were published."""

import pytest
from pytest_django.fixtures import Settings

from tests.api.cast import Program, World, a_world
from tests.apps.evaluation.cast import NOW
from tolok.apps.evaluation.models import Result
from tolok.rules import packs

pytestmark = pytest.mark.django_db


def test_every_instrument_is_shown_with_its_levels() -> None:
    program = Program(None)
    listed = program.shows("/instruments", limit=200)
    assert {one["id"] for one in listed["items"]} == set(packs.ids())
    for one in listed["items"]:
        found = program.shows(f"/instruments/{one['id']}")
        assert found["hash"] == packs.header(one["id"]).hash
        assert found["forms"]
    found = program.shows("/instruments/pekppp-2022-luring")
    indicator = found["forms"][0]["aspects"][0]["indicators"][0]
    assert [level["value"] for level in indicator["levels"]] == [0, 1, 2, 3, 4, 5]
    assert program.get("/instruments/nothing").status_code == 404


def test_only_what_was_published_is_public() -> None:
    world: World = a_world()
    program = Program(None)
    assert program.shows("/published")["items"] == []
    assert program.get(f"/published/{world.cycle.pk}").status_code == 404
    Result.objects.update(published_at=NOW)
    (one,) = program.shows("/published")["items"]
    assert (one["cycle"], one["number"]) == (world.cycle.pk, 1)
    found = program.shows(f"/published/{world.cycle.pk}", limit=1)
    assert (found["hash"], found["units"]["total"]) == (world.result.hash, 2)
    (row,) = found["units"]["items"]
    assert row["unit"] == "D01"
    assert row["withheld"] == ("too_few_respondents" if world.cycle.minimum_respondents > 12 else None)


def test_results_of_few_users_are_withheld() -> None:
    world = a_world()
    world.cycle.minimum_respondents = 13
    world.cycle.save()
    Result.objects.update(published_at=NOW)
    rows = Program(None).shows(f"/published/{world.cycle.pk}")["units"]["items"]
    assert {(row["withheld"], row["index"]) for row in rows} == {("too_few_respondents", None)}


def test_it_needs_no_accounts(settings: Settings) -> None:
    settings.TOLOK_ACCOUNTS = False
    assert Program(None).shows("/published")["total"] == 0
