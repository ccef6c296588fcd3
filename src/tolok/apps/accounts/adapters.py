"""Where allauth asks us: its words, what goes into the audit, secrets at rest, whom single sign-on lets in."""

import base64
import logging
import time
from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from tolok.apps.accounts import actions
from tolok.apps.accounts.models import User
from tolok.apps.accounts.refusals import say_inactive, say_sso_failed, say_sso_unknown
from tolok.apps.accounts.selectors import person, person_with_email
from tolok.apps.common.actions import record

log = logging.getLogger("tolok.accounts")

#: Seconds after a sign-in in which nothing more is asked before the account's protection is changed.
RECENT = 300
SSO = "sso"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in and out."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "Surel atau kata sandi ini tidak cocok. Periksa keduanya, lalu coba lagi."
        ),
        "incorrect_password": _("Kata sandi ini tidak cocok. Coba lagi."),
        "too_many_login_attempts": _(
            "Terlalu banyak percobaan yang gagal. Tunggu lima menit, lalu coba lagi."
        ),
        "rate_limited": _("Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."),
    }

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in, and say so in the audit."""
        super().login(request, user)
        methods = [one["method"] for one in get_authentication_records(request, user)]
        record(
            by=user, action="accounts.sign_in", target=user, after={"methods": methods}, now=timezone.now()
        )

    def logout(self, request: HttpRequest) -> None:
        """Sign out, and say so in the audit."""
        user = person(request)
        super().logout(request)
        if user:
            record(by=user, action="accounts.sign_out", target=user, now=timezone.now())

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Log the number of the account somebody failed to get into; an unknown address is not written down."""
        user = person_with_email(str(credentials.get("email", "")))
        log.warning("a sign-in failed for %s", f"account {user.pk}" if user else "an unknown address")

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Say that the account is closed."""
        return say_inactive(request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens an account without an invitation."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A sign-in of the last minutes is proof enough."""
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > RECENT


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Code apps: words, secrets encrypted at rest with a key made from SECRET_KEY."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "Kode ini tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Return what is kept in the database."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret; with SECRET_KEY_FALLBACKS also one that an earlier key encrypted."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """Draw the picture on white, so that cameras read it in the dark theme too."""
        svg: str = super().build_totp_svg(url)
        return svg.replace("<path", '<path fill="#fff" d="M0 0h999v999H0z"/><path', 1)


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (salted_hmac("tolok.accounts", "totp", secret=key, algorithm="sha256").digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


class SsoAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on: one provider named by settings; who comes in is known to it or invited here."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> Any:
        """The one provider of TOLOK_OIDC_*, none without an issuer."""
        if not settings.TOLOK_OIDC_ISSUER or provider not in (None, SSO):
            return []
        app = SocialApp(
            provider=SSO,
            provider_id=SSO,
            name=settings.TOLOK_OIDC_NAME,
            client_id=settings.TOLOK_OIDC_CLIENT_ID,
            secret=settings.TOLOK_OIDC_SECRET,
            settings={"server_url": settings.TOLOK_OIDC_ISSUER, "oauth_pkce_enabled": True},
        )
        return [app]

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """Take nothing over: accounts are opened by invitations, which carry name and address."""
        user: User = sociallogin.user
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let in who is known by issuer and subject, or whose verified address has an open invitation."""
        if sociallogin.is_existing:
            return
        account: SocialAccount = sociallogin.account
        for address in sociallogin.email_addresses:
            if address.verified:
                try:
                    actions.accept_by_sso(
                        email=address.email, provider=account.provider, uid=account.uid, now=timezone.now()
                    )
                except actions.NotInvitedError:
                    continue
                sociallogin.lookup()
                return
        raise ImmediateHttpResponse(say_sso_unknown(request))

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, **_more: Any
    ) -> NoReturn:
        """Say in our own words that it did not work; the log keeps why."""
        log.warning("single sign-on failed: %s %r", error, exception)
        raise ImmediateHttpResponse(say_sso_failed(request))
