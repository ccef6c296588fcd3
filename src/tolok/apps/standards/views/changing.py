"""Change: add one service or a whole list, describe one anew, end one."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import actions
from tolok.apps.standards.actions import Offered
from tolok.apps.standards.forms import AddForm, ChangeForm, EndForm, ListForm
from tolok.apps.standards.views.doors import (
    address,
    crumbs,
    keeps_services,
    service_of,
    today,
    unit_name,
    unit_of,
    whoever,
)
from tolok.rules.texts import ProblemsError
from tolok.sheets.books import open_bytes
from tolok.sheets.services import LIMITS, ServiceRow, pasted_services, read_services
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
        actions.add_services(unit=found, services=[Offered(**given)], since=since, **_who(request))
        return _saved(found)

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
            actions.add_services(unit=found, services=services, since=given["since"], **_who(request))
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
    """Another name, or another answer about cost and way."""
    found = service_of(service)
    initial = {key: getattr(found, key) for key in actions.FIELDS}
    form = ChangeForm(request.POST or None, initial=initial)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.change_service(service=found, **given, **_who(request))
        return _saved(found.unit)

    lead = _("Kode %(code)s tetap. Survei yang sudah dibuka tidak berubah.") % {"code": found.code}
    question = _question(request, found.unit, _("Ubah layanan"), lead, _("Simpan perubahan"))
    return ask(request, question, form, act, "standards/change.html")


@policy(keeps_services)
@METHODS
def end(request: HttpRequest, service: int) -> HttpResponseBase:
    """The service is offered no longer."""
    found = service_of(service)
    form = EndForm(request.POST or None, initial={"until": today()})

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.end_service(service=found, **given, **_who(request))
        return _saved(found.unit)

    lead = _("%(name)s (%(code)s) tidak dihapus: hasil surveinya tetap terbaca.") % {
        "name": found.name,
        "code": found.code,
    }
    question = _question(request, found.unit, _("Akhiri layanan"), lead, _("Akhiri layanan ini"), danger=True)
    return ask(request, question, form, act)


def _question(
    request: HttpRequest, unit: OrganizationUnit, title: str, lead: str, send: str, *, danger: bool = False
) -> Question:
    name = unit_name(unit)
    way = crumbs(request, unit, name, Link(title, current=True))
    return Question(title, lead, send, name, address(unit), way, danger)


def _saved(unit: OrganizationUnit) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{address(unit)}?tersimpan")


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": whoever(request), "now": timezone.now()}
