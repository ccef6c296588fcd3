"""Masking over the invented comments, and what it must never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.comments.corpus import COMMENTS, STAFF, Comment, measured
from tolok.comments.masking import Kind, mask

parts = st.sampled_from(
    [word for comment in COMMENTS for word in comment.text.split()]
    + [kind.mark for kind in Kind]
    + ["\n", "-", "Bu", "Pak", "No."]
)
strung = st.lists(parts, max_size=14).map(" ".join)


@pytest.mark.parametrize(
    "comment", [one for one in COMMENTS if not one.known_wrong], ids=lambda one: one.text
)
def test_it_masks_what_is_personal_and_leaves_the_rest(comment: Comment) -> None:
    assert mask(comment.text, STAFF).text == comment.wanted


@pytest.mark.parametrize("comment", [one for one in COMMENTS if one.known_wrong], ids=lambda one: one.text)
def test_it_still_reads_wrongly_what_is_known_to_be_read_wrongly(comment: Comment) -> None:
    assert mask(comment.text, STAFF).text != comment.wanted, "better than it was: take the mark away"


def test_it_is_measured_on_enough_comments_of_both_sorts() -> None:
    assert sum(bool(comment.personal) for comment in COMMENTS) >= 60
    assert sum(not comment.personal for comment in COMMENTS) >= 40


def test_it_finds_nearly_all_that_is_personal_and_hides_hardly_anything_else() -> None:
    found = measured()

    assert found["recall"] >= 0.95
    assert found["precision"] >= 0.97


@given(strung)
def test_it_changes_nothing_in_what_is_masked(text: str) -> None:
    once = mask(text, STAFF)

    again = mask(once.text, STAFF)

    assert again.text == once.text
    assert again.found == ()


@given(st.text(max_size=60))
def test_it_can_read_anything(text: str) -> None:
    assert mask(mask(text, STAFF).text, STAFF).found == ()


def test_it_tells_what_it_found() -> None:
    found = mask("Bu Siti, hp 081234567890 atau 081234567891").found

    assert sorted(found) == [Kind.NAME, Kind.PHONE, Kind.PHONE]


def test_it_knows_names_of_staff_only_where_they_are_given() -> None:
    assert mask("Wirawan sopan").text == "Wirawan sopan"
    assert mask("Wirawan sopan", ["Hendra Wirawan"]).text == "[nama] sopan"


@pytest.mark.parametrize("written", ["Nurhalisa", "NURHALIZAH", "nurhalza", "Nurahliza", "nurhaliza"])
def test_it_knows_a_long_name_with_one_letter_wrong(written: str) -> None:
    assert mask(f"kata {written} tutup", ["Siti Nurhaliza"]).text == "kata [nama] tutup"


@pytest.mark.parametrize("written", ["Murhaliza", "Nurhal", "Nurhelisa"])
def test_it_does_not_guess_at_names_that_are_further_off(written: str) -> None:
    assert mask(f"kata {written} tutup", ["Siti Nurhaliza"]).text == f"kata {written} tutup"


@pytest.mark.parametrize(
    "number",
    ["0002156708900003", "3400156708900003", "3402156713900003", "3402157908900003", "3402153208900003"],
    ids=["province", "regency", "month", "woman's day", "day"],
)
def test_it_leaves_sixteen_digits_that_cannot_be_a_nik(number: str) -> None:
    assert mask(f"berkas {number} belum").text == f"berkas {number} belum"


def test_it_masks_a_wrong_nik_that_is_called_so() -> None:
    assert mask("NIK 0002156708900003").text == "NIK [NIK]"
