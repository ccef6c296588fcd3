"""Everything units promise and do about it as of a day, in nine statements whatever the number of units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q, Window
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import DenseRank
from django.utils import timezone

from tolok.apps.standards.models import (
    IN_WORK,
    ContentUpdate,
    Maklumat,
    MaklumatState,
    Monitoring,
    Nature,
    Publication,
    Review,
    Service,
    ServiceStatus,
    StandardVersion,
    State,
    UnitProfile,
)
from tolok.apps.standards.selectors.portal import OnPortal, in_portal
from tolok.apps.standards.selectors.services import services_on
from tolok.apps.standards.selectors.versions import holding
from tolok.rules.standards.freshness import MOST

#: What facts and the overview look at; thousands of rows are read, and their words are not needed.
_SERVICE = ("service__unit", "service__code", "service__name", "service__public_name")
_DECREE = ("decree__unit", "decree__number", "decree__signed_on", "decree__scan")
VERSION = (
    *("service", "number", "state", "complete", "participation", "consulted_on", "elements", "decree"),
    "consultation",
    *("effective_from", "effective_until", "edited_at", *_SERVICE, *_DECREE),
)
_OF_VERSION = ("version__service", "version__effective_from", *(f"version__{name}" for name in _SERVICE))
REVIEW = ("version", "reviewed_on", "proof", *_OF_VERSION, "version__decree__signed_on")
MONITORING = ("version", "done_on", "proof", *_OF_VERSION)
PUBLICATION = (
    *("unit", "version", "maklumat", "medium", "place", "address", "components", "published_on"),
    *("withdrawn_on", "proof", "version__service", "version__effective_until", "maklumat__state"),
)


@dataclass(slots=True)
class Kept:
    """What one unit has: services for the public, versions by service, and what was done about them by the day.

    `held` are versions in force on the day; `drafts` were in work on it and not written on since: they are shown as they
    stood then, so none of these rows may be saved. Reviews and monitorings are by
    service, newest first; publications are those that stand on the day, of whatever version, and `portal` is what
    stands in the national portal.
    """

    unit: int
    services: list[Service] = field(default_factory=list)
    held: dict[int, StandardVersion] = field(default_factory=dict)
    drafts: dict[int, StandardVersion] = field(default_factory=dict)
    reviews: dict[int, list[Review]] = field(default_factory=dict)
    monitorings: dict[int, list[Monitoring]] = field(default_factory=dict)
    publications: list[Publication] = field(default_factory=list)
    portal: Sequence[OnPortal] = ()
    maklumat: Maklumat | None = None
    drafted: Maklumat | None = None
    updates: list[ContentUpdate] = field(default_factory=list)
    profile: UnitProfile | None = None

    @property
    def written(self) -> dict[int, StandardVersion]:
        """The version of every service for the public that has one: in force, or else in work."""
        there = {one.pk for one in self.services}
        return {pk: one for pk, one in (self.drafts | self.held).items() if pk in there}


def kept(unit_ids: Iterable[int], day: date) -> dict[int, Kept]:
    """Read it for every unit asked for."""
    found = {pk: Kept(pk) for pk in unit_ids}
    units = list(found)
    _services(found, units, day)
    _versions(found, units, day)
    _done(found, units, day)
    _public(found, units, day)
    return found


def end_of(day: date) -> datetime:
    """The first moment after a day, in the zone of the installation."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _services(found: dict[int, Kept], units: Sequence[int], day: date) -> None:
    rows = services_on(day).filter(unit__in=units, nature=Nature.EXTERNAL)
    for one in rows.exclude(status=ServiceStatus.PLANNED):
        found[one.unit_id].services.append(one)


def _versions(found: dict[int, Kept], units: Sequence[int], day: date) -> None:
    later = Q(Q(decree=None) | Q(decree__signed_on__gt=day), effective_from__gt=day)
    unheld = Q(state__in=IN_WORK) | later
    working = Q(unheld, edited_at__lt=end_of(day)) & ~Q(content={})
    rows = StandardVersion.objects.filter(holding(day) | working, service__unit__in=units)
    rows = rows.select_related("decree", "service").only(*VERSION)
    rows = rows.annotate(channels=KeyTransform("channels", "content"))
    for one in rows:
        mine = found[one.service.unit_id]
        if one.effective_from and one.effective_from > day:  # on the day it was still in work
            one.state, one.effective_from, one.decree = State.DECISION, None, None
        (mine.drafts if one.in_work else mine.held)[one.service_id] = one


def _done(found: dict[int, Kept], units: Sequence[int], day: date) -> None:
    reviews = Review.objects.filter(version__service__unit__in=units, reviewed_on__lte=day)
    rows = reviews.select_related("version__service", "version__decree")
    for review in rows.only(*REVIEW).order_by("-reviewed_on", "-pk"):
        service = review.version.service
        found[service.unit_id].reviews.setdefault(service.pk, []).append(review)
    looks = Monitoring.objects.filter(version__service__unit__in=units, done_on__lte=day)
    for look in looks.select_related("version__service").only(*MONITORING).order_by("-done_on", "-pk"):
        service = look.version.service
        found[service.unit_id].monitorings.setdefault(service.pk, []).append(look)


def _public(found: dict[int, Kept], units: Sequence[int], day: date) -> None:
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=day)
    shown = Publication.objects.filter(still, unit__in=units, published_on__lte=day)
    for one in shown.select_related("version", "maklumat").only(*PUBLICATION):
        found[one.unit_id].publications.append(one)
    for unit, rows in in_portal(units, day).items():
        found[unit].portal = rows
    holds = Q(set_on__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
    drafted = Q(Q(state=MaklumatState.DRAFT) | Q(set_on__gt=day), created_at__lt=end_of(day))
    for row in Maklumat.objects.filter(holds | drafted, unit__in=units).select_related("decree"):
        if row.state == MaklumatState.DRAFT or (row.set_on and row.set_on > day):
            row.set_on, row.decree = None, None
            found[row.unit_id].drafted = row
        else:
            found[row.unit_id].maklumat = row
    latest = Window(DenseRank(), partition_by=F("unit_id"), order_by=F("published_on").desc())
    updates = ContentUpdate.objects.filter(unit__in=units, published_on__lte=day).annotate(rank=latest)
    for update in updates.filter(rank__lte=MOST).order_by("-published_on", "-pk"):
        found[update.unit_id].updates.append(update)
    for profile in UnitProfile.objects.filter(unit__in=units, changed_at__lt=end_of(day)):
        found[profile.unit_id].profile = profile
