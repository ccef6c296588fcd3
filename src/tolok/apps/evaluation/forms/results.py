"""Forms of results: a reason, where one is wanted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.evaluation.forms.cycles import Refusing


class WhyForm(Refusing):
    """A reason."""

    why = forms.CharField(
        label=_("Alasan"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
