from dataclasses import replace
from typing import Any

import pytest

from tests.papers.closed_cycles import F4, LETTERHEAD, values
from tests.papers.reading import DAY, opened
from tolok.papers.cycles.lhe import lhe
from tolok.papers.letters.checks import NARROWEST, WIDEST, letterhead_problems
from tolok.papers.letters.letterhead import Margins, Signatory


@pytest.mark.parametrize("changes", [{}, F4])
def test_it_takes_what_can_be_printed(changes: dict[str, Any]) -> None:
    assert letterhead_problems(replace(LETTERHEAD, **changes)) == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"lines": ()}, "lines"),
        ({"lines": (" ",)}, "lines"),
        ({"lines": ("x",) * 9}, "lines"),
        ({"lines": ("x" * 121,)}, "lines"),
        ({"place": ""}, "place"),
        ({"signatory": Signatory("")}, "signatory"),
        ({"paper": "folio"}, "paper"),
        ({"margins": Margins(top=9)}, "margins"),
        ({"margins": Margins(left=51)}, "margins"),
        ({"number_pattern": "{nomor}"}, "number_pattern"),
    ],
)
def test_it_names_the_field_in_both_languages(changes: dict[str, Any], key: str) -> None:
    (problem,) = letterhead_problems(replace(LETTERHEAD, **changes))
    assert problem.key == key
    assert problem.say("id") != problem.say("en")


def test_it_tells_everything_at_once() -> None:
    wrong = replace(LETTERHEAD, lines=(), place="", margins=Margins(0, 0, 0, 0), number_pattern="{a}{b}")
    assert len(letterhead_problems(wrong)) == 1 + 1 + 4 + 2


@pytest.mark.parametrize("width", [NARROWEST, WIDEST])
def test_what_it_takes_can_be_printed(width: int) -> None:
    for paper in ({}, F4):
        margins = Margins(width, width, width, width)
        assert opened(lhe(values(), replace(LETTERHEAD, **{**paper, "margins": margins}), DAY)).pages
