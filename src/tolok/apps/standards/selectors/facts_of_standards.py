"""Facts about standards themselves: how many, how complete, decided, with whom (indicators 1, 2)."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import timezone

from tolok.apps.standards.models import Decree, StandardVersion
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.facts_of_reviews import kept_facts, newest
from tolok.apps.standards.selectors.kept import Kept
from tolok.rules.forums.society import counted
from tolok.rules.forums.society import names as element_names
from tolok.rules.gathered import Basis, Gathered, in_turn, together
from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill, listed, several

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
    last = max(_since(version) for version in versions)
    yield Gathered("standard_made", True, fill(MADE, n=len(written), total=total), last, (services,))
    without = [Text(row.called, row.called) for row in one.services if row.pk not in written]
    words = chain(
        fill(MADE, n=len(written), total=total),
        fill(WITHOUT, names=listed(without, MOST_NAMED)) if without else None,
    )
    yield Gathered("standards_written", len(written), words, last, (services,))
    whole = [version for version in versions if version.complete]
    words = fill(ALL_COMPLETE if len(whole) == len(versions) else COMPLETE, n=len(whole), total=len(versions))
    yield Gathered("standard_complete", len(whole) == len(versions), words, last, _of_versions(versions))
    yield from _decided(versions, day)
    yield from _community(versions, day)
    yield from kept_facts(one, day)


def _decided(versions: Sequence[StandardVersion], day: date) -> Iterator[Gathered]:
    """Versions brought in without their decree may well have one; then the whole is not known."""
    decided = [row for row in versions if row.decree and row.decree.signed_on <= day and not row.in_work]
    if len(decided) < len(versions) and not any(row.in_work for row in versions):
        return
    decrees = {row.decree.pk: row.decree for row in decided if row.decree}
    since = max((row.effective_from for row in decided if row.effective_from), default=None)
    template = ALL_DECIDED if len(decided) == len(versions) else DECIDED if decided else NONE_DECIDED
    bare = sum(one.scan_id is None for one in decrees.values())
    words = chain(
        fill(template, n=len(decided), total=len(versions), decrees=len(decrees)),
        fill(BARE_DECREES, n=bare) if bare else None,
    )
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
        words = fill(COMMUNITY if said else NO_COMMUNITY, n=len(said), total=len(versions))
        words = chain(words, fill(DECLARED, n=declared) if declared else None)
        yield Gathered("standard_community", len(said) == len(versions), words, since, bases)
    took_part = counted(key for row in said for key in row.elements)
    if took_part:
        names = several(element_names()[key] for key in took_part)
        words = fill(ELEMENTS, n=len(took_part), names=names)
        yield Gathered("community_elements", frozenset(took_part), words, since, bases)


def _since(row: StandardVersion) -> date:
    return row.effective_from or timezone.localdate(row.edited_at)


def _signed(decree: Decree) -> tuple[date, int]:
    return decree.signed_on, decree.pk


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
    return together(rows, "standards.decrees", fill(DECREES, n=len(rows), day=newest(rows)))


def _of_decree(decree: Decree) -> Basis:
    return Basis(
        fill(DECREE, number=decree.number),
        f"standards.decree:{decree.pk}",
        decree.signed_on,
        address("standards-decree", decree.pk),
        decree.scan_id,
    )


LIST = Text("Daftar jenis layanan", "List of the kinds of service")
VERSION = Text("Standar Pelayanan {name}, versi {number}", "Service standard {name}, version {number}")
VERSIONS = Text("Standar Pelayanan: {n} standar", "Service standards: {n}")
DECREE = Text("Keputusan {number}", "Decree {number}")
DECREES = Text("Keputusan: {n}, terbaru {day}", "Decrees: {n}, the newest of {day}")
KINDS = Text(
    "{n} jenis layanan untuk masyarakat terdaftar dan dilayani pada hari itu.",
    "Kinds of service for the public listed and offered on that day: {n}.",
)
MADE = Text(
    "{n} dari {total} jenis layanan punya Standar Pelayanan yang tercatat di Tolok.",
    "{n} of {total} kinds of service have a service standard kept in Tolok.",
)
WITHOUT = Text("Belum punya: {names}.", "Without one: {names}.")
ALL_COMPLETE = Text(
    "Semua standar ({n}) memuat keempat belas komponen.", "All standards ({n}) have all 14 components."
)
COMPLETE = Text(
    "{n} dari {total} standar memuat keempat belas komponen.",
    "{n} of {total} standards have all 14 components.",
)
NONE_DECIDED = Text(
    "Belum satu pun dari {total} standar ditetapkan dengan surat keputusan.",
    "None of {total} standards is in force by decree.",
)
ALL_DECIDED = Text(
    "Semua standar ({n}) ditetapkan dengan surat keputusan; jumlah SK: {decrees}.",
    "All standards ({n}) are in force by decree (decrees: {decrees}).",
)
DECIDED = Text(
    "{n} dari {total} standar ditetapkan dengan surat keputusan; jumlah SK: {decrees}.",
    "{n} of {total} standards are in force by decree (decrees: {decrees}).",
)
BARE_DECREES = Text(
    "{n} SK tanpa bukti (tidak ada pindaiannya).", "Decrees without proof, no scan at all: {n}."
)
NO_COMMUNITY = Text(
    "Belum ada satu pun dari {total} standar yang mencatat kapan dan bagaimana masyarakat ikut menyusun.",
    "None of {total} standards records when and how the community took part.",
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
