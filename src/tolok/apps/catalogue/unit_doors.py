"""Where the page of a unit leads to in this app."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit
from tolok.web.shapes import Link


def doors_of(unit: OrganizationUnit, _reader: User, _day: date) -> list[Link]:
    """To its services in the national portal. Whoever reads the office may see them."""
    return [Link(_("SIPP Nasional"), reverse("catalogue-sippn", args=[unit.pk]))]
