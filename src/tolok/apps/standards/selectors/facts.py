"""Dated facts about what units promise, under the keys that questions of packs use."""

from collections.abc import Sequence
from datetime import date

from tolok.rules.gathered import Offered


def offered(unit_ids: Sequence[int], day: date) -> Offered:
    """The facts of units as of `day`: only what is dated on or before it; what cannot be known is absent."""
    return dict.fromkeys(unit_ids, ())
