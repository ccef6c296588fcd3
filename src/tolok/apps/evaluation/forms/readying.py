"""Letters about duties, and what a unit states about one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

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


class WithdrawForm(RefusableForm):
    """Why a statement is taken back."""

    why = forms.CharField(
        label=_("Mengapa pernyataan ini ditarik"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )
