"""Indices on the ruler."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tolok.charts.ruler import Band, Mark, Ruler
from tolok.rules.bands import Bands
from tolok.rules.index.ascent import distance
from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import exact, round_half_up
from tolok.rules.results import Outcome
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.texts import Text
from tolok.web.printing import printed, say


def decimal_mark() -> str:
    """The reader's decimal mark."""
    return "." if (get_language() or "id").startswith("en") else ","


def scale_bands(bands: Bands, low: Fraction) -> tuple[Band, ...]:
    """A pack's bands as the ruler wants them: from the lowest up, the first from the start of the scale."""
    rising = list(reversed(bands.bands))
    return tuple(
        Band(band.letter, low if place == 0 else Fraction(band.lower), say(band.word))
        for place, band in enumerate(rising)
    )


def index_ruler(instrument: Instrument, outcome: Outcome, name: str) -> Ruler:
    """A unit's index, large: value, category, interval, the next boundary with its distance."""
    index = instrument.index
    title = f"{say(index.name)}, {name}"
    if outcome.index is None:
        return empty(index.low, index.high, title, index.bands, _("Belum ada indeks"))
    if outcome.category is None:
        why = _("Kategori tidak diberikan: responden terlalu sedikit")
        return empty(index.low, index.high, title, index.bands, why)
    value = printed(outcome.index, index.decimals)
    target = None
    if found := distance(instrument, outcome.index):
        band, _gap, words = found
        target = Mark(Fraction(band.lower), say(words))
    low, high = outcome.interval.low, outcome.interval.high
    return Ruler(
        low=index.low,
        high=index.high,
        title=title,
        sentence=index_sentence(instrument, outcome),
        bands=scale_bands(index.bands, index.low),
        value=Mark(round_half_up(outcome.index, index.decimals), value),
        letter=outcome.category.letter,
        interval=None if low is None or high is None else (_bound(low), _bound(high)),
        target=target,
        decimal_mark=decimal_mark(),
    )


def index_sentence(instrument: Instrument, outcome: Outcome) -> str:
    """The main number in one sentence."""
    index = instrument.index
    if outcome.index is None:
        return _("Belum ada indeks.")
    value, top = printed(outcome.index, index.decimals), printed(index.high, 0)
    if outcome.category is None:
        return _("%(value)s dari %(top)s; kategori tidak diberikan.") % {"value": value, "top": top}
    words = {
        "value": value,
        "top": top,
        "letter": outcome.category.letter,
        "word": say(outcome.category.word),
    }
    return _("%(value)s dari %(top)s, kategori %(letter)s (%(word)s).") % words


def survey_ruler(pack: Satisfaction, outcome: SurveyOutcome, name: str) -> Ruler:
    """A group's satisfaction index, large."""
    low, high = Fraction(pack.scale.low) * pack.factor, Fraction(pack.scale.high) * pack.factor
    title = f"{say(pack.name)}, {name}"
    if outcome.ikm is None or outcome.ikm_published is None:
        return empty(low, high, title, pack.bands, _("Belum ada indeks"))
    if outcome.grade is None:
        why = _("Mutu tidak diberikan: responden terlalu sedikit")
        return empty(low, high, title, pack.bands, why)
    value = printed(outcome.ikm, pack.bands.decimals)
    first, last = outcome.interval.low, outcome.interval.high
    target = None
    if band := pack.bands.next_up(outcome.ikm):
        gap = printed(Fraction(band.lower) - Fraction(outcome.ikm_published), pack.bands.decimals)
        target = Mark(
            Fraction(band.lower), _("%(gap)s lagi ke %(letter)s") % {"gap": gap, "letter": band.letter}
        )
    return Ruler(
        low=low,
        high=high,
        title=title,
        sentence=survey_sentence(pack, outcome),
        bands=scale_bands(pack.bands, low),
        value=Mark(outcome.ikm_published, value),
        letter=outcome.grade.letter,
        interval=None if first is None or last is None else (_bound(first), _bound(last)),
        target=target,
        decimal_mark=decimal_mark(),
    )


def survey_sentence(pack: Satisfaction, outcome: SurveyOutcome) -> str:
    """The main number of a survey in one sentence."""
    if outcome.ikm is None:
        return _("Belum ada indeks.")
    value = printed(outcome.ikm, pack.bands.decimals)
    if outcome.grade is None:
        return _("%(value)s dari 100; mutu tidak diberikan.") % {"value": value}
    words = {"value": value, "letter": outcome.grade.letter, "word": say(outcome.grade.word)}
    return _("%(value)s dari 100, mutu %(letter)s (%(word)s).") % words


def plain_ruler(low: Fraction, high: Fraction, title: str, value: Fraction | None, places: int = 2) -> Ruler:
    """A part of an index, without categories: an aspect, a level, an element."""
    if value is None:
        return Ruler(low, high, title, withheld=_("belum ada"), decimal_mark=decimal_mark())
    mark = Mark(value, printed(value, places))
    return Ruler(low, high, title, value=mark, decimal_mark=decimal_mark())


def list_ruler(bands: Bands, low: Fraction, high: Fraction, name: str, row: "ListValue") -> Ruler:
    """An index as it stands in a list."""
    if row.published is None or not row.letter:
        return empty(low, high, name, bands, _("belum ada") if row.published is None else _("tanpa kategori"))
    value = Mark(row.published, printed(row.published, bands.decimals))
    return Ruler(
        low, high, name, bands=scale_bands(bands, low), value=value, letter=row.letter,
        interval=row.interval, decimal_mark=decimal_mark(),
    )  # fmt: skip


class ListValue:
    """What a list knows of a unit: its published value, letter and interval."""

    def __init__(self, published: Decimal | None, letter: str, interval: object) -> None:
        self.published, self.letter = published, letter
        self.interval: tuple[Fraction, Fraction] | None = None
        if (
            isinstance(interval, list)
            and len(interval) == 2
            and published is not None
            and None not in interval
        ):
            self.interval = (exact(str(interval[0])), exact(str(interval[1])))


def empty(low: Fraction, high: Fraction, title: str, bands: Bands, words: str) -> Ruler:
    """A ruler without a value, with the words why."""
    return Ruler(low, high, title, bands=scale_bands(bands, low), withheld=words, decimal_mark=decimal_mark())


def _bound(value: float) -> Fraction:
    return Fraction(value).limit_denominator(100_000)


def texts(found: tuple[Text, ...]) -> list[str]:
    """Several texts in the reader's language."""
    return [say(text) for text in found]
