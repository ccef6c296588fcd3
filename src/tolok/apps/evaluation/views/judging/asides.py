"""Beside the level: the one question, what a visit showed, what is recommended."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tolok.apps.evaluation.actions import disputes, judging
from tolok.apps.evaluation.forms.judging import AdviceForm, QuestionForm, VisitForm
from tolok.apps.evaluation.models import Seat
from tolok.apps.evaluation.views.doors import judges_seat, seated, today, whoever
from tolok.apps.evaluation.views.judging import words
from tolok.apps.evaluation.views.judging.indicator import Page
from tolok.apps.evaluation.views.keeping import keep_file
from tolok.apps.evidence.models import Kind, Origin, ProofVersion
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy


@policy(judges_seat)
@require_POST
def ask(request: HttpRequest, cycle: int, locus: int, seat: int, code: str) -> HttpResponseBase:
    """Put the question; the clock of the unit starts."""
    place = seated(request)
    page = Page(request, place, code)
    form = QuestionForm(request.POST, auto_id="tanya_%s")
    if form.is_valid():
        try:
            disputes.ask(
                seat=place,
                code=code,
                question=form.cleaned_data["question"],
                by=whoever(request),
                now=timezone.now(),
            )
            return _back(place, code, "klarifikasi")
        except ProblemsError as error:
            form.refuse(error)
    return page.show(question=form)


@policy(judges_seat)
@require_POST
def visit(request: HttpRequest, cycle: int, locus: int, seat: int, code: str) -> HttpResponseBase:
    """Note what was seen; a photo goes into the unit's library."""
    place = seated(request)
    page = Page(request, place, code)
    form = VisitForm(request.POST, request.FILES, auto_id="kunjungan_%s")
    if form.is_valid():
        given = form.cleaned_data
        try:
            judging.note_visit(
                seat=place,
                text=given["text"],
                code=code,
                photo=_photo(request, place, code, form),
                by=whoever(request),
                now=timezone.now(),
            )
            return _back(place, code, "kunjungan")
        except ProblemsError as error:
            form.refuse(error)
    return page.show(visit=form)


def _photo(request: HttpRequest, seat: Seat, code: str, form: VisitForm) -> ProofVersion | None:
    file = form.cleaned_data["photo"]
    if file is None:
        return None
    title = _("Foto kunjungan, indikator %(code)s") % {"code": code}
    return keep_file(
        seat.locus.unit,
        file,
        title,
        kind=Kind.PHOTO,
        origin=Origin.VISIT,
        personal_data=form.cleaned_data["personal_data"],
        proof_date=today(),
        by=whoever(request),
        now=timezone.now(),
    )


@policy(judges_seat)
@require_POST
def recommend(request: HttpRequest, cycle: int, locus: int, seat: int, code: str) -> HttpResponseBase:
    """Advise the unit about an indicator."""
    place = seated(request)
    page = Page(request, place, code)
    form = AdviceForm(request.POST, auto_id="saran_%s")
    if form.is_valid():
        given = form.cleaned_data
        try:
            disputes.recommend(
                locus=place.locus,
                code=code,
                text=given["text"],
                measure=given["measure"],
                by=whoever(request),
                now=timezone.now(),
            )
            return _back(place, code, "rekomendasi")
        except ProblemsError as error:
            form.refuse(error)
    return page.show(advice=form)


def _back(seat: Seat, code: str, anchor: str) -> HttpResponseBase:
    return HttpResponseRedirect(f"{words.item_url(seat, code)}#{anchor}")
