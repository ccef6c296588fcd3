"""Bring people into the panel who have no account yet: invited by e-mail address, in it when they accept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from tolok.apps.accounts import actions as accounts
from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import person_with_email
from tolok.apps.common.actions import record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions.panel import join_panel
from tolok.apps.evaluation.models import Cycle, PanelMember, PanelOffer, PanelRole, State
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.panel import open_panel_offers
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.selectors import open_offers
from tolok.rules.texts import ProblemsError


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who is in the panel at once, or the offer with the token of its invitation, kept nowhere."""

    member: PanelMember | None = None
    offer: PanelOffer | None = None
    token: str = field(default="", repr=False)


def bring_to_panel(
    *,
    cycle: Cycle,
    email: str,
    name: str,
    role: PanelRole,
    aspects: Sequence[str] = (),
    capacity: int | None = None,
    home: OrganizationUnit | None = None,
    by: User,
    now: datetime,
) -> Joined:
    """Somebody with an account joins at once; somebody without one is invited. Raises ProblemsError."""
    address, more = email.strip().lower(), {"aspects": list(aspects), "capacity": capacity, "home": home}
    person = person_with_email(address)
    if person is not None and not person.is_active:
        raise refused(refusals.ACCOUNT_CLOSED, "email")
    if person is not None:
        return Joined(
            join_panel(
                cycle=cycle,
                user=person,
                role=role,
                aspects=aspects,
                capacity=capacity,
                home=home,
                by=by,
                now=now,
            )
        )
    if cycle.has_reached(State.FINAL):
        raise refused(refusals.FINAL_ALREADY)
    if not name.strip():
        raise refused(refusals.NO_ACCOUNT, "name")
    try:
        with transaction.atomic():
            token = _invite(cycle, address, name, by, now)
            offer = PanelOffer.objects.create(
                cycle=cycle, email=address, name=name.strip(), role=role, by=by, created_at=now, **more
            )
            after = {"email": address, "role": role, **more}
            record(by=by, action="evaluation.offer_panel", target=offer, after=after, now=now)
    except IntegrityError as error:
        raise refused(refusals.OFFERED_ALREADY, "email") from error
    return Joined(offer=offer, token=token)


def _invite(cycle: Cycle, email: str, name: str, by: User, now: datetime) -> str:
    """The token of a new invitation; roles in offices that wait for the same person go with it."""
    scope = cycle.office.audit_scope
    invitation, token = accounts.invite(email=email, name=name, by=by, now=now, scope=scope)
    open_offers(email).update(invitation=invitation)
    return token


def invite_to_panel_again(*, offer: PanelOffer, by: User, now: datetime) -> Joined:
    """A new invitation in place of one that was lost or ended."""
    with transaction.atomic():
        found = _still_open(offer)
        token = _invite(found.cycle, found.email, found.name, by, now)
    return Joined(offer=found, token=token)


def withdraw_from_panel(*, offer: PanelOffer, why: str, by: User, now: datetime) -> None:
    """Take an offer back; the invitation ends too unless something else waits for the person."""
    if not why.strip():
        raise refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        found = _still_open(offer)
        offer.withdrawn_at = found.withdrawn_at = now
        found.save(update_fields=["withdrawn_at"])
        scope = found.cycle.office.audit_scope
        if not open_offers(found.email).exists() and not open_panel_offers(found.email).exists():
            accounts.withdraw_invitations(email=found.email, by=by, why=why, now=now, scope=scope)
        after = {"withdrawn_at": now}
        record(by=by, action="evaluation.withdraw_panel_offer", target=found, after=after, why=why, now=now)


def _still_open(offer: PanelOffer) -> PanelOffer:
    rows = PanelOffer.objects.select_for_update(of=("self",)).select_related("cycle__office")
    found = rows.get(pk=offer.pk)
    if found.taken_at or found.withdrawn_at:
        raise refused(refusals.OFFER_OVER)
    return found


def take_panel_offers(*, person: User, now: datetime, **_more: object) -> None:
    """Give a person who accepted an invitation the places that waited; those of a final cycle fall away."""
    for offer in open_panel_offers(person.email).select_related("cycle__office", "home", "by"):
        try:
            join_panel(
                cycle=offer.cycle,
                user=person,
                role=PanelRole(offer.role),
                aspects=offer.aspects,
                capacity=offer.capacity,
                home=offer.home,
                by=offer.by,
                now=now,
            )
            offer.taken_at = now
        except ProblemsError:
            offer.withdrawn_at = now
        offer.save(update_fields=["taken_at", "withdrawn_at"])
