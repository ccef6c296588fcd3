"""The forms of accounts, in our own words; what they check is allauth's and Django's."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from tolok.apps.accounts.models import TokenScope, User
from tolok.apps.accounts.nip import LENGTH, without_separators
from tolok.apps.accounts.passwords import advice

EMPTY_PASSWORD = _("Tulis kata sandi Anda.")
EMPTY_CODE = _("Tulis kode dari aplikasi Anda.")


def _word(form: forms.Form, name: str, label: Any, empty: Any, autocomplete: str) -> None:
    """Put our words in place of the library's."""
    field = form.fields[name]
    field.label, field.help_text = label, ""
    field.error_messages["required"] = empty
    field.widget.attrs = {"autocomplete": autocomplete}


def _code(form: forms.Form, help_text: Any) -> None:
    _word(form, "code", _("Kode"), EMPTY_CODE, "one-time-code")
    form.fields["code"].help_text = help_text
    form.fields["code"].widget.attrs["inputmode"] = "numeric"


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "login", _("Surel"), _("Tulis alamat surel Anda."), "username")
        self.fields["login"].error_messages["invalid"] = _(
            "Alamat surel ini tidak lengkap. Contoh: nama@instansi.go.id"
        )
        _word(self, "password", _("Kata sandi"), EMPTY_PASSWORD, "current-password")


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more before something that protects the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password", _("Kata sandi"), EMPTY_PASSWORD, "current-password")


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Enam angka dari aplikasi kode Anda, atau salah satu kode cadangan."))


class CodeAgainForm(CodeReauthenticateForm):  # type: ignore[misc]
    """A code once more before something that protects the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Enam angka dari aplikasi kode Anda, atau salah satu kode cadangan."))


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app, which shows that it works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Enam angka yang ditampilkan aplikasi itu sekarang."))


def kept_nip(typed: str) -> str:
    """An employee number as it is kept; ValidationError for letters and for what is too long."""
    nip = without_separators(typed)
    if nip and not (nip.isascii() and nip.isdigit()):
        raise forms.ValidationError(_("NIP hanya berisi angka. Periksa kembali, atau kosongkan."))
    if len(nip) > LENGTH:
        raise forms.ValidationError(_("NIP paling panjang 18 angka. Periksa kembali, atau kosongkan."))
    return nip


class DetailsForm(forms.Form):
    """Name and employee number."""

    name = forms.CharField(
        label=_("Nama"),
        max_length=200,
        error_messages={"required": _("Tulis nama Anda.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    nip = forms.CharField(
        label=_("NIP atau NI PPPK"),
        help_text=_("18 angka. Kosongkan bila Anda tidak memilikinya."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_nip(self) -> str:
        """Refuse only what cannot be kept; doubts are shown beside the account."""
        return kept_nip(self.cleaned_data["nip"])


def _new_password() -> forms.CharField:
    return forms.CharField(
        label=_("Kata sandi baru"),
        strip=False,
        max_length=256,
        error_messages={"required": _("Tulis kata sandi baru.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class NewPasswordMixin(forms.Form):
    """A new password that the profile in use accepts for this person."""

    person: User

    def clean_password(self) -> str:
        """Hold the password against the profile."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.person)
        return password

    def explain(self) -> None:
        """Say beside the field what the profile asks for."""
        self.fields["password"].help_text = advice()


class AcceptForm(NewPasswordMixin, DetailsForm):
    """What somebody invited for the first time fills in."""

    password = _new_password()

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.explain()


class ResetForm(NewPasswordMixin):
    """What somebody who has an account fills in with a new invitation."""

    password = _new_password()

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.explain()


class ChangePasswordForm(NewPasswordMixin):
    """The old password and a new one."""

    old = forms.CharField(
        label=_("Kata sandi sekarang"),
        strip=False,
        error_messages={"required": EMPTY_PASSWORD},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = _new_password()

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.explain()

    def clean_old(self) -> str:
        """Refuse a wrong old password."""
        old: str = self.cleaned_data["old"]
        if not self.person.check_password(old):
            raise forms.ValidationError(
                _("Kata sandi ini tidak cocok. Tulis kata sandi yang sekarang dipakai.")
            )
        return old

    def clean(self) -> dict[str, Any] | None:
        """Refuse a new password that is the old one."""
        cleaned = super().clean()
        if cleaned and cleaned.get("password") and cleaned.get("password") == cleaned.get("old"):
            self.add_error("password", _("Kata sandi baru sama dengan yang lama. Pilih yang lain."))
        return cleaned


class TokenForm(forms.Form):
    """What a program is, what it may do and for how long."""

    name = forms.CharField(
        label=_("Nama"),
        help_text=_("Program apa yang akan memakainya, misalnya “gudang data provinsi”."),
        max_length=100,
        error_messages={"required": _("Tulis program apa yang akan memakai token ini.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("Yang boleh dilakukan"),
        choices=[
            (TokenScope.READ, _("membaca")),
            (TokenScope.IMPORT, _("mengimpor data")),
            (TokenScope.EXPORT, _("mengekspor hasil")),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih paling sedikit satu.")},
    )
    days = forms.TypedChoiceField(
        label=_("Berlaku selama"),
        coerce=int,
        initial="90",
        choices=[("30", _("30 hari")), ("90", _("90 hari")), ("365", _("satu tahun"))],
    )
