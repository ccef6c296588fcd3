"""What is asked about a file of existing standards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.models import Becomes, Service
from tolok.sheets.standards.document import SIZE
from tolok.web.forms import DayField, RefusableForm

#: Letters of pasted tables.
MOST_PASTED = 600_000
DECREE = ("number", "about", "signed_on", "signer", "signer_post", "effective_from")


class BringForm(RefusableForm):
    """A file or pasted lines, what they become, and the decree where they hold already."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("Berkas standar"),
        help_text=_(
            "Word (.docx) dengan tabel No, Komponen, Uraian; atau Excel (.xlsx), ODS, CSV. Paling besar 10 MB. PDF, foto, dan hasil pindai tidak terbaca: salin tabelnya dan tempel di bawah."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx,.ods,.csv,.txt"}),
        error_messages={"empty": _("Berkas ini kosong. Pilih berkas lain.")},
    )
    lines = forms.CharField(
        label=_("Atau tempel tabelnya"),
        help_text=_("Salin seluruh tabel dari Word lalu tempel di sini."),
        required=False,
        max_length=MOST_PASTED,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
    service = forms.ModelChoiceField(
        label=_("Layanan, bila berkasnya tidak menyebut nama layanan"),
        queryset=Service.objects.none(),
        required=False,
        empty_label=_("Berkas menyebut layanannya"),
    )
    as_written = forms.BooleanField(
        label=_("Simpan kata-katanya apa adanya"),
        help_text=_("Syarat, langkah, waktu, biaya, dan dasar hukum tidak diuraikan."),
        required=False,
    )
    becomes = forms.ChoiceField(
        label=_("Isinya menjadi"),
        choices=Becomes.choices,
        initial=Becomes.DRAFT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih draf atau standar yang berlaku.")},
    )
    number = forms.CharField(label=_("Nomor keputusan"), max_length=120, required=False)
    about = forms.CharField(label=_("Tentang"), max_length=300, required=False)
    signed_on = DayField(_("Tanggal keputusan"), "")
    signer = forms.CharField(label=_("Penanda tangan"), max_length=200, required=False)
    signer_post = forms.CharField(label=_("Jabatan penanda tangan"), max_length=200, required=False)
    effective_from = DayField(_("Berlaku mulai"), _("Tidak boleh sebelum tanggal keputusan."))
    why = forms.CharField(
        label=_("Alasan"),
        help_text=_("Tercatat di riwayat setiap versi."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Tulis alasannya.")},
    )

    def __init__(self, *given: Any, services: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for name in ("signed_on", "effective_from"):
            self.fields[name].required = False
        field = self.fields["service"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = services

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload and upload.size > SIZE:
            raise forms.ValidationError(_("Berkas ini terlalu besar untuk standar pelayanan."))
        return upload

    @property
    def sending(self) -> list[forms.BoundField]:
        """What is brought."""
        return [self[name] for name in ("file", "lines", "service", "as_written")]

    @property
    def asks_decree(self) -> bool:
        """Whether what was sent is about standards that hold."""
        return self["becomes"].value() == Becomes.HELD or any(name in self.errors for name in DECREE)

    @property
    def decree(self) -> list[forms.BoundField]:
        """What is asked of standards that hold."""
        return [self[name] for name in DECREE]
