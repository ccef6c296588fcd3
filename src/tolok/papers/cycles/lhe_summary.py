"""The first page of a report on one unit: what the index is, how sure, what changed, what stands out."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tolok.papers.rulers import Previous, withheld
from tolok.papers.wording import brief, capital, share, shown, span
from tolok.rules.cycles.papers import JudgedUnit, RankRange
from tolok.rules.days import day_first
from tolok.rules.instruments.values import Indicator
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.results import Outcome

#: Indicators named as strongest and as weakest.
NAMED = 3
#: Probabilities below this are told together.
SMALL = 0.005


def sure_outcome(unit: JudgedUnit) -> Outcome:
    """The unit's outcome under its present name, with the interval that its cycle computed."""
    return replace(unit.outcome, unit=unit.name, interval=unit.certainty.interval)


def earlier_mark(unit: JudgedUnit) -> Previous | None:
    """The earlier result for the hollow marker of a ruler."""
    return Previous(unit.earlier.period, unit.earlier.value) if unit.earlier else None


def verdict(unit: JudgedUnit) -> str:
    """One sentence: the published index with its category, or why there is none."""
    index, outcome = unit.instrument.index, unit.outcome
    name = f"{index.name.id} {unit.name}"
    if outcome.index is None:
        why = withheld(unit.instrument, outcome)
        return f"{name} {why[:1].lower()}{why[1:]}. Yang belum ada tidak dihitung nol."
    value = f"{comma(outcome.index, index.decimals)} pada skala {brief(index.low)} sampai {brief(index.high)}"
    band = outcome.category
    if band is None:
        return f"{name} adalah {value}. {withheld(unit.instrument, outcome)}."
    return f"{name} adalah {value}, kategori {band.letter} ({band.word.id})."


def summary(unit: JudgedUnit) -> list[str]:
    """The sentences beneath the ruler, without empty ones."""
    found = [
        verdict(unit),
        _made_of(unit),
        _users(unit),
        _sureness(unit),
        _probabilities(unit),
        _change(unit),
        _rank(unit.rank),
        _promises(unit),
    ]
    return [sentence for sentence in found if sentence]


def _made_of(unit: JudgedUnit) -> str:
    instrument = unit.instrument
    parts = [
        f"{instrument.forms[term.form].name.id} {'belum ada' if value is None else shown(value, instrument.index.decimals)}"
        f" (bobot {share(term.weight)})"
        for term in instrument.index.terms
        for value in [unit.outcome.forms[term.form]]
    ]
    return f"Bagiannya: {'; '.join(parts)}."


def _users(unit: JudgedUnit) -> str:
    asked = unit.respondents
    limits = [f"minimum {comma(asked.minimum)}"] if asked.minimum else []
    limits += [f"sasaran {comma(asked.target)}"] if asked.target else []
    wanted = f" ({', '.join(limits)})" if limits else ""
    if asked.n is None:
        return f"Banyak responden tidak diketahui{wanted}."
    return f"Responden: {comma(asked.n)}{wanted}."


def _sureness(unit: JudgedUnit) -> str:
    interval = unit.certainty.interval
    if interval.low is None:
        return interval.method.id
    return f"Ketidakpastian: {span(interval, unit.instrument.index.decimals)}. {interval.method.id}"


def _probabilities(unit: JudgedUnit) -> str:
    certainty = unit.certainty
    if not certainty.probabilities:
        # where the interval already says why, once is enough
        return "" if certainty.method == certainty.interval.method else certainty.method.id
    order = [band.letter for band in unit.instrument.index.bands.bands]
    told = [
        f"{letter} {_percent(chance)}"
        for letter in order
        if (chance := certainty.probabilities.get(letter, 0.0)) >= SMALL
    ]
    return f"Peluang kategori sebenarnya: {', '.join(told)}."


def _percent(chance: float) -> str:
    """A probability in whole per cent; certainty is never claimed from an estimate."""
    if chance >= 1 - SMALL:
        return "lebih dari 99 %".replace(" %", "\u00a0%")
    return f"{comma(Fraction(chance) * 100, 0)}\u00a0%"


def _change(unit: JudgedUnit) -> str:
    before, now, places = unit.earlier, unit.outcome.index, unit.instrument.index.decimals
    if before is None:
        return "Tidak ada hasil siklus sebelumnya untuk dibandingkan."
    letter = f", kategori {before.letter}" if before.letter else ""
    past = f"hasil {before.period} ({comma(before.value, places)}{letter})"
    caution = f" {before.caution.id}" if before.caution else ""
    if now is None:
        return f"Pembanding: {past}.{caution}"
    # between published numbers, so that a reader can subtract them
    step = round_half_up(now, places) - round_half_up(before.value, places)
    if not step:
        return f"Sama dengan {past}.{caution}"
    return f"{'Naik' if step > 0 else 'Turun'} {comma(abs(step))} dari {past}.{caution}"


def _rank(rank: RankRange | None) -> str:
    if rank is None:
        return ""
    place = f"urutan {rank.best}" if rank.best == rank.worst else f"urutan {rank.best} sampai {rank.worst}"
    group = f" dalam kelompok {rank.group}" if rank.group else ""
    return f"Menurut selang itu unit ini mungkin berada di {place} dari {comma(rank.among)} unit{group}."


def _promises(unit: JudgedUnit) -> str:
    count = len(unit.recommendations)
    if not count:
        return "Tidak ada rekomendasi yang dicatat."
    days = [one.due for one in unit.recommendations if one.due]
    first = f" Tenggat terdekat {day_first(min(days))}." if days else ""
    return f"{comma(count)} rekomendasi perlu ditindaklanjuti.{first}"


def standing_out(unit: JudgedUnit) -> tuple[list[str], list[str]]:
    """The strongest and the weakest indicators in words; none stands in both lists.

    Among equal levels the one that weighs more in the index comes first. One at the top of its scale is no weakness.
    """
    rated = list(_rated(unit))
    strongest = sorted(rated, key=lambda one: (-one[0], -one[1]))[:NAMED]
    rest = [one for one in rated if one not in strongest and not one[3]]
    weakest = sorted(rest, key=lambda one: (one[0], -one[1]))[:NAMED]
    return [_named(level, row) for level, _, row, _ in strongest], [
        _named(level, row) for level, _, row, _ in weakest
    ]


def _rated(unit: JudgedUnit) -> Iterator[tuple[int, Fraction, Indicator, bool]]:
    """Level, weight in the index, the indicator, and whether it stands at the top."""
    for term in unit.instrument.index.terms:
        form = unit.instrument.forms[term.form]
        for aspect in form.aspects:
            for row in aspect.indicators:
                level = unit.given.levels.get(row.code)
                if isinstance(level, int):
                    yield level, aspect.weight * row.weight * term.weight, row, level >= form.high


def _named(level: int, row: Indicator) -> str:
    return f"{capital(row.title.id)} ({row.code}): level {level}"
