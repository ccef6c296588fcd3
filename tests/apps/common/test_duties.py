"""Recurring work: done when due, once, and again after it failed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils.module_loading import import_string

from tolok.apps.common import actions
from tolok.apps.common.models import Heartbeat

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
done: list[tuple[str, datetime]] = []
HERE = __name__


def work(*, now: datetime) -> None:
    done.append(("work", now))


def break_down(*, now: datetime) -> None:
    done.append(("broken", now))
    raise RuntimeError("the disk is full")


@pytest.fixture(autouse=True)
def _nothing_done() -> None:
    done.clear()


def run(name: str, every: timedelta, *times: timedelta) -> list[list[str]]:
    return [actions.run_due([(f"{HERE}.{name}", every)], now=NOW + after) for after in times]


def test_it_works_when_the_interval_is_over_and_not_before() -> None:
    run("work", DAY, MINUTE * 0, MINUTE, MINUTE * 1439, DAY + MINUTE, DAY + MINUTE * 2)
    assert [at - NOW for _, at in done] == [MINUTE * 0, MINUTE * 1439 + MINUTE * 2]


def test_every_minute_is_every_minute_though_clocks_jitter() -> None:
    run("work", MINUTE, *(timedelta(seconds=seconds) for seconds in (0, 59, 119, 121, 180)))
    assert [(at - NOW).seconds for _, at in done] == [0, 59, 119, 180]


def test_a_failure_stops_nothing_else_and_is_tried_again() -> None:
    duties = [(f"{HERE}.break_down", DAY), (f"{HERE}.work", DAY)]
    assert actions.run_due(duties, now=NOW) == [f"{HERE}.break_down"]
    assert actions.run_due(duties, now=NOW + MINUTE * 5) == []
    assert actions.run_due(duties, now=NOW + MINUTE * 10) == [f"{HERE}.break_down"]
    assert [name for name, _ in done] == ["broken", "work", "broken"]


def test_every_duty_is_a_function_that_can_be_called() -> None:
    assert settings.TOLOK_DUTIES[0][0].endswith(".beat")
    assert all(callable(import_string(name)) for name, _ in settings.TOLOK_DUTIES)
    assert actions.run_due(settings.TOLOK_DUTIES, now=NOW) == []


def test_the_command_does_what_is_due_and_says_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("run_due")
    assert Heartbeat.objects.count() == 1
    monkeypatch.setattr(settings, "TOLOK_DUTIES", [(f"{HERE}.break_down", DAY)])
    with pytest.raises(CommandError, match="break_down"):
        call_command("run_due")


def test_a_busy_database_is_asked_again_at_the_next_call(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def busy(*_rows: object, **_more: object) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as broken:
        broken.setattr("tolok.apps.common.models.DutyRun.objects.bulk_create", busy)
        assert run("work", DAY, MINUTE * 0) == [[f"{HERE}.work"]]
    assert "waits for the next call: database is locked" in caplog.text
    assert "Traceback" not in caplog.text
    assert run("work", DAY, MINUTE) == [[]]
    assert [name for name, _at in done] == ["work"]


def held_up(*, now: datetime) -> None:
    raise OperationalError("database is locked")


def test_work_that_a_busy_database_cut_off_is_put_off_without_an_alarm(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert run("held_up", DAY, MINUTE * 0) == [[f"{HERE}.held_up"]]
    assert "held_up was put off and is tried again: database is locked" in caplog.text
    assert "Traceback" not in caplog.text
