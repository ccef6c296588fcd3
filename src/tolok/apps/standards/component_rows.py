"""What a row of each structured component asks."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.rows import RowForm
from tolok.rules.standards.words import ACTORS, FORMS, LEGAL, MEDIA, PRODUCTS, STARTS, UNITS
from tolok.rules.texts import Text
from tolok.web.forms import DayField

Choices = Iterable[tuple[str, str]]


def choices(words: Mapping[str, Text]) -> Any:
    """The keys with their words in the reader's language, read when the form is shown."""
    return lambda: [(key, text.say(get_language() or "id")) for key, text in words.items()]


def text(label: Any, most: int = 300, help_text: Any = "") -> forms.CharField:
    """A line of words."""
    return forms.CharField(label=label, max_length=most, required=False, help_text=help_text)


def whole(label: Any, help_text: Any = "", most: int = 100_000) -> forms.IntegerField:
    """A whole number, from 0."""
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False, help_text=help_text)


class NumberField(forms.DecimalField):
    """A number as people here write it: 7,5 or 7.5, and 50.000 or Rp50.000 for fifty thousand."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def prepare_value(self, value: Any) -> Any:
        """A kept number with a decimal comma."""
        return str(value).replace(".", ",") if isinstance(value, Decimal | int) else value

    def to_python(self, value: Any) -> Any:
        """Words as a number."""
        if isinstance(value, str):
            value = re.sub(r"^rp\.?|\s", "", value.strip(), flags=re.IGNORECASE)
            if "," in value or re.fullmatch(r"\d{1,3}(\.\d{3})+", value):
                value = value.replace(".", "").replace(",", ".")
        return super().to_python(value)


def number(label: Any, help_text: Any = "") -> NumberField:
    """A number that may have two decimals."""
    return NumberField(
        label=label, min_value=0, max_digits=14, decimal_places=2, required=False, help_text=help_text
    )


class RequirementRow(RowForm):
    """A1: something an applicant must bring or be."""

    wide = ("name",)
    says = ("name", "issuer", "when")
    main = "name"
    unsaid = _("Tulis nama persyaratannya.")

    name = text(_("Yang harus dibawa atau dipenuhi"))
    form = forms.ChoiceField(label=_("Bentuk"), choices=choices(FORMS), initial="copy")
    issuer = text(_("Diterbitkan oleh"), 200)
    when = text(_("Hanya bila"), 300, _("Misalnya: pemohon diwakilkan. Kosong berarti selalu."))
    own_government = forms.BooleanField(
        label=_("Diterbitkan unit lain di pemerintah daerah ini"), required=False
    )


class StepRow(RowForm):
    """A2: one step."""

    wide = ("action",)
    says = ("action", "output", "most")
    main = "action"
    unsaid = _("Tulis apa yang dilakukan.")

    actor = forms.ChoiceField(label=_("Siapa"), choices=choices(ACTORS), initial="applicant")
    action = text(_("Melakukan apa"))
    output = text(_("Hasil langkah ini"), 200)
    most = number(_("Paling lama"))
    unit = forms.ChoiceField(label=_("Satuan waktu"), choices=choices(UNITS), initial="minutes")


class CostRow(RowForm):
    """A4: one price, or that there is none."""

    wide = ("what", "formula", "basis")
    says = ("what", "amount", "formula", "basis", "how", "free")
    main = "free"

    free = forms.BooleanField(label=_("Gratis"), required=False)
    what = text(_("Untuk apa"), 200, _("Bila ada beberapa tarif."))
    amount = number(_("Tarif dalam rupiah"))
    formula = text(_("Atau cara menghitungnya"), 300)
    basis = text(_("Dasar hukum tarif"), 300, _("Misalnya: Perda 3/2024 tentang Retribusi."))
    valid_from = DayField(_("Berlaku mulai"), required=False)
    valid_to = DayField(_("Berlaku sampai"), required=False)
    how = text(_("Cara membayar"), 200)

    def clean(self) -> dict[str, Any]:
        """A price is named, or that it is free."""
        given = self.cleaned_data
        priced = given.get("free") or given.get("amount") is not None or given.get("formula")
        if not self.empty and not priced and "amount" not in self.errors:
            self.add_error("amount", _("Isi tarifnya, cara menghitungnya, atau pilih gratis."))
        first, last = given.get("valid_from"), given.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("Tanggal akhir tidak boleh sebelum mulai."))
        return given


class ProductRow(RowForm):
    """A5: what the applicant gets."""

    wide = ("name",)
    says = ("name", "valid_for")
    main = "name"
    unsaid = _("Tulis nama produknya.")

    name = text(_("Produk"))
    form = forms.ChoiceField(label=_("Bentuk"), choices=choices(PRODUCTS), initial="printed")
    valid_for = text(_("Masa berlaku"), 100)


class ChannelRow(RowForm):
    """A6: where one complains or suggests."""

    wide = ("address",)
    says = ("address", "open_at", "hours", "officer")
    main = "address"
    unsaid = _("Tulis nomor, alamat, atau tempatnya.")

    medium = forms.ChoiceField(label=_("Saluran"), choices=choices(MEDIA), initial="desk")
    address = text(_("Nomor, alamat, atau tempat"))
    open_at = text(_("Jam"), 100)
    hours = whole(_("Dijawab paling lama (jam kerja)"), "", 10_000)
    officer = text(_("Petugas"), 200, _("Jabatan, bukan nama orang."))


class LegalRow(RowForm):
    """B7: a law or decree the service rests on."""

    wide = ("about",)
    says = ("kind", "number", "year", "about", "region")
    main = "kind"
    unsaid = _("Tulis jenisnya, misalnya UU atau Perda.")

    kind = text(_("Jenis"), 60, _("UU, PP, Perpres, Permen PANRB, Perda, …"))
    number = text(_("Nomor"), 60)
    year = forms.IntegerField(label=_("Tahun"), min_value=1900, max_value=2100, required=False)
    about = text(_("Tentang"), 400)
    region = text(
        _("Wilayah"), 120, _("Untuk peraturan daerah: daerah yang menetapkannya. Kosong: seluruh Indonesia.")
    )
    status = forms.ChoiceField(label=_("Status"), choices=choices(LEGAL), initial="unknown")

    def clean(self) -> dict[str, Any]:
        """A law has its year."""
        given = super().clean()
        if not self.empty and given.get("year") is None and "year" not in self.errors:
            self.add_error("year", _("Tulis tahunnya."))
        return given


class LimitForm(forms.Form):
    """A3: how long it may take."""

    most = number(_("Paling lama"))
    unit = forms.ChoiceField(label=_("Satuan waktu"), choices=choices(UNITS), initial="working_days")
    start = forms.ChoiceField(label=_("Dihitung sejak"), choices=choices(STARTS), initial="complete")
    waiting = whole(_("Waktu tunggu di loket paling lama (menit)"))
    exceptions = text(_("Kecuali"), 500, _("Keadaan yang tidak dihitung, misalnya menunggu instansi lain."))

    def clean(self) -> dict[str, Any]:
        """What stands beside a time needs the time."""
        given = super().clean() or self.cleaned_data
        beside = given.get("waiting") is not None or given.get("exceptions")
        if beside and given.get("most") is None and "most" not in self.errors:
            self.add_error("most", _("Tulis jangka waktunya."))
        return given


class StaffRoleRow(RowForm):
    """B11: how many do one job."""

    wide = ("role",)
    says = ("role", "number", "basis")
    main = "role"
    unsaid = _("Tulis perannya.")

    role = text(_("Peran"), 200, _("Misalnya: petugas loket, verifikator."))
    number = whole(_("Berapa orang"))
    basis = text(_("Dasar"), 300, _("Misalnya: analisis beban kerja 2025."))

    def clean(self) -> dict[str, Any]:
        """A role has its number."""
        given = super().clean()
        if not self.empty and given.get("number") is None and "number" not in self.errors:
            self.add_error("number", _("Tulis berapa orang."))
        return given


class StaffForm(forms.Form):
    """B11: how many people in all."""

    staff = whole(
        _("Jumlah pelaksana seluruhnya (orang)"),
        _("Kosongkan bila perannya ditulis di atas; dijumlahkan sendiri."),
    )


class WordsForm(forms.Form):
    """What any component says in words, and what the writer had read (`seen`)."""

    words = forms.CharField(
        label=_("Uraian"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
