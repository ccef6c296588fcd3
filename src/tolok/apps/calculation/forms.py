"""The upload form; which fields it has depends on the instrument."""

import re
from fractions import Fraction
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from tolok.apps.calculation.kinds import File
from tolok.web.printing import printed

ACCEPT = ".xlsx,.csv,.ods,.txt"
SURVEY_ONLY = ("by", "population", "order")


class WholeField(forms.CharField):
    """A count as people write it: 1250, 1.250 or 1 250."""

    def to_python(self, value: object) -> Any:
        """The count, None when nothing was written."""
        text = super().to_python(value)
        if not text:
            return None
        if not re.fullmatch(r"[1-9]\d{0,8}|[1-9]\d{0,2}([. ]\d{3}){1,2}", text):
            raise forms.ValidationError(_("Tulis bilangan bulat mulai dari 1, misalnya 1.250."))
        return int(text.replace(".", "").replace(" ", ""))


class UploadForm(forms.Form):
    """A filled workbook, with user answers in a second file where the instrument has them."""

    file = forms.FileField(
        label=_("Berkas yang sudah diisi"),
        error_messages={
            "required": _("Pilih berkas yang akan dihitung."),
            "empty": _("Berkas ini kosong. Pilih berkas yang sudah diisi."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
    )
    users = forms.FileField(
        label=_("Jawaban pengguna F-03 (bila di berkas terpisah)"),
        help_text=_("Satu baris untuk setiap responden. Tidak perlu bila sudah ada di berkas pertama."),
        required=False,
        error_messages={"empty": _("Berkas ini kosong. Kosongkan pilihan ini atau pilih berkas lain.")},
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
    )
    by = forms.CharField(
        label=_("Hitung terpisah menurut kolom"),
        help_text=_(
            "Judul kolom di berkas Anda, misalnya unit atau layanan. Kosongkan untuk satu indeks bersama."
        ),
        required=False,
        max_length=100,
    )
    population = WholeField(
        label=_("Jumlah pengguna layanan pada periode ini"),
        help_text=_("Bila diketahui; selangnya menjadi lebih tepat."),
        required=False,
    )
    order = forms.ChoiceField(
        label=_("Urutan U8 dan U9 dalam berkas Anda"),
        help_text=_("Hanya perlu bila kolom Anda bernama U1 sampai U9."),
        choices=[
            ("", _("Kolom bernama unsur, bukan U1 sampai U9")),
            ("rule", _("U8 pengaduan, U9 sarana (urutan peraturan)")),
            ("form", _("U8 sarana, U9 pengaduan (urutan kuesioner)")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, kind: str, orders_differ: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = _("XLSX, ODS, atau CSV, paling besar %(size)s MB.") % {"size": settings.TOLOK_UPLOAD_MB}
        self.fields["file"].help_text = most
        for name in SURVEY_ONLY if kind == "weighted" else ("users",):
            self.fields.pop(name)
        if not orders_differ:
            self.fields.pop("order", None)

    def clean(self) -> dict[str, Any]:
        """Refuse what is too large before it is read."""
        cleaned = super().clean() or {}
        for name in ("file", "users"):
            upload = cleaned.get(name)
            if isinstance(upload, UploadedFile) and (upload.size or 0) > settings.TOLOK_UPLOAD_MB * 2**20:
                size = printed(Fraction(upload.size or 0, 2**20), 2)
                text = _("Berkas ini %(size)s MB; paling besar %(most)s MB. Bagi menjadi beberapa berkas.")
                self.add_error(name, text % {"size": size, "most": settings.TOLOK_UPLOAD_MB})
        return cleaned

    def files_given(self) -> list[File]:
        """The uploads, the main one first."""
        uploads = [self.cleaned_data["file"], self.cleaned_data.get("users")]
        return [File(upload.name, upload.read()) for upload in uploads if upload]

    def choices_made(self) -> dict[str, object]:
        """What was chosen beside the files, empty choices left out."""
        return {name: value for name in SURVEY_ONLY if (value := self.cleaned_data.get(name))}
