"""Whom to tell about questions, objections and levels that differ; called once a write stands."""

from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tolok.apps.evaluation.models import Clarification, Locus, Objection, PanelMember, PanelRole, Seat
from tolok.apps.evaluation.policies import STAFF
from tolok.apps.notices.actions import notify
from tolok.apps.organizations.models import Appointment, Role
from tolok.apps.organizations.policies import lasting
from tolok.rules.texts import Text


def asked(question: Clarification, now: datetime) -> None:
    """The unit has a question to answer."""
    locus = question.locus
    words = ASKED.format(code=question.code, unit=locus.name)
    path = _path("disputes-answer", locus, question.pk)
    notify(users=_staff(locus, now), words=words, path=path, key=f"evaluation.ask:{question.pk}", now=now)


def answered(question: Clarification, now: datetime) -> None:
    """The evaluator can read the answer."""
    locus, seat = question.locus, question.seat
    words = ANSWERED.format(code=question.code, unit=locus.name)
    with override("id"):
        path = reverse("judging-indicator", args=[locus.cycle_id, locus.pk, seat.pk, question.code])
    key = f"evaluation.answer:{question.pk}"
    notify(users=[seat.user_id], words=words, path=path, key=key, now=now)


def filed(objection: Objection, now: datetime) -> None:
    """Biro and moderators have an objection to decide; whoever sat at the unit decides none there."""
    locus = objection.locus
    sat = set(Seat.objects.filter(locus=locus).values_list("user", flat=True))
    day = timezone.localdate(now)
    people = (_biro(locus, day) | _moderators(locus)) - sat
    words = FILED.format(code=objection.code, unit=locus.name)
    path = _path("disputes-decide", locus, objection.pk)
    key = f"evaluation.objection:{objection.pk}"
    notify(users=sorted(people), words=words, path=path, key=key, now=now)


def decided(objection: Objection, now: datetime) -> None:
    """The unit can read what became of its objection."""
    locus = objection.locus
    words = DECIDED.format(code=objection.code, unit=locus.name)
    path = _path("disputes-objections", locus)
    key = f"evaluation.decision:{objection.pk}"
    notify(users=_staff(locus, now), words=words, path=path, key=key, now=now)


def differ(seat: Seat, now: datetime) -> None:
    """Moderators have levels to settle. One notice for everything a judgement brought."""
    locus = seat.locus
    sat = set(Seat.objects.filter(locus=locus).values_list("user", flat=True))
    words = DIFFER.format(n=locus.disputed, unit=locus.name)
    with override("id"):
        path = reverse("judging-moderation", args=[locus.cycle_id])
    key = f"evaluation.differ:{seat.pk}"
    notify(users=sorted(_moderators(locus) - sat), words=words, path=path, key=key, now=now)


def _path(name: str, locus: Locus, *parts: int) -> str:
    with override("id"):
        return reverse(name, args=[locus.cycle_id, locus.pk, *parts])


def _staff(locus: Locus, now: datetime) -> list[int]:
    rows = Appointment.objects.filter(
        lasting(timezone.localdate(now)), unit=locus.unit_id, role__in=STAFF, user__is_active=True
    )
    return sorted(set(rows.values_list("user_id", flat=True)))


def _biro(locus: Locus, day: date) -> set[int]:
    rows = Appointment.objects.filter(
        lasting(day), Q(office=locus.cycle.office_id), unit=None, role=Role.BIRO_ADMIN, user__is_active=True
    )
    return set(rows.values_list("user_id", flat=True))


def _moderators(locus: Locus) -> set[int]:
    rows = PanelMember.objects.filter(
        cycle=locus.cycle_id, role=PanelRole.MODERATOR, left_at=None, user__is_active=True
    )
    return set(rows.values_list("user_id", flat=True))


ASKED = Text(
    "Evaluator bertanya tentang indikator {code}, {unit}.",
    "An evaluator asks about indicator {code}, {unit}.",
)
ANSWERED = Text(
    "Klarifikasi indikator {code}, {unit}, sudah dijawab.",
    "Your question about indicator {code}, {unit}, was answered.",
)
FILED = Text("{unit} menyanggah indikator {code}.", "{unit} objects to indicator {code}.")
DECIDED = Text(
    "Sanggah {unit} atas indikator {code} sudah diputus.",
    "The objection of {unit} to indicator {code} was decided.",
)
DIFFER = Text(
    "Para evaluator berbeda pada {n} indikator, {unit}.", "Evaluators differ on {n} indicators, {unit}."
)
