"""Dated facts about what units promise, under the keys that questions of packs use (indicators 1–5, 10, 18, 21, 23, 24; SIPPN: catalogue)."""

from collections.abc import Iterator, Sequence
from datetime import date

from tolok.apps.standards.selectors.facts_of_channels import channel_facts
from tolok.apps.standards.selectors.facts_of_profile import profile_facts
from tolok.apps.standards.selectors.facts_of_publication import publication_facts
from tolok.apps.standards.selectors.facts_of_standards import standard_facts
from tolok.apps.standards.selectors.kept import Kept, kept
from tolok.rules.gathered import Gathered, Offered


def offered(unit_ids: Sequence[int], day: date) -> Offered:
    """The facts of units as of `day`: only what is dated on or before it; what cannot be known is absent.

    Nine statements whatever the number of units. A unit that never entered a standard has no facts about standards:
    that nothing is entered does not say that nothing is there.
    """
    return {unit: tuple(_facts(one, day)) for unit, one in kept(unit_ids, day).items()}


def _facts(one: Kept, day: date) -> Iterator[Gathered]:
    yield from standard_facts(one, day)
    yield from publication_facts(one, day)
    yield from channel_facts(one)
    yield from profile_facts(one)
