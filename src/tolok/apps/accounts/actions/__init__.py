"""Writes of people and of the tokens of their programs."""

from tolok.apps.accounts.actions.people import (
    INVITATION_LIFE,
    NotInvitedError,
    accept,
    accept_by_sso,
    accepted,
    change_password,
    correct,
    deactivate,
    end_session,
    invite,
    reactivate,
    remove_second_factor,
    withdraw_invitations,
)
from tolok.apps.accounts.actions.tokens import create_token, note_use, revoke_token

__all__ = [
    "INVITATION_LIFE",
    "NotInvitedError",
    "accept",
    "accept_by_sso",
    "accepted",
    "change_password",
    "correct",
    "create_token",
    "deactivate",
    "end_session",
    "invite",
    "note_use",
    "reactivate",
    "remove_second_factor",
    "revoke_token",
    "withdraw_invitations",
]
