"""What the papers of service standards are made from, and what each of them says about its own standing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tolok.papers.frame import LINE, SHORT, Data
from tolok.rules.days import day_first
from tolok.rules.standards.components import Component
from tolok.rules.standards.values import Standard
from tolok.rules.standards.words import lines
from tolok.rules.wording import clipped

#: Whether what is printed holds on the day of printing.
Standing = Literal["draft", "not_yet", "holds", "ended"]
#: What stands across a paper that does not hold, and in words under its title.
MARKS: dict[Standing, tuple[str, str]] = {
    "draft": ("RANCANGAN", "Rancangan: belum ditetapkan dan belum berlaku."),
    "not_yet": ("BELUM BERLAKU", "Sudah ditetapkan, tetapi belum berlaku pada hari dokumen ini dibuat."),
    "ended": ("TIDAK BERLAKU LAGI", "Tidak berlaku lagi pada hari dokumen ini dibuat."),
    "holds": ("", ""),
}


@dataclass(frozen=True, slots=True)
class DecreeFacts:
    """The decree a paper rests on."""

    number: str
    about: str
    signed_on: date
    signer: str
    signer_post: str = ""


@dataclass(frozen=True, slots=True)
class StandardPaper:
    """One version of a service's standard with all that its papers say around the fourteen components.

    `called` is what citizens call the service, `address` its public page; `digest` is that of the content.
    """

    service: str
    called: str
    code: str
    unit: str
    office: str
    number: int
    digest: str
    standing: Standing
    standard: Standard
    decree: DecreeFacts | None = None
    holds_from: date | None = None
    holds_until: date | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class MaklumatPaper:
    """The promise of a unit; an empty statement is one that nobody has written yet."""

    unit: str
    office: str
    number: int
    digest: str
    standing: Standing
    ability: str
    improvement: str
    sanction: str
    signer: str
    signer_post: str = ""
    set_on: date | None = None
    decree: DecreeFacts | None = None
    place: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A service in the list of services against standards; `state` is printed as it is."""

    code: str
    service: str
    version: int | None
    state: str
    complete: bool
    decree: DecreeFacts | None = None
    holds_from: date | None = None
    reviewed_on: date | None = None


def component_rows(standard: Standard, components: Sequence[Component]) -> list[Data]:
    """Number, name and lines of each component, and the lines as one numbered `text`; an empty one says so."""
    rows: list[Data] = []
    for one in components:
        said = [line.id for line in lines(standard, one.code)] or ["Belum diisi."]
        numbered = [f"{at}. {line}" for at, line in enumerate(said, 1)] if len(said) > 1 else said
        words = {"lines": said, "text": "\n".join(numbered)}
        rows.append({"code": one.code, "number": str(one.number), "name": one.name.id, **words})
    return rows


def standing_data(standing: Standing) -> Data:
    """The mark across the page and the sentence that says why."""
    mark, told = MARKS[standing]
    return {"mark": mark, "told": told}


def validity(one: StandardPaper) -> str:
    """From when to when a version holds, in words; empty while it is being made."""
    if one.holds_from is None:
        return ""
    until = f" sampai {day_first(one.holds_until)}" if one.holds_until else ""
    return f"berlaku mulai {day_first(one.holds_from)}{until}"


def foot(number: int, digest: str, printed_on: date, holds: str = "", *, noun: str = "Versi") -> str:
    """The foot line: which version this is, since when it holds, its fingerprint, and the day of printing."""
    parts = [f"{noun} {number}", holds, f"sidik {digest[:SHORT]}", f"dibuat {day_first(printed_on)}"]
    return " · ".join(part for part in parts if part)


def shortened(words: str) -> str:
    """Words that stay on one running line."""
    return clipped(words, LINE)


def decree_line(decree: DecreeFacts) -> str:
    """A decree in one line."""
    return f"{decree.number}, {day_first(decree.signed_on)}"
