"""Tell the people of a unit what happened to F-01; called after the write that it is about."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation.actions.claims.holding import hold
from tolok.apps.evaluation.models import Locus, Submission
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.claims import sheet as sheet_of
from tolok.apps.evaluation.selectors.claims import staff_of
from tolok.apps.notices.actions import notify
from tolok.apps.organizations.models import Role
from tolok.rules.texts import ProblemsError, Text

ASKED = Text(
    "F-01 {unit} sudah lengkap dan menunggu persetujuan Anda.",
    "F-01 of {unit} is complete and waits for your approval.",
)
RECEIVED = Text(
    "F-01 {unit} sudah diterima. Tanda terimanya dapat dicetak.",
    "F-01 of {unit} was received. Its receipt can be printed.",
)
RETURNED = Text(
    "F-01 {unit} dikembalikan untuk diperbaiki. Alasannya ada di daftar isian.",
    "F-01 of {unit} was given back to be mended. The reason stands on the task list.",
)
NO_HEAD = Text(
    "Unit ini belum punya kepala unit di Tolok. Minta Biro atau Bagian Organisasi menugaskannya.",
    "This unit has no head in Tolok yet. Ask the organisation office to appoint one.",
)


def ask_approval(*, locus: Locus, by: User, now: datetime) -> int:
    """Ask the head to look at F-01; once a day at most. Returns how many heads there are.

    Raises ProblemsError with what is missing, or when the unit has no head.
    """
    day = timezone.localdate(now)
    with transaction.atomic():
        held = hold(locus, now)
        if problems := sheet_of(held, day).problems:
            raise ProblemsError(problems)
        heads = [pk for pk in staff_of(locus, day, (Role.UNIT_HEAD,)) if pk != by.pk]
        if not heads:
            raise refused(NO_HEAD)
        if held.asked_at is None or timezone.localdate(held.asked_at) < day:
            held.asked_at = now
            held.save(update_fields=["asked_at"])
            record(by=by, action="evaluation.ask_approval", target=held, after={"asked_at": now}, now=now)
        locus.asked_at = held.asked_at
    key = f"evaluation.ask_approval:{locus.pk}:{day}"
    notify(
        users=heads, words=ASKED.format(unit=locus.name), path=_path("claims-check", locus), key=key, now=now
    )
    return len(heads)


def tell_received(locus: Locus, receipt: Submission, now: datetime) -> None:
    """Everybody of the unit gets the receipt."""
    _tell(locus, RECEIVED, _path("claims-receipt", locus, receipt.number), f"received:{receipt.pk}", now)


def tell_returned(locus: Locus, receipt: Submission, now: datetime) -> None:
    """Everybody of the unit learns that there is work again."""
    _tell(locus, RETURNED, _path("claims-list", locus), f"returned:{receipt.pk}", now)


def _tell(locus: Locus, words: Text, path: str, key: str, now: datetime) -> None:
    staff = staff_of(locus, timezone.localdate(now))
    notify(users=staff, words=words.format(unit=locus.name), path=path, key=f"evaluation.{key}", now=now)


def _path(name: str, locus: Locus, *parts: int) -> str:
    with translation.override("id"):
        return reverse(name, args=[locus.cycle_id, locus.pk, *parts])
