"""Writes of promises and coaching. A refused write raises ProblemsError; a problem's `key` names the argument."""

from tolok.apps.commitments.actions.coaching import end_coaching, log_visit, start_coaching
from tolok.apps.commitments.actions.keeping import assign, drop, finish, move, note, publish, reopen
from tolok.apps.commitments.actions.promising import Promise, promise, promise_many
from tolok.apps.commitments.actions.reminding import remind_due

__all__ = [
    "Promise",
    "assign",
    "drop",
    "end_coaching",
    "finish",
    "log_visit",
    "move",
    "note",
    "promise",
    "promise_many",
    "publish",
    "remind_due",
    "reopen",
    "start_coaching",
]
