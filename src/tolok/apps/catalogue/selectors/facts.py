"""Dated facts about the national portal, under the keys that questions of packs use (indicator 21).

They come from the register of what was carried there (models.SippnUpload) and from nowhere else; the media of a
standard (indicator 3) read the same register through standards.selectors.portal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from tolok.apps.catalogue.selectors.offered import holding
from tolok.apps.catalogue.selectors.offered import offered as services_offered
from tolok.apps.catalogue.selectors.portal import standing
from tolok.apps.standards.models import Service, UnitProfile
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.portal import OnPortal
from tolok.rules.days import day_said
from tolok.rules.gathered import Basis, Gathered, Offered, together
from tolok.rules.texts import Text, join
from tolok.rules.wording import chain, fill, listed

#: Services of one kind that a sentence names; all of them stand on the unit's page of the portal.
MOST_NAMED = 10


@dataclass(slots=True)
class _Known:
    """Of one unit: its public services, the version of each that holds, and what stands in the portal."""

    services: dict[int, Service] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    rows: Sequence[OnPortal] = ()
    profile: UnitProfile | None = None


def offered(unit_ids: Sequence[int], day: date) -> Offered:
    """The facts of units as of `day`. Four statements whatever the number of units.

    A unit of which nothing is noted has no facts: it may well be in the portal without having said so here.
    """
    known = {pk: _Known() for pk in unit_ids}
    for unit, rows in standing(unit_ids, day).items():
        known[unit].rows = rows
    names = ("unit", "code", "name", "public_name")
    for service in services_offered(day).filter(unit__in=unit_ids).only(*names).order_by("code", "pk"):
        known[service.unit_id].services[service.pk] = service
    held = holding(day).filter(service__unit__in=unit_ids)
    for unit, pk, version in held.values_list("service__unit", "service", "pk"):
        known[unit].held[pk] = version
    for profile in UnitProfile.objects.filter(unit__in=unit_ids, changed_at__date__lte=day):
        known[profile.unit_id].profile = profile
    return {unit: _facts(one) for unit, one in known.items()}


def _facts(one: _Known) -> tuple[Gathered, ...]:
    rows = [row for row in one.rows if row.service.pk in one.services]
    if not rows:
        return _account(one.profile)
    since = max(row.seen_on or row.uploaded_on for row in rows)
    title = fill(IN_PORTAL_ALL, n=len(rows), day=day_said(since))
    page = address("catalogue-sippn", rows[0].service.unit_id)
    bases = tuple(together(list(map(_basis, rows)), "catalogue.sippnuploads", title, page))
    counts = _counts(rows, one)
    return (
        Gathered("sippn_linked", True, fill(LINKED, **counts), since, bases),
        Gathered("sippn_services", counts["seen"], _entered(counts), since, bases),
        _current(rows, one, since, bases),
    )


def _current(rows: Sequence[OnPortal], one: _Known, since: date, bases: tuple[Basis, ...]) -> Gathered:
    """How many services stand there by their standard in force, and which do not and why."""
    there = {row.service.pk: row for row in rows}
    lacking: dict[Text, list[Text]] = {}
    for pk, service in one.services.items():
        if why := _lacking(there.get(pk), one.held.get(pk)):
            lacking.setdefault(why, []).append(Text(service.called, service.called))
    n = len(one.services) - sum(map(len, lacking.values()))
    told = (fill(why, names=listed(lacking[why], MOST_NAMED)) for why in REASONS if why in lacking)
    return Gathered(
        "sippn_current", n, chain(fill(CURRENT, n=n, total=len(one.services)), *told), since, bases
    )


def _lacking(row: OnPortal | None, held: int | None) -> Text | None:
    """Why a service does not stand in the portal by its standard in force; None where it does."""
    if held is None:
        return WITHOUT_STANDARD
    if row is None:
        return NOT_CARRIED
    if row.version_id != held:
        return OTHER_STANDARD
    return None if row.seen_on else NOT_SEEN


def _counts(rows: Sequence[OnPortal], one: _Known) -> Mapping[str, int]:
    return {
        "total": len(one.services),
        "n": len(rows),
        "seen": sum(row.seen_on is not None for row in rows),
        "unseen": sum(row.seen_on is None for row in rows),
        "bare": sum(row.seen_on is not None and row.proof_id is None for row in rows),
        "old": sum(row.version_id != one.held.get(row.service.pk) for row in rows),
        "never": len(one.services) - len(rows),
    }


def _entered(counts: Mapping[str, int]) -> Text:
    """How many services are seen in the portal, and what is to be said besides; nothing is told of none."""
    besides = [fill(words, n=counts[key]) for key, words in BESIDES.items() if counts[key]]
    all_of_it = join([fill(ENTERED, **counts), *besides])
    return Text(f"{all_of_it.id}.", f"{all_of_it.en}.")


def _account(profile: UnitProfile | None) -> tuple[Gathered, ...]:
    if profile is None or not profile.sippn_account:
        return ()
    page = address("standards-services", profile.unit_id)
    basis = Basis(
        ACCOUNT_OF, f"standards.unitprofile:{profile.pk}", timezone.localdate(profile.changed_at), page
    )
    words = fill(HAS_ACCOUNT, account=profile.sippn_account)
    return (Gathered("sippn_linked", True, words, basis.day, (basis,)),)


def _basis(row: OnPortal) -> Basis:
    title = IN_PORTAL if row.seen_on else CARRIED
    return Basis(
        fill(title, service=row.service.called),
        f"catalogue.sippnupload:{row.pk}",
        row.seen_on or row.uploaded_on,
        row.page,
        row.proof_id,
    )


CURRENT = Text(
    "{n} dari {total} layanan terlihat di SIPPN menurut standar yang berlaku.",
    "{n} of {total} services are seen in SIPPN by their standard in force.",
)
WITHOUT_STANDARD = Text("Belum punya standar yang berlaku: {names}.", "No standard in force: {names}.")
NOT_CARRIED = Text("Belum diunggah: {names}.", "Not uploaded: {names}.")
OTHER_STANDARD = Text(
    "Standarnya berganti sejak diunggah: {names}.", "Another standard since the upload: {names}."
)
NOT_SEEN = Text("Diunggah, belum terlihat: {names}.", "Uploaded, not seen yet: {names}.")
REASONS = (NOT_CARRIED, NOT_SEEN, OTHER_STANDARD, WITHOUT_STANDARD)
ACCOUNT_OF = Text("Akun SIPPN di profil unit", "The SIPPN account in the unit's profile")
HAS_ACCOUNT = Text(
    "Unit mencatat akunnya di SIPPN: {account}. Belum ada layanan yang dicatat diunggah.",
    "The unit noted its account in SIPPN: {account}. No service is noted as uploaded yet.",
)
LINKED = Text(
    "{n} dari {total} layanan dicatat sudah diunggah ke SIPPN.",
    "Services noted as uploaded to SIPPN: {n} of {total}.",
)
ENTERED = Text("Terlihat di SIPPN: {seen} dari {total} layanan", "Seen in SIPPN: {seen} of {total} services")
#: What is told besides, where there is any: the count and its words.
BESIDES = {
    "bare": Text("{n} tanpa tangkapan layar", "without a screenshot: {n}"),
    "unseen": Text("{n} diunggah, belum terlihat", "uploaded, not yet seen: {n}"),
    "old": Text("{n} dengan standar yang berganti sejak diunggah", "another standard since the upload: {n}"),
    "never": Text("{n} belum pernah diunggah", "never uploaded: {n}"),
}
IN_PORTAL_ALL = Text("SIPP Nasional: {n} layanan, terakhir {day}", "SIPPN: {n} services, the last on {day}")
IN_PORTAL = Text("{service} terlihat di SIPPN", "{service} seen in SIPPN")
CARRIED = Text(
    "{service} diunggah ke SIPPN, belum dilihat di portal", "{service} uploaded to SIPPN, not yet seen there"
)
