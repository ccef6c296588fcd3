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
    rf"(?P<every>setiap hari(?!\s+kerja))|(?P<from>{_DAY})(?:\s*(?:–|—|-|s\.?/?d\.?|sampai|hingga)\s*(?P<to>{_DAY}))?",
    re.IGNORECASE,
)
#: All day, perhaps by a certain way; “kecuali” and the like are not read.
_ALL_DAY = re.compile(
    r"24 jam(?: (?:lewat|melalui) (?!.*\b(?:kecuali|hari|libur|kerja)\b)[^,;]+)?", re.IGNORECASE
)
_BETWEEN = " ,;:"


def always(words: str) -> str:
    """How a service that never closes is open (“24 jam”, “24 jam lewat telepon piket”); empty for every other."""
    said = words.strip(" .")
    every = _DAYS.match(said)
    rest = said[every.end() :].strip(_BETWEEN) if every and every["every"] else said
    return rest if _ALL_DAY.fullmatch(rest) else ""


def own_week(words: str) -> Week | None:
    """The week that words such as “Senin–Jumat 08.00–16.00, Sabtu 09.00–14.00” tell; None where they are not read whole."""
    said = words.strip(" .")
    days = list(_DAYS.finditer(said))
    if not days or said[: days[0].start()]:
        return None
    week: dict[str, list[list[str]]] = {}
    ends = [one.start() for one in days[1:]] + [len(said)]
    for one, end in zip(days, ends, strict=True):
        try:
            spans = read_day(said[one.end() : end].strip(_BETWEEN))
        except ProblemsError:
            return None
        if not spans or any(str(day) in week for day in _numbers(one)):
            return None
        week |= {str(day): spans for day in _numbers(one)}
    return week


def _numbers(hit: re.Match[str]) -> list[int]:
    if hit["every"]:
        return list(range(1, 8))
    first = _NAMES.index(hit["from"].casefold()) + 1
    last = _NAMES.index(hit["to"].casefold()) + 1 if hit["to"] else first
    return list(range(first, last + 1)) if first <= last else [*range(first, 8), *range(1, last + 1)]
