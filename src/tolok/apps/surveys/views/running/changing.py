"""Change while a survey runs or just after: the number of visits, and late answers that are let in openly."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tolok.apps.surveys import actions
from tolok.apps.surveys.forms.rating import WhyForm
from tolok.apps.surveys.models import Mode, Survey
from tolok.apps.surveys.selectors.results import last_number
from tolok.apps.surveys.selectors.running import Late, late_of
from tolok.apps.surveys.views.doors import (
    address,
    crumbs,
    enters_paper,
    manages_survey,
    moment,
    survey_of,
    unit_name,
    whoever,
)
from tolok.apps.surveys.views.running.listing import progress_url
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.forms import RefusableForm
from tolok.web.printing import printed
from tolok.web.shapes import Column, Link, Table

METHODS = require_http_methods(["GET", "HEAD", "POST"])


class VisitsForm(RefusableForm):
    """How many visits there were."""

    visits = forms.IntegerField(
        label=gettext_lazy("Kunjungan selama survei dibuka"),
        help_text=gettext_lazy("Dari antrean atau register. Kosongkan bila tidak ada yang menghitung."),
        min_value=0,
        max_value=2_000_000_000,
        required=False,
    )


@policy(enters_paper)
@METHODS
def visits(request: HttpRequest, survey: int) -> HttpResponseBase:
    """How many came while it ran: more answers than visits is a sign worth a look."""
    found = survey_of(survey)
    name = unit_name(found)
    form = VisitsForm(request.POST if request.method == "POST" else None, initial={"visits": found.visits})

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.count_visits(survey=found, visits=given["visits"], by=whoever(request), now=moment())
        return HttpResponseRedirect(f"{progress_url(found)}?tersimpan")

    title = _("Jumlah kunjungan")
    lead = _("Dipakai untuk melihat berapa bagian pengunjung yang menjawab. Tidak mengubah indeks.")
    way = _way(found, name, title)
    question = Question(title, lead, _("Simpan kunjungan"), name, progress_url(found), way)
    return ask(request, question, form, act)


@policy(manages_survey)
@METHODS
def late(request: HttpRequest, survey: int) -> HttpResponseBase:
    """What came after the close, and the door for what was given before it."""
    found = survey_of(survey)
    name, rows = unit_name(found), late_of(found)
    number = last_number(found)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            why = form.cleaned_data["why"]
            actions.admit_late(survey=found, why=why, by=whoever(request), now=moment())
            return HttpResponseRedirect(f"{progress_url(found)}?tersimpan")
        except ProblemsError as error:
            form.refuse(error)
    context = {
        "survey": found,
        "name": name,
        "over": found.over(moment()),
        "table": _table(rows),
        "before": sum(one.before for one in rows),
        "after": sum(one.n - one.before for one in rows),
        "told": number > 0,
        "form": form,
        "back": address(found),
        "crumbs": _way(found, name, _("Terlambat")),
    }
    return render(request, "surveys/running/late.html", context, status=422 if form.errors else 200)


def _table(rows: list[Late]) -> Table:
    columns = (
        Column(_("Cara mengisi")),
        Column(_("Diberikan sebelum ditutup"), "number"),
        Column(_("Diterima")),
        Column(_("Diberikan sesudahnya"), "number"),
    )
    lines = [
        (Mode(one.mode).label, printed(one.before, 0), _span(one), printed(one.n - one.before, 0))
        for one in rows
    ]
    empty = _("Tidak ada jawaban yang datang terlambat.")
    return Table(_("Jawaban terlambat"), columns, lines, empty=empty, caption_hidden=True)


def _span(one: Late) -> str:
    """Days only: with the hour somebody could tell who it was."""
    if one.first is None or one.last is None:
        return "–"
    first, last = (date_format(localtime(when)) for when in (one.first, one.last))
    return first if first == last else f"{first} – {last}"


def _way(survey: Survey, name: str, title: str) -> list[Link]:
    return crumbs(Link(name, address(survey)), Link(title, current=True))
