"""Reads of how a promise is kept: decrees, maklumat, publications, reviews."""

from datetime import date

from django.db.models import Q

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Maklumat, MaklumatState


def maklumat_on(unit: OrganizationUnit, day: date) -> Maklumat | None:
    """The maklumat that holds on a day."""
    rows = Maklumat.objects.filter(Q(until__isnull=True) | Q(until__gte=day), unit=unit, set_on__lte=day)
    return rows.exclude(state=MaklumatState.DRAFT).select_related("decree").order_by("-set_on").first()
