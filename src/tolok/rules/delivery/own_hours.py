"""Hours that a service keeps apart from its unit, read from the words in which the unit wrote them.

Words that are not understood whole give nothing: a guess would send somebody to a closed door.
"""

import re

from tolok.rules.delivery.opening_hours import Week
from tolok.rules.delivery.opening_words import read_day
from tolok.rules.texts import ProblemsError

_NAMES = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY = "|".join(_NAMES)
_DAYS = re.compile(
    rf"(?P<every>setiap hari(?!\s+kerja))|\b(?P<from>{_DAY})(?:\s*(?:–|—|-|s\.?/?d\.?|sampai|hingga)\s*(?P<to>{_DAY}))?",
    re.IGNORECASE,
)
#: All day, perhaps by a certain way; “kecuali” and the like are not read.
_ALL_DAY = re.compile(
    r"(?:buka |siaga )?24 jam(?: sehari| penuh| nonstop)?(?P<way> (?:lewat|melalui) (?!.*\b(?:kecuali|hari|libur|kerja)\b)[^,;]+)?",
    re.IGNORECASE,
)
_ALL_WEEK = re.compile(
    r"[\s,;]*(?:7 hari seminggu|7 hari dalam seminggu|setiap hari|tiap hari)$", re.IGNORECASE
)
_CLOCK = re.compile(r"\b(?:pukul|jam)\s+(?=\d{1,2}[.:]\d{2})", re.IGNORECASE)
_BETWEEN = " ,;:"
#: What stands between days that have the same hours.
_AND = ("", "dan", "&", ", dan")
#: What the hours of a day that never ends are.
_WHOLE = [["00:00", "24:00"]]
#: The week of what never closes.
ALL_WEEK: Week = {str(day): _WHOLE for day in range(1, 8)}


def always(words: str) -> str:
    """How a service that never closes is open (“24 jam”, “24 jam lewat telepon piket”); empty for every other."""
    said = words.strip(" .")
    if re.sub(r"\s", "", said) == "24/7":
        return "24 jam"
    every = _DAYS.match(said)
    rest = said[every.end() :].strip(_BETWEEN) if every and every["every"] else _ALL_WEEK.sub("", said)
    if found := _ALL_DAY.fullmatch(rest):
        return f"24 jam{found['way'] or ''}"
    week = own_week(said)
    return (
        "24 jam" if week and len(week) == len(_NAMES) and all(day == _WHOLE for day in week.values()) else ""
    )


def own_week(words: str, zone: str = "") -> Week | None:
    """The week that words such as “Senin–Jumat 08.00–16.00, Sabtu 09.00–14.00” tell; None where they are not read whole.

    `zone` is the short name of the unit's own (WIB), which may stand among them; another zone is not read.
    """
    said = _plain(words, zone)
    days = list(_DAYS.finditer(said))
    if not days or said[: days[0].start()]:
        return None
    week: dict[str, list[list[str]]] = {}
    waiting: list[int] = []
    ends = [one.start() for one in days[1:]] + [len(said)]
    for one, end in zip(days, ends, strict=True):
        waiting += _numbers(one)
        hours = said[one.end() : end].strip(_BETWEEN)
        if hours.casefold() in _AND and end < len(said):
            continue
        spans = _spans(hours)
        if spans is None or any(str(day) in week for day in waiting):
            return None
        week |= {str(day): spans for day in waiting}
        waiting = []
    return None if waiting or not any(week.values()) else week


def understood(words: str, zone: str = "") -> bool:
    """Whether it can be told from these words when the service is open."""
    return bool(always(words) or own_week(words, zone))


def _plain(words: str, zone: str) -> str:
    """One way of writing for what many write in several."""
    said = re.sub(r"\bjum['’‘`]at\b", "Jumat", words.strip(" ."), flags=re.IGNORECASE)
    said = re.sub(r"\bahad\b", "Minggu", said, flags=re.IGNORECASE)
    if zone:
        said = re.sub(rf"\s*\b{zone}\b", "", said, flags=re.IGNORECASE)
    return _CLOCK.sub("", said)


def _spans(hours: str) -> list[list[str]] | None:
    """The hours of some days; none when they are closed, None where they are not read."""
    if _ALL_DAY.fullmatch(hours):
        return _WHOLE
    if not hours:
        return None
    try:
        return read_day(re.sub(r"\s+dan$", "", hours, flags=re.IGNORECASE))
    except ProblemsError:
        return None


def _numbers(hit: re.Match[str]) -> list[int]:
    if hit["every"]:
        return list(range(1, 8))
    first = _NAMES.index(hit["from"].casefold()) + 1
    last = _NAMES.index(hit["to"].casefold()) + 1 if hit["to"] else first
    return list(range(first, last + 1)) if first <= last else [*range(first, 8), *range(1, last + 1)]
