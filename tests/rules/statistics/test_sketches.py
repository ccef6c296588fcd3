"""Fingerprints: the same for a copy with another name, unlike for another text, near for a picture saved again."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.statistics.sketches import (
    BITS,
    FEWEST_WORDS,
    MOST_BITS,
    NEAR,
    differing,
    likeness,
    marks_of,
    picture_bits,
    picture_marks,
    sketch_of,
    swapped,
)

WORDS = st.lists(st.text("abcdefghij", min_size=3, max_size=6), min_size=FEWEST_WORDS, max_size=200)


def a_report(unit: str) -> str:
    parts = (
        f"pada tahap {at} petugas {unit} memeriksa berkas nomor {at * 7} lalu mencatat hasil langkah {chr(97 + at)}"
        for at in range(20)
    )
    return ". ".join(parts)


def test_it_is_the_same_for_a_copy_that_only_swaps_names_and_numbers() -> None:
    one, other = sketch_of(a_report("Kecamatan Melati")), sketch_of(a_report("Kelurahan Sumber Sari"))
    assert one == other
    assert likeness(one, other) == 1


@given(WORDS)
def test_it_is_wholly_like_itself_and_found_by_its_marks(words: list[str]) -> None:
    one = sketch_of(" ".join(words))
    assert likeness(one, one) == 1
    assert set(marks_of(one)) <= set(one)


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    left, right = sketch_of(" ".join(one)), sketch_of(" ".join(other) + " lain sekali")
    assert 0 <= likeness(left, right) <= 1
    assert likeness(left, right) == likeness(right, left)


def test_it_says_nothing_of_a_short_text() -> None:
    assert sketch_of("terlalu pendek") == ()
    assert likeness((), ()) == 0


def test_another_text_is_far() -> None:
    other = " ".join(f"kata{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(300))
    assert likeness(sketch_of(a_report("X")), sketch_of(other)) < NEAR / 2


def test_pictures_that_differ_in_few_bits_share_a_mark() -> None:
    rows = [[(7 * row + 31 * at * at) % 256 for at in range(9)] for row in range(8)]
    bits = picture_bits(rows)
    assert bits
    for places in ((), (0,), (5, 63), (1, 20, 40)):
        near = bits
        for place in places:
            near ^= 1 << place
        assert differing(bits, near) == len(places) <= MOST_BITS
        assert set(picture_marks(bits)) & set(picture_marks(near))


def test_a_flat_picture_says_nothing() -> None:
    assert picture_bits([[40] * 9] * 8) == 0
    assert picture_bits([list(range(9, 0, -1))] * 8) == 0
    assert BITS == 64
    assert Fraction(4, 5) == NEAR


def test_words_that_stand_for_one_another_are_told_without_numbers() -> None:
    one = "Laporan Kecamatan Melati tahun 2026 tentang pelayanan pada loket satu"
    other = "Laporan Kelurahan Sari tahun 2025 tentang pelayanan pada loket satu saja"
    assert swapped(one, other) == (("Kecamatan Melati", "Kelurahan Sari"), ("", "saja"))
    assert swapped(one, one) == ()
    assert all(len(side) <= 61 for pair in swapped("a " + "kata " * 90, "b") for side in pair)
