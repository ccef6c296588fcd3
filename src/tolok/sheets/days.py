"""A day in a cell, however an office writes it."""

import re
from datetime import date, datetime

from tolok.rules.days import MONTHS
from tolok.rules.texts import Text
from tolok.sheets.cells import Value

SHORT = {month[:3].casefold(): number for number, month in enumerate(MONTHS, 1)}
#: English and older spellings of the first three letters.
SHORT |= {"may": 5, "aug": 8, "agt": 8, "oct": 10, "dec": 12, "nop": 11, "pebruari"[:3]: 2}
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
IN_WORDS = re.compile(r"(\d{1,2})\s+([A-Za-z]{3,})\.?\s+(\d{4})", re.ASCII)

WANTED_DAY = Text("tanggal seperti 21/11/2026 atau 2026-11-21", "a date such as 21/11/2026 or 2026-11-21")
NOT_A_DAY = Text("Ini bukan tanggal.", "This is not a date.")


def day(value: Value) -> date | None:
    """The day in a cell: a date, ``2026-11-21``, ``21/11/2026`` or ``21 November 2026``; None when it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    text = value.strip()
    if found := ISO.fullmatch(text):
        return _date(found[1], found[2], found[3])
    if found := DAY_FIRST.fullmatch(text):
        return _date(found[3], found[2], found[1])
    if found := IN_WORDS.fullmatch(text):
        return _date(found[3], str(SHORT.get(found[2][:3].casefold(), 0)), found[1])
    return None


def _date(year: str, month: str, day_of_month: str) -> date | None:
    try:
        return date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None
