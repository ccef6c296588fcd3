"""Compute a result anew, with the reason."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.surveys import actions, tasks
from tolok.apps.surveys.forms.results import ComputeForm
from tolok.apps.surveys.selectors.results import last_number
from tolok.apps.surveys.views.doors import (
    address,
    crumbs,
    manages_survey,
    moment,
    survey_of,
    unit_name,
    whoever,
)
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Link


@policy(manages_survey)
@require_http_methods(["GET", "HEAD", "POST"])
def compute(request: HttpRequest, survey: int) -> HttpResponseBase:
    """The first result at once, or a correction of the one that stands."""
    found = survey_of(survey)
    again = last_number(found) > 0
    form = ComputeForm(request.POST if request.method == "POST" else None, again=again)
    if form.is_bound and form.is_valid():
        try:
            actions.compute(
                survey=found, by=whoever(request), why=form.cleaned_data.get("why", ""), now=moment()
            )
            tasks.write_closed_answers.enqueue()
            return HttpResponseRedirect(f"{reverse('surveys-result', args=[found.pk])}?tersimpan")
        except ProblemsError as error:
            form.refuse(error)
    name = unit_name(found)
    context = {
        "survey": found,
        "name": name,
        "form": form,
        "again": again,
        "crumbs": crumbs(Link(name, address(found)), Link(_("Hitung hasil"), current=True)),
    }
    return render(request, "surveys/results/compute.html", context, status=422 if form.errors else 200)
