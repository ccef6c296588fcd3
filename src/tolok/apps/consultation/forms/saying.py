"""Inputs, answers, comments of the public."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.consultation.actions.commenting import LONGEST
from tolok.apps.consultation.forms.fields import (
    AskForm,
    choice_field,
    element_choices,
    words_field,
)
from tolok.apps.consultation.models import InputSource, Verdict
from tolok.rules.standards.components import components
from tolok.web.forms import DayField, RefusableForm
from tolok.web.printing import say


class InputForm(AskForm):
    """What somebody said."""

    text = words_field(
        _("Masukan"),
        _("Tulis intinya tanpa nama. Nama dan nomor yang terlanjur tertulis disamarkan."),
        missing=_("Tulis masukannya."),
    )
    subject = choice_field(_("Standar"), [])
    component = choice_field(_("Komponen"), [])
    source = choice_field(_("Sumber"), [one for one in InputSource.choices if one[0] != InputSource.ONLINE])
    element = choice_field(_("Dari unsur"), [])
    received_on = DayField(_("Diterima pada"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        parts = [(one.code, f"{one.code} {say(one.name)}") for one in components()]
        for name, found in (
            ("component", [("", _("tidak tentang satu komponen")), *parts]),
            ("element", element_choices(_("tidak diketahui"))),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = found
            field.required = False
        self.fields["subject"].required = False


class AnswerForm(AskForm):
    """What becomes of an input, and why."""

    verdict = forms.ChoiceField(
        label=_("Tanggapan"),
        choices=[one for one in Verdict.choices if one[0]],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu.")},
    )
    reason = words_field(
        _("Alasan"),
        _("Dibaca umum setelah berita acara ditutup. Tulis apa yang berubah, atau mengapa tidak."),
        missing=_("Tulis alasannya."),
    )


class CommentForm(RefusableForm):
    """A comment of the public. `website` is a field that people never see; programs fill it."""

    text = forms.CharField(
        label=_("Komentar Anda"),
        help_text=_("Jangan tulis nama, NIK, atau nomor telepon. Yang terlanjur tertulis kami samarkan."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Tulis komentar Anda.")},
    )
    element = forms.ChoiceField(label=_("Anda menulis sebagai"), required=False)
    email = forms.EmailField(
        label=_("Surel untuk kabar hasilnya"),
        help_text=_(
            "Hanya dipakai sekali untuk memberi tahu hasilnya, lalu dihapus. Tidak disimpan bersama komentar."
        ),
        required=False,
        error_messages={"invalid": _("Periksa alamat surel ini.")},
    )
    uuid = forms.UUIDField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    opened = forms.IntegerField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["element"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = element_choices(_("tidak saya sebut"))
