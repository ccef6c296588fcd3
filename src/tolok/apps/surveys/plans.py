"""What stands in a plan of surveys, step by step, and what it means.

A plan's content is plain data under the names of its steps:

- ``questions``: ``blocks``, ``comment``, ``profile``, ``free``, ``online``, ``f03_share``
- ``own``: a list of ``key``, ``kind``, ``text`` and ``choices``; ``words``: by item key ``text``, ``points``, ``why``
- ``others``: language → item key → words
- ``period``: ``kind``, ``year``, ``number``, ``opens_at``, ``closes_at`` (ISO 8601 with offset)
- ``whom``: ``level`` (unit or service), ``chosen``: keys such as ``u12`` or ``s7``
- ``users``: ``source`` and ``counts`` by those keys
- ``sample``: ``rule``, ``within`` (points), ``minimum``, ``own``
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tolok.rules.questionnaires.composing import CONSTANT, KEEP, Recipe, Rewording
from tolok.rules.questionnaires.values import Own
from tolok.rules.surveys.periods import name_of
from tolok.rules.texts import Text

#: The steps in the order they are asked; the three in the middle may be skipped.
STEPS = ("questions", "own", "words", "others", "period", "whom", "users", "sample")
NEEDED = ("questions", "period", "whom", "sample")
#: Respondents below which a new plan tells no result, until somebody writes another number (the pack's own minimum).
USUAL_MINIMUM = 30
#: Points of the index that a result may miss by, until somebody writes another number.
USUAL_WITHIN = 2
SERVICE, UNIT = "service", "unit"

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class When:
    """The period that is rated, and when its surveys are open."""

    kind: str
    year: int
    number: int
    opens_at: datetime
    closes_at: datetime

    @property
    def name(self) -> Text:
        """What the period is called."""
        return name_of(self.kind, self.year, self.number)


def recipe_of(name: str, content: Content) -> Recipe:
    """What is to be asked."""
    asked = content.get("questions", {})
    return Recipe(
        title=Text(name, name),
        blocks=tuple(asked.get("blocks", ())),
        own=tuple(own_of(row) for row in content.get("own", ())),
        comment=asked.get("comment", True),
        profile=asked.get("profile", True),
        free=asked.get("free", CONSTANT),
        online=asked.get("online", KEEP),
        words={key: rewording_of(row) for key, row in content.get("words", {}).items()},
        others=content.get("others", {}),
    )


def own_of(row: Content) -> Own:
    """A question of the office."""
    choices = {key: text_of(words) for key, words in row["choices"]}
    return Own(row["key"], row["kind"], text_of(row["text"]), choices)


def rewording_of(row: Content) -> Rewording:
    """An item in the office's words."""
    points = {int(point): text_of(words) for point, words in row["points"].items()}
    return Rewording(text_of(row["text"]), points, row["why"])


def text_of(words: Mapping[str, str]) -> Text:
    """Words in both languages; where only one was written it serves for both."""
    return Text(words["id"], words.get("en") or words["id"])


def when_of(content: Content) -> When | None:
    """The period; None before it was chosen."""
    row = content.get("period")
    if not row:
        return None
    opens, closes = (datetime.fromisoformat(row[key]) for key in ("opens_at", "closes_at"))
    return When(row["kind"], row["year"], row["number"], opens, closes)


def missing(content: Content) -> list[str]:
    """The needed steps that are not done yet, in their order."""
    return [step for step in NEEDED if not _done(content, step)]


def _done(content: Content, step: str) -> bool:
    row = content.get(step)
    if step == "questions":
        return bool(row and row.get("blocks"))
    return bool(row and row.get("chosen")) if step == "whom" else bool(row)


def renewed(content: Content) -> dict[str, Any]:
    """What a new plan takes over from one that was opened: what is asked, of whom and how many, but not when."""
    kept = ("questions", "own", "words", "others", "whom", "sample")
    return {key: content[key] for key in kept if key in content}
