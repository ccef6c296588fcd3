"""The matrix of answers of a report: every answer that counts as a row of digits, in an order that tells nobody's."""

import random
from collections.abc import Sequence

from tolok.papers.frame import Data
from tolok.papers.wording import MISSING
from tolok.rules.questionnaires.few_rated import withheld_items
from tolok.rules.questionnaires.values import Block
from tolok.rules.surveys.tallies import Tally, unpack_row

#: Answers side by side on one line of the paper.
ACROSS = 4


def matrix(block: Block, tally: Tally, seed: str) -> Data:
    """Every answer to one block, `ACROSS` on a line; `seed` fixes the order, so that the same report has one order.

    Elements whose numbers are withheld are not in it. Without single rows (above the number that a result keeps) there are none, and the paper says where they are.
    """
    hidden = withheld_items(block, tally)
    tally = tally.of_items([key for key in tally.keys if key not in hidden]) if hidden else tally
    rows = _rows(tally, seed)
    lines = [rows[at : at + ACROSS] for at in range(0, len(rows), ACROSS)]
    lines = [[*line, *[""] * (ACROSS - len(line))] for line in lines]
    return {"head": " ".join(_head(block, tally)), "lines": lines, "n": len(rows)}


def _head(block: Block, tally: Tally) -> Sequence[str]:
    codes = {item.element: item.code for item in block.items}
    return [codes.get(key, key) for key in tally.keys]


def _rows(tally: Tally, seed: str) -> list[str]:
    if tally.vectors is None:
        return []
    k = len(tally.keys)
    width = len(str(tally.n))
    every = [
        " ".join(MISSING if one is None else str(one) for one in unpack_row(packed, k, tally.low, tally.high))
        for packed, count in sorted(tally.vectors.items())
        for _ in range(count)
    ]
    random.Random(seed).shuffle(every)  # noqa: S311 — an order, no secret
    return [f"{at:>{width}}  {row}" for at, row in enumerate(every, 1)]
