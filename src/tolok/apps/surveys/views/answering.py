"""The page behind a survey's link: no account, no cookie, no JavaScript needed.

It is exempt from the CSRF check, and that is safe: the check keeps other sites from borrowing what a visitor's cookie
allows, and this page reads no cookie and asks who nobody is. A foreign page could only make a visitor's browser send
what anybody may send. Without the check the form needs no cookie and no token that grows stale while a phone is offline.
"""

from dataclasses import replace
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys import actions, refusals, selectors
from tolok.apps.surveys.forms import AnswerForm
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import Mode, Survey
from tolok.rules.texts import ProblemsError
from tolok.web.access import public
from tolok.web.printing import say


@public
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, code: str) -> HttpResponseBase:
    """Ask, or take what was answered. A receipt is the answer itself, not a redirect: that saves a weak line a turn."""
    survey = selectors.survey_with_code(code)
    if survey is None:
        raise Http404
    now = timezone.now()
    if not survey.begun(now):
        return _closed(request, survey, now)
    if request.method == "POST":
        return _take(request, survey, now)
    if survey.over(now):
        return _closed(request, survey, now)
    way = Mode.QR if "q" in request.GET else Mode.LINK
    initial = {"uuid": uuid7(now), "way": way, "opened": int(now.timestamp())}
    return _ask(request, survey, AnswerForm(asked=selectors.questions_of(survey), initial=initial))


def _take(request: HttpRequest, survey: Survey, now: datetime) -> HttpResponseBase:
    form = AnswerForm(request.POST, asked=selectors.questions_of(survey))
    if not form.is_valid():
        return _ask(request, survey, form)
    try:
        receipt = actions.receive(
            survey=survey,
            uuid=form.identifier,
            given=replace(form.given, seconds=form.taken(now), trapped=bool(form.cleaned_data["website"])),
            mode=Mode(form.cleaned_data["way"] or Mode.LINK),
            now=now,
        )
    except ProblemsError as error:
        form.refuse(error)
        return _ask(request, survey, form)
    context = {"receipt": receipt, "survey": survey, "unit": _unit(survey, now)}
    return render(request, "surveys/thanks.html", context)


def _ask(request: HttpRequest, survey: Survey, form: AnswerForm) -> HttpResponseBase:
    asked = form.asked
    context = {
        "form": form,
        "survey": survey,
        "unit": _unit(survey, timezone.now()),
        "unsure": say(asked.unsure) if asked.unsure else "",
        "count": len(asked.items),
        "minutes": max(1, round(len(asked.items) * 12 / 60)),
    }
    return render(request, "surveys/answer.html", context, status=422 if form.errors else 200)


def _closed(request: HttpRequest, survey: Survey, now: datetime) -> HttpResponseBase:
    context = {"survey": survey, "unit": _unit(survey, now), "begun": survey.begun(now)}
    status = 200 if request.method in ("GET", "HEAD") else 409
    said = say(refusals.NOT_OPEN_YET) if not survey.begun(now) else ""
    return render(request, "surveys/not_open.html", {**context, "said": said}, status=status)


def _unit(survey: Survey, now: datetime) -> str:
    """What the unit is called today."""
    names = names_of([survey.unit_id], timezone.localdate(now))
    return names.get(survey.unit_id, survey.unit.code)
