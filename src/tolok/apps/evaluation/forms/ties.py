"""Forms of the statement of ties: one tie at a time, and the statement that there is no other."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.evaluation.models import Locus
from tolok.web.forms import RefusableForm


class TieForm(RefusableForm):
    """One of the units on the page, and what ties the person to it."""

    unit = forms.ChoiceField(
        label=_("Unit"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pilih satu unit."),
            "invalid_choice": _("Pilih satu unit dari daftar ini."),
        },
    )
    why = forms.CharField(
        label=_("Hubungannya"),
        help_text=_("Misalnya: saudara kandung kepala unit; pernah bertugas di sana sampai Maret lalu."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        error_messages={"required": _("Tulis hubungannya.")},
    )

    def __init__(self, *args: Any, loci: Iterable[Locus], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["unit"]).choices = [
            (str(locus.unit_id), f"{locus.name} ({locus.code})") for locus in loci
        ]


class StatementForm(RefusableForm):
    """That there is nothing else; without it nobody judges."""

    stated = forms.BooleanField(
        label=_("Saya menyatakan tidak punya hubungan lain dengan unit yang akan saya nilai"),
        error_messages={"required": _("Centang pernyataan ini sebelum menyimpan.")},
    )
