"""A standard in which some components say what another one says, and the rest stays."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tolok.rules.service_standards import Standard

#: The part of a standard that holds the structure of a component.
ATTRIBUTES = {
    "A1": "requirements",
    "A2": "steps",
    "A3": "limit",
    "A4": "costs",
    "A5": "products",
    "A6": "channels",
    "B7": "legal",
    "B11": "staff",
}


def merged(base: Standard, other: Standard, codes: Iterable[str]) -> Standard:
    """`base` with the components in `codes` as `other` has them, words and structure; languages only where told."""
    wanted = list(codes)
    parts: dict[str, Any] = {
        ATTRIBUTES[code]: getattr(other, ATTRIBUTES[code]) for code in wanted if code in ATTRIBUTES
    }
    texts = {code: words for code, words in base.texts.items() if code not in wanted}
    texts |= {code: other.texts[code] for code in wanted if code in other.texts}
    others = {language: dict(words) for language, words in base.others.items()}
    for language, words in other.others.items():
        others.setdefault(language, {}).update(words)
    return replace(base, texts=texts, others=others, **parts)


def spoken_of(standard: Standard) -> tuple[str, ...]:
    """Codes of the components a standard says anything about."""
    return tuple(f"{group}{at}" for group, at in _CODES if standard.has(f"{group}{at}"))


_CODES = tuple(("A" if at < 7 else "B", at) for at in range(1, 15))
