"""The second factor: code app and recovery codes, and proving oneself again before they change."""

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeReauthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.db import transaction
from django.http import HttpResponseBase
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tolok.apps.accounts.policies import signed_in
from tolok.apps.accounts.selectors import SECOND_FACTOR_PROVEN as PROVEN
from tolok.apps.common.actions import record
from tolok.web.access import policy


class Recorded:
    """Writes an audit entry with whatever the form of the page did."""

    action = ""
    request: Any

    def form_valid(self, form: Any) -> HttpResponseBase:
        """Do it and record it, both or neither."""
        with transaction.atomic():
            response: HttpResponseBase = super().form_valid(form)  # type: ignore[misc]
            user = self.request.user
            record(by=user, action=self.action, target=user, now=timezone.now())
        return response


class SetUp(Recorded, ActivateTOTPView):  # type: ignore[misc]
    """Show the picture for the code app and take its first code."""

    action = "accounts.set_up_second_factor"
    template_name = "accounts/set_up.html"

    def get_success_url(self) -> str:
        """Recovery codes are made along with it and shown next."""
        return reverse("mfa_view_recovery_codes")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the secret in groups of four, to be typed where no camera is at hand."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return {**context, "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))}


class Replace(Recorded, DeactivateTOTPView):  # type: ignore[misc]
    """Forget the code app, to set up another at once."""

    action = "accounts.replace_second_factor"
    template_name = "accounts/form.html"
    success_url = reverse_lazy("mfa_activate_totp")
    extra_context = {
        "over": _("Akun saya"),
        "title": _("Ganti aplikasi kode?"),
        "lead": _("Kode dari aplikasi yang sekarang dan semua kode cadangan tidak berlaku lagi."),
        "send": _("Ganti aplikasi kode"),
    }

    def form_valid(self, form: Any) -> HttpResponseBase:
        """Let the door ask for a second factor again."""
        self.request.session.pop(PROVEN, None)
        return super().form_valid(form)


class NewRecoveryCodes(Recorded, GenerateRecoveryCodesView):  # type: ignore[misc]
    """Make new recovery codes in place of the old."""

    action = "accounts.renew_recovery_codes"
    template_name = "accounts/form.html"
    extra_context = {
        "over": _("Akun saya"),
        "title": _("Buat kode cadangan baru?"),
        "lead": _("Kode cadangan yang lama tidak berlaku lagi."),
        "send": _("Buat kode baru"),
    }


set_up = policy(signed_in)(SetUp.as_view())
replace = policy(signed_in)(Replace.as_view())
recovery_codes = policy(signed_in)(
    ViewRecoveryCodesView.as_view(template_name="accounts/recovery_codes.html")
)
new_recovery_codes = policy(signed_in)(NewRecoveryCodes.as_view())

_AGAIN = {
    "over": _("Akun saya"),
    "title": _("Pastikan bahwa ini Anda"),
    "send": _("Lanjutkan"),
}
password_again = policy(signed_in)(
    ReauthenticateView.as_view(
        template_name="accounts/form.html",
        extra_context={**_AGAIN, "lead": _("Tulis kata sandi Anda sebelum mengubah pengamanan akun.")},
    )
)
code_again = policy(signed_in)(
    CodeReauthenticateView.as_view(
        template_name="accounts/form.html",
        extra_context={**_AGAIN, "lead": _("Tulis satu kode sebelum mengubah pengamanan akun.")},
    )
)
