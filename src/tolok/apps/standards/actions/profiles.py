"""A unit's profile: where it is, when it is open, how one reaches it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import UnitProfile
from tolok.apps.standards.refusals import services as refusals
from tolok.apps.standards.selectors.services import mark_of
from tolok.rules.catalogue import by_key, catalogue
from tolok.rules.texts import refuse_all

#: What a profile says.
FIELDS = (
    "address",
    "latitude",
    "longitude",
    "phone",
    "whatsapp",
    "email",
    "website",
    "hours",
    "hours_note",
    "accessibility",
    "directions",
    "vision",
    "sippn_account",
)


def write_profile(
    *, unit: OrganizationUnit, by: User | None, now: datetime, seen: str | None = None, **given: Any
) -> UnitProfile:
    """Keep what is said of a unit; what is not given (FIELDS) stays. The first write makes the profile.

    `seen` is the mark (selectors.services.mark_of) of what the writer had read. Raises ProblemsError when somebody
    wrote since, for one coordinate without the other, or one outside Indonesia's seas and lands, and for
    unknown keys of accessibility.
    """
    if strange := set(given) - set(FIELDS):
        raise TypeError(f"a profile has no {', '.join(sorted(strange))}")
    with transaction.atomic():
        OrganizationUnit.objects.select_for_update().get(pk=unit.pk)
        row = UnitProfile.objects.filter(unit=unit).first() or UnitProfile(unit=unit)
        kept = row if row.pk else None
        refuse_all([(seen is not None and seen != mark_of(kept, FIELDS), refusals.CHANGED_MEANWHILE, "")])
        before = {key: getattr(row, key) for key in given}
        for key, value in given.items():
            setattr(row, key, value.strip() if isinstance(value, str) else value)
        north, east = row.latitude, row.longitude
        refuse_all(
            [
                ((north is None) != (east is None), refusals.HALF_A_PLACE, "latitude"),
                (north is not None and not -12 <= north <= 7, refusals.FAR_AWAY, "latitude"),
                (east is not None and not 94 <= east <= 142, refusals.FAR_AWAY, "longitude"),
                (
                    bool(set(row.accessibility) - set(by_key(catalogue().accessibility))),
                    refusals.UNKNOWN_KEY,
                    "accessibility",
                ),
            ]
        )
        row.changed_at = now
        row.save()
        after = {key: getattr(row, key) for key in given}
        record(by=by, action="standards.write_profile", target=unit, before=before, after=after, now=now)
    return row
