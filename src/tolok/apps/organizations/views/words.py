"""Kinds, groups, acts and periods in the reader's language."""

from datetime import date, timedelta
from typing import cast

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.rules.offices import SERVICE_GROUPS, UNIT_KINDS, ServiceGroup, UnitKind
from tolok.web.printing import say


def kind_word(kind: str) -> str:
    """What a kind of unit is called."""
    return say(UNIT_KINDS[cast(UnitKind, kind)])


def group_word(group: str) -> str:
    """What a service group is called."""
    return say(SERVICE_GROUPS[cast(ServiceGroup, group)])


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
