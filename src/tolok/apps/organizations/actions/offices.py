"""The office itself."""

from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations import refusals
from tolok.apps.organizations.models import Office
from tolok.rules.offices import OfficeKind
from tolok.rules.regions import parse


def found_office(
    *, name: str, kind: OfficeKind, region: str = "", by: User | None, why: str = "", now: datetime
) -> Office:
    """A new office. A local government needs its `region` code; a ministry or agency has none."""
    local = kind in ("province", "regency", "city")
    if local != bool(region.strip()):
        raise refusals.refused(refusals.NO_REGION, "region")
    code = parse(region) if local else None
    if code is not None and code.level != kind:
        raise refusals.refused(refusals.OTHER_LEVEL, "region", code.text)
    with transaction.atomic():
        if code is not None and Office.objects.filter(region=code.text).exists():
            raise refusals.refused(refusals.REGION_TAKEN, "region", code.text)
        office = Office.objects.create(
            name=" ".join(name.split()), kind=kind, region=code.text if code else "", created_at=now
        )
        after = {"name": office.name, "kind": kind, "region": office.region}
        record(by=by, action="organizations.found_office", target=office, after=after, why=why, now=now)
    return office
