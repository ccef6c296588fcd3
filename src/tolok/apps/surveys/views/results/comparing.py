"""All units of one office in one period."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.apps.accounts.selectors import person
from tolok.apps.organizations.policies import may_read
from tolok.apps.organizations.selectors import office_at
from tolok.apps.surveys.views.doors import today
from tolok.web.access import policy


def reads_office(request: HttpRequest, **parts: int) -> bool:
    """Those who read the whole office."""
    user, office = person(request), office_at(parts["office"])
    if user is None:
        return False
    if office is None or not may_read(user, office, today()):
        raise Http404
    return True


@policy(reads_office)
@require_safe
def comparison(request: HttpRequest, office: int) -> HttpResponseBase:
    """The units of a period side by side."""
    return render(request, "surveys/results/comparison.html", {"office": office_at(office)})
