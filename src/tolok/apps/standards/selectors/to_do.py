"""What units have to do about their promises as of a day: one list, by date, for every page that tells of it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import get_args

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils.timezone import localdate

from tolok.apps.standards.models import (
    IN_WORK,
    Decree,
    LinkCheck,
    Publication,
    Review,
    StandardVersion,
    State,
    unproved,
)
from tolok.apps.standards.selectors.due import PUBLICATION, Due, due
from tolok.apps.standards.selectors.links import given
from tolok.apps.standards.selectors.to_do_items import WAITING, Kind, ToDo
from tolok.apps.standards.selectors.to_do_maklumat import maklumats
from tolok.apps.standards.selectors.versions import holding
from tolok.rules.standards.linter import ServiceFacts, findings


def to_do(day: date, units: Collection[int]) -> list[ToDo]:
    """Everything units have to do now, what is due first on top. Twenty statements whatever the number of units."""
    wanted = due(day, units)
    found = [_due(one) for one in wanted if one.near_on(day) or one.kind == PUBLICATION]
    found += _in_work(day, units)
    found += _changes(day, units)
    found += _links(day, units)
    held = list(_held(day, units))
    found += _scans(units)
    found += _bare(day, units)
    shown = list(_shown(day, units))
    found += _outdated(shown, day)
    found += maklumats(day, units, held, shown)
    return sorted(found, key=_by_date)


def to_do_of(version: StandardVersion, day: date) -> list[ToDo]:
    """What one version in force asks for, the maklumat of its unit included. Ten statements."""
    units = [version.service.unit_id]
    mine = [one for one in due(day, units) if one.version == version.pk]
    found = [_due(one) for one in mine if one.near_on(day) or one.kind == PUBLICATION]
    found += maklumats(day, units, list(_held(day, units)), list(_shown(day, units)))
    return sorted(found, key=_by_date)


def waiting_in(offices: Collection[int]) -> list[ToDo]:
    """What waits in whole offices for internal review or decree, longest first. One statement."""
    rows = StandardVersion.objects.filter(
        state__in=(State.INTERNAL, State.DECISION), service__unit__office__in=offices
    ).select_related("service")
    return [
        ToDo(
            one.service.unit_id,
            WAITING[one.state],
            one.service.called,
            one.pk,
            since=localdate(one.edited_at),
        )
        for one in rows.defer("content", "consulted_content").order_by("edited_at")
    ]


def media_of(version: StandardVersion, day: date) -> frozenset[str]:
    """The media on which a version can be read on a day, as the log tells. One statement."""
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    rows = version.publications.filter(still, published_on__lte=day)
    return frozenset(rows.order_by().values_list("medium", flat=True).distinct())


def _by_date(one: ToDo) -> tuple[date, int, str]:
    """By day; on the same day what concerns the public first, as the kinds stand above."""
    return (one.due_on or one.since or date.max, get_args(Kind).index(one.kind), one.name)


def _due(one: Due) -> ToDo:
    kind: Kind = one.kind  # type: ignore[assignment]
    return ToDo(
        one.unit,
        kind,
        one.service.called,
        one.service.pk if kind == "sippn" else one.version,
        one.due_on,
        last_on=one.last_on,
        owner=one.owner,
    )


def _in_work(day: date, units: Collection[int]) -> Iterator[ToDo]:
    rows = StandardVersion.objects.filter(state__in=IN_WORK, service__unit__in=units)
    for one in rows.select_related("service").defer("consulted_content"):
        unit, name, since = one.service.unit_id, one.service.called, localdate(one.edited_at)
        if kind := WAITING.get(one.state):
            yield ToDo(unit, kind, name, one.pk, since=since)
        if one.state == State.DRAFT and one.returned:
            yield ToDo(unit, "returned", name, one.pk, since=since, words=one.returned)
        if one.state in (State.DRAFT, State.REVISION) and (n := errors_of(one, day)):
            yield ToDo(unit, "errors", name, one.pk, since=since, n=n)


def _changes(day: date, units: Collection[int]) -> Iterator[ToDo]:
    """Reviews of versions in force that ask for a change nobody has begun."""
    working = StandardVersion.objects.filter(service=OuterRef("version__service"), state__in=IN_WORK)
    rows = Review.objects.filter(
        ~Exists(working),
        holding(day, "version__"),
        change=True,
        reviewed_on__lte=day,
        version__service__unit__in=units,
    )
    rows = rows.select_related("version__service").defer("version__content", "version__consulted_content")
    latest = {one.version_id: one for one in rows.order_by("reviewed_on", "pk")}
    for one in latest.values():
        service = one.version.service
        yield ToDo(service.unit_id, "change", service.called, one.pk, since=one.reviewed_on)


def errors_of(version: StandardVersion, day: date) -> int:
    """How many errors the linter finds; none of them rests on what stands around the standard."""
    facts = ServiceFacts(day=day, free_of_charge=version.service.free_of_charge)
    return sum(one.severity == "error" for one in findings(version.standard, facts))


def _links(day: date, units: Collection[int]) -> Iterator[ToDo]:
    there = {(one.unit, one.address) for one in given(day, units)}
    broken: dict[int, list[date]] = {}
    for row in LinkCheck.objects.filter(unit__in=units, good=False):
        if (row.unit_id, row.address) in there:
            broken.setdefault(row.unit_id, []).append(localdate(row.broken_since or row.checked_at))
    for unit, days in broken.items():
        yield ToDo(unit, "links", since=min(days), n=len(days))


def _held(day: date, units: Collection[int]) -> Iterable[StandardVersion]:
    rows = StandardVersion.objects.filter(holding(day), service__unit__in=units)
    return rows.select_related("service").only("effective_from", "service__unit")


def _scans(units: Collection[int]) -> Iterator[ToDo]:
    for one in Decree.objects.filter(unit__in=units, scan=None):
        yield ToDo(one.unit_id, "scan", one.number, one.pk, since=one.signed_on)


def _bare(day: date, units: Collection[int]) -> Iterator[ToDo]:
    """What is shown and nobody can look at: neither picture nor address."""
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    rows = Publication.objects.filter(still, unproved(), unit__in=units, published_on__lte=day)
    counted = rows.order_by().values("unit").annotate(n=Count("pk"), first=Min("published_on"))
    for unit, n, first in counted.values_list("unit", "n", "first"):
        yield ToDo(unit, "bare", since=first, n=n)


def _shown(day: date, units: Collection[int]) -> Iterable[Publication]:
    """What is still shown of versions that ended and of maklumat."""
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    about = Q(version__effective_until__lt=day) | Q(maklumat__isnull=False)
    rows = Publication.objects.filter(still, about, unit__in=units, published_on__lte=day)
    return rows.select_related("version__service", "maklumat").defer(
        "version__content", "version__consulted_content"
    )


def _outdated(shown: Iterable[Publication], day: date) -> Iterator[ToDo]:
    for one in shown:
        thing = one.version or one.maklumat
        last = one.version.effective_until if one.version else one.maklumat and one.maklumat.until
        if thing and last and last < day:
            name = one.version.service.called if one.version else ""
            yield ToDo(one.unit_id, "outdated", name, one.pk, since=last, words=one.medium)
