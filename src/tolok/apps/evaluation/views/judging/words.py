"""F-02 in the reader's language: states, levels, clocks, links."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.apps.evaluation.models import Locus, Seat
from tolok.apps.evaluation.selectors.claims import SUPPLEMENTARY
from tolok.apps.evaluation.selectors.judging import Line
from tolok.rules.index.settling import HOW, Settled
from tolok.rules.index.weighted import NOT_APPLICABLE, NotApplicable
from tolok.rules.instruments.values import Indicator, Instrument
from tolok.web.printing import say
from tolok.web.shapes import Link, State


def seat_url(seat: Seat) -> str:
    """The sheet of a seat."""
    return reverse("judging-seat", args=[seat.locus.cycle_id, seat.locus_id, seat.pk])


def item_url(seat: Seat, code: str) -> str:
    """One indicator of a seat."""
    return reverse("judging-indicator", args=[seat.locus.cycle_id, seat.locus_id, seat.pk, code])


def unit_link(locus: Locus) -> Link:
    """The unit in the cycle."""
    return Link(locus.name, reverse("cycle-unit", args=[locus.cycle_id, locus.pk]))


def line_name(line: Line) -> str:
    """An indicator with its number; additional information has none."""
    title = say(line.indicator.title)
    return title if line.aspect == SUPPLEMENTARY else f"{line.indicator.number}. {title}"


def name_of(instrument: Instrument, code: str) -> str:
    """The same from the instrument alone."""
    indicator = instrument.indicators[code]
    extra = any(row.code == code for form in instrument.judged for row in form.supplementary)
    return say(indicator.title) if extra else f"{indicator.number}. {say(indicator.title)}"


def level_word(level: int | NotApplicable | None) -> str:
    """A level that was given; None and NOT_APPLICABLE say that the indicator does not apply."""
    if level is None or level == NOT_APPLICABLE:
        return _("tidak berlaku")
    return _("level %(level)s") % {"level": level}


def levels_word(levels: Sequence[int | None]) -> str:
    """Several levels in a row."""
    return ", ".join(level_word(level) for level in levels)


def level_text(indicator: Indicator, level: int | NotApplicable | None) -> str:
    """What the instrument says of a level."""
    found = indicator.level(level) if isinstance(level, int) else None
    return say(found.text) if found else ""


def line_state(line: Line) -> State:
    """Where an indicator of a seat stands."""
    if line.judgement is None:
        return State(_("belum dinilai"), "neutral")
    if line.lacks_reason:
        return State(_("alasan perlu"), "caution")
    level = line.judgement.level
    said = _("tidak berlaku") if level is None else _("dinilai %(level)s") % {"level": level}
    return State(said, "good")


def settled_word(settled: Settled | None) -> str:
    """A settled level and how it came about."""
    if settled is None or settled.level is None:
        return say(HOW[settled.how if settled else "open"])
    word = level_word(settled.level)
    return f"{word[:1].upper()}{word[1:]}, {say(HOW[settled.how])}"


def proof_page_url(locus: Locus, version: int, page: int) -> str:
    """The address of one page of a proof of a unit."""
    return reverse("judging-proof-page", args=[locus.cycle_id, locus.pk, version, page])


def long_day(day: date) -> str:
    """A day with the name of its weekday."""
    return f"{date_format(day, 'l')}, {date_format(day, 'DATE_FORMAT')}"


def due_words(asked: date, due_on: date, days: int) -> str:
    """The last day of a clock and how it was counted."""
    said = ngettext(
        "Paling lambat %(due)s: %(n)s hari kerja sesudah %(asked)s. Sabtu, Minggu, hari libur, dan cuti bersama tidak dihitung.",
        "Paling lambat %(due)s: %(n)s hari kerja sesudah %(asked)s. Sabtu, Minggu, hari libur, dan cuti bersama tidak dihitung.",
        days,
    )
    return said % {"due": long_day(due_on), "n": days, "asked": long_day(asked)}


def span_word(seconds: int) -> str:
    """A span of time in hours and minutes."""
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours:
        return _("%(hours)s jam %(minutes)s menit") % {"hours": hours, "minutes": minutes}
    return _("%(minutes)s menit") % {"minutes": minutes}
