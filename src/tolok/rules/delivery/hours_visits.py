"""Visits at a desk beside the hours that were published for that moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from tolok.rules.days import day_said
from tolok.rules.delivery.measuring import findings, visit_sources
from tolok.rules.delivery.opening_hours import Week, opening, spans_of
from tolok.rules.delivery.opening_words import said
from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: What published hours say of a moment; "unknown": no hours are published, or the day is a listed holiday.
Says = Literal["open", "closed", "unknown"]

WEEKDAYS = (
    Text("Senin", "Monday"),
    Text("Selasa", "Tuesday"),
    Text("Rabu", "Wednesday"),
    Text("Kamis", "Thursday"),
    Text("Jumat", "Friday"),
    Text("Sabtu", "Saturday"),
    Text("Minggu", "Sunday"),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody before the desk at a moment of the unit's zone: what the hours said, what was found, who it was."""

    at: datetime
    says: Says
    hours: str
    found: str
    source: str

    @property
    def failed(self) -> bool:
        """Whether nobody was served although the published hours said open."""
        return self.says == "open" and self.found != "serving"


def says_at(week: Week, at: datetime) -> tuple[Says, str]:
    """What a week of hours says of a moment, and the hours of that day as they are read."""
    day = opening(week, at)
    if day is None:
        return "unknown", ""
    spans = said([(f"{start:%H:%M}", _end(end)) for start, end in spans_of(week, at.date())])
    if day.holiday is not None:
        return "unknown", spans
    return ("open" if day.now else "closed"), spans


def _end(clock: time) -> str:
    return "24:00" if clock == time.max else f"{clock:%H:%M}"


def visit_said(visit: Visit) -> Text:
    """One visit: Senin, 3 Agustus 2026 pukul 10.15: tutup (diumumkan 08.00–12.00), sumber: kunjungan Biro."""
    found, source = findings().get(visit.found), visit_sources().get(visit.source)
    return fill(
        VISIT,
        weekday=WEEKDAYS[visit.at.weekday()],
        day=day_said(visit.at.date()),
        clock=f"{visit.at:%H.%M}",
        found=found.name if found else Text(visit.found, visit.found),
        hours=fill(HOURS, hours=visit.hours) if visit.hours else SAID[visit.says],
        source=source.name if source else Text(visit.source, visit.source),
    )


def counted_said(visits: Sequence[Visit]) -> Text:
    """How many visits within published hours were not served."""
    during = [one for one in visits if one.says == "open"]
    return fill(COUNTED, n=len(during), failed=sum(one.failed for one in during))


SAID = {
    "open": Text("menurut jam layanan: buka", "by the published hours: open"),
    "closed": Text("menurut jam layanan: tutup", "by the published hours: closed"),
    "unknown": Text("jam layanan tidak diketahui", "published hours not known"),
}
HOURS = Text("diumumkan {hours}", "published {hours}")
VISIT = Text(
    "{weekday}, {day} pukul {clock}: {found} ({hours}), sumber: {source}",
    "{weekday}, {day} at {clock}: {found} ({hours}), source: {source}",
)
COUNTED = Text(
    "Dari {n} kunjungan pada jam yang diumumkan, {failed} tidak dilayani",
    "Of {n} visits during published hours, {failed} were not served",
)
