"""Work spread as evenly as it can be among those who may do it.

A flow with costs that rise with the load (Harvey, Ladner, Lovász and Tamir 2006, semi-matchings): as long as some
chain of handing on makes loads more even, or finds room for work that has none, it is taken; when none is left the
spread is the best there is.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import pairwise


def balance(
    wanted: Sequence[int], may: Sequence[Sequence[str]], capacity: Mapping[str, int | None]
) -> list[list[str]]:
    """For every piece of work up to `wanted` different people out of `may`, earlier ones first among equals.

    No one gets more than their `capacity`. As many places as possible are filled; then the sum of squared loads
    is the smallest there is, so that the largest load is as well.
    """
    spread = _Spread(may, capacity)
    for work, count in enumerate(wanted):
        for _ in range(count):
            if not spread.place(work):
                break
    spread.even_out()
    return spread.found


class _Spread:
    def __init__(self, may: Sequence[Sequence[str]], capacity: Mapping[str, int | None]) -> None:
        self.may, self.capacity = may, capacity
        self.found: list[list[str]] = [[] for _ in may]
        self.held: dict[str, set[int]] = {key: set() for key in capacity}

    def full(self, person: str) -> bool:
        most = self.capacity[person]
        return most is not None and len(self.held[person]) >= most

    def place(self, work: int) -> bool:
        """Give the work to the least loaded who may take it, if need be by a chain of handing on."""
        free = [person for person in self.may[work] if person not in self.found[work]]
        open_ = [person for person in free if not self.full(person)]
        if open_:
            self._give(work, min(open_, key=lambda person: len(self.held[person])))
            return True
        chain = self._chain(free, None)
        if chain is None:
            return False
        self._hand_on(chain)
        self._give(work, chain[0][0])
        return True

    def even_out(self) -> None:
        """Hand on along chains from the most loaded to somebody with two pieces fewer until there are none."""
        stuck: set[str] = set()
        while True:
            heavy = max(self.held.keys() - stuck, key=lambda key: (len(self.held[key]), key), default=None)
            if heavy is None or len(self.held[heavy]) < 2:
                return
            chain = self._chain([heavy], len(self.held[heavy]) - 2)
            if chain is None:
                stuck.add(heavy)
            else:
                self._hand_on(chain)
                stuck.clear()

    def _give(self, work: int, person: str) -> None:
        self.found[work].append(person)
        self.held[person].add(work)

    def _chain(self, starts: Sequence[str], most: int | None) -> list[tuple[str, int]] | None:
        """The shortest chain of (person, work handed on) from a start to somebody with room, who comes last.

        With `most` the last one has at most so many pieces. Work of the last one is −1.
        """
        came: dict[str, tuple[str, int] | None] = dict.fromkeys(starts)
        queue = deque(starts)
        while queue:
            person = queue.popleft()
            for work in sorted(self.held[person]):
                for other in self.may[work]:
                    if other in came or other in self.found[work]:
                        continue
                    came[other] = person, work
                    if not self.full(other) and (most is None or len(self.held[other]) <= most):
                        return self._traced(other, came)
                    queue.append(other)
        return None

    @staticmethod
    def _traced(last: str, came: Mapping[str, tuple[str, int] | None]) -> list[tuple[str, int]]:
        chain = [(last, -1)]
        while (step := came[chain[-1][0]]) is not None:
            chain.append(step)
        return chain[::-1]

    def _hand_on(self, chain: list[tuple[str, int]]) -> None:
        for (person, work), (other, _) in pairwise(chain):
            self.found[work].remove(person)
            self.held[person].remove(work)
            self._give(work, other)
