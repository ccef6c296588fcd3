"""What the records of a unit propose for an indicator, and what would raise it. Nothing is scored by itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from tolok.rules.gathered import Gathered
from tolok.rules.instruments.conditions import Facts
from tolok.rules.instruments.proposals import Proposal, propose
from tolok.rules.instruments.values import NUMERIC, Indicator, Question
from tolok.rules.texts import Text, join


@dataclass(frozen=True, slots=True)
class Finding:
    """One indicator as the records tell it.

    `proposal` is None where no record answers any of its questions, or the pack has no rule. `facts` answer questions,
    in the order asked; `unknown` are the questions the rule looks at that no record answers. `beside` is what records
    tell near a question without answering it.
    """

    indicator: Indicator
    proposal: Proposal | None
    facts: tuple[Gathered, ...]
    unknown: tuple[Question, ...]
    beside: tuple[Gathered, ...] = ()

    @property
    def level(self) -> int | None:
        """The proposed level; None where it cannot be known."""
        return self.proposal.level if self.proposal else None


@dataclass(frozen=True, slots=True)
class Raise:
    """The next level a unit could reach: what the level asks, and what of it does not hold yet, in words."""

    level: int
    text: Text
    lacking: Text


#: Facts that are told beside a question, and what they are called; they answer nothing and propose nothing.
BESIDE: Mapping[str, tuple[str, ...]] = {
    "hours_elements": ("published_hours",),
    "followup_done": ("followup_running",),
}
#: Facts that are told where no record answers the question: what there is instead, and why it does not count.
INSTEAD: Mapping[str, str] = {
    "survey_done": "surveys_earlier",
    "survey_media": "surveys_earlier",
    "followup_planned": "plans_earlier",
    "followup_done": "plans_earlier",
}
TITLES: Mapping[str, Text] = {
    "published_hours": Text("jam layanan yang diumumkan", "published hours"),
    "surveys_earlier": Text("survei tahun sebelumnya", "surveys of earlier years"),
    "plans_earlier": Text("survei tahun sebelumnya", "surveys of earlier years"),
    "followup_running": Text("rencana tindak lanjut yang masih berjalan", "plans that still run"),
}


def find(indicator: Indicator, facts: Mapping[str, Gathered], beside: tuple[Gathered, ...] = ()) -> Finding:
    """What `facts` (question key → fact) propose for `indicator`."""
    known = tuple(facts[one.key] for one in indicator.questions if one.key in facts)
    asked = set(indicator.rule.facts()) if indicator.rule else set()
    unknown = tuple(one for one in indicator.questions if one.key in asked and one.key not in facts)
    if indicator.rule is None or not known:
        return Finding(indicator, None, known, unknown, beside)
    values = {one.key: one.value for one in known}
    proposal = propose(indicator.rule, indicator.boundaries, values)
    return Finding(indicator, proposal, known, unknown, beside)


def told_beside(indicator: Indicator, facts: Mapping[str, Gathered]) -> tuple[Gathered, ...]:
    """What `facts` tell near the questions of an indicator."""
    names = [name for one in indicator.questions for name in BESIDE.get(one.key, ()) if name in facts]
    if not names:
        asked = (one.key for one in indicator.questions if one.key not in facts)
        names = [name for key in asked if (name := INSTEAD.get(key, "")) in facts]
    return tuple(facts[name] for name in dict.fromkeys(names))


def next_raise(indicator: Indicator, facts: Facts, level: int | None) -> Raise | None:
    """The lowest level above `level` (above none: the lowest of all) and what is lacking; None at the top."""
    if indicator.rule is None:
        return None
    higher = [one for one in indicator.rule.cases if level is None or one.level > level]
    if not higher:
        return None
    case = min(higher, key=lambda one: one.level)
    text = indicator.level(case.level)
    lacking = case.when.read(facts).words
    return Raise(case.level, text.text if text else Text("", ""), lacking)


def said(question: Question, answer: object) -> Text:
    """An answer as F-01 keeps it, in words."""
    if isinstance(answer, bool):
        return Text("ya", "yes") if answer else Text("tidak", "no")
    if isinstance(answer, list):
        ticked = [option.text for option in question.options if option.key in answer]
        return join(ticked, ", ") if ticked else Text("tidak ada", "none")
    chosen = next((option.text for option in question.options if option.key == answer), None)
    plain = str(answer).replace(".", ",") if question.kind in NUMERIC else str(answer)
    return chosen or Text(plain, plain)
