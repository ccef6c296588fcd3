"""Who may review, and the way there. For everybody else these pages do not exist."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import person
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.policies import may_manage
from tolok.apps.organizations.selectors import office_at
from tolok.apps.surveys import policies
from tolok.apps.surveys.models import CommentReading, Survey
from tolok.apps.surveys.selectors import survey_at
from tolok.apps.surveys.selectors.comments import reading_in
from tolok.apps.surveys.views.doors import today
from tolok.web.shapes import Link


def reviews_survey(request: HttpRequest, **parts: Any) -> bool:
    """The Biro or Bagian Organisasi of the office; the unit learns not even that there is such a page."""
    user = person(request)
    if user is None:
        return False
    survey = survey_at(parts["survey"])
    if survey is None or not policies.may_manage(user, survey, today()):
        raise Http404
    return True


def reviews_office(request: HttpRequest, **parts: Any) -> bool:
    """The Biro or Bagian Organisasi."""
    user, office = person(request), office_at(parts["office"])
    if user is None:
        return False
    if office is None or not may_manage(user, office, today()):
        raise Http404
    return True


def office_of(pk: int) -> Office:
    """The office of a guarded page."""
    found = office_at(pk)
    if found is None:
        raise Http404
    return found


def reading_of(survey: Survey, pk: int) -> CommentReading:
    """A comment of this survey; one of another survey does not exist here."""
    found = reading_in(survey, pk)
    if found is None:
        raise Http404
    return found


def reviewing(survey: Survey, person: User, day: date) -> list[Link]:
    """Signals and comments for the Biro, counts of themes for everybody who sees the survey."""
    found = [Link(_("Tema komentar"), reverse("surveys-themes", args=[survey.pk]))]
    if policies.may_manage(person, survey, day):
        found += [
            Link(_("Tanda pada jawaban"), reverse("surveys-signals", args=[survey.pk])),
            Link(_("Komentar yang disamarkan"), reverse("surveys-comments", args=[survey.pk])),
            Link(_("Jawaban yang dikeluarkan"), reverse("surveys-excluded", args=[survey.pk])),
        ]
    return found
