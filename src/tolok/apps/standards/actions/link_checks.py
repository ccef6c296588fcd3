"""The nightly look at every address that units give: batches, so that a killed worker goes on where it was."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.evidence.actions import Reached, reach_all
from tolok.apps.notices.actions import Message, notify_each
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.actions.staff import staff_of
from tolok.apps.standards.models import LinkCheck
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.links import Given, answered_since, waiting
from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: Addresses of one batch; the duty comes again a few minutes later.
BATCH = 40
#: An address is looked at once a day, in the hours of NIGHT; one that was missed then is made up for by day.
NIGHT = range(5)
FRESH, OVERDUE = timedelta(hours=20), timedelta(hours=36)
#: Answers that say the address is there but not for a machine.
THERE = frozenset({401, 402, 403, 405, 406, 429, 451})


def check_due(*, now: datetime) -> int:
    """Look at the addresses that were longest unseen and keep what was found; return how many.

    One row an address of a unit. The unit is told once of a link that was broken at two looks in a row: what is down
    for one night is no news. Statements do not grow with the batch.
    """
    patience = FRESH if timezone.localtime(now).hour in NIGHT else OVERDUE
    given = waiting(now - patience, timezone.localdate(now))[:BATCH]
    if not given:
        return 0
    keep(given=given, found=reach_all([one.address for one in given]), now=now)
    return len(given)


def keep(*, given: Sequence[Given], found: Sequence[Reached], now: datetime) -> None:
    """Keep what was found at addresses, and tell units of those that stay broken."""
    old = {
        (row.unit_id, row.address): row
        for row in LinkCheck.objects.filter(unit__in={one.unit for one in given}).filter(
            address__in={one.address for one in given}
        )
    }
    outside = any(one.status for one in found) or answered_since(now - OVERDUE)
    rows = [
        _row(one, what, old.get((one.unit, one.address)), now, tell=outside)
        for one, what in zip(given, found, strict=True)
    ]
    lasting = [row for row in rows if row.told_at == now]
    with transaction.atomic():
        LinkCheck.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["unit", "address"],
            update_fields=["checked_at", "good", "status", "words", "broken_since", "told_at"],
        )
    _tell(lasting, now)


def _row(given: Given, found: Reached, old: LinkCheck | None, now: datetime, *, tell: bool) -> LinkCheck:
    """What is kept; a server to which nothing at all answers has no way out, and tells nobody."""
    good = found.status is not None and (found.status < 400 or found.status in THERE)
    row = LinkCheck(
        unit_id=given.unit,
        address=given.address,
        checked_at=now,
        good=good,
        status=found.status,
        words={"id": found.why.id, "en": found.why.en} if found.why else {},
    )
    if not good:
        row.broken_since = (old.broken_since if old else None) or now
        told = old.told_at if old else None
        row.told_at = told or (now if tell and row.broken_since < now else None)
    return row


def _tell(rows: Sequence[LinkCheck], now: datetime) -> None:
    units = sorted({row.unit_id for row in rows})
    if not units:
        return
    names = names_of(units, timezone.localdate(now))
    messages = []
    for unit, people in staff_of(units, timezone.localdate(now)).items():
        broken = [row.address for row in rows if row.unit_id == unit]
        words = fill(BROKEN, unit=names.get(unit, ""), n=len(broken))
        key = f"standards.broken:{unit}:{now:%Y-%m-%dT%H:%M}"
        messages += [Message(one, words, address("standards-freshness", unit), key) for one in people]
    notify_each(messages=messages, now=now)


BROKEN = Text(
    "{n} tautan layanan {unit} tidak dapat dibuka dua malam berturut-turut.",
    "Links of {unit} that could not be opened two nights in a row: {n}.",
)
