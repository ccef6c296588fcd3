"""A comment as words: one case, short forms written out, each with its root.

Roots come from PySastrawi's rules (Nazief and Adriani, with the extensions of Asian 2007 and Tahitoe 2010) over our
own list of roots, not over the list that comes with it: that one is from Kateglo, under a licence that does not
allow every use. A word whose root is not listed stays as it is.
"""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from tolok.comments import lexicon

_PART = re.compile(r"\[[^\]\n]{2,20}\]|[^\W\d_]+(?:['’-][^\W\d_]+)*2?|[.,;:!?\n()]")
_DRAWN = re.compile(r"(.)\1{2,}")
#: Distinct words whose roots are kept; the words of a year of comments of a large office are fewer.
KEPT = 2**16
#: Of longer words whose root is not listed the ending -nya is taken off: it is the one that people add to anything.
SHORT = 6


class Token(NamedTuple):
    """A word as it is meant and its root; both are empty where a clause ends."""

    word: str
    root: str


BREAK = Token("", "")


def tokens(text: str) -> list[Token]:
    """The words of `text` in order; what was masked is left out."""
    found: list[Token] = []
    for part in _PART.findall(text.lower()):
        if part[0] == "[" or not part[0].isalpha():
            found.append(BREAK)
        else:
            found.extend(_meant(part))
    return found


@lru_cache(maxsize=KEPT)
def _meant(written: str) -> tuple[Token, ...]:
    """The words somebody means who writes `written`: ``cpt2`` and ``bolak-balik`` are two."""
    word = _DRAWN.sub(r"\1", written.removesuffix("2"))
    if words := lexicon.meanings().get(written) or lexicon.meanings().get(word):
        return tuple(Token(word, root(word)) for word in words)
    if "-" in word:
        whole = _stemmer().stem_word(word)
        if "-" not in whole:
            return Token(word, whole), Token(whole, whole)
        return tuple(found for part in word.split("-") for found in _meant(part))
    return (Token(word, root(word)),)


@lru_cache(maxsize=KEPT)
def root(word: str) -> str:
    """The root of a word in lower case; the word itself when its root is not listed."""
    if word in lexicon.listed("ordinary", "stops"):
        return word
    found = str(_stemmer().stem_word(word))
    return found.removesuffix("nya") if found == word and len(word) > SHORT else found


@cache
def _stemmer() -> Any:
    from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
    from Sastrawi.Stemmer.Stemmer import Stemmer

    return Stemmer(ArrayDictionary(lexicon.roots()))


def telling(found: list[Token]) -> list[str]:
    """The roots in `found` that say something, each once, in order: no stop words, none under three letters."""
    stops = lexicon.listed("ordinary", "stops")
    roots = (token.root for token in found if len(token.root) > 2 and token.word not in stops)
    return list(dict.fromkeys(root for root in roots if root not in stops))


def ordinary(word: str) -> bool:
    """Whether a word in lower case is in our lists, or made from one that is."""
    return word in lexicon.known() or root(word) in lexicon.known()
