"""Come in as one of the invented people: in the demonstration only."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tolok.apps.accounts.selectors import SECOND_FACTOR_PROVEN, person_with_email
from tolok.apps.demonstration.invented.people import PERSONAS
from tolok.web.access import public


@public
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponseBase:
    """Sign in as a persona without a password. Where real people work this address does not exist."""
    if not getattr(settings, "TOLOK_DEMONSTRATION", False) or not settings.TOLOK_ACCOUNTS:
        raise Http404
    persona = next((one for one in PERSONAS if one.key == key), None)
    user = person_with_email(persona.email) if persona else None
    if user is None:
        raise Http404
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session[SECOND_FACTOR_PROVEN] = True
    return HttpResponseRedirect(reverse("cycles"))
