"""What BSSN regulation 4/2021 asks of a password beyond its length; the profile `bssn` uses it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User


class FourClassesValidator:
    """Asks for a small letter, a capital letter, a digit and another sign."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError naming what is missing."""
        kinds = (
            (_("huruf kecil"), str.islower),
            (_("huruf besar"), str.isupper),
            (_("angka"), str.isdigit),
            (_("tanda lain, misalnya ! atau -"), lambda sign: not sign.isalnum()),
        )
        missing = [word for word, fits in kinds if not any(map(fits, password))]
        if missing:
            text = _("Kata sandi ini belum memuat: %(missing)s.") % {"missing": "; ".join(missing)}
            raise ValidationError(text, code="password_lacks_classes")

    def get_help_text(self) -> str:
        """Say what is asked for."""
        return _("Kata sandi memuat huruf kecil, huruf besar, angka, dan tanda lain.")


def advice() -> str:
    """Say what the profile in use asks for, in the words of this house."""
    if settings.TOLOK_PASSWORD_PROFILE in settings.PASSWORD_DAYS:
        return _(
            "Sedikitnya 12 karakter, dengan huruf kecil, huruf besar, angka, dan tanda lain; bukan nama Anda. "
            "Kata sandi diganti setiap 180 hari."
        )
    return _(
        "Sedikitnya 15 karakter, bukan nama Anda. Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak."
    )


def is_expired(person: User, *, now: datetime) -> bool:
    """Whether the profile in use asks this person for a new password; never of one who has none."""
    days = settings.PASSWORD_DAYS.get(settings.TOLOK_PASSWORD_PROFILE)
    if days is None or not person.has_usable_password():
        return False
    return now - (person.password_changed_at or person.created_at) > timedelta(days=days)
