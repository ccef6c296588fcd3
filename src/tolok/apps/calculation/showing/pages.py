"""What the pages of a result are made of, per kind of instrument."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from django.utils.translation import gettext as _

from tolok.apps.calculation.models import Calculation, UnitResult
from tolok.charts.ruler import Ruler
from tolok.rules.bands import Bands
from tolok.rules.instruments.values import Header
from tolok.rules.results import Step
from tolok.rules.texts import Text
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Fact, State, Table


@dataclass(frozen=True, slots=True)
class UnitPage:
    """Everything the page of one unit shows."""

    name: str
    ruler: Ruler
    sentence: str
    interval: str
    facts: Sequence[Fact]
    trail: Step
    parts: Table
    gains: Table | None
    road: str
    warnings: Sequence[str]


class Pages(Protocol):
    """How one kind of instrument is shown."""

    header: Header
    bands: Bands
    low: Fraction
    high: Fraction
    index_name: str
    unit_word: str
    band_word: str

    def indicator_address(self, key: str) -> str:
        """The page that says what an indicator asks; empty when there is none."""
        ...

    def unit_page(self, result: UnitResult) -> UnitPage:
        """The page of one unit."""
        ...

    def unit_trail(self, result: UnitResult) -> Step:
        """The trail of one unit."""
        ...

    def row_ruler(self, result: UnitResult) -> Ruler:
        """A unit's index in a list."""
        ...

    def respondents(self, result: UnitResult) -> str:
        """How many answered, in words, empty when nobody was asked."""
        ...

    def name(self, result: UnitResult) -> str:
        """What the unit is called on a page."""
        ...


def interval_words(low: float | None, high: float | None, method: str, places: int = 2) -> str:
    """The interval in a sentence, or why there is none."""
    if low is None or high is None:
        return method
    first, last = printed(Fraction(low), places), printed(Fraction(high), places)
    return _("Selang %(first)s–%(last)s. %(method)s") % {"first": first, "last": last, "method": method}


def unit_table(pages: Pages, results: Sequence[UnitResult], link: "Linker") -> Table:
    """The list of units with the ruler beside each."""
    rows = []
    for result in results:
        if result.published is None:
            state = State(_("belum ada indeks"), "caution")
        elif result.letter:
            state = State(result.letter, "neutral")
        else:
            state = State(_("tanpa kategori"), "caution")
        value = "–" if result.published is None else printed(result.published, pages.bands.decimals)
        rows.append((link(result), pages.row_ruler(result), value, state, pages.respondents(result) or "–"))
    columns = (
        Column(pages.unit_word, "link"),
        Column(_("Pada mistar"), "ruler"),
        Column(_("Nilai"), "number"),
        Column(pages.band_word, "status"),
        Column(_("Responden"), "number"),
    )
    return Table(
        _("Hasil setiap unit"), columns, rows, caption_hidden=True, empty=_("Tidak ada unit dengan nama itu.")
    )


def together_table(pages: Pages, calculation: Calculation) -> Table | None:
    """All groups of a survey as one number, by every estimator, each with its name."""
    found = calculation.reading.get("together")
    if not found:
        return None
    rows = [
        (
            say(Text(one["name"]["id"], one["name"]["en"])),
            "–" if one["published"] is None else printed(one["published"], pages.bands.decimals),
            one["letter"] or "–",
        )
        for one in found
    ]
    columns = (Column(_("Cara menggabung")), Column(_("Nilai"), "number"), Column(_("Mutu")))
    note = _("Tidak ada rumus resmi untuk gabungan; setiap cara disebut namanya supaya tidak tertukar.")
    return Table(_("Semua kelompok bersama"), columns, rows, note=note)


class Linker(Protocol):
    """Makes the link to a unit's page."""

    def __call__(self, result: UnitResult) -> object: ...
