"""Signals: what is planted is found, and content people do not ring a bell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from math import comb, exp
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.survey_rows import KEYS, SKM, Row, random_rows, rows
from tolok.rules.calendars import calendar
from tolok.rules.stuffing import Gathered, Hours, Received, Signal, signals, thresholds
from tolok.rules.stuffing.opening import read as read_hours
from tolok.rules.stuffing.opening import usual
from tolok.rules.stuffing.thresholds import read
from tolok.rules.stuffing.values import at_least, out_of
from tolok.rules.surveys.skm import survey
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import ProblemsError

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OPEN = Hours({day: (time(8), time(15)) for day in range(5)}, frozenset({date(2026, 3, 19)}))


def index(tally: Tally) -> Fraction | None:
    return survey(SKM, tally).ikm


def received(values: Sequence[Row], minutes: int = 20, **others: object) -> list[Received]:
    """Rows that came in calmly, every so many minutes from a Monday morning on, seven hours a day."""
    found = []
    for place, row in enumerate(values):
        day, minute = divmod(place * minutes, 360)
        at = MONDAY + timedelta(days=day + 2 * (day // 5), minutes=minute)
        one = Received(f"r{place}", tuple(row), at, Fraction(60), "link", f"d{place}")
        found.append(replace(one, **others))  # type: ignore[arg-type]
    return found


def gathered(found: list[Received], **others: object) -> Gathered:
    return replace(Gathered(KEYS, 1, 4, tuple(found)), **others)  # type: ignore[arg-type]


def by_key(found: Gathered) -> dict[str, Signal]:
    return {signal.key: signal for signal in signals(found, index)}


def calm(n: int = 100, seed: int = 1) -> list[Received]:
    return received(random_rows(n, seed))


def test_it_rings_no_bell_for_ordinary_answers() -> None:
    found = by_key(gathered(calm(), hours=OPEN, opens=MONDAY.date(), closes=date(2026, 3, 31)))
    assert [key for key, signal in found.items() if signal.look] == []
    assert {"straight", "identical", "runs", "speed", "bursts", "hours", "deadline"} <= found.keys()


def test_it_rings_no_bell_where_a_third_is_content_with_everything() -> None:
    people: list[Row] = [*random_rows(66, 4), *([[4] * 9] * 34)]
    Random(3).shuffle(people)
    found = by_key(gathered(received(people)))
    assert not any(signal.look for signal in found.values())
    assert len(found["straight"].rows) >= 34
    assert "35 %" in found["straight"].base.id


def test_it_tells_the_effect_of_straight_lining_on_the_index() -> None:
    people: list[Row] = [*random_rows(60, 4), *([[4] * 9] * 60)]
    found = by_key(gathered(received(people)))["straight"]
    assert found.look
    kept = [row for row in people if len(set(row)) > 1]
    assert found.effect.without == survey(SKM, Tally.of(KEYS, kept)).ikm
    assert (found.effect.difference or 0) < 0


def test_it_finds_copies_of_a_row_that_nobody_else_gives() -> None:
    people: list[Row] = [*random_rows(80, 2), *([[3, 4, 3, 4, 4, 3, 4, 3, 4]] * 25)]
    Random(5).shuffle(people)
    found = by_key(gathered(received(people)))["identical"]
    assert found.look
    assert 25 <= len(found.rows) <= 30


def test_it_finds_the_same_row_entered_one_after_the_other() -> None:
    people: list[Row] = [*random_rows(90, 2), *([[3, 3, 4, 3, 3, 3, 4, 3, 3]] * 8)]
    found = by_key(gathered(received(people, device="tablet-1")))["runs"]
    assert found.look
    assert len(found.rows) == 8


def test_it_finds_answers_quicker_than_reading() -> None:
    some = calm()
    quick = [replace(row, seconds=Fraction(5)) for row in some[:20]]
    found = by_key(gathered([*quick, *some[20:]]))["speed"]
    assert found.look
    assert found.rows == tuple(row.id for row in quick)
    assert not by_key(gathered([*quick[:5], *some[5:]]))["speed"].look


def test_it_finds_a_burst_from_one_device_and_lets_a_kiosk_be_quicker() -> None:
    some = calm()
    at = some[40].at or MONDAY
    dense = [
        Received(f"x{j}", (4, 3) * 4 + (3,), at + timedelta(minutes=j), mode="link", device="one")
        for j in range(6)
    ]
    assert by_key(gathered([*some, *dense]))["bursts"].look
    calmer = [replace(row, mode="kiosk", at=at + timedelta(minutes=5 * j)) for j, row in enumerate(dense)]
    assert not by_key(gathered([*some, *calmer]))["bursts"].look


def test_it_finds_a_burst_from_many_devices() -> None:
    some = calm()
    at = some[40].at or MONDAY
    dense = [Received(f"x{j}", (4, 3) * 4 + (3,), at, device=f"new{j}") for j in range(15)]
    assert set(by_key(gathered([*some, *dense]))["bursts"].rows) >= {row.id for row in dense}


def test_it_finds_attended_answers_while_the_counter_is_closed() -> None:
    night = [replace(row, at=datetime(2026, 3, 2, 22, 0, tzinfo=UTC)) for row in calm(3)]
    holiday = [replace(row, id="h", at=datetime(2026, 3, 19, 10, 0, tzinfo=UTC)) for row in calm(1)]
    link = by_key(gathered([*night, *holiday], hours=OPEN))["hours"]
    assert (len(link.rows), link.look) == (4, False)
    tablet = [replace(row, mode="tablet") for row in night]
    assert by_key(gathered(tablet, hours=OPEN))["hours"].look


def test_it_knows_the_holidays_of_a_calendar() -> None:
    hours = Hours.by(OPEN.open, calendar("id"), [2026])
    assert not hours.cover(datetime(2026, 8, 17, 10, 0, tzinfo=UTC))
    assert hours.cover(datetime(2026, 8, 18, 10, 0, tzinfo=UTC))
    assert not hours.cover(datetime(2026, 8, 18, 16, 0, tzinfo=UTC))
    assert not hours.cover(datetime(2026, 8, 22, 10, 0, tzinfo=UTC))


def test_it_finds_more_answers_than_visits_and_tickets_used_again() -> None:
    some = calm(18)
    day = MONDAY.date()
    assert not by_key(gathered(some, visits={day: 40}))["visits"].look
    full = by_key(gathered(some, visits={day: 10}))["visits"]
    assert (full.look, len(full.rows)) == (True, 18)
    assert full.words.en.startswith("8 answers more than users served, on 1 days")
    twice = by_key(gathered([replace(row, ticket="A1") for row in some[:2]]))["visits"]
    assert twice.rows == ("r0", "r1")
    assert "visits" not in by_key(gathered(some))


def test_it_compares_devices_held_by_staff_with_the_others() -> None:
    some = calm()
    held = [
        replace(row, values=(4,) * 8 + (3,), mode="tablet") if j % 3 == 0 else row
        for j, row in enumerate(some)
    ]
    found = by_key(gathered(held))["officers"]
    assert found.look
    assert "34 %" in found.words.en
    alike = [replace(row, mode="tablet") if j % 3 == 0 else row for j, row in enumerate(some)]
    assert not by_key(gathered(alike))["officers"].look
    few = [replace(row, mode="tablet") if j < 3 else row for j, row in enumerate(held)]
    assert (
        "interval"
        not in by_key(gathered([replace(r, mode="link") if j > 2 else r for j, r in enumerate(few)]))[
            "officers"
        ].words.en
    )


def test_it_finds_a_heap_before_the_close() -> None:
    some = calm(60, 3)
    closes = date(2026, 3, 31)
    late = [
        replace(row, id=f"l{j}", at=datetime(2026, 3, 31, 9, tzinfo=UTC)) for j, row in enumerate(calm(40, 9))
    ]
    found = by_key(gathered([*some, *late], opens=MONDAY.date(), closes=closes))["deadline"]
    assert (found.look, len(found.rows)) == (True, 40)
    calm_end = by_key(gathered(some, opens=MONDAY.date(), closes=closes))["deadline"]
    assert (calm_end.look, calm_end.rows) == (False, ())


def test_it_finds_comments_that_differ_by_a_letter() -> None:
    words = "Pelayanan sangat memuaskan dan petugas ramah sekali"
    some = calm(20)
    copied = [replace(row, comment=words + "!" * j) for j, row in enumerate(some[:4])]
    own = [
        replace(some[5], comment="Antrean di loket tiga terlalu lama saat jam istirahat"),
        *(replace(row, comment="sudah baik") for row in some[6:14]),
    ]
    found = by_key(gathered([*copied, *own]))["comments"]
    assert found.rows == ("r0", "r1", "r2", "r3")
    assert found.of == 5
    assert "comments" not in by_key(gathered(own[1:]))


@given(st.lists(rows, max_size=20))
@settings(max_examples=25, deadline=None)
def test_it_never_loses_a_row_and_tells_the_effect_of_what_it_names(people: list[Row]) -> None:
    found = gathered(received(people), hours=OPEN)
    whole = index(found.tally()) if people else None
    for signal in signals(found, index):
        assert set(signal.rows) <= {row.id for row in found.rows}
        assert len(signal.rows) == len(set(signal.rows)) <= signal.of
        assert signal.effect.whole == whole
        if not signal.rows:
            assert signal.effect.without == whole
            assert not signal.look


@pytest.mark.parametrize(("count", "mean"), [(0, 3.0), (1, 0.5), (7, 2.5), (30, 40.0), (5, 0.0)])
def test_it_gives_the_tail_of_poisson(count: int, mean: float) -> None:
    below, term = 0.0, exp(-mean)
    for k in range(count):
        below, term = below + term, term * mean / (k + 1)
    assert at_least(count, mean) == pytest.approx(1 - below, abs=1e-12)


@given(st.integers(0, 30), st.integers(0, 30), st.floats(0.01, 0.99))
def test_it_gives_the_tail_of_the_binomial(n: int, count: int, chance: float) -> None:
    wanted = sum(comb(n, k) * chance**k * (1 - chance) ** (n - k) for k in range(count, n + 1))
    assert out_of(n, count, chance) == pytest.approx(wanted, abs=1e-9)


def test_it_dates_its_thresholds_and_calls_them_assumed() -> None:
    assert thresholds().since == date(2026, 11, 1)
    assert thresholds().sure == "assumed"
    with pytest.raises(ProblemsError):
        read("since = 2026-11-01\n")


def test_it_tells_more_answers_than_users_of_the_whole_period_without_naming_rows() -> None:
    found = by_key(gathered(calm(30), served=20))["visits"]
    assert found.look
    assert found.rows == ()
    assert "30 jawaban dihitung untuk 20 pengguna" in found.words.id
    assert not by_key(gathered(calm(30), served=30))["visits"].look
    assert "visits" not in by_key(gathered(calm(30)))


def test_it_takes_office_hours_without_holidays_where_nobody_told_others() -> None:
    hours = usual().hours([2026])
    assert hours.cover(datetime(2026, 11, 20, 16, 15, tzinfo=UTC))  # a Friday
    assert not hours.cover(datetime(2026, 11, 19, 16, 15, tzinfo=UTC))
    assert not hours.cover(datetime(2026, 11, 21, 10, 0, tzinfo=UTC))  # a Saturday
    assert not hours.cover(datetime(2026, 12, 25, 10, 0, tzinfo=UTC))


def test_it_says_what_is_wrong_in_a_file_of_hours() -> None:
    with pytest.raises(ProblemsError):
        read_hours('since = 2026-01-01\nsure = "assumed"\n[[open]]\ndays = ["0"]\nfrom = "07:30"\n')
