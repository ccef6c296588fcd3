"""Facts about what is done with standards in force: monitored and reviewed, of which services and how often (1, 4)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from tolok.apps.standards.models import Monitoring, Review, StandardVersion
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.kept import Kept
from tolok.rules.days import day_said, months_between, months_later
from tolok.rules.gathered import Basis, Gathered, together
from tolok.rules.standards.clocks import clock
from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill

Row = TypeVar("Row", Review, Monitoring)


def kept_facts(one: Kept, day: date) -> Iterator[Gathered]:
    """What is known of monitorings and reviews; nothing where none was entered."""
    yield from _monitored(one, day)
    yield from _reviewed(one, day)


def _monitored(one: Kept, day: date) -> Iterator[Gathered]:
    """Within the last year, of every standard in force that is old enough to be monitored."""
    begin = months_later(day, -clock("monitoring").due_months)
    wanted = [pk for pk, row in one.held.items() if pk in one.written and _old_enough(row, begin)]
    recent = {
        pk: rows[0] for pk, rows in one.monitorings.items() if pk in one.held and rows[0].done_on > begin
    }
    if not one.monitorings or not (wanted or recent):
        return
    asked = set(wanted) | set(recent)
    since = max((row.done_on for row in recent.values()), default=None)
    young = len(one.held) - len(asked)
    bare = _bare(recent.values())
    words = chain(
        fill(MONITORED, n=len(recent), total=len(asked)),
        fill(BARE_MONITORINGS, n=bare) if bare else None,
        fill(YOUNG, n=young) if young else None,
    )
    bases = tuple(_of_monitorings([_of_monitoring(row) for row in _proven_first(recent.values())]))
    yield Gathered("standard_monitored", asked <= set(recent), words, since, bases)


def _reviewed(one: Kept, day: date) -> Iterator[Gathered]:
    """The longest interval of any service; a review long ago counts as long as it is ago."""
    there = {service.pk for service in one.services}
    rows = {pk: found for pk, found in one.reviews.items() if pk in there}
    if not rows:
        return
    last = [found[0] for found in rows.values()]
    since = max(row.reviewed_on for row in last)
    bases = tuple(_of_reviews([_of_review(row) for row in _proven_first(last)]))
    bare = _bare(last)
    words = chain(fill(REVIEWED, n=len(rows)), fill(BARE_REVIEWS, n=bare) if bare else None)
    yield Gathered("review_done", True, words, since, bases)
    months = max(_months(one.held.get(pk), found, day) for pk, found in rows.items())
    yield Gathered("review_months", months, fill(INTERVAL, n=months), since, bases)
    begin = months_later(day, -max(months, clock("review").due_months))
    held = {pk: row for pk, row in one.held.items() if pk in there and pk not in rows}
    left = [pk for pk, row in held.items() if (decided := _decided_on(row)) and decided <= begin]
    words = chain(
        fill(SOME_REVIEWED if held else ALL_REVIEWED, n=len(rows), total=len(rows) + len(held)),
        fill(NOT_REVIEWED, n=len(left)) if left else None,
        fill(STILL_NEW, n=len(held) - len(left)) if len(held) > len(left) else None,
    )
    yield Gathered("review_scope", "some" if left else "all", words, since, bases)


def _months(held: StandardVersion | None, rows: Sequence[Review], day: date) -> int:
    """Months between the last two reviews, or since the decision where there was one; at least those up to the day."""
    last = rows[0].reviewed_on
    before = rows[1].reviewed_on if len(rows) > 1 else _decided_on(rows[0].version)
    begun = _decided_on(held) if held else None
    return max(months_between(before or last, last), months_between(max(last, begun or last), day))


def _decided_on(row: StandardVersion) -> date | None:
    """The day of the decree; where none was entered, the day from which the version holds."""
    return row.decree.signed_on if row.decree else row.effective_from


def _old_enough(row: StandardVersion, begin: date) -> bool:
    return row.effective_from is not None and row.effective_from <= begin


def _proven_first(rows: Iterable[Row]) -> list[Row]:
    """The newest first, before them those with a proof."""
    return sorted(rows, key=lambda row: (row.proof_id is None, -row.pk))


def _bare(rows: Iterable[Row]) -> int:
    """How many rest on the unit's word alone."""
    return sum(row.proof_id is None for row in rows)


def _of_reviews(rows: Sequence[Basis]) -> list[Basis]:
    return together(rows, "standards.reviews", titled(REVIEWS, rows))


def _of_monitorings(rows: Sequence[Basis]) -> list[Basis]:
    return together(rows, "standards.monitorings", titled(MONITORINGS, rows))


def _of_review(row: Review) -> Basis:
    title = fill(REVIEW, name=row.version.service.name)
    page = address("standards-review", row.pk)
    return Basis(title, f"standards.review:{row.pk}", row.reviewed_on, page, row.proof_id)


def _of_monitoring(row: Monitoring) -> Basis:
    title = fill(MONITORING, name=row.version.service.name)
    page = address("standards-monitoring", row.pk)
    return Basis(title, f"standards.monitoring:{row.pk}", row.done_on, page, row.proof_id)


def newest(rows: Sequence[Basis]) -> Text:
    """The last day among bases, in words."""
    days = [one.day for one in rows if one.day]
    return day_said(max(days)) if days else Text("–", "–")


def titled(name: Text, rows: Sequence[Basis]) -> Text:
    """What a group of rows is called: how many, how many of them without a file, and the newest day."""
    bare = sum(not row.proofs for row in rows)
    template = GROUP_BARE if bare else GROUP
    return fill(template, name=name, n=len(rows), bare=bare, day=newest(rows))


REVIEWS = Text("Peninjauan ulang", "Reviews")
MONITORINGS = Text("Pemantauan", "Monitorings")
GROUP = Text("{name}: {n}, terbaru {day}", "{name}: {n}, the newest of {day}")
GROUP_BARE = Text(
    "{name}: {n}, {bare} tanpa bukti, terbaru {day}", "{name}: {n}, {bare} without proof, the newest of {day}"
)
BARE_REVIEWS = Text(
    "{n} peninjauan tanpa bukti (tidak ada berkasnya).", "Reviews without proof, no file at all: {n}."
)
BARE_MONITORINGS = Text(
    "{n} pemantauan tanpa bukti (tidak ada berkasnya).", "Monitorings without proof, no file at all: {n}."
)
REVIEW = Text("Peninjauan ulang {name}", "Review of {name}")
MONITORING = Text("Pemantauan {name}", "Monitoring of {name}")
MONITORED = Text(
    "{n} dari {total} standar yang sudah waktunya dipantau telah dipantau dalam 12 bulan terakhir.",
    "{n} of {total} standards that are due were monitored within 12 months.",
)
YOUNG = Text(
    "{n} standar lain masih baru, jadi belum waktunya dipantau.",
    "{n} other standards are too new to be due.",
)
REVIEWED = Text(
    "Peninjauan tercatat untuk {n} jenis layanan.", "Kinds of service with a review on record: {n}."
)
INTERVAL = Text(
    "Jarak terpanjang {n} bulan: antara dua peninjauan terakhir (bila baru sekali, sejak SK), atau sejak peninjauan terakhir bila lebih lama.",
    "The longest interval in months is {n}: between the last two reviews (with one only: since the decree), or since the last one where that is longer.",
)
ALL_REVIEWED = Text(
    "Semua jenis layanan ({n}) sudah pernah ditinjau.", "All kinds of service ({n}) were reviewed."
)
SOME_REVIEWED = Text(
    "{n} dari {total} jenis layanan sudah pernah ditinjau.",
    "Of {total} kinds of service {n} were reviewed.",
)
NOT_REVIEWED = Text("{n} lainnya belum, padahal sudah waktunya.", "{n} others were not, although it is time.")
STILL_NEW = Text(
    "{n} lainnya masih baru, jadi belum waktunya ditinjau.",
    "{n} others are too new to be due.",
)
