"""What is asked about decrees."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.forms.fields import WhyField, line_field, offer, version_choices
from tolok.apps.standards.forms.proofs import ProofForm
from tolok.apps.standards.models import Decree, StandardVersion
from tolok.web.forms import DayField, RefusableForm


class DecreeForm(ProofForm):
    """A decree that was signed."""

    number = line_field(
        _("Nomor"), _("Seperti tertulis, misalnya 188.4/12/2026."), required=_("Tulis nomornya."), most=120
    )
    about = line_field(_("Tentang"), required=_("Tulis tentang apa."), most=300)
    signed_on = DayField(_("Ditandatangani pada"), "")
    signer = line_field(
        _("Penanda tangan"), _("Nama seperti pada keputusan."), required=_("Tulis siapa yang menandatangani.")
    )
    signer_post = line_field(_("Jabatan penanda tangan"))
    repeals = forms.MultipleChoiceField(
        label=_("Mencabut keputusan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order: tuple[str, ...] = (
        *("number", "about", "signed_on", "signer", "signer_post"),
        *("repeals", "proof", "file"),
    )

    def __init__(self, *args: Any, decrees: Sequence[Decree], **more: Any) -> None:
        super().__init__(*args, **more)
        if decrees:
            offer(self, "repeals", [(str(one.pk), f"{one.number} – {one.about}") for one in decrees])
        else:
            del self.fields["repeals"]


class CorrectDecreeForm(DecreeForm, WhyField):
    """A decree that was entered wrongly."""

    field_order = (*DecreeForm.field_order, "why")


class DecideForm(RefusableForm):
    """Which standards a decree puts in force, and from which day."""

    versions = forms.MultipleChoiceField(
        label=_("Standar yang ditetapkan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu standar.")},
    )
    effective_from = DayField(_("Berlaku mulai"), _("Tidak boleh sebelum keputusan ditandatangani."))

    def __init__(self, *args: Any, versions: Sequence[StandardVersion], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "versions", version_choices(versions))
