"""Everything that can be done to a version of a service's standard, under one name."""

from tolok.apps.standards.actions.drafting import (
    Member,
    begin,
    note_participation,
    say_drafted,
    set_team,
    write,
)
from tolok.apps.standards.actions.holding import add_version, put_in_force, withdraw
from tolok.apps.standards.actions.moving import (
    DECREE_GUARDS,
    GUARDS,
    add_decree_guard,
    add_guard,
    begin_review,
    consult,
    end_review,
    guard_problems,
    ready,
    revise,
    send_back,
    submit,
)

__all__ = [
    "DECREE_GUARDS",
    "GUARDS",
    "Member",
    "add_decree_guard",
    "add_guard",
    "add_version",
    "begin",
    "begin_review",
    "consult",
    "end_review",
    "guard_problems",
    "note_participation",
    "put_in_force",
    "ready",
    "revise",
    "say_drafted",
    "send_back",
    "set_team",
    "submit",
    "withdraw",
    "write",
]
