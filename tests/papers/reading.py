"""Reading papers back, and units to print."""

import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

import pypdf

from tolok.rules import packs
from tolok.rules.index.weighted import Given
from tolok.rules.instruments.values import Instrument
from tolok.rules.statistics.moments import Moments

DAY = date(2026, 11, 21)
NASTY = '#panic("x") *_$[]<>\\` @label //x /*y*/ x@y.example'


def pekppp() -> Instrument:
    """The instrument most units are judged with."""
    return packs.instrument("pekppp-2022-luring")


def unit(
    name: str, level: int = 4, respondents: int = 12, answer: int = 4, without: tuple[str, ...] = ()
) -> Given:
    """A unit with the same level everywhere and respondents who all give the same answer."""
    levels = {code: level for code in pekppp().indicators if code not in without}
    answers = {"f03": Moments.of((14 * answer, 14) for _ in range(respondents))} if respondents else {}
    return Given(name, levels, answers=answers)


def opened(content: bytes) -> pypdf.PdfReader:
    """The paper as a reader opens it."""
    return pypdf.PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    """All words of a paper, page after page, with single spaces."""
    text = " ".join(page.extract_text() for page in opened(content).pages)
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s+", " ", text)


def elements(content: bytes, kind: str) -> list[Any]:
    """Every structure element of one kind, such as ``/Figure`` or ``/TH``, in reading order."""
    root = opened(content).root_object["/StructTreeRoot"]
    return [node for node in _below(root) if node.get("/S") == kind]


def _below(node: Any) -> Iterator[Any]:
    node = node.get_object()
    if not isinstance(node, dict):
        return
    yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from _below(kid)
