"""The kop that the papers of a unit carry."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.organizations.actions import set_unit_letterhead
from tolok.apps.organizations.selectors import letterhead_of, unit_letterhead_of
from tolok.apps.standards.forms.heads import HeadForm
from tolok.apps.standards.views.doors import crumbs, keeps_services, today, unit_name, unit_of, who
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.shapes import Link


@policy(keeps_services)
@require_http_methods(["GET", "HEAD", "POST"])
def head(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Set the unit's own kop, or leave it to its office."""
    found = unit_of(unit)
    kept, name = unit_letterhead_of(found, today()), unit_name(found)
    papers = reverse("standards-unit-papers", args=[found.pk])
    data = request.POST if request.method == "POST" else None
    form = HeadForm(
        data, initial={"lines": kept.lines, "place": kept.place}, office=letterhead_of(found.office)
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        set_unit_letterhead(unit=found, since=today(), **given, **who(request))
        return HttpResponseRedirect(f"{papers}?tersimpan")

    title = _("Kop surat unit")
    lead = _(
        "Dipakai pada berkas bertanggal hari ini dan sesudahnya. Yang ditandatangani sebelumnya tidak berubah."
    )
    way = crumbs(request, found, name, Link(_("Berkas"), papers), Link(title, current=True))
    return ask(request, Question(title, lead, _("Simpan kop"), name, papers, way), form, act)
