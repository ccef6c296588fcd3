"""Reviews and monitoring that are due, as a table."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.standards.selectors.due import Due
from tolok.web.shapes import Column, Link, State, Table


def kinds() -> dict[str, str]:
    """What is due, in words."""
    return {
        "review": _("peninjauan ulang"),
        "monitoring": _("pemantauan"),
    }


def due_state(one: Due, day: date) -> State:
    """Whether it is late, soon, or has time."""
    if one.overdue_on(day):
        return State(_("lewat"), "bad")
    return State(_("segera"), "caution") if one.near_on(day) else State(_("belum waktunya"), "neutral")


def due_table(rows: Sequence[Due], day: date, *, keeps: bool) -> Table:
    """A row a service and kind; whoever keeps the unit gets the way to do it, and to plan what comes every year."""
    columns = [
        Column(_("Layanan"), "link"),
        Column(_("Yang diminta")),
        Column(_("Terakhir")),
        Column(_("Paling lambat")),
        Column(_("Keadaan"), "status"),
        *([Column(_("Kerjakan"), "link")] if keeps else []),
        *([Column(_("Rencana"), "link")] if keeps else []),
    ]
    lines = [
        (
            Link(one.service.called, reverse("standards-version", args=[one.version])),
            kinds()[one.kind],
            date_format(one.last_on) if one.last_on else _("belum pernah"),
            f"{date_format(one.due_on)}{f' – {one.owner}' if one.owner else ''}",
            due_state(one, day),
            *([_do(one)] if keeps else []),
            *([_plan(one)] if keeps else []),
        )
        for one in rows
    ]
    return Table(_("Yang jatuh tempo"), columns, lines, caption_hidden=True)


def _do(one: Due) -> Link:
    if one.kind == "review":
        return Link(_("catat peninjauan"), reverse("standards-review-add", args=[one.version]))
    return Link(_("catat pemantauan"), reverse("standards-monitoring-add", args=[one.version]))


def _plan(one: Due) -> Link:
    return Link(_("atur hari"), reverse("standards-plan", args=[one.service.pk, one.kind]))
