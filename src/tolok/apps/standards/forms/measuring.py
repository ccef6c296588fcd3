"""What is asked about measured service times and visits at the desk."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.forms.fields import Choice, WhyField, offer, words_field
from tolok.apps.standards.forms.proofs import ProofForm
from tolok.apps.standards.models import Service
from tolok.rules.delivery.measuring import Choice as Known
from tolok.rules.delivery.measuring import findings
from tolok.sheets.cells import number
from tolok.sheets.standards.cases import LIMITS
from tolok.web.forms import DayField, RefusableForm

#: Letters of a pasted table.
MOST_PASTED = 2_000_000


class TimeAmount(forms.CharField):
    """A time as people write it: 3, 3,5 or 3.5; an exact number."""

    def to_python(self, value: Any) -> Any:
        """The number, None for nothing."""
        written = super().to_python(value)
        if not written:
            return None
        found = number(written)
        if found is None or len(written) > 20:
            raise forms.ValidationError(_("Tulis angka, misalnya 3 atau 3,5."))
        return found


class MeasuredForm(RefusableForm):
    """Against which promise, in which period, from which source."""

    use_required_attribute = False
    promise = forms.ChoiceField(
        label=_("Janji yang diukur"),
        help_text=_("Janji waktu dari standar yang pernah berlaku."),
        error_messages={"required": _("Pilih janjinya.")},
    )
    period_from = DayField(_("Periode dari"), _("Permohonan dihitung pada hari selesainya."))
    period_to = DayField(_("Periode sampai"), "")
    source = forms.ChoiceField(label=_("Sumber"), error_messages={"required": _("Pilih sumbernya.")})
    opening = forms.BooleanField(
        label=_("Hitung hanya saat unit buka"),
        help_text=_("Hanya untuk janji dalam menit atau jam; memakai jam buka di profil unit."),
        required=False,
    )

    def __init__(self, *args: Any, promises: Sequence[Choice], sources: Iterable[Known], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "promise", [("", _("Pilih")), *promises])
        offer(self, "source", [("", _("Pilih")), *_known(sources)])


class TableForm(MeasuredForm):
    """A table of starts and ends, sent or pasted."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("XLSX, ODS, atau CSV dengan kolom mulai dan selesai. Paling besar 4 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv,.txt"}),
        error_messages={"empty": _("Berkas ini kosong. Pilih berkas lain.")},
    )
    lines = forms.CharField(
        label=_("Atau tempel tabelnya"),
        help_text=_("Kolom mulai dan selesai; tanpa judul, dua kolom pertama yang dibaca."),
        required=False,
        max_length=MOST_PASTED,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    field_order = ("promise", "period_from", "period_to", "source", "opening", "file", "lines")

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload and upload.size > LIMITS.size:
            raise forms.ValidationError(_("Berkas ini terlalu besar; bagi menurut bulan."))
        return upload

    def clean(self) -> dict[str, Any]:
        """One of both."""
        given = super().clean() or self.cleaned_data
        file, lines = given.get("file"), (given.get("lines") or "").strip()
        if "file" in given and bool(file) == bool(lines):
            both = _("Kirim berkas atau tempel tabelnya, salah satu saja.")
            self.add_error("lines", both if file else _("Kirim berkas atau tempel tabelnya."))
        return given


class ResultForm(ProofForm):
    """The result that was shown, to be kept as it is."""

    token = forms.CharField(widget=forms.HiddenInput)
    note = words_field(_("Catatan"), rows=2)
    field_order = ("token", "note", "proof", "file")


class SummaryForm(MeasuredForm, ProofForm):
    """A result that somebody else counted."""

    n = forms.IntegerField(
        label=_("Permohonan yang selesai"),
        min_value=1,
        error_messages={"required": _("Tulis banyaknya."), "min_value": _("Sedikitnya satu.")},
    )
    within = forms.IntegerField(
        label=_("Di antaranya dalam janji"),
        min_value=0,
        error_messages={"required": _("Tulis banyaknya."), "min_value": _("Mulai dari 0.")},
    )
    median = TimeAmount(
        label=_("Median"),
        help_text=_("Dalam satuan janjinya; kosongkan bila tidak diketahui."),
        required=False,
    )
    p90 = TimeAmount(
        label=_("P90"), help_text=_("Sembilan dari sepuluh selesai paling lama selama ini."), required=False
    )
    unfinished = forms.IntegerField(
        label=_("Belum selesai"), min_value=0, required=False, help_text=_("Tidak ikut dihitung.")
    )
    note = words_field(_("Catatan"), rows=2)
    field_order: tuple[str, ...] = (
        *("promise", "period_from", "period_to", "source", "opening", "n", "within", "median", "p90"),
        *("unfinished", "note", "proof", "file"),
    )


class CorrectMeasurementForm(SummaryForm, WhyField):
    """A result in the place of a wrong one."""

    field_order = (*SummaryForm.field_order, "why")


class TakeBackForm(RefusableForm, WhyField):
    """Why a record should not count."""


class VisitForm(ProofForm):
    """When somebody stood before the desk, and what was found."""

    visited_on = DayField(_("Tanggal kunjungan"), "")
    clock = forms.TimeField(
        label=_("Pukul"),
        help_text=_("Menurut jam setempat, misalnya 10.15."),
        input_formats=["%H.%M", "%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Tulis jamnya."), "invalid": _("Tulis jam seperti 10.15.")},
    )
    service = forms.ChoiceField(label=_("Untuk layanan"), required=False)
    found = forms.ChoiceField(
        label=_("Yang ditemukan"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih yang ditemukan.")},
    )
    source = forms.ChoiceField(label=_("Dari siapa"), error_messages={"required": _("Pilih sumbernya.")})
    says = forms.ChoiceField(
        label=_("Menurut jam yang diumumkan, saat itu"),
        help_text=_(
            "Dibiarkan: menurut jam buka di profil unit. Pada hari libur, pilih yang tertulis di sana."
        ),
        choices=[("", _("menurut profil unit")), ("open", _("buka")), ("closed", _("tutup"))],
        required=False,
    )
    hours = forms.CharField(
        label=_("Jam yang tertulis di sana"),
        help_text=_("Bila berbeda dari profil unit, misalnya 08.00–14.00."),
        max_length=200,
        required=False,
    )
    note = words_field(_("Catatan"), _("Tanpa nama orang."), rows=2)
    field_order: tuple[str, ...] = (
        *("visited_on", "clock", "service", "found", "source", "says", "hours", "note", "proof", "file"),
    )

    def __init__(
        self, *args: Any, services: Sequence[Service], sources: Iterable[Known], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        offer(self, "service", [("", _("Seluruh loket")), *((str(one.pk), one.called) for one in services)])
        offer(self, "found", _known(findings().values()))
        offer(self, "source", [("", _("Pilih")), *_known(sources)])


class CorrectVisitForm(VisitForm, WhyField):
    """A visit in the place of a wrong one."""

    field_order = (*VisitForm.field_order, "why")


def of_unit(known: Mapping[str, Known], *, outside: bool) -> list[Known]:
    """The sources a person may name: what others looked at is entered by the Biro alone."""
    return [one for one in known.values() if outside or not one.outside]


def _known(found: Iterable[Known]) -> list[Choice]:
    return [(one.key, one.name.say(get_language() or "id")) for one in found]


def amount(value: Fraction | None) -> str:
    """A time as a field shows it again."""
    return "" if value is None else f"{float(value):g}".replace(".", ",")
