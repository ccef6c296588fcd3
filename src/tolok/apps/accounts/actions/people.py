"""Writes of people: let in, let go, keep their password and their details."""

import secrets
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.dispatch import Signal

from tolok.apps.accounts.models import Invitation, User
from tolok.apps.accounts.nip import without_separators
from tolok.apps.accounts.selectors import open_invitations, person_with_email, token_hash
from tolok.apps.common.actions import record

#: How long an invitation can be used.
INVITATION_LIFE = timedelta(days=7)
#: Sent inside the transaction in which somebody used an invitation, with `person`, `invitation` and `now`: the apps
#: above keep what waited for this person.
accepted = Signal()


class NotInvitedError(Exception):
    """No open invitation allows this; the account may also have been closed since."""


@transaction.atomic
def invite(
    *, email: str, name: str, by: User | None, now: datetime, why: str = "", scope: str | None = None
) -> tuple[Invitation, str]:
    """Invite a person and return the invitation with its token, which is kept nowhere.

    An earlier open invitation to the same address ends. For an address that has an account the token leads to
    a new password. `by` None is the installation itself (its first person). `scope`: see `common.actions.record`.
    """
    address = email.strip().lower()
    open_invitations(now=now).filter(email=address).update(expires_at=now)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        token_hash=token_hash(token),
        email=address,
        name=name.strip(),
        invited_by=by,
        created_at=now,
        expires_at=now + INVITATION_LIFE,
    )
    after = {"email": address, "name": invitation.name, "expires_at": invitation.expires_at}
    record(by=by, action="accounts.invite", target=invitation, after=after, why=why, now=now, scope=scope)
    return invitation, token


@transaction.atomic
def withdraw_invitations(*, email: str, by: User, why: str, now: datetime, scope: str | None = None) -> int:
    """End every open invitation to an address and return how many there were."""
    found = list(open_invitations(now=now).filter(email=email))
    open_invitations(now=now).filter(email=email).update(expires_at=now)
    for invitation in found:
        record(by=by, action="accounts.withdraw_invitation", target=invitation, why=why, now=now, scope=scope)
    return len(found)


@transaction.atomic
def accept(*, token: str, password: str, name: str = "", nip: str = "", now: datetime) -> User:
    """Use an invitation: a new account, or a new password for the one that is there, all its sessions ended.

    Raises NotInvitedError for a token that is used, expired or unknown, and for a closed account;
    ValidationError for a password the profile refuses.
    """
    invitation = _claimed(now, token_hash=token_hash(token))
    person = _account_of(invitation, name=name, nip=nip, now=now)
    validate_password(password, person)
    person.set_password(password)
    person.password_changed_at = now
    person.save(update_fields=["password", "password_changed_at"])
    _end_all(person)
    _use(invitation, person, "accounts.accept", now)
    return person


@transaction.atomic
def accept_by_sso(*, email: str, provider: str, uid: str, now: datetime) -> User:
    """Use the open invitation of an address that the office's identity provider has verified.

    From then on the person is known by the provider's own number (`uid`: issuer and subject), not by e-mail.
    Raises NotInvitedError.
    """
    invitation = _claimed(now, email=email.strip().lower())
    person = _account_of(invitation, name="", nip="", now=now)
    SocialAccount.objects.create(user=person, provider=provider, uid=uid)
    _use(invitation, person, "accounts.accept_by_sso", now)
    return person


def _claimed(now: datetime, **which: str) -> Invitation:
    # Locked, so that of two that arrive together one finds it used.
    found = open_invitations(now=now).select_for_update().filter(**which).first()
    if found is None:
        raise NotInvitedError
    return found


def _account_of(invitation: Invitation, *, name: str, nip: str, now: datetime) -> User:
    person = person_with_email(invitation.email)
    if person is None:
        person = User(
            email=invitation.email,
            name=name.strip() or invitation.name,
            nip=without_separators(nip),
            created_at=now,
        )
        person.set_unusable_password()
        person.save()
        values = {"email": person.email, "name": person.name, "nip": person.nip}
        record(by=person, action="accounts.open", target=person, after=values, now=now)
    if not person.is_active:
        raise NotInvitedError
    return person


def _use(invitation: Invitation, person: User, action: str, now: datetime) -> None:
    invitation.used_at = now
    invitation.accepted_by = person
    invitation.save(update_fields=["used_at", "accepted_by"])
    record(
        by=person, action=action, target=invitation, after={"used_at": now, "accepted_by": person}, now=now
    )
    accepted.send(sender=Invitation, person=person, invitation=invitation, now=now)


@transaction.atomic
def change_password(*, person: User, password: str, keep: str = "", now: datetime) -> None:
    """Give a person, who asks for it, a new password; end every session but the one with the key `keep`.

    Raises ValidationError for a password the profile refuses.
    """
    validate_password(password, person)
    person.set_password(password)
    person.password_changed_at = now
    person.save(update_fields=["password", "password_changed_at"])
    _end_all(person, keep)
    record(by=person, action="accounts.change_password", target=person, now=now)


@transaction.atomic
def correct(*, person: User, name: str, nip: str, by: User, why: str = "", now: datetime) -> None:
    """Correct what is kept about a person (UU 27/2022 gives everybody that right)."""
    before = {"name": person.name, "nip": person.nip}
    person.name, person.nip = name.strip(), without_separators(nip)
    person.save(update_fields=["name", "nip"])
    after = {"name": person.name, "nip": person.nip}
    record(by=by, action="accounts.correct", target=person, before=before, after=after, why=why, now=now)


@transaction.atomic
def deactivate(*, person: User, by: User | None, why: str, now: datetime, scope: str | None = None) -> None:
    """Close an account: every session ends at once, open invitations to its address too."""
    _switch(person, active=False, action="accounts.deactivate", by=by, why=why, now=now, scope=scope)
    open_invitations(now=now).filter(email=person.email).update(expires_at=now)
    _end_all(person)


@transaction.atomic
def reactivate(*, person: User, by: User | None, why: str, now: datetime, scope: str | None = None) -> None:
    """Open a closed account again, with the password and the code app it had."""
    _switch(person, active=True, action="accounts.reactivate", by=by, why=why, now=now, scope=scope)


def _switch(
    person: User,
    *,
    active: bool,
    action: str,
    by: User | None,
    why: str,
    now: datetime,
    scope: str | None,
) -> None:
    before = {"is_active": person.is_active}
    person.is_active = active
    person.save(update_fields=["is_active"])
    after = {"is_active": active}
    record(by=by, action=action, target=person, before=before, after=after, why=why, now=now, scope=scope)


@transaction.atomic
def remove_second_factor(
    *, person: User, by: User | None, why: str, now: datetime, scope: str | None = None
) -> None:
    """Forget the code app and the recovery codes of a person who lost both; every session ends."""
    Authenticator.objects.filter(user_id=person.pk).delete()
    _end_all(person)
    record(by=by, action="accounts.remove_second_factor", target=person, why=why, now=now, scope=scope)


@transaction.atomic
def end_session(*, session: UserSession, by: User, now: datetime) -> None:
    """Sign out one browser of a person."""
    before = {"address": session.ip, "browser": session.user_agent, "since": session.created_at}
    record(by=by, action="accounts.end_session", target=session.user, before=before, now=now)
    _end([session.session_key])


def _end_all(person: User, keep: str = "") -> None:
    keys = UserSession.objects.filter(user_id=person.pk).exclude(session_key=keep)
    _end(list(keys.values_list("session_key", flat=True)))


def _end(keys: list[str]) -> None:
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
