"""Who may open a page of a cycle, and the way back from it.

A stranger learns nothing: for whoever has nothing to do with a cycle, a unit or a seat, it does not exist. A
page that exists for somebody but is not theirs to use answers 403.
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.accounts.policies import signed_in as signed_in
from tolok.apps.accounts.selectors import person
from tolok.apps.accounts.selectors import whoever as whoever
from tolok.apps.evaluation import policies, selectors
from tolok.apps.evaluation.models import Cycle, Locus, Seat
from tolok.web.access import today as today
from tolok.web.shapes import Link

#: Where a request keeps what its door has looked up: the unit; the cycle with what the reader may do in it.
HERE = "tolok_locus"
CYCLE = "tolok_cycle"
#: Where it keeps the seat.
SEAT = "tolok_seat"


def cycle_of(pk: int) -> Cycle:
    """The cycle of a guarded page."""
    cycle = selectors.cycle_at(pk)
    if cycle is None:
        raise Http404
    return cycle


def locus_of(cycle: Cycle, pk: int) -> Locus:
    """A unit of this cycle."""
    locus = selectors.locus_in(cycle, pk)
    if locus is None:
        raise Http404
    return locus


def _cycle(request: HttpRequest, may: Callable[[User, Cycle], bool], **parts: Any) -> bool:
    user = person(request)
    if user is None:
        return False
    cycle = cycle_of(parts["cycle"])
    if not policies.sees(user, cycle, today()):
        raise Http404
    return may(user, cycle)


def _locus(request: HttpRequest, may: Callable[[User, Locus], bool], **parts: Any) -> bool:
    user = person(request)
    if user is None:
        return False
    locus = locus_of(cycle_of(parts["cycle"]), parts["locus"])
    allowed = may(user, locus)  # asked first, because whoever may use a page also sees the unit
    if not allowed and not policies.sees_unit(user, locus, today()):
        raise Http404
    setattr(request, HERE, locus)
    return allowed


def here(request: HttpRequest) -> Locus:
    """The unit whose page the door has just let somebody into; nothing is asked of the database again."""
    found = getattr(request, HERE)
    assert isinstance(found, Locus)
    return found


def sees_cycle(request: HttpRequest, **parts: Any) -> bool:
    """Everybody with something to do in the cycle."""
    user = person(request)
    if user is None:
        return False
    cycle = cycle_of(parts["cycle"])
    standing = policies.standing_in(user, cycle, today())
    if standing is None:
        raise Http404
    setattr(request, CYCLE, (cycle, standing))
    return True


def cycle_here(request: HttpRequest) -> tuple[Cycle, policies.Standing]:
    """The cycle that `sees_cycle` has just let somebody into, and what they may do in it."""
    found: tuple[Cycle, policies.Standing] = getattr(request, CYCLE)
    return found


def manages_cycle(request: HttpRequest, **parts: Any) -> bool:
    """The Biro or Bagian Organisasi."""
    return _cycle(request, lambda user, cycle: policies.manages(user, cycle, today()), **parts)


def reads_cycle(request: HttpRequest, **parts: Any) -> bool:
    """Whoever may read every unit."""
    return _cycle(request, lambda user, cycle: policies.reads_all(user, cycle, today()), **parts)


def sees_unit(request: HttpRequest, **parts: Any) -> bool:
    """Staff of the unit, its evaluators and whoever reads all."""
    return _locus(request, lambda user, locus: policies.sees_unit(user, locus, today()), **parts)


def works_at_unit(request: HttpRequest, **parts: Any) -> bool:
    """Operators and head of the unit."""
    return _locus(request, lambda user, locus: policies.works_at(user, locus, today()), **parts)


def heads_unit(request: HttpRequest, **parts: Any) -> bool:
    """The head of the unit."""
    return _locus(request, lambda user, locus: policies.heads(user, locus, today()), **parts)


def manages_unit(request: HttpRequest, **parts: Any) -> bool:
    """The Biro or Bagian Organisasi, for a unit of the cycle."""
    return _locus(request, lambda user, locus: policies.manages(user, locus.cycle, today()), **parts)


def judges_seat(request: HttpRequest, **parts: Any) -> bool:
    """The evaluator of the seat; for everybody else a seat does not exist."""
    user = person(request)
    if user is None:
        return False
    seat = selectors.seat_at(parts["cycle"], parts["locus"], parts["seat"])
    if seat is None or seat.user_id != user.pk:
        raise Http404
    setattr(request, SEAT, seat)
    return policies.judges(user, seat)


def seated(request: HttpRequest) -> Seat:
    """The seat whose page the door has just let its evaluator into."""
    found = getattr(request, SEAT)
    assert isinstance(found, Seat)
    return found


def reads_levels(request: HttpRequest, **parts: Any) -> bool:
    """Whoever may read every unit, unless they still judge this one."""
    return _locus(request, lambda user, locus: policies.reads_levels(user, locus, today()), **parts)


def crumbs(cycle: Cycle | None = None, *links: Link) -> list[Link]:
    """The way back: home, the cycles, this cycle, then `links`."""
    first = [Link(_("Beranda"), reverse("home")), Link(_("Siklus"), reverse("cycles"))]
    own = [Link(cycle.name, reverse("cycle", args=[cycle.pk]))] if cycle else []
    return [*first, *own, *links]
