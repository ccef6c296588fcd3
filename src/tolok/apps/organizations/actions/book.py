"""The book of one office: read from its rows, written back in batches."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import cast

from django.db.models import Q

from tolok.apps.organizations import refusals
from tolok.apps.organizations.ledger import DAY, Ledger, Standing, Version, Written, opened
from tolok.apps.organizations.models import Appointment, Office, OrganizationUnit, UnitVersion
from tolok.rules.offices import ServiceGroup, UnitKind

#: Rows written with one statement, where the database allows as many.
BATCH = 500
FIELDS = (
    *("pk", "unit__code", "valid_from", "valid_to", "name", "kind", "parent__code", "group", "abbreviation"),
    *("change", "reason", "ending", "merged_into__code", "end_reason"),
)


def open_book(office: Office) -> Ledger:
    """The book of an office. Its row is locked until the transaction ends, so that changes come one by one."""
    Office.objects.select_for_update().get(pk=office.pk)
    return read_book(office)


def read_book(office: Office) -> Ledger:
    """The same, only to look at."""
    return opened(
        _version(row) for row in UnitVersion.objects.filter(unit__office=office).values_list(*FIELDS)
    )


def _version(row: tuple[object, ...]) -> tuple[str, Version]:
    pk, code, first, last, name, kind, parent, group, abbreviation, *rest = row
    standing = Standing(
        str(name), cast(UnitKind, kind), str(parent or ""), cast(ServiceGroup, group), str(abbreviation)
    )
    change, reason, ending, into, end_reason = (str(part or "") for part in rest)
    version = Version(
        standing,
        cast(date, first),
        cast("date | None", last),
        change,
        reason,
        ending,
        into,
        end_reason,
        cast(int, pk),
    )
    return str(code), version


def close_book(office: Office, book: Ledger) -> dict[str, int]:
    """Check and write everything; return the numbers of the units by code. Raises ProblemsError.

    A handful of statements a batch: new units, versions that end, versions that were corrected, new versions.
    """
    book.check()
    units = _units(office, book)
    codes = {id(version): code for code, versions in book.versions.items() for version in versions}
    touched = list({id(version): version for version in book.touched}.values())
    _end_appointments(units, book.written)
    rows = [(version, _row(units, codes[id(version)], version)) for version in touched]
    _end([row for version, row in rows if version.pk is not None and not version.corrected])
    _correct([row for version, row in rows if version.pk is not None and version.corrected])
    UnitVersion.objects.bulk_create([row for version, row in rows if version.pk is None], BATCH)
    return units


def _units(office: Office, book: Ledger) -> dict[str, int]:
    units = dict(OrganizationUnit.objects.filter(office=office).values_list("code", "pk"))
    fresh = [OrganizationUnit(office=office, code=code) for code in book.versions if code not in units]
    units |= {unit.code: unit.pk for unit in OrganizationUnit.objects.bulk_create(fresh, BATCH)}
    return units


def _row(units: dict[str, int], code: str, version: Version) -> UnitVersion:
    standing = version.standing
    words = " ".join(part for part in (code, standing.name, standing.abbreviation) if part)
    return UnitVersion(
        pk=version.pk,
        unit_id=units[code],
        valid_from=version.first,
        valid_to=version.last,
        name=standing.name,
        abbreviation=standing.abbreviation,
        search=words.casefold()[:400],
        kind=standing.kind,
        group=standing.group,
        parent_id=units[standing.parent] if standing.parent else None,
        change=version.change,
        reason=version.reason,
        ending=version.ending,
        merged_into_id=units[version.merged_into] if version.merged_into else None,
        end_reason=version.end_reason,
    )


def _end(rows: list[UnitVersion]) -> None:
    """Versions that end alike end with one statement a batch."""

    def alike(row: UnitVersion) -> tuple[object, ...]:
        return (row.valid_to, row.ending, row.merged_into_id or 0, row.end_reason)

    for (last, ending, into, reason), group in groupby(sorted(rows, key=alike), alike):
        found = [row.pk for row in group]
        for at in range(0, len(found), BATCH):
            UnitVersion.objects.filter(pk__in=found[at : at + BATCH]).update(
                valid_to=last, ending=ending, merged_into=into or None, end_reason=reason
            )


def _correct(rows: list[UnitVersion]) -> None:
    fields = (
        *("name", "abbreviation", "search", "kind", "group", "parent", "reason"),
        *("valid_to", "ending", "merged_into", "end_reason"),
    )
    UnitVersion.objects.bulk_update(rows, fields, batch_size=50)


def _end_appointments(units: dict[str, int], written: Iterable[Written]) -> None:
    """Roles in a unit end with it. Raises ProblemsError for one that would begin afterwards."""
    ended = sorted((one.day, units[one.code]) for one in written if one.act in ("closed", "merged"))
    for day, group in groupby(ended, lambda pair: pair[0]):
        mine = Appointment.objects.filter(unit__in=[pk for _, pk in group])
        if mine.filter(valid_from__gte=day).exists():
            raise refusals.refused(refusals.LATER_APPOINTMENT, "day")
        mine.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day)).update(valid_to=day - DAY)
