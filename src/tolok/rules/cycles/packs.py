"""The instruments inside a record: read from their frozen files, without trusting them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from tolok.rules import packs
from tolok.rules.differences import Difference
from tolok.rules.frozen import KEPT, Frozen, Texts
from tolok.rules.instruments.values import Instrument
from tolok.rules.texts import Problem, ProblemsError, Text

#: Whole numbers of a pack beyond this, and exponents, are refused: 10^1000000 is a short text and a long sum.
MOST = 10_000
EXPONENT = re.compile(r"\s*[+-]?[\d.]+[eE][+-]?\d+")
#: Characters of one number in text.
LONGEST = 60


def read_packs(records: Sequence[Frozen]) -> tuple[dict[str, Instrument], list[Difference]]:
    """The instruments by id, and what is wrong with them: unreadable, not what its hash says, not what Tolok ships."""
    found: dict[str, Instrument] = {}
    differences: list[Difference] = []
    for record in records:
        part = f"packs/{record.id}"
        try:
            instrument = _read(record.id, tuple(sorted(record.files.items())))
        except ProblemsError as error:
            differences += [Difference("", part, _told(problem)) for problem in error.problems]
            continue
        except (ValueError, ArithmeticError, RecursionError, TypeError, LookupError) as error:
            differences.append(Difference("", part, UNREADABLE, type(error).__name__))
            continue
        found[record.id] = instrument
        if instrument.header.hash != record.hash:
            differences.append(Difference("", part, OTHER_HASH, record.hash, instrument.header.hash))
        shipped = packs.header(record.id).hash if record.id in packs.ids() else instrument.header.hash
        if instrument.header.hash != shipped:
            differences.append(Difference("", part, NOT_SHIPPED, instrument.header.hash, shipped))
    return found, differences


@lru_cache(maxsize=KEPT)
def _read(pack_id: str, items: tuple[tuple[str, str], ...]) -> Instrument:
    files = dict(items)
    refuse_bombs(files)
    return packs.read(Texts(pack_id, files))


def _told(problem: Problem) -> Text:
    return Text(problem.say("id"), problem.say("en"))


def refuse_bombs(files: Mapping[str, str]) -> None:
    """ProblemsError where a file holds a number whose digits alone would fill the memory; others are looked at later."""
    for name, text in files.items():
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            continue
        if strange := _bomb(table):
            raise ProblemsError([Problem(TOO_LARGE, file=name, found=strange)])


def _bomb(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((found for part in value.values() if (found := _bomb(part))), None)
    if isinstance(value, list):
        return next((found for part in value if (found := _bomb(part))), None)
    if isinstance(value, int) and abs(value) > MOST:
        return f"{value:.3e}" if abs(value) < 10**300 else "> 1e300"
    if isinstance(value, str) and EXPONENT.fullmatch(value):
        return value[:LONGEST]
    if (
        isinstance(value, str)
        and len(value) > LONGEST
        and value[:1].isdigit()
        and value.strip("0123456789./ ") == ""
    ):
        return value[:LONGEST]
    return None


UNREADABLE = Text("Instrumen ini tidak dapat dibaca.", "This instrument cannot be read.")
OTHER_HASH = Text(
    "Isi instrumen lain dari sidik yang dicatat.",
    "The instrument is not the one whose fingerprint was recorded.",
)
NOT_SHIPPED = Text(
    "Instrumen dengan kode ini berbeda dari yang terbit bersama Tolok.",
    "The instrument with this id differs from the one that Tolok publishes.",
)
TOO_LARGE = Text(
    "Angka ini terlalu besar untuk sebuah instrumen.", "This number is too large for an instrument."
)
