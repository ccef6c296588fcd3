"""Small cells of published tables: withheld, and with them what would give them away by subtraction.

A cell of 1 to 4 people can tell who they are (cells from five up: our choice, as statistical offices do). Withholding
only that cell is no protection when the row sum is printed; so other cells go with it until nobody who knows every
printed number can compute a withheld one.
"""

import heapq
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from typing import Literal, TypeVar

from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: People from which a cell is published; a choice of ours.
SMALLEST = 5
#: What withholding a sum costs against an inner cell: sums are what readers look for.
SUM_COST = 1000

Kind = Literal["cell", "sum"]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Cell:
    """One number between two lines of the table, such as a row and a column; a sum counts against its line."""

    first: str
    second: str
    count: int
    kind: Kind = "cell"

    @property
    def up(self) -> bool:
        """Whether it could be larger for all anybody knows; a sum runs the other way in its line."""
        return self.kind == "cell" or self.count > 1

    @property
    def down(self) -> bool:
        """Whether it could be smaller: an empty cell would be printed, so a withheld one holds at least one person."""
        return self.kind == "sum" or self.count > 1


@dataclass(frozen=True, slots=True)
class OneWay:
    """Counts by category, None = withheld; `total` None when even that would say too much."""

    counts: Mapping[str, int | None]
    total: int | None
    words: Text | None


@dataclass(frozen=True, slots=True)
class TwoWay:
    """Counts by (row, column) with their sums, None = withheld; everything is None when nothing can be shown."""

    counts: Mapping[tuple[str, str], int | None]
    rows: Mapping[str, int | None]
    columns: Mapping[str, int | None]
    total: int | None
    words: Text | None


def one_way(counts: Mapping[str, int], smallest: int = SMALLEST) -> OneWay:
    """A row of counts with its total, safe to print. Empty categories stay: they say nothing about anybody."""
    cells = {key: Cell("categories", "total", count) for key, count in counts.items()}
    total = sum(counts.values())
    hidden = withheld(cells, total, smallest)
    if hidden is None:
        return OneWay(dict.fromkeys(counts), None, fill(NOTHING, smallest=smallest))
    return OneWay(_shown(counts, hidden), total, fill(SOME, smallest=smallest) if hidden else None)


def two_way(counts: Mapping[tuple[str, str], int], smallest: int = SMALLEST) -> TwoWay:
    """A table of counts with row sums, column sums and total, safe to print; an absent pair counts 0."""
    rows, columns = (tuple(dict.fromkeys(pair[place] for pair in counts)) for place in (0, 1))
    full = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    along = {row: sum(full[row, column] for column in columns) for row in rows}
    down = {column: sum(full[row, column] for row in rows) for column in columns}
    cells: dict[tuple[str, str, str], Cell] = {
        ("cell", row, column): Cell(f"row {row}", f"column {column}", n) for (row, column), n in full.items()
    }
    cells |= {("row", row, ""): Cell(f"row {row}", "row sums", n, "sum") for row, n in along.items()}
    cells |= {
        ("column", "", column): Cell("column sums", f"column {column}", n, "sum")
        for column, n in down.items()
    }
    total = sum(along.values())
    hidden = withheld(cells, total, smallest)
    if hidden is None:
        none = fill(NOTHING, smallest=smallest)
        return TwoWay(dict.fromkeys(full), dict.fromkeys(rows), dict.fromkeys(columns), None, none)
    return TwoWay(
        _shown(full, {(row, column) for kind, row, column in hidden if kind == "cell"}),
        _shown(along, {row for kind, row, _ in hidden if kind == "row"}),
        _shown(down, {column for kind, _, column in hidden if kind == "column"}),
        total,
        fill(SOME, smallest=smallest) if hidden else None,
    )


def rated_by_few(
    counts: Mapping[Key, int], constant: Collection[Key] = (), smallest: int = SMALLEST
) -> tuple[Key, ...]:
    """Of the elements of one index those whose mean is withheld, from how many people rated each.

    Those that 1 to 4 people rated, and one companion: the index is a known function of the means, so a single
    withheld one could be computed from it and the others. With the companion only what both make together can be
    computed, which rests on five people or more. The companion is the element with the fewest ratings from five up,
    the first of equals; one of `constant` only where there is no other, because everybody knows what was given there.
    Two that few rated are no cover for each other: they may be the same few. The choice follows counts alone, never
    ratings, or the choice itself would tell them. Where nearly everybody gave the highest point, the sum still says
    that the few did, too; only withholding every element would change that.
    """
    few = [key for key, n in counts.items() if 0 < n < smallest]
    if not few:
        return ()
    others = [key for key, n in counts.items() if n >= smallest]
    cover = min(others, key=lambda key: (key in constant, counts[key]), default=None)
    return tuple(key for key in counts if key in few or (cover is not None and key == cover))


def _shown(counts: Mapping[Key, int], hidden: Set[Key]) -> dict[Key, int | None]:
    return {key: None if key in hidden else count for key, count in counts.items()}


def withheld(cells: Mapping[Key, Cell], total: int, smallest: int = SMALLEST) -> set[Key] | None:
    """The cells to withhold: the small ones, and the cheapest others that leave each of them more than one value.

    A change that keeps all printed sums is a ring of cells that rise and fall in turn (Cox 1995 on network methods).
    A withheld cell is safe when it lies on a ring of withheld cells, so every small one is given such a ring, the
    smallest cells and no sums first. None when there is no ring, or `total` itself is small: then print nothing.
    """
    if 0 < total < smallest:
        return None
    hidden = {key for key, cell in cells.items() if 0 < cell.count < smallest}
    for key in [key for key in cells if key in hidden]:
        ring = _ring(cells, hidden, key)
        if ring is None:
            return None
        hidden |= ring
    return hidden


def _ring(cells: Mapping[Key, Cell], hidden: Set[Key], key: Key) -> set[Key] | None:
    """The other cells of the cheapest ring through `key`."""
    cell = cells[key]
    ways = []
    if cell.up:
        ways.append(_cheapest(cells, hidden, key, cell.second, cell.first))
    if cell.down:
        ways.append(_cheapest(cells, hidden, key, cell.first, cell.second))
    found = [way for way in ways if way is not None]
    return min(found, key=lambda way: way[0])[1] if found else None


def _cheapest(
    cells: Mapping[Key, Cell], hidden: Set[Key], without: Key, start: str, end: str
) -> tuple[int, set[Key]] | None:
    """The cheapest way from line to line: along a cell that may rise, or back along one that may fall (Dijkstra)."""
    arcs: dict[str, list[tuple[str, int, Key]]] = {}
    for key, cell in cells.items():
        if key == without or not cell.count:
            continue
        cost = 0 if key in hidden else cell.count + (SUM_COST if cell.kind == "sum" else 0)
        if cell.up:
            arcs.setdefault(cell.first, []).append((cell.second, cost, key))
        if cell.down:
            arcs.setdefault(cell.second, []).append((cell.first, cost, key))
    queue: list[tuple[int, int, str, tuple[Key, ...]]] = [(0, 0, start, ())]
    done: set[str] = set()
    pushed = 0
    while queue:
        cost, _, line, way = heapq.heappop(queue)
        if line == end:
            return cost, set(way)
        if line in done:
            continue
        done.add(line)
        for other, more, key in arcs.get(line, ()):
            pushed += 1
            heapq.heappush(queue, (cost + more, pushed, other, (*way, key)))
    return None


SOME = Text(
    "“–” berarti ditahan: sel di bawah {smallest} orang, dan sel lain yang dapat membukanya lewat pengurangan.",
    "“–” means withheld: cells below {smallest} people, and others that would give them away by subtraction.",
)
NOTHING = Text(
    "Tabel ini tidak ditampilkan: dengan sel di bawah {smallest} orang, angka lainnya akan membukanya.",
    "This table is not shown: with cells below {smallest} people, its other numbers would give them away.",
)
