"""Response rates."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.surveys.response import Fate, rates, together
from tolok.rules.texts import ProblemsError

counts = st.integers(0, 500)


def test_it_gives_the_fractions_of_aapor() -> None:
    found = rates(Fate(invited=200, started=120, completed=90, broken_off=10, refused=20))
    assert found.response == Fraction(90, 200)
    assert found.with_partial == Fraction(100, 200)
    assert found.cooperation == Fraction(90, 120)
    assert found.refusal == Fraction(20, 200)
    assert found.break_off == Fraction(10, 120)
    assert found.words.id == "90 dari 200 yang diundang menjawab (45,0 %)."


def test_it_has_no_rate_for_an_open_link() -> None:
    found = rates(Fate(invited=None, started=None, completed=90))
    assert [found.response, found.cooperation] == [None, 1]
    assert "no response rate" in found.words.en


def test_it_adds_ways_and_forgets_the_rate_when_one_is_not_counted() -> None:
    paper, link = Fate(50, 40, 30), Fate(None, 100, 60, 5)
    assert together({"paper": paper, "ticket": paper}) == Fate(100, 80, 60)
    assert together({"paper": paper, "link": link}) == Fate(None, 140, 90, 5)


def test_it_refuses_more_answers_than_invitations_with_every_reason() -> None:
    with pytest.raises(ProblemsError) as caught:
        rates(Fate(invited=10, started=5, completed=9, broken_off=2, refused=-1))
    assert [problem.key for problem in caught.value.problems] == ["refused", "started"]
    with pytest.raises(ProblemsError) as caught:
        rates(Fate(invited=10, started=None, completed=9, refused=2))
    assert [problem.key for problem in caught.value.problems] == ["invited"]


@given(counts, counts, counts, counts)
def test_it_keeps_every_rate_between_nothing_and_all(
    done: int, broken: int, refused: int, silent: int
) -> None:
    found = rates(Fate(done + broken + refused + silent, done + broken + silent, done, broken, refused))
    for rate in (found.response, found.with_partial, found.cooperation, found.refusal, found.break_off):
        assert rate is None or 0 <= rate <= 1
    assert (found.response or 0) <= (found.with_partial or 0)
