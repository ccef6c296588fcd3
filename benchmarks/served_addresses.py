"""The addresses of the product, and one more: the public form that reads and checks everything and keeps nothing."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from tolok.apps.surveys import selectors
from tolok.apps.surveys.actions import Receipt
from tolok.apps.surveys.actions.answering import check
from tolok.apps.surveys.identifiers import receipt
from tolok.apps.surveys.views import sittings
from tolok.apps.surveys.views.last_time import last_time
from tolok.project.urls import urlpatterns as product
from tolok.web.access import public


@public
@csrf_exempt
@never_cache
def keeps_nothing(request: HttpRequest, code: str) -> HttpResponseBase:
    """What the public page does with a sent form, without the action."""
    survey = selectors.survey_with_code(code)
    if survey is None:
        raise Http404
    now = timezone.now()
    way = sittings.Way(survey)
    sitting = sittings.sent(request, way)
    if not sitting.is_valid():
        return render(request, "surveys/answer.html", sittings.page(request, sitting, now), status=422)
    form = sitting.form
    check(survey, replace(form.given, seconds=form.taken(now), trapped=form.trapped))
    told = Receipt("created", receipt(form.identifier), form.identifier, now)
    context = {"receipt": told, "survey": survey, "unit": sittings.unit_name(survey, now), "way": way}
    return render(request, "surveys/thanks.html", {**context, **last_time(survey, now)})


urlpatterns = [path("bench/<slug:code>/", keeps_nothing), *product]
