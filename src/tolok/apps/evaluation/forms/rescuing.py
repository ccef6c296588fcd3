"""The form that asks before an account is rescued."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.web.forms import RefusableForm


class RescueForm(RefusableForm):
    """Why, and the word that the person was met: a stolen account is often begun with a call for help."""

    why = forms.CharField(
        label=_("Alasan"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages={"required": _("Tulis alasannya.")},
    )
    sure = forms.BooleanField(
        label=_("Saya sudah memastikan bahwa permintaan ini dari orangnya sendiri, bukan hanya lewat surel"),
        error_messages={"required": _("Pastikan dulu orangnya, misalnya bertemu atau menelepon balik.")},
    )
