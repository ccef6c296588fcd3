"""Answers that another button of an indicator's page sends along: kept before anything else is done."""

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from tolok.apps.evaluation.actions import claims
from tolok.apps.evaluation.actions.claims import ConflictError
from tolok.apps.evaluation.forms.claims import AnswerForm
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.views.claims import words
from tolok.apps.evaluation.views.claims.answering import show_conflict, show_item
from tolok.apps.evaluation.views.doors import whoever
from tolok.rules.texts import ProblemsError

#: The field that only the page of an indicator sends: a button elsewhere carries no answers.
SENT_ALONG = "versi"


def typed_of(request: HttpRequest, locus: Locus, code: str) -> AnswerForm | None:
    """The answers as they were sent along; None where none were."""
    if SENT_ALONG not in request.POST:
        return None
    indicator = locus.form.instrument.indicators[code]
    return AnswerForm(request.POST, indicator=indicator, answers={}, carried=True)


def keep_typed(request: HttpRequest, locus: Locus, code: str) -> HttpResponseBase | None:
    """Keep the answers that were sent along. A page when they cannot be kept: they stand on it as they were typed."""
    form = typed_of(request, locus, code)
    if form is None:
        return None
    if form.is_valid():
        try:
            _keep(request, locus, code, form)
        except ConflictError as error:
            return show_conflict(request, locus, form.indicator, form, error)
        except ProblemsError as error:
            form.refuse(error)
        else:
            return None
    return show_item(request, locus, code, form)


def _keep(request: HttpRequest, locus: Locus, code: str, form: AnswerForm) -> None:
    if _untouched(form):
        return  # an empty answer would look begun
    claims.answer(
        locus=locus,
        code=code,
        answers=form.answers,
        note=form.cleaned_data["note"],
        still_true=form.still_true,
        seen_version=form.seen_version,
        by=whoever(request),
        now=timezone.now(),
    )


def back_to(request: HttpRequest, locus: Locus, code: str) -> str:
    """The page of the indicator. It says that answers are saved only when they were: a browser then forgets its draft."""
    page, form = words.item_url(locus, code), typed_of(request, locus, code)
    kept = form is not None and form.is_valid() and not _untouched(form)
    return f"{page}?tersimpan={code}" if kept else page


def _untouched(form: AnswerForm) -> bool:
    """Whether the page held nothing, neither kept nor typed."""
    return not (form.answers or form.cleaned_data["note"] or form.seen_version)
