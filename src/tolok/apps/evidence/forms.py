"""Forms of the library: a file or a link with its facts, a new version, corrections, a reason."""

from dataclasses import asdict, fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.evidence import limits
from tolok.apps.evidence.actions import Facts
from tolok.apps.evidence.contents.types import ACCEPT
from tolok.apps.evidence.models import Kind, Programme, Proof
from tolok.web.forms import DayField, RefusableForm


class FileForm(RefusableForm):
    """A file, or an upload that the browser sent before in chunks."""

    file = forms.FileField(
        label=_("Berkas"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={
            "required": _("Pilih berkas buktinya."),
            "empty": _("Berkas ini kosong. Pilih berkas yang ada isinya."),
        },
    )
    upload = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("upload")
        size = limits.file_bytes() // limits.MB
        self.fields["file"].help_text = _(
            "PDF, JPEG, PNG, WebP, DOCX, XLSX, ODT, ODS, atau MP4, paling besar %(size)s MB."
        ) % {"size": size}


class FactsForm(RefusableForm):
    """What a unit says about a proof."""

    title = forms.CharField(
        label=_("Judul bukti"),
        help_text=_("Seperti Anda menyebutnya kepada evaluator, misalnya “SK Standar Pelayanan 2026”."),
        max_length=300,
        error_messages={"required": _("Tulis judul bukti.")},
    )
    kind = forms.ChoiceField(
        label=_("Jenis bukti"), choices=Kind.choices, error_messages={"required": _("Pilih jenis bukti.")}
    )
    proof_date = DayField(
        _("Tanggal bukti"), _("Tanggal pada dokumennya, atau hari foto diambil."), required=False
    )
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    valid_from = DayField(_("Berlaku sejak"), required=False)
    valid_to = DayField(
        _("Berlaku sampai"), _("Kosongkan jika berlaku sampai ada perubahan."), required=False
    )
    personal_data = forms.BooleanField(
        label=_("Berisi data pribadi: nama, wajah, tanda tangan, atau nomor orang"),
        help_text=_("Siapa yang membukanya akan dicatat."),
        required=False,
    )

    def facts(self) -> Facts:
        """What was written, once it is valid."""
        return Facts(**{field.name: self.cleaned_data[field.name] for field in fields(Facts)})


class AddForm(FileForm, FactsForm):
    """A new proof from a file."""

    field_order = ("file", "title", "kind", "proof_date", "place", "valid_from", "valid_to", "personal_data")


class LinkForm(FactsForm):
    """A new proof from a link."""

    address = forms.CharField(
        label=_("Alamat berkas"),
        help_text=_("Alamat yang langsung membuka berkasnya, misalnya https://…/sk-2026.pdf."),
        max_length=2000,
        widget=forms.URLInput,
        error_messages={"required": _("Tulis alamat berkasnya.")},
    )
    field_order = ("address", "title", "kind", "proof_date", "place", "valid_from", "valid_to")


class EditForm(FactsForm):
    """Corrections of the facts."""

    @staticmethod
    def initial_of(proof: Proof) -> dict[str, Any]:
        """What is said now."""
        return {name: getattr(proof, name) for name in asdict(Facts(""))}


class WithdrawForm(RefusableForm):
    """Why a proof is taken back."""

    why = forms.CharField(
        label=_("Alasan"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya: bukti tidak ditarik tanpa alasan.")},
    )


class UseForm(RefusableForm):
    """For which programme a proof is used too."""

    programme = forms.ChoiceField(label=_("Program"), choices=Programme.choices)
    item = forms.CharField(
        label=_("Butir atau pertanyaan"),
        help_text=_("Misalnya: “Pengumuman standar biaya” atau “Area 6, sarana pengaduan”."),
        max_length=200,
        error_messages={"required": _("Tulis butir atau pertanyaan yang dijawab.")},
    )
    year = forms.IntegerField(
        label=_("Tahun"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Tulis tahun, misalnya 2026."),
            "invalid": _("Tulis tahun, misalnya 2026."),
        },
    )


class WhyForm(RefusableForm):
    """A reason."""

    why = forms.CharField(
        label=_("Alasan"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )
