"""How an office wants its letters: kop, paper, signatory, number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Sheet = Literal["a4", "f4"]
#: Width and height in millimetres. F4 as Indonesian offices buy it, which is no ISO size.
SIZES: Mapping[Sheet, tuple[int, int]] = MappingProxyType({"a4": (210, 297), "f4": (215, 330)})


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins in millimetres."""

    top: int = 20
    right: int = 20
    bottom: int = 20
    left: int = 20


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: title of the post, name, rank (pangkat/golongan) and NIP; what is empty is left out."""

    title: str
    name: str = ""
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """How an office writes letters: all of it settings of the office.

    `lines` are the kop: the institution, who writes in it, then address lines. `font` is used in Word; a PDF
    is set in the fonts that Tolok carries, so that every machine prints the same. `number_pattern` is filled by
    `tolok.papers.letters.numbers`, and empty where an office set none: every kind of letter then has its own; `classification` is the archive code it may name. `signature_mark` is what a
    signing service looks for to place its signature, printed where a hand would sign.
    """

    lines: tuple[str, ...]
    place: str
    signatory: Signatory
    number_pattern: str = ""
    classification: str = ""
    nature: str = "Biasa"
    copies: tuple[str, ...] = ()
    paper: Sheet = "a4"
    margins: Margins = field(default_factory=Margins)
    font: str = ""
    signature_mark: str = ""
