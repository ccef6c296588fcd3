"""What staff note about the national portal."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.web.forms import DayField, RefusableForm

Choice = tuple[str, str]


class UploadForm(RefusableForm):
    """Which services were carried to the portal, and when."""

    services = forms.TypedMultipleChoiceField(
        label=_("Layanan yang sudah diunggah"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih layanan yang sudah diunggah.")},
    )
    uploaded_on = DayField(_("Diunggah pada"))

    def __init__(self, *args: Any, services: Sequence[Choice], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["services"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = services


class SeenForm(RefusableForm):
    """Where and when a service was seen in the portal, with a screenshot."""

    address = forms.URLField(
        label=_("Alamat halamannya di portal"),
        max_length=1000,
        assume_scheme="https",
        error_messages={
            "required": _("Tulis alamat halamannya di portal."),
            "invalid": _("Tulis alamat seperti https://contoh.go.id/layanan."),
        },
    )
    verified_on = DayField(_("Dilihat pada"))
    proof = forms.ChoiceField(
        label=_("Tangkapan layar dari pustaka bukti"),
        required=False,
        help_text=_("Tanpa ini ditandai tanpa tangkapan layar."),
    )
    file = forms.FileField(
        label=_("Atau berkas baru"),
        required=False,
        help_text=_("PNG, JPG, atau PDF; masuk ke pustaka bukti unit ini."),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.pdf,.webp"}),
        error_messages={"empty": _("Berkas ini kosong. Pilih berkas lain.")},
    )
    note = forms.CharField(
        label=_("Catatan"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, proofs: Sequence[Choice], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["proof"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("belum ada")), *proofs]

    def clean(self) -> dict[str, Any]:
        """One of both, not both."""
        given = super().clean() or self.cleaned_data
        if given.get("proof") and given.get("file"):
            self.add_error("file", _("Pilih dari pustaka atau kirim berkas baru, salah satu saja."))
        return given


class GoneForm(RefusableForm):
    """Since when a service stands in the portal no more, and why."""

    gone_on = DayField(_("Tidak ada sejak"))
    why = forms.CharField(
        label=_("Mengapa"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Tulis mengapa, misalnya halamannya dihapus portal.")},
    )
