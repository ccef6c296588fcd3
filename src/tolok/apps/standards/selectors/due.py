"""What is due for the standards of units: review, monitoring, publication, and the copy in SIPPN."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from tolok.apps.standards.models import (
    Medium,
    Monitoring,
    Nature,
    Plan,
    PlanKind,
    Publication,
    Review,
    Service,
    StandardVersion,
)
from tolok.apps.standards.selectors.portal import in_portal
from tolok.apps.standards.selectors.services import services_on
from tolok.apps.standards.selectors.versions import holding
from tolok.rules.standards.clocks import clock

PUBLICATION, SIPPN = "publication", "sippn"


@dataclass(frozen=True, slots=True)
class Due:
    """Something a unit has to do for one service: by `due_on`, reminded of from `warns_on`."""

    unit: int
    service: Service
    version: int
    kind: str
    due_on: date
    warns_on: date
    last_on: date | None = None
    owner: str = ""
    planned: bool = False

    def overdue_on(self, day: date) -> bool:
        """Whether its day has passed."""
        return self.due_on < day

    def near_on(self, day: date) -> bool:
        """Whether it is time to remind of it."""
        return self.warns_on <= day


def due(day: date, units: Collection[int] | None = None) -> list[Due]:
    """Everything that is or will be due as of a day, soonest first. Seven statements whatever the number of units.

    A service without a version in force has nothing due. A plan that somebody moved stands over the clock.
    """
    mine = Q() if units is None else Q(unit__in=units)
    services = {one.pk: one for one in services_on(day).filter(mine)}
    versions = list(_versions(day, units))
    last = {PlanKind.REVIEW: _last(Review, "reviewed_on", day, units)}
    last[PlanKind.MONITORING] = _last(Monitoring, "done_on", day, units)
    rows = Plan.objects.filter(mine, done_on__isnull=True, service__isnull=False)
    plans = {(one.service_id, one.kind): one for one in rows}
    shown = _shown(day, units)
    found: list[Due] = []
    for version in versions:
        if service := services.get(version.service_id):
            found += _periodic(service, version, last, plans)
            found += _published(service, version, shown.get(version.pk, frozenset()))
    return sorted(found, key=lambda one: (one.due_on, one.service.code, one.kind))


def _versions(day: date, units: Collection[int] | None) -> QuerySet[StandardVersion]:
    mine = Q() if units is None else Q(service__unit__in=units)
    return StandardVersion.objects.filter(mine, holding(day)).only("service_id", "effective_from")


def _last(
    model: type[Review] | type[Monitoring], field: str, day: date, units: Collection[int] | None
) -> dict[int, date]:
    mine = Q() if units is None else Q(version__service__unit__in=units)
    rows = model._default_manager.filter(mine, **{f"{field}__lte": day}).order_by()
    return dict(rows.values_list("version__service").annotate(last=Max(field)))


def _shown(day: date, units: Collection[int] | None) -> dict[int, frozenset[str]]:
    """The media on which each version in force is shown on a day."""
    mine = Q() if units is None else Q(unit__in=units)
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=day)
    rows = Publication.objects.filter(mine, still, version__isnull=False, published_on__lte=day)
    found: dict[int, set[str]] = {}
    for version, medium in rows.order_by().values_list("version", "medium").distinct():
        found.setdefault(version or 0, set()).add(medium)
    for one in (one for rows in in_portal(units, day).values() for one in rows):
        found.setdefault(one.version_id or 0, set()).add(Medium.SIPPN)
    return {version: frozenset(media) for version, media in found.items()}


def _periodic(
    service: Service,
    version: StandardVersion,
    last: dict[PlanKind, dict[int, date]],
    plans: dict[tuple[int | None, str], Plan],
) -> Iterator[Due]:
    begun = version.effective_from
    assert begun is not None
    for kind in PlanKind:
        running, done = clock(kind.value), last[kind].get(service.pk)
        plan = plans.get((service.pk, kind))
        start = max(begun, done) if done else begun
        due_on = plan.due_on if plan else running.due(start)
        warns_on = running.warns_before(due_on) if plan else running.warns(start)
        owner, planned = (plan.owner, True) if plan else ("", False)
        yield Due(service.unit_id, service, version.pk, kind.value, due_on, warns_on, done, owner, planned)


def _published(service: Service, version: StandardVersion, media: frozenset[str]) -> Iterator[Due]:
    """Until it is shown somewhere, and a service for the public until it is in SIPPN."""
    begun = version.effective_from
    assert begun is not None
    wanted = [PUBLICATION] if not media else []
    if service.nature == Nature.EXTERNAL and Medium.SIPPN not in media:
        wanted.append(SIPPN)
    for kind in wanted:
        running = clock(kind)
        yield Due(service.unit_id, service, version.pk, kind, running.due(begun), running.warns(begun))
