"""Facts of several apps: the newer one stands, and a unit without facts has none."""

from datetime import date

from tolok.rules.gathered import Basis, Gathered, in_turn, merged, together
from tolok.rules.texts import Text


def test_it_keeps_the_newer_of_two_facts() -> None:
    words = Text("a", "a")
    old, new = Gathered("x", True, words, date(2025, 1, 1)), Gathered("x", False, words, date(2026, 1, 1))
    for offers in ([{1: (old,)}, {1: (new,)}], [{1: (new,)}, {1: (old,)}]):
        assert merged([1, 2], offers) == {1: {"x": new}, 2: {}}


def bases(kind: str, count: int) -> list[Basis]:
    return [
        Basis(Text(f"{kind} {at}", ""), f"x.{kind}:{at}", date(2026, 1, at), proof=at if at > 1 else None)
        for at in range(1, count + 1)
    ]


def test_it_puts_many_rows_of_a_kind_together_and_loses_none() -> None:
    title = Text("Semua", "All")
    few = bases("a", 3)
    assert together(few, "x.as", title) == few
    (one,) = together(bases("a", 4), "x.as", title)
    assert one.title is title
    assert one.day == date(2026, 1, 4)
    assert [member.origin for member in one.members] == ["x.a:1", "x.a:2", "x.a:3", "x.a:4"]
    assert one.proofs == (2, 3, 4)
    assert together(bases("a", 4), "x.as", title)[0].origin == one.origin, "the same rows are the same group"
    assert together(bases("a", 5), "x.as", title)[0].origin != one.origin


def test_it_names_one_of_each_kind_before_the_second_of_a_kind() -> None:
    named = in_turn(bases("a", 3), bases("b", 1), bases("a", 1))
    assert [one.origin for one in named] == ["x.a:1", "x.b:1", "x.a:2", "x.a:3"]
