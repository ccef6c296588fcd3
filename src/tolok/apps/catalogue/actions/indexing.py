"""The index of the catalogue, made from services and standards; a duty looks every minute whether they changed.

What was written through an action is there as soon as it is committed (actions.following); what search reads of the
rest, such as a standard that comes into force by the day, may be a minute old; the card of a service always reads the service itself. See
docs/adr/0016-catalogue-search.md.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tolok.apps.catalogue import finder
from tolok.apps.catalogue.models import IndexState, Listing, Near, Word
from tolok.apps.catalogue.reading import LONGEST, MARK, MEANING, WAY, listed_words, mark
from tolok.apps.catalogue.selectors.sources import (
    Source,
    changed_since,
    newest_entry,
    sources,
    words_of_services,
)
from tolok.apps.catalogue.spelling import keys_of
from tolok.apps.standards.models import Service
from tolok.rules.catalogue import catalogue

#: Rows written in one transaction, so that nobody who writes waits long.
ROWS = 500
#: After so long everything is compared even though nothing seems to have changed.
PATIENCE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many services were written anew and how many went."""

    written: int = 0
    gone: int = 0


def refresh_due(*, now: datetime) -> int:
    """The duty: bring the index up to date if anything may have changed; how many services did.

    Two cheap statements in a minute in which nothing was written.
    """
    day = timezone.localdate(now)
    state, _ = IndexState.objects.get_or_create(pk=1)
    fresh = state.looked_at is not None and now - state.looked_at < PATIENCE
    if fresh and state.day == day and state.lists == _lists() and not changed_since(state.audit):
        return 0
    done = refresh(now=now, day=day)
    return done.written + done.gone


def refresh(*, now: datetime, day: date) -> Refreshed:
    """Compare every offered service with what the index was made from, and make anew what differs.

    Nothing is taken on trust from who wrote: a fingerprint of all that is shown decides.
    """
    seen = newest_entry()
    found = sources(day)
    kept = {pk: (digest, gone) for pk, digest, gone in Listing.objects.values_list("pk", "digest", "gone")}
    changed = [one for one in found if kept.get(one.service) != (one.digest, False)]
    here = {one.service for one in found}
    gone = [pk for pk, (_digest, left) in kept.items() if not left and pk not in here]
    for part in _parts(changed):
        _write(part, day, now)
    for part in _parts(gone):
        _take_out(part, now)
    state, _ = IndexState.objects.get_or_create(pk=1)
    # Counted each time: what was followed at once (refresh_some) is no change here, yet nobody counted it.
    finder.drop_strangers()
    state.counts = _list_words()
    state.audit, state.day, state.lists, state.looked_at = seen, day, _lists(), now
    state.save()
    return Refreshed(len(changed), len(gone))


def refresh_some(services: Sequence[int], *, now: datetime, day: date) -> Refreshed:
    """The same for a few services, such as those somebody just wrote.

    Of what they stand under now it is counted at once how many there are, so that they can be reached from the first
    page; how often each word stands, and what they stood under before, is left to the duty.
    """
    found = sources(day, services)
    rows = Listing.objects.filter(pk__in=services)
    kept = {pk: (digest, gone) for pk, digest, gone in rows.values_list("pk", "digest", "gone")}
    changed = [one for one in found if kept.get(one.service) != (one.digest, False)]
    here = {one.service for one in found}
    gone = [pk for pk, (_digest, left) in kept.items() if not left and pk not in here]
    if changed:
        _learn(_write(changed, day, now))
    if gone:
        _take_out(gone, now)
    if changed or gone:
        _count_again([*(one.service for one in changed), *gone])
    return Refreshed(len(changed), len(gone))


def _count_again(services: Sequence[int]) -> None:
    """Count the services under every event of life and field of some."""
    shown = Service.objects.filter(pk__in=services).order_by().values_list("field", "life_events")
    theirs = {
        one for field, events in shown for one in (mark("f", field), *(mark("e", key) for key in events))
    }
    with transaction.atomic():
        state, _ = IndexState.objects.select_for_update().get_or_create(pk=1)
        state.counts |= dict.fromkeys(theirs, 0) | finder.counted(sorted(theirs))
        state.save(update_fields=["counts"])


def _learn(terms: Collection[str]) -> None:
    """List the words that nobody said before, so that they count as known and mistakes are mended towards them."""
    wanted = {one for one in terms if _listable(one)}
    known = set(Word.objects.filter(text__in=wanted).values_list("text", flat=True))
    new = Word.objects.bulk_create(Word(text=text, count=1) for text in sorted(wanted - known))
    Near.objects.bulk_create(_misspellings(new), batch_size=ROWS)
    # Words of our own lists stand at 0 until a service says them.
    Word.objects.filter(text__in=wanted & known, count=0).update(count=1)


def _lists() -> str:
    return f"{WAY}{catalogue().digest}"[:64]


def _parts(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(rows), ROWS):
        yield rows[at : at + ROWS]


def _next_stamp() -> int:
    return (Listing.objects.aggregate(most=Max("stamp"))["most"] or 0) + 1


def _write(part: Sequence[Source], day: date, now: datetime) -> frozenset[str]:
    """Write them, and return every term they hold."""
    words = words_of_services([one.service for one in part], day)
    with transaction.atomic():
        first = _next_stamp()
        Listing.objects.bulk_create(
            [
                Listing(
                    service_id=one.service,
                    unit_id=one.unit,
                    office_id=one.office,
                    title=one.title,
                    digest=one.digest,
                    stamp=first + place,
                    changed_at=now,
                )
                for place, one in enumerate(part)
            ],
            update_conflicts=True,
            unique_fields=["service"],
            update_fields=["unit", "office", "title", "digest", "stamp", "changed_at", "gone"],
        )
        finder.keep([(pk, one.title, one.keywords, one.near, one.more) for pk, one in words.items()])
    texts = (text for one in words.values() for text in (one.title, one.keywords, one.near, one.more))
    return frozenset(term for text in texts for term in text.split())


def _take_out(part: Sequence[int], now: datetime) -> None:
    with transaction.atomic():
        first = _next_stamp()
        rows = list(Listing.objects.filter(pk__in=part))
        for place, one in enumerate(rows):
            one.gone, one.stamp, one.changed_at = True, first + place, now
        Listing.objects.bulk_update(rows, ["gone", "stamp", "changed_at"])
        finder.drop([one.pk for one in rows])


def _list_words() -> dict[str, int]:
    """Keep every word of the index and of our lists with its misspellings; how many services each list leads to."""
    counts = finder.vocabulary()
    wanted = dict.fromkeys(listed_words(), 0)
    wanted |= {word: count for word, count in counts.items() if _listable(word)}
    with transaction.atomic():
        kept = {one.text: one for one in Word.objects.all()}
        Word.objects.filter(pk__in=[one.pk for text, one in kept.items() if text not in wanted]).delete()
        moved = [one for text, one in kept.items() if wanted.get(text, one.count) != one.count]
        for one in moved:
            one.count = wanted[one.text]
        Word.objects.bulk_update(moved, ["count"], batch_size=ROWS)
        new = Word.objects.bulk_create(
            (Word(text=text, count=count) for text, count in wanted.items() if text not in kept),
            batch_size=ROWS,
        )
        Near.objects.bulk_create(_misspellings(new), batch_size=ROWS)
    lists = catalogue()
    marks = [mark("e", one.key) for one in lists.life_events] + [mark("f", one.key) for one in lists.fields]
    return {one: counts.get(one, 0) for one in marks}


def _listable(term: str) -> bool:
    return len(term) <= LONGEST and not term.startswith(MARK)


def _misspellings(words: Iterable[Word]) -> Iterator[Near]:
    for one in words:
        if not one.text.startswith(MEANING):
            for key in keys_of(one.text):
                yield Near(key=key, word=one)
