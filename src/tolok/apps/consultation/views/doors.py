"""Who may open a page about forums, and the way back from it. For strangers neither unit nor forum exists."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import person
from tolok.apps.accounts.selectors import whoever as whoever
from tolok.apps.consultation import policies, selectors
from tolok.apps.consultation.models import Forum
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.policies import may_read
from tolok.apps.organizations.selectors import names_of
from tolok.web.access import today as today
from tolok.web.shapes import Link

May = Callable[[User, OrganizationUnit, date], bool]


def sees_forum(request: HttpRequest, **parts: Any) -> bool:
    """Staff of the unit, and those who read the whole office."""
    return _may(request, parts, policies.may_see)


def keeps_forum(request: HttpRequest, **parts: Any) -> bool:
    """Operators and head of the unit, and the Biro or Bagian Organisasi of its office."""
    return _may(request, parts, policies.may_keep)


def heads_forum(request: HttpRequest, **parts: Any) -> bool:
    """The head of the unit."""
    return _may(request, parts, policies.heads)


def takes_back_forum(request: HttpRequest, **parts: Any) -> bool:
    """The head of the unit, and the Biro or Bagian Organisasi of its office."""
    return _may(request, parts, policies.may_take_back)


def names_forum(request: HttpRequest, **parts: Any) -> bool:
    """Those who may read what participants are called: whoever keeps the forum, and auditors."""
    return _may(request, parts, policies.may_see_names)


def _may(request: HttpRequest, parts: dict[str, Any], may: May) -> bool:
    user = person(request)
    if user is None:
        return False
    unit = unit_of(parts["unit"]) if "unit" in parts else forum_of(parts["forum"]).unit
    if not policies.may_see(user, unit, today()):
        raise Http404
    return may(user, unit, today())


def unit_of(pk: int) -> OrganizationUnit:
    """The unit of a guarded page."""
    return selectors.unit_at(pk) or _missing()


def forum_of(pk: int) -> Forum:
    """The forum of a guarded page."""
    return selectors.forum_at(pk) or _missing()


def whole_of(pk: int) -> Forum:
    """The same with everything it holds."""
    return selectors.whole(pk) or _missing()


def part_of(rows: Any, pk: int) -> Any:
    """The row with a number among those of one forum; of another it does not exist here."""
    return next((one for one in rows if one.pk == pk), None) or _missing()


def _missing() -> Any:
    raise Http404


def who(request: HttpRequest) -> dict[str, Any]:
    """The arguments every write takes."""
    return {"by": whoever(request), "now": timezone.now()}


def keeps(request: HttpRequest, unit: OrganizationUnit) -> bool:
    """Whether whoever looks may change something."""
    return policies.may_keep(whoever(request), unit, today())


def unit_name(unit: OrganizationUnit) -> str:
    """What a unit is called today."""
    return names_of([unit.pk], today()).get(unit.pk, unit.code)


def work_url(forum: Forum, name: str = "work", *parts: int | str) -> str:
    """A page of whoever keeps a forum."""
    return reverse(f"consultation-{name}", args=[forum.pk, *parts])


def unit_crumbs(request: HttpRequest, unit: OrganizationUnit, name: str, *links: Link) -> list[Link]:
    """The way back: home, the unit for whoever may read the office, its forums, then `links`."""
    way = [Link(_("Beranda"), reverse("home"))]
    if may_read(whoever(request), unit.office, today()):
        way.append(Link(name, reverse("organizations-unit", args=[unit.office_id, unit.pk])))
    own = Link(_("Konsultasi publik"), reverse("consultation-unit", args=[unit.pk]), current=not links)
    return [*way, own, *links]


def crumbs(request: HttpRequest, forum: Forum, *links: Link) -> list[Link]:
    """The same down to a forum and what lies below."""
    own = Link(forum.topic, work_url(forum), current=not links)
    return unit_crumbs(request, forum.unit, unit_name(forum.unit), own, *links)
