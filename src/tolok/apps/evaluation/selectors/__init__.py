"""Reads of cycles. Each answers with a fixed number of statements, however many units and indicators there are."""

from tolok.apps.evaluation.selectors.cycles import (
    cycle_at,
    cycles_of,
    deadline,
    form_key,
    locus_in,
    seat_at,
    seat_in,
)
from tolok.apps.evaluation.selectors.standing import givens, outcomes, settled_levels

__all__ = [
    "cycle_at",
    "cycles_of",
    "deadline",
    "form_key",
    "givens",
    "locus_in",
    "outcomes",
    "seat_at",
    "seat_in",
    "settled_levels",
]
