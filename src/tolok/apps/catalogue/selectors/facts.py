"""Dated facts about the national portal, under the keys that questions of packs use (indicator 21)."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from tolok.apps.catalogue.models import SippnSync
from tolok.apps.standards.models import UnitProfile
from tolok.rules.gathered import Basis, Gathered, Offered
from tolok.rules.texts import Text
from tolok.rules.wording import fill


def offered(unit_ids: Sequence[int], day: date) -> Offered:
    """The facts of units as of `day`. Two statements whatever the number of units.

    A unit of which nothing is noted has no facts: it may well be in the portal without having said so here.
    """
    rows: dict[int, list[SippnSync]] = {pk: [] for pk in unit_ids}
    carried = SippnSync.objects.filter(service__unit__in=unit_ids, uploaded_on__lte=day)
    for row in carried.select_related("service").order_by("uploaded_on", "pk"):
        if row.service.until is None or row.service.until >= day:
            rows[row.service.unit_id].append(row)
    accounts = UnitProfile.objects.filter(unit__in=unit_ids, changed_at__date__lte=day).exclude(
        sippn_account=""
    )
    profiles = {one.unit_id: one for one in accounts}
    return {unit: _facts(unit, rows[unit], profiles) for unit in unit_ids}


def _facts(unit: int, rows: Sequence[SippnSync], profiles: Mapping[int, UnitProfile]) -> tuple[Gathered, ...]:
    profile = profiles.get(unit)
    if not rows:
        if profile is None:
            return ()
        basis = Basis(ACCOUNT_OF, f"standards.unitprofile:{profile.pk}", profile.changed_at.date())
        words = fill(HAS_ACCOUNT, account=profile.sippn_account)
        return (Gathered("sippn_linked", True, words, basis.day, (basis,)),)
    bases = tuple(map(_basis, rows))
    since = max(row.uploaded_on for row in rows if row.uploaded_on)
    seen = sum(row.verified_on is not None for row in rows)
    return (
        Gathered("sippn_linked", True, fill(LINKED, n=len(rows)), since, bases),
        Gathered("sippn_services", len(rows), fill(ENTERED, n=len(rows), seen=seen), since, bases),
    )


def _basis(row: SippnSync) -> Basis:
    return Basis(
        fill(IN_PORTAL, service=row.service.called),
        f"catalogue.sippnsync:{row.pk}",
        row.verified_on or row.uploaded_on,
        reverse("catalogue-sippn-service", args=[row.service_id]),
        row.proof_id,
    )


ACCOUNT_OF = Text("Akun SIPPN di profil unit", "The SIPPN account in the unit's profile")
HAS_ACCOUNT = Text(
    "Unit mencatat akunnya di SIPPN: {account}.", "The unit noted its account in SIPPN: {account}."
)
LINKED = Text("{n} layanan dicatat sudah diunggah ke SIPPN.", "{n} services are noted as uploaded to SIPPN.")
ENTERED = Text(
    "{n} layanan sudah dimasukkan ke SIPPN, {seen} di antaranya sudah dilihat di portal.",
    "{n} services are entered in SIPPN, {seen} of them seen in the portal.",
)
IN_PORTAL = Text("{service} di SIPPN", "{service} in SIPPN")
