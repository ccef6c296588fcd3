"""Outages extend a deadline by what they took, against a clock that is walked minute by minute."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.deadlines.outages import Outage, extended, length

END = datetime(2026, 11, 30, 16, 59, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def outage(start: int, end: int) -> Outage:
    """From and until minutes after the deadline."""
    return Outage(END + start * MINUTE, END + end * MINUTE)


OUTAGES = st.lists(
    st.builds(lambda start, long: outage(start, start + long), st.integers(-90, 60), st.integers(0, 40)),
    max_size=6,
)


@pytest.mark.parametrize(
    ("outages", "added"),
    [
        ([], 0),
        ([(-120, -60)], 60),
        # overlapping: from −120 to −30
        ([(-120, -60), (-90, -30)], 90),
        # the same outage reported twice counts once
        ([(-120, -60), (-120, -60)], 60),
        # only its last half hour lies in the window of 24 hours
        ([(-1500, -1410)], 30),
        ([(-3000, -1440)], 0),
        # over the deadline: half an hour lost before it, and it still lasts 20 minutes
        ([(-30, 20)], 50),
        # within the extension of an hour: ten minutes of it are lost too
        ([(-120, -60), (30, 40)], 70),
        # in the minutes that were only added because of the second one
        ([(-120, -60), (30, 40), (65, 66)], 71),
        # it begins when everything is over
        ([(-120, -60), (60, 90)], 60),
        ([(0, 90)], 0),
        ([(-60, -60)], 0),
    ],
)
def test_it_gives_back_what_was_lost(outages: list[tuple[int, int]], added: int) -> None:
    found = extended(END, [outage(*pair) for pair in outages])
    assert found.added == added * MINUTE
    assert found.deadline == END + added * MINUTE


@given(OUTAGES, st.integers(0, 80))
def test_it_leaves_as_many_usable_minutes_as_were_promised(outages: list[Outage], window: int) -> None:
    """Walk on from the beginning of the window until as many minutes were usable as it has."""
    moment, usable = END - window * MINUTE, 0
    down = {
        outage.start + step * MINUTE
        for outage in outages
        for step in range((outage.end - outage.start) // MINUTE)
    }
    while usable < window:
        usable += moment not in down
        moment += MINUTE
    assert extended(END, outages, window * MINUTE).deadline == max(END, moment)


@given(OUTAGES)
def test_it_does_not_care_about_order_or_zone(outages: list[Outage]) -> None:
    wib = timezone(timedelta(hours=7))
    moved = [Outage(one.start.astimezone(wib), one.end.astimezone(wib)) for one in reversed(outages)]
    one, other = extended(END, outages), extended(END.astimezone(wib), moved)
    assert (one.deadline, one.added) == (other.deadline, other.added)
    assert sorted(map(repr, one.because)) == sorted(
        repr(Outage(o.start.astimezone(UTC), o.end.astimezone(UTC))) for o in other.because
    )


@given(OUTAGES)
def test_it_names_outages_when_it_moves_and_none_when_it_stays(outages: list[Outage]) -> None:
    found = extended(END, outages)
    assert bool(found.because) == bool(found.added)
    assert found.added >= timedelta(0)


def test_a_window_of_zero_switches_the_rule_off() -> None:
    assert extended(END, [outage(-60, 60)], 0 * MINUTE).deadline == END


def test_it_tells_in_words() -> None:
    found = extended(END, [outage(-200, -65)])
    assert "diperpanjang 2 jam 15 menit karena aplikasi terganggu 1 kali dalam 24 jam" in found.words.id
    assert (
        "extended by 2 hours 15 minutes because the platform was down once in the last 24 hours"
        in found.words.en
    )
    assert extended(END, []).words.en == "There was no outage in the last 24 hours, so the deadline stays."
    assert length(timedelta(seconds=1)).en == "1 second"
    assert length(timedelta(hours=1, seconds=30)).id == "1 jam"


@pytest.mark.parametrize(
    ("deadline", "outages", "window", "word"),
    [
        (END.replace(tzinfo=None), [], MINUTE, "time zone"),
        (END, [Outage(END.replace(tzinfo=None), END)], MINUTE, "time zone"),
        (END, [outage(5, 4)], MINUTE, "before it starts"),
        (END, [], -MINUTE, "below zero"),
    ],
)
def test_it_refuses_what_is_no_time(
    deadline: datetime, outages: list[Outage], window: timedelta, word: str
) -> None:
    with pytest.raises((ValueError, TypeError), match=word):
        extended(deadline, outages, window)
