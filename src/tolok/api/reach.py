"""What a token's person reaches, by the policies of the pages.

What somebody has nothing to do with does not exist for them (404); what exists but is not theirs is refused (403).
"""

from collections.abc import Callable
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from tolok.api.tokens import caller
from tolok.apps.accounts.models import User
from tolok.apps.commitments.policies import may_read_unit
from tolok.apps.evaluation import policies as cycles
from tolok.apps.evaluation.models import Cycle, Locus, Seat
from tolok.apps.evaluation.selectors import cycle_at, locus_in, seat_in
from tolok.apps.evidence.policies import may_read as may_read_library
from tolok.apps.organizations import policies as offices
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.organizations.selectors import office_at, unit_in
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.policies import may_see
from tolok.apps.surveys.selectors import survey_at

MayOffice = Callable[[User, Office, date], bool]


def today() -> date:
    """The day at this installation's desk."""
    return timezone.localdate()


def moment() -> datetime:
    """Now, as this door reads the clock."""
    return timezone.now()


def office(request: HttpRequest, pk: int, may: MayOffice = offices.may_read) -> Office:
    """An office for which `may` says yes."""
    person, found = caller(request), office_at(pk)
    if found is not None and may(person, found, today()):
        return found
    if found is None or not offices.belongs_to(person, found, today()):
        raise Http404
    raise PermissionDenied


def unit_promised(request: HttpRequest, office: int, pk: int) -> OrganizationUnit:
    """A unit whose promises the person reads: staff of the unit, and whoever reads the office."""
    home = office_at(office)
    found = unit_in(home, pk) if home else None
    if found is None or not may_read_unit(caller(request), found, today()):
        raise Http404
    return found


def unit_kept(request: HttpRequest, office: int, pk: int) -> OrganizationUnit:
    """A unit whose library of proofs the person reads."""
    home = office_at(office)
    found = unit_in(home, pk) if home else None
    if found is None or not may_read_library(caller(request), found, today()):
        raise Http404
    return found


def cycle(request: HttpRequest, pk: int) -> Cycle:
    """A cycle the person has anything to do with."""
    found = cycle_at(pk)
    if found is None or not cycles.sees(caller(request), found, today()):
        raise Http404
    return found


def whole_cycle(request: HttpRequest, pk: int) -> Cycle:
    """A cycle of which the person reads every unit."""
    found = cycle(request, pk)
    if not cycles.reads_all(caller(request), found, today()):
        raise PermissionDenied
    return found


def locus(request: HttpRequest, cycle: int, pk: int) -> Locus:
    """A unit of a cycle that the person sees."""
    home = cycle_at(cycle)
    found = locus_in(home, pk) if home else None
    if found is None or not cycles.sees_unit(caller(request), found, today()):
        raise Http404
    return found


def seat(request: HttpRequest, cycle: int, locus: int, pk: int) -> Seat:
    """The person's own seat; that of another does not exist."""
    home = cycle_at(cycle)
    place = locus_in(home, locus) if home else None
    found = seat_in(place, pk) if place else None
    if found is None or found.user_id != caller(request).pk:
        raise Http404
    if not cycles.judges(caller(request), found):
        raise PermissionDenied
    return found


def survey(request: HttpRequest, pk: int) -> Survey:
    """A survey whose progress the person sees."""
    found = survey_at(pk)
    if found is None or not may_see(caller(request), found, today()):
        raise Http404
    return found
