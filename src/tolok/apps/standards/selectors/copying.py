"""Which standards of a unit a component can be copied from, and into which drafts."""

from datetime import date

from django.db.models import Q

from tolok.apps.standards.models import IN_WORK, StandardVersion
from tolok.apps.standards.selectors.versions import holding
from tolok.rules.standards.states import WRITABLE


def sources_for(version: StandardVersion, day: date) -> list[StandardVersion]:
    """The newest words of every other service of the unit, in work or in force; one statement."""
    rows = StandardVersion.objects.filter(
        Q(state__in=IN_WORK) | holding(day), service__unit=version.service.unit_id
    )
    ordered = (
        rows.exclude(service=version.service_id).select_related("service").order_by("service__code", "number")
    )
    newest = {one.service_id: one for one in ordered}
    return [one for one in newest.values() if one.content]


def targets_of(version: StandardVersion) -> list[StandardVersion]:
    """Every other version of the unit that may be written now; one statement."""
    rows = StandardVersion.objects.filter(state__in=WRITABLE, service__unit=version.service.unit_id)
    return list(rows.exclude(pk=version.pk).select_related("service").order_by("service__code"))
