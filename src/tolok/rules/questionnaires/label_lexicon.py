"""The words that the label linter knows: subjects of questions, what they are answered with, and degrees."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from tolok.rules.instruments.headers import sureness
from tolok.rules.instruments.values import Sureness
from tolok.rules.nodes import Node
from tolok.rules.surveys.instruments import plain
from tolok.rules.texts import Problem, ProblemsError, Text

FILE = "labels.toml"
#: How good a label without a known word is.
ORDINARY = Fraction(2)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about: the words that show it and the words that answer it."""

    key: str
    name: Text
    stems: tuple[str, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """All subjects, `everywhere` the answers that fit any of them, `degrees` and `words` for the direction,
    `bad` what is worse the more often it happens."""

    subjects: tuple[Subject, ...]
    everywhere: frozenset[str]
    degrees: Mapping[str, Fraction]
    words: Mapping[str, Fraction]
    bad: tuple[str, ...]
    pairs: tuple[str, ...]
    joins: tuple[str, ...]
    sure: Sureness

    def about(self, sentence: str) -> tuple[Subject, ...]:
        """The subjects that the sentence names."""
        return tuple(
            subject for subject in self.subjects if any(has(sentence, stem) for stem in subject.stems)
        )

    def strangers(self, label: str, subjects: tuple[Subject, ...]) -> tuple[str, ...]:
        """Words of `label` that answer other subjects only."""
        fitting = self.everywhere.union(*(subject.answers for subject in subjects))
        others = {word for subject in self.subjects for word in subject.answers} - fitting
        found = sorted((word for word in others if has(label, word)), key=len, reverse=True)
        # "tepat waktu" says more than "tepat"
        return tuple(
            word for place, word in enumerate(found) if not any(has(big, word) for big in found[:place])
        )

    def worth(self, label: str) -> Fraction | None:
        """How good the label is, for comparing labels of one set; None when no word of it is known."""
        degree = _longest(self.degrees, label)
        word = _longest(self.words, label)
        known = word is not None or any(
            has(label, answer) for subject in self.subjects for answer in (*subject.answers, *self.everywhere)
        )
        if degree is None and not known:
            return None
        return (self.degrees[degree] if degree else Fraction(1)) * (self.words[word] if word else ORDINARY)


def has(sentence: str, phrase: str) -> bool:
    """Whether the phrase stands in the sentence as whole words."""
    return re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", plain(sentence)) is not None


def _longest(known: Mapping[str, Fraction], label: str) -> str | None:
    return max((phrase for phrase in known if has(label, phrase)), key=len, default=None)


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with Tolok."""
    return read((files("tolok.rules.questionnaires") / FILE).read_text("utf-8"))


def read(text: str) -> Lexicon:
    """A lexicon from TOML; ProblemsError with everything that is wrong in it."""
    problems: list[Problem] = []
    node = Node(tomllib.loads(text), FILE, "", problems)
    node.day("since")
    pairs = node.node("pairs")
    found = Lexicon(
        subjects=tuple(
            Subject(item.string("key"), item.text("name"), item.strings("stems"), item.strings("answers"))
            for item in node.nodes("subjects", optional=False)
        ),
        everywhere=frozenset(node.strings("everywhere")),
        degrees=_numbers(node, "degrees"),
        words=_numbers(node, "words"),
        bad=node.strings("bad"),
        pairs=pairs.strings("fixed"),
        joins=pairs.strings("joins"),
        sure=sureness(node),
    )
    pairs.close()
    node.close()
    if problems:
        raise ProblemsError(problems)
    return found


def _numbers(node: Node, name: str) -> dict[str, Fraction]:
    part = node.node(name)
    return {key: part.number(key) for key in part.table}
