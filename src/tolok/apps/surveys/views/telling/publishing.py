"""Publish a result, take it back, and keep the log of where it was told."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.surveys import actions, policies
from tolok.apps.surveys.actions.publishing import address_of
from tolok.apps.surveys.forms.telling import NoteForm, ReasonForm
from tolok.apps.surveys.models import Publication, SurveyResult
from tolok.apps.surveys.selectors.publishing import place_told, publications_of, told_result, unpublishable
from tolok.apps.surveys.views.doors import moment, sees_survey, survey_of, today, unit_name, whoever
from tolok.apps.surveys.views.telling.doors import result_to_tell, tells_survey, way_to
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.printing import say
from tolok.web.shapes import Column, Download, Link, Table

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(sees_survey)
@require_safe
def telling(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Whether the result is public, what can be spread, and where it was told."""
    return _page(request, survey)


def _page(request: HttpRequest, survey: int, problem: str = "") -> HttpResponseBase:
    found, result = survey_of(survey), result_to_tell(survey)
    why = unpublishable(result)
    tells = policies.may_tell(whoever(request), found, today())
    title = _("Publikasi")
    context = {
        "survey": found,
        "name": unit_name(found),
        "title": title,
        "result": result,
        "public": address_of(result) if result.published_at else "",
        "earlier": "" if result.published_at else _earlier(result),
        "held": say(why) if why else "",
        "tells": tells,
        "problem": problem,
        "saved": "tersimpan" in request.GET,
        "withdrawn": date_format(localtime(result.withdrawn_at)) if result.withdrawn_at else "",
        **_spread(request, result),
        "table": _table(found.pk, publications_of(result), tells=tells),
        "crumbs": way_to(found, title),
    }
    return render(request, "surveys/telling/publications.html", context, status=422 if problem else 200)


def _earlier(result: SurveyResult) -> str:
    """Where everybody still reads the result that this one corrects; empty when there is none. One statement."""
    unit = result.survey.unit
    told = told_result(unit.office_id, unit.code, result.survey_id)
    return address_of(told) if told and told.published_at and told.number < result.number else ""


def _spread(request: HttpRequest, result: SurveyResult) -> dict[str, Any]:
    """Poster and badge of a published result."""
    if result.published_at is None:
        return {}
    unit = result.survey.unit
    parts = [unit.office_id, unit.code, result.survey_id]
    page = request.build_absolute_uri(address_of(result))
    badge = request.build_absolute_uri(reverse("publication-survey-badge", args=parts))
    said = _("Hasil survei %(name)s") % {"name": unit_name(result.survey)}
    return {
        "posters": [
            Download(
                _("Poster hasil A4"),
                reverse("publication-survey-poster", args=[*parts, "a4"]),
                "PDF",
                _("untuk papan"),
            ),
            Download(
                _("Poster hasil A3"),
                reverse("publication-survey-poster", args=[*parts, "a3"]),
                "PDF",
                _("untuk ruang layanan"),
            ),
        ],
        "badge": badge if result.value is not None else "",
        "badge_alt": said,
        "snippet": f'<a href="{page}"><img src="{badge}" alt="{said}" width="360" height="104"></a>',
    }


def _table(survey: int, found: Sequence[Publication], *, tells: bool) -> Table:
    columns = [
        Column(_("Media")),
        Column(_("Alamat atau tempat")),
        Column(_("Diumumkan")),
        Column(_("Keadaan")),
    ]
    rows: list[tuple[object, ...]] = []
    for one in found:
        state = _("ditarik: %(why)s") % {"why": one.withdrawn_why} if one.withdrawn_at else _("berlaku")
        row: tuple[object, ...] = (
            str(one.get_medium_display()),
            place_told(one),
            date_format(one.told_on),
            state,
        )
        if tells:
            path = reverse("surveys-withdraw-note", args=[survey, one.pk])
            row = (*row, "–" if one.withdrawn_at else Link(_("Tarik"), path))
        rows.append(row)
    if tells:
        columns.append(Column(_("Ubah"), "link"))
    return Table(
        _("Di mana hasil diumumkan"), columns, rows, empty=_("Belum ada yang dicatat."), caption_hidden=True
    )


def _back(survey: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('surveys-telling', args=[survey])}?tersimpan")


@policy(tells_survey)
@require_POST
def publish(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Let everybody read the result that stands."""
    try:
        actions.publish(result=result_to_tell(survey), by=whoever(request), now=moment())
    except ProblemsError as error:
        return _page(request, survey, say(error.problems[0].text))
    return _back(survey)


@policy(tells_survey)
@METHODS
def withdraw(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Take the published result back."""

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.withdraw(result=result_to_tell(survey), why=given["why"], by=whoever(request), now=moment())
        return _back(survey)

    lead = _("Halaman umumnya lalu hanya menyebut bahwa hasil ditarik, kapan, dan mengapa.")
    return _asked(request, survey, _("Tarik hasil dari publikasi"), lead, ReasonForm, act, danger=True)


@policy(tells_survey)
@METHODS
def note(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Note another medium."""

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.note_publication(result=result_to_tell(survey), by=whoever(request), now=moment(), **given)
        return _back(survey)

    lead = _("Setiap media dihitung untuk indikator publikasi PEKPPP.")
    return _asked(request, survey, _("Catat publikasi"), lead, NoteForm, act)


@policy(tells_survey)
@METHODS
def withdraw_note(request: HttpRequest, survey: int, note: int) -> HttpResponseBase:
    """Say that a note was wrong."""
    found = next((one for one in publications_of(result_to_tell(survey)) if one.pk == note), None)
    if found is None:
        raise Http404

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.withdraw_publication(publication=found, why=given["why"], by=whoever(request), now=moment())
        return _back(survey)

    lead = f"{found.get_medium_display()}, {place_told(found)}"
    return _asked(request, survey, _("Tarik catatan publikasi"), lead, ReasonForm, act, danger=True)


def _asked(
    request: HttpRequest, survey: int, title: str, lead: str, form: Any, act: Any, *, danger: bool = False
) -> HttpResponseBase:
    found = survey_of(survey)
    question = Question(
        title,
        lead,
        _("Simpan"),
        unit_name(found),
        reverse("surveys-telling", args=[survey]),
        way_to(found, title),
        danger,
    )
    posted = request.POST if request.method == "POST" else None
    return ask(request, question, form(posted, initial={"told_on": today()}), act)
