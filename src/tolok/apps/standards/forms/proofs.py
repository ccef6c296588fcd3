"""A proof of the library, or a new file that goes there."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.evidence.selectors import ACCEPT
from tolok.apps.standards.forms.fields import Choice, offer
from tolok.web.forms import RefusableForm


class ProofForm(RefusableForm):
    """A proof of the unit's library, or a new file that goes there."""

    use_required_attribute = False
    proof = forms.ChoiceField(
        label=_("Bukti dari pustaka"),
        help_text=_("Foto, tangkapan layar, atau berkas yang sudah ada di pustaka bukti unit ini."),
        required=False,
    )
    file = forms.FileField(
        label=_("Atau berkas baru"),
        help_text=_("Masuk ke pustaka bukti unit ini."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"empty": _("Berkas ini kosong. Pilih berkas lain.")},
    )

    def __init__(self, *args: Any, proofs: Sequence[Choice], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "proof", [("", _("belum ada")), *proofs])

    def field_at_fault(self, key: str) -> str:
        """A scan is chosen as a proof."""
        return "proof" if key == "scan" else key

    def clean(self) -> dict[str, Any]:
        """One of both, not both."""
        given = super().clean() or self.cleaned_data
        if given.get("proof") and given.get("file"):
            self.add_error("file", _("Pilih dari pustaka atau kirim berkas baru, salah satu saja."))
        return given
