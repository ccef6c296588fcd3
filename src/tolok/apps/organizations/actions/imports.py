"""A list of units: looked through first, applied afterwards, all of it or nothing."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations import refusals
from tolok.apps.organizations.actions.book import close_book, open_book, read_book
from tolok.apps.organizations.ledger import Ledger, Written
from tolok.apps.organizations.models import Office, UnitImport
from tolok.apps.organizations.plans import Plan, plan_changes
from tolok.apps.organizations.selectors import kinds_for
from tolok.rules.texts import Problem, ProblemsError
from tolok.sheets.books import Book, Limits, open_bytes
from tolok.sheets.offices.units import UnitList, read_units

#: How long an uploaded list waits to be applied.
LIFE = timedelta(days=1)
#: A list of units is a small file: more rows, or more megabytes unpacked, is another file.
LIMITS = Limits(size=8 * 2**20, unpacked=64 * 2**20, rows=20_000, columns=50, cells=1_000_000)


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import did: how many units by act."""

    counts: dict[str, int]


def import_units(
    *, office: Office, book: Book, day: date, complete: bool = False, by: User | None, why: str, now: datetime
) -> Applied:
    """Apply a list of units at once. Raises ProblemsError with every problem of every row; then nothing is written."""
    problems: list[Problem] = []
    listed = read_units(book, kinds_for(office), problems)
    with transaction.atomic():
        ledger = open_book(office)
        plan = plan_changes(ledger, listed, problems, day, why, complete=complete)
        return _apply(office, ledger, plan, book.file, by, why, now)


def draft_import(
    *, office: Office, name: str, content: bytes, day: date, complete: bool, by: User, why: str, now: datetime
) -> UnitImport:
    """Keep an uploaded list for a day so that it can be looked through. Raises ProblemsError for no table."""
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    open_bytes(name, content, LIMITS)
    UnitImport.objects.filter(created_at__lt=now - LIFE).exclude(content=b"").update(content=b"")
    return UnitImport.objects.create(
        office=office,
        by=by,
        file_name=name[-200:],
        content=content,
        day=day,
        complete=complete,
        reason=why,
        created_at=now,
    )


def plan_import(draft: UnitImport) -> Plan:
    """What an uploaded list would change if it were applied now. Writes nothing."""
    listed, problems = _read(draft)
    return plan_changes(
        read_book(draft.office), listed, problems, draft.day, draft.reason, complete=draft.complete
    )


def apply_import(*, draft: UnitImport, digest: str, by: User, now: datetime) -> Applied:
    """Apply an uploaded list as it was shown: `digest` is that of the plan. Its file is then forgotten.

    Raises ProblemsError when the plan is another by now, was applied already, or has problems.
    """
    with transaction.atomic():
        ledger = open_book(draft.office)
        draft.refresh_from_db()
        if draft.applied_at is not None:
            raise refusals.refused(refusals.APPLIED_ALREADY)
        listed, problems = _read(draft)
        plan = plan_changes(ledger, listed, problems, draft.day, draft.reason, complete=draft.complete)
        if plan.digest != digest:
            raise refusals.refused(refusals.PLAN_CHANGED)
        applied = _apply(draft.office, ledger, plan, draft.file_name, by, draft.reason, now)
        draft.content, draft.applied_at, draft.applied = b"", now, applied.counts
        draft.save(update_fields=["content", "applied_at", "applied"])
    return applied


def _read(draft: UnitImport) -> tuple[UnitList | None, list[Problem]]:
    problems: list[Problem] = []
    book = open_bytes(draft.file_name, bytes(draft.content), LIMITS)
    return read_units(book, kinds_for(draft.office), problems), problems


def _apply(
    office: Office, ledger: Ledger, plan: Plan, file: str, by: User | None, why: str, now: datetime
) -> Applied:
    """Write the plan and one entry that holds every change of it."""
    if plan.problems:
        raise ProblemsError(plan.problems)
    counts = plan.counts
    if plan.changes:
        close_book(office, ledger)
        after = {"file": file, "counts": counts, "changes": [_entry(change) for change in plan.changes]}
        record(by=by, action="organizations.import_units", target=office, after=after, why=why, now=now)
    return Applied(counts)


def _entry(change: Written) -> dict[str, object]:
    before = asdict(change.before) if change.before else {}
    after = asdict(change.after) if change.after else {}
    kept = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    return {
        "code": change.code,
        "act": change.act,
        "day": change.day,
        "before": {key: before[key] for key in sorted(kept & before.keys())},
        "after": {key: after[key] for key in sorted(kept & after.keys())},
    }
