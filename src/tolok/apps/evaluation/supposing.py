"""What a unit typed into *andaikan*: other levels, an effort for every indicator, the category wanted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from tolok.apps.evaluation.selectors.results_suppose import Start
from tolok.rules.bands import Band
from tolok.rules.index.roads import Road, cheapest_road
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.instruments.values import Instrument
from tolok.rules.results import Outcome
from tolok.rules.texts import Problem, Text

#: Names of fields before the code of an indicator: its level, its effort.
LEVEL, EFFORT = "l-", "u-"
USERS, TARGET = "pengguna", "ke"
#: The largest effort taken: whole numbers stay small enough to compute with at once.
LARGEST = 10_000


@dataclass(slots=True)
class Supposed:
    """What was asked, and what comes of it."""

    given: Given
    effort: dict[str, Decimal]
    written: dict[str, str]
    target: Band | None = None
    problems: list[Problem] = field(default_factory=list)


def read(instrument: Instrument, start: Start, asked: Mapping[str, str]) -> Supposed:
    """Everything that was typed; what cannot be used is told, all at once, and left out."""
    problems: list[Problem] = []
    levels, effort, written = dict(start.given.levels), {}, {}
    for code in scored(instrument):
        scale = instrument.scales[code]
        typed = asked.get(LEVEL + code, "")
        if typed.isascii() and typed.isdigit() and int(typed) in scale:
            levels[code] = int(typed)
        written[code] = asked.get(EFFORT + code, "1" if not asked else "").strip()
        number = _number(written[code], code, LARGEST, problems)
        if number is not None:
            effort[code] = number
    letter = asked.get(TARGET, "")
    target = next((band for band in instrument.index.bands.bands if band.letter == letter), None)
    given = replace(start.given, levels=levels)
    return Supposed(_with_users(given, instrument, start, asked, problems), effort, written, target, problems)


def _with_users(
    given: Given, instrument: Instrument, start: Start, asked: Mapping[str, str], problems: list[Problem]
) -> Given:
    if not start.without_users or start.users is None:
        return given
    form = instrument.forms[start.users]
    value = _number(asked.get(USERS, "").strip(), USERS, int(form.high), problems)
    if value is None:
        return given
    enough = max(form.minimum_respondents, form.target_respondents, 1)
    return replace(given, values={start.users: Fraction(value)}, respondents={start.users: enough})


def _number(typed: str, key: str, most: int, problems: list[Problem]) -> Decimal | None:
    if not typed:
        return None
    try:
        value = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    exponent = value.as_tuple().exponent
    if not value.is_finite() or not 0 <= value <= most or not isinstance(exponent, int) or exponent < -2:
        problems.append(Problem(NO_NUMBER.format(most=most), key=key, found=typed[:40]))
        return None
    return value


def scored(instrument: Instrument) -> list[str]:
    """The indicators that count, in the order of the sheet."""
    return [row.code for form in instrument.judged for aspect in form.aspects for row in aspect.indicators]


def outcome_of(instrument: Instrument, supposed: Supposed) -> Outcome:
    """The outcome with what was supposed."""
    return evaluate(instrument, supposed.given)


def road_of(instrument: Instrument, supposed: Supposed, outcome: Outcome) -> Road | Text:
    """The cheapest road from what was supposed, or why there is none."""
    if outcome.index is None:
        return NO_INDEX
    target = supposed.target or instrument.index.bands.next_up(outcome.index)
    if target is None:
        return AT_TOP
    if instrument.index.bands.of(outcome.index).lower >= target.lower:
        return THERE.format(letter=target.letter)
    if not supposed.effort:
        return NO_EFFORT
    road = cheapest_road(instrument, supposed.given, outcome.index, supposed.effort, target)
    return road or NO_ROAD.format(letter=target.letter)


NO_NUMBER = Text(
    "Tulis angka dari 0 sampai {most}, paling banyak dua desimal.",
    "Write a number from 0 to {most} with two decimals at most.",
)
NO_INDEX = Text(
    "Belum ada indeks, jadi belum ada jalan: lengkapi dulu yang belum ada.",
    "There is no index yet and so no road: complete first what is missing.",
)
AT_TOP = Text("Ini sudah kategori tertinggi.", "This is the highest category already.")
THERE = Text("Kategori {letter} sudah tercapai.", "Category {letter} is reached already.")
NO_EFFORT = Text(
    "Isi upaya sedikitnya satu indikator; yang kosong dianggap tidak dapat dinaikkan.",
    "Write the effort of at least one indicator; an empty one is taken as impossible to raise.",
)
NO_ROAD = Text(
    "Tidak ada jalan ke {letter}: menaikkan semua yang berupaya ke level tertinggi pun belum cukup.",
    "No road leads to {letter}: even raising everything that has an effort to the top is not enough.",
)
