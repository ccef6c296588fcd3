"""Where words stand together in a comment, and whether a negation takes them away."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from tolok.comments import lexicon
from tolok.comments.tokens import Token, tokens

#: A word of a phrase: the root it stands for, or after ``=`` the very word.
Phrase = tuple[str, ...]


@lru_cache(maxsize=1024)
def phrase(written: str) -> Phrase:
    """A phrase of a list as the roots it is looked for with."""
    found: list[str] = []
    for word in written.split():
        found += [word] if word[0] == "=" else [token.root for token in tokens(word)]
    return tuple(found)


def places(found: Sequence[Token], wanted: Phrase, at: int, gap: int = 0) -> tuple[int, ...]:
    """The places of `wanted` beginning at `at`, with at most `gap` other words between two; empty if it is not there."""
    if not _is(found[at], wanted[0]):
        return ()
    taken = [at]
    for word in wanted[1:]:
        begin = taken[-1] + 1
        for place in range(begin, min(begin + gap + 1, len(found))):
            if not found[place].word:
                return ()
            if _is(found[place], word):
                taken.append(place)
                break
        else:
            return ()
    return tuple(taken)


def _is(token: Token, wanted: str) -> bool:
    return token.word == wanted[1:] if wanted[0] == "=" else token.root == wanted


def negated(
    found: Sequence[Token], at: int, negations: Collection[str], passed: Collection[str] = ()
) -> bool:
    """Whether a negation stands before place `at`, with only words between that say nothing or are `passed`."""
    stops = lexicon.listed("ordinary", "stops")
    for token in reversed(found[:at]):
        if token.word in negations:
            return True
        if not token.word or not (token.word in stops or token.root in passed):
            return False
    return False
