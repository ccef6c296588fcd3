"""A list of people: looked through first, applied afterwards, all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Literal

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations import refusals
from tolok.apps.organizations.actions.appointments import check_place
from tolok.apps.organizations.actions.imports import LIFE, LIMITS
from tolok.apps.organizations.actions.people import Invited, invite_person
from tolok.apps.organizations.models import (
    Appointment,
    Office,
    OrganizationUnit,
    PeopleImport,
    Role,
    RoleOffer,
)
from tolok.apps.organizations.policies import lasting
from tolok.apps.organizations.selectors import roles_in, units_on
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import open_bytes
from tolok.sheets.offices.people import PeopleList, PersonRow, read_people

Act = Literal["invite", "appoint", "keep"]


@dataclass(frozen=True, slots=True)
class Planned:
    """What a row would do: invite, appoint somebody who has an account, or nothing because it is so already."""

    act: Act
    email: str
    name: str
    nip: str
    role: Role
    unit: str


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """The rows of a list in their order, or every problem that stops it."""

    rows: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Text, ...] = ()

    @property
    def digest(self) -> str:
        """What was shown, to know whether what is applied is the same."""
        return sha256(repr(self.rows).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is there already."""

    units: dict[str, int]
    accounts: dict[str, bool]
    roles: frozenset[tuple[str, str, str]]


def draft_people(
    *, office: Office, name: str, content: bytes, day: date, by: User, why: str, now: datetime
) -> PeopleImport:
    """Keep an uploaded list for a day so that it can be looked through. Raises ProblemsError for no table."""
    open_bytes(name, content, LIMITS)
    PeopleImport.objects.filter(created_at__lt=now - LIFE).exclude(content=b"").update(content=b"")
    return PeopleImport.objects.create(
        office=office, by=by, file_name=name[-200:], content=content, day=day, reason=why, created_at=now
    )


def plan_people(draft: PeopleImport) -> PeoplePlan:
    """What an uploaded list would do if it were applied now. Writes nothing."""
    problems: list[Problem] = []
    book = open_bytes(draft.file_name, bytes(draft.content), LIMITS)
    listed = read_people(book, roles_in(draft.office), problems)
    if listed is None:
        return PeoplePlan((), tuple(problems))
    known = _known(draft.office, [row.email for row in listed.rows], draft.day)
    rows = [_planned(draft.office, listed, row, known, problems) for row in listed.rows]
    return PeoplePlan(() if problems else tuple(rows), tuple(problems), listed.notes)


def _known(office: Office, emails: Sequence[str], day: date) -> _Known:
    """Four statements, however long the list."""
    units = dict(units_on(office, day).values_list("unit__code", "unit_id"))
    accounts = dict(User.objects.filter(email__in=emails).values_list("email", "is_active"))
    had = Appointment.objects.filter(lasting(day), office=office, user__email__in=emails)
    offered = RoleOffer.objects.filter(office=office, email__in=emails, taken_at=None, withdrawn_at=None)
    rows = [
        *had.values_list("user__email", "role", "unit__code"),
        *offered.values_list("email", "role", "unit__code"),
    ]
    return _Known(units, accounts, frozenset((email, role, code or "") for email, role, code in rows))


def _planned(
    office: Office, listed: PeopleList, row: PersonRow, known: _Known, problems: list[Problem]
) -> Planned:
    role = Role(row.role)
    if row.unit and row.unit not in known.units:
        problems.append(listed.problem(row, "unit", refusals.UNKNOWN_UNIT))
    try:
        check_place(office, role, OrganizationUnit(office=office) if row.unit else None)
    except ProblemsError as error:
        problems += [listed.problem(row, "role", problem.text) for problem in error.problems]
    if known.accounts.get(row.email) is False:
        problems.append(listed.problem(row, "email", refusals.ACCOUNT_CLOSED))
    act: Act = "appoint" if row.email in known.accounts else "invite"
    if (row.email, row.role, row.unit) in known.roles:
        act = "keep"
    return Planned(act, row.email, row.name, row.nip, role, row.unit)


def apply_people(*, draft: PeopleImport, digest: str, by: User, now: datetime) -> list[Invited]:
    """Apply an uploaded list as it was shown and return what each row did. Its file is then forgotten.

    Of several roles of one new person the last invitation counts, so each address has one link.
    Raises ProblemsError when the plan is another by now, was applied already, or has problems.
    """
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=draft.office_id)
        draft.refresh_from_db()
        if draft.applied_at is not None:
            raise refusals.refused(refusals.APPLIED_ALREADY)
        plan = plan_people(draft)
        if plan.problems:
            raise ProblemsError(plan.problems)
        if plan.digest != digest:
            raise refusals.refused(refusals.PLAN_CHANGED)
        units = {unit.code: unit for unit in OrganizationUnit.objects.filter(office=draft.office)}
        done = [
            invite_person(
                office=draft.office,
                email=row.email,
                name=row.name,
                nip=row.nip,
                role=row.role,
                unit=units[row.unit] if row.unit else None,
                day=draft.day,
                by=by,
                why=draft.reason,
                now=now,
            )
            for row in plan.rows
            if row.act != "keep"
        ]
        draft.content, draft.applied_at = b"", now
        draft.save(update_fields=["content", "applied_at"])
        after = {"file": draft.file_name, "counts": {"people": len(done)}}
        record(
            by=by,
            action="organizations.import_people",
            target=draft.office,
            after=after,
            why=draft.reason,
            now=now,
        )
    return list({one.email: one for one in done}.values())
