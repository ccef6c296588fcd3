"""A standard in which some components say what another one says, and the rest stays."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tolok.rules.standards.component_lines import lines_of, unmarked
from tolok.rules.standards.values import Standard
from tolok.rules.standards.words import lines

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
    if "B11" in wanted:
        parts["roles"] = other.roles
    texts = {code: words for code, words in base.texts.items() if code not in wanted}
    texts |= {code: other.texts[code] for code in wanted if code in other.texts}
    others = {language: dict(words) for language, words in base.others.items()}
    for language, words in other.others.items():
        others.setdefault(language, {}).update(words)
    return replace(base, texts=texts, others=others, **parts)


def same_words(known: Standard, words: Mapping[str, str]) -> tuple[str, ...]:
    """Codes of the components whose `words` are exactly how `known` reads on paper, lists numbered or not."""
    return tuple(
        code for code, said in words.items() if said.strip() and _items(said) == _printed(known, code)
    )


def restored(made: Standard, known: Standard, codes: Iterable[str]) -> Standard:
    """`made` with the components in `codes` as `known` has them, in every language."""
    wanted = list(codes)
    whole = merged(made, replace(known, others={}), wanted)
    others = {language: dict(words) for language, words in made.others.items()}
    for language, words in known.others.items():
        for code in set(words) & set(wanted):
            others.setdefault(language, {}).setdefault(code, words[code])
    return replace(whole, others=others)


def copied(base: Standard, other: Standard, codes: Iterable[str]) -> Standard:
    """`base` with the components in `codes` exactly as `other` has them, in every language it has them in."""
    wanted = set(codes)
    whole = merged(replace(base, others={}), replace(other, others={}), wanted)
    others: dict[str, dict[str, str]] = {}
    for language, words in base.others.items():
        others[language] = {code: said for code, said in words.items() if code not in wanted}
    for language, words in other.others.items():
        found = {code: said for code, said in words.items() if code in wanted}
        others[language] = {**others.get(language, {}), **found}
    return replace(whole, others={language: words for language, words in others.items() if words})


def spoken_of(standard: Standard) -> tuple[str, ...]:
    """Codes of the components a standard says anything about."""
    return tuple(f"{group}{at}" for group, at in _CODES if standard.has(f"{group}{at}"))


_CODES = tuple(("A" if at < 7 else "B", at) for at in range(1, 15))


def _printed(known: Standard, code: str) -> list[str]:
    return _items("\n".join(line.id for line in lines(known, code)))


def _items(words: str) -> list[str]:
    return [" ".join(unmarked(one).split()) for one in lines_of(words)]
