"""Many looks at once: how small a probability must be when there are many of them."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def holm(found: Mapping[Key, float]) -> dict[Key, float]:
    """Adjusted probabilities: those at most 0.05 hold together with 95 % certainty, however they hang together.

    Holm (1979): the smallest times m, the next times m − 1 …, never falling, at most 1.
    """
    adjusted, running = {}, 0.0
    for place, (key, p) in enumerate(_ordered(found)):
        running = max(running, min(1.0, p * (len(found) - place)))
        adjusted[key] = running
    return {key: adjusted[key] for key in found}


def benjamini_hochberg(found: Mapping[Key, float]) -> dict[Key, float]:
    """Adjusted probabilities: among those at most q, on average no more than a share q is found by chance alone.

    Benjamini and Hochberg (1995); holds for independent and for positively dependent looks. The largest stays,
    the one before times m / (m − 1) …, never rising from the end.
    """
    adjusted, running = {}, 1.0
    for place, (key, p) in reversed(list(enumerate(_ordered(found), 1))):
        running = min(running, p * len(found) / place)
        adjusted[key] = running
    return {key: adjusted[key] for key in found}


def _ordered(found: Mapping[Key, float]) -> list[tuple[Key, float]]:
    wrong = [p for p in found.values() if not 0 <= p <= 1]
    if wrong:
        raise ValueError(f"not a probability: {wrong[0]}")
    return sorted(found.items(), key=lambda item: item[1])
