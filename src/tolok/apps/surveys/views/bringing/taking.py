"""Take away: answers with their metadata, the questionnaire for other programs, the recap of a period."""

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.common.actions import record_read
from tolok.apps.standards.selectors import services_by_unit
from tolok.apps.surveys import policies
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.selectors import exporting, questions_of
from tolok.apps.surveys.selectors.importing import zone_at
from tolok.apps.surveys.views.doors import (
    address,
    brings_answers,
    crumbs,
    manages_survey,
    moment,
    survey_of,
    today,
    unit_name,
    whoever,
)
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.texts import Text
from tolok.sheets.exports.files import AnswerFile, office_file, open_file
from tolok.sheets.exports.parquet import answer_parquet
from tolok.sheets.exports.xlsform import FormService, xlsform
from tolok.sheets.recaps.writing import recap_book
from tolok.web.access import policy
from tolok.web.shapes import Download, Link

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _json(metadata: dict[str, Any]) -> bytes:
    return json.dumps(metadata, ensure_ascii=False, indent=2).encode()


#: How a file of answers is written, with what browsers are told it is.
FORMS: dict[str, tuple[str, Callable[[AnswerFile, Questionnaire], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", lambda file, _asked: file.csv.encode()),
    "json": ("application/json", lambda file, _asked: _json(file.metadata)),
    "parquet": ("application/vnd.apache.parquet", answer_parquet),
}


@policy(brings_answers)
@require_safe
def files(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Everything of a survey that can be taken away, each for whom it is for."""
    found = survey_of(survey)
    name = unit_name(found)
    manages = policies.may_manage(whoever(request), found, today())
    context = {
        "name": name,
        "manages": manages,
        "own": _downloads(found, "surveys-office-file"),
        "everybody": _downloads(found, "surveys-open-file"),
        "forms": [
            Download(
                _("Kuesioner sebagai XLSForm"),
                reverse("surveys-xlsform", args=[found.pk]),
                "XLSX",
                _("untuk KoboToolbox, ODK, dan Enketo; hasilnya dapat diimpor lagi"),
            )
        ],
        "recap": _recap(found) if manages else [],
        "crumbs": crumbs(Link(name, address(found)), Link(_("Ekspor dan berkas"), current=True)),
    }
    return render(request, "surveys/bringing/files.html", context)


def _downloads(survey: Survey, name: str) -> list[Download]:
    notes = {
        "csv": (_("Jawaban"), _("satu baris satu orang")),
        "json": (_("Metadata"), _("arti setiap kolom, skala, dan bobot")),
        "parquet": (_("Jawaban"), _("untuk perangkat lunak statistik; metadata di dalamnya")),
    }
    return [
        Download(text, reverse(name, args=[survey.pk, form]), form.upper(), note)
        for form, (text, note) in notes.items()
    ]


def _recap(survey: Survey) -> list[Download]:
    if survey.kind != "skm":
        return []
    note = _("semua unit dengan hasil pada periode %(period)s") % {"period": exporting.period_label(survey)}
    return [Download(_("Rekap instansi"), reverse("surveys-recap", args=[survey.pk]), "XLSX", note)]


@policy(manages_survey)
@require_safe
def office_answers(request: HttpRequest, survey: int, form: str) -> HttpResponseBase:
    """Everything, comments without names and numbers, for the office. Taking it is logged."""
    found = survey_of(survey)
    asked = questions_of(found)
    _known(form)
    record_read(by=whoever(request), action="surveys.take_answers", target=found, now=moment())
    file = office_file(asked, list(exporting.exported(found)), exporting.about(found))
    return _sent(file, asked, form, f"jawaban-{found.code}")


@policy(manages_survey)
@require_safe
def open_answers(request: HttpRequest, survey: int, form: str) -> HttpResponseBase:
    """What may be given to everybody: no times, no comments, nobody alone with their details."""
    found = survey_of(survey)
    asked = questions_of(found)
    _known(form)
    file = open_file(
        asked,
        list(exporting.exported(found)),
        exporting.about(found),
        zone=zone_at(found.unit.office),
    )
    return _sent(file, asked, form, f"jawaban-terbuka-{found.code}")


@policy(brings_answers)
@require_safe
def questionnaire(request: HttpRequest, survey: int) -> HttpResponseBase:
    """The questionnaire for KoboToolbox, ODK and Enketo."""
    found = survey_of(survey)
    services = [found.service] if found.service else services_by_unit([found.unit_id], today())[found.unit_id]
    made = xlsform(
        questions_of(found),
        form_id=f"tolok_{found.code.lower()}",
        version=found.questionnaire.digest,
        services=[
            FormService(one.code, Text(one.name, one.name), not one.free_of_charge) for one in services
        ],
    )
    return _file(made, XLSX, f"kuesioner-{found.code}.xlsx")


@policy(manages_survey)
@require_safe
def recap(request: HttpRequest, survey: int) -> HttpResponseBase:
    """The recap of the office over this survey's period, in the layout that offices exchange."""
    found = survey_of(survey)
    told = exporting.recap_of(found)
    if told is None:
        raise Http404
    return _file(recap_book(*told), XLSX, f"rekap-{slugify(exporting.period_label(found))}.xlsx")


def _known(form: str) -> None:
    if form not in FORMS:
        raise Http404


def _sent(file: AnswerFile, asked: Questionnaire, form: str, name: str) -> HttpResponse:
    kind, written = FORMS[form]
    return _file(written(file, asked), kind, f"{name}.{form}")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
