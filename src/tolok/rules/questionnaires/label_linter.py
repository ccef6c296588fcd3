"""Faults of a questionnaire that can be seen before anybody answers it.

A top label "Sangat Mudah" under a question on requirements, speed words under requirements, facilities headed
"Maklumat pelayanan": all three were on forms in use. Nothing here refuses a questionnaire; findings are shown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tolok.rules.questionnaires.label_lexicon import Lexicon, Subject, has, lexicon
from tolok.rules.questionnaires.values import Block, Item
from tolok.rules.surveys.instruments import Element, Scale, plain
from tolok.rules.texts import Text
from tolok.rules.wording import fill, several

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One rated question as people read it; `labels` from worst to best."""

    key: str
    heading: Text
    question: Text
    labels: tuple[Text, ...]

    @classmethod
    def of(cls, element: Element) -> "Wording":
        """An element of a pack as it is asked."""
        return cls(element.key, element.name, element.question, element.labels)

    @classmethod
    def asked(cls, item: Item) -> "Wording":
        """An item of a questionnaire; one that replaces an element stands under its own question."""
        heading = item.text if item.replaced else item.name
        return cls(item.key, heading, item.text, tuple(item.points[point] for point in sorted(item.points)))


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: of which question (its key), which kind, what stands there, what is wanted and what to do.

    An ``error`` makes answers mean something else than they say; a ``warning`` can make them hard to read.
    """

    key: str
    kind: str
    severity: Severity
    found: str
    wanted: Text
    text: Text


def lint(questions: Iterable[Wording], scale: Scale, known: Lexicon | None = None) -> tuple[Finding, ...]:
    """All findings of a questionnaire, question after question; `known` replaces the lexicon of Tolok."""
    words = known or lexicon()
    found: list[Finding] = []
    for one in questions:
        found += [
            *_empty(one),
            *_points(one, scale),
            *_doubled(one),
            *_heading(one, words),
            *_labels(one, words),
            *_direction(one, words),
            *_two_in_one(one, words),
        ]
    return tuple(found)


def lint_block(block: Block, known: Lexicon | None = None) -> tuple[Finding, ...]:
    """All findings of a block as it will be asked."""
    return lint((Wording.asked(item) for item in block.items), Scale(block.low, block.high), known)


def _empty(one: Wording) -> Iterator[Finding]:
    places = [(HEADING, one.heading), (QUESTION, one.question)]
    places += [(fill(LABEL, n=place), label) for place, label in enumerate(one.labels, 1)]
    for where, text in places:
        if not text.id.strip():
            yield Finding(one.key, "empty", "error", "", where, fill(EMPTY, where=where))
        elif not text.en.strip():
            yield Finding(one.key, "no-english", "warning", text.id, where, fill(NO_ENGLISH, where=where))


def _points(one: Wording, scale: Scale) -> Iterator[Finding]:
    wanted, found = len(scale.points), len(one.labels)
    if found != wanted:
        text = fill(POINTS, found=found, wanted=wanted)
        yield Finding(one.key, "points", "error", str(found), fill(LABELS, n=wanted), text)


def _doubled(one: Wording) -> Iterator[Finding]:
    seen: set[str] = set()
    for label in (plain(label.id) for label in one.labels if label.id.strip()):
        if label in seen:
            yield Finding(one.key, "duplicate", "error", label, DIFFERENT, fill(DOUBLE, label=label))
        seen.add(label)


def _heading(one: Wording, known: Lexicon) -> Iterator[Finding]:
    heading, question = known.about(one.heading.id), known.about(one.question.id)
    if heading and question and not {*heading} & {*question}:
        text = fill(HEADED, heading=_named(heading), question=_named(question))
        yield Finding(one.key, "heading", "error", one.heading.id, _named(question), text)


def _labels(one: Wording, known: Lexicon) -> Iterator[Finding]:
    subjects = known.about(one.question.id) or known.about(one.heading.id)
    if not subjects:
        return
    fitting = " / ".join(dict.fromkeys(word for subject in subjects for word in subject.answers))
    for label in one.labels:
        if strange := known.strangers(label.id, subjects):
            text = fill(STRANGER, label=label.id, about=_named(subjects), word=strange[0])
            yield Finding(one.key, "label", "error", label.id, Text(fitting, fitting), text)


def _direction(one: Wording, known: Lexicon) -> Iterator[Finding]:
    sign = -1 if any(has(one.question.id, bad) for bad in known.bad) else 1
    worths = [
        (label.id, sign * worth) for label in one.labels if (worth := known.worth(label.id)) is not None
    ]
    falling = [(one, other) for one, other in pairwise(worths) if other[1] < one[1]]
    if not falling:
        return
    turned = len(falling) == len(worths) - 1
    shown = " → ".join(label for label, _ in (worths if turned else falling[0]))
    text = TURNED if turned else fill(UNSTEADY, better=falling[0][0][0], worse=falling[0][1][0])
    yield Finding(one.key, "direction", "error" if turned else "warning", shown, ASCENDING, text)


def _two_in_one(one: Wording, known: Lexicon) -> Iterator[Finding]:
    sentence = plain(one.question.id)
    for pair in sorted((plain(pair) for pair in known.pairs), key=len, reverse=True):
        sentence = sentence.replace(pair, "…")
    joins = "|".join(map(re.escape, known.joins))
    if found := re.search(rf"\b[\w-]+,? ({joins}) [\w-]+", sentence):
        yield Finding(
            one.key, "double", "warning", found[0], ONE_THING, fill(DOUBLE_BARRELLED, found=found[0])
        )


def _named(subjects: Sequence[Subject]) -> Text:
    return several(subject.name for subject in subjects)


HEADING = Text("judul", "the heading")
QUESTION = Text("pertanyaan", "the question")
LABEL = Text("label ke-{n}", "label {n}")
LABELS = Text("{n} label", "{n} labels")
DIFFERENT = Text("label yang berbeda", "different labels")
ASCENDING = Text("dari yang terburuk ke yang terbaik", "from worst to best")
ONE_THING = Text("satu hal dalam satu pertanyaan", "one thing in one question")
EMPTY = Text("Isi {where}.", "Fill in {where}.")
NO_ENGLISH = Text(
    "Terjemahan Inggris untuk {where} belum ada; tambahkan agar halaman bahasa Inggris lengkap.",
    "There is no English for {where}; add it so that the English page is whole.",
)
POINTS = Text(
    "Ada {found} label, padahal skalanya {wanted} titik. Beri setiap titik satu label.",
    "There are {found} labels, but the scale has {wanted} points. Give every point one label.",
)
DOUBLE = Text(
    "Label “{label}” ada dua kali; orang tidak dapat membedakannya. Ganti salah satunya.",
    "The label “{label}” stands there twice; nobody can tell them apart. Change one of them.",
)
HEADED = Text(
    "Judulnya tentang {heading}, pertanyaannya tentang {question}. Samakan keduanya.",
    "The heading is about {heading}, the question about {question}. Make them agree.",
)
STRANGER = Text(
    "Label “{label}” memakai kata “{word}”, yang tidak menjawab pertanyaan tentang {about}. Ganti dengan kata yang cocok.",
    "The label “{label}” uses the word “{word}”, which does not answer a question about {about}. Use a fitting word.",
)
TURNED = Text(
    "Urutan label terbalik: yang terbaik berdiri pertama. Balikkan, agar angka besar berarti baik.",
    "The labels run the wrong way: the best comes first. Turn them round, so that a high number means good.",
)
UNSTEADY = Text(
    "Label “{worse}” tampaknya lebih buruk daripada “{better}” sebelumnya. Periksa urutannya.",
    "The label “{worse}” seems worse than “{better}” before it. Check the order.",
)
DOUBLE_BARRELLED = Text(
    "Pertanyaan ini tampaknya menanyakan dua hal sekaligus (“{found}”). Pisahkan, agar jawabannya jelas.",
    "This question seems to ask two things at once (“{found}”). Split it, so that the answer is clear.",
)
