"""Reads of forums. Each answers with a fixed number of statements, however many inputs or people there are."""

from tolok.apps.consultation.selectors.forums import (
    commented_now,
    forum_at,
    forum_named,
    forums_about,
    forums_of,
    forums_read,
    open_forums_of,
    unanswered_of,
    unit_at,
    unit_doors,
    units_of,
    version_doors,
    waiting_of,
    whole,
)
from tolok.apps.consultation.selectors.standing import standing_of

__all__ = [
    "commented_now",
    "forum_at",
    "forum_named",
    "forums_about",
    "forums_of",
    "forums_read",
    "open_forums_of",
    "standing_of",
    "unanswered_of",
    "unit_at",
    "unit_doors",
    "units_of",
    "version_doors",
    "waiting_of",
    "whole",
]
