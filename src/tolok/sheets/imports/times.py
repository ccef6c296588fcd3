"""When an answer was given, however a program writes it: the order of day and month is found from the whole column."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from itertools import pairwise
from typing import Literal

from tolok.sheets.cells import Value
from tolok.sheets.days import SHORT

#: Which part of ``03/04/2026`` is the day.
DayOrder = Literal["day-first", "month-first"]

CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|WITA|WIB|WIT|GMT|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)?"
)
YEAR_FIRST = re.compile(
    rf"(?P<a>\d{{4}})[-/.](?P<b>\d{{1,2}})[-/.](?P<c>\d{{1,2}})(?:[T,\s]+{CLOCK})?", re.I | re.A
)
YEAR_LAST = re.compile(
    rf"(?P<b>\d{{1,2}})[-/.](?P<c>\d{{1,2}})[-/.](?P<a>\d{{4}})(?:[T,\s]+{CLOCK})?", re.I | re.A
)
IN_WORDS = re.compile(
    rf"(?:[a-z']+,\s*)?(?P<c>\d{{1,2}})[\s-](?P<b>[a-z]{{3,}})\.?[\s-](?P<a>\d{{4}})(?:[T,\s]+(?:pukul\s+)?{CLOCK})?",
    re.I | re.A,
)
OFFSET = re.compile(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?", re.I)
NAMED = {"z": 0, "utc": 0, "gmt": 0, "wib": 7, "wita": 8, "wit": 9}
#: What LimeSurvey writes as the time of an answer when it was told to keep none.
NO_TIME_YEAR = 1980


def moment(value: Value, order: DayOrder | None) -> datetime | None:
    """The moment in a cell, aware if the cell names a zone; None when it is none or needs an order to be read.

    A day without an hour is its beginning.
    """
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if not isinstance(value, str):
        return None
    text = value.strip().replace("\u202f", " ").replace("\u00a0", " ")
    if found := YEAR_FIRST.fullmatch(text):
        return _moment(found, int(found["b"]), int(found["c"]))
    if found := IN_WORDS.fullmatch(text):
        return _moment(found, SHORT.get(found["b"][:3].casefold(), 0), int(found["c"]))
    if (found := YEAR_LAST.fullmatch(text)) and order:
        first, second = int(found["b"]), int(found["c"])
        month, day = (second, first) if order == "day-first" else (first, second)
        return _moment(found, month, day)
    return None


def _moment(found: re.Match[str], month: int, day: int) -> datetime | None:
    hour, half = int(found["hour"] or 0), (found["half"] or "").replace(".", "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    try:
        return datetime(
            *(int(found["a"]), month, day, hour, int(found["minute"] or 0), int(found["second"] or 0)),
            tzinfo=_zone(found["zone"]),
        )
    except ValueError:
        return None


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text.casefold() in NAMED:
        hours = NAMED[text.casefold()]
        return timezone(timedelta(hours=hours)) if hours else UTC
    found = OFFSET.fullmatch(text)
    if found is None:
        return None
    length = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-length if found[1] == "-" else length)


def placed(value: datetime | None, zone: tzinfo) -> datetime | None:
    """An aware moment: a naive one is taken as that of `zone`; None for what stands for no time."""
    if value is None or (value.year, value.month, value.day) == (NO_TIME_YEAR, 1, 1):
        return None
    return value if value.tzinfo else value.replace(tzinfo=zone)


def day_order(values: Sequence[Value]) -> tuple[DayOrder | None, bool]:
    """The order of day and month in a column, and whether it is certain; None when no order reads every cell.

    A part above 12 decides. Otherwise files are in the order of time: the only order in which they never go back
    is likely the right one. Day first, unsure, when nothing decides.
    """
    texts = [value for value in values if isinstance(value, str) and YEAR_LAST.fullmatch(value.strip())]
    if not texts:
        return None, True
    orders: tuple[DayOrder, DayOrder] = ("day-first", "month-first")
    read = {order: [moment(text, order) for text in texts] for order in orders}
    whole = [order for order in orders if all(read[order])]
    if len(whole) == 1:
        return whole[0], True
    if not whole:
        return None, False
    rising = [order for order in whole if _rises([found for found in read[order] if found])]
    if len(rising) == 1 and len(set(texts)) > 3:
        return rising[0], True
    return "day-first", False


def _rises(moments: Sequence[datetime]) -> bool:
    bare = [one.replace(tzinfo=None) for one in moments]
    return all(first <= second for first, second in pairwise(bare))
