"""Minutes, signatures, action rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.consultation.forms.fields import AskForm, choice_field, line_field, words_field
from tolok.apps.consultation.models import Side
from tolok.web.forms import DayField

NO_SCAN = ("", _("tidak dari pustaka"))


class MinutesForm(AskForm):
    """What the minutes say beside what is known already."""

    number = line_field(_("Nomor berita acara"), most=120)
    dated = DayField(_("Tanggal berita acara"), _("Sebaiknya hari forum itu juga."))
    agreements = words_field(
        _("Butir kesepakatan"), _("Satu baris satu butir."), missing=_("Tulis sedikitnya satu butir."), rows=5
    )
    summary = words_field(_("Jalannya forum"), _("Notulen singkat, tanpa nama peserta."), rows=5)
    attachments = words_field(
        _("Lampiran lain"),
        _(
            "Satu baris satu lampiran, misalnya: Foto kegiatan 21 November 2026. Undangan, daftar hadir, dan bahan masuk sendiri bila ada."
        ),
    )


class SubjectForm(AskForm):
    """How a standard was presented, and what a review found."""

    shown = words_field(_("Gambaran singkat layanan"))
    problems = words_field(
        _("Masalah yang diketahui"), _("Dari survei, pengaduan, atau peninjauan terakhir.")
    )


class ReviewForm(SubjectForm):
    """The same for a standard in force, which the forum reviews."""

    findings = words_field(_("Temuan peninjauan"), missing=_("Tulis temuannya."))
    change = forms.BooleanField(label=_("Standar ini perlu diubah"), required=False)
    partial = forms.BooleanField(label=_("Hanya sebagian komponen yang ditinjau"), required=False)


class WarningForm(AskForm):
    """Why it goes on."""

    answer = words_field(
        _("Penjelasan"),
        _("Tercetak di berita acara, misalnya siapa yang sudah diundang dan kapan akan dilibatkan."),
        missing=_("Tulis penjelasannya."),
    )


class SignatureForm(AskForm):
    """Somebody signed the paper."""

    side = choice_field(_("Untuk"), Side.choices)
    participant = choice_field(_("Peserta"), [], _("Untuk wakil masyarakat: pilih dari daftar hadir."))
    name = line_field(_("Nama"), _("Untuk pimpinan dan notulis."), most=200)
    post = line_field(_("Jabatan"), most=200)
    signed_on = DayField(_("Ditandatangani pada"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["participant"].required = False


class ScanForm(AskForm):
    """The signed paper: uploaded now, or a proof of the unit's library."""

    file = forms.FileField(
        label=_("Unggah pindaian"),
        help_text=_("PDF atau gambar. Disimpan di pustaka bukti unit."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp"}),
    )
    scan = choice_field(
        _("Atau pilih dari pustaka bukti"), [], _("PDF atau gambar sejak hari forum, yang terbaru dulu.")
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["scan"].required = False

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not given.get("file") and not given.get("scan"):
            self.add_error("file", _("Unggah pindaiannya, atau pilih dari pustaka bukti."))
        return given


class RowForm(AskForm):
    """One action row."""

    what = line_field(_("Tindakan"), missing=_("Tulis tindakannya."))
    owner = line_field(_("Penanggung jawab"), _("Jabatan, bukan nama orang."), most=200)
    due_on = DayField(_("Tenggat"), required=False)
    measure = words_field(_("Ukuran"), _("Bagaimana orang melihat bahwa ini selesai?"), rows=2)
    target = line_field(_("Target"), _("Angka atau keadaan yang dituju."), most=200)
    input = choice_field(_("Menjawab masukan"), [])

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["input"].required = False
