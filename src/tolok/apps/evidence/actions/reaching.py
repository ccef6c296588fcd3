"""Whether addresses answer: many at once, each guarded as a link that is archived. Nothing is kept."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tolok.apps.evidence import refusals
from tolok.apps.evidence.fetching import reach
from tolok.rules.texts import ProblemsError, Text

#: Addresses that are asked at the same moment.
AT_ONCE = 8
#: What is told to whoever gives an address, in the few words of a table.
SHORT = {
    refusals.LINK_SLOW: refusals.NOT_ANSWERING,
    refusals.LINK_PRIVATE: refusals.INSIDE,
    refusals.LINK_WANDERS: refusals.WANDERING,
    refusals.LINK_SHAPE: refusals.MISWRITTEN,
}


@dataclass(frozen=True, slots=True)
class Reached:
    """The status an address answered with, or why nobody did."""

    status: int | None
    why: Text | None = None


def reach_all(addresses: Sequence[str]) -> list[Reached]:
    """Ask every address once, in order; the database is not touched."""
    with ThreadPoolExecutor(AT_ONCE) as helpers:
        return list(helpers.map(_reached, addresses))


def _reached(address: str) -> Reached:
    try:
        return Reached(reach(address))
    except ProblemsError as error:
        said = error.problems[0].text
        return Reached(None, SHORT.get(said, said))
