"""Reads of how a promise is kept: decrees, maklumat, publications, reviews and monitoring of a unit."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.commitments.models import Commitment
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import policies
from tolok.apps.standards.models import (
    ContentUpdate,
    Decree,
    Maklumat,
    MaklumatState,
    Monitoring,
    Publication,
    Review,
    StandardVersion,
    State,
)
from tolok.apps.standards.selectors.versions import holding
from tolok.web.shapes import Link

UNREAD = ("version__content", "version__consulted_content")


def decrees_of(unit: OrganizationUnit) -> QuerySet[Decree]:
    """The decrees of a unit, newest first, with the scan, how many versions each decides and what repeals it."""
    rows = Decree.objects.filter(unit=unit).select_related("scan__proof")
    rows = rows.annotate(decides=Count("versions")).prefetch_related("repealed_by")
    return rows.order_by("-signed_on", "-pk")


def decree_at(pk: int) -> Decree | None:
    """The decree with a number, with its unit, scan, and what it repeals."""
    rows = Decree.objects.select_related("unit__office", "scan__proof")
    return rows.prefetch_related("repeals", "repealed_by").filter(pk=pk).first()


def decided_by(decree: Decree) -> list[StandardVersion]:
    """The versions a decree put in force, by service."""
    rows = decree.versions.select_related("service").defer("content", "consulted_content")
    return list(rows.order_by("service__code", "-number"))


def waiting_for_decree(unit: OrganizationUnit) -> list[StandardVersion]:
    """Versions of a unit that are ready to be decided."""
    rows = StandardVersion.objects.filter(service__unit=unit, state=State.DECISION)
    return list(
        rows.select_related("service__unit").defer("content", "consulted_content").order_by("service__code")
    )


def maklumat_on(unit: OrganizationUnit, day: date) -> Maklumat | None:
    """The maklumat that holds on a day."""
    rows = Maklumat.objects.filter(Q(until__isnull=True) | Q(until__gte=day), unit=unit, set_on__lte=day)
    return rows.exclude(state=MaklumatState.DRAFT).select_related("decree").order_by("-set_on").first()


def maklumats_of(unit: OrganizationUnit) -> list[Maklumat]:
    """Every maklumat of a unit, newest first, with its decree."""
    return list(Maklumat.objects.filter(unit=unit).select_related("decree__scan__proof").order_by("-number"))


def shown_on(unit: OrganizationUnit, day: date) -> QuerySet[Publication]:
    """What of a unit is shown somewhere on a day."""
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=day)
    return publications_of(unit).filter(still, published_on__lte=day)


def publications_of(unit: OrganizationUnit) -> QuerySet[Publication]:
    """The log of a unit, newest first, with what was shown and its picture."""
    rows = Publication.objects.filter(unit=unit).select_related(
        "version__service", "maklumat", "proof__proof"
    )
    return rows.defer(*UNREAD).order_by("-published_on", "-pk")


def publication_at(pk: int) -> Publication | None:
    """The publication with a number."""
    rows = Publication.objects.select_related(
        "unit__office", "version__service", "maklumat", "proof__proof", "by"
    )
    return rows.defer(*UNREAD).filter(pk=pk).first()


def versions_in_force(unit: OrganizationUnit, day: date) -> list[StandardVersion]:
    """The versions of a unit's services that are in force on a day, by code of the service."""
    rows = StandardVersion.objects.filter(holding(day), service__unit=unit)
    return list(
        rows.select_related("service__unit").defer("content", "consulted_content").order_by("service__code")
    )


def updates_of(unit: OrganizationUnit) -> QuerySet[ContentUpdate]:
    """The dated updates of a unit's channels, newest first."""
    rows = ContentUpdate.objects.filter(unit=unit).select_related("proof__proof")
    return rows.order_by("-published_on", "-pk")


def reviews_of(unit: OrganizationUnit) -> QuerySet[Review]:
    """The reviews of a unit's standards, newest first."""
    rows = Review.objects.filter(version__service__unit=unit).select_related(
        "version__service", "proof__proof"
    )
    return rows.defer(*UNREAD).order_by("-reviewed_on", "-pk")


def monitorings_of(unit: OrganizationUnit) -> QuerySet[Monitoring]:
    """The monitoring of a unit's standards, newest first."""
    rows = Monitoring.objects.filter(version__service__unit=unit).select_related(
        "version__service", "proof__proof"
    )
    return rows.defer(*UNREAD).order_by("-done_on", "-pk")


def review_at(pk: int) -> Review | None:
    """The review with a number, with its version, service and unit."""
    rows = Review.objects.select_related("version__service__unit__office", "proof__proof", "by")
    return rows.filter(pk=pk).first()


def monitoring_at(pk: int) -> Monitoring | None:
    """The monitoring with a number, with its version, service and unit."""
    rows = Monitoring.objects.select_related(
        *("version__service__unit__office", "measurement", "proof__proof", "by")
    )
    return rows.filter(pk=pk).first()


def origin_of(done: Review | Monitoring) -> str:
    """What promises that follow from it name as their origin, before the second colon."""
    return f"standards.{'review' if isinstance(done, Review) else 'monitoring'}:{done.pk}"


def promises_after(done: Review | Monitoring) -> list[Commitment]:
    """The promises that followed from a review or monitoring, by their day."""
    return list(Commitment.objects.filter(origin__startswith=f"{origin_of(done)}:").order_by("due_on", "pk"))


def doors_of_unit(unit: OrganizationUnit, _reader: User, _day: date) -> list[Link]:
    """Where the page of a unit leads: to what it promises and how that is kept."""
    return [Link(_("Janji layanan"), reverse("standards-promises", args=[unit.pk]))]


def doors_of_version(version: StandardVersion, person: User, day: date) -> list[Link]:
    """From a version that is or was in force: to where it is shown, and to noting a review or monitoring of it."""
    if version.effective_from is None:
        return []
    links = [
        Link(_("Di mana saja dipasang"), reverse("standards-publications", args=[version.service.unit_id]))
    ]
    if version.holds_on(day) and policies.may_move(person, version.service.unit, "put_in_force", day):
        links += [
            Link(_("Catat peninjauan ulang"), reverse("standards-review-add", args=[version.pk])),
            Link(_("Catat pemantauan"), reverse("standards-monitoring-add", args=[version.pk])),
        ]
    return links
