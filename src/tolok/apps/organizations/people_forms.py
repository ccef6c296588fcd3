"""Forms about people of an office and about its papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.accounts.selectors import NIP_LENGTH, without_separators
from tolok.apps.organizations.actions.imports import LIMITS
from tolok.apps.organizations.forms import ChangeForm
from tolok.apps.organizations.models import Letterhead, Paper
from tolok.apps.organizations.selectors import problems_of
from tolok.papers.letters.checks import NARROWEST, WIDEST
from tolok.rules.texts import ProblemsError


def nip_field(label: Any) -> forms.CharField:
    """An employee number; may stay empty."""
    return forms.CharField(
        label=label,
        help_text=_("18 angka. Kosongkan bila tidak ada; pegawai kontrak tidak memilikinya."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def clean_nip(typed: str) -> str:
    """The number as it is kept; ValidationError for letters and for what is too long."""
    nip = without_separators(typed)
    if nip and not (nip.isascii() and nip.isdigit() and len(nip) <= NIP_LENGTH):
        raise forms.ValidationError(
            _("NIP hanya berisi angka, paling panjang 18. Periksa kembali, atau kosongkan.")
        )
    return nip


class InviteForm(ChangeForm):
    """Who, in which role, where."""

    email = forms.EmailField(
        label=_("Surel"),
        max_length=254,
        help_text=_("Bila alamat ini sudah punya akun, perannya langsung berlaku tanpa undangan."),
        error_messages={
            "required": _("Tulis alamat surel."),
            "invalid": _("Alamat surel ini tidak lengkap. Contoh: nama@instansi.go.id"),
        },
    )
    name = forms.CharField(
        label=_("Nama"), max_length=200, error_messages={"required": _("Tulis nama orangnya.")}
    )
    nip = nip_field(_("NIP atau NI PPPK"))
    role = forms.ChoiceField(label=_("Peran"), error_messages={"required": _("Pilih perannya.")})
    unit = forms.ChoiceField(
        label=_("Di unit"),
        required=False,
        help_text=_("Operator dan kepala unit selalu bertugas di sebuah unit."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = False
        self.fields["why"].label = _("Dasar penugasan")
        self.fields["why"].help_text = _("Misalnya nomor surat keputusan; boleh kosong.")
        self.fields["day"].label = _("Bertugas sejak")

    def clean_nip(self) -> str:
        """Digits only."""
        return clean_nip(self.cleaned_data["nip"])


class DismissForm(ChangeForm):
    """The first day without the role, and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = _("Tidak bertugas lagi sejak")
        self.fields["day"].help_text = _(
            "Salah memberi peran yang mulai hari ini atau nanti? Isi tanggal mulainya; peran itu batal seluruhnya."
        )
        self.fields["why"].label = _("Alasan")


class ReasonForm(ChangeForm):
    """Only why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["day"]
        self.fields["why"].label = _("Alasan")
        self.fields["why"].help_text = _("Tersimpan dalam catatan audit.")


class SureForm(ReasonForm):
    """Why, and the word that the person was met: a stolen account is often begun with a call for help."""

    sure = forms.BooleanField(
        label=_("Saya sudah memastikan bahwa permintaan ini dari orangnya sendiri, bukan hanya lewat surel"),
        error_messages={"required": _("Pastikan dulu orangnya, misalnya bertemu atau menelepon balik.")},
    )
    last = ("why", "sure")


class PeopleFileForm(ChangeForm):
    """A list of people."""

    file = forms.FileField(
        label=_("Daftar orang yang sudah diisi"),
        help_text=_("XLSX, ODS, atau CSV, paling besar %(size)s MB.") % {"size": LIMITS.size // 2**20},
        error_messages={
            "required": _("Pilih berkas daftar orang."),
            "empty": _("Berkas ini kosong. Pilih berkas yang sudah diisi."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.ods,.txt"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = _("Bertugas sejak")
        self.fields["why"].label = _("Dasar penugasan")

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > LIMITS.size:
            raise forms.ValidationError(_("Berkas ini terlalu besar untuk daftar orang."))
        return upload


def _margin(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=NARROWEST, max_value=WIDEST)


class LetterheadForm(ChangeForm):
    """Kop, paper, numbers, place and signer."""

    lines = forms.CharField(
        label=_("Kop surat"),
        help_text=_("Satu baris untuk setiap baris kop; alamat di baris terakhir."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Tulis kop surat.")},
    )
    paper = forms.ChoiceField(
        label=_("Kertas"), choices=[(Paper.A4, "A4 (210 × 297 mm)"), (Paper.F4, "F4 (215 × 330 mm)")]
    )
    margin_top = _margin(_("Batas atas (mm)"))
    margin_right = _margin(_("Batas kanan (mm)"))
    margin_bottom = _margin(_("Batas bawah (mm)"))
    margin_left = _margin(_("Batas kiri (mm)"))
    number_pattern = forms.CharField(
        label=_("Pola nomor surat"),
        help_text=_(
            "Misalnya 000.8.3/{nomor}/{kode}/{tahun}. {nomor} diganti nomor urut, {kode} kode unit yang dituju; {bulan} "
            "dan {tahun} juga dikenal. Dipakai pada surat yang dinomori Tolok: LHE dan surat tentang kewajiban, dalam "
            "satu urutan. Nomor keputusan, berita acara, dan undangan forum Anda berikan sendiri."
        ),
        max_length=100,
        required=False,
    )
    place = forms.CharField(label=_("Tempat"), max_length=100, required=False)
    signer_unit = forms.ChoiceField(
        label=_("Ditandatangani kepala unit"),
        help_text=_(
            "Nama dan NIP diambil dari “Orang dan perannya”: siapa yang menjadi kepala unit itu pada tanggal surat. Bila "
            "belum ada kepalanya, surat memberi ruang untuk ditulis tangan."
        ),
        required=False,
    )
    signer_name = forms.CharField(
        label=_("Nama penanda tangan"),
        help_text=_("Hanya bila Anda tidak memilih kepala unit di atas."),
        max_length=200,
        required=False,
    )
    signer_title = forms.CharField(label=_("Jabatan penanda tangan"), max_length=300, required=False)
    signer_nip = nip_field(_("NIP penanda tangan"))
    last = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["day"], self.fields["why"]

    def clean_signer_nip(self) -> str:
        """Digits only."""
        return clean_nip(self.cleaned_data["signer_nip"])

    def clean(self) -> dict[str, Any]:
        """Whatever keeps papers from being printed, told at once; a field that is wrong already says so itself."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "signer_unit"}
        asked = [one for one in problems_of(Letterhead(**values)) if not self._wrong(one.key)]
        self.refuse(ProblemsError(asked))
        return self.cleaned_data

    def _wrong(self, key: str) -> bool:
        return self.field_at_fault(key) in self.errors or key == "margins"

    def field_at_fault(self, key: str) -> str:
        """Papers say "signatory" where its post is missing."""
        return {"signatory": "signer_title"}.get(key, key)


def letterhead_values(kept: Letterhead) -> dict[str, Any]:
    """What the form shows at first."""
    values = {name: getattr(kept, name) for name in LetterheadForm.base_fields if hasattr(kept, name)}
    return {**values, "signer_unit": kept.signer_unit.code if kept.signer_unit else ""}
