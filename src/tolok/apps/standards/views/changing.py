"""Change: add one service or a whole list, describe one anew, end one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import actions
from tolok.apps.standards.actions import FIELDS, Offered
from tolok.apps.standards.actions.profiles import FIELDS as PROFILE
from tolok.apps.standards.actions.profiles import write_profile
from tolok.apps.standards.forms.listing import AddForm, EndForm, ListForm, ReplacementForm
from tolok.apps.standards.forms.services import GroupedForm, ProfileForm, ServiceForm
from tolok.apps.standards.models import Service
from tolok.apps.standards.refusals.services import CHANGED_MEANWHILE, REPLACEMENT_UNKNOWN
from tolok.apps.standards.selectors.measuring import zone_of_unit
from tolok.apps.standards.selectors.services import beside, mark_of, profile_of, service_at
from tolok.apps.standards.views.doors import (
    address,
    crumbs,
    keeps_services,
    service_address,
    service_crumbs,
    service_of,
    today,
    unit_name,
    unit_of,
    who,
)
from tolok.rules.regions.zones import SHORT
from tolok.rules.texts import ProblemsError, refused
from tolok.sheets.books import open_bytes
from tolok.sheets.offices.services import LIMITS, ServiceRow, pasted_services, read_services
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.shapes import Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(keeps_services)
@METHODS
def add(request: HttpRequest, unit: int) -> HttpResponseBase:
    """One more service."""
    found = unit_of(unit)
    form = AddForm(request.POST or None, initial={"since": today()})

    def act(given: dict[str, Any]) -> HttpResponseBase:
        since = given.pop("since")
        (made,) = actions.add_services(unit=found, services=[Offered(**given)], since=since, **who(request))
        return HttpResponseRedirect(f"{service_address(made)}?tersimpan")

    lead = _("Satu hal yang diurus warga di unit ini, seperti di standar pelayanannya.")
    return ask(request, _question(request, found, _("Tambah layanan"), lead, _("Simpan layanan")), form, act)


@policy(keeps_services)
@METHODS
def bring(request: HttpRequest, unit: int) -> HttpResponseBase:
    """A whole list: all of it or nothing."""
    found = unit_of(unit)
    form = ListForm(request.POST or None, request.FILES or None, initial={"since": today()})

    def act(given: dict[str, Any]) -> HttpResponseBase:
        at = "file" if given["file"] else "lines"
        try:
            rows = _rows(given)
            services = [Offered(one.code, one.name, one.free, one.online) for one in rows]
            actions.add_services(unit=found, services=services, since=given["since"], **who(request))
        except ProblemsError as error:
            # The rows are those of the list and must be told; a form's own `refuse` leaves them out.
            for problem in error.problems:
                form.add_error(at, replace(problem, key="").say(get_language() or "id"))
            raise ProblemsError([]) from error
        return _saved(found)

    lead = _("Semua baris disimpan, atau tidak satu pun bila ada yang keliru.")
    question = _question(request, found, _("Masukkan banyak layanan"), lead, _("Simpan daftar"))
    return ask(request, question, form, act)


def _rows(given: dict[str, Any]) -> tuple[ServiceRow, ...]:
    if given["file"]:
        return read_services(open_bytes(given["file"].name, given["file"].read(), LIMITS))
    return pasted_services(given["lines"])


@policy(keeps_services)
@METHODS
def change(request: HttpRequest, service: int) -> HttpResponseBase:
    """Everything that is known of a service, but its code and its standard."""
    found = service_of(service)
    initial = {key: getattr(found, key) for key in FIELDS}
    mark = mark_of(found, FIELDS)
    zone = SHORT.get(zone_of_unit(found.unit).key, "")
    form = ServiceForm(request.POST or None, initial=initial | {"seen": mark}, zone=zone)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        given["seen"] = given["seen"] or None
        with _compared(form, initial, mark):
            actions.change_service(service=found, **given, **who(request))
        return HttpResponseRedirect(f"{service_address(found)}?tersimpan")

    lead = _("Kode %(code)s tetap. Survei yang sudah dibuka tidak berubah.") % {"code": found.code}
    title, name = _("Ubah layanan"), unit_name(found.unit)
    way = service_crumbs(request, found, name, Link(title, current=True))
    question = Question(title, lead, _("Simpan perubahan"), found.called, service_address(found), way)
    return ask(request, question, form, act, "standards/change.html")


@policy(keeps_services)
@METHODS
def profile(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Where the unit is, when it is open, how one reaches it."""
    found = unit_of(unit)
    kept = profile_of(found)
    initial = {key: getattr(kept, key) for key in PROFILE} if kept else {}
    hours, mark = initial.get("hours", {}), mark_of(kept, PROFILE)
    data = request.POST if request.method == "POST" else None
    form = ProfileForm(data, initial=initial | {"seen": mark}, hours=hours)

    def act(_given: dict[str, Any]) -> HttpResponseBase:
        days = {f"day_{at}": hours.get(str(at), []) for at in range(1, 8)}
        with _compared(form, initial | days, mark):
            write_profile(unit=found, **form.value, **who(request))
        return _saved(found)

    lead = _("Dibaca warga di katalog layanan. Yang berbeda untuk satu layanan ditulis pada layanannya.")
    question = _question(request, found, _("Profil unit"), lead, _("Simpan profil"))
    return ask(request, question, form, act, "standards/profile.html")


@contextmanager
def _compared(form: GroupedForm, kept: dict[str, Any], mark: str) -> Iterator[None]:
    """Where somebody else was faster, show what they kept."""
    try:
        yield
    except ProblemsError as error:
        if any(one.text == CHANGED_MEANWHILE for one in error.problems):
            form.compare(kept, mark)
        raise


@policy(keeps_services)
@METHODS
def end(request: HttpRequest, service: int) -> HttpResponseBase:
    """The service is offered no longer; of one that ended already, what citizens ask for instead."""
    found = service_of(service)
    others = [(one.pk, f"{one.code} {one.name}") for one in beside(found, today())]
    if found.until is not None and "until" not in request.POST:
        return _replaced(request, found, others)
    form = EndForm(request.POST or None, initial={"until": today()}, others=others)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        until, why = given["until"], given["why"]
        actions.end_service(service=found, until=until, replaced_by=_other(given), why=why, **who(request))
        return _saved(found.unit)

    lead = _("%(name)s (%(code)s) tidak dihapus: hasil surveinya tetap terbaca.") % {
        "name": found.name,
        "code": found.code,
    }
    question = _question(request, found.unit, _("Akhiri layanan"), lead, _("Akhiri layanan ini"), danger=True)
    return ask(request, question, form, act)


def _replaced(request: HttpRequest, found: Service, others: list[tuple[int, str]]) -> HttpResponseBase:
    """Note or correct what replaces a service that ended."""
    other = found.replaced_by
    own = other is not None and other.unit_id == found.unit_id
    initial = (
        {"replaced_by": other.pk} if other and own else {"card": f"/layanan/{other.pk}/" if other else ""}
    )
    if other and own and other.pk not in {pk for pk, _name in others}:
        others = [*others, (other.pk, f"{other.code} {other.name}")]
    form = ReplacementForm(request.POST or None, initial=initial, others=others)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.replace_service(service=found, replaced_by=_other(given), why=given["why"], **who(request))
        return HttpResponseRedirect(f"{service_address(found)}?tersimpan")

    lead = _("%(name)s sudah berakhir. Warga yang membuka kartunya diantar ke penggantinya.") % {
        "name": found.called
    }
    question = _question(request, found.unit, _("Catat pengganti layanan"), lead, _("Simpan pengganti"))
    return ask(request, question, form, act)


def _other(given: dict[str, Any]) -> Service | None:
    """The service that was named; refused where there is none."""
    key = "replaced_by" if given["replaced_by"] else "card"
    if not given[key]:
        return None
    other = service_at(given[key])
    if other is None:
        raise refused(REPLACEMENT_UNKNOWN, key)
    return other


def _question(
    request: HttpRequest, unit: OrganizationUnit, title: str, lead: str, send: str, *, danger: bool = False
) -> Question:
    name = unit_name(unit)
    way = crumbs(request, unit, name, Link(title, current=True))
    return Question(title, lead, send, name, address(unit), way, danger)


def _saved(unit: OrganizationUnit) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{address(unit)}?tersimpan")
