"""Change: type in a paper form, move the close, close now, leave an answer out."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tolok.apps.surveys import actions
from tolok.apps.surveys.forms.rating import ClosingForm, WhyForm
from tolok.apps.surveys.models import Answer, Survey
from tolok.apps.surveys.selectors.ways import sheets_of
from tolok.apps.surveys.views.changing import ask_change
from tolok.apps.surveys.views.doors import (
    address,
    answer_of,
    manages_survey,
    moment,
    survey_of,
    whoever,
)
from tolok.web.access import policy

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(manages_survey)
@METHODS
def move_closing(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Another closing time."""
    found = survey_of(survey)

    def act(given: dict[str, Any]) -> None:
        actions.move_closing(surveys=[found], **given, **_who(request))

    form = ClosingForm(_posted(request), initial={"closes_at": localtime(found.closes_at)})
    lead = _(
        "Sekarang ditutup %(at)s. Jawaban yang terlambat ikut dihitung lagi bila masuk sebelum waktu yang baru."
    )
    said = lead % {"at": date_format(localtime(found.ends_at), "DATETIME_FORMAT")}
    words = (_("Pindahkan waktu tutup"), said, _("Simpan waktu tutup"))
    return ask_change(request, found, words, form, act, address(found))


@policy(manages_survey)
@METHODS
def close(request: HttpRequest, survey: int) -> HttpResponseBase:
    """No more answers from now on."""
    found = survey_of(survey)

    def act(given: dict[str, Any]) -> None:
        actions.close(surveys=[found], **given, **_who(request))

    lead = _(
        "Jawaban yang datang sesudahnya disimpan dengan tanda terlambat dan tidak dihitung. Survei tidak dapat dibuka lagi."
    )
    form = WhyForm(_posted(request))
    words = (_("Tutup survei"), " ".join((lead, *_paper(found))), _("Tutup sekarang"))
    return ask_change(request, found, words, form, act, address(found), danger=True)


def _paper(survey: Survey) -> Iterator[str]:
    """How many sheets would be late by closing now, if any. Two statements."""
    waiting = sheets_of(survey).waiting
    if waiting:
        yield ngettext(
            "%(count)s lembar kertas belum selesai diketik atau belum diputuskan; bila survei ditutup sekarang, lembar itu tidak dihitung.",
            "%(count)s lembar kertas belum selesai diketik atau belum diputuskan; bila survei ditutup sekarang, lembar itu tidak dihitung.",
            waiting,
        ) % {"count": waiting}


@policy(manages_survey)
@METHODS
def exclude(request: HttpRequest, survey: int, answer: int) -> HttpResponseBase:
    """Leave an answer out."""
    found = survey_of(survey)
    lead = _(
        "Jawaban tidak dihapus. Ia tidak dihitung, dan alasannya tampil di daftar jawaban serta tercatat."
    )
    return _change_answer(
        request, found, answer_of(found, answer), actions.exclude, _("Keluarkan jawaban"), lead
    )


@policy(manages_survey)
@METHODS
def readmit(request: HttpRequest, survey: int, answer: int) -> HttpResponseBase:
    """Let an answer count again."""
    found = survey_of(survey)
    lead = _("Jawaban dihitung lagi. Catatan audit tetap memuat mengapa ia pernah dikeluarkan.")
    return _change_answer(
        request, found, answer_of(found, answer), actions.readmit, _("Hitung lagi jawaban"), lead
    )


def _change_answer(
    request: HttpRequest, survey: Survey, answer: Answer, change: Callable[..., None], title: str, lead: str
) -> HttpResponseBase:
    def act(given: dict[str, Any]) -> None:
        change(answer=answer, **given, **_who(request))

    back = reverse("surveys-answers", args=[survey.pk])
    form = WhyForm(_posted(request))
    words = (f"{title} #{answer.pk}", lead, title)
    return ask_change(request, survey, words, form, act, back, danger=True)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": whoever(request), "now": moment()}
