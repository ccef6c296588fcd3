"""From outcomes to rulers on paper: the drawing and the sentence a screen reader speaks in its place."""

from dataclasses import dataclass
from fractions import Fraction

from tolok.charts.column import column_svg
from tolok.charts.drawing import ruler_svg
from tolok.charts.ruler import Band as Zone
from tolok.charts.ruler import Mark, Ruler
from tolok.papers.compiler import FONT
from tolok.papers.wording import brief, capital, shown, span
from tolok.rules.bands import Band, Bands
from tolok.rules.index.ascent import distance
from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.results import Interval, Outcome, Step

Drawing = dict[str, str]


@dataclass(frozen=True, slots=True)
class Previous:
    """An earlier result to set beside this one: the name of its period and its unrounded index."""

    period: str
    value: Fraction


def hero(ruler: Ruler) -> Drawing:
    """The ruler as wide as the page, as SVG with its alternative text."""
    return {"svg": ruler_svg(ruler, "hero", paper=True, font=FONT), "alt": _alt(ruler)}


def column(ruler: Ruler) -> Drawing:
    """The ruler for a column of a table, as SVG with its alternative text."""
    return {"svg": column_svg(ruler, FONT), "alt": _alt(ruler)}


def _alt(ruler: Ruler) -> str:
    return f"{ruler.title}. {ruler.sentence}" if ruler.sentence else ruler.title


def zones(bands: Bands, low: Fraction) -> tuple[Zone, ...]:
    """Bands as the ruler takes them: lowest first, the first one starting where the scale starts."""
    rising = bands.bands[::-1]
    return tuple(
        Zone(band.letter, low if place == 0 else band.lower, band.word.id)
        for place, band in enumerate(rising)
    )


def before(previous: Previous | None, places: int) -> Mark | None:
    """An earlier result as the ruler's hollow marker."""
    if previous is None:
        return None
    return Mark(round_half_up(previous.value, places), f"{previous.period}: {comma(previous.value, places)}")


def ends(interval: Interval) -> tuple[Fraction, Fraction] | None:
    """Both ends of an interval as the ruler takes them, or None."""
    if interval.low is None or interval.high is None:
        return None
    return Fraction(interval.low), Fraction(interval.high)


def index_ruler(instrument: Instrument, outcome: Outcome, previous: Previous | None = None) -> Ruler:
    """The index of one unit. Without a category there is no marker either: the bands would name one."""
    index = instrument.index
    value, band, interval = outcome.index, outcome.category, outcome.interval
    title = f"{index.name.id} {outcome.unit}"
    stage = zones(index.bands, index.low)
    past = before(previous, index.decimals)
    if value is None or band is None:
        reason = withheld(instrument, outcome)
        return Ruler(index.low, index.high, title, f"{reason}.", stage, withheld=reason, previous=past)
    words = comma(value, index.decimals)
    ahead = distance(instrument, value)
    return Ruler(
        low=index.low,
        high=index.high,
        title=title,
        sentence=_sentence(instrument, words, band, interval, ahead[2].id if ahead else "", past),
        bands=stage,
        value=Mark(round_half_up(value, index.decimals), words),
        letter=band.letter,
        interval=ends(interval),
        previous=past,
        target=Mark(ahead[0].lower, ahead[2].id) if ahead else None,
    )


def withheld(instrument: Instrument, outcome: Outcome) -> str:
    """In a few words, why a unit has no category, or no index at all."""
    if outcome.index is None:
        if outcome.missing:
            return f"Belum dihitung: {len(outcome.missing)} indikator belum dinilai"
        absent = [form.name.id for form in instrument.forms.values() if outcome.forms[form.key] is None]
        return f"Belum dihitung: {', '.join(absent)} belum ada"
    few = [
        f"responden {count}, minimum {instrument.forms[key].minimum_respondents}"
        for key, count in outcome.respondents.items()
        if count is not None and count < instrument.forms[key].minimum_respondents
    ]
    return f"Kategori tidak diberikan: {', '.join(few)}"


def step_ruler(step: Step, places: int) -> Ruler:
    """A part of an index on its own scale, without categories: those belong to the index."""
    low, high = brief(step.low), brief(step.high)
    words = shown(step.value, places)
    sentence = step.rule.id if step.value is None else f"{words} pada skala {low} sampai {high}"
    mark = None if step.value is None else Mark(round_half_up(step.value, places), words)
    return Ruler(
        step.low, step.high, capital(step.label.id), f"{sentence}.", value=mark, withheld=step.rule.id
    )


def _sentence(
    instrument: Instrument, words: str, band: Band, interval: Interval, ahead: str, past: Mark | None
) -> str:
    index = instrument.index
    parts = [
        f"{words} pada skala {brief(index.low)} sampai {brief(index.high)}, "
        f"kategori {band.letter} ({band.word.id})"
    ]
    if interval.low is not None:
        parts.append(f"selang 95 % {span(interval, index.decimals)}")
    if ahead:
        parts.append(ahead)
    if past:
        parts.append(f"hasil {past.text}")
    return f"{'; '.join(parts)}."
