"""Opening hours in words, on the clock of the unit's own zone."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.standards.models import Service, UnitProfile
from tolok.rules.delivery.opening_hours import Reopening, Span, Week, opening, reopening, spans_of
from tolok.rules.delivery.own_hours import ALL_WEEK, always, own_week
from tolok.rules.regions.zones import SHORT, zone_of
from tolok.web.printing import say
from tolok.web.shapes import State


def zone_named(region: str) -> str:
    """The zone of an office's region; that of the installation for offices without one."""
    return zone_of(region) or str(settings.TIME_ZONE)


def said(spans: tuple[Span, ...]) -> str:
    """Spans of a day: 08.00–12.00, 13.00–15.30."""
    return ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in spans)


def today_said(profile: UnitProfile | None, region: str, now: datetime) -> tuple[str, State | None]:
    """The hours of today with their zone, and whether it is open now. Empty where the unit gave no hours."""
    return ("", None) if profile is None else _today(profile.hours, region, now)


def own_said(words: str, region: str, now: datetime) -> State | None:
    """Whether a service with hours of its own is open now; None where its words are not understood whole."""
    if hours := always(words):
        return State(_("buka sekarang, %(hours)s") % {"hours": hours}, "good")
    week = own_week(words, SHORT.get(zone_named(region), ""))
    return _today(week, region, now)[1] if week else None


def at_any_time(words: str) -> bool:
    """Whether words such as “24 jam” and “setiap saat” tell that it never closes."""
    return bool(always(words)) or words.strip(" .").casefold() in (
        "setiap saat",
        "kapan saja",
        "setiap waktu",
    )


def _today(week: Week, region: str, now: datetime) -> tuple[str, State | None]:
    zone = zone_named(region)
    found = opening(week, now.astimezone(ZoneInfo(zone)))
    if found is None:
        return "", None
    hours = f"{said(found.spans)} {SHORT.get(zone, '')}".strip() if found.spans else _("Tutup hari ini")
    again = reopening(week, now.astimezone(ZoneInfo(zone)).date())
    if found.holiday is not None:
        name = say(found.holiday.name)
        word = _("hari libur, %(again)s") % {"again": _again(again)} if again else _("hari libur")
        return _("%(holiday)s: tanyakan dulu apakah buka") % {"holiday": name}, State(word, "caution")
    if found.now and found.spans == ((time.min, time.max),):
        return hours, State(_("buka sekarang, %(hours)s") % {"hours": _("24 jam")}, "good")
    if found.now and found.until:
        return hours, State(_("buka sekarang, sampai %(time)s") % {"time": _clock(found.until)}, "good")
    if found.later:
        return hours, State(_("buka lagi pukul %(time)s") % {"time": _clock(found.later)}, "neutral")
    word = _("tutup, %(again)s") % {"again": _again(again)} if again else _("sekarang tutup")
    return hours, State(word, "neutral")


def _again(found: Reopening) -> str:
    """buka lagi Senin 08.00; holidays that lie between are named."""
    day, passed = _weekdays()[found.day.weekday()], found.holidays
    if passed:
        day = date_format(found.day, "l, j F")
        named = "; ".join(f"{date_format(one, 'l, j F')}: {say(why.name)}" for one, why in passed)
        return _("buka lagi %(day)s %(time)s (%(holidays)s)") % {
            "day": day,
            "time": _clock(found.at),
            "holidays": named,
        }
    return _("buka lagi %(day)s %(time)s") % {"day": day, "time": _clock(found.at)}


def week_said(profile: UnitProfile | None) -> list[tuple[str, str]]:
    """The hours of the week, a line a day; empty where the unit gave none."""
    if profile is None or not any(profile.hours.values()):
        return []
    # The first week of 2024 began on a Monday.
    return [
        (name, said(spans_of(profile.hours, date(2024, 1, n))) or _("tutup"))
        for n, name in enumerate(_weekdays(), start=1)
    ]


def open_week(service: Service, profile: UnitProfile | None) -> dict[int, list[tuple[str, str]]]:
    """The spans of every open day by its number, Monday being 1: of the service where it has hours of its own."""
    week: Week = profile.hours if profile else {}
    if service.hours:
        zone = SHORT.get(zone_named(service.unit.office.region), "")
        week = ALL_WEEK if always(service.hours) else own_week(service.hours, zone) or {}
    days = {n: spans_of(week, date(2024, 1, n)) for n in range(1, 8)}
    return {
        n: [(f"{start:%H:%M}", f"{end:%H:%M}") for start, end in spans] for n, spans in days.items() if spans
    }


def _weekdays() -> tuple[str, ...]:
    return _("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu")


def _clock(at: time) -> str:
    return "24.00" if at == time.max else f"{at:%H.%M}"
