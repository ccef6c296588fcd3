"""The form on paper: one sheet a respondent, each with its own number, bubbles to fill, words as they were frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tolok.papers.codes import address_code, shown_address
from tolok.papers.compiler import paper
from tolok.papers.wording import capital
from tolok.rules.days import day_first
from tolok.rules.questionnaires.values import Block, Own, Questionnaire

#: Letters of a choice that still fit under a bubble beside four others.
BESIDE = 26
#: Choices that stand side by side at most.
ABREAST = 6


@dataclass(frozen=True, slots=True)
class Choices:
    """A question about the respondent with its choices."""

    label: str
    choices: Sequence[str]


def survey_sheets(
    *,
    asked: Questionnaire,
    about: Sequence[Choices],
    unit: str,
    office: str,
    address: str,
    numbers: Sequence[str],
    until: str,
    large: bool = False,
    printed_on: date,
) -> bytes:
    """A form for each of `numbers` as PDF/UA-1, each beginning on a new leaf; `large` is for eyes that need it.

    `address` is the public address for who prefers the phone; `until` the last day in words.
    """
    data: dict[str, object] = {
        "title": f"Lembar survei {unit}",
        "heading": capital(asked.title.id),
        "unit": unit,
        "office": office,
        "address": shown_address(address),
        "until": until,
        "numbers": list(numbers),
        "large": large,
        "blocks": [_block(one, titled=len(asked.blocks) > 1) for one in asked.blocks],
        "own": [_own(one) for one in asked.own],
        "about": [{"text": one.label, "choices": list(one.choices)} for one in about]
        if asked.profile
        else [],
        "comment": asked.comment,
        "foot": f"Dicetak {day_first(printed_on)}",
        "day": [printed_on.year, printed_on.month, printed_on.day],
        **address_code(f"{address}?q"),
    }
    return paper("handouts/sheets.typ", data, printed_on)


def _block(block: Block, *, titled: bool) -> Mapping[str, object]:
    items = [
        {"number": str(at), "text": item.text.id, "choices": [words.id for words in item.points.values()]}
        for at, item in enumerate(block.items, start=1)
    ]
    words = [choice for item in items for choice in item["choices"]]
    abreast = all(len(one) <= BESIDE for one in words) and len(block.items[0].points) <= ABREAST
    return {"title": block.title.id if titled else "", "items": items, "abreast": abreast}


def _own(own: Own) -> Mapping[str, object]:
    return {"text": own.text.id, "choices": [words.id for words in own.choices.values()]}
