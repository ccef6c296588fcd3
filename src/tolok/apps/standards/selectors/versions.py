"""Reads of versions of standards. In force on a day is by dates, never by state alone."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from tolok.apps.accounts.models import User
from tolok.apps.common.selectors import entries_about
from tolok.apps.organizations.models import Appointment, OrganizationUnit, Role
from tolok.apps.organizations.policies import lasting
from tolok.apps.standards.models import IN_WORK, Decree, Service, StandardVersion
from tolok.apps.standards.selectors.services import services_on
from tolok.web.shapes import Link, Task

#: Where the page of a version leads beyond its words; other parts and apps above add theirs when they start.
VersionDoors = Callable[[StandardVersion, User, date], Sequence[Link]]
VERSION_DOORS: list[VersionDoors] = []
#: What else is to be done about a version; apps above add theirs when they start.
VersionTasks = Callable[[StandardVersion, User, date], Sequence[Task]]
VERSION_TASKS: list[VersionTasks] = []


def add_version_doors(doors: VersionDoors) -> None:
    """Let the page of a version lead to papers, publications, a forum …; twice is as good as once."""
    if doors not in VERSION_DOORS:
        VERSION_DOORS.append(doors)


def add_version_tasks(tasks: VersionTasks) -> None:
    """Let the page of a version say what an app above leaves to be done; twice is as good as once."""
    if tasks not in VERSION_TASKS:
        VERSION_TASKS.append(tasks)


def version_tasks(version: StandardVersion, person: User, day: date) -> list[Task]:
    """What apps above leave to be done about a version that a person may see."""
    return [task for tasks in VERSION_TASKS for task in tasks(version, person, day)]


def version_doors(version: StandardVersion, person: User, day: date) -> list[Link]:
    """Every door from the page of a version that a person who may see it may open on `day`."""
    return [link for doors in VERSION_DOORS for link in doors(version, person, day)]


def holding(day: date, path: str = "") -> Q:
    """Which versions are in force on a day; `path` leads to them, such as ``version__``."""
    still = Q(**{f"{path}effective_until__isnull": True}) | Q(**{f"{path}effective_until__gte": day})
    return Q(**{f"{path}effective_from__lte": day}) & still


def version_on(service: Service, day: date) -> StandardVersion | None:
    """The version of a service that is in force on a day."""
    return service.versions.filter(holding(day)).select_related("decree").first()


def in_force(unit_ids: Iterable[int], day: date) -> dict[int, list[tuple[Service, StandardVersion | None]]]:
    """Every service offered on a day by unit, with the version in force that day; two statements."""
    wanted = list(unit_ids)
    found: dict[int, list[tuple[Service, StandardVersion | None]]] = {pk: [] for pk in wanted}
    services = list(services_on(day).filter(unit__in=wanted))
    rows = StandardVersion.objects.filter(holding(day), service__in=services).select_related("decree")
    versions = {one.service_id: one for one in rows}
    for service in services:
        found[service.unit_id].append((service, versions.get(service.pk)))
    return found


def version_at(pk: int) -> StandardVersion | None:
    """The version with a number, with its service, unit, office, decree and the minutes of a forum elsewhere."""
    rows = StandardVersion.objects.select_related(
        "service__unit__office", "decree", "participation_proof__proof"
    )
    return rows.filter(pk=pk).first()


def consultation_opened(version: StandardVersion) -> date | None:
    """The local day on which its words first went to the public, as the audit has it; None before that, and for a
    draft that was at work before it was written here: the audit then knows only the second half of its way."""
    if version.drafted_from is not None:
        return None
    moments = entries_about(version).filter(action="standards.consult").values_list("at", flat=True)
    first = moments.order_by("pk").first()
    return localdate(first) if first else None


def begun_after(version: StandardVersion, day: date) -> date | None:
    """The local day on which a version was begun, where that is later than `day`: nobody can have talked it over by
    then. None also for one that was brought in, of which nobody knows when it was begun. What the unit says of a draft
    on paper goes before the day of the first words here. One statement at most."""
    begun = version.drafted_from or localdate(version.created_at)
    if begun <= day:
        return None
    here = version.in_work or entries_about(version).filter(action="standards.begin_version").exists()
    return begun if here else None


def versions_of(service: Service) -> QuerySet[StandardVersion]:
    """Every version of a service, with its decree: those in work, then by the day they took force, the last first."""
    rows = service.versions.select_related("decree")
    return rows.order_by(F("effective_from").desc(nulls_first=True), "-number")


def standing_of(
    services: Iterable[Service], day: date
) -> dict[int, tuple[StandardVersion | None, StandardVersion | None]]:
    """By service: the version in force on a day and the one in work. One statement; their words are left unread."""
    wanted = [one.pk for one in services]
    rows = StandardVersion.objects.filter(Q(state__in=IN_WORK) | holding(day), service__in=wanted)
    found: dict[int, tuple[StandardVersion | None, StandardVersion | None]] = {}
    for one in rows.defer("content", "consulted_content"):
        held, working = found.get(one.service_id, (None, None))
        found[one.service_id] = (held, one) if one.in_work else (one, working)
    return found


def heads_of(unit: OrganizationUnit, day: date) -> list[str]:
    """The names of those who head a unit on a day. One statement."""
    held = Appointment.objects.filter(lasting(day), unit=unit, role=Role.UNIT_HEAD, user__is_active=True)
    return list(held.order_by("user__name").values_list("user__name", flat=True).distinct())


def decrees_for(version: StandardVersion) -> list[Decree]:
    """The decrees of the unit that may put a version in force, the newest first."""
    return list(Decree.objects.filter(unit=version.service.unit_id).order_by("-signed_on", "-pk")[:50])


def without_standard(unit: OrganizationUnit, day: date) -> int:
    """How many services of a unit are offered on a day and have no standard in force."""
    held = StandardVersion.objects.filter(holding(day), service=OuterRef("pk"))
    return services_on(day).filter(~Exists(held), unit=unit).count()
