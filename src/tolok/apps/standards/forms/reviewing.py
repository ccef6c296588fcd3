"""What is asked about reviews, monitoring and what is promised after them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.component_rows import choices
from tolok.apps.standards.forms.fields import Choice, line_field, offer, words_field
from tolok.apps.standards.forms.proofs import ProofForm
from tolok.rules.standards.clocks import KEPT, METHODS
from tolok.rules.standards.components import components
from tolok.web.forms import DayField, RefusableForm


class ReviewForm(ProofForm):
    """What a review found, and whether the standard stays."""

    reviewed_on = DayField(_("Ditinjau pada"), "")
    method = line_field(
        _("Cara meninjau"),
        _("Misalnya: Forum Konsultasi Publik, rapat tim, wawancara pengguna."),
        required=_("Tulis bagaimana ditinjau."),
    )
    partial = forms.BooleanField(label=_("Hanya sebagian komponen yang ditinjau"), required=False)
    findings = words_field(
        _("Temuan"),
        _("Apa yang sudah tidak sesuai, dan apa yang berjalan baik."),
        required=_("Tulis apa yang ditemukan."),
        rows=5,
    )
    change = forms.ChoiceField(
        label=_("Hasil peninjauan"),
        choices=[("no", _("Standar tetap")), ("yes", _("Standar diubah"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih apakah standar tetap atau diubah.")},
    )
    field_order = ("reviewed_on", "method", "partial", "findings", "change", "proof", "file")


class MonitorForm(ProofForm):
    """How a standard was kept in a period, component by component."""

    period_from = DayField(_("Periode dari"), "")
    period_to = DayField(_("Periode sampai"), "")
    done_on = DayField(_("Dipantau pada"), "")
    methods = forms.MultipleChoiceField(
        label=_("Cara memantau"),
        choices=choices(METHODS),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu cara.")},
    )
    findings = words_field(_("Temuan"), rows=4)
    recommendations = words_field(
        _("Rekomendasi"),
        _("Setelah disimpan, setiap rekomendasi dapat dijadikan janji tindak lanjut."),
        rows=4,
    )

    measurement = forms.ChoiceField(
        label=_("Pengukuran yang mendasarinya"),
        help_text=_("Waktu layanan terukur dari layanan ini."),
        required=False,
    )

    def __init__(self, *args: Any, measurements: Sequence[Choice] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        if measurements:
            offer(self, "measurement", [("", _("tidak ada")), *measurements])
        else:
            del self.fields["measurement"]
        for one in components():
            self.fields[f"kept_{one.code}"] = forms.ChoiceField(
                label=f"{one.number}. {one.name.say(get_language() or 'id')}",
                choices=[("", _("tidak dilihat")), *choices(KEPT)()],
                required=False,
            )
        codes = [f"kept_{one.code}" for one in components()]
        self.order_fields(
            [
                "period_from",
                "period_to",
                "done_on",
                "methods",
                *codes,
                "findings",
                "recommendations",
                "measurement",
                "proof",
                "file",
            ]
        )

    def field_at_fault(self, key: str) -> str:
        """What is wrong with the answers stands at the first of them."""
        return "kept_A1" if key == "kept" else super().field_at_fault(key)


class PlanForm(RefusableForm):
    """The next day."""

    due_on = DayField(_("Paling lambat"), _("Pengingat dikirim sebelum dan sesudah hari itu."))
    owner = line_field(_("Penanggung jawab"), _("Jabatan, bukan nama orang."))


class PromiseForm(RefusableForm):
    """A recommendation as a promise with a day and a measure."""

    title = line_field(
        _("Janji"), _("Apa yang akan dikerjakan."), required=_("Tulis apa yang dijanjikan."), most=300
    )
    measure = words_field(
        _("Ukuran selesai"),
        _("Bagaimana orang lain melihat bahwa ini selesai."),
        required=_("Tulis ukurannya."),
        rows=2,
    )
    due_on = DayField(_("Tenggat"), "")
    owner = line_field(_("Penanggung jawab"), _("Jabatan, bukan nama orang."))
    public = forms.BooleanField(
        label=_("Tampilkan kepada masyarakat"),
        help_text=_("Judul, unit, tenggat, dan keadaannya."),
        required=False,
    )
