"""Who may open a page of a survey, and the way back from it. For strangers no survey exists."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.accounts.policies import signed_in as signed_in
from tolok.apps.accounts.selectors import person
from tolok.apps.accounts.selectors import whoever as whoever
from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys import policies, selectors
from tolok.apps.surveys.models import Answer, Survey
from tolok.web.access import today as today
from tolok.web.shapes import Link

May = Callable[[User, Survey, date], bool]


def sees_survey(request: HttpRequest, **parts: Any) -> bool:
    """Staff of the unit, and those who read the whole office."""
    return _may(request, parts["survey"], policies.may_see)


def enters_paper(request: HttpRequest, **parts: Any) -> bool:
    """Who runs the survey at the counter: operator and head of the unit, and the Biro."""
    return _may(request, parts["survey"], policies.may_enter)


def brings_answers(request: HttpRequest, **parts: Any) -> bool:
    """The operator of the unit, and the Biro or Bagian of the office."""
    return _may(request, parts["survey"], policies.may_bring)


def manages_survey(request: HttpRequest, **parts: Any) -> bool:
    """The Biro or Bagian Organisasi of the office."""
    return _may(request, parts["survey"], policies.may_manage)


def _may(request: HttpRequest, pk: int, may: May) -> bool:
    user = person(request)
    if user is None:
        return False
    survey = selectors.survey_at(pk)
    if survey is None or not policies.may_see(user, survey, today()):
        raise Http404
    return may(user, survey, today())


def survey_of(pk: int) -> Survey:
    """The survey of a guarded page."""
    survey = selectors.survey_at(pk)
    if survey is None:
        raise Http404
    return survey


def answer_of(survey: Survey, pk: int) -> Answer:
    """An answer of this survey; one of another survey does not exist here."""
    answer = selectors.answer_in(survey, pk)
    if answer is None:
        raise Http404
    return answer


def unit_name(survey: Survey) -> str:
    """What the unit is called today."""
    return names_of([survey.unit_id], today()).get(survey.unit_id, survey.unit.code)


def address(survey: Survey) -> str:
    """Where a survey is shown to staff."""
    return reverse("surveys-survey", args=[survey.pk])


def crumbs(*links: Link) -> list[Link]:
    """The way back: home, the surveys, then `links`."""
    return [Link(_("Beranda"), reverse("home")), Link(_("Survei"), reverse("surveys")), *links]


def moment() -> datetime:
    """Now, as this door reads the clock."""
    return timezone.now()
