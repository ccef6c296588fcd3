"""What several forms ask: lines, words, an address, a reason, choices."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.models import StandardVersion

Choice = tuple[str, Any]


def offer(form: forms.Form, name: str, options: Iterable[Choice]) -> None:
    """Give a field what may be chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(options)


def line_field(label: Any, text: Any = "", *, required: Any = "", most: int = 200) -> forms.CharField:
    """One line of words; `required` is what is said when it is empty."""
    return forms.CharField(
        label=label,
        help_text=text,
        max_length=most,
        required=bool(required),
        error_messages={"required": required} if required else {},
    )


def words_field(label: Any, text: Any = "", *, required: Any = "", rows: int = 3) -> forms.CharField:
    """A few sentences."""
    return forms.CharField(
        label=label,
        help_text=text,
        max_length=5000,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required} if required else {},
    )


def address_field(text: Any) -> forms.URLField:
    """An address on the internet."""
    return forms.URLField(
        label=_("Alamat internet"),
        help_text=text,
        max_length=1000,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Tulis alamat seperti https://contoh.go.id/layanan.")},
    )


class WhyField(forms.Form):
    """The reason of a change."""

    why = forms.CharField(
        label=_("Alasan"),
        help_text=_("Tersimpan dalam catatan audit."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya; perubahan tanpa alasan tidak disimpan.")},
    )


def version_choices(versions: Sequence[StandardVersion]) -> list[Choice]:
    """Versions to tick, called by their service."""
    return [
        (
            str(one.pk),
            str(_("%(name)s (versi %(number)s)") % {"name": one.service.name, "number": one.number}),
        )
        for one in versions
    ]
