"""Who may open a page of an office, and the way back from it.

A stranger learns nothing: for whoever has no role in an office its pages, and those of its units, do not exist.
"""

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
from tolok.apps.organizations import policies, selectors
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.web.access import today as today
from tolok.web.shapes import Link

May = Callable[[User, Office, date], bool]


def reads_office(request: HttpRequest, **parts: Any) -> bool:
    """Whoever may read the units of the office."""
    return _may(request, parts["office"], policies.may_read)


def manages_office(request: HttpRequest, **parts: Any) -> bool:
    """The Biro or Bagian Organisasi of the office."""
    return _may(request, parts["office"], policies.may_manage)


def sees_people(request: HttpRequest, **parts: Any) -> bool:
    """Whoever may see the people and the audit of the office: its Biro or Bagian, and auditors."""
    return _may(request, parts["office"], policies.may_see_people)


def _may(request: HttpRequest, pk: int, may: May) -> bool:
    """Strangers who are not signed in are refused alike, whether the office exists or not."""
    user = person(request)
    if user is None:
        return False
    office = selectors.office_at(pk)
    if office is not None and may(user, office, today()):
        return True
    if office is None or not policies.belongs_to(user, office, today()):
        raise Http404
    return False


def office_of(pk: int) -> Office:
    """The office of a guarded page."""
    office = selectors.office_at(pk)
    if office is None:
        raise Http404
    return office


def unit_of(office: Office, pk: int) -> OrganizationUnit:
    """A unit of this office; one of another office does not exist here."""
    unit = selectors.unit_in(office, pk)
    if unit is None:
        raise Http404
    return unit


def crumbs(office: Office | None = None, *links: Link) -> list[Link]:
    """The way back: home, the offices, this office, then `links`."""
    first = [Link(_("Beranda"), reverse("home")), Link(_("Organisasi"), reverse("organizations"))]
    return [*first, *([office_link(office)] if office else []), *links]


def office_link(office: Office) -> Link:
    """An office and its address."""
    return Link(office.name, reverse("organizations-units", args=[office.pk]))


def unit_url(office: Office, unit: int) -> str:
    """The address of a unit."""
    return reverse("organizations-unit", args=[office.pk, unit])
