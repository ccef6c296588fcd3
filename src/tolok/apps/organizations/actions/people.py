"""Let people into an office with their role, and look after their accounts."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts import actions as accounts
from tolok.apps.accounts.models import Invitation, User
from tolok.apps.accounts.selectors import person_with_email
from tolok.apps.common.actions import office_scope, record
from tolok.apps.organizations import policies, refusals
from tolok.apps.organizations.actions.appointments import appoint, check_place, dismiss
from tolok.apps.organizations.models import Appointment, Office, OrganizationUnit, Role, RoleOffer
from tolok.apps.organizations.selectors import open_offers, unit_on
from tolok.rules.texts import ProblemsError


@dataclass(frozen=True, slots=True)
class Invited:
    """What an invitation did: a role at once, or an offer with the token of its invitation, kept nowhere."""

    name: str
    email: str
    appointment: Appointment | None = None
    offer: RoleOffer | None = None
    token: str = ""


def invite_person(
    *,
    office: Office,
    email: str,
    name: str,
    role: Role,
    unit: OrganizationUnit | None = None,
    nip: str = "",
    day: date,
    by: User,
    why: str = "",
    now: datetime,
) -> Invited:
    """Give somebody a role by e-mail address: at once where there is an account, else when they accept.

    Raises ProblemsError.
    """
    check_place(office, role, unit)
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=office.pk)
        person = person_with_email(email)
        if person is not None:
            return _appoint_known(office, person, role, unit, day, by, why, now)
        address = email.strip().lower()
        if unit is not None and unit_on(unit, day) is None:
            raise refusals.refused(refusals.NOT_THERE, "unit")
        if open_offers(address).filter(office=office, unit=unit, role=role).exists():
            raise refusals.refused(refusals.ALREADY_OFFERED, "email")
        invitation, token = _invite(office, address, name, by, why, now)
        offer = RoleOffer.objects.create(
            office=office,
            unit=unit,
            role=role,
            email=address,
            name=invitation.name,
            nip=nip,
            day=day,
            reason=why,
            by=by,
            invitation=invitation,
            created_at=now,
        )
        after = {"email": address, "role": role, "unit": unit and unit.code, "day": day}
        record(by=by, action="organizations.offer_role", target=offer, after=after, why=why, now=now)
    return Invited(offer.name, address, offer=offer, token=token)


def _appoint_known(
    office: Office,
    person: User,
    role: Role,
    unit: OrganizationUnit | None,
    day: date,
    by: User,
    why: str,
    now: datetime,
) -> Invited:
    if not person.is_active:
        raise refusals.refused(refusals.ACCOUNT_CLOSED, "email")
    given = appoint(user=person, office=office, role=role, unit=unit, day=day, by=by, why=why, now=now)
    return Invited(person.name, person.email, appointment=given)


def _invite(
    office: Office, email: str, name: str, by: User, why: str, now: datetime
) -> tuple[Invitation, str]:
    """A new invitation ends the one before, so every offer to the address goes with it."""
    scope = office_scope(office.pk)
    invitation, token = accounts.invite(email=email, name=name, by=by, why=why, now=now, scope=scope)
    open_offers(email).update(invitation=invitation)
    return invitation, token


def invite_again(*, offer: RoleOffer, by: User, why: str = "", now: datetime) -> Invited:
    """A new invitation for a role that still waits; the one before ends."""
    with transaction.atomic():
        _still_open(offer)
        _, token = _invite(offer.office, offer.email, offer.name, by, why, now)
    return Invited(offer.name, offer.email, offer=offer, token=token)


def withdraw_offer(*, offer: RoleOffer, by: User, why: str, now: datetime) -> None:
    """Take a waiting role back; the invitation ends too unless the person has other offers."""
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        _still_open(offer)
        offer.withdrawn_at = now
        offer.save(update_fields=["withdrawn_at"])
        if not open_offers(offer.email).exists():
            scope = office_scope(offer.office_id)
            accounts.withdraw_invitations(email=offer.email, by=by, why=why, now=now, scope=scope)
        after = {"withdrawn_at": now}
        record(by=by, action="organizations.withdraw_offer", target=offer, after=after, why=why, now=now)


def _still_open(offer: RoleOffer) -> None:
    Office.objects.select_for_update().get(pk=offer.office_id)
    offer.refresh_from_db(fields=["taken_at", "withdrawn_at"])
    if offer.taken_at or offer.withdrawn_at:
        raise refusals.refused(refusals.OFFER_OVER)


def take_offers(*, person: User, now: datetime, **_more: object) -> None:
    """Give a person who accepted an invitation the roles that waited; what cannot be given any more falls away."""
    for offer in open_offers(person.email).select_related("office", "unit", "by"):
        try:
            appoint(
                user=person,
                office=offer.office,
                role=Role(offer.role),
                unit=offer.unit,
                day=max(offer.day, timezone.localdate(now)),
                by=offer.by,
                why=offer.reason,
                now=now,
            )
            offer.taken_at = now
        except ProblemsError:
            offer.withdrawn_at = now
        offer.save(update_fields=["taken_at", "withdrawn_at"])
        if offer.nip and not person.nip:
            accounts.correct(person=person, name=person.name, nip=offer.nip, by=offer.by, now=now)


def end_role(*, appointment: Appointment, day: date, by: User, why: str, now: datetime) -> None:
    """End a role of somebody; administrators do not end their own, so that an office keeps one."""
    if appointment.user_id == by.pk and appointment.role == Role.BIRO_ADMIN:
        raise refusals.refused(refusals.NOT_YOURSELF)
    dismiss(appointment=appointment, day=day, by=by, why=why, now=now)


def close_account(*, person: User, office: Office, by: User, why: str, now: datetime) -> None:
    """Close an account of the office; every session ends at once, roles stay as they were."""
    scope = _looked_after(person, office, by, why, now)
    accounts.deactivate(person=person, by=by, why=why, now=now, scope=scope)


def reopen_account(*, person: User, office: Office, by: User, why: str, now: datetime) -> None:
    """Open a closed account again."""
    scope = _looked_after(person, office, by, why, now)
    accounts.reactivate(person=person, by=by, why=why, now=now, scope=scope)


def reset_second_factor(*, person: User, office: Office, by: User, why: str, now: datetime) -> None:
    """Forget the code app of somebody who lost it; they set up another when they next sign in."""
    scope = _looked_after(person, office, by, why, now)
    accounts.remove_second_factor(person=person, by=by, why=why, now=now, scope=scope)


def renew_access(*, person: User, office: Office, by: User, why: str, now: datetime) -> Invited:
    """A way to a new password for somebody who forgot theirs."""
    scope = _looked_after(person, office, by, why, now)
    if not person.is_active:
        raise refusals.refused(refusals.ACCOUNT_CLOSED)
    _, token = accounts.invite(email=person.email, name=person.name, by=by, why=why, now=now, scope=scope)
    return Invited(person.name, person.email, token=token)


def _looked_after(person: User, office: Office, by: User, why: str, now: datetime) -> str:
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    if not policies.may_look_after(by, person, office, timezone.localdate(now)):
        raise refusals.refused(refusals.NOT_OURS)
    return office_scope(office.pk)
