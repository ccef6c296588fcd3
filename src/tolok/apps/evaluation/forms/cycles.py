"""Forms of the Biro: open a cycle, move a date, move on."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tolok.apps.evaluation.models import Cycle, State
from tolok.web.forms import DayField, RefusableForm

#: The phases that get dates when a cycle is opened, and how they are asked for.
ASKED = {
    State.BRIEFING: _("Sosialisasi"),
    State.FILLING: _("Pengisian F-01"),
    State.JUDGING: _("Penilaian F-02 dan F-03"),
    State.CLARIFYING: _("Klarifikasi"),
    State.OBJECTING: _("Sanggah"),
}
#: Days each phase lasts when nobody says otherwise.
USUAL = {
    State.BRIEFING: 7,
    State.FILLING: 28,
    State.JUDGING: 28,
    State.CLARIFYING: 7,
    State.OBJECTING: 7,
}


#: What the office may choose for itself; left empty, the usual number holds.
OWN = ("gap", "clarification_days", "objection_days", "outage_hours")


class OpenForm(RefusableForm):
    """Everything a cycle needs to begin; nearly all of it is filled in already."""

    name = forms.CharField(
        label=_("Nama siklus"), max_length=200, error_messages={"required": _("Tulis nama siklus.")}
    )
    year = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2100)
    previous = forms.ChoiceField(
        label=_("Siklus sebelumnya"),
        required=False,
        help_text=_("Unit dan anggota panelnya dapat disalin; unit dapat menyalin isiannya."),
    )
    pack_a = forms.ChoiceField(label=_("Instrumen formulir A (luring)"))
    pack_b = forms.ChoiceField(label=_("Instrumen formulir B (daring)"), required=False)
    units = forms.ChoiceField(
        label=_("Unit yang dinilai"),
        choices=[
            ("previous", _("sama seperti siklus sebelumnya")),
            ("all", _("semua unit instansi ini, formulir A")),
            ("later", _("saya pilih satu per satu setelah ini")),
        ],
        widget=forms.RadioSelect,
        initial="later",
    )
    second_share = forms.IntegerField(
        label=_("Bagian unit yang dinilai dua evaluator (%)"),
        min_value=0,
        max_value=100,
        initial=20,
        help_text=_("Dipilih acak. Dari sini kesepakatan evaluator dan peluang kategori dihitung."),
    )

    gap = forms.IntegerField(
        label=_("Selisih level yang harus dimoderasi"), min_value=1, max_value=5, required=False
    )
    clarification_days = forms.IntegerField(
        label=_("Hari kerja untuk menjawab klarifikasi"), min_value=1, max_value=60, required=False
    )
    objection_days = forms.IntegerField(
        label=_("Hari kerja untuk memutus sanggah"), min_value=1, max_value=60, required=False
    )
    outage_hours = forms.IntegerField(
        label=_("Gangguan dihitung berapa jam sebelum tenggat"), min_value=0, max_value=168, required=False
    )
    coaching_below = forms.ChoiceField(
        label=_("Prioritas pembinaan: unit di bawah kategori"),
        required=False,
        help_text=_("Pilihan instansi Anda; unit di bawahnya dibina setelah hasil terbit."),
    )

    def __init__(
        self,
        *args: Any,
        packs: list[tuple[str, str]],
        letters: Iterable[str],
        previous: Iterable[Cycle],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name in OWN:
            self.fields[name].initial = getattr(Cycle(), name)
        cast(forms.ChoiceField, self.fields["pack_a"]).choices = packs
        cast(forms.ChoiceField, self.fields["pack_b"]).choices = [("", _("tidak dipakai")), *packs]
        cast(forms.ChoiceField, self.fields["coaching_below"]).choices = [
            ("", _("tidak ada")),
            *((letter, letter) for letter in letters),
        ]
        cast(forms.ChoiceField, self.fields["previous"]).choices = [
            ("", _("tidak ada")),
            *((str(one.pk), one.name) for one in previous),
        ]
        day = today + timedelta(days=7)
        for state, label in ASKED.items():
            end = day + timedelta(days=USUAL[state] - 1)
            self.fields[f"{state.value}_from"] = DayField(
                _("%(phase)s mulai") % {"phase": label}, initial=day
            )
            self.fields[f"{state.value}_to"] = DayField(_("%(phase)s sampai") % {"phase": label}, initial=end)
            day = end + timedelta(days=1)

    @property
    def dates(self) -> list[tuple[Any, forms.BoundField, forms.BoundField]]:
        """Phase by phase: its name, first and last day."""
        return [
            (label, self[f"{state.value}_from"], self[f"{state.value}_to"]) for state, label in ASKED.items()
        ]

    def phases(self, zone: tzinfo | None) -> dict[State, tuple[datetime, datetime]]:
        """The calendar that was asked for: from the first minute of a day to the last of another."""
        return {
            state: span(
                self.cleaned_data[f"{state.value}_from"], self.cleaned_data[f"{state.value}_to"], zone
            )
            for state in ASKED
        }


def span(first: date, last: date, zone: tzinfo | None = None) -> tuple[datetime, datetime]:
    """From 00.00 on the first day to 23.59 on the last, in the zone of the office; else in the installation's."""
    zone = zone or timezone.get_current_timezone()
    return (
        datetime.combine(first, time.min, zone),
        datetime.combine(last, time(23, 59), zone),
    )


class MoveDatesForm(RefusableForm):
    """Other dates for a phase, and why."""

    first = DayField(_("Mulai"))
    last = DayField(_("Sampai (pukul 23.59)"))
    why = forms.CharField(
        label=_("Alasan"),
        required=False,
        help_text=_("Tampil di samping kalender dan tersimpan dalam catatan audit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class OutageForm(RefusableForm):
    """When people could not use the site, and why."""

    start = forms.DateTimeField(
        label=_("Tidak dapat dipakai sejak"),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        error_messages={
            "required": _("Isi waktunya."),
            "invalid": _("Tulis waktu seperti 21/11/2026 23.40."),
        },
    )
    end = forms.DateTimeField(
        label=_("Dapat dipakai lagi sejak"),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        error_messages={
            "required": _("Isi waktunya."),
            "invalid": _("Tulis waktu seperti 21/11/2026 23.40."),
        },
    )
    cause = forms.CharField(
        label=_("Sebab"),
        help_text=_("Misalnya: listrik pusat data padam; jaringan kabupaten putus."),
        max_length=500,
        error_messages={"required": _("Tulis sebabnya.")},
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = gettext("Waktu di instansi ini (%(zone)s).") % {"zone": zone}
        self.fields["start"].help_text = self.fields["end"].help_text = said


class MoveOnForm(RefusableForm):
    """Nothing but a reason, where one is wanted."""

    why = forms.CharField(
        label=_("Alasan"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
