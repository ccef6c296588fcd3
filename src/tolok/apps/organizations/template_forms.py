"""The form of a Word template."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.web.forms import RefusableForm


class TemplateForm(RefusableForm):
    """A document from Word."""

    file = forms.FileField(
        label=_("Templat yang sudah diubah"),
        help_text=_("DOCX, paling besar 10 MB. Berkas dengan makro ditolak."),
        error_messages={"required": _("Pilih berkas templat."), "empty": _("Berkas ini kosong.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )

    def refuse(self, error: ProblemsError) -> None:
        """Name what was found beside every problem: three unknown placeholders are three lines."""
        named = [Problem(_named(one), key=one.key) if one.found else one for one in error.problems]
        super().refuse(ProblemsError(named))


def _named(one: Problem) -> Text:
    return Text(f"{one.text.id} ({one.found})", f"{one.text.en} ({one.found})")
