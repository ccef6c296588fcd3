"""The public home, and what programs that walk the site are told."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tolok.apps.calculation.selectors import demonstration_address
from tolok.apps.catalogue.selectors.browsing import any_listed
from tolok.apps.consultation.selectors.public import any_announced
from tolok.apps.evaluation.selectors.results_public import anything_published
from tolok.apps.publication.example import example_ruler, example_table, example_trail
from tolok.apps.surveys.selectors.publishing import any_survey_published
from tolok.web.access import public


@public
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """What Tolok promises, one index on its ruler, how to open it, and the doors."""
    context = {
        "listed": any_listed(),
        "published": anything_published(),
        "consulted": any_announced(),
        "surveyed": any_survey_published(),
        "demonstration": demonstration_address(),
        "ruler": example_ruler(),
        "table": example_table(),
        "trail": example_trail(),
    }
    return render(request, "publication/home.html", context)


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponseBase:
    """Where the map of every service lies; a search finds nothing that the map does not name (RFC 9309)."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('catalogue-search')}",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('catalogue-maps'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
