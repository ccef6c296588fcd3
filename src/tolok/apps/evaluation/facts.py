"""A unit's answers as rows keep them, and as the rules read them. Numbers are exact on both sides."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from tolok.rules.instruments.conditions import Fact
from tolok.rules.instruments.proposals import Proposal, propose
from tolok.rules.instruments.values import NUMERIC, Indicator, Question
from tolok.rules.numbers import digits
from tolok.rules.texts import Problem, Text

#: Question key → value as JSON: a number or a day as text, ticked options as a list. An absent key is not answered.
Answers = Mapping[str, object]
#: Nobody counts further; longer texts are typing errors.
LONGEST_NUMBER = 18
LONGEST_TEXT = 2000
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"\d+([.,]\d+)?")

NOT_A_NUMBER = Text(
    "Tulis angka saja, mulai dari 0, misalnya 12 atau 3,5.", "Write a number only, from 0, such as 12 or 3.5."
)
NOT_A_PERCENT = Text("Tulis angka dari 0 sampai 100.", "Write a number from 0 to 100.")
NOT_A_DAY = Text("Tulis tanggal seperti 21/11/2026.", "Write a date such as 21/11/2026.")
NOT_AN_OPTION = Text("Pilih dari daftar.", "Choose from the list.")
NOT_YES_OR_NO = Text("Pilih ya atau tidak.", "Choose yes or no.")
NOT_WORDS = Text("Tulis paling banyak 2.000 huruf.", "Write at most 2,000 characters.")
UNKNOWN_QUESTION = Text(
    "Pertanyaan ini tidak ada pada indikator ini.", "This indicator has no such question."
)


def number(text: str) -> Fraction:
    """A number as Indonesians write it: "1.250" is a thousand and more, "3,5" and "3.5" three and a half.

    Raises ValueError for anything else, also below zero.
    """
    found = text.strip()
    if len(found) > LONGEST_NUMBER or not found.isascii():
        raise ValueError(f"not a number: {text!r}")
    if _GROUPED.fullmatch(found):
        return Fraction(found.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(found):
        return Fraction(found.replace(",", "."))
    raise ValueError(f"not a number: {text!r}")


def kept(questions: Sequence[Question], given: Answers) -> tuple[dict[str, object], list[Problem]]:
    """What a row keeps of `given`, and what is wrong with it, each at the key of its question.

    Empty values are left out: not answered. The order of options and the writing of numbers are settled here, so that
    equal answers are equal rows.
    """
    by_key = {question.key: question for question in questions}
    found: dict[str, object] = {}
    problems = [Problem(UNKNOWN_QUESTION, key=key) for key in given if key not in by_key]
    for key, question in by_key.items():
        value = given.get(key)
        if value is None or value == "":
            continue
        try:
            found[key] = _kept(question, value)
        except ValueError:
            problems.append(Problem(WRONG[question.kind], key=key, found=str(value)[:80]))
    return found, problems


def _kept(question: Question, value: object) -> object:
    if question.kind == "yesno":
        if not isinstance(value, bool):
            raise ValueError(value)
        return value
    if question.kind == "many":
        return _ticked(question, value)
    if not isinstance(value, str):
        raise ValueError(value)
    if question.kind == "one":
        if value not in {option.key for option in question.options}:
            raise ValueError(value)
        return value
    if question.kind == "date":
        return date.fromisoformat(value).isoformat()
    if question.kind == "text":
        if len(value) > LONGEST_TEXT:
            raise ValueError(value)
        return value.strip().replace("\x00", "")
    exact = number(value)
    most = NUMERIC[question.kind]
    if most is not None and exact > most:
        raise ValueError(value)
    return digits(exact)


def _ticked(question: Question, value: object) -> list[str]:
    ticked = (
        {str(one) for one in value} if isinstance(value, list | tuple | set | frozenset) else {str(value)}
    )
    options = [option.key for option in question.options]
    if not ticked <= set(options):
        raise ValueError(value)
    return [key for key in options if key in ticked]


def facts(questions: Sequence[Question], answers: Answers) -> dict[str, Fact]:
    """Answers of a row as facts for the rules. What is absent, or not of its question's kind, is not known."""
    found: dict[str, Fact] = {}
    for question in questions:
        value = answers.get(question.key)
        if value is None or value == "":
            continue
        try:
            found[question.key] = _fact(question, _kept(question, value))
        except ValueError:
            continue
    return found


def _fact(question: Question, value: object) -> Fact:
    if question.kind == "many":
        assert isinstance(value, list)
        return frozenset(value)
    if question.kind in NUMERIC:
        return Fraction(str(value))
    if question.kind == "date":
        return date.fromisoformat(str(value))
    return value if isinstance(value, bool) else str(value)


def answer_of(question: Question, fact: Fact) -> object | None:
    """A fact as a row keeps the answer to a question; None where it does not fit the question."""
    value: object = fact
    if question.kind in NUMERIC and isinstance(fact, int | Fraction):
        value = digits(Fraction(fact))
    elif isinstance(fact, date):
        value = fact.isoformat()
    try:
        return _kept(question, value)
    except ValueError:
        return None


def proposed(indicator: Indicator, answers: Answers) -> Proposal | None:
    """What the indicator's rule proposes for these answers; None for an indicator without a rule."""
    if indicator.rule is None:
        return None
    return propose(indicator.rule, indicator.boundaries, facts(indicator.questions, answers))


WRONG: Mapping[str, Text] = {
    "yesno": NOT_YES_OR_NO,
    "many": NOT_AN_OPTION,
    "one": NOT_AN_OPTION,
    "number": NOT_A_NUMBER,
    "percent": NOT_A_PERCENT,
    "index": NOT_A_PERCENT,
    "date": NOT_A_DAY,
    "text": NOT_WORDS,
}
