"""Who judges which unit: no conflicts, even loads, and a blind second score for a share of the units.

Nothing is drawn at random: an office that knows the seed text (such as the cycle's id) can compute it again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from tolok.rules.cycles.conflicts import Evaluator, Offices, conflict
from tolok.rules.numbers import round_half_up
from tolok.rules.statistics.balancing import balance
from tolok.rules.texts import Problem, Text, join


@dataclass(frozen=True, slots=True)
class Piece:
    """One evaluator judges these aspects of one unit; `second` is the blind second score."""

    unit: str
    aspects: tuple[str, ...]
    evaluator: str
    second: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who judges what. With `problems` it is not whole: they name everything that nobody can take."""

    pieces: tuple[Piece, ...]
    loads: Mapping[str, int]
    twice: frozenset[str]
    problems: tuple[Problem, ...] = ()


def drawn(units: Collection[str], share: Fraction, seed: str) -> frozenset[str]:
    """The units that are scored twice: the nearest whole number to `share` × units, at least one if any.

    Those whose SHA-256 of seed and key comes first, which no one can steer by a unit's name or place in the list:
    over all seeds every unit has the same chance. Raises ValueError for a share outside 0–1.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share {share} outside 0–1")
    wanted = int(round_half_up(share * len(units), 0))
    if share and units:
        wanted = max(1, wanted)
    return frozenset(sorted(units, key=lambda unit: _lot(seed, "second", unit))[:wanted])


def assign(
    units: Collection[str],
    evaluators: Sequence[Evaluator],
    offices: Offices,
    *,
    aspects: Sequence[str],
    second_share: Fraction = Fraction(0),
    seed: str,
) -> Assignment:
    """Every unit to an evaluator, those of `drawn` to two different ones, as evenly as the rules allow.

    Evaluators who judge certain aspects only cut a unit into pieces by aspects; one piece is one unit of load and
    capacity. The largest loads are as small as they can be, and nothing is left over that could be placed: see
    `balancing.balance`. Which of two evaluators is the second is settled by lot.
    """
    people = {person.key: person for person in sorted(evaluators, key=lambda person: person.key)}
    parts = _parts(aspects, people.values())
    twice = drawn(units, second_share, seed)
    work = sorted(
        ((unit, part) for unit in set(units) for part in parts), key=lambda row: _lot(seed, row[0], *row[1])
    )
    free = {
        unit: [key for key, person in people.items() if not conflict(person, unit, offices)] for unit in units
    }
    able = {part: {key for key, person in people.items() if _judges(person, part)} for part in parts}
    wanted = [1 + (unit in twice) for unit, _ in work]
    may = [
        sorted((key for key in free[unit] if key in able[part]), key=lambda key: _lot(seed, unit, key))
        for unit, part in work
    ]
    placed = balance(wanted, may, {key: person.capacity for key, person in people.items()})
    pieces = [
        Piece(unit, part, key, bool(place))
        for (unit, part), keys in zip(work, placed, strict=True)
        for place, key in enumerate(sorted(keys, key=lambda key: _lot(seed, "order", unit, key)))
    ]
    loads = dict.fromkeys(people, 0)
    for piece in pieces:
        loads[piece.evaluator] += 1
    lacking = [
        (unit, part, count, options, len(found))
        for (unit, part), count, options, found in zip(work, wanted, may, placed, strict=True)
        if len(found) < count
    ]
    problems = _problems(sorted(lacking), people, offices, able)
    order = {key: place for place, key in enumerate(aspects)}
    pieces.sort(key=lambda piece: (piece.unit, order[piece.aspects[0]], piece.second))
    return Assignment(tuple(pieces), loads, twice, tuple(problems))


def _lot(*words: str) -> bytes:
    return sha256("\x1f".join(words).encode()).digest()


def _judges(person: Evaluator, part: tuple[str, ...]) -> bool:
    return not person.aspects or person.aspects.issuperset(part)


def _parts(aspects: Sequence[str], people: Collection[Evaluator]) -> list[tuple[str, ...]]:
    """The aspects in the largest pieces that every evaluator judges either wholly or not at all."""
    parts: dict[tuple[bool, ...], list[str]] = {}
    for aspect in aspects:
        parts.setdefault(tuple(_judges(person, (aspect,)) for person in people), []).append(aspect)
    return [tuple(part) for part in parts.values()]


Lacking = tuple[str, tuple[str, ...], int, list[str], int]


def _problems(
    lacking: list[Lacking],
    people: Mapping[str, Evaluator],
    offices: Offices,
    able: Mapping[tuple[str, ...], Collection[str]],
) -> list[Problem]:
    """Everything that could not be placed, by its cause: nobody judges it, conflicts, capacity."""
    nobody = sorted({part for _, part, *_ in lacking if not able[part]})
    found = [Problem(NOBODY.format(aspects=", ".join(part))) for part in nobody]
    short = 0
    for unit, part, count, options, placed in lacking:
        if not able[part]:
            continue
        if len(options) < count:
            barred = [(key, conflict(people[key], unit, offices)) for key in sorted(able[part])]
            names = join(Text(key, key) for key, tie in barred if tie)
            text = BARRED if names.id else ALONE
            found.append(Problem(text.format(unit=unit, count=count, free=len(options), names=names.id)))
        else:
            short += count - placed
    if short:
        capacity = sum(person.capacity or 0 for person in people.values())
        found.append(Problem(FULL.format(short=short, capacity=capacity)))
    return found


NOBODY = Text("Tidak ada evaluator untuk aspek {aspects}.", "There is no evaluator for aspect {aspects}.")
BARRED = Text(
    "Unit {unit} memerlukan {count} evaluator, hanya {free} yang bebas benturan kepentingan. Terhalang: {names}.",
    "Unit {unit} needs {count} evaluators, only {free} are free of conflicts of interest. Barred: {names}.",
)
ALONE = Text(
    "Unit {unit} memerlukan {count} evaluator yang berbeda, hanya ada {free}.",
    "Unit {unit} needs {count} different evaluators, there are only {free}.",
)
FULL = Text(
    "{short} penilaian tidak tertampung: evaluator yang boleh menilainya sudah penuh. Jumlah batas beban {capacity}.",
    "{short} pieces of work find no place: the evaluators who may take them are full. All limits together: {capacity}.",
)
