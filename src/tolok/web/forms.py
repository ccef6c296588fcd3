"""What every form of Tolok can do."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tolok.rules.texts import ProblemsError


class RefusableForm(forms.Form):
    """A form that can show why an action refused what it sent."""

    def refuse(self, error: ProblemsError) -> None:
        """Show every problem at the field at fault; what belongs to no field stands above the form."""
        for problem in error.problems:
            name = self.field_at_fault(problem.key)
            # A form is about one thing, and the field says which part of it.
            said = replace(problem, key="", row=None).say(get_language() or "id")
            self.add_error(name if name in self.fields else None, said)

    def field_at_fault(self, key: str) -> str:
        """The name of the field for the key of a problem, where the two differ."""
        return key


class DayInput(forms.DateInput):
    """A day as browsers ask for it; without them people write it."""

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"type": "date"})


class DayField(forms.DateField):
    """A day. `error_messages` replace the usual words."""

    widget = DayInput

    def __init__(self, label: Any = None, help_text: Any = "", **more: Any) -> None:
        usual = {"required": _("Isi tanggalnya."), "invalid": _("Tulis tanggal seperti 21/11/2026.")}
        messages = usual | more.pop("error_messages", {})
        super().__init__(label=label, help_text=help_text, error_messages=messages, **more)
