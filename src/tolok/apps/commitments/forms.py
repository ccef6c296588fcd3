"""Forms of promises and coaching."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.commitments.models import Source
from tolok.web.forms import DayField, RefusableForm

Choices = list[tuple[str, str]]


class WordsField(forms.CharField):
    """A few sentences."""

    def __init__(self, missing: Any = None, **kwargs: Any) -> None:
        messages = {"required": missing} if missing else {}
        super().__init__(
            max_length=5000, widget=forms.Textarea(attrs={"rows": 3}), error_messages=messages, **kwargs
        )


class AskForm(RefusableForm):
    """One question; `choices` are given by whoever shows it."""

    def __init__(
        self, *args: Any, choices: dict[str, Choices] | None = None, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, options in (choices or {}).items():
            cast(forms.ChoiceField, self.fields[name]).choices = options
        for name in ("done_on", "since", "day", "until"):
            if name in self.fields:
                self.fields[name].initial = today


class PromiseForm(AskForm):
    """A promise that the Biro writes down."""

    unit = forms.ChoiceField(label=_("Unit"), error_messages={"required": _("Pilih unitnya.")})
    title = forms.CharField(
        label=_("Apa yang dijanjikan"),
        max_length=300,
        error_messages={"required": _("Tulis apa yang dijanjikan.")},
    )
    cause = WordsField(label=_("Sebab"), help_text=_("Apa yang ditemukan."), required=False)
    measure = WordsField(
        label=_("Ukuran selesai"),
        help_text=_("Bagaimana orang melihat bahwa janji ini sudah selesai."),
        missing=_("Tulis bagaimana orang melihat bahwa janji ini selesai."),
    )
    owner = forms.CharField(
        label=_("Penanggung jawab"),
        help_text=_("Jabatan atau nama. Boleh diisi unit nanti."),
        max_length=200,
        required=False,
    )
    due_on = DayField(label=_("Tenggat"))
    source = forms.ChoiceField(label=_("Asal"), choices=Source.choices)
    public = forms.BooleanField(label=_("Tampilkan kepada umum"), required=False)


class AssignForm(AskForm):
    """Who is responsible."""

    owner = forms.CharField(
        label=_("Jabatan atau nama"), max_length=200, required=False, help_text=_("Misalnya Kepala Loket.")
    )
    owner_user = forms.ChoiceField(
        label=_("Akunnya"), help_text=_("Ia yang diingatkan menjelang tenggat."), required=False
    )


class NoteForm(AskForm):
    """How far it is."""

    text = WordsField(label=_("Kemajuan"), missing=_("Tulis kemajuannya."))


class MoveForm(AskForm):
    """Another due date."""

    due_on = DayField(label=_("Tenggat baru"))
    why = WordsField(label=_("Alasan"), missing=_("Tulis alasannya."))


class FinishForm(AskForm):
    """It is done: since when, with which proof, and whether it helped."""

    done_on = DayField(label=_("Selesai pada"))
    effect = forms.ChoiceField(
        label=_("Apakah dampaknya sudah terasa?"),
        choices=[("yes", _("ya, sudah terasa")), ("no", _("selesai, tetapi belum berdampak"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu.")},
    )
    proofs = forms.MultipleChoiceField(
        label=_("Bukti dari pustaka unit"), widget=forms.CheckboxSelectMultiple, required=False
    )
    why_no_proof = WordsField(label=_("Bila tanpa bukti: mengapa"), required=False)
    text = WordsField(label=_("Catatan"), required=False)


class WhyForm(AskForm):
    """Nothing but why."""

    why = WordsField(label=_("Alasan"), missing=_("Tulis alasannya."))


class PublishForm(AskForm):
    """Whether everybody may see it."""

    public = forms.BooleanField(label=_("Tampilkan kepada umum"), required=False)


class CoachingForm(AskForm):
    """A unit that is coached from now on."""

    unit = forms.ChoiceField(label=_("Unit"), error_messages={"required": _("Pilih unitnya.")})
    since = DayField(label=_("Sejak"))
    reason = WordsField(label=_("Alasan"), missing=_("Tulis alasannya."))


class VisitForm(AskForm):
    """A meeting."""

    day = DayField(label=_("Tanggal pertemuan"))
    who = forms.CharField(
        label=_("Yang hadir"),
        help_text=_("Sebut jabatannya."),
        max_length=300,
        error_messages={"required": _("Tulis siapa yang hadir.")},
    )
    agreed = WordsField(label=_("Yang disepakati"), missing=_("Tulis apa yang disepakati."))
    next_on = DayField(label=_("Pertemuan berikutnya"), required=False)


class EndForm(AskForm):
    """The end of a coaching."""

    until = DayField(label=_("Hari terakhir"))
    why = WordsField(label=_("Alasan"), missing=_("Tulis alasannya."))
