"""What is missing before a unit can hand in, indicator by indicator. Nothing here asks the database."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tolok.apps.evaluation.facts import proposed
from tolok.apps.evaluation.models import Citation, Claim
from tolok.apps.evidence.models import ProofVersion, State
from tolok.rules.instruments.proposals import Proposal
from tolok.rules.instruments.values import Indicator
from tolok.rules.texts import Problem, Text

#: Words a unit must write where it claims a level without any proof.
FEWEST_WORDS = 4
_LINK = re.compile(r"(https?://|www\.)\S+|\S+\.(id|com|net|org|ly)/\S*", re.IGNORECASE)


class ItemState(StrEnum):
    """Where an indicator of F-01 stands, most urgent first."""

    EMPTY = "empty"
    PARTIAL = "partial"
    CONFIRM = "confirm"
    CHANGE = "change"
    HELD = "held"
    BARE = "bare"
    EXPLAINED = "explained"
    OPTIONAL = "optional"
    COMPLETE = "complete"

    @property
    def blocks(self) -> bool:
        """Whether the unit cannot hand in while an indicator stands so."""
        return self not in (ItemState.EXPLAINED, ItemState.OPTIONAL, ItemState.COMPLETE)


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator with the unit's claim, its proof, and what is missing."""

    indicator: Indicator
    aspect: Text
    required: bool
    claim: Claim | None
    citations: tuple[Citation, ...]
    state: ItemState
    problems: tuple[Text, ...] = ()
    warnings: tuple[Text, ...] = ()

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code

    @property
    def proposal(self) -> Proposal | None:
        """What the rule proposes for the answers kept."""
        return proposed(self.indicator, self.claim.answers) if self.claim else None


def look(
    indicator: Indicator,
    aspect: Text,
    required: bool,
    claim: Claim | None,
    citations: Sequence[Citation],
    day: date,
) -> Item:
    """What stands and what is missing for one indicator on `day`."""
    said, state = _missing(indicator, required, claim, citations)
    expired = [
        EXPIRED.format(title=one.version.proof.title)
        for one in citations
        if one.version.proof.expired_on(day)
    ]
    return Item(indicator, aspect, required, claim, tuple(citations), state, tuple(said), tuple(expired))


def _missing(
    indicator: Indicator, required: bool, claim: Claim | None, citations: Sequence[Citation]
) -> tuple[list[Text], ItemState]:
    if claim is None or not claim.answers:
        if not required and not citations:
            return [], ItemState.OPTIONAL
        return [NOT_ANSWERED], ItemState.EMPTY
    found = proposed(indicator, claim.answers)
    if found is not None and found.level is None and found.missing:
        return [PARTLY.format(questions=_labels(indicator, found.missing))], ItemState.PARTIAL
    if claim.carried_from_id is not None and claim.still_true is None:
        return [NOT_CONFIRMED], ItemState.CONFIRM
    if claim.still_true is False and unchanged(claim):
        return [NOT_CHANGED], ItemState.CHANGE
    if held := [words for one in citations if (words := held_back(one.version))]:
        return held, ItemState.HELD
    if citations or claim.proposed == 0:
        return [], ItemState.COMPLETE
    if explains(claim.note):
        return [], ItemState.EXPLAINED
    return [ONLY_A_LINK if _LINK.search(claim.note) else WITHOUT_PROOF], ItemState.BARE


def _labels(indicator: Indicator, missing: Sequence[str]) -> "Labels":
    return Labels([question.label for question in indicator.questions if question.key in missing])


class Labels:
    """Names of questions in a sentence; the language is chosen when the sentence is."""

    def __init__(self, labels: Sequence[Text]) -> None:
        self.labels = labels

    def __format__(self, language: str) -> str:
        return ", ".join(label.say(language or "id") for label in self.labels)


def unchanged(claim: Claim) -> bool:
    """Whether a carried claim still says what it said last time."""
    old = claim.carried_from
    return old is not None and old.answers == claim.answers and old.note == claim.note


def explains(note: str) -> bool:
    """Whether words say why there is no proof. A link is no word: it can change after the day it was judged."""
    return len(_LINK.sub(" ", note).split()) >= FEWEST_WORDS


def held_back(version: ProofVersion) -> Text | None:
    """Why a cited version cannot be handed in; None when it can."""
    if version.proof.withdrawn:
        return WITHDRAWN.format(title=version.proof.title)
    if version.state == State.CLEAN:
        return None
    words = HELD[State(version.state)].format(title=version.proof.title)
    said = version.said
    return Text(f"{words.id} {said.id}", f"{words.en} {said.en}") if said else words


def problems(items: Sequence[Item]) -> list[Problem]:
    """Everything that keeps a unit from handing in, each at its indicator's code."""
    return [Problem(text, key=item.code) for item in items if item.state.blocks for text in item.problems]


NOT_ANSWERED = Text("Belum diisi.", "Not answered yet.")
PARTLY = Text("Jawaban belum lengkap: {questions:id}.", "Answers are missing: {questions:en}.")
NOT_CONFIRMED = Text(
    "Disalin dari siklus lalu. Tegaskan apakah masih benar.",
    "Copied from the last cycle. Say whether it is still true.",
)
NOT_CHANGED = Text(
    "Anda menjawab bahwa isian lama tidak benar lagi, tetapi isinya belum diubah.",
    "You said that last cycle's answers are no longer true, but they were not changed.",
)
WITHOUT_PROOF = Text(
    "Belum ada bukti. Kutip bukti, atau tulis pada catatan mengapa buktinya tidak ada.",
    "No proof yet. Cite a proof, or write in the note why there is none.",
)
ONLY_A_LINK = Text(
    "Tautan saja bukan bukti, karena isinya dapat berubah. Arsipkan tautannya di perpustakaan bukti, lalu kutip.",
    "A link alone is no proof, because what it shows can change. Archive it in the evidence library, then cite it.",
)
WITHDRAWN = Text(
    "Bukti “{title}” sudah ditarik. Lepaskan atau ganti.",
    "The proof “{title}” was withdrawn. Take it off or replace it.",
)
EXPIRED = Text("Masa berlaku bukti “{title}” sudah habis.", "The proof “{title}” no longer holds.")
HELD = {
    State.WAITING: Text(
        "Berkas “{title}” masih diperiksa. Tunggu sebentar, lalu coba lagi.",
        "The file “{title}” is still being checked. Wait a moment, then try again.",
    ),
    State.QUARANTINED: Text(
        "Berkas “{title}” ditahan di karantina.", "The file “{title}” is held in quarantine."
    ),
    State.REFUSED: Text("Berkas “{title}” ditolak.", "The file “{title}” was refused."),
}
