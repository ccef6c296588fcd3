"""Writes of services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Nature, ProductKind, Service, ServiceStatus
from tolok.apps.standards.refusals import services as refusals
from tolok.apps.standards.selectors.services import mark_of
from tolok.rules.catalogue import Entry, by_key, catalogue
from tolok.rules.texts import Problem, ProblemsError, Text, refuse_all, refused

#: What can be said of a service and changed later.
FIELDS = (
    "name",
    "public_name",
    "summary",
    "field",
    "product_kind",
    "nature",
    "status",
    "status_why",
    "life_events",
    "user_groups",
    "keywords",
    "hours",
    "place",
    "online_address",
    "owner",
    "sops",
    "spm",
    "free_of_charge",
    "online",
)


@dataclass(frozen=True, slots=True)
class Offered:
    """What a service is."""

    code: str
    name: str
    free_of_charge: bool = False
    online: bool = False
    public_name: str = ""
    summary: str = ""
    field: str = ""
    product_kind: str = ProductKind.ADMINISTRATIVE
    nature: str = Nature.EXTERNAL
    life_events: Sequence[str] = ()
    user_groups: Sequence[str] = ()
    keywords: str = ""
    hours: str = ""
    place: str = ""
    online_address: str = ""
    owner: str = ""


def add_services(
    *, unit: OrganizationUnit, services: Sequence[Offered], since: date, by: User | None, now: datetime
) -> list[Service]:
    """Enter services of a unit, all or none; the statements do not grow with them.

    Raises ProblemsError for an empty name or code, for a code that is there already and for unknown keys of the
    catalogue, `row` counting from 1.
    """
    with transaction.atomic():
        taken = set(Service.objects.select_for_update().filter(unit=unit).values_list("code", flat=True))
        if problems := _problems(services, taken):
            raise ProblemsError(problems)
        made = Service.objects.bulk_create(
            Service(
                unit=unit, since=since, **{one.name: _plain(getattr(row, one.name)) for one in fields(row)}
            )
            for row in services
        )
        after = {"services": [one.code for one in made], "since": since}
        record(by=by, action="standards.add_services", target=unit, after=after, now=now)
    return made


def change_service(
    *, service: Service, by: User | None, why: str, now: datetime, seen: str | None = None, **given: Any
) -> None:
    """Describe a service anew; what is not given (FIELDS) stays. Surveys that are open keep what they ask.

    `seen` is the mark (selectors.services.mark_of) of what the writer had read. Raises ProblemsError when somebody
    changed it since, without a name or reason, for a suspended service that does not say why, and for unknown keys.
    """
    changed = {key: _plain(value) for key, value in given.items()}
    if strange := set(changed) - set(FIELDS):
        raise TypeError(f"a service has no {', '.join(sorted(strange))} to change")
    with transaction.atomic():
        row = _locked(service)
        refuse_all([(seen is not None and seen != mark_of(row, FIELDS), refusals.CHANGED_MEANWHILE, "")])
        before = {key: getattr(row, key) for key in changed}
        for key, value in changed.items():
            setattr(row, key, value)
        if row.status != ServiceStatus.SUSPENDED:
            row.status_why = ""
        refuse_all(_faults(row, why))
        row.changed_at = now
        row.save(update_fields=[*FIELDS, "changed_at"])
        after = {key: getattr(row, key) for key in changed}
        action = "standards.change_service"
        record(by=by, action=action, target=row, before=before, after=after, why=why.strip(), now=now)
    for key in (*FIELDS, "changed_at"):
        setattr(service, key, getattr(row, key))


def end_service(
    *,
    service: Service,
    until: date,
    replaced_by: Service | None = None,
    by: User | None,
    why: str,
    now: datetime,
) -> None:
    """Say on which day a service was offered last, and by which other one citizens are served after it."""
    with transaction.atomic():
        row = _locked(service)
        if row.until is not None:
            raise refused(refusals.ENDED)
        refuse_all(
            [
                (not why.strip(), refusals.NO_REASON, "why"),
                (until < row.since, refusals.ENDS_EARLY, "until"),
                *_unfit(row, until, replaced_by),
            ]
        )
        row.until, row.replaced_by, row.changed_at = until, replaced_by, now
        row.save(update_fields=["until", "replaced_by", "changed_at"])
        after = {"until": until, "replaced_by": replaced_by and replaced_by.pk}
        record(by=by, action="standards.end_service", target=row, after=after, why=why.strip(), now=now)
    service.until, service.replaced_by, service.changed_at = until, replaced_by, now


def replace_service(
    *, service: Service, replaced_by: Service | None, by: User | None, why: str, now: datetime
) -> None:
    """Say, or correct, by which other service citizens are served after one that ended; None: by none."""
    with transaction.atomic():
        row = _locked(service)
        if row.until is None:
            raise refused(refusals.NOT_ENDED)
        refuse_all([(not why.strip(), refusals.NO_REASON, "why"), *_unfit(row, row.until, replaced_by)])
        before, after = {"replaced_by": row.replaced_by_id}, {"replaced_by": replaced_by and replaced_by.pk}
        row.replaced_by, row.changed_at = replaced_by, now
        row.save(update_fields=["replaced_by", "changed_at"])
        action = "standards.replace_service"
        record(by=by, action=action, target=row, before=before, after=after, why=why.strip(), now=now)
    service.replaced_by, service.changed_at = replaced_by, now


def _unfit(row: Service, until: date, other: Service | None) -> list[tuple[bool, Text, str]]:
    """The faults of a service as what comes after another one."""
    if other is None:
        return []
    over = other.until is not None and other.until <= until
    hidden = other.nature != Nature.EXTERNAL
    return [
        (other.pk == row.pk, refusals.REPLACES_ITSELF, "replaced_by"),
        (over and other.pk != row.pk, refusals.REPLACEMENT_OVER, "replaced_by"),
        (hidden, refusals.REPLACEMENT_INSIDE, "replaced_by"),
    ]


def _faults(row: Service, why: str) -> list[tuple[bool, Text, str]]:
    suspended = row.status == ServiceStatus.SUSPENDED
    strange = _strange(row)
    return [
        (not row.name, refusals.NO_NAME, "name"),
        (suspended and not row.status_why, refusals.NO_STATUS_REASON, "status_why"),
        *((True, refusals.UNKNOWN_KEY, key) for key in strange),
        (not why.strip(), refusals.NO_REASON, "why"),
    ]


def _strange(one: Service | Offered) -> list[str]:
    """Fields with a key that no list of the catalogue knows."""
    lists = catalogue()
    known: Mapping[str, tuple[Entry, ...]] = {
        "field": lists.fields,
        "life_events": lists.life_events,
        "user_groups": lists.user_groups,
    }
    given = {"field": [one.field] if one.field else []} | {
        key: list(getattr(one, key)) for key in ("life_events", "user_groups")
    }
    return [key for key, values in given.items() if set(values) - set(by_key(known[key]))]


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
        found += [Problem(refusals.UNKNOWN_KEY, row=row, key=key) for key in _strange(one)]
        seen.add(code)
    return found


def _plain(value: Any) -> Any:
    """Words without blanks around them, lists as lists."""
    if isinstance(value, str):
        return value.strip()
    return list(value) if isinstance(value, list | tuple) else value


def _locked(service: Service) -> Service:
    return Service.objects.select_for_update(of=("self",)).select_related("unit").get(pk=service.pk)
