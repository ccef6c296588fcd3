import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.papers.printable import REPLACED, all_printable, printable


def latin(char: str) -> bool:
    return ord(char) < 0x250


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Dinas Kesehatan – 4,5 ≥ 3 × 2", "Dinas Kesehatan – 4,5 ≥ 3 × 2"),
        ("漢字 Kantor", "▯ Kantor"),
        ("a😀😀b😀", "a▯b▯"),
        ("👩\u200d👩\u200d👧", "▯"),
        ("a\x00b\tc\x1bd", "a b c d"),
        ("a\u202eb\u2066c\ufeff\u00add", "abcd"),
        ("❤\ufe0f", "▯"),
        ("e\u0301", "é"),
        ("\ud800", "▯"),
        ("\ue000\uffff", "▯"),
        ("", ""),
    ],
)
def test_it_keeps_what_can_be_drawn(text: str, wanted: str) -> None:
    assert printable(text, latin) == wanted


def test_it_asks_nothing_about_plain_text() -> None:
    def never(char: str) -> bool:
        raise AssertionError(char)

    assert printable("Unit Layanan Terpadu (ULT) – 4,5 ≥ 3", never)


def test_it_goes_through_lists_and_mappings_and_leaves_the_rest() -> None:
    data = {"a": ["漢", {"b": ("x", 3, None, True)}], "漢": 1}
    assert all_printable(data, latin) == {"a": [REPLACED, {"b": ["x", 3, None, True]}], "漢": 1}


@given(st.text())
def test_it_never_leaves_a_letter_that_cannot_be_drawn(text: str) -> None:
    left = printable(text, latin)
    assert all(latin(char) or char in f"{REPLACED}\u200c\u200d–—‘’“”…·×÷−≥≤" for char in left)
