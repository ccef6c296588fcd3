"""The result of one survey."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.apps.surveys.selectors.results import result_of
from tolok.apps.surveys.views.doors import sees_survey, survey_of
from tolok.web.access import policy


@policy(sees_survey)
@require_safe
def result(request: HttpRequest, survey: int) -> HttpResponseBase:
    """The result that stands."""
    found = survey_of(survey)
    return render(request, "surveys/results/result.html", {"survey": found, "result": result_of(found)})
