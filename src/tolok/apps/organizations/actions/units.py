"""One change of one unit."""

from dataclasses import asdict, replace
from datetime import date, datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations import refusals
from tolok.apps.organizations.actions.book import close_book, open_book
from tolok.apps.organizations.ledger import Ledger, Standing
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.organizations.selectors import kinds_for
from tolok.rules.offices import ServiceGroup, UnitKind


def add_unit(
    *,
    office: Office,
    code: str,
    name: str,
    kind: UnitKind,
    group: ServiceGroup = "other",
    parent: OrganizationUnit | None = None,
    abbreviation: str = "",
    day: date,
    by: User | None,
    why: str = "",
    now: datetime,
) -> OrganizationUnit:
    """A new unit from `day` on, under `parent` or at the top of the office."""
    with transaction.atomic():
        book = open_book(office)
        above = _code_in(office, parent)
        standing = Standing(_tidy(name), _kind(office, kind), above, group, _tidy(abbreviation))
        book.found(code.strip(), standing, day, why)
        units = close_book(office, book)
        unit = OrganizationUnit(pk=units[code.strip()], office=office, code=code.strip())
        after = {"code": unit.code, **asdict(standing), "valid_from": day}
        record(by=by, action="organizations.add_unit", target=unit, after=after, why=why, now=now)
    return unit


def rename(
    *,
    unit: OrganizationUnit,
    name: str,
    abbreviation: str | None = None,
    day: date,
    by: User | None,
    why: str,
    now: datetime,
) -> None:
    """Another name from `day` on; without `abbreviation` the short one stays."""
    with transaction.atomic():
        book = open_book(unit.office)
        standing = replace(_standing(book, unit), name=_tidy(name))
        if abbreviation is not None:
            standing = replace(standing, abbreviation=_tidy(abbreviation))
        _change(book, unit, standing, day, why)
        _record(book, unit, "rename", day, by, why, now)


def move(
    *,
    unit: OrganizationUnit,
    parent: OrganizationUnit | None,
    day: date,
    by: User | None,
    why: str,
    now: datetime,
) -> None:
    """Under another unit, or to the top, from `day` on. What stands below moves along."""
    with transaction.atomic():
        book = open_book(unit.office)
        standing = replace(_standing(book, unit), parent=_code_in(unit.office, parent))
        _change(book, unit, standing, day, why)
        _record(book, unit, "move", day, by, why, now)


def reclassify(
    *,
    unit: OrganizationUnit,
    kind: UnitKind,
    group: ServiceGroup,
    day: date,
    by: User | None,
    why: str,
    now: datetime,
) -> None:
    """Another kind or service group from `day` on."""
    with transaction.atomic():
        book = open_book(unit.office)
        standing = replace(_standing(book, unit), kind=_kind(unit.office, kind), group=group)
        _change(book, unit, standing, day, why)
        _record(book, unit, "reclassify", day, by, why, now)


def merge(
    *, unit: OrganizationUnit, into: OrganizationUnit, day: date, by: User | None, why: str, now: datetime
) -> None:
    """End a unit on the eve of `day` and put what stands below it under `into`. Roles in the unit end with it."""
    with transaction.atomic():
        book = open_book(unit.office)
        _need(why)
        book.merge(unit.code, _code_in(unit.office, into), day, why)
        _record(book, unit, "merge", day, by, why, now)


def close(*, unit: OrganizationUnit, day: date, by: User | None, why: str, now: datetime) -> None:
    """End a unit: `day` is the first day without it. Refused while anything stands below it."""
    with transaction.atomic():
        book = open_book(unit.office)
        _need(why)
        book.end(unit.code, day, why)
        _record(book, unit, "close", day, by, why, now)


def _change(book: Ledger, unit: OrganizationUnit, standing: Standing, day: date, why: str) -> None:
    _need(why)
    book.change(unit.code, standing, day, why)
    if not book.written:
        raise refusals.refused(refusals.NOTHING_CHANGED)


def _record(
    book: Ledger, unit: OrganizationUnit, verb: str, day: date, by: User | None, why: str, now: datetime
) -> None:
    """Write the book and one entry: what the unit was and is, and which units moved along with a merger."""
    close_book(unit.office, book)
    own = next(one for one in book.written if one.code == unit.code)
    before: dict[str, object] = {**asdict(own.before)} if own.before else {}
    after: dict[str, object] = {**asdict(own.after), "day": day} if own.after else {"gone_from": day}
    if own.into:
        after |= {"into": own.into, "moved": [one.code for one in book.written if one.code != unit.code]}
    record(by=by, action=f"organizations.{verb}", target=unit, before=before, after=after, why=why, now=now)


def _standing(book: Ledger, unit: OrganizationUnit) -> Standing:
    return book.last(unit.code).standing


def _code_in(office: Office, unit: OrganizationUnit | None) -> str:
    if unit is None:
        return ""
    if unit.office_id != office.pk:
        raise refusals.refused(refusals.OTHER_OFFICE, "parent")
    return unit.code


def _kind(office: Office, kind: UnitKind) -> UnitKind:
    if kind not in kinds_for(office):
        raise refusals.refused(refusals.UNKNOWN_KIND, "kind", kind)
    return kind


def _need(why: str) -> None:
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")


def _tidy(text: str) -> str:
    return " ".join(text.split())
