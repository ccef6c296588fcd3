"""Facts of several apps: the newer one stands, and a unit without facts has none."""

from datetime import date

from tolok.rules.gathered import Gathered, merged
from tolok.rules.texts import Text


def test_it_keeps_the_newer_of_two_facts() -> None:
    words = Text("a", "a")
    old, new = Gathered("x", True, words, date(2025, 1, 1)), Gathered("x", False, words, date(2026, 1, 1))
    for offers in ([{1: (old,)}, {1: (new,)}], [{1: (new,)}, {1: (old,)}]):
        assert merged([1, 2], offers) == {1: {"x": new}, 2: {}}
