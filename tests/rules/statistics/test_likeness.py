"""Texts that are nearly the same, against every pair compared by hand."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.statistics.likeness import Group, jaccard, near, plain, shingles

LONG = "Pelayanan di loket sangat cepat dan petugasnya ramah sekali, terima kasih."
words = st.sampled_from(
    ["loket", "cepat", "ramah", "petugas", "antre", "lama", "parkir", "toilet", "bersih", "syarat"]
)
comments = st.lists(words, min_size=4, max_size=9).map(" ".join)


def test_it_compares_letters_and_digits_only() -> None:
    assert plain("  Cepat…  & RAMAH! (loket_3) ") == "cepat ramah loket 3"


def test_it_takes_runs_of_five_characters() -> None:
    assert shingles("loketku") == {"loket", "oketk", "ketku"}
    assert shingles("ok") == {"ok"}
    assert shingles(" … ") == frozenset()


def test_it_shares_nothing_between_empty_texts() -> None:
    assert jaccard(frozenset(), frozenset()) == 0
    assert jaccard(frozenset("ab"), frozenset("bc")) == Fraction(1, 3)


def test_it_groups_texts_that_differ_only_in_signs_and_case() -> None:
    assert near([LONG, "lain sama sekali, ruang tunggunya panas dan sempit", LONG.upper() + "!!"]) == [
        Group((0, 2), Fraction(1))
    ]


def test_it_groups_texts_with_a_word_changed() -> None:
    [group] = near([LONG, LONG.replace("sekali", "sekalii")])

    assert group.places == (0, 1)
    assert Fraction(4, 5) <= group.least < 1


def test_it_leaves_short_texts_out_because_they_are_alike_by_chance() -> None:
    assert near(["Sangat baik", "sangat baik", "SANGAT BAIK"]) == []


@given(st.lists(comments, max_size=12))
def test_it_finds_every_pair_that_reaches_the_share_and_no_other(texts: list[str]) -> None:
    share = Fraction(1, 2)
    linked = {
        at
        for pair in combinations(range(len(texts)), 2)
        if jaccard(*(shingles(texts[at]) for at in pair)) >= share
        for at in pair
    }

    groups = near(texts, share, letters=0)

    assert {place for group in groups for place in group.places} == linked
    assert all(group.least >= share for group in groups)
