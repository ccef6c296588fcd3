"""Fields that the forms of forums share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.rules.forums.society import elements
from tolok.web.forms import RefusableForm
from tolok.web.printing import say


def clock_field(label: Any, text: Any = "") -> forms.TimeField:
    """A time of the day."""
    return forms.TimeField(
        label=label,
        help_text=text,
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": _("Tulis jam seperti 09:00.")},
    )


def line_field(label: Any, text: Any = "", *, most: int = 300, missing: Any = "") -> forms.CharField:
    """One line; without `missing` it may be left out."""
    return forms.CharField(
        label=label,
        help_text=text,
        max_length=most,
        required=bool(missing),
        error_messages={"required": missing} if missing else {},
    )


def words_field(
    label: Any, text: Any = "", *, missing: Any = "", rows: int = 3, most: int = 20_000
) -> forms.CharField:
    """Some lines; without `missing` they may be left out."""
    return forms.CharField(
        label=label,
        help_text=text,
        max_length=most,
        required=bool(missing),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing} if missing else {},
    )


def choice_field(label: Any, choices: Iterable[tuple[str, Any]], text: Any = "") -> forms.ChoiceField:
    """One of several."""
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        help_text=text,
        error_messages={"required": _("Pilih salah satu.")},
    )


def element_choices(empty: Any) -> list[tuple[str, Any]]:
    """The elements of society in the reader's language, after one that says nothing."""
    return [("", empty), *((one.key, say(one.name)) for one in elements())]


class AskForm(RefusableForm):
    """A form whose choices and first values a view may set."""

    def __init__(
        self, *args: Any, choices: dict[str, list[tuple[str, Any]]] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        for name, found in (choices or {}).items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = found


class WhyForm(AskForm):
    """Nothing but why."""

    why = words_field(_("Alasan"), missing=_("Tulis alasannya."))


class SureForm(AskForm):
    """Nothing to write: the page says what will happen."""
