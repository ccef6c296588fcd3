"""Forums with everything they hold, and lists of them."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.consultation.models import (
    ActionRow,
    Comment,
    Forum,
    Input,
    Shown,
    Signature,
    State,
    Subject,
    Verdict,
)
from tolok.apps.consultation.policies import IN_THE_UNIT, may_keep, may_see
from tolok.apps.consultation.selectors.choices import TALKED_OVER
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.policies import READERS, appointments_of
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
    Prefetch("signatures", Signature.objects.select_related("by")),
    "publications",
    "told",
    "answers",
    "addresses",
    "subjects__comments",
)


def whole(pk: int) -> Forum | None:
    """A forum with everything it holds; as many statements for a thousand inputs as for one."""
    kept = (f"minutes__{name}__proof" for name in ("scan", "paper", "attendance", "report"))
    found = Forum.objects.select_related("unit__office", *kept)
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


def forums_about(version: StandardVersion) -> QuerySet[Forum]:
    """The forums that talk over a version or did, the newest first; those that were called off are left out."""
    found = Forum.objects.filter(subjects__version=version).exclude(state=State.CALLED_OFF)
    return found.order_by("-meets_on", "-pk")


def forum_named(origin: str) -> Forum | None:
    """The forum that a version names as where it was made, see `Forum.origin`. At most one statement."""
    kind, _sep, number = origin.partition(":")
    if kind != "consultation.forum" or not number.isdecimal():
        return None
    return Forum.objects.filter(pk=int(number)).first()


def commented_now(version: StandardVersion, day: date) -> list[Forum]:
    """Forums in which the public can still comment on a version on a day. One statement."""
    return [one for one in forums_about(version) if one.commentable_on(day)]


def unanswered_of(version: StandardVersion) -> QuerySet[Input]:
    """Inputs about a version, or about its whole forum, that were not answered; of forums that were not called off."""
    found = Input.objects.filter(forum__subjects__version=version, verdict=Verdict.NONE)
    mine = found.filter(subject__version=version) | found.filter(subject=None)
    return mine.exclude(forum__state=State.CALLED_OFF).distinct().order_by("forum", "number")


def waiting_of(version: StandardVersion) -> QuerySet[Comment]:
    """Comments online about a version that nobody has read yet; of forums that were not called off."""
    found = Comment.objects.filter(subject__version=version, state=Shown.WAITING)
    return found.exclude(subject__forum__state=State.CALLED_OFF)


def forums_read(person: User, day: date) -> QuerySet[Forum]:
    """The forums a person may read: of their offices and of their units, the newest first."""
    roles = appointments_of(person, day)
    offices = roles.filter(unit=None, role__in=READERS).values("office")
    units = roles.filter(role__in=IN_THE_UNIT).values("unit")
    found = Forum.objects.filter(Q(unit__office__in=offices) | Q(unit__in=units))
    return found.select_related("unit__office").order_by("-meets_on", "-pk")


def units_of(person: User, day: date) -> QuerySet[OrganizationUnit]:
    """The units in which a person has a role, by office and code."""
    roles = appointments_of(person, day).filter(role__in=IN_THE_UNIT).values("unit")
    return OrganizationUnit.objects.filter(pk__in=roles).select_related("office").order_by("office", "code")


def unit_at(pk: int) -> OrganizationUnit | None:
    """The unit with a number, and its office."""
    return OrganizationUnit.objects.select_related("office").filter(pk=pk).first()


def unit_doors(unit: OrganizationUnit, person: User, day: date) -> Sequence[Link]:
    """Where the page of a unit leads: its consultations."""
    if not may_see(person, unit, day):
        return []
    return [Link(_("Konsultasi publik (FKP)"), reverse("consultation-unit", args=[unit.pk]))]


def version_doors(version: StandardVersion, person: User, day: date) -> Sequence[Link]:
    """Where the page of a version leads: the forums that talk it over, their minutes, and planning one. Three
    statements at most."""
    unit = version.service.unit
    if not may_see(person, unit, day):
        return []
    found = [link for forum in forums_about(version) for link in _forum_links(forum)]
    busy = version.in_work and open_forums_of(version).exists()
    if version.state in TALKED_OVER and not busy and may_keep(person, unit, day):
        address = reverse("consultation-plan", args=[unit.pk])
        found.append(Link(_("Rencanakan forum konsultasi publik"), f"{address}?versi={version.pk}"))
    return found


def _forum_links(forum: Forum) -> list[Link]:
    words = {"topic": forum.topic, "state": forum.get_state_display()}
    own = Link(_("Forum: %(topic)s (%(state)s)") % words, reverse("consultation-work", args=[forum.pk]))
    if forum.signed_on is None:
        return [own]
    day = date_format(forum.signed_on)
    minutes = reverse("consultation-minutes", args=[forum.pk])
    return [own, Link(_("Berita acara forum, %(day)s") % {"day": day}, minutes)]
