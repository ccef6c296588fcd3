"""Noticing that the site was out of reach."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from tolok.apps.accounts.models import User
from tolok.apps.common import actions, selectors
from tolok.apps.common.models import Entry, Outage
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_a_steady_beat_is_no_outage() -> None:
    assert [actions.beat(now=NOW + MINUTE * at) for at in (0, 1, 2, 7)] == [None] * 4
    assert not Outage.objects.exists()


def test_a_silence_is_written_down_at_the_next_beat() -> None:
    actions.beat(now=NOW)
    found = actions.beat(now=NOW + MINUTE * 90)
    assert found is not None
    assert (found.began_at, found.ended_at) == (NOW, NOW + MINUTE * 90)
    assert Entry.objects.get(action="common.note_outage").who_id is None
    assert actions.beat(now=NOW + MINUTE * 91) is None


def test_how_long_a_silence_may_be_is_a_setting(settings: Settings) -> None:
    settings.TOLOK_OUTAGE_MINUTES = 2
    actions.beat(now=NOW)
    assert actions.beat(now=NOW + MINUTE * 2) is None
    assert actions.beat(now=NOW + MINUTE * 5) is not None


def test_a_clock_that_was_set_back_makes_no_outage() -> None:
    actions.beat(now=NOW)
    assert actions.beat(now=NOW - MINUTE * 60) is None
    assert actions.beat(now=NOW + MINUTE) is None


def test_somebody_notes_an_outage_with_its_cause() -> None:
    ani = User.objects.create(email="ani@example.go.id", name="Ani")
    start, end = NOW - MINUTE * 120, NOW - MINUTE * 30
    noted = actions.note_outage(start=start, end=end, cause="kabel serat putus", by=ani, now=NOW)
    assert (noted.noted_by_id, noted.noted_by_name) == (ani.pk, "Ani")
    entry = Entry.objects.get(action="common.note_outage")
    assert (entry.who_name, entry.why) == ("Ani", "kabel serat putus")


def test_it_says_everything_that_is_wrong_with_a_note() -> None:
    ani = User.objects.create(email="ani@example.go.id", name="Ani")
    with pytest.raises(ProblemsError) as refused:
        actions.note_outage(start=NOW + MINUTE * 2, end=NOW + MINUTE, cause=" ", by=ani, now=NOW)
    assert [one.key for one in refused.value.problems] == ["end", "end", "cause"]


def test_it_finds_outages_that_touch_a_time() -> None:
    actions.beat(now=NOW)
    actions.beat(now=NOW + MINUTE * 60)
    assert selectors.outages_between(NOW + MINUTE * 59, NOW + MINUTE * 99, "office:1").count() == 1
    assert selectors.outages_between(NOW - MINUTE * 9, NOW + MINUTE, "office:1").count() == 1
    assert not selectors.outages_between(NOW + MINUTE * 60, NOW + MINUTE * 99, "office:1").exists()
    assert not selectors.outages_between(NOW - MINUTE * 9, NOW, "office:1").exists()


def test_one_that_an_office_noted_is_no_other_offices() -> None:
    ani = User.objects.create(email="ani@example.go.id", name="Ani")
    start = NOW - MINUTE * 60
    actions.note_outage(start=start, end=NOW, cause="kabel putus", by=ani, now=NOW, scope="office:1")
    assert selectors.outages_between(start, NOW, "office:1").count() == 1
    assert not selectors.outages_between(start, NOW, "office:11").exists()
    assert not selectors.outages_between(start, NOW, "").exists()
    assert Entry.objects.get(action="common.note_outage").scope == "office:1"
