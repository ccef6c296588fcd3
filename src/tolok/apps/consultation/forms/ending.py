"""Publication, telling people back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.consultation.forms.fields import AskForm, choice_field, line_field, words_field
from tolok.apps.consultation.models import Outcome, ToldHow
from tolok.apps.standards.models import Medium
from tolok.web.forms import DayField


class PublicationForm(AskForm):
    """Where results or follow-up were made public."""

    outcome = choice_field(_("Yang dipublikasikan"), Outcome.choices)
    medium = choice_field(_("Media"), Medium.choices)
    address = forms.URLField(
        label=_("Alamat di internet"), required=False, max_length=1000, assume_scheme="https"
    )
    place = line_field(_("Tempat"), _("Misalnya papan di loket 2."))
    published_on = DayField(_("Tanggal"))


class ToldForm(AskForm):
    """How people were told otherwise."""

    how = choice_field(_("Cara"), [one for one in ToldHow.choices if one[0] != ToldHow.EMAIL])
    told_on = DayField(_("Tanggal"))
    people = forms.IntegerField(label=_("Berapa orang"), required=False, min_value=0, max_value=1_000_000)
    text = words_field(
        _("Keterangan"), _("Misalnya: dibacakan di rapat RW 3."), missing=_("Tulis keterangannya.")
    )
