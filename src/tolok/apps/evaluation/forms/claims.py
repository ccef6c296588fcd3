"""The form of one indicator, made from its questions. What is kept is judged by the action, never by the form."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.evaluation.facts import NOT_A_DAY
from tolok.rules.instruments.values import NUMERIC, Indicator, Question
from tolok.web.forms import DayInput, RefusableForm
from tolok.web.printing import say

#: What a ticked "none of these" is called in the page.
NONE = "-"
YES, NO = "ya", "tidak"


class _Open:
    """A question may stay open for now, yet it is not called optional."""

    def validate(self, _value: object) -> None:
        """Anything goes here."""


class OpenChoice(_Open, forms.ChoiceField):
    """One of a list, or nothing yet."""


class OpenChoices(_Open, forms.MultipleChoiceField):
    """Some of a list, or nothing yet."""


class OpenText(_Open, forms.CharField):
    """Words, or nothing yet."""


class OpenDate(_Open, forms.DateField):
    """A day, or nothing yet."""


def name_of(key: str) -> str:
    """The field of a question."""
    return f"jawab-{key}"


class AnswerForm(RefusableForm):
    """One field a question, then the note; for what was copied from the last cycle also whether it is still true."""

    use_required_attribute = False
    note = forms.CharField(
        label=_("Catatan untuk evaluator"),
        help_text=_(
            "Hal yang perlu diketahui saat membaca bukti Anda. Bila buktinya tidak ada, tulis sebabnya."
        ),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        indicator: Indicator,
        answers: Mapping[str, object],
        carried: bool,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.indicator = indicator
        for question in indicator.questions:
            self.fields[name_of(question.key)] = _field(question)
            self.initial.setdefault(name_of(question.key), _shown(question, answers.get(question.key)))
        if carried:
            self.fields["still_true"] = OpenChoice(
                label=_("Isian ini disalin dari siklus lalu. Apakah masih benar?"),
                choices=[(YES, _("Ya, masih benar")), (NO, _("Tidak, saya ubah isiannya"))],
                widget=forms.RadioSelect,
            )
        self.order_fields(["still_true", *map(name_of, (one.key for one in indicator.questions)), "note"])

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields a person sees, in their order."""
        return self.visible_fields()

    @property
    def answers(self) -> dict[str, object]:
        """Question key → JSON value, of a valid form; open questions are left out."""
        found = {}
        for question in self.indicator.questions:
            value = _sent(question, self.cleaned_data.get(name_of(question.key)))
            if value is not None:
                found[question.key] = value
        return found

    @property
    def still_true(self) -> bool | None:
        """What was said of a copied answer; None when nothing was."""
        return {YES: True, NO: False}.get(self.cleaned_data.get("still_true", ""))

    @property
    def seen_version(self) -> int:
        """The version that was on the page."""
        return self.cleaned_data.get("versi") or 0

    def clean(self) -> dict[str, Any]:
        """Nothing ticked and something ticked is a contradiction."""
        for question in self.indicator.questions:
            ticked = self.cleaned_data.get(name_of(question.key))
            if question.kind == "many" and ticked and NONE in ticked and len(ticked) > 1:
                self.add_error(
                    name_of(question.key),
                    _("Pilih “Tidak ada satu pun” saja, atau pilih yang ada. Tidak keduanya."),
                )
        return self.cleaned_data

    def field_at_fault(self, key: str) -> str:
        """A problem names the question; everything else its field."""
        return name_of(key) if name_of(key) in self.fields else key


def _field(question: Question) -> forms.Field:
    text = say(question.text)
    if question.kind == "yesno":
        return OpenChoice(label=text, choices=[(YES, _("Ya")), (NO, _("Tidak"))], widget=forms.RadioSelect)
    if question.kind == "one":
        return OpenChoice(label=text, choices=_options(question), widget=forms.RadioSelect)
    if question.kind == "many":
        choices = [*_options(question), (NONE, _("Tidak ada satu pun"))]
        hint = _("Pilih semua yang ada.")
        return OpenChoices(label=text, help_text=hint, choices=choices, widget=forms.CheckboxSelectMultiple)
    if question.kind == "date":
        return OpenDate(label=text, widget=DayInput, error_messages={"invalid": say(NOT_A_DAY)})
    if question.kind == "text":
        return OpenText(label=text, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    hundred = _("Angka dari 0 sampai 100; koma untuk pecahan.")
    return OpenText(
        label=text,
        help_text=hundred if NUMERIC.get(question.kind) else "",
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


def _options(question: Question) -> list[tuple[str, str]]:
    return [(option.key, say(option.text)) for option in question.options]


def _shown(question: Question, value: object) -> object:
    """A kept value as the field shows it."""
    if value is None:
        return None
    if question.kind == "yesno":
        return YES if value else NO
    if question.kind == "many":
        return value or [NONE]
    if question.kind in NUMERIC:
        return str(value).replace(".", ",")
    return date.fromisoformat(str(value)) if question.kind == "date" else value


def _sent(question: Question, value: Any) -> object:
    """What the field sent as a JSON value; None when it is open."""
    if value in (None, "", []):
        return None
    if question.kind == "yesno":
        return value == YES
    if question.kind == "many":
        return [one for one in value if one != NONE]
    return value.isoformat() if question.kind == "date" else value


class CiteForm(forms.Form):
    """Which page of a proof shows it."""

    page = forms.IntegerField(label=_("Halaman"), min_value=1, required=False)
    remark = forms.CharField(label=_("Keterangan"), max_length=300, required=False)


class UploadForm(RefusableForm):
    """A new proof for the library, cited at once."""

    title = forms.CharField(
        label=_("Judul bukti"),
        help_text=_("Misalnya: Keputusan Kepala Dinas tentang Standar Pelayanan 2026."),
        max_length=300,
        error_messages={"required": _("Tulis judul buktinya.")},
    )
    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("PDF, gambar, Word, Excel, ODT, atau video MP4."),
        error_messages={
            "required": _("Pilih berkasnya."),
            "empty": _("Berkas ini kosong. Pilih berkas lain."),
        },
    )
    page = forms.IntegerField(
        label=_("Halaman yang menunjukkan"),
        min_value=1,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


class DisputeForm(RefusableForm):
    """Why what the records propose is wrong or not whole."""

    why = forms.CharField(
        label=_("Apa yang keliru atau belum tercatat?"),
        help_text=_("Evaluator membaca ini di samping usulan dan bukti Anda."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "form": "jawaban-unit"}),
        error_messages={"required": _("Tulis alasannya.")},
    )


class ReturnForm(forms.Form):
    """Why F-01 goes back to the unit."""

    why = forms.CharField(
        label=_("Alasan pengembalian"),
        help_text=_("Unit membaca alasan ini. Sebutkan apa yang perlu diperbaiki."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )


def problems_of(form: forms.Form) -> Sequence[str]:
    """Every error of a form as one list of sentences."""
    return [str(text) for errors in form.errors.values() for text in errors]
