"""Writes of services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import refusals
from tolok.apps.standards.models import Service
from tolok.rules.texts import Problem, ProblemsError, refused

FIELDS = ("name", "free_of_charge", "online")


@dataclass(frozen=True, slots=True)
class Offered:
    """What a service is."""

    code: str
    name: str
    free_of_charge: bool = False
    online: bool = False


def add_services(
    *, unit: OrganizationUnit, services: Sequence[Offered], since: date, by: User | None, now: datetime
) -> list[Service]:
    """Enter services of a unit, all or none; the statements do not grow with them.

    Raises ProblemsError for an empty name or code and for a code that is there already, `row` counting from 1.
    """
    with transaction.atomic():
        taken = set(Service.objects.select_for_update().filter(unit=unit).values_list("code", flat=True))
        if problems := _problems(services, taken):
            raise ProblemsError(problems)
        made = Service.objects.bulk_create(
            Service(
                unit=unit,
                code=one.code.strip(),
                name=one.name.strip(),
                free_of_charge=one.free_of_charge,
                online=one.online,
                since=since,
            )
            for one in services
        )
        after = {"services": [one.code for one in made], "since": since}
        record(by=by, action="standards.add_services", target=unit, after=after, now=now)
    return made


def change_service(
    *,
    service: Service,
    name: str,
    free_of_charge: bool,
    online: bool,
    by: User | None,
    why: str,
    now: datetime,
) -> None:
    """Describe a service anew. Surveys that are open keep what they ask."""
    _need(why)
    if not name.strip():
        raise refused(refusals.NO_NAME, "name")
    with transaction.atomic():
        row = _locked(service)
        before = {key: getattr(row, key) for key in FIELDS}
        row.name, row.free_of_charge, row.online = name.strip(), free_of_charge, online
        row.save(update_fields=FIELDS)
        after = {key: getattr(row, key) for key in FIELDS}
        action = "standards.change_service"
        record(by=by, action=action, target=row, before=before, after=after, why=why, now=now)
    for key in FIELDS:
        setattr(service, key, getattr(row, key))


def end_service(*, service: Service, until: date, by: User | None, why: str, now: datetime) -> None:
    """Say on which day a service was offered last."""
    _need(why)
    with transaction.atomic():
        row = _locked(service)
        if row.until is not None:
            raise refused(refusals.ENDED)
        if until < row.since:
            raise refused(refusals.ENDS_EARLY, "until")
        row.until = until
        row.save(update_fields=["until"])
        after = {"until": until}
        record(by=by, action="standards.end_service", target=row, after=after, why=why, now=now)
    service.until = until


def _problems(services: Sequence[Offered], taken: set[str]) -> list[Problem]:
    found, seen = [], set(taken)
    for row, one in enumerate(services, start=1):
        code = one.code.strip()
        if not code:
            found.append(Problem(refusals.NO_CODE, row=row, key="code"))
        elif code in seen:
            found.append(Problem(refusals.CODE_TAKEN, row=row, key="code", found=code))
        if not one.name.strip():
            found.append(Problem(refusals.NO_NAME, row=row, key="name"))
        seen.add(code)
    return found


def _locked(service: Service) -> Service:
    return Service.objects.select_for_update(of=("self",)).select_related("unit").get(pk=service.pk)


def _need(why: str) -> None:
    if not why.strip():
        raise refused(refusals.NO_REASON, "why")
