"""A closed cycle computed again from its seats, users and packs: every difference from what was recorded."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from tolok.rules.cycles.packs import read_packs
from tolok.rules.cycles.results import Twice, given_of, results, twice_of
from tolok.rules.cycles.values import CycleRecord, LevelRecord, ResultRecord, UnitRecord
from tolok.rules.differences import Difference
from tolok.rules.index.settling import Level, settle
from tolok.rules.index.weighted import NOT_APPLICABLE, Given
from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import digits
from tolok.rules.statistics.moments import Moments
from tolok.rules.texts import Text


def verify(record: CycleRecord) -> list[Difference]:
    """Everything in `record` that its own inputs do not yield: empty where all of it holds.

    Needs nothing but the record: levels are settled again from the seats, then aspects, forms, index, category,
    interval, probabilities and places are computed with the instruments in the record.
    """
    found, differences = read_packs(record.packs)
    differences += _whole(record)
    given: dict[str, Given] = {}
    instruments: dict[str, Instrument] = {}
    twice: dict[str, Twice] = {}
    for unit in record.units:
        instrument = found.get(unit.pack)
        if instrument is None:
            differences.append(Difference(unit.code, "units.csv", NO_PACK, unit.pack, ", ".join(found)))
            continue
        given[unit.code], told = _inputs(unit, instrument, record.gap)
        instruments[unit.code] = instrument
        usable = (one for one in unit.levels if not _off_scale(one, instrument))
        if seconds := twice_of(usable):
            twice[unit.code] = seconds
        differences += told
    again = results(given, instruments, twice)
    for unit in record.units:
        if unit.code in again:
            differences += compare(unit.code, unit.result, again[unit.code].record)
    return differences


def _whole(record: CycleRecord) -> Iterator[Difference]:
    """What concerns the whole package."""
    for code, count in Counter(unit.code for unit in record.units).items():
        if count > 1:
            yield Difference(code, "units.csv", DOUBLED, str(count), "1")
    if record.corrects is not None and not 0 < record.corrects < record.number:
        yield Difference("", "cycle.json: corrects", LATER, str(record.corrects), f"1–{record.number - 1}")
    if (record.corrects is None) != (not record.reason.strip()):
        yield Difference("", "cycle.json: reason", UNREASONED, record.reason)
    if record.gap < 1:
        yield Difference("", "cycle.json: gap", GAP, str(record.gap), "1")
    if len(record.locked) < 2:
        yield Difference("", "cycle.json: locked", ONE_PERSON, str(len(record.locked)), "2")


def _inputs(unit: UnitRecord, instrument: Instrument, gap: int) -> tuple[Given, list[Difference]]:
    """What the engine is told of the unit, and what is wrong with its inputs."""
    told: list[Difference] = []
    levels: dict[str, Level] = {}
    for level in unit.levels:
        settled, wrong = _settled(unit, level, instrument, gap)
        told += wrong
        if settled is not None:
            levels[level.code] = settled
    given = given_of(unit, levels)
    answers = {}
    for key, moments in given.answers.items():
        form = instrument.forms.get(key)
        if form is None or not moments.possible(form.low, form.high, len(form.items)):
            told.append(Difference(unit.code, f"respondents.csv: {key}", IMPOSSIBLE, _sums(moments)))
        else:
            answers[key] = moments
    values = {}
    for key, value in given.values.items():
        form = instrument.forms.get(key)
        if form is None or not form.low <= value <= form.high:
            told.append(Difference(unit.code, f"respondents.csv: {key}", OFF_SCALE, str(value)))
        else:
            values[key] = value
    return Given(unit.code, levels, answers, values, given.respondents), told


def _settled(
    unit: UnitRecord, level: LevelRecord, instrument: Instrument, gap: int
) -> tuple[Level | None, list[Difference]]:
    """The level that the seats yield, None where it cannot be used; and how that differs from the record."""
    part = f"levels.csv: {level.code}"
    scale = instrument.scales.get(level.code)
    if scale is None:
        return None, [Difference(unit.code, part, NO_INDICATOR, level.code)]
    if off := _off_scale(level, instrument):
        wanted = f"{scale[0]}–{scale[-1]}"
        return None, [Difference(unit.code, part, OFF_SCALE, ", ".join(map(str, off)), wanted)]
    judged = [level.judged[seat] for seat in sorted(level.judged)]
    again = settle(judged, level.moderated, level.decided, gap=max(gap, 1))
    differences = []
    if again.level != level.settled:
        differences.append(
            Difference(unit.code, f"{part}: settled", SETTLED, _word(level.settled), _word(again.level))
        )
    if again.how != level.how:
        differences.append(Difference(unit.code, f"{part}: how", SETTLED, level.how, again.how))
    return again.level, differences


def _off_scale(level: LevelRecord, instrument: Instrument) -> list[Level]:
    """The levels of a row that its indicator cannot have."""
    scale = instrument.scales.get(level.code, ())
    given = (*level.judged.values(), level.moderated, level.decided, level.settled)
    return [one for one in given if one is not None and one != NOT_APPLICABLE and one not in scale]


def _sums(moments: Moments) -> str:
    return ", ".join(f"{name}={getattr(moments, name)}" for name in ("n", "s", "c", "ss", "sc", "cc"))


def compare(code: str, recorded: ResultRecord, again: ResultRecord) -> Iterator[Difference]:
    """What differs between the recorded result of a unit and the one computed again, value by value."""
    before, after = dict(_flat(recorded)), dict(_flat(again))
    for key in sorted(before.keys() | after.keys()):
        found, wanted = before.get(key, ""), after.get(key, "")
        if found != wanted:
            yield Difference(code, f"results.json: {key}", OTHER, found, wanted)


def _flat(result: ResultRecord) -> Iterator[tuple[str, str]]:
    """A result as pairs of name and exact text."""
    for group, values in (("aspects", result.aspects), ("forms", result.forms)):
        for key, value in values.items():
            yield f"{group}.{key}", _word(value)
    yield "index", _word(result.index)
    yield "shown", _word(result.shown)
    yield "category", _word(result.category)
    yield "interval", "–" if result.interval is None else " … ".join(map(_word, result.interval))
    for letter, chance in result.probabilities.items():
        yield f"probabilities.{letter}", _word(chance)
    yield "rank", "–" if result.rank is None else f"{result.rank[0]}–{result.rank[1]}"
    yield "missing", ", ".join(result.missing)


def _word(value: Level | Fraction | Decimal | str | None) -> str:
    if isinstance(value, Decimal):
        return digits(Fraction(value))
    return "–" if value is None else str(value)


NO_PACK = Text("Instrumen unit ini tidak dapat dipakai.", "The instrument of this unit cannot be used.")
DOUBLED = Text("Kode unit ini ada lebih dari sekali.", "This unit code occurs more than once.")
LATER = Text("Koreksi harus menyebut hasil yang lebih awal.", "A correction must name an earlier result.")
UNREASONED = Text(
    "Koreksi perlu alasan, dan hanya koreksi yang punya alasan.",
    "A correction needs a reason, and only a correction has one.",
)
GAP = Text("Selisih level yang diperdebatkan paling kecil 1.", "The gap of levels in dispute is at least 1.")
ONE_PERSON = Text("Hasil harus dikunci dua orang.", "A result must be locked by two people.")
NO_INDICATOR = Text("Indikator ini tidak ada dalam instrumen.", "This indicator is not in the instrument.")
OFF_SCALE = Text("Nilai di luar skala.", "A value outside the scale.")
SETTLED = Text(
    "Level yang ditetapkan lain dari yang dihasilkan para penilai.",
    "The settled level is not the one that the seats yield.",
)
IMPOSSIBLE = Text(
    "Tidak ada responden yang dapat menghasilkan jumlah-jumlah ini.", "No respondents can give these sums."
)
OTHER = Text("Hitungan ulang memberi nilai lain.", "Computing again gives another value.")
