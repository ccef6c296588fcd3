"""Who has which role in an office or a unit."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations import refusals
from tolok.apps.organizations.models import Appointment, Office, OrganizationUnit, Role
from tolok.apps.organizations.selectors import unit_on

IN_A_UNIT = (Role.UNIT_OPERATOR, Role.UNIT_HEAD)
EVERYWHERE = (Role.BIRO_ADMIN, Role.AUDITOR)


def appoint(
    *,
    user: User,
    office: Office,
    role: Role,
    unit: OrganizationUnit | None = None,
    day: date,
    by: User | None,
    why: str = "",
    now: datetime,
) -> Appointment:
    """Give a person a role from `day` on, in a unit or, without one, in the whole office."""
    check_place(office, role, unit)
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=office.pk)
        if unit is not None and unit_on(unit, day) is None:
            raise refusals.refused(refusals.NOT_THERE, "unit")
        same = Appointment.objects.filter(user=user, office=office, unit=unit, role=role)
        if same.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day)).exists():
            raise refusals.refused(refusals.ALREADY_APPOINTED, "role")
        appointment = Appointment.objects.create(
            user=user, office=office, unit=unit, role=role, valid_from=day
        )
        after = {"user": user, "unit": unit and unit.code, "role": role, "valid_from": day}
        record(by=by, action="organizations.appoint", target=appointment, after=after, why=why, now=now)
    return appointment


def check_place(office: Office, role: Role, unit: OrganizationUnit | None) -> None:
    """Raise ProblemsError for a role that cannot be had there."""
    if role in (IN_A_UNIT if unit is None else EVERYWHERE):
        raise refusals.refused(refusals.ROLE_PLACE, "role")
    if unit is not None and unit.office_id != office.pk:
        raise refusals.refused(refusals.OTHER_OFFICE, "unit")


def dismiss(*, appointment: Appointment, day: date, by: User | None, why: str, now: datetime) -> None:
    """End a role: `day` is the first day without it.

    One that begins today or later may be taken back altogether, with the day it begins; what somebody held
    yesterday stays what it was.
    """
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=appointment.office_id)
        appointment.refresh_from_db()
        before = {"valid_to": appointment.valid_to}
        if appointment.valid_to is not None and appointment.valid_to < day:
            raise refusals.refused(refusals.ENDED_ALREADY, "day")
        withdrawn = day == appointment.valid_from and day >= timezone.localdate(now)
        if day <= appointment.valid_from and not withdrawn:
            raise refusals.refused(refusals.BEFORE_IT_BEGAN, "day")
        appointment.valid_to = day - timedelta(days=1)
        appointment.withdrawn_at = now if withdrawn else None
        appointment.save(update_fields=["valid_to", "withdrawn_at"])
        after = {"valid_to": appointment.valid_to} | ({"withdrawn_at": now} if withdrawn else {})
        record(
            by=by,
            action="organizations.dismiss",
            target=appointment,
            before=before,
            after=after,
            why=why,
            now=now,
        )
