"""The people and the tree most tests start from; everything is built through the actions."""

from datetime import UTC, date, datetime
from typing import Any

from tolok.apps.accounts.models import User
from tolok.apps.organizations import actions
from tolok.apps.organizations.models import Office, OrganizationUnit, Role
from tolok.rules.offices import OfficeKind, UnitKind

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
START = date(2020, 1, 1)


def someone(name: str) -> User:
    """A person with an account."""
    return User.objects.create(email=f"{name.casefold()}@example.go.id", name=name)


def an_office(name: str = "Kabupaten Tolok", kind: OfficeKind = "regency", region: str = "64.01") -> Office:
    """An office without units."""
    return actions.found_office(name=name, kind=kind, region=region, by=None, now=NOW)


def a_unit(
    office: Office,
    code: str,
    name: str = "",
    kind: UnitKind = "department",
    parent: OrganizationUnit | None = None,
    day: date = START,
    **more: Any,
) -> OrganizationUnit:
    """A unit of an office."""
    return actions.add_unit(
        office=office,
        code=code,
        name=name or f"Dinas {code}",
        kind=kind,
        parent=parent,
        day=day,
        by=None,
        now=NOW,
        **more,
    )


def an_admin(office: Office, name: str = "Ani") -> User:
    """Somebody of the Bagian Organisasi."""
    person = someone(name)
    actions.appoint(user=person, office=office, role=Role.BIRO_ADMIN, day=START, by=None, now=NOW)
    return person


def done(person: User | None = None, day: date = TODAY, why: str = "SOTK 2026") -> dict[str, Any]:
    """The arguments every write takes."""
    return {"by": person, "day": day, "why": why, "now": NOW}
