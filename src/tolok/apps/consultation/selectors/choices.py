"""What a forum may talk over, and how it is called in a list."""

from collections.abc import Sequence

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import StandardVersion, State

#: Versions a forum may talk over: those in the making before the decree, and those in force.
TALKED_OVER = frozenset({State.DRAFT, State.INTERNAL, State.CONSULTATION, State.IN_FORCE, State.UNDER_REVIEW})


def consultable(unit: OrganizationUnit) -> Sequence[StandardVersion]:
    """Versions of a unit's standards that may be talked over, by service. One statement."""
    found = StandardVersion.objects.filter(service__unit=unit, state__in=TALKED_OVER)
    return list(found.select_related("service").order_by("service__code", "-number"))


def named(version: StandardVersion) -> str:
    """Service, number and state."""
    return f"{version.service.called} – {version.number} ({version.get_state_display()})"
