"""Which indicators of two instruments ask the same: as a pack says, or by their own words.

A pack may carry ``crosswalks/<earlier pack>.toml``. It stands beside the cases, outside what is hashed and frozen:
no index hangs on it, only a comparison of years.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Literal

from tolok.rules import packs
from tolok.rules.instruments.headers import sureness
from tolok.rules.instruments.values import Indicator, Instrument, Sureness
from tolok.rules.nodes import Node
from tolok.rules.packs import SHIPPED
from tolok.rules.texts import Problem, ProblemsError, Text


@dataclass(frozen=True, slots=True)
class Pair:
    """An indicator of the earlier instrument and the one of the later that asks the same."""

    then: str
    now: str
    sure: Sureness = "verified"


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The common indicators, in the order of the later sheet.

    `source`: ``same`` pack (content hash), ``pack`` for the later pack's own table, ``words`` for indicators
    with the same code, title and words of every level.
    """

    pairs: tuple[Pair, ...]
    source: Literal["same", "pack", "words"]


def crosswalk(then: Instrument, now: Instrument, root: Traversable = SHIPPED) -> Crosswalk:
    """The common scored indicators of two instruments. Those whose scales differ are left out.

    Raises ProblemsError when the later pack has a table that cannot be used.
    """
    if then.header.hash == now.header.hash:
        return Crosswalk(tuple(Pair(code, code) for code in _scored(now)), "same")
    file = root / now.id / "crosswalks" / f"{then.id}.toml"
    if file.is_file():
        return Crosswalk(_written(file, then, now), "pack")
    pairs = (Pair(code, code) for code, row in _scored(now).items() if _same(then, now, code, row))
    return Crosswalk(tuple(pairs), "words")


def _scored(instrument: Instrument) -> dict[str, Indicator]:
    """Every indicator that counts, in the order of the sheet; supplementary ones do not."""
    return {
        row.code: row for form in instrument.judged for aspect in form.aspects for row in aspect.indicators
    }


def _same(then: Instrument, now: Instrument, code: str, row: Indicator) -> bool:
    """Whether the earlier instrument has the indicator with the same scale and words.

    Without words of levels on either side sameness cannot be seen.
    """
    old = _scored(then).get(code)
    if old is None or then.scales[code] != now.scales[code] or not row.levels:
        return False
    return [_plain(text) for text in _words(old)] == [_plain(text) for text in _words(row)]


def _words(row: Indicator) -> Iterator[Text]:
    yield row.title
    for level in row.levels:
        yield level.text


def _plain(text: Text) -> str:
    return " ".join(text.id.casefold().split())


def _written(file: Traversable, then: Instrument, now: Instrument) -> tuple[Pair, ...]:
    problems: list[Problem] = []
    where = f"{now.id}/crosswalks/{file.name}"
    try:
        top = Node(tomllib.loads(file.read_text("utf-8")), where, "", problems)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        fault = Text("Bukan TOML yang sah.", "Not valid TOML.")
        raise ProblemsError([Problem(fault, file=where, found=str(error))]) from error
    found: dict[str, Pair] = {}
    for node in top.nodes("pairs", optional=False):
        pair = Pair(node.string("then"), node.string("now"), sureness(node))
        for name, code, instrument in (("then", pair.then, then), ("now", pair.now, now)):
            if code not in _scored(instrument):
                node.wrong(name, Text("Kode ini tidak ada.", "There is no such code."), code)
        if pair.now in found or pair.then in {other.then for other in found.values()}:
            node.wrong("now", Text("Indikator ini ganda.", "This indicator occurs twice."), pair.now)
        found[pair.now] = pair
    top.close()
    if problems:
        raise ProblemsError(problems)
    comparable = (found[code] for code in now.indicators if code in found)
    return tuple(pair for pair in comparable if then.scales[pair.then] == now.scales[pair.now])


def shipped(then_id: str, now_id: str) -> Crosswalk:
    """The crosswalk of two shipped packs."""
    return crosswalk(packs.instrument(then_id), packs.instrument(now_id))
