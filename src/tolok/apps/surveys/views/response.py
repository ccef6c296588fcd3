"""How many of those invited answered, way by way, and how many were asked by hand."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.surveys import actions
from tolok.apps.surveys.forms.ways import AskedForm
from tolok.apps.surveys.models import Approach, Mode, Survey
from tolok.apps.surveys.selectors import ways
from tolok.apps.surveys.selectors.ways import Fate
from tolok.apps.surveys.views.doors import enters_paper, survey_of, unit_name
from tolok.apps.surveys.views.ways import posted, way_back, who
from tolok.rules.surveys.response import rates
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy, today
from tolok.web.printing import printed, short
from tolok.web.shapes import Column, Link, Table

#: Days of asking that the page shows.
DAYS = 31


@policy(enters_paper)
@require_http_methods(["GET", "HEAD", "POST"])
def response(request: HttpRequest, survey: int) -> HttpResponseBase:
    """The rates, and a day on paper to fill in."""
    found = survey_of(survey)
    form = AskedForm(posted(request), initial={"day": today()})
    if form.is_valid():
        try:
            actions.note_asked(survey=found, **form.cleaned_data, **who(request))
            return HttpResponseRedirect(f"{reverse('surveys-response', args=[found.pk])}?tersimpan")
        except ProblemsError as error:
            form.refuse(error)
    days = list(ways.asked_days(found)[:DAYS])
    context = {
        "survey": found,
        "name": unit_name(found),
        "form": form,
        "table": _table(found),
        "days": _days(days) if days else None,
        "saved": "tersimpan" in request.GET,
        "crumbs": way_back(found, Link(_("Tingkat respons"), current=True)),
    }
    return render(request, "surveys/ways/response.html", context, status=422 if form.errors else 200)


def _table(survey: Survey) -> Table:
    columns = (
        Column(_("Cara mengisi")),
        Column(_("Diundang"), "number"),
        Column(_("Membuka"), "number"),
        Column(_("Menolak"), "number"),
        Column(_("Menjawab"), "number"),
        Column(_("Tingkat respons")),
    )
    rows = [_row(mode, fate) for mode, fate in ways.fates_of(survey).items()]
    note = _(
        "Tingkat respons = yang menjawab dibagi semua yang diundang (AAPOR RR1). Untuk tautan terbuka dan poster tidak ada: tidak ada yang tahu berapa orang melihatnya."
    )
    return Table(
        _("Cara mengisi dan tingkat respons"),
        columns,
        rows,
        note=note,
        empty=_("Belum ada yang diundang atau menjawab."),
    )


def _row(mode: str, fate: Fate) -> tuple[object, ...]:
    return (
        Mode(mode).label,
        "–" if fate.invited is None else printed(fate.invited, 0),
        "–" if fate.started is None else printed(fate.started, 0),
        printed(fate.refused, 0),
        printed(fate.completed, 0),
        _rate(mode, fate),
    )


def _rate(mode: str, fate: Fate) -> str:
    try:
        share = rates(fate).response
    except ProblemsError:
        return _("periksa: lebih banyak yang menjawab atau menolak daripada yang ditanya")
    if share is not None:
        return f"{short(share * 100, 1)} %"
    return _("isi berapa yang ditanya") if mode == Mode.PAPER else _("tidak dapat dihitung")


def _days(days: list[Approach]) -> Table:
    columns = (Column(_("Hari")), Column(_("Ditanya"), "number"), Column(_("Menolak"), "number"))
    rows = [(date_format(one.day), printed(one.asked, 0), printed(one.refused, 0)) for one in days]
    return Table(_("Ditanya langsung, per hari"), columns, rows)
