"""Counts of themes, from five up."""

from tolok.comments.tallies import Counts, counts


def test_it_counts_a_theme_once_a_comment_and_only_from_five_up() -> None:
    comments = [["waktu", "waktu", "biaya"]] * 4 + [["waktu"], ["perilaku"]] + [["perilaku"]] * 5

    assert counts(comments) == Counts(11, {"perilaku": 6, "waktu": 5}, withheld=True)


def test_it_keeps_the_order_of_the_survey_between_equals() -> None:
    assert list(counts([["sarpras", "waktu"]] * 5).themes) == ["waktu", "sarpras"]


def test_it_tells_nothing_of_four_comments() -> None:
    assert counts([["waktu"]] * 4) == Counts(None, {}, withheld=True)


def test_it_withholds_nothing_where_there_is_nothing() -> None:
    assert counts([]) == Counts(None, {}, withheld=False)
