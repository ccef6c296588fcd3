"""The form that corrects a level of a final result."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.web.forms import RefusableForm


class AmendForm(RefusableForm):
    """Which indicator, which level, and on what ground."""

    code = forms.ChoiceField(label=_("Indikator"))
    level = forms.TypedChoiceField(label=_("Level yang benar"), coerce=int)
    reason = forms.CharField(
        label=_("Dasar koreksi"),
        help_text=_("Misalnya nomor dan tanggal putusan. Tampil pada hasil koreksi."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Tulis dasar koreksinya.")},
    )

    def __init__(
        self, *args: Any, codes: list[tuple[str, str]], levels: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["code"]).choices = codes
        cast(forms.ChoiceField, self.fields["level"]).choices = levels
