"""Answers that several tests of the survey rules start from."""

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

from tolok.rules import packs
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.tallies import Tally

Row = Sequence[int | None]

SKM: Satisfaction = packs.satisfaction("skm-2017")
KEYS = SKM.keys

answers = st.one_of(st.none(), st.integers(1, 4))
rows = st.lists(answers, min_size=9, max_size=9)
whole_rows = st.lists(st.integers(1, 4), min_size=9, max_size=9)


def tally(given: Sequence[Row]) -> Tally:
    """The tally of rows in the regulation's order."""
    return Tally.of(KEYS, given)


def random_rows(n: int, seed: int, missing: float = 0.0) -> list[list[int | None]]:
    """`n` respondents whose answers hang together a little, each answer missing with that chance."""
    random = Random(seed)
    people = []
    for _ in range(n):
        mood = random.choice((0, 0, 1))
        row: list[int | None] = [min(4, random.choice((2, 3, 3, 4)) + mood) for _ in KEYS]
        people.append([None if random.random() < missing else answer for answer in row])
    return people
