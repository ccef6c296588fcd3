"""How somebody wants to be told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.notices.models import Mailing, Zone
from tolok.web.forms import RefusableForm

MAILINGS = [
    (Mailing.AT_ONCE.value, _("segera, satu surel setiap ada yang baru")),
    (Mailing.DAILY.value, _("sekali sehari, pagi pukul 07.00")),
    (Mailing.NEVER.value, _("tidak pernah; saya membacanya di sini")),
]
ZONES = [
    (Zone.WIB.value, _("WIB (Jakarta)")),
    (Zone.WITA.value, _("WITA (Makassar)")),
    (Zone.WIT.value, _("WIT (Jayapura)")),
]


class ClockInput(forms.TimeInput):
    """A time of the day as browsers ask for it."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class PreferenceForm(RefusableForm):
    """E-mail or not, in which language, and when not."""

    mailing = forms.ChoiceField(
        label=_("Kirim surel"),
        choices=MAILINGS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih seberapa sering.")},
    )
    language = forms.ChoiceField(
        label=_("Bahasa surel"), choices=[("id", "Bahasa Indonesia"), ("en", "English")]
    )
    zone = forms.ChoiceField(label=_("Zona waktu Anda"), choices=ZONES)
    quiet_from = forms.TimeField(
        label=_("Jam tenang mulai"),
        help_text=_("Surel yang jatuh di jam tenang menunggu sampai jam itu lewat."),
        required=False,
        widget=ClockInput(),
        error_messages={"invalid": _("Tulis jam seperti 20:00.")},
    )
    quiet_to = forms.TimeField(
        label=_("Jam tenang berakhir"),
        help_text=_("Boleh lebih awal dari mulainya: berarti esok paginya."),
        required=False,
        widget=ClockInput(),
        error_messages={"invalid": _("Tulis jam seperti 06:00.")},
    )
