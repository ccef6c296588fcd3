"""Reads of the audit and of outages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from tolok.apps.common.models import Entry, EntryQuerySet, Outage

#: What gives the words, in the reader's language, for actions and for fields of the audit; each app that has some
#: adds its own when it starts, so that an app below can show entries of the apps above.
Words = Callable[[], Mapping[str, str]]
ACTION_WORDS: list[Words] = []
FIELD_WORDS: list[Words] = []
#: What of the audit a person must not read, by their number; an app above adds its own when it starts.
Veil = Callable[[int], Q]
VEILS: list[Veil] = []


def add_words(actions: Words, fields: Words) -> None:
    """Let pages about the audit say what an app's actions and fields are called; twice is as good as once."""
    for known, more in ((ACTION_WORDS, actions), (FIELD_WORDS, fields)):
        if more not in known:
            known.append(more)


def entries_about(target: models.Model) -> EntryQuerySet:
    """Every entry about a row, oldest first."""
    return Entry.objects.filter(
        target_app=target._meta.app_label, target_model=target._meta.model_name, target_id=str(target.pk)
    )


def changed_since(origins: Iterable[str], after: datetime) -> dict[str, list[Entry]]:
    """Writes about rows after a moment, by origin (``standards.decree:12``), oldest first. One statement."""
    about = Q(pk__in=())
    by_model: dict[str, list[str]] = {}
    for origin in origins:
        model, _, number = origin.partition(":")
        by_model.setdefault(model, []).append(number)
    for model, numbers in by_model.items():
        app, _, name = model.partition(".")
        about |= Q(target_app=app, target_model=name, target_id__in=numbers)
    found: dict[str, list[Entry]] = {}
    for row in Entry.objects.filter(about, is_read=False, at__gt=after).order_by("pk"):
        found.setdefault(f"{row.target_app}.{row.target_model}:{row.target_id}", []).append(row)
    return found


def action_called(action: str) -> str:
    """What an action of the audit is called in the reader's language; itself where no app says."""
    return next((words()[action] for words in ACTION_WORDS if action in words()), action)


def entries_by(person_id: int) -> EntryQuerySet:
    """Every entry of what one person did or read, oldest first."""
    return Entry.objects.filter(who_id=person_id)


def entries_in(scope: str) -> EntryQuerySet:
    """Every entry that concerns one office (`actions.office_scope`), newest first."""
    return Entry.objects.filter(scope=scope).order_by("-pk")


@dataclass(frozen=True, slots=True)
class Sought:
    """What of the audit is looked for; empty parts ask for nothing. Days are local and both included."""

    who: str = ""
    what: str = ""
    about: str = ""
    kind: str = ""
    first: date | None = None
    last: date | None = None


#: Nothing was written before the first and nothing will be after the last; their neighbours exist in every zone.
FIRST, LAST = date(1970, 1, 1), date(9000, 1, 1)


def unveiled(found: EntryQuerySet, reader: int) -> EntryQuerySet:
    """Without what this reader must not see, such as levels of others while they still judge."""
    for veil in VEILS:
        found = found.exclude(veil(reader))
    return found


def entries_sought(scope: str, sought: Sought, reader: int) -> EntryQuerySet:
    """The entries that concern one office, fit, and may be read by `reader`, newest first."""
    found = unveiled(entries_in(scope), reader)
    for column, words in (
        ("who_name__icontains", sought.who),
        ("action__startswith", sought.what),
        ("target_words__icontains", sought.about),
    ):
        if words:
            found = found.filter(**{column: words})
    if sought.kind in ("read", "write"):
        found = found.filter(is_read=sought.kind == "read")
    if sought.first:
        found = found.filter(at__gte=_midnight(sought.first))
    if sought.last and sought.last < LAST:
        found = found.filter(at__lt=_midnight(sought.last + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    """The first moment of a local day; days no calendar of people knows are the ends of what a database keeps."""
    return timezone.make_aware(datetime.combine(min(max(day, FIRST), LAST), time.min))


def entry_in(scope: str, pk: int, reader: int) -> Entry | None:
    """One entry that concerns an office and may be read by `reader`; nobody else's."""
    return unveiled(Entry.objects.filter(scope=scope, pk=pk), reader).first()


def audit_length() -> int:
    """How many entries there are."""
    return Entry.objects.count()


def last_hash() -> str:
    """The hash of the newest entry, to be kept outside the server; empty when there is none."""
    return Entry.objects.order_by("-pk").values_list("hash", flat=True).first() or ""


def holds(digest: str) -> bool:
    """Whether an entry with this hash is there."""
    return Entry.objects.filter(hash=digest.strip()).exists()


def audit_broken_at() -> int | None:
    """The number of the first entry that is not what was once written, None while the chain holds.

    Finds an entry that was changed, removed or pushed in between. Entries cut off at the end leave no trace
    here: compare the last hash with one that was kept elsewhere.
    """
    previous = ""
    for entry in Entry.objects.iterator(chunk_size=1000):
        if entry.previous != previous or entry.hash != entry.digest():
            return entry.pk
        previous = entry.hash
    return None


def outages_between(start: datetime, end: datetime, scope: str) -> QuerySet[Outage]:
    """Outages of the whole installation and of one office that touch the time from `start` to `end`, oldest first.

    They may begin earlier and end later. `scope` is the office's, as `office_scope` gives it.
    One that still lasts is not among them: it is written down at the first beat after it.
    """
    return Outage.objects.filter(began_at__lt=end, ended_at__gt=start, scope__in={"", scope})
