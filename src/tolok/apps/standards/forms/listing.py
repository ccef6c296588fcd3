"""What the operator of a unit writes about its services."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.forms.fields import WhyField
from tolok.sheets.offices.services import LIMITS
from tolok.web.forms import DayField, RefusableForm


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


class EndForm(RefusableForm, WhyField):
    """The last day of a service."""

    until = DayField(_("Hari terakhir dilayani"), _("Survei yang sedang dibuka tetap berjalan."))
    field_order = ("until", "why")
