"""Words in a column that the questionnaire does not use: what they may mean, for a person to confirm."""

import re
from collections.abc import Iterable, Mapping

from tolok.sheets.cells import Value, is_blank
from tolok.sheets.imports.headings import Sure
from tolok.sheets.imports.lexicon import Lexicon
from tolok.sheets.imports.values import Format

#: Answer codes of LimeSurvey: A1, AO01.
ANSWER_CODE = re.compile(r"ao?0*(\d{1,2})", re.IGNORECASE)
#: How the four words of a scale usually begin; the third has nothing before it.
BEGINNINGS = (
    (1, re.compile(r"(sangat )?tidak\b|buruk|jelek|sangat (buruk|jelek|kurang|rendah|sulit|lambat)\b")),
    (2, re.compile(r"kurang\b|cukup\b|agak\b|kadang")),
    (4, re.compile(r"(sangat|selalu)\b")),
    (3, re.compile(r"\w")),
)
#: More different cells than this are no words of a scale.
MOST_WORDS = 30


def unknown_words(cells: Iterable[Value], key: str, known: Lexicon) -> list[Value]:
    """The different cells of a column that are no answers to that item, in their order."""
    return [cell for cell in dict.fromkeys(cells) if not is_blank(cell) and not _reads(key, cell, known)]


def _reads(key: str, cell: Value, known: Lexicon) -> bool:
    try:
        known.answer(key, cell)
    except ValueError:
        return False
    return True


def meaning(cell: Value, key: str, kind: Format, known: Lexicon) -> tuple[int, Sure] | None:
    """The point that an unknown word may mean, and how sure that is; None for no idea."""
    if not isinstance(cell, str):
        return None
    form, text = known.form_of[key], " ".join(cell.replace("_", " ").split()).casefold()
    if kind == "kobo" and text != cell.casefold() and _reads(key, text, known):
        point = known.answer(key, text)
        return (point, "sure") if point is not None else None
    if (found := ANSWER_CODE.fullmatch(text)) and form.low <= int(found[1]) <= form.high:
        return int(found[1]), "likely"
    elsewhere = {words[text] for words in known.words.values() if text in words}
    if len(elsewhere) == 1:
        return elsewhere.pop(), "unsure"
    if (form.low, form.high) == (1, 4) and len(text.split()) <= 6 and not any(map(str.isdigit, text)):
        return next(point for point, start in BEGINNINGS if start.match(text) or point == 3), "unsure"
    return None


def strangers(cells: Iterable[Value], key: str, known: Lexicon) -> Mapping[str, str]:
    """Words of a column that belong to another item, with its key: the fault of a form, seen on real ones."""
    found = {}
    for cell in dict.fromkeys(cells):
        text = cell.casefold() if isinstance(cell, str) else ""
        if text and text not in known.words[key] and not _reads(key, cell, known):
            other = next((one for one, words in known.words.items() if text in words), None)
            if other is not None:
                found[str(cell)] = other
    return found
