"""Addresses of accounts. The names that begin with account_ and mfa_ are those the library asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

from tolok.apps.accounts.policies import signed_in
from tolok.apps.accounts.views import entering, mine, protecting, tokens
from tolok.web.access import policy

View = Callable[..., HttpResponseBase]


def _page(route: str, view: View, name: str) -> URLPattern:
    """Give a page its address; also a public one is not found where accounts are switched off."""

    @wraps(view)
    def open_or_hidden(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
        if not settings.TOLOK_ACCOUNTS:
            raise Http404
        return view(request, *args, **parts)

    return path(route, open_or_hidden, name=name)


urlpatterns = [
    _page("masuk/", entering.sign_in, "account_login"),
    _page("masuk/kode/", entering.second_step, "mfa_authenticate"),
    _page("masuk/ditutup/", entering.closed, "account_inactive"),
    _page("masuk/sso/", entering.sso, "sso_login"),
    _page("keluar/", policy(signed_in)(entering.SignOut.as_view()), "account_logout"),
    _page("undangan/<str:token>/", entering.invitation, "accounts-invitation"),
    _page("akun/", mine.account, "accounts-mine"),
    _page("akun/data/", mine.details, "accounts-details"),
    _page("akun/kata-sandi/", mine.password, "accounts-password"),
    _page("akun/sesi/<int:session>/akhiri/", mine.end_session, "accounts-end-session"),
    _page("akun/token/", tokens.tokens, "accounts-tokens"),
    _page("akun/token/baru/", tokens.new_token, "accounts-new-token"),
    _page("akun/token/<int:token>/cabut/", tokens.revoke, "accounts-revoke-token"),
    _page("akun/aplikasi-kode/", protecting.set_up, "mfa_activate_totp"),
    _page("akun/aplikasi-kode/ganti/", protecting.replace, "mfa_deactivate_totp"),
    _page("akun/kode-cadangan/", protecting.recovery_codes, "mfa_view_recovery_codes"),
    _page("akun/kode-cadangan/baru/", protecting.new_recovery_codes, "mfa_generate_recovery_codes"),
    _page("akun/pastikan/", protecting.password_again, "account_reauthenticate"),
    _page("akun/pastikan/kode/", protecting.code_again, "mfa_reauthenticate"),
]

#: The same in every language, because it is registered at the identity provider.
callback = [_page("masuk/sso/selesai/", entering.sso_callback, "sso_callback")]
