"""``tolok cycle``: a locked result leaves the database as a package that verifies and as levels that evaluate."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from tests.apps.evaluation.cast import (
    LURING,
    NOW,
    Cast,
    a_cast,
    a_cycle,
    a_moderator,
    a_panel,
    judged,
    locus_of,
    move_to,
)
from tests.cli.running import run
from tolok.apps.evaluation.actions import judging, panel, results
from tolok.apps.evaluation.models import Cycle, Result, State, UnitResult
from tolok.apps.evaluation.selectors.package import listed, record_of
from tolok.rules import packs
from tolok.rules.cycles.checks import verify
from tolok.rules.statistics.moments import Moments

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]


def a_result(cast: Cast, found: Cycle) -> Result:
    """A result in which two units were judged, one of them twice and moderated in one place."""
    moderator = a_moderator(cast, found)
    people = a_panel(cast, found, 2)
    first, second = (locus_of(found, unit) for unit in cast.units[:2])
    code = next(iter(packs.instrument(LURING).indicators))
    for order, (locus, person) in enumerate(((first, people[0]), (first, people[1])), 1):
        seat = panel.seat(locus=locus, user=person, order=order, by=cast.admin, now=NOW)
        judged(seat, 3, {code: 2 + order})
    judged(panel.seat(locus=second, user=people[0], order=1, by=cast.admin, now=NOW), 4)
    judging.moderate(locus=first, code=code, level=4, reason="Bukti lengkap", by=moderator, now=NOW)
    move_to(found, State.OBJECTING, cast.admin)
    return results.propose(cycle=found, by=cast.admin, now=NOW)


@pytest.fixture
def cycle(monkeypatch: pytest.MonkeyPatch) -> Cycle:
    users = Moments.of([(56 + n % 3, 14) for n in range(12)])
    monkeypatch.setattr(
        "tolok.apps.evaluation.selectors.results.f03_of", lambda surveys: dict.fromkeys(surveys, users)
    )
    cast = a_cast(3)
    found = a_cycle(cast, State.JUDGING)
    results.lock(result=a_result(cast, found), by=cast.more["Moda"], now=NOW)
    return found


def test_it_exports_a_package_that_verifies(cycle: Cycle, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "siklus.zip"
    said = run(capsys, "cycle", "export", cycle.pk, "--to", path)
    assert said.code == 0, said.err
    verified = run(capsys, "verify", path, "--format", "json")
    assert verified.code == 0, verified.out + verified.err
    assert (verified.data["units"], verified.data["equal"]) == (3, True)
    assert verified.data["fingerprint"] in said.out
    run(capsys, "cycle", "export", cycle.pk, "--to", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == path.read_bytes()


def test_it_writes_levels_that_evaluate_to_the_result(cycle: Cycle, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "level.xlsx"
    said = run(capsys, "cycle", "levels", cycle.pk, "--to", path)
    assert said.code == 0, said.err
    rows = run(capsys, "evaluate", path, "--instrument", LURING, "--format", "json").data
    stored = list(UnitResult.objects.order_by("locus__code"))
    assert [row["category"] for row in rows] == [one.category or None for one in stored]
    assert [row["f02"] and Fraction(row["f02"]) for row in rows] == [
        Fraction(one.forms["f02"]) if one.forms["f02"] else None for one in stored
    ]
    assert rows[0]["f02"] is not None


def test_it_lists_cycles_with_their_locked_results(cycle: Cycle, capsys: Capture) -> None:
    (row,) = run(capsys, "cycle", "list", "--format", "json").data
    assert (row["id"], row["units"], row["results"]) == (cycle.pk, 3, 1)


def test_it_calls_a_cycle_result_or_instrument_that_is_not_there_wrong_use(
    cycle: Cycle, tmp_path: Path, capsys: Capture
) -> None:
    for words in (
        ("export", 999_999),
        ("levels", 999_999),
        ("export", cycle.pk, "--result", 9),
        ("levels", cycle.pk, "--instrument", "pekppp-2022-daring"),
    ):
        assert run(capsys, "cycle", *words, "--to", tmp_path / "a").code == 2, words
    assert not (tmp_path / "a").exists()


def test_it_exports_nothing_that_is_not_locked(tmp_path: Path, capsys: Capture) -> None:
    cast = a_cast(3)
    found = a_cycle(cast, State.JUDGING)
    a_result(cast, found)
    assert run(capsys, "cycle", "export", found.pk, "--to", tmp_path / "a.zip").code == 2


def test_it_reads_a_result_in_a_fixed_number_of_statements(
    cycle: Cycle, django_assert_max_num_queries: Any
) -> None:
    result = Result.objects.select_related("cycle__office", "corrects").get(cycle=cycle)
    with django_assert_max_num_queries(7):
        assert verify(record_of(result)) == []
    with django_assert_max_num_queries(2):
        assert len(listed()) == 1


def test_a_number_that_no_database_can_hold_is_wrong_use(tmp_path: Path, capsys: Capture) -> None:
    assert run(capsys, "cycle", "export", "9" * 30, "--to", tmp_path / "x.zip").code == 2


def test_it_says_so_when_the_database_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def silent() -> None:
        raise OperationalError("no such table: evaluation_cycle\nmore")

    monkeypatch.setattr("tolok.apps.evaluation.selectors.package.listed", silent)
    said = run(capsys, "cycle", "list")
    assert said.code == 1
    assert "Basis data tidak menjawab" in said.err
    assert "The database does not answer" in said.err
    assert "more" not in said.err
