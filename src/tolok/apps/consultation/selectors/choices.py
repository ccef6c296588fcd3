"""What a forum may talk over, and which proofs may be the scan of its minutes; how each is called in a list."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.commitments.selectors import citable
from tolok.apps.consultation.models import Forum
from tolok.apps.evidence.models import Origin, ProofVersion
from tolok.apps.evidence.selectors import type_of
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
    words = {"name": version.service.called, "n": version.number, "state": version.get_state_display()}
    return _("%(name)s, versi %(n)s (%(state)s)") % words


def scans(forum: Forum) -> list[ProofVersion]:
    """Files of the unit's library that may be the signed minutes: PDF or picture, not made by the system, not dated
    before the forum, the newest first. Two statements."""
    held_on = forum.held_on
    found = [
        one
        for one in citable(forum.unit)
        if one.proof.origin != Origin.GENERATED
        and type_of(one).drawn
        and not (held_on and one.proof.proof_date and one.proof.proof_date < held_on)
    ]
    return sorted(found, key=lambda one: (one.uploaded_at, one.pk), reverse=True)


def scan_named(version: ProofVersion) -> str:
    """Title, the day it bears or was uploaded on, and the file."""
    dated = version.proof.proof_date
    said = _("bertanggal %(day)s") if dated else _("diunggah %(day)s")
    day = said % {"day": date_format(dated or version.uploaded_at)}
    return f"{version.proof.title}, {day} ({version.name})"
