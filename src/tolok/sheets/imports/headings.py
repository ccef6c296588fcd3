"""What a column most likely holds, from its heading alone: how forms, exports and offices head their columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.texts import Text
from tolok.sheets.answers.questionnaires import UNCLEAR
from tolok.sheets.cells import Value
from tolok.sheets.imports.form_names import form_name
from tolok.sheets.imports.heading_words import (
    COMMENT,
    COMMON,
    ELEMENTS,
    IGNORE,
    KNOWN,
    NOT_PERSONAL,
    OWN_PROFILE,
    PARTS,
    PERSONAL,
)
from tolok.sheets.imports.lexicon import Lexicon
from tolok.sheets.imports.values import Format
from tolok.sheets.tables import heading

#: How sure a guess is: ``sure`` needs nobody, ``likely`` a look, ``unsure`` a decision.
Sure = Literal["sure", "likely", "unsure"]

BRACKETS = re.compile(r"^(?P<outer>.*?)\s*\[(?P<inner>[^\]]+)\]\s*$")
#: ``Unsur 3``, ``U.3``, ``NRR U3``: a code in other dress.
ELEMENT = re.compile(r"^(?:nilai\s+)?(?:unsur|u)[\s.-]*(?:u\s?)?(\d{1,2})\.?$")
NUMBERED = re.compile(r"^\d{1,2}\s*[.)]\s*")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column may hold, how sure that is, and why."""

    target: str
    sure: Sure
    why: Text


def guess(written: Value, kind: Format, known: Lexicon) -> Guess:
    """The best guess from a heading."""
    found = (
        step(written, kind, known) for step in (_by_program, _by_name, _personal, _by_question, _by_word)
    )
    return next((one for one in found if one), Guess(IGNORE, "unsure", UNKNOWN))


def spellings(written: Value, kind: Format) -> Iterator[str]:
    """A heading, and what is left of it without groups, brackets and numbers."""
    text = heading(written)
    yield text
    if found := ELEMENT.match(text):
        yield f"u{found[1]}"
    if kind == "kobo":
        parts = text.split("/")
        yield from ("/".join(parts[at:]) for at in range(1, len(parts)))
        yield from (text[found.end() :] for found in re.finditer("-", text))
    if found := BRACKETS.match(text):
        yield from (found["inner"].strip(), found["outer"].strip())
    if numbered := NUMBERED.match(text):
        yield text[numbered.end() :]


def _by_program(written: Value, kind: Format, known: Lexicon) -> Guess | None:
    for name in spellings(written, kind):
        for target, names in KNOWN[kind].items():
            if name in names:
                return Guess(target, "sure", PROGRAM)
        if name in OWN_PROFILE and kind in ("tolok", "kobo"):
            return Guess(OWN_PROFILE[name], "sure", PROGRAM)
        if kind == "kobo" and name == "comment":
            return Guess(COMMENT, "sure", PROGRAM)
    return None


def _by_name(written: Value, kind: Format, known: Lexicon) -> Guess | None:
    own = {heading(text): one.key for one in known.asked.own for text in (one.key, one.text.id, one.text.en)}
    formed = {form_name(key).casefold(): key for key in known.asked.by_key} if kind == "kobo" else {}
    own |= {form_name(one.key).casefold(): one.key for one in known.asked.own} if kind == "kobo" else {}
    for name in spellings(written, kind):
        key = formed.get(name) or known.key(name)
        if key is not None:
            return Guess(f"item:{key}", "unsure" if key.startswith(UNCLEAR) else "sure", NAME)
        if name in own:
            return Guess(f"own:{own[name]}", "sure", NAME)
        for target, names in COMMON.items():
            if name in names:
                return Guess(target, "sure", NAME)
    return None


def _personal(written: Value, kind: Format, known: Lexicon) -> Guess | None:
    text = heading(written).replace("_", " ")
    long = len(text.split()) > 6 or NOT_PERSONAL.search(text)
    return Guess(IGNORE, "sure", PERSONAL_DATA) if PERSONAL.search(text) and not long else None


def _by_question(written: Value, kind: Format, known: Lexicon) -> Guess | None:
    keys = _nine(known.asked)
    text = heading(written).replace("_", " ")
    found = [key for element, key in keys.items() if ELEMENTS[element].search(text)]
    if len(found) == 1:
        return Guess(f"item:{found[0]}", "likely", WORD)
    return Guess(f"item:{found[0]}", "unsure", WORDS) if found else None


def _nine(asked: Questionnaire) -> dict[str, str]:
    """The item for every element whose words are known."""
    return {
        item.element: key
        for key, (block, item) in asked.by_key.items()
        if block.purpose == "skm" and item.element in ELEMENTS and not item.replaced
    }


def _by_word(written: Value, kind: Format, known: Lexicon) -> Guess | None:
    text = heading(written).replace("_", " ")
    return next((Guess(target, "likely", WORD) for target, words in PARTS if words.search(text)), None)


PROGRAM = Text(
    "Program pembuat berkas menamai kolomnya begitu.", "The program that wrote the file names it so."
)
NAME = Text("Judulnya sama dengan nama yang dikenal.", "The heading is a known name.")
WORD = Text("Satu kata di judulnya cocok.", "One word of the heading fits.")
WORDS = Text("Judulnya cocok dengan lebih dari satu unsur.", "The heading fits more than one element.")
UNKNOWN = Text("Judul ini tidak dikenal.", "The heading is not known.")
PERSONAL_DATA = Text(
    "Kolom data pribadi tidak dibaca dan tidak disimpan.",
    "A column of personal data is neither read nor kept.",
)
