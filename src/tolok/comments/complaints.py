"""Whether a comment reads like a complaint that its office should offer to hand over to SP4N-LAPOR!.

Nothing is sent by this: a person reads the words that triggered it and decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tolok.comments import lexicon
from tolok.comments.phrases import Phrase, negated, phrase, places
from tolok.comments.tokens import Token, tokens
from tolok.rules.texts import Text

#: Other words that may stand between two of a phrase.
GAP = 2


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a comment reads like a complaint: key, in words, and what it says, as meant."""

    key: str
    name: Text
    words: tuple[str, ...]


@cache
def ground_names() -> Mapping[str, Text]:
    """The grounds by key."""
    return {key: Text(table["id"], table["en"]) for key, table in lexicon.ground_tables().items()}


def complaint_likeness(text: str) -> tuple[Ground, ...] | None:
    """The grounds on which a comment reads like a complaint; None when it does not."""
    found = tokens(text)
    there = {token.root for token in found} | {f"={token.word}" for token in found}
    grounds = [
        Ground(key, Text(table["id"], table["en"]), said)
        for key, table in lexicon.ground_tables().items()
        if (
            said := tuple(
                dict.fromkeys(
                    words for row in table["phrases"] if (words := _said(found, there, phrase(row)))
                )
            )
        )
    ]
    return tuple(grounds) or None


def _said(found: list[Token], there: set[str], wanted: Phrase) -> str:
    """The words of a phrase where it stands first without a negation, or nothing."""
    negations, passed = lexicon.listed("complaints", "negations"), lexicon.listed("complaints", "passed")
    if not there.issuperset(wanted):
        return ""
    for at in range(len(found)):
        if (taken := places(found, wanted, at, GAP)) and not negated(found, at, negations, passed):
            return " ".join(found[place].word for place in taken)
    return ""
