"""The index follows a write as soon as it is committed, so that what was just entered can be found at once.

The duty of actions.indexing stays what is relied on: it compares everything, and finds what nobody told of.
"""

from threading import local

from django.db import transaction
from django.utils import timezone

from tolok.apps.catalogue.actions.indexing import ROWS, refresh_some
from tolok.apps.catalogue.selectors.sources import ABOUT, services_behind
from tolok.apps.common.models import Entry

#: Kinds of rows whose services are known at once; of others, and of many services, the duty learns within a minute.
FOLLOWED = frozenset({"service", "standardversion", "decree", "organizationunit"})
_PENDING = local()
Target = tuple[str, str]


def follow(entry: Entry) -> None:
    """Make the services behind an entry anew once its transaction is committed; a failure hurts no writer."""
    if entry.target_app in ABOUT and entry.target_model in FOLLOWED:
        rows = pending()
        if len(rows) >= ROWS:
            rows.clear()  # so many at once are for the duty
        rows.add((entry.target_model, entry.target_id))
        transaction.on_commit(_catch_up, robust=True)


def pending() -> set[Target]:
    """What was written and is not yet looked at; what a rolled back transaction left is looked at with the next."""
    found: set[Target] | None = getattr(_PENDING, "rows", None)
    if found is None:
        found = _PENDING.rows = set()
    return found


def _catch_up() -> None:
    # Every entry asks for this, and the first does the work of all.
    rows = pending()
    if not rows:
        return
    wanted = frozenset(rows)
    rows.clear()
    services = services_behind(wanted, ROWS)
    if services:
        now = timezone.now()
        refresh_some(services, now=now, day=timezone.localdate(now))
