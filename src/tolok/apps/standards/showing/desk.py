"""What standards leave on somebody's desk: a line a unit and kind, what is due first on top."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import Role
from tolok.apps.organizations.policies import appointments_of
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.selectors.to_do import to_do, waiting_in
from tolok.apps.standards.selectors.to_do_items import DECIDED, Kind, ToDo
from tolok.apps.standards.showing.to_do import state_of, task_of
from tolok.web.shapes import Task

#: Units of a whole office that are named; the Biro finds the others through the organisation.
NAMED = 6


def desk_tasks(person: User, day: date) -> list[Task]:
    """Heads decide, operators do the rest, the Biro is told what waits for review or decree. Twenty-four statements."""
    roles = list(appointments_of(person, day).values_list("role", "unit", "office"))
    operated = {unit for role, unit, _office in roles if role == Role.UNIT_OPERATOR and unit}
    headed = {unit for role, unit, _office in roles if role == Role.UNIT_HEAD and unit}
    offices = {office for role, unit, office in roles if role == Role.BIRO_ADMIN and not unit}
    found = [
        one
        for one in (to_do(day, operated | headed) if operated | headed else [])
        if (one.unit in operated and one.kind != "internal") or (one.unit in headed and one.kind in DECIDED)
    ]
    groups = _grouped(found)
    others = [
        one
        for one in _grouped(waiting_in(offices) if offices else [])
        if one[0].unit not in operated | headed
    ]
    groups += others[:NAMED]
    names = names_of(sorted({group[0].unit for group in groups}), day) if groups else {}
    lines = [_line(group, names.get(group[0].unit, ""), day) for group in groups]
    return [*lines, *_rest(sum(len(group) for group in others[NAMED:]))]


def _grouped(found: Iterable[ToDo]) -> list[list[ToDo]]:
    """By unit and kind, in the order of their first days."""
    groups: dict[tuple[int, Kind], list[ToDo]] = {}
    for one in found:
        groups.setdefault((one.unit, one.kind), []).append(one)
    return list(groups.values())


def _rest(n: int) -> list[Task]:
    """What is not named, where there is such."""
    if not n:
        return []
    text = ngettext(
        "%(n)d standar lain menunggu telaah atau ditetapkan",
        "%(n)d standar lain menunggu telaah atau ditetapkan",
        n,
    )
    return [Task(text % {"n": n}, _("menunggu"), "info", reverse("organizations"))]


def _line(group: Sequence[ToDo], unit: str, day: date) -> Task:
    """One thing as it is; several as their number, leading to the list of the unit."""
    if len(group) == 1:
        task = task_of(group[0], day)
        return replace(task, hint=f"{unit}. {task.hint}".strip())
    state = state_of(group[0], day)
    page = f"{reverse('standards-promises', args=[group[0].unit])}#kerjakan"
    return Task(_several(group[0].kind, len(group)), state.word, state.tone, page, f"{unit}.")


def _several(kind: Kind, n: int) -> str:
    said = {
        "publication": ngettext(
            "%(n)d standar belum dipublikasikan", "%(n)d standar belum dipublikasikan", n
        ),
        "sippn": ngettext("%(n)d layanan belum di SIPP Nasional", "%(n)d layanan belum di SIPP Nasional", n),
        "review": ngettext("%(n)d standar perlu ditinjau ulang", "%(n)d standar perlu ditinjau ulang", n),
        "monitoring": ngettext("%(n)d standar perlu dipantau", "%(n)d standar perlu dipantau", n),
        "change": ngettext(
            "%(n)d standar perlu diubah menurut peninjauan",
            "%(n)d standar perlu diubah menurut peninjauan",
            n,
        ),
        "outdated": ngettext("%(n)d publikasi masih versi lama", "%(n)d publikasi masih versi lama", n),
        "scan": ngettext("%(n)d keputusan tanpa salinan", "%(n)d keputusan tanpa salinan", n),
        "returned": ngettext("%(n)d draf dikembalikan", "%(n)d draf dikembalikan", n),
        "errors": ngettext("%(n)d draf dengan kesalahan", "%(n)d draf dengan kesalahan", n),
        "internal": ngettext(
            "%(n)d standar menunggu telaah internal", "%(n)d standar menunggu telaah internal", n
        ),
        "consultation": ngettext(
            "%(n)d standar dalam konsultasi publik", "%(n)d standar dalam konsultasi publik", n
        ),
        "revision": ngettext("%(n)d standar menunggu perbaikan", "%(n)d standar menunggu perbaikan", n),
        "decision": ngettext("%(n)d standar menunggu ditetapkan", "%(n)d standar menunggu ditetapkan", n),
    }
    return said.get(kind, _("%(n)d pekerjaan menunggu")) % {"n": n}
