"""Reads of forums. Each answers with a fixed number of statements, however many inputs or people there are."""

from tolok.apps.consultation.selectors.forums import (
    forum_at,
    forums_of,
    forums_read,
    open_forums_of,
    unanswered_of,
    unit_at,
    unit_doors,
    units_of,
    waiting_of,
    whole,
)
from tolok.apps.consultation.selectors.standing import standing_of

__all__ = [
    "forum_at",
    "forums_of",
    "forums_read",
    "open_forums_of",
    "standing_of",
    "unanswered_of",
    "unit_at",
    "unit_doors",
    "units_of",
    "waiting_of",
    "whole",
]
