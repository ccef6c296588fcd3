"""What there is to do about the maklumat of units: there, whole, not older than their standards, and public."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.utils.timezone import localdate

from tolok.apps.standards.models import Maklumat, MaklumatState, Publication, StandardVersion
from tolok.apps.standards.selectors.due import PUBLICATION
from tolok.apps.standards.selectors.to_do_items import ToDo
from tolok.rules.standards import maklumat as rule
from tolok.rules.standards.clocks import clock


def maklumats(
    day: date, units: Collection[int], held: Iterable[StandardVersion], shown: Iterable[Publication]
) -> Iterator[ToDo]:
    """The maklumat of every unit with standards: there, whole, not older than they are, and shown."""
    begun: dict[int, list[date]] = {}
    for version in held:
        if version.effective_from:
            begun.setdefault(version.service.unit_id, []).append(version.effective_from)
    rows = list(Maklumat.objects.filter(unit__in=units).exclude(state=MaklumatState.REPLACED))
    drafts = {one.unit_id: one for one in rows if one.state == MaklumatState.DRAFT}
    set_now = {one.unit_id: one for one in rows if one.state == MaklumatState.SET}
    up = {one.maklumat_id for one in shown if one.maklumat_id}
    ready = {unit: one for unit, one in drafts.items() if not lacking(one, day)}
    for unit, draft in ready.items():
        yield ToDo(unit, "maklumat_ready", row=draft.pk, since=localdate(draft.created_at))
    for unit, days in begun.items():
        if one := set_now.get(unit):
            yield from _standing(one, days, drafted=unit in ready, shown=one.pk in up)
        elif unit not in ready:
            yield ToDo(unit, "maklumat_missing", due_on=clock("maklumat").due(min(days)), since=min(days))


def _standing(one: Maklumat, days: Iterable[date], *, drafted: bool, shown: bool) -> Iterator[ToDo]:
    """What is wrong with the one that holds; a draft that is ready mends its words and its age."""
    assert one.set_on is not None
    newer = [first for first in days if first > one.set_on]
    if newer and not drafted:
        due_on = clock("maklumat").due(min(newer))
        yield ToDo(one.unit_id, "maklumat_older", row=one.pk, due_on=due_on, since=one.set_on, n=len(newer))
    if lacking(one, one.set_on) and not drafted:
        yield ToDo(one.unit_id, "maklumat_lacks", row=one.pk, since=one.set_on)
    if not shown:
        due_on = clock(PUBLICATION).due(one.set_on)
        yield ToDo(one.unit_id, "maklumat_hidden", row=one.pk, due_on=due_on, since=one.set_on)


def lacking(one: Maklumat, set_on: date | None) -> tuple[rule.Part, ...]:
    """What a maklumat does not say."""
    return rule.missing(one.ability, one.improvement, one.sanction, one.signer, set_on)
