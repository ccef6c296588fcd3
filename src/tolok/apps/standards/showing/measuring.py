"""Measured times and visits as components show them."""

from collections.abc import Sequence
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.rulers import decimal_mark
from tolok.apps.standards.models import HoursCheck, TimeMeasurement
from tolok.apps.standards.selectors.measuring import visit_of
from tolok.charts.ruler import Mark, Ruler
from tolok.rules.delivery.hours_visits import SAID, WEEKDAYS
from tolok.rules.delivery.measuring import findings, time_sources, visit_sources
from tolok.rules.delivery.service_times import Promise, Times
from tolok.rules.delivery.service_times_words import period_said, promise_said, time_said
from tolok.rules.numbers import round_half_up
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Link, State, Table


def measurement_address(row: TimeMeasurement) -> str:
    """The page of a measurement."""
    return reverse("standards-measurement", args=[row.pk])


def measurement_name(row: TimeMeasurement) -> str:
    """A measurement in a list to choose from: period, source, result."""
    period = say(period_said(row.period_from, row.period_to))
    return f"{period}, {source_name(row.source)}: {within(row)}"


def check_address(row: HoursCheck) -> str:
    """The page of a visit."""
    return reverse("standards-hours-check", args=[row.pk])


def source_name(key: str) -> str:
    """Where times come from, or who visited."""
    found = time_sources().get(key) or visit_sources().get(key)
    return say(found.name) if found else key


def share_ruler(times: Times, title: str) -> Ruler:
    """The share within the promise on 0 to 100 per cent."""
    if times.share is None:
        return Ruler(0, 100, title, withheld=_("terlalu sedikit"), decimal_mark=decimal_mark())
    value = round_half_up(100 * times.share, 1)
    return Ruler(0, 100, title, value=Mark(value, f"{printed(value, 1)} %"), decimal_mark=decimal_mark())


def time_ruler(promise: Promise, times: Times, title: str, sentence: str) -> Ruler | None:
    """Median and P90 beside the promised time; None where they are not known."""
    if times.median is None:
        return None
    longest = max(promise.most, times.median, times.p90 or Fraction(0))
    high = _round_up(longest * Fraction(5, 4))
    p90 = times.p90
    return Ruler(
        low=0,
        high=high,
        title=title,
        sentence=sentence,
        value=Mark(times.median, say(time_said(times.median, promise.unit))),
        interval=(times.median, p90) if p90 is not None and p90 > times.median else None,
        target=Mark(promise.most, _("janji %(time)s") % {"time": say(time_said(promise.most, promise.unit))}),
        decimal_mark=decimal_mark(),
    )


def ruler_title(times: Times) -> str:
    """What the ruler of a measurement shows."""
    return _("Median dan P90 di samping janji") if times.median is not None else _("Bagian dalam janji")


def _round_up(value: Fraction) -> Fraction:
    """The next of 1, 2, 5 × 10ⁿ steps above a value, so that the scale ends on a plain number."""
    if value <= 0:
        return Fraction(1)
    power = Fraction(1)
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    step = power if value / power < 5 else power * 2
    return -(-value // step) * step


def ranks(row: TimeMeasurement) -> str:
    """Median and P90 in the unit of the promise."""
    times, unit = row.times, row.promised.unit
    known = [one for one in (times.median, times.p90) if one is not None]
    return " / ".join(say(time_said(one, unit)) for one in known) or "–"


def within(row: TimeMeasurement) -> str:
    """How many of how many, and the share where it may be told."""
    said = _("%(within)d dari %(n)d") % {"within": row.within, "n": row.n}
    part = row.times.share
    return said if part is None else f"{said} ({printed(100 * part, 1)} %)"


def measurements_table(rows: Sequence[TimeMeasurement]) -> Table:
    """Measurements by service and period."""
    columns = [
        Column(_("Layanan"), "link"),
        Column(_("Janji")),
        Column(_("Periode dan sumber")),
        Column(_("Dalam janji")),
        Column(_("Bagian"), "ruler"),
        Column(_("Median / P90")),
    ]
    lines = [
        (
            Link(one.service.called, measurement_address(one)),
            say(promise_said(one.promised, one.promise)),
            f"{say(period_said(one.period_from, one.period_to))}; {source_name(one.source)}",
            within(one),
            share_ruler(one.times, _("Dalam janji: %(name)s") % {"name": one.service.called}),
            ranks(one),
        )
        for one in rows
    ]
    return Table(_("Waktu layanan terukur"), columns, lines, caption_hidden=True)


def checks_table(rows: Sequence[HoursCheck], zone: ZoneInfo) -> Table:
    """Visits with the published hours of that day beside."""
    columns = [
        Column(_("Waktu kunjungan"), "link"),
        Column(_("Untuk")),
        Column(_("Jam yang diumumkan hari itu")),
        Column(_("Yang ditemukan"), "status"),
        Column(_("Dari siapa")),
    ]
    lines = [
        (
            Link(moment(one, zone), check_address(one)),
            one.service.called if one.service else _("seluruh loket"),
            hours_of(one),
            found(one),
            source_name(one.source),
        )
        for one in rows
    ]
    return Table(_("Kunjungan pada jam layanan"), columns, lines, caption_hidden=True)


def moment(row: HoursCheck, zone: ZoneInfo) -> str:
    """Weekday, day and time on the clock of the unit."""
    at = visit_of(row, zone).at
    weekday = say(WEEKDAYS[at.weekday()])
    return _("%(weekday)s, %(day)s pukul %(clock)s") % {
        "weekday": weekday,
        "day": date_format(at.date()),
        "clock": f"{at:%H.%M}",
    }


def hours_of(row: HoursCheck) -> str:
    """The published hours of that day, and what they said of the moment."""
    said = say(SAID[row.says])
    return f"{row.hours} ({said})" if row.hours else said


def found(row: HoursCheck) -> State:
    """What was found; it is bad only where the published hours said open."""
    one = findings().get(row.found)
    if one is None:
        return State(row.found)
    tone = one.tone if row.says == "open" else "neutral"
    return State(say(one.name), tone)  # type: ignore[arg-type]
