"""Signing in and out, and using an invitation."""

from typing import Any

from allauth.account.views import LoginView, LogoutView
from allauth.decorators import rate_limit
from allauth.mfa.base.views import AuthenticateView
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.accounts import actions
from tolok.apps.accounts.forms import AcceptForm, ResetForm
from tolok.apps.accounts.models import User
from tolok.apps.accounts.provider import SsoConnection, SsoProvider
from tolok.apps.accounts.refusals import say_inactive, say_not_invited
from tolok.apps.accounts.selectors import invitation_at, person_with_email
from tolok.web.access import public
from tolok.web.shapes import Link


class SignIn(LoginView):  # type: ignore[misc]
    """E-mail and password, or the office's own sign-on."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the name of the identity provider, if there is one."""
        sso = settings.TOLOK_OIDC_NAME if settings.TOLOK_OIDC_ISSUER else ""
        return {**super().get_context_data(**kwargs), "sso": sso}


sign_in = public(SignIn.as_view())
second_step = public(
    AuthenticateView.as_view(
        template_name="accounts/form.html",
        extra_context={
            "over": gettext_lazy("Masuk"),
            "title": gettext_lazy("Langkah kedua"),
            "lead": gettext_lazy("Buka aplikasi kode di telepon Anda dan tulis kode untuk Tolok."),
            "send": gettext_lazy("Masuk"),
        },
    )
)


class SignOut(LogoutView):  # type: ignore[misc]
    """Ask once, then sign out."""

    template_name = "accounts/form.html"
    extra_context = {
        "title": gettext_lazy("Keluar dari Tolok?"),
        "lead": gettext_lazy("Yang sudah Anda simpan tetap tersimpan."),
        "send": gettext_lazy("Keluar"),
    }


@public
@require_safe
@never_cache
def closed(request: HttpRequest) -> HttpResponseBase:
    """Where the library leads somebody whose account is closed."""
    return say_inactive(request)


def _sso(request: HttpRequest) -> SsoConnection:
    if not settings.TOLOK_OIDC_ISSUER:
        raise Http404
    return SsoConnection(request, SsoProvider.id)


@public
@require_POST
def sso(request: HttpRequest) -> HttpResponseBase:
    """Go to the identity provider; with a form, so that no other site can start it."""
    response: HttpResponseBase = OAuth2LoginView.adapter_view(_sso(request))(request)
    return response


@public
@require_safe
@never_cache
def sso_callback(request: HttpRequest) -> HttpResponseBase:
    """Come back from it."""
    response: HttpResponseBase = OAuth2CallbackView.adapter_view(_sso(request))(request)
    return response


@public
@never_cache
@sensitive_post_parameters("password")
@rate_limit(action="signup")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Accept an invitation: details and a first password, or only a new password."""
    now = timezone.now()
    found = invitation_at(token, now=now)
    known = person_with_email(found.email) if found else None
    if found is None or (known and not known.is_active):
        return _secret(say_not_invited(request))
    person = known or User(email=found.email, name=found.name)
    form_class = ResetForm if known else AcceptForm
    form = form_class(
        request.POST if request.method == "POST" else None, person=person, initial={"name": found.name}
    )
    if form.is_valid():
        try:
            actions.accept(token=token, now=now, **form.cleaned_data)
        except actions.NotInvitedError:
            return _secret(say_not_invited(request))
        return _secret(render(request, "accounts/said.html", _welcome(person)))
    context = {
        "form": form,
        "over": _("Undangan"),
        "title": _("Buat kata sandi baru") if known else _("Selamat datang di Tolok"),
        "lead": _("Anda akan masuk dengan surel %(email)s.") % {"email": found.email},
        "send": _("Simpan"),
    }
    return _secret(render(request, "accounts/form.html", context, status=422 if form.is_bound else 200))


def _welcome(person: User) -> dict[str, object]:
    return {
        "title": _("Akun Anda siap"),
        "lead": _("Kata sandi untuk %(email)s sudah tersimpan.") % {"email": person.email},
        "todo": _(
            "Masuklah. Pada kali pertama Anda menyiapkan aplikasi kode di telepon; siapkan telepon Anda."
        ),
        "link": Link(_("Ke halaman masuk"), reverse("account_login")),
    }


def _secret(response: HttpResponseBase) -> HttpResponseBase:
    """Keep the address, which holds the token, from search engines; the site's referrer policy keeps it from others."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
