"""Kiosks and officers' tablets: registered for one survey by an address that holds a key, and withdrawn."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.identifiers import digest_of, new_code
from tolok.apps.surveys.models import Device, DeviceKind, Survey
from tolok.apps.surveys.refusals import ways

#: Letters of what a device is called.
NAME = 80


@dataclass(frozen=True, slots=True)
class Registered:
    """A device and its key, which is told once and kept nowhere."""

    device: Device
    key: str = field(repr=False)


def register_device(*, survey: Survey, kind: DeviceKind, name: str, by: User, now: datetime) -> Registered:
    """Let a device take answers of `survey`; `name` says where it stands. Raises ProblemsError."""
    called = " ".join(name.split())
    if survey.over(now):
        raise refusals.refused(ways.SURVEY_OVER)
    if not 1 <= len(called) <= NAME:
        raise refusals.refused(ways.DEVICE_NAME.format(most=NAME), "name")
    key = new_code() + new_code()
    try:
        with transaction.atomic():
            device = Device.objects.create(
                survey=survey, kind=kind, name=called, digest=digest_of(key), made_at=now, made_by=by
            )
            _record("surveys.register_device", device, "", by, now)
    except IntegrityError as error:
        raise refusals.refused(ways.DEVICE_NAME_TAKEN, "name") from error
    return Registered(device, key)


def withdraw_device(*, device: Device, why: str, by: User, now: datetime) -> None:
    """Take no more answers from a device. Those it brought stay."""
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        if not Device.objects.filter(pk=device.pk, revoked_at=None).update(revoked_at=now):
            raise refusals.refused(ways.WITHDRAWN_ALREADY)
        _record("surveys.withdraw_device", device, why, by, now)


def _record(action: str, device: Device, why: str, by: User, now: datetime) -> None:
    record(
        by=by,
        action=action,
        target=device,
        after={"survey": device.survey_id, "mode": device.kind, "device": device.name},
        why=why,
        now=now,
        scope=office_scope(device.survey.unit.office_id),
    )
