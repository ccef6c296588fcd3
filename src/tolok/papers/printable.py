"""Texts as a paper can print them: nothing invisible, nothing reversed, no letter without a shape."""

import re
import unicodedata
from collections.abc import Callable, Mapping

#: Stands for letters that no font of the paper has.
REPLACED = "▯"

#: ASCII, Latin with its accents, and the signs our own sentences use: drawn by the paper's font.
_PLAIN = re.compile("[\n\x20-\x7e\xa0-\xac\xae-\u017f–—‘’“”…·×÷−≥≤]*")
_JOINERS = "\u200c\u200d"
_HOLES = re.compile(f"{REPLACED}[{REPLACED}{_JOINERS}]+")


def printable(text: str, has_glyph: Callable[[str], bool]) -> str:
    """`text` composed, without control and direction marks, and with ▯ for every run of letters not drawn."""
    if _PLAIN.fullmatch(text):
        return text
    letters = (_letter(char, has_glyph) for char in unicodedata.normalize("NFC", text))
    return _HOLES.sub(REPLACED, "".join(letters))


def all_printable(value: object, has_glyph: Callable[[str], bool]) -> object:
    """The same for every text within lists and mappings; keys and other values stay."""
    if isinstance(value, str):
        return printable(value, has_glyph)
    if isinstance(value, Mapping):
        return {key: all_printable(inner, has_glyph) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [all_printable(inner, has_glyph) for inner in value]
    return value


def _letter(char: str, has_glyph: Callable[[str], bool]) -> str:
    if char == "\n" or char in _JOINERS or _PLAIN.fullmatch(char):
        return char
    kind = unicodedata.category(char)
    if kind in {"Cc", "Zl", "Zp"}:
        return " "
    if kind == "Cf" or "\ufe00" <= char <= "\ufe0f":  # direction marks, soft hyphens, emoji variants
        return ""
    if kind in {"Cs", "Cn", "Co"} or not has_glyph(char):
        return REPLACED
    return char
