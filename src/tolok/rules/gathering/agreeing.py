"""Answers of one F-01 beside registers and beside each other: what differs and has to be explained. Nothing is judged."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from tolok.rules.days import day_said, months_later
from tolok.rules.gathered import Basis
from tolok.rules.instruments.conditions import Condition, Facts
from tolok.rules.instruments.rule_packs import Facts as Questions
from tolok.rules.instruments.rule_packs import read_condition
from tolok.rules.instruments.values import Instrument, Question
from tolok.rules.nodes import Node
from tolok.rules.texts import Problem, Text
from tolok.rules.wording import figure, fill

FILE = "agreeing.toml"


@dataclass(frozen=True, slots=True)
class Registered:
    """What a register counts and where that is read."""

    number: Fraction
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Differing:
    """Something that has to be explained: the indicators that ask it, in words, and the registers."""

    codes: tuple[str, ...]
    words: Text
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of an instrument by key, and which indicator asks each."""

    questions: Mapping[str, Question]
    codes: Mapping[str, str]
    numbers: Mapping[str, int]


def differing(
    instrument: Instrument, claimed: Facts, registered: Mapping[str, Registered], day: date
) -> tuple[Differing, ...]:
    """Everything of one F-01 that has to be explained.

    `claimed` are its answers as facts, `registered` what registers count, by question; `day` the one on which it was
    handed in, or today. What is not answered, not registered or not asked is not held against anything.
    """
    asked = asked_in(instrument)
    return (
        *_counted(asked, claimed, registered),
        *_excluding(asked, claimed),
        *_lasting(asked, claimed, day),
    )


def counted_questions() -> frozenset[str]:
    """The questions that are held beside a register."""
    rows = read()["counted"]
    return frozenset(key for row in rows for key in (row["question"], row.get("within")) if key)


@cache
def read() -> Mapping[str, list[dict[str, Any]]]:
    """The data of ``agreeing.toml``."""
    return tomllib.loads(files("tolok.rules.gathering").joinpath(FILE).read_text("utf-8"))


def asked_in(instrument: Instrument) -> Asked:
    """What an instrument asks, and where."""
    found = [(one, question) for one in instrument.indicators.values() for question in one.questions]
    return Asked(
        {question.key: question for _one, question in found},
        {question.key: one.code for one, question in found},
        {one.code: one.number for one, _question in found},
    )


def _counted(asked: Asked, claimed: Facts, registered: Mapping[str, Registered]) -> Iterator[Differing]:
    for row in read()["counted"]:
        key = row["question"]
        said, kept = claimed.get(key), registered.get(key)
        whole = registered.get(row.get("within", ""))
        if kept is None and whole is not None:
            kept = Registered(Fraction(0), whole.bases)
        if key not in asked.codes or kept is None or not isinstance(said, Fraction) or said == kept.number:
            continue
        label = asked.questions[key].label
        words = fill(COUNTED, label=_capital(label), said=_figure(said), kept=_figure(kept.number))
        yield Differing((asked.codes[key],), words, kept.bases)


def _excluding(asked: Asked, claimed: Facts) -> Iterator[Differing]:
    for row in read()["excluding"]:
        when = condition(asked, row)
        if when is None or not when.read(claimed).holds:
            continue
        codes = tuple(dict.fromkeys(asked.codes[key] for key in when.facts()))
        names = dict(zip(("first", "second"), (str(asked.numbers[code]) for code in codes), strict=False))
        yield Differing(codes, fill(Text(**row["text"]), **names))


def condition(asked: Asked, row: Mapping[str, Any]) -> Condition | None:
    """The condition of a row; None where the instrument does not ask everything it looks at."""
    problems: list[Problem] = []
    node = Node(dict(row["when"]), FILE, "excluding.when", problems)
    found = read_condition(node, Questions(tuple(asked.questions.values())))
    return None if problems else found


def _lasting(asked: Asked, claimed: Facts, day: date) -> Iterator[Differing]:
    for row in read()["lasting"]:
        key = row["question"]
        said, began = claimed.get(key), claimed.get(row["began"])
        if key not in asked.codes or not isinstance(said, Fraction) or not isinstance(began, date):
            continue
        months = full_months(began, day)
        if abs(said - months) > row["apart"]:
            words = fill(
                LASTING,
                label=_capital(asked.questions[key].label),
                said=_figure(said),
                began=day_said(began),
                day=day_said(day),
                months=months,
            )
            yield Differing((asked.codes[key],), words)


def full_months(began: date, day: date) -> int:
    """Months that are over from one day to another; none where it begins later."""
    months = (day.year - began.year) * 12 + day.month - began.month
    return max(0, months - (months_later(began, months) > day))


def _figure(number: Fraction) -> Decimal:
    return figure(number, 0 if number.denominator == 1 else 2)


def _capital(label: Text) -> Text:
    return Text(label.id[:1].upper() + label.id[1:], label.en[:1].upper() + label.en[1:])


COUNTED = Text(
    "{label}: {said} menurut isian, {kept} menurut daftar di Tolok.",
    "{label}: {said} by the answers, {kept} by the register in Tolok.",
)
LASTING = Text(
    "{label}: {said} menurut isian, tetapi dari {began} sampai {day} ada {months}.",
    "{label}: {said} by the answers, but from {began} to {day} there are {months}.",
)
