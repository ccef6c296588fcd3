"""Writes of evidence libraries. Each is one transaction with its audit entry; files are on the disk before it ends.

A refused write raises ProblemsError; the `key` of a problem names the argument at fault ("file", "title", …).
"""

from tolok.apps.evidence.actions.links import add_link, archive, fetch_again, fetch_waiting
from tolok.apps.evidence.actions.looking import look, look_again
from tolok.apps.evidence.actions.proofs import (
    Facts,
    add_proof,
    add_version,
    edit,
    keep,
    opened,
    withdraw,
)
from tolok.apps.evidence.actions.reaching import Reached, reach_all
from tolok.apps.evidence.actions.uploads import (
    Begun,
    WrongOffsetError,
    begin,
    finish,
    forget_unfinished,
    receive,
    take,
)
from tolok.apps.evidence.actions.using import drop_use, note_use

__all__ = [
    "Begun",
    "Facts",
    "Reached",
    "WrongOffsetError",
    "add_link",
    "add_proof",
    "add_version",
    "archive",
    "begin",
    "drop_use",
    "edit",
    "fetch_again",
    "fetch_waiting",
    "finish",
    "forget_unfinished",
    "keep",
    "look",
    "look_again",
    "note_use",
    "opened",
    "reach_all",
    "receive",
    "take",
    "withdraw",
]
