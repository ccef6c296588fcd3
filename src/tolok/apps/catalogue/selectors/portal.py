"""What stands of services in the national portal as of a day, for this app and for those below."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Q, QuerySet

from tolok.apps.catalogue.models import SippnUpload
from tolok.apps.evidence.selectors.likeness import Used
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.portal import OnPortal
from tolok.rules.texts import Text
from tolok.rules.wording import fill

PORTAL = Text("SIPP Nasional", "SIPPN")
SEEN = Text("{service} di portal", "{service} in the portal")
SHOWN = (
    *("version", "uploaded_on", "verified_on", "address", "proof"),
    *("service__unit", "service__code", "service__name", "service__public_name", "service__until"),
)


def standing_on(day: date) -> QuerySet[SippnUpload]:
    """Uploads until a day that are not gone by then; the newest of a service first."""
    there = Q(gone_on__isnull=True) | Q(gone_on__gt=day)
    return SippnUpload.objects.filter(there, uploaded_on__lte=day).order_by("service", "-uploaded_on", "-pk")


def standing(units: Collection[int] | None, day: date) -> dict[int, list[OnPortal]]:
    """What stands there by unit, of services that were not ended. One statement."""
    mine = Q() if units is None else Q(service__unit__in=units)
    rows = standing_on(day).filter(mine).select_related("service").only(*SHOWN)
    found: dict[int, list[OnPortal]] = {}
    for row in newest(rows):
        if row.service.until is None or row.service.until >= day:
            found.setdefault(row.service.unit_id, []).append(_shown(row, day))
    return found


def newest(rows: QuerySet[SippnUpload]) -> Iterator[SippnUpload]:
    """The first row of each service, in the order of `standing_on`."""
    last = None
    for row in rows:
        if row.service_id != last:
            yield row
        last = row.service_id


def page_of(unit: int) -> str:
    """The page of a unit's services in the portal."""
    return address("catalogue-sippn", unit)


def shown_in(proof: int) -> list[Used]:
    """Services whose page in the portal a proof shows. One statement."""
    rows = SippnUpload.objects.filter(proof__proof=proof).select_related("service").only(*SHOWN)
    page = "catalogue-sippn-service"
    return [
        Used(PORTAL, fill(SEEN, service=row.service.called), address(page, row.service_id)) for row in rows
    ]


def _shown(row: SippnUpload, day: date) -> OnPortal:
    seen = row.verified_on if row.verified_on and row.verified_on <= day else None
    return OnPortal(
        pk=row.pk,
        service=row.service,
        version_id=row.version_id,
        uploaded_on=row.uploaded_on,
        seen_on=seen,
        address=row.address,
        proof_id=row.proof_id,
        page=address("catalogue-sippn-service", row.service_id),
    )
