import pytest

from tolok.rules import packs
from tolok.sheets.books import open_bytes
from tolok.sheets.instruments.recognition import filled_for
from tolok.sheets.instruments.templates import levels_template

FORMS = ("pekppp-2022-luring", "pekppp-2022-daring", "pekppp-2017")


@pytest.mark.parametrize("filled", FORMS)
@pytest.mark.parametrize("asked", FORMS)
def test_it_says_which_form_a_workbook_was_filled_for(filled: str, asked: str) -> None:
    book = open_bytes("isian.xlsx", levels_template(packs.instrument(filled)))
    told = filled_for(book, packs.instrument(asked), packs.weighted())
    assert (told.wanted.id if told and told.wanted else asked) == filled


def test_it_is_silent_about_a_file_with_few_columns() -> None:
    book = open_bytes("isian.csv", b"unit;1.a.Ak;2.a.P\nA;3;3\n")
    assert filled_for(book, packs.instrument("pekppp-2022-daring"), packs.weighted()) is None
