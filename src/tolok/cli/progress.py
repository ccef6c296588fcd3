"""How far long work has come, on standard error, and only when a person is looking at it."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

from tolok.rules.numbers import comma

Thing = TypeVar("Thing")
#: Seconds between two lines, and before the first one: short work stays silent.
PAUSE = 0.5


def shown(things: Iterable[Thing], total: int, what: str) -> Iterator[Thing]:
    """`things`, telling how many of `total` are done; silent when standard error is no terminal."""
    if not sys.stderr.isatty():
        yield from things
        return
    told, said = monotonic(), False
    for done, thing in enumerate(things):
        if monotonic() - told > PAUSE:
            told, said = monotonic(), True
            print(f"\r{what}: {comma(done)} / {comma(total)}", end="", file=sys.stderr, flush=True)
        yield thing
    if said:
        print(f"\r{what}: {comma(total)} / {comma(total)}", file=sys.stderr)
