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
from tolok.apps.evaluation.actions.claims.telling import ask_approval

__all__ = [
    "ConflictError",
    "Difference",
    "answer",
    "approve",
    "ask_approval",
    "carry_over",
    "cite",
    "confirm",
    "differences",
    "opened",
    "return_submission",
    "submit",
    "uncite",
]
