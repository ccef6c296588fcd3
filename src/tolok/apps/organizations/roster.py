"""Reads of the people of one office: who has which role where, who was invited, what concerns them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import Appointment, Office, OrganizationUnit, PeopleImport, RoleOffer
from tolok.apps.organizations.selectors import appointments_on, names_of


@dataclass(frozen=True, slots=True)
class Offered:
    """A role that waits, and whether the invitation to it can still be used."""

    offer: RoleOffer
    usable: bool


def people_on(office: Office, day: date, search: str = "", role: str = "") -> QuerySet[Appointment]:
    """Who has which role in an office on `day`; found by a part of name, e-mail or employee number."""
    found = appointments_on(office, day)
    if role:
        found = found.filter(role=role)
    for word in search.split():
        found = found.filter(
            Q(user__name__icontains=word) | Q(user__email__icontains=word) | Q(user__nip__contains=word)
        )
    return found


def staff_of(unit: OrganizationUnit, day: date) -> QuerySet[Appointment]:
    """Who has a role in this very unit on `day`."""
    return appointments_on(unit.office, day).filter(unit=unit)


def person_in(office: Office, pk: int) -> User | None:
    """A person who has or had a role in this office; nobody else is there."""
    return User.objects.filter(pk=pk, appointments__office=office).distinct().first()


def roles_of(person: User, office: Office) -> list[Appointment]:
    """Every role a person has or had in this office, the newest first; none of other offices."""
    found = Appointment.objects.filter(user=person, office=office).select_related("unit", "user", "office")
    return list(found.order_by("-valid_from", "-pk"))


def role_in(office: Office, person: int, pk: int) -> Appointment | None:
    """One role of a person in this office."""
    found = Appointment.objects.filter(office=office, user=person, pk=pk)
    return found.select_related("user", "office", "unit").first()


def offers_in(office: Office, now: datetime) -> list[Offered]:
    """Roles that wait for people who were invited."""
    waiting = RoleOffer.objects.filter(office=office, taken_at=None, withdrawn_at=None)
    return [
        Offered(offer, offer.invitation.used_at is None and offer.invitation.expires_at > now)
        for offer in waiting.select_related("unit", "invitation", "office")
    ]


def offer_in(office: Office, pk: int) -> RoleOffer | None:
    """One role that waits in this office."""
    waiting = RoleOffer.objects.filter(office=office, pk=pk, taken_at=None, withdrawn_at=None)
    return waiting.select_related("office", "unit").first()


def unit_names(rows: Sequence[Appointment | RoleOffer], day: date) -> dict[int, str]:
    """What the units of these roles are called on `day`, by number."""
    return names_of(sorted({row.unit_id for row in rows if row.unit_id}), day)


def waiting_people(office: Office, pk: int, person: User) -> PeopleImport | None:
    """A list of people that a person uploaded for an office."""
    return office.people_imports.filter(pk=pk, by=person).first()
