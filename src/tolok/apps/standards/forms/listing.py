"""What the operator of a unit writes about its services."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.forms.fields import WhyField
from tolok.apps.standards.refusals.services import REPLACED_TWICE, REPLACEMENT_UNKNOWN
from tolok.sheets.offices.services import LIMITS
from tolok.web.forms import DayField, RefusableForm
from tolok.web.printing import say


class KindFields(forms.Form):
    """What a service is: both answers change what a survey asks about it."""

    free_of_charge = forms.BooleanField(
        label=_("Gratis menurut aturan"),
        help_text=_("Pengguna tidak boleh dimintai bayaran. Pertanyaan tentang biaya lalu ditandai tetap."),
        required=False,
    )
    online = forms.BooleanField(
        label=_("Selesai lewat situs atau aplikasi"),
        help_text=_("Pengguna tidak bertemu petugas sama sekali."),
        required=False,
    )


class NameField(forms.Form):
    """What a service is called."""

    name = forms.CharField(
        label=_("Nama layanan"),
        help_text=_("Seperti di standar pelayanan, misalnya: Penerbitan kartu keluarga."),
        max_length=300,
        error_messages={"required": _("Tulis nama layanan.")},
    )


class AddForm(RefusableForm, KindFields, NameField):
    """One more service."""

    code = forms.CharField(
        label=_("Kode"),
        help_text=_("Kode dari unit Anda sendiri atau dari SIPPN; tidak dipakai dua kali."),
        max_length=40,
        error_messages={"required": _("Tulis kode layanan.")},
    )
    since = DayField(_("Dilayani sejak"), _("Boleh tanggal yang sudah lama."))
    field_order = ("code", "name", "free_of_charge", "online", "since")


class ListForm(RefusableForm):
    """Many services: pasted lines, or a small file."""

    lines = forms.CharField(
        label=_("Tempel daftar layanan"),
        help_text=_(
            "Satu baris satu layanan: kode; nama; gratis; daring. Dua kolom terakhir diisi ya atau tidak dan boleh kosong. Salinan dari lembar kerja juga terbaca."
        ),
        required=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Atau pilih berkas"),
        help_text=_("XLSX, ODS, atau CSV dengan judul kolom kode, nama, gratis, daring."),
        required=False,
        error_messages={"empty": _("Berkas ini kosong. Pilih berkas yang sudah diisi.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.ods,.txt"}),
    )
    since = DayField(_("Dilayani sejak"), _("Berlaku untuk semua layanan di daftar ini."))

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload and upload.size > LIMITS.size:
            raise forms.ValidationError(_("Berkas ini terlalu besar untuk daftar layanan."))
        return upload

    def clean(self) -> dict[str, Any]:
        """One of both, not both."""
        given = super().clean() or self.cleaned_data
        if bool(given.get("lines", "").strip()) == bool(given.get("file")) and not self.errors:
            self.add_error("lines", _("Tempel daftarnya atau pilih satu berkas, salah satu saja."))
        return given


_CARD = re.compile(r"(?:.*/layanan/)?(\d{1,9})(?:[/?#.].*)?")


class ReplacementForm(RefusableForm, WhyField):
    """What citizens ask for after a service ended: another one of the unit, or one of another unit by its address."""

    replaced_by = forms.TypedChoiceField(
        label=_("Penggantinya di unit ini"),
        help_text=_("Warga yang membuka kartu layanan ini diantar ke sana."),
        required=False,
        coerce=int,
        empty_value=None,
    )
    card = forms.CharField(
        label=_("Atau alamat kartu layanan penggantinya di unit lain"),
        help_text=_(
            "Buka kartunya di katalog lalu salin alamatnya, misalnya tolok.example.go.id/layanan/123/."
        ),
        max_length=300,
        required=False,
    )
    field_order: tuple[str, ...] = ("replaced_by", "card", "why")

    def __init__(self, *args: Any, others: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["replaced_by"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("Tidak ada atau tidak diketahui")), *others]

    def clean_card(self) -> int | None:
        """The number of the service at the address."""
        found = _CARD.fullmatch(self.cleaned_data["card"].strip())
        if self.cleaned_data["card"].strip() and found is None:
            raise forms.ValidationError(say(REPLACEMENT_UNKNOWN))
        return int(found[1]) if found else None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("replaced_by") and given.get("card"):
            self.add_error("card", say(REPLACED_TWICE))
        return given


class EndForm(ReplacementForm):
    """The last day of a service, and what comes after it."""

    until = DayField(_("Hari terakhir dilayani"), _("Survei yang sedang dibuka tetap berjalan."))
    field_order = ("until", "replaced_by", "card", "why")
