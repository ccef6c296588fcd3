"""How ready a unit is: what is proposed today, what would raise it, what is due, and the nine duties."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.commitments.models import Commitment
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors.readying import Readiness, Ready, letters_to, readiness
from tolok.apps.evaluation.views.claims import words
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever
from tolok.apps.evaluation.views.readying.words import kept_state
from tolok.apps.standards.selectors.due import Due
from tolok.rules.duties import duties
from tolok.rules.raising import WORDS
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Link, State, Table

#: Levels with a light step first, then by what the index gains.
GAIN_PLACES = 3
#: Services that are named in one line of what is due.
NAMED = 3


def readies(request: HttpRequest, **parts: Any) -> bool:
    """The unit's own staff, and who reads all."""
    if not sees_unit(request, **parts):
        return False
    unit, person = here(request), whoever(request)
    return policies.works_at(person, unit, today()) or policies.reads_all(person, unit.cycle, today())


@policy(readies)
@require_safe
def unit(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Show it as of today."""
    place = here(request)
    day = today()
    found = readiness(place, day)
    works = policies.works_at(whoever(request), place, today())
    letter = letters_to([place.pk]).get(place.pk)
    context = {
        "locus": place,
        "day": date_format(day),
        "known": sum(bool(one.finding.facts) for one in found.rows),
        "total": len(found.rows),
        "table": _table(place, found.rows, works=works),
        "duties": _duties(found),
        "due": _due(found, today()),
        "letter": letter and reverse("readying-letter", args=[place.cycle_id, place.pk, letter.number]),
        "crumbs": crumbs(place.cycle, words.unit_link(place), Link(_("Kesiapan"), current=True)),
    }
    return render(request, "evaluation/readying/unit.html", context)


def _table(locus: Locus, rows: Sequence[Ready], *, works: bool) -> Table:
    columns = [
        Column(_("Indikator"), "link" if works else "text"),
        Column(_("Catatan"), "number"),
        Column(_("Isian"), "number"),
        Column(_("Agar naik")),
        Column(_("Upaya")),
        Column(_("Tambahan indeks"), "number"),
    ]
    order = sorted(rows, key=lambda one: (one.gain is None, one.effort or 9, -(one.gain or 0)))
    lines = [
        (
            Link(_name(one), words.item_url(locus, one.indicator.code)) if works else _name(one),
            _level(one.finding.level),
            _level(one.claimed),
            _step(one),
            say(WORDS[one.effort]) if one.effort and one.step else "–",
            printed(one.gain, GAIN_PLACES) if one.gain is not None else "–",
        )
        for one in order
    ]
    note = _(
        "Catatan: level yang diusulkan dari catatan di Tolok. Isian: level dari jawaban unit. "
        "Besar upaya adalah perkiraan Tolok; yang ringan didahulukan."
    )
    return Table(_("Indikator, dari yang paling ringan dinaikkan"), columns, lines, note=note)


def _name(one: Ready) -> str:
    return f"{one.indicator.number}. {say(one.indicator.title)}"


def _level(level: int | None) -> str:
    return "–" if level is None else str(level)


def _step(one: Ready) -> str:
    if one.step is None:
        return _("sudah level tertinggi") if one.level is not None else "–"
    return _("level %(level)s: %(text)s") % {"level": one.step.level, "text": say(one.step.text)}


def _duties(found: Readiness) -> list[tuple[str, State]]:
    return [(say(one.name), kept_state(found.duties[one.key])) for one in duties()]


def _due(found: Readiness, day: date) -> Table:
    """What is overdue or due soon; what of one kind is due on one day is one line."""
    groups: dict[tuple[date, str], list[Due]] = {}
    for one in found.due:
        groups.setdefault((one.due_on, one.kind), []).append(one)
    lines: list[tuple[date, tuple[object, ...]]] = [
        (due_on, (_due_name(rows), date_format(due_on), _when(due_on, day)))
        for (due_on, _kind), rows in groups.items()
    ]
    lines += [(one.due_on, _promise(one, day)) for one in found.promises]
    columns = [Column(_("Yang harus dikerjakan")), Column(_("Tenggat")), Column(_("Keadaan"), "status")]
    rows = [line for _day, line in sorted(lines, key=lambda one: one[0])]
    empty = _("Tidak ada tenggat yang tercatat.")
    return Table(_("Jatuh tempo"), columns, rows, empty=empty, caption_hidden=True)


def _promise(one: Commitment, day: date) -> tuple[object, ...]:
    return (one.title, date_format(one.due_on), _when(one.due_on, day))


def _due_name(rows: Sequence[Due]) -> str:
    kinds = {
        "review": _("Tinjau ulang standar: %(services)s"),
        "monitoring": _("Monitor dan evaluasi standar: %(services)s"),
        "publication": _("Publikasikan standar: %(services)s"),
        "sippn": _("Masukkan ke SIPP Nasional: %(services)s"),
    }
    names = [one.service.called for one in rows[:NAMED]]
    if len(rows) > NAMED:
        names.append(_("dan %(n)s layanan lain") % {"n": len(rows) - NAMED})
    return kinds[rows[0].kind] % {"services": "; ".join(names)}


def _when(due_on: date, day: date) -> State:
    return State(_("lewat tenggat"), "bad") if due_on < day else State(_("menunggu"), "info")
