"""What a comment is about: weights of words, shifted by what people corrected. The method in words stands in
docs/reference/comments.md."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from tolok.comments import lexicon
from tolok.comments.phrases import Phrase, negated, phrase, places
from tolok.comments.tokens import Token, telling, tokens
from tolok.rules.texts import Text

OTHER = "lainnya"
PRAISE = "pujian"
#: The strongest weight a word has, in the lists and by correction.
STRONGEST = 3
#: How many corrections the lists weigh as much as.
PRIOR = 4

#: Root → theme → how many corrected comments with this root were given the theme.
Learned = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of a comment: its key, how strongly the words point to it, and which words."""

    key: str
    weight: Fraction
    why: tuple[str, ...]


@cache
def names() -> Mapping[str, Text]:
    """The themes by key, in the order they are shown."""
    return {key: Text(theme["id"], theme["en"]) for key, theme in lexicon.theme_tables().items()}


def themes(text: str, learned: Learned | None = None) -> list[Theme]:
    """The themes of a comment, the strongest first; `lainnya` alone when it is about none, empty without words."""
    found = tokens(text)
    weights: dict[str, dict[str, Fraction]] = defaultdict(dict)
    for word, key, weight in (*_from_phrases(found), *_from_words(found, learned or {})):
        weights[key][word] = weight
    enough = lexicon.table("themes")["enough"]
    order = list(names())
    reached = [
        Theme(key, total, tuple(words))
        for key, words in weights.items()
        if (total := sum(words.values(), Fraction(0))) >= enough and key != OTHER
    ]
    if reached:
        return sorted(reached, key=lambda theme: (-theme.weight, order.index(theme.key)))
    return [Theme(OTHER, sum(weights[OTHER].values(), Fraction(0)), tuple(weights[OTHER]))] * bool(
        telling(found)
    )


@cache
def _phrases() -> Mapping[str, tuple[tuple[Phrase, str, int], ...]]:
    """By first root: phrases, the longest first, with theme and weight."""
    found: dict[str, list[tuple[Phrase, str, int]]] = defaultdict(list)
    for key, theme in lexicon.theme_tables().items():
        for written, weight in theme["phrases"].items():
            found[phrase(written)[0]].append((phrase(written), key, weight))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def _words() -> Mapping[str, Mapping[str, int]]:
    """By root: the weight for each theme."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for key, theme in lexicon.theme_tables().items():
        for word, weight in theme["words"].items():
            found[phrase(word)[0]][key] = weight
    return found


def _taken_away(found: list[Token], at: int, key: str) -> bool:
    theme = lexicon.theme_tables()[key]
    return bool(theme.get("negatable")) and negated(found, at, lexicon.listed("themes", "negations"))


def _from_phrases(found: list[Token]) -> Iterator[tuple[str, str, Fraction]]:
    """Phrase, theme and weight; the words of a phrase are taken out of `found`."""
    for at in range(len(found)):
        for wanted, key, weight in _phrases().get(found[at].root, ()):
            if (taken := places(found, wanted, at)) and not _taken_away(found, at, key):
                yield " ".join(wanted), key, Fraction(weight)
                for place in taken:
                    found[place] = Token(found[place].word, "")
                break


def _from_words(found: list[Token], learned: Learned) -> Iterator[tuple[str, str, Fraction]]:
    """Root, theme and weight for every root that says something."""
    stops = lexicon.listed("ordinary", "stops")
    for at, (word, root) in enumerate(found):
        if not root or word in stops:
            continue
        written, taught = _words().get(root, {}), learned.get(root, {})
        for key in dict.fromkeys((*written, *taught)):
            weight = _shifted(written.get(key, 0), taught.get(key, 0), sum(taught.values()))
            if weight and not _taken_away(found, at, key):
                yield root, key, weight


def _shifted(written: int, count: int, total: int) -> Fraction:
    """The weight of a word for a theme, after `count` of `total` corrections with the word pointed there.

    A word that corrections spread evenly over three themes or more teaches nothing.
    """
    pointing = max(0, 3 * count - total)
    return Fraction(2 * PRIOR * written + STRONGEST * pointing, 2 * (PRIOR + total))


def learn(learned: Learned, text: str, right: Iterable[str], by: int = 1) -> dict[str, dict[str, int]]:
    """`learned` after a person gave the masked comment `text` the themes `right`; with `by` −1, without it again.

    Raises ValueError for an unknown theme.
    """
    keys = list(dict.fromkeys(right))
    if unknown := [key for key in keys if key not in names()]:
        raise ValueError(f"unknown themes: {', '.join(unknown)}")
    after = {word: dict(counts) for word, counts in learned.items()}
    for word in telling(tokens(text)):
        counts = after.setdefault(word, {})
        for key in keys:
            counts[key] = counts.get(key, 0) + by
    kept = {word: {key: n for key, n in sorted(counts.items()) if n > 0} for word, counts in after.items()}
    return {word: counts for word, counts in sorted(kept.items()) if counts}
