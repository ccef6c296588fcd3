"""Sentences with figures."""

from fractions import Fraction

from tolok.rules.texts import Text
from tolok.rules.wording import chain, figure, fill, several, share

BOTH = Text("{n} dari {who}: {p}", "{n} of {who}: {p}")


def test_it_writes_numbers_and_words_as_each_language_does() -> None:
    found = fill(BOTH, n=12500, who=Text("kantor", "office"), p=figure(Fraction(1, 8)))
    assert found == Text("12.500 dari kantor: 0,13", "12,500 of office: 0.13")


def test_it_writes_a_minus_sign_and_no_hyphen() -> None:
    assert fill(Text("{x}", "{x}"), x=figure(Fraction(-3, 2))) == Text("−1,50", "−1.50")
    assert fill(Text("{x}", "{x}"), x=-1200) == Text("−1.200", "−1,200")
    assert fill(Text("{x}", "{x}"), x="-1") == Text("-1", "-1"), "a word is not a number"


def test_it_leaves_names_alone() -> None:
    assert fill(Text("{y}", "{y}"), y="2019") == Text("2019", "2019")
    assert fill(Text("{y}", "{y}"), y=True) == Text("True", "True")


def test_it_lists_names_with_and_before_the_last() -> None:
    names = [Text("satu", "one"), Text("dua", "two"), Text("tiga", "three")]
    assert several(names) == Text("satu, dua dan tiga", "one, two and three")
    assert several(names[:1]) == names[0]
    assert several([]) == Text("", "")


def test_it_chains_what_there_is_to_say() -> None:
    assert chain(Text("a.", "b."), None, Text("", ""), Text("c.", "d.")) == Text("a. c.", "b. d.")


def test_it_writes_a_share_as_a_percentage() -> None:
    assert share(Fraction(1, 8), 1) == Text("12,5 %", "12.5 %")
