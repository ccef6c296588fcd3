"""Facts about standards themselves: how many, how complete, decided, with whom, monitored, reviewed (indicators 1, 2, 4)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from django.utils import timezone

from tolok.apps.standards.models import Decree, Monitoring, Review, StandardVersion
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.kept import Kept
from tolok.rules.days import day_said, months_between, months_later
from tolok.rules.forums.society import counted
from tolok.rules.forums.society import names as element_names
from tolok.rules.gathered import Basis, Gathered, in_turn, together
from tolok.rules.standards.clocks import clock
from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill, listed, several

Row = TypeVar("Row", Review, Monitoring)
#: Services that a sentence names; all of them stand in the list of the unit.
MOST_NAMED = 10


def standard_facts(one: Kept, day: date) -> Iterator[Gathered]:
    """What is known of a unit; nothing about standards where none was ever entered."""
    if not one.services:
        return
    total = len(one.services)
    begun = max(service.since for service in one.services)
    services = Basis(LIST, f"standards.services:{one.unit}", begun, address("standards-services", one.unit))
    yield Gathered("service_kinds", total, fill(KINDS, n=total), begun, (services,))
    written = one.written
    if not written:
        return
    versions = list(written.values())
    newest = max(_since(version) for version in versions)
    yield Gathered("standard_made", True, fill(MADE, n=len(written), total=total), newest, (services,))
    without = [Text(row.called, row.called) for row in one.services if row.pk not in written]
    words = chain(
        fill(MADE, n=len(written), total=total),
        fill(WITHOUT, names=listed(without, MOST_NAMED)) if without else None,
    )
    yield Gathered("standards_written", len(written), words, newest, (services,))
    whole = [version for version in versions if version.complete]
    words = fill(COMPLETE, n=len(whole), total=len(versions))
    yield Gathered("standard_complete", len(whole) == len(versions), words, newest, _of_versions(versions))
    yield from _decided(versions, day)
    yield from _community(versions, day)
    yield from _monitored(one, day)
    yield from _reviewed(one, day)


def _decided(versions: Sequence[StandardVersion], day: date) -> Iterator[Gathered]:
    """Versions brought in without their decree may well have one; then the whole is not known."""
    decided = [row for row in versions if row.decree and row.decree.signed_on <= day and not row.in_work]
    if len(decided) < len(versions) and not any(row.in_work for row in versions):
        return
    decrees = {row.decree.pk: row.decree for row in decided if row.decree}
    since = max((row.effective_from for row in decided if row.effective_from), default=None)
    words = fill(DECIDED, n=len(decided), total=len(versions), decrees=len(decrees))
    bases = tuple(_of_decrees([_of_decree(one) for one in sorted(decrees.values(), key=_signed)]))
    yield Gathered("standard_decided", len(decided) == len(versions), words, since, bases)


def _community(versions: Sequence[StandardVersion], day: date) -> Iterator[Gathered]:
    """Versions brought in may leave the public's part unsaid; then the whole is not known, unless all say it."""
    said = [row for row in versions if row.participation and row.consulted_on and row.consulted_on <= day]
    since = max((row.consulted_on for row in said if row.consulted_on), default=None)
    bases = _of_versions(said)
    unsaid = [row for row in versions if row not in said and not row.in_work]
    if not unsaid:
        declared = sum(row.declared for row in said)
        words = fill(COMMUNITY, n=len(said), total=len(versions))
        words = chain(words, fill(DECLARED, n=declared) if declared else None)
        yield Gathered("standard_community", len(said) == len(versions), words, since, bases)
    took_part = counted(key for row in said for key in row.elements)
    if took_part:
        names = several(element_names()[key] for key in took_part)
        words = fill(ELEMENTS, n=len(took_part), names=names)
        yield Gathered("community_elements", frozenset(took_part), words, since, bases)


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
    words = chain(fill(MONITORED, n=len(recent), total=len(asked)), fill(YOUNG, n=young) if young else None)
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
    yield Gathered("review_done", True, fill(REVIEWED, n=len(rows)), since, bases)
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


def _since(row: StandardVersion) -> date:
    return row.effective_from or timezone.localdate(row.edited_at)


def _signed(decree: Decree) -> tuple[date, int]:
    return decree.signed_on, decree.pk


def _proven_first(rows: Iterable[Row]) -> list[Row]:
    """The newest first, before them those with a proof."""
    return sorted(rows, key=lambda row: (row.proof_id is None, -row.pk))


def _of_versions(rows: Sequence[StandardVersion]) -> tuple[Basis, ...]:
    named = [
        Basis(
            fill(VERSION, number=row.number, name=row.service.name),
            f"standards.standardversion:{row.pk}",
            row.effective_from,
            address("standards-version", row.pk),
        )
        for row in rows
    ]
    page = address("standards-services", rows[0].service.unit_id) if rows else ""
    return in_turn(together(named, "standards.versions", fill(VERSIONS, n=len(named)), page))


def _of_decrees(rows: Sequence[Basis]) -> list[Basis]:
    return together(rows, "standards.decrees", fill(DECREES, n=len(rows), day=_last(rows)))


def _of_reviews(rows: Sequence[Basis]) -> list[Basis]:
    return together(rows, "standards.reviews", fill(REVIEWS, n=len(rows), day=_last(rows)))


def _of_monitorings(rows: Sequence[Basis]) -> list[Basis]:
    return together(rows, "standards.monitorings", fill(MONITORINGS, n=len(rows), day=_last(rows)))


def _last(rows: Sequence[Basis]) -> Text:
    newest = max((one.day for one in rows if one.day), default=None)
    return day_said(newest) if newest else Text("–", "–")


def _of_decree(decree: Decree) -> Basis:
    return Basis(
        fill(DECREE, number=decree.number),
        f"standards.decree:{decree.pk}",
        decree.signed_on,
        address("standards-decree", decree.pk),
        decree.scan_id,
    )


def _of_review(row: Review) -> Basis:
    title = fill(REVIEW, name=row.version.service.name)
    page = address("standards-review", row.pk)
    return Basis(title, f"standards.review:{row.pk}", row.reviewed_on, page, row.proof_id)


def _of_monitoring(row: Monitoring) -> Basis:
    title = fill(MONITORING, name=row.version.service.name)
    page = address("standards-monitoring", row.pk)
    return Basis(title, f"standards.monitoring:{row.pk}", row.done_on, page, row.proof_id)


LIST = Text("Daftar jenis layanan", "List of the kinds of service")
VERSION = Text("Standar Pelayanan {name}, versi {number}", "Service standard {name}, version {number}")
VERSIONS = Text("Standar Pelayanan: {n} standar", "Service standards: {n}")
DECREE = Text("Keputusan {number}", "Decree {number}")
DECREES = Text("Keputusan: {n}, terbaru {day}", "Decrees: {n}, the newest of {day}")
REVIEWS = Text("Peninjauan ulang: {n}, terbaru {day}", "Reviews: {n}, the newest of {day}")
MONITORINGS = Text("Pemantauan: {n}, terbaru {day}", "Monitorings: {n}, the newest of {day}")
REVIEW = Text("Peninjauan ulang {name}", "Review of {name}")
MONITORING = Text("Pemantauan {name}", "Monitoring of {name}")
KINDS = Text(
    "{n} jenis layanan untuk masyarakat terdaftar dan dilayani pada hari itu.",
    "Kinds of service for the public listed and offered on that day: {n}.",
)
MADE = Text(
    "{n} dari {total} jenis layanan punya Standar Pelayanan di catatan ini.",
    "{n} of {total} kinds of service have a service standard in this record.",
)
WITHOUT = Text("Belum punya: {names}.", "Without one: {names}.")
COMPLETE = Text(
    "{n} dari {total} standar mengisi 14 komponen.", "{n} of {total} standards fill all 14 components."
)
DECIDED = Text(
    "{n} dari {total} standar berlaku dengan keputusan ({decrees} keputusan).",
    "{n} of {total} standards are in force by decree (decrees: {decrees}).",
)
COMMUNITY = Text(
    "Pada {n} dari {total} standar tercatat kapan dan bagaimana masyarakat ikut menyusun.",
    "For {n} of {total} standards it is recorded when and how the community took part.",
)
DECLARED = Text(
    "{n} FKP di antaranya dinyatakan unit, di luar Tolok.",
    "Of these, forums declared by the unit and held outside Tolok: {n}.",
)
ELEMENTS = Text(
    "{n} unsur tercatat ikut menyusun standar yang berlaku: {names}.",
    "Groups recorded as having taken part in the standards in force: {n} ({names}).",
)
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
