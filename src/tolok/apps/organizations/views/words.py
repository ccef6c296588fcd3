"""Kinds, groups, acts and periods in the reader's language."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.organizations.selectors import group_word as group_word
from tolok.apps.organizations.selectors import kind_word as kind_word


def act_word(act: str) -> str:
    """What was or would be done to a unit."""
    return {
        "founded": _("ditambah"),
        "renamed": _("ganti nama"),
        "moved": _("dipindah"),
        "changed": _("diubah"),
        "corrected": _("dikoreksi"),
        "closed": _("ditutup"),
        "merged": _("digabung"),
    }[act]


def period(first: date | None, last: date | None, *, after: bool = False) -> str:
    """From when to when; `after` counts from the day after `first`."""
    if first is None:
        return "–"
    start = date_format(first + timedelta(days=1) if after else first)
    return f"{start} – {date_format(last)}" if last else _("sejak %(day)s") % {"day": start}
