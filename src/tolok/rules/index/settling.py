"""From what several evaluators found to the one level that counts.

Order of strength: decided after an objection, then moderated, then what the evaluators found. The rule is ours;
the guideline only says that an evaluator's level can be clarified and objected to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tolok.rules.index.weighted import NOT_APPLICABLE, NotApplicable
from tolok.rules.texts import Text

Level = int | NotApplicable
How = Literal["single", "agreed", "moderated", "decided", "disputed", "open"]

HOW: Mapping[How, Text] = {
    "single": Text("dinilai satu evaluator", "judged by one evaluator"),
    "agreed": Text("para evaluator sepakat", "the evaluators agree"),
    "moderated": Text("ditetapkan moderator", "settled by the moderator"),
    "decided": Text("diputus setelah sanggah atau koreksi", "decided after an objection or a correction"),
    "disputed": Text("berbeda, menunggu moderasi", "in dispute, waits for moderation"),
    "open": Text("belum dinilai", "not judged yet"),
}


@dataclass(frozen=True, slots=True)
class Settled:
    """The level that counts, None while there is none, and how it came about.

    `apart` is how many levels the evaluators lie apart: 0 with fewer than two, None where one of them says that
    the indicator does not apply and another gives a level.
    """

    level: Level | None
    how: How
    apart: int | None = 0

    @property
    def needs_moderation(self) -> bool:
        """Whether nobody but a moderator can say the level."""
        return self.how == "disputed"


def settle(
    judged: Sequence[Level],
    moderated: Level | None = None,
    decided: Level | None = None,
    *,
    gap: int = 1,
) -> Settled:
    """The settled level of one indicator of one unit.

    `judged` are submitted judgements, the first evaluator's first. Evaluators who lie `gap` or more levels
    apart are in dispute. With a `gap` above 1 a smaller difference is taken as agreement and the first
    evaluator's level stands; "does not apply" against a level is a dispute at any gap. Raises ValueError for a
    `gap` below 1.
    """
    if gap < 1:
        raise ValueError(f"gap {gap}: evaluators who agree are not in dispute")
    apart = spread(judged)
    if decided is not None:
        return Settled(decided, "decided", apart)
    if moderated is not None:
        return Settled(moderated, "moderated", apart)
    if not judged:
        return Settled(None, "open", apart)
    if apart is None or apart >= gap:
        return Settled(None, "disputed", apart)
    return Settled(judged[0], "single" if len(judged) == 1 else "agreed", apart)


def spread(judged: Sequence[Level]) -> int | None:
    """How many levels lie between the lowest and the highest judgement; None where that cannot be said."""
    if len(judged) < 2:
        return 0
    levels = [level for level in judged if level != NOT_APPLICABLE]
    if levels and len(levels) < len(judged):
        return None
    return max(levels) - min(levels) if levels else 0
