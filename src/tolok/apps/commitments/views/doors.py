"""Who may open a page of promises, and the way back from it.

A stranger learns nothing: whatever somebody may not read does not exist for them.
"""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.policies import signed_in as signed_in
from tolok.apps.accounts.selectors import person
from tolok.apps.accounts.selectors import whoever as whoever
from tolok.apps.commitments import policies, selectors
from tolok.apps.commitments.models import Coaching, Commitment
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.organizations.policies import may_read as may_read_office
from tolok.apps.organizations.selectors import names_of, office_at, unit_in
from tolok.web.access import today as today
from tolok.web.shapes import Link


def reads_office(request: HttpRequest, **parts: Any) -> bool:
    """The Biro, its auditors and readers."""
    user = person(request)
    return user is not None and (may_read_office(user, office_of(parts["office"]), today()) or _nowhere())


def manages_office(request: HttpRequest, **parts: Any) -> bool:
    """The Biro or Bagian Organisasi of the office."""
    user = person(request)
    return (
        user is not None
        and reads_office(request, **parts)
        and policies.may_manage(user, office_of(parts["office"]), today())
    )


def reads_unit(request: HttpRequest, **parts: Any) -> bool:
    """Whoever reads the whole office, and whoever works in this very unit."""
    user = person(request)
    return user is not None and (
        policies.may_read_unit(user, unit_of(parts["office"], parts["unit"]), today()) or _nowhere()
    )


def reads_commitment(request: HttpRequest, **parts: Any) -> bool:
    """Whoever reads the promises of its unit."""
    user = person(request)
    return user is not None and (
        policies.may_read_unit(user, commitment_of(**parts).unit, today()) or _nowhere()
    )


def writes_commitment(request: HttpRequest, **parts: Any) -> bool:
    """Operators and head of its unit, and the Biro."""
    user = person(request)
    if user is None:
        return False
    found = commitment_of(**parts)
    return (policies.may_read_unit(user, found.unit, today()) or _nowhere()) and policies.may_write(
        user, found.unit, today()
    )


def manages_commitment(request: HttpRequest, **parts: Any) -> bool:
    """The Biro."""
    user = person(request)
    if user is None:
        return False
    found = commitment_of(**parts)
    return (policies.may_read_unit(user, found.unit, today()) or _nowhere()) and policies.may_manage(
        user, found.office, today()
    )


def reads_coaching(request: HttpRequest, **parts: Any) -> bool:
    """Whoever reads the promises of its unit."""
    user = person(request)
    return user is not None and (
        policies.may_read_unit(user, coaching_of(**parts).unit, today()) or _nowhere()
    )


def manages_coaching(request: HttpRequest, **parts: Any) -> bool:
    """The Biro."""
    user = person(request)
    if user is None:
        return False
    found = coaching_of(**parts)
    return (policies.may_read_unit(user, found.unit, today()) or _nowhere()) and policies.may_manage(
        user, found.office, today()
    )


def _nowhere() -> bool:
    raise Http404


def office_of(pk: int) -> Office:
    """The office at an address."""
    return office_at(pk) or _missing()


def unit_of(office: int, unit: int) -> OrganizationUnit:
    """The unit at an address; one of another office does not exist there."""
    return unit_in(office_of(office), unit) or _missing()


def commitment_of(office: int, commitment: int) -> Commitment:
    """The promise at an address; one of another office does not exist there."""
    return selectors.commitment_in(office, commitment) or _missing()


def coaching_of(office: int, coaching: int) -> Coaching:
    """The coaching at an address; one of another office does not exist there."""
    return selectors.coaching_in(office, coaching) or _missing()


def _missing() -> Any:
    raise Http404


def name_of(unit: OrganizationUnit) -> str:
    """What a unit is called today, or was called last."""
    return names_of([unit.pk], today()).get(unit.pk, unit.code)


def crumbs(request: HttpRequest, office: Office, *links: Link) -> list[Link]:
    """The way back: home, follow-up, the office if the reader reads it, then `links`."""
    first = [Link(_("Beranda"), reverse("home")), Link(_("Tindak lanjut"), reverse("commitments"))]
    if may_read_office(whoever(request), office, today()):
        first.append(Link(office.name, reverse("commitments-office", args=[office.pk])))
    return [*first, *links]


def unit_link(unit: OrganizationUnit) -> Link:
    """A unit and the address of its promises."""
    return Link(name_of(unit), reverse("commitments-unit", args=[unit.office_id, unit.pk]))


def commitment_url(commitment: Commitment) -> str:
    """The address of a promise."""
    return reverse("commitments-commitment", args=[commitment.office_id, commitment.pk])


def coaching_url(coaching: Coaching) -> str:
    """The address of a coaching."""
    return reverse("commitments-coaching", args=[coaching.office_id, coaching.pk])
