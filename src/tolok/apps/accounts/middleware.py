"""The doors of staff pages: sign in first, with a second factor, and leave nothing in shared computers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from tolok.apps.accounts.models import User
from tolok.apps.accounts.passwords import is_expired
from tolok.apps.accounts.selectors import SECOND_FACTOR_PROVEN as PROVEN
from tolok.apps.accounts.selectors import has_second_factor, person
from tolok.web.access import access_of

#: Pages that open before the second factor is set up, and while a password is too old.
SETTING_UP = {"mfa_activate_totp", "account_reauthenticate", "account_logout"}
RENEWING = {"accounts-password", "account_logout"}


class StaffDoorMiddleware:
    """For every page that is not public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        if match and access_of(match.func) not in (None, "public"):
            patch_cache_control(response, private=True, no_store=True)  # ASVS 5.0, 14.3.2
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Sequence[object], parts: Mapping[str, object]
    ) -> HttpResponseBase | None:
        """Hide the page where accounts are switched off; lead whoever is signed in to what is still missing."""
        if access_of(view) in (None, "public"):
            return None
        if not settings.TOLOK_ACCOUNTS:
            raise Http404
        user = person(request)
        if user is None:
            return None
        name = request.resolver_match.url_name if request.resolver_match else None
        if name not in SETTING_UP and not _proven(request, user):
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        if name not in RENEWING | SETTING_UP and is_expired(user, now=timezone.now()):
            return HttpResponseRedirect(reverse("accounts-password"))
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Lead a stranger who was refused to the sign-in page, and back afterwards."""
        if not isinstance(exception, PermissionDenied) or not settings.TOLOK_ACCOUNTS or person(request):
            return None
        return redirect_to_login(
            request.get_full_path() if request.method == "GET" else reverse("accounts-mine")
        )


def _proven(request: HttpRequest, user: User) -> bool:
    """Whether this session has a second factor: a code app, or an identity provider that answers for it."""
    if not settings.TOLOK_SECOND_FACTOR or request.session.get(PROVEN):
        return True
    by_sso = any(one["method"] == "socialaccount" for one in get_authentication_records(request, user))
    if by_sso or has_second_factor(user):
        request.session[PROVEN] = True
        return True
    return False
