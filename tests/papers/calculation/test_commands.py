import argparse
import shlex

import pytest

from tests.papers.reading import NASTY
from tolok.cli import evaluate, survey
from tolok.papers.calculation.commands import OPTIONS, command


def test_it_names_file_and_instrument_alone_without_choices() -> None:
    assert command("survey", "skm-2017") == "tolok survey BERKAS --instrument skm-2017"


def test_it_carries_every_choice_that_is_not_empty() -> None:
    made = command(
        "survey",
        "skm-2017",
        {
            "file_name": "skm 2026.csv",
            "order": "form",
            "by": "Jenis layanan",
            "population": 900,
            "weight": "",
        },
    )
    assert made == (
        'tolok survey "skm 2026.csv" --instrument skm-2017 --order form --by "Jenis layanan" --population 900'
    )


def test_it_repeats_an_option_for_every_value() -> None:
    made = command("survey", "skm-2017", {"without": ("u3", "u5"), "unknown": "x"})
    assert made.endswith("--instrument skm-2017 --without u3 --without u5")


@pytest.mark.parametrize(
    "value", [NASTY, "-x", "a'b", 'a"b', "a b", "$(rm x)", "`x`", "a!b", "Kantor Ñ", "%"]
)
def test_it_gives_the_command_line_back_what_was_chosen(value: str) -> None:
    parser = argparse.ArgumentParser()
    survey.arguments(parser)
    made = command("survey", "skm-2017", {"file_name": value, "by": value})
    found = parser.parse_args(shlex.split(made)[2:])
    assert (found.by, found.file.name) == (value, value.rpartition("/")[2])


def test_it_knows_only_options_that_exist() -> None:
    known = set()
    for module in (evaluate, survey):
        parser = argparse.ArgumentParser()
        module.arguments(parser)
        known |= {name for action in parser._actions for name in action.option_strings}
    assert set(OPTIONS.values()) <= known
