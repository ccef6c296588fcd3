"""Writes of notices: tell people, note what they read, send what is due.

Notices are messages about writes that are audited already; of these writes only preferences are audited themselves.
"""

from tolok.apps.notices.actions.inviting import Letter, send_invitations
from tolok.apps.notices.actions.mailing import send_due
from tolok.apps.notices.actions.reading import prefer, read, read_all
from tolok.apps.notices.actions.telling import Message, notify, notify_each

__all__ = [
    "Letter",
    "Message",
    "notify",
    "notify_each",
    "prefer",
    "read",
    "read_all",
    "send_due",
    "send_invitations",
]
