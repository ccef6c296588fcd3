"""Writes of F-01: answers, proof, what comes along from the last cycle, approval, and handing in."""

from tolok.apps.evaluation.actions.claims.answering import (
    ConflictError,
    Difference,
    answer,
    confirm,
    differences,
    opened,
)
from tolok.apps.evaluation.actions.claims.carrying import carry_over
from tolok.apps.evaluation.actions.claims.citing import cite, uncite
from tolok.apps.evaluation.actions.claims.handing import approve, return_submission, submit

__all__ = [
    "ConflictError",
    "Difference",
    "answer",
    "approve",
    "carry_over",
    "cite",
    "confirm",
    "differences",
    "opened",
    "return_submission",
    "submit",
    "uncite",
]
