"""Forms of results: a reason, where one is wanted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.web.forms import RefusableForm


class WhyForm(RefusableForm):
    """A reason."""

    why = forms.CharField(
        label=_("Alasan"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class SignForm(RefusableForm):
    """Who signs, and the passphrase for this one time; it is never shown again."""

    nik = forms.RegexField(
        r"^\d{16}$",
        label=_("NIK penanda tangan"),
        error_messages={"invalid": _("NIK terdiri dari 16 angka."), "required": _("Tulis NIK.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    passphrase = forms.CharField(
        label=_("Frasa sandi"),
        strip=False,
        help_text=_("Dipakai sekali untuk penandatanganan ini; tidak disimpan di mana pun."),
        error_messages={"required": _("Tulis frasa sandi.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}, render_value=False),
    )
