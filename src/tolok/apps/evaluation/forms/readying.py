"""Letters about duties, and what a unit states about one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.evaluation.models import Said
from tolok.rules.gathering.duties import Duty
from tolok.web.forms import DayField, RefusableForm


class LetterForm(RefusableForm):
    """When an answer is due, what goes with the letter, and whether all that match get one."""

    due_on = DayField(_("Dijawab paling lambat"))
    annex = forms.BooleanField(
        label=_("Lampirkan rincian yang belum lengkap"),
        required=False,
    )
    everyone = forms.BooleanField(label=_("Semua unit yang cocok dengan saringan"), required=False)


class StatementForm(RefusableForm):
    """A unit's dated word that it keeps a duty, with a proof of its library."""

    words = forms.CharField(
        label=_("Apa yang dipenuhi, di mana, dan bagaimana"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tulis penjelasannya.")},
    )
    stated_on = DayField(
        _("Dipastikan pada tanggal"), _("Hari ketika keadaan ini terakhir dilihat atau diperiksa.")
    )
    proof = forms.TypedChoiceField(
        label=_("Bukti dari pustaka unit"),
        coerce=int,
        error_messages={"required": _("Pilih buktinya.")},
    )

    def __init__(self, *args: Any, proofs: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["proof"].choices = [("", _("Pilih bukti")), *proofs]  # type: ignore[attr-defined]


class AnswerForm(RefusableForm):
    """What a unit answers to a letter, duty by duty; a duty without an answer is left for later."""

    def __init__(self, *args: Any, asked: Sequence[Duty], proofs: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        said = [
            ("", _("dijawab nanti")),
            (Said.DONE, _("sudah dipenuhi")),
            (Said.PLANNED, _("belum; saya tulis rencananya")),
            (Said.WRONG, _("catatan Biro keliru; saya jelaskan")),
        ]
        for one in asked:
            self.fields[f"said_{one.key}"] = forms.ChoiceField(
                label=_("Jawaban"), choices=said, required=False
            )
            self.fields[f"words_{one.key}"] = forms.CharField(
                label=_("Penjelasan"),
                help_text=_("Boleh kosong bila sudah dipenuhi."),
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            if proofs:
                self.fields[f"proof_{one.key}"] = forms.TypedChoiceField(
                    label=_("Bukti dari pustaka unit"),
                    choices=[("", _("tanpa bukti")), *proofs],
                    coerce=int,
                    empty_value=None,
                    required=False,
                )
        self.asked = asked

    def clean(self) -> dict[str, Any]:
        """Words or a proof without an answer would be lost, so they are asked about."""
        for one in self.asked:
            given = self.cleaned_data
            told = given.get(f"words_{one.key}") or given.get(f"proof_{one.key}")
            if told and not given.get(f"said_{one.key}"):
                self.add_error(
                    f"said_{one.key}", _("Pilih jawabannya, supaya penjelasan Anda ikut terkirim.")
                )
        return self.cleaned_data


class WithdrawForm(RefusableForm):
    """Why a statement is taken back."""

    why = forms.CharField(
        label=_("Mengapa pernyataan ini ditarik"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )
