"""Worked cases of a weighted pack: levels and answers that someone computed by hand, beside what they give.

A case is data a lawyer can read; the engine must agree with every one of them, digit for digit.
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from tolok.rules.index.weighted import NOT_APPLICABLE, Given, Levels, NotApplicable, evaluate
from tolok.rules.instruments.values import Form, Instrument
from tolok.rules.nodes import Node
from tolok.rules.numbers import digits, exact, round_half_up
from tolok.rules.results import Outcome
from tolok.rules.statistics.moments import Moments
from tolok.rules.texts import Problem, Text

DIFFERS = Text(
    "Hasil hitungan berbeda dari contoh; periksa contoh ini atau bobot paketnya.",
    "The computed value differs from the case; check the case or the weights of the pack.",
)


def check_cases(instrument: Instrument) -> list[Problem]:
    """Everything in which the pack's worked cases and the engine disagree; empty when all agree."""
    problems = [problem for case in instrument.cases for problem in check_case(instrument, case)]
    for name, count in Counter(case_name(case) for case in instrument.cases).items():
        if count > 1:
            double = Text("Nama contoh ini ganda.", "This case name occurs twice.")
            problems.append(Problem(double, file=f"{instrument.id}/cases", key=name))
    return problems


def check_case(instrument: Instrument, case: Mapping[str, object]) -> list[Problem]:
    """The differences of one case, each with the case's name and the dotted key of the expectation.

    A case is `name`, `source`, optional `note`, `levels` (code → 0–5 or ``"n/a"``), for every other form of
    the instrument a table with `mean` and `respondents` or with `answers` (a list per respondent), and
    `expect`: `aspects`, the forms and the index by key as exact decimals or fractions; `aspects_published`,
    `published` and `converted` rounded; `category`; `missing` codes; `absent` keys that must have no value.
    """
    problems: list[Problem] = []
    name = case_name(case)
    node = Node(dict(case), f"{instrument.id}/cases", name, problems)
    node.text("name")
    node.string("source")
    node.text("note", optional=True)
    given = _given(instrument, node, name)
    expect = node.node("expect")
    node.close()
    try:
        outcome = evaluate(instrument, given)
    except ValueError as error:
        unfit = Text("Masukan contoh ini tidak sah.", "The input of this case is not valid.")
        node.wrong("", unfit, error)
    else:
        _compare(instrument, outcome, expect)
        expect.close()
    return problems


def case_name(case: Mapping[str, object]) -> str:
    """The case's Indonesian name, by which problems call it."""
    name = case.get("name")
    return str(name.get("id", "")) if isinstance(name, Mapping) else ""


def _given(instrument: Instrument, node: Node, unit: str) -> Given:
    answers: dict[str, Moments] = {}
    values: dict[str, Fraction] = {}
    respondents: dict[str, int] = {}
    for form in instrument.forms.values():
        if form.kind == "levels" or form.key not in node:
            continue
        part = node.node(form.key)
        if "answers" in part:
            answers[form.key] = _moments(part, form)
        else:
            values[form.key] = part.number("mean")
            if "respondents" in part:
                respondents[form.key] = part.integer("respondents")
        part.close()
    return Given(unit, _levels(node), answers, values, respondents)


def _levels(node: Node) -> Levels:
    table = node.node("levels")
    found = table.take(*table.table)
    levels: dict[str, int | NotApplicable] = {}
    for code, level in found.items():
        if level == NOT_APPLICABLE or (isinstance(level, int) and not isinstance(level, bool)):
            levels[code] = level
        else:
            wanted = Text('bilangan bulat atau "n/a"', 'a whole number or "n/a"')
            table.wrong(code, Text("Bukan level.", "Not a level."), level, wanted)
    return levels


def _moments(part: Node, form: Form) -> Moments:
    rows = part.take("answers")["answers"]
    whole = all(isinstance(answer, int) and form.low <= answer <= form.high for row in rows for answer in row)
    if not whole:
        wanted = Text(f"bilangan bulat {form.low}–{form.high}", f"whole numbers {form.low}–{form.high}")
        part.wrong("answers", Text("Ada jawaban di luar skala.", "An answer is off the scale."), rows, wanted)
        return Moments()
    return Moments.of((sum(row), len(row)) for row in rows)


def _compare(instrument: Instrument, outcome: Outcome, expect: Node) -> None:
    index = instrument.index
    aspects = expect.node("aspects", optional=True)
    for key, wanted in aspects.take(*aspects.table).items():
        _same(aspects, key, wanted, outcome.aspects.get(key))
    rounded = expect.node("aspects_published", optional=True)
    for key, wanted in rounded.take(*rounded.table).items():
        _same(rounded, key, wanted, outcome.aspects.get(key), index.decimals)
    for key, wanted in expect.take(*instrument.forms).items():
        _same(expect, key, wanted, outcome.forms[key])
    for key, wanted in expect.take(index.key).items():
        _same(expect, key, wanted, outcome.index)
    for wanted in expect.take("published").values():
        _same(expect, "published", wanted, outcome.index, index.decimals)
    for wanted in expect.take("converted").values():
        times = index.converted_times or Fraction(1)
        value = None if outcome.index is None else outcome.index * times
        _same(expect, "converted", wanted, value, index.converted_decimals)
    letter = outcome.category.letter if outcome.category else None
    for wanted in expect.take("category").values():
        if letter != wanted:
            expect.wrong("category", DIFFERS, letter, Text(str(wanted), str(wanted)))
    _compare_gaps(outcome, expect, {index.key: outcome.index, "category": letter})


def _compare_gaps(outcome: Outcome, expect: Node, others: Mapping[str, object]) -> None:
    missing = expect.strings("missing")
    if missing != outcome.missing:
        listed = ", ".join(missing) or "–"
        expect.wrong("missing", DIFFERS, ", ".join(outcome.missing) or "–", Text(listed, listed))
    found = {**outcome.aspects, **outcome.forms, **others}
    for key in expect.strings("absent"):
        if key not in found or found[key] is not None:
            none = Text("tanpa nilai", "no value")
            expect.wrong(f"absent.{key}", DIFFERS, found.get(key, "?"), none)


def _same(node: Node, key: str, wanted: object, value: Fraction | None, decimals: int | None = None) -> None:
    if value is not None and decimals is not None:
        value = Fraction(round_half_up(value, decimals))
    try:
        agreed = value is not None and exact(cast(str, wanted)) == value
    except (ValueError, TypeError, AttributeError, ZeroDivisionError):
        agreed = False
    if not agreed:
        shown = "–" if value is None else digits(value)
        node.wrong(key, DIFFERS, shown, Text(str(wanted), str(wanted)))
