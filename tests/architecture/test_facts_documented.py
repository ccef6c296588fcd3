"""Every fact that an app offers stands on the page about facts, with the indicators that ask for it, and no other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tolok.apps.evaluation.selectors.duties import EVALUATED
from tolok.apps.evaluation.selectors.gathering import OFFERS
from tolok.rules import packs
from tolok.rules.gathering.duties import duties
from tolok.rules.surveys.performance import ANSWERED

ROOT = Path(__file__).parents[2]
APPS = ROOT / "src" / "tolok" / "apps"
PAGE = (ROOT / "docs" / "reference" / "facts.md").read_text("utf-8")
FORMS = ("pekppp-2022-luring", "pekppp-2022-daring")
NOBODY = "–"


def rows(section: str) -> list[list[str]]:
    """The cells of the table in a section."""
    part = PAGE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    lines = [line.strip()[1:-1] for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


def documented(app: str) -> set[str]:
    return {row[0].strip("`") for row in rows(app)}


def made_in(path: Path) -> Iterator[str]:
    """The keys that are written out where a module makes a fact."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Gathered":
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)


def offered(app: str) -> set[str]:
    """The keys that an app offers; those about surveys are made by a rule."""
    found = {key for path in (APPS / app / "selectors").glob("facts*.py") for key in made_in(path)}
    return found | (set(ANSWERED) if app == "surveys" else set())


def numbers(pack: str) -> dict[str, str]:
    """The numbers of the indicators that ask a question, by its key."""
    found: dict[str, list[str]] = {}
    for one in packs.instrument(pack).indicators.values():
        for question in one.questions:
            found.setdefault(question.key, []).append(one.code.split(".")[0])
    return {key: ", ".join(codes) for key, codes in found.items()}


APPS_THAT_OFFER = [one.__module__.split(".")[2] for one in OFFERS]


def test_every_app_with_facts_is_asked_for_them() -> None:
    there = {path.parents[1].name for path in APPS.glob("*/selectors/facts.py")}
    assert set(APPS_THAT_OFFER) == there


@pytest.mark.parametrize("app", APPS_THAT_OFFER)
def test_the_page_has_the_facts_of_an_app_and_no_other(app: str) -> None:
    assert offered(app)
    assert documented(app) == offered(app)


def test_the_page_has_the_fact_that_only_the_cycle_knows() -> None:
    assert documented("evaluation") == {EVALUATED}


def test_the_page_names_the_indicators_that_ask() -> None:
    first, second = map(numbers, FORMS)
    wrong = []
    for app in (*APPS_THAT_OFFER, "evaluation"):
        for key, *asked in (row[:3] for row in rows(app)):
            name = key.strip("`")
            known = [first.get(name, ""), second.get(name, "")]
            wanted = known if any(known) else [NOBODY, NOBODY]
            wrong += [f"{app} {name}: {wanted}"] if asked != wanted else []
    assert wrong == []


def test_what_nobody_offers_stands_among_what_records_do_not_tell() -> None:
    first, second = map(numbers, FORMS)
    known = {key for app in APPS_THAT_OFFER for key in offered(app)}
    told = {
        (key.strip("`"), *asked)
        for *asked, keys in (row[:3] for row in rows("What records do not tell"))
        for key in keys.split(", ")
    }
    wanted = {(key, first.get(key, ""), second.get(key, "")) for key in {*first, *second} - known}
    assert told == wanted


def test_a_fact_that_no_form_asks_is_read_by_a_duty_or_said_to_be_read_by_none() -> None:
    needed = {need.fact for duty in duties() for need in duty.needs}
    for app in (*APPS_THAT_OFFER, "evaluation"):
        for name, first, _second, how, *_ in rows(app):
            if first == NOBODY and name.strip("`") not in needed:
                assert "read by no rule" in how, name
