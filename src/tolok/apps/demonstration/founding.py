"""The province, its units, its people: everything there is before a cycle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tolok.apps.accounts import actions as accounts
from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import person_with_email
from tolok.apps.demonstration.invented import people
from tolok.apps.demonstration.invented.province import NAME, REGION, UNITS, InventedUnit
from tolok.apps.organizations import actions as organizations
from tolok.apps.organizations.models import Office, OrganizationUnit, Role

#: Nobody types it: visitors come in as a persona with one press.
PASSWORD = "hanya untuk provinsi rekaan"  # noqa: S105 - no secret
START = date(2019, 1, 1)
LETTERHEAD: dict[str, object] = {
    "lines": "Pemerintah Provinsi Sagara Raya\nSekretariat Daerah\nJalan Teluk Purnama Nomor 1, Muara Kencana",
    "paper": "F4",
    "place": "Muara Kencana",
    "number_pattern": "000.8.3/{nomor}/{kode}/{tahun}",
    "signer_title": "Kepala Biro Organisasi",
}
#: Whose head signs for the office.
SIGNING_UNIT = "01.1"


@dataclass(frozen=True, slots=True)
class World:
    """The office, its units by code, and people by name."""

    office: Office
    units: dict[str, OrganizationUnit]
    people: dict[str, User]
    judged: tuple[InventedUnit, ...]

    def operator(self, code: str) -> User:
        """Who fills in for a unit."""
        return self._of(code, "Melati Handayani", people.OPERATORS)

    def head(self, code: str) -> User:
        """Who approves for a unit."""
        return self._of(code, "Burhan Siregar", people.HEADS)

    def _of(self, code: str, persona: str, others: tuple[str, ...]) -> User:
        if code.startswith("03"):
            return self.people[persona]
        return self.people[others[list(self.units).index(code) % len(others)]]


def names() -> list[str]:
    """Everybody of the demonstration, once."""
    found = [one.name for one in people.PERSONAS]
    found += [*people.EVALUATORS, *people.OPERATORS, *people.HEADS]
    return list(dict.fromkeys(found))


def found(*, now: datetime, units: Sequence[InventedUnit] = UNITS) -> World:
    """The province as it stands before any cycle; what is there already stays."""
    office = Office.objects.filter(region=REGION).first()
    if office is None:
        with transaction.atomic():
            office = organizations.found_office(name=NAME, kind="province", region=REGION, by=None, now=now)
            _units(office, units, now)
            _appoint(world(office, units, now), now)
            signs = office.units.filter(code=SIGNING_UNIT).first()
            values = LETTERHEAD | {"signer_unit": signs}
            organizations.set_letterhead(office=office, values=values, by=None, now=now)
    return world(office, units, now)


def world(office: Office, invented: Sequence[InventedUnit], now: datetime) -> World:
    """The province with its people, who are invited where they are not there yet."""
    units = {unit.code: unit for unit in office.units.all()}
    ordered = {one.code: units[one.code] for one in invented}
    judged = tuple(one for one in invented if one.judged)
    return World(office, ordered, {name: _person(name, now) for name in names()}, judged)


def _units(office: Office, invented: Sequence[InventedUnit], now: datetime) -> None:
    there: dict[str, OrganizationUnit] = {}
    for one in invented:
        there[one.code] = organizations.add_unit(
            office=office,
            code=one.code,
            name=one.name,
            kind=one.kind,
            group=one.group,
            parent=there.get(one.above),
            day=START,
            by=None,
            now=now,
        )


def _person(name: str, now: datetime) -> User:
    email = people.address(name)
    found = person_with_email(email)
    if found is None:
        _invitation, token = accounts.invite(email=email, name=name, by=None, now=now)
        found = accounts.accept(token=token, password=PASSWORD, now=now)
    return found


def _appoint(world: World, now: datetime) -> None:
    def give(name: str, role: Role, unit: OrganizationUnit | None = None) -> None:
        organizations.appoint(
            user=world.people[name], office=world.office, role=role, unit=unit, day=START, by=None, now=now
        )

    give("Ratna Wulansari", Role.BIRO_ADMIN)
    give("Lukman Hakim Dalimunthe", Role.AUDITOR)
    for code, unit in world.units.items():
        give(world.operator(code).name, Role.UNIT_OPERATOR, unit)
        give(world.head(code).name, Role.UNIT_HEAD, unit)
