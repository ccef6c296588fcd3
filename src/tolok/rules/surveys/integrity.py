"""Integrity surveys: IPKP and IPAK from item means by a named conversion, points, and WBK/WBBM minima."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from tolok.rules.numbers import round_half_up
from tolok.rules.results import Interval, Step
from tolok.rules.surveys import integrity_warnings
from tolok.rules.surveys import warnings as survey_warnings
from tolok.rules.surveys.instruments import Block, Integrity
from tolok.rules.surveys.integrity_results import (
    IntegrityIndex,
    IntegrityOutcome,
    ItemOutcome,
    Lines,
    Verdict,
)
from tolok.rules.surveys.intervals import (
    SEED,
    Z95,
    Bootstrap,
    no_interval,
    resample,
    standard_error,
    told_width,
)
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Problem, ProblemsError, Text

__all__ = [
    "IntegrityIndex",
    "IntegrityOutcome",
    "ItemOutcome",
    "Verdict",
    "integrity",
    "integrity_of_blocks",
    "integrity_of_means",
]


def integrity(
    pack: Integrity,
    tally: Tally,
    *,
    group: str = "all",
    conversion: str | None = None,
    points: str | None = None,
    population: int | None = None,
    bootstrap: int | None = None,
    seed: int = SEED,
) -> IntegrityOutcome:
    """Everything `pack` says about the respondents counted in `tally` (keys of all blocks, scale 1–6).

    `conversion` and `points` name the lines to use; None means the pack's own choice. Raises ProblemsError
    for a name the pack does not have, ValueError for a tally of other items.
    """
    rules = _rules(pack, conversion, points)
    if set(tally.keys) != set(pack.keys) or (tally.low, tally.high) != (pack.scale.low, pack.scale.high):
        raise ValueError(
            f"the tally counts {tally.keys} on {tally.low}–{tally.high}, not what {pack.id} asks"
        )
    parts = {block.key: tally.of_items(block.keys) for block in pack.blocks}
    indexes = _indexes(rules, parts, (bootstrap, seed, population))
    return _outcome(rules, group, population, indexes, tally)


def integrity_of_blocks(
    pack: Integrity,
    parts: Mapping[str, Tally],
    *,
    group: str = "all",
    conversion: str | None = None,
    points: str | None = None,
    population: int | None = None,
) -> IntegrityOutcome:
    """The indices of blocks that were asked or counted apart, by block key; a block that is not there has none.

    ValueError for a tally of other items than its block's.
    """
    rules = _rules(pack, conversion, points)
    for block in pack.blocks:
        part = parts.get(block.key)
        if part is not None and part.keys != block.keys:
            raise ValueError(f"the tally counts {part.keys}, not what {block.key} asks")
    low, high = pack.scale.low, pack.scale.high
    whole = {block.key: parts.get(block.key) or Tally.of(block.keys, (), low, high) for block in pack.blocks}
    return _outcome(rules, group, population, _indexes(rules, whole, (None, SEED, population)), None)


def integrity_of_means(
    pack: Integrity,
    means: Mapping[str, Fraction],
    *,
    n: int | None = None,
    group: str = "all",
    conversion: str | None = None,
    points: str | None = None,
) -> IntegrityOutcome:
    """The indices of published means on 1–6, one a block key (``ipkp``, ``ipak``); no interval."""
    rules = _rules(pack, conversion, points)
    low, high = pack.scale.low, pack.scale.high
    for key, mean in means.items():
        if key not in {block.key for block in pack.blocks} or not low <= mean <= high:
            raise _refusal(key, [f"{block.key} ({low}–{high})" for block in pack.blocks])
    indexes = {block.key: _index(rules, block, means.get(block.key), n, {}, None) for block in pack.blocks}
    return _outcome(rules, group, None, indexes, None)


def _indexes(
    rules: Lines, parts: Mapping[str, Tally], draws: tuple[int | None, int, int | None]
) -> dict[str, IntegrityIndex]:
    found = {}
    for block in rules.pack.blocks:
        part = parts[block.key]
        items = {item.key: _item(part, place, item.name) for place, item in enumerate(block.items)}
        found[block.key] = _index(rules, block, _mean(items), part.n, items, part, draws)
    return found


def _rules(pack: Integrity, conversion: str | None, points: str | None) -> Lines:
    chosen, line = conversion or pack.default_conversion, points or pack.default_points
    if chosen not in pack.conversions:
        raise _refusal(chosen, list(pack.conversions))
    if line not in pack.points:
        raise _refusal(line, list(pack.points))
    return Lines(pack, pack.conversions[chosen], pack.points[line])


def _refusal(found: str, known: list[str]) -> ProblemsError:
    listed = ", ".join(known)
    text = Text("Pilihan ini tidak dikenal.", "This choice is not known.")
    wanted = Text(f"salah satu dari {listed}", f"one of {listed}")
    return ProblemsError([Problem(text, found=found, wanted=wanted)])


def _item(tally: Tally, place: int, name: Text) -> ItemOutcome:
    return ItemOutcome(
        tally.keys[place],
        name,
        tally.counts[place],
        tally.totals[place],
        tally.mean(place),
        tally.outside[place],
    )


def _mean(items: Mapping[str, ItemOutcome]) -> Fraction | None:
    means = [item.mean for item in items.values() if item.mean is not None]
    return sum(means, Fraction(0)) / len(items) if len(means) == len(items) else None


def _index(
    rules: Lines,
    block: Block,
    mean: Fraction | None,
    n: int | None,
    items: Mapping[str, ItemOutcome],
    tally: Tally | None,
    draws: tuple[int | None, int, int | None] = (None, SEED, None),
) -> IntegrityIndex:
    pack = rules.pack
    index = None if mean is None else rules.conversion.of(mean)
    points = None if index is None else rules.points.of(index)
    enough = n is None or n >= pack.minimum_respondents
    counts = [item.n for item in items.values() if item.n is not None]
    interval, resampled = _interval(rules, index, tally, *draws)
    return IntegrityIndex(
        key=block.key,
        name=block.name,
        n=n,
        n_min=min(counts, default=None),
        n_max=max(counts, default=None),
        items=items,
        mean=mean,
        index=index,
        index_published=None if index is None else round_half_up(index, pack.decimals),
        alternatives={} if mean is None else {key: line.of(mean) for key, line in pack.conversions.items()},
        points=points,
        interval=interval,
        bootstrap=resampled,
        verdicts=tuple(_verdicts(rules, block, points if enough else None, index if enough else None)),
        trail=_trail(rules, block, mean, index, points, items),
    )


def _verdicts(
    rules: Lines, block: Block, points: Fraction | None, index: Fraction | None
) -> Iterator[Verdict]:
    for minimum in block.minima:
        yield Verdict(
            predicate=minimum.predicate,
            name=rules.pack.predicates[minimum.predicate],
            minimum=minimum.points,
            minimum_index=minimum.index,
            passed=None if points is None else points >= minimum.points,
            distance=None if points is None else points - minimum.points,
            distance_index=None if index is None else index - minimum.index,
        )


def _interval(
    rules: Lines,
    index: Fraction | None,
    tally: Tally | None,
    draws: int | None,
    seed: int,
    population: int | None,
) -> tuple[Interval, Bootstrap | None]:
    if index is None:
        return no_interval(survey_warnings.NO_INDEX), None
    if tally is None:
        return no_interval(survey_warnings.ONLY_MEANS), None
    k = len(tally.keys)
    weights = [rules.conversion.slope / k] * k
    error = standard_error(tally, weights, population)
    if error is None:
        return no_interval(survey_warnings.TOO_FEW), None
    offset = float(rules.conversion.offset)
    found = resample(tally, weights, draws, seed, population) if draws else None
    if found is not None:
        drawn = Interval(offset + found.low, offset + found.high, survey_warnings.resampled(found))
        return told_width(drawn, tally.n, population), found
    low, high = (float(rules.conversion.of(Fraction(end))) for end in (tally.low, tally.high))
    method = survey_warnings.not_resampled(tally.n) if draws else survey_warnings.FORMULA
    half = Z95 * error
    interval = Interval(max(low, float(index) - half), min(high, float(index) + half), method)
    return told_width(interval, tally.n, population), None


def _trail(
    rules: Lines,
    block: Block,
    mean: Fraction | None,
    index: Fraction | None,
    points: Fraction | None,
    items: Mapping[str, ItemOutcome],
) -> Step:
    pack, k = rules.pack, len(block.items)
    low, high = Fraction(pack.scale.low), Fraction(pack.scale.high)
    average = Text(f"rata-rata dari {k} rata-rata butir", f"mean of {k} item means")
    each = Text("jumlah jawaban ÷ banyak jawaban", "sum of answers ÷ number of answers")
    leaves = tuple(
        Step(item.key, item.name, item.mean, each, weight=Fraction(1, k), low=low, high=high)
        for item in items.values()
    )
    raw = Step(f"{block.key}.mean", average, mean, average, low=low, high=high, parts=leaves)
    own = Step(
        block.key,
        block.name,
        index,
        rules.conversion.name,
        low=rules.conversion.of(low),
        high=rules.conversion.of(high),
        parts=(raw,),
        notes=(rules.conversion.note,),
    )
    return Step(
        key=f"{block.key}.points",
        label=Text(f"Poin {block.name.id}", f"Points of {block.name.en}"),
        value=points,
        rule=rules.points.name,
        high=block.weight,
        parts=(own,),
        basis=tuple(f"{item.title} {item.article}".strip() for item in pack.header.basis),
        notes=(rules.points.note,),
    )


def _outcome(
    rules: Lines,
    group: str,
    population: int | None,
    indexes: Mapping[str, IntegrityIndex],
    tally: Tally | None,
) -> IntegrityOutcome:
    return IntegrityOutcome(
        group=group,
        instrument=rules.pack.id,
        pack_hash=rules.pack.header.hash,
        conversion=rules.conversion.key,
        points_rule=rules.points.key,
        population=population,
        blank=tally.blank if tally else 0,
        straightliners=tally.straightliners if tally else None,
        repeats=tally.repeats if tally else None,
        indexes=indexes,
        predicates={key: _all_passed(indexes, key) for key in rules.pack.predicates},
        warnings=(*_unusable(tally), *integrity_warnings.of(rules, indexes)),
    )


def _all_passed(indexes: Mapping[str, IntegrityIndex], predicate: str) -> bool | None:
    found = [v.passed for index in indexes.values() for v in index.verdicts if v.predicate == predicate]
    if False in found:
        return False
    return None if None in found or not found else True


def _unusable(tally: Tally | None) -> Iterator[Text]:
    if tally is not None:
        yield from survey_warnings.unusable(sum(tally.outside), tally.blank)
