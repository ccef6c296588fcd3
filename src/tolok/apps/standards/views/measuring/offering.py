"""What may be measured: the promises of a unit's standards, the sources a person may name, and what was chosen."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions.measuring import Measuring
from tolok.apps.standards.forms.measuring import of_unit
from tolok.apps.standards.models import StandardVersion, TimeMeasurement
from tolok.apps.standards.selectors.measuring import promising
from tolok.apps.standards.views.doors import today
from tolok.apps.standards.views.measuring.doors import looks_from_outside
from tolok.rules.delivery.measuring import time_sources
from tolok.rules.delivery.service_times import promises_of
from tolok.rules.delivery.service_times_words import promise_said
from tolok.web.printing import say


def offered(
    request: HttpRequest, unit: OrganizationUnit, row: TimeMeasurement | None = None
) -> dict[str, Any]:
    """What a form of measuring may offer; a correction stays with its service."""
    versions = [one for one in versions_of(unit).values() if row is None or one.service_id == row.service_id]
    promises = [
        (f"{one.pk}:{key}", _promise(one, say(promise_said(promised, key))))
        for one in versions
        for key, promised in promises_of(one.standard).items()
    ]
    sources = of_unit(time_sources(), outside=looks_from_outside(request, unit))
    return {"promises": promises, "sources": sources}


def _promise(version: StandardVersion, said: str) -> str:
    words = {"name": version.service.called, "promise": said, "number": version.number}
    return _("%(name)s: %(promise)s (versi %(number)d)") % words


def versions_of(unit: OrganizationUnit) -> dict[int, StandardVersion]:
    return {one.pk: one for one in promising(unit, today())}


def measuring_of(unit: OrganizationUnit, given: dict[str, Any]) -> Measuring:
    number, key = given["promise"].split(":")
    return Measuring(
        versions_of(unit)[int(number)],
        given["period_from"],
        given["period_to"],
        given["source"],
        key,
        given["opening"],
    )
