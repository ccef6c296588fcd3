"""Who may open a page of a library, and the way back from it. For strangers a library does not exist."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.accounts.policies import signed_in as signed_in
from tolok.apps.accounts.selectors import person
from tolok.apps.accounts.selectors import whoever as whoever
from tolok.apps.evidence import policies, selectors
from tolok.apps.evidence.models import Proof
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.selectors import names_of
from tolok.web.access import today as today
from tolok.web.shapes import Link

May = Callable[[User, OrganizationUnit, date], bool]


def reads_library(request: HttpRequest, **parts: Any) -> bool:
    """Staff of the unit, and Biro and auditors of its office."""
    return _may(request, parts["unit"], policies.may_read)


def keeps_library(request: HttpRequest, **parts: Any) -> bool:
    """Operators and the head of the unit."""
    return _may(request, parts["unit"], policies.may_keep)


def _may(request: HttpRequest, pk: int, may: May) -> bool:
    """Whoever is not signed in is refused alike, whether the unit exists or not; so is every stranger."""
    user = person(request)
    if user is None:
        return False
    unit = selectors.unit_at(pk)
    if unit is None or not (may(user, unit, today()) or policies.may_read(user, unit, today())):
        raise Http404
    request.evidence_unit = unit  # type: ignore[attr-defined]
    return may is policies.may_read or may(user, unit, today())


def unit_of(request: HttpRequest) -> OrganizationUnit:
    """The unit of a guarded page."""
    found: OrganizationUnit = request.evidence_unit  # type: ignore[attr-defined]
    return found


def proof_of(unit: OrganizationUnit, pk: int) -> Proof:
    """A proof of this unit; one of another unit does not exist here."""
    found = selectors.proof_in(unit, pk)
    if found is None:
        raise Http404
    found.unit = unit
    return found


def name_of(unit: OrganizationUnit) -> str:
    """What the unit is called today."""
    return names_of([unit.pk], today()).get(unit.pk, unit.code)


def library_url(unit: OrganizationUnit) -> str:
    """The address of a library."""
    return reverse("evidence-library", args=[unit.pk])


def proof_url(proof: Proof) -> str:
    """The address of a proof."""
    return reverse("evidence-proof", args=[proof.unit_id, proof.pk])


def crumbs(*links: Link) -> list[Link]:
    """The way back: home, the libraries, then `links`."""
    return [Link(_("Beranda"), reverse("home")), Link(_("Pustaka bukti"), reverse("evidence")), *links]
