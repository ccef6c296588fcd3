"""Forums with everything they hold, and lists of them."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.consultation.models import ActionRow, Forum, Input, State, Subject, Verdict
from tolok.apps.consultation.policies import may_see
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import StandardVersion
from tolok.web.shapes import Link

OVER = (State.CLOSED, State.CALLED_OFF)
#: Everything a page or paper about one forum reads; one statement each.
PARTS: tuple[str | Prefetch[str], ...] = (
    Prefetch("subjects", Subject.objects.select_related("version__service", "version__decree")),
    "team",
    "invitations",
    "participants",
    Prefetch("inputs", Input.objects.select_related("subject__version__service", "answered_by")),
    Prefetch("rows", ActionRow.objects.select_related("commitment")),
    "signatures",
    "publications",
    "told",
    "answers",
    "addresses",
    "subjects__comments",
)


def whole(pk: int) -> Forum | None:
    """A forum with everything it holds; as many statements for a thousand inputs as for one."""
    found = Forum.objects.select_related("unit__office", "minutes__scan__proof", "minutes__paper__proof")
    return found.filter(pk=pk).prefetch_related(*PARTS).first()


def forum_at(pk: int) -> Forum | None:
    """The forum with a number, with its unit and office. One statement."""
    return Forum.objects.select_related("unit__office").filter(pk=pk).first()


def forums_of(unit: OrganizationUnit) -> QuerySet[Forum]:
    """The forums of a unit, the newest first."""
    return Forum.objects.filter(unit=unit).order_by("-number")


def open_forums_of(version: StandardVersion) -> QuerySet[Forum]:
    """The forums that talk over a version and are not over."""
    return Forum.objects.filter(subjects__version=version).exclude(state__in=OVER)


def unanswered_of(version: StandardVersion) -> QuerySet[Input]:
    """Inputs about a version, or about its whole forum, that were not answered; of forums that were not called off."""
    found = Input.objects.filter(forum__subjects__version=version, verdict=Verdict.NONE)
    mine = found.filter(subject__version=version) | found.filter(subject=None)
    return mine.exclude(forum__state=State.CALLED_OFF).distinct().order_by("forum", "number")


def unit_at(pk: int) -> OrganizationUnit | None:
    """The unit with a number, and its office."""
    return OrganizationUnit.objects.select_related("office").filter(pk=pk).first()


def unit_doors(unit: OrganizationUnit, person: User, day: date) -> Sequence[Link]:
    """Where the page of a unit leads: its consultations."""
    if not may_see(person, unit, day):
        return []
    return [Link(_("Konsultasi publik (FKP)"), reverse("consultation-unit", args=[unit.pk]))]
