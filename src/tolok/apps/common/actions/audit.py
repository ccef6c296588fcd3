"""Writes of the audit. Every action of every app calls `record` in its own transaction, after its writes."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol
from uuid import UUID

from django.db import connection, models, transaction

from tolok.apps.common.models import Entry
from tolok.apps.common.tracing import here

Values = Mapping[str, object]
#: The advisory lock of PostgreSQL that lets one transaction at a time add to the chain. Any fixed number.
CHAIN = 7_101_500

#: Told of every write inside its transaction; apps above add theirs when they start, and act after commit.
WATCHERS: list[Callable[[Entry], None]] = []


def add_watcher(watcher: Callable[[Entry], None]) -> None:
    """Tell `watcher` of every entry about a write; twice is as good as once."""
    if watcher not in WATCHERS:
        WATCHERS.append(watcher)


class Person(Protocol):
    """What the audit needs to know of whoever acts: `accounts.User`."""

    @property
    def pk(self) -> Any: ...
    @property
    def name(self) -> Any: ...


def record(
    *,
    by: Person | None,
    action: str,
    target: models.Model,
    before: Values | None = None,
    after: Values | None = None,
    why: str = "",
    now: datetime,
    scope: str | None = None,
) -> Entry:
    """Add one entry about a write and return it.

    `action` is app and verb ("organizations.rename"); `by` None is the installation itself. `before` and
    `after` are plain values by field name; of two that are both given only what differs is kept. Call it last:
    on PostgreSQL it holds the chain until the transaction ends. `scope` says whom the entry concerns
    ("office:7"); without it that is read off the target (`scope_of`). Raises TypeError for a value no log can keep.
    """
    old, new = _changed(before, after)
    entry = _append(by, action, target, now, scope, before=old, after=new, why=why)
    for watcher in WATCHERS:
        watcher(entry)
    return entry


def record_read(
    *,
    by: Person | None,
    action: str,
    target: models.Model,
    why: str = "",
    now: datetime,
    scope: str | None = None,
) -> Entry:
    """Add one entry about a read of personal data ("accounts.read_person") and return it."""
    return _append(by, action, target, now, scope, why=why, is_read=True)


def office_scope(office_id: int) -> str:
    """The scope of what concerns one office."""
    return f"office:{office_id}"


def scope_of(target: models.Model, depth: int = 3) -> str:
    """Whom a row concerns: its own `audit_scope`, its `office_id`, or that of the rows loaded along with it.

    Asks the database nothing; empty when the row does not say.
    """
    if own := getattr(target, "audit_scope", ""):
        return str(own)
    if office := getattr(target, "office_id", None):
        return office_scope(office)
    if depth == 0:
        return ""
    loaded = (row for row in target._state.fields_cache.values() if isinstance(row, models.Model))
    return next((found for row in loaded if (found := scope_of(row, depth - 1))), "")


def _changed(before: Values | None, after: Values | None) -> tuple[dict[str, object], dict[str, object]]:
    old = {key: plain(value) for key, value in (before or {}).items()}
    new = {key: plain(value) for key, value in (after or {}).items()}
    if before is None or after is None:
        return old, new
    missing = object()
    changed = {key for key in {*old, *new} if old.get(key, missing) != new.get(key, missing)}
    return (
        {key: value for key, value in old.items() if key in changed},
        {key: value for key, value in new.items() if key in changed},
    )


def plain(value: object) -> object:
    """Return a value as both databases give it back: numbers with a fraction and times become text."""
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return value.replace("\x00", "�")  # PostgreSQL keeps no NUL
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | float | UUID):
        return str(value)
    if isinstance(value, models.Model):
        return plain(value.pk)
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        parts = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return [plain(part) for part in parts]
    raise TypeError(
        f"the audit keeps no {type(value).__name__}: give text, numbers, dates, lists or mappings"
    )


def _append(
    by: Person | None, action: str, target: models.Model, now: datetime, scope: str | None, **parts: Any
) -> Entry:
    trace = here()
    entry = Entry(
        who_id=by.pk if by else None,
        who_name=str(by.name)[:200] if by else "",
        action=action,
        target_app=target._meta.app_label,
        target_model=target._meta.model_name or "",
        target_id=str(target.pk),
        target_words=str(plain(str(target)))[:300],
        at=now,
        page=trace.page[:300],
        request_id=trace.request_id,
        scope=scope_of(target) if scope is None else scope,
        **parts,
    )
    with transaction.atomic(savepoint=False):
        _take_the_chain()
        entry.previous = Entry.objects.order_by("-pk").values_list("hash", flat=True).first() or ""
        entry.hash = entry.digest()
        entry.save()
    return entry


def _take_the_chain() -> None:
    """Wait until no other transaction may add an entry. SQLite lets one write at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN])
