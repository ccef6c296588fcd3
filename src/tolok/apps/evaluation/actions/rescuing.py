"""Rescue somebody of the panel who has no role in an office: a new password, a new code app."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from tolok.apps.accounts import actions as accounts
from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.models import PanelMember
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.rescuing import why_not_rescued
from tolok.apps.notices.actions import notify
from tolok.rules.texts import Text

RENEWED = Text(
    "Biro atau Bagian Organisasi membuat tautan ke kata sandi baru untuk akun Anda. Bila Anda tidak memintanya, beri tahu mereka.",
    "The organisation office made a link to a new password for your account. If you did not ask for it, tell them.",
)
RESET = Text(
    "Biro atau Bagian Organisasi melepas aplikasi kode akun Anda. Bila Anda tidak memintanya, beri tahu mereka.",
    "The organisation office removed the code app of your account. If you did not ask for it, tell them.",
)


def renew_access(*, member: PanelMember, by: User, why: str, now: datetime) -> str:
    """The token of a way to a new password, kept nowhere. Raises ProblemsError (key why)."""
    with transaction.atomic():
        person, scope = _rescued(member, by, why, now)
        _, token = accounts.invite(email=person.email, name=person.name, by=by, why=why, now=now, scope=scope)
    _tell(person, RENEWED, "renewed", now)
    return token


def reset_second_factor(*, member: PanelMember, by: User, why: str, now: datetime) -> None:
    """Forget a lost code app; another is set up at the next sign-in. Raises ProblemsError (key why)."""
    with transaction.atomic():
        person, scope = _rescued(member, by, why, now)
        accounts.remove_second_factor(person=person, by=by, why=why, now=now, scope=scope)
    _tell(person, RESET, "reset", now)


def _rescued(member: PanelMember, by: User, why: str, now: datetime) -> tuple[User, str]:
    if not why.strip():
        raise refused(refusals.NO_REASON, "why")
    # Locked, so that no role is given to the person meanwhile without this being noticed.
    person = User.objects.select_for_update().get(pk=member.user_id)
    barred = why_not_rescued(by, person, member.cycle, timezone.localdate(now))
    if barred is not None:
        raise refused(barred)
    return person, office_scope(member.cycle.office_id)


def _tell(person: User, words: Text, what: str, now: datetime) -> None:
    with translation.override("id"):
        path = reverse("accounts-mine")
    notify(users=[person], words=words, path=path, key=f"evaluation.rescue:{what}:{now.isoformat()}", now=now)
