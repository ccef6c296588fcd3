"""What stands beside the name of a complaint channel: its number or address, when it is open, when it is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tolok.rules.standards.component_names import lexicon
from tolok.rules.standards.values import Medium


@dataclass(frozen=True, slots=True)
class Details:
    """The words beside a medium: its address, its hours, and within how many working hours it is answered."""

    address: str
    open_at: str = ""
    hours: int | None = None


def details_in(rest: str, medium: Medium) -> Details:
    """Hours and time of response taken out of what follows a medium; what is left is its address."""
    answered = _ANSWERED.search(rest)
    left = _ANSWERED.sub(" ", rest, count=1) if answered else rest
    opened = _OPEN.search(left)
    left = _OPEN.sub(" ", left, count=1) if opened else left
    open_at = without_joints(opened[0]).strip("() ") if opened else ""
    address = without_joints(left)
    if medium in _SHAPES:
        address = without_joints(_LEADS.sub("", address))
    return Details(address, _OPENS.sub("", open_at), int(answered[1]) if answered else None)


def hours_for_all(line: str) -> int | None:
    """The working hours within which everything is answered, if a line says nothing else."""
    found = _FOR_ALL.fullmatch(line.strip())
    return int(found[1]) if found else None


def fitting(medium: Medium, words: str) -> list[str]:
    """The numbers or addresses, one or several; none unless all of it has the shape this medium asks."""
    shape = _SHAPES.get(medium, _ANYTHING)
    parts = [words]
    if medium in _SHAPES:
        sign = r"[,;/|&]" if shape is _NUMBER else r"[,;|&]"
        parts = [part.strip() for part in re.split(rf"\s*(?:{sign}|\bdan\b|\batau\b)\s*", words)]
    fits = all(shape.fullmatch(part) and _told(shape, part) for part in parts)
    return parts if fits and words else []


def bare(row: str) -> Medium | None:
    """The medium of a line that is nothing but an address."""
    words = row.strip(" .;")
    if _EMAIL.fullmatch(words):
        return "email"
    return "website" if _ADDRESS.fullmatch(words) else None


def without_joints(words: str) -> str:
    """Words without what joins them to their neighbours: signs, “dan”, “melalui”."""
    before = ""
    while before != words:
        before = words
        words = _JOINTS.sub("", words.strip(" \t,;:/|&•·=-–").strip(".").strip())
    return words


def _told(shape: re.Pattern[str], part: str) -> bool:
    return shape is not _NUMBER or len(re.findall(r"\d", part)) >= 3


_NUMBER = re.compile(r"[+(\d][\dxX+() .\-–…]{2,30}")
_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_ANYTHING = re.compile(r"[^\n]{1,200}")
_SHAPES: Mapping[str, re.Pattern[str]] = {
    "phone": _NUMBER,
    "whatsapp": _NUMBER,
    "sms": _NUMBER,
    "email": _EMAIL,
    "website": _ADDRESS,
    "sp4n": _ADDRESS,
}
_WITHIN = (
    r"(?:di)?(?:jawab|tanggap(?:i|an)?|respons?|balas)\s*(?:paling\s+(?:lama|lambat)|maksimal|maksimum|dalam(?:\s+waktu)?)?"
    r"\s*:?\s*(\d{1,4})\s*(?:\([^)]*\)\s*)?jam\s+kerja"
)
_ANSWERED = re.compile(rf"[,;(]?\s*(?:waktu\s+)?\b{_WITHIN}\b\s*\)?", re.IGNORECASE)
_FOR_ALL = re.compile(
    rf"(?:(?:semua|setiap|seluruh|waktu|pengaduan|aduan|saran|masukan|dan|akan)[\s,]+)*{_WITHIN}\s*[.;]?",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}[.:]\d{2}\s*(?:wi[bt]a?)?"
_TO = r"\s*(?:–|-|s\.?/?d\.?|sampai|hingga)\s*"
_DAY = r"(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)"
_OPEN = re.compile(
    rf"[,;(]?\s*\b(?:(?:buka|pada|setiap)\s+)?(?:hari\s+)?(?:{_DAY}(?:{_TO}{_DAY})?[\s,]*)?(?:(?:jam|pukul)\s+)?"
    rf"(?:{_CLOCK}{_TO}{_CLOCK}|24\s+jam\b|\bjam\s+kerja\b)\s*\)?",
    re.IGNORECASE,
)
_OPENS = re.compile(r"^(?:buka|pada)\s+", re.IGNORECASE)
_JOINTS = re.compile(
    r"(?:^|\s)(?:dan|atau|serta|maupun|melalui|via|lewat)$|^(?:dan|atau|serta|melalui|via|lewat)\s",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?:" + "|".join(map(re.escape, lexicon()["channel_leads"])) + r")(?:[\s.:]+|(?=[+(\d])))+",
    re.IGNORECASE,
)
