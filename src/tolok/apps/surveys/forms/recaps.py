"""What somebody says about a regency's recap: which period it is about, which unit each name means."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.selectors import Place
from tolok.apps.surveys.actions.recaps import SKIP, Line, RecapSpan
from tolok.apps.surveys.models import Period
from tolok.rules import packs
from tolok.rules.texts import ProblemsError
from tolok.sheets.answers.tables import OrderNeededError
from tolok.web.forms import RefusableForm
from tolok.web.printing import say


class RecapForm(RefusableForm):
    """A recap and its period."""

    file = forms.FileField(
        label=_("Berkas rekap"),
        help_text=_(
            "XLSX, ODS, atau CSV: satu baris satu unit, atau satu lembar satu unit, dengan rata-rata setiap unsur dan jumlah responden."
        ),
        error_messages={"required": _("Pilih berkasnya."), "empty": _("Berkas ini kosong.")},
    )
    kind = forms.ChoiceField(label=_("Periode"), choices=Period.choices, initial=Period.YEAR)
    year = forms.IntegerField(
        label=_("Tahun"),
        min_value=2000,
        max_value=2100,
        error_messages={"required": _("Tulis tahunnya.")},
    )
    number = forms.IntegerField(
        label=_("Ke berapa dalam tahun itu"),
        help_text=_("Triwulan II: tulis 2. Semester I: tulis 1. Untuk tahun, kosongkan."),
        min_value=1,
        max_value=12,
        required=False,
    )
    pack = forms.ChoiceField(label=_("Instrumen"))
    order = forms.ChoiceField(
        label=_("Arti U8 dan U9"),
        help_text=_("Hanya perlu bila kolomnya tidak menyebut nama unsur."),
        choices=[
            ("", _("nama unsurnya tertulis")),
            ("rule", _("U8 pengaduan, U9 sarana")),
            ("form", _("U8 sarana, U9 pengaduan")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [one for one in packs.ids() if packs.header(one).kind == "satisfaction"]
        self.fields["pack"].choices = [(one, say(packs.header(one).title)) for one in kinds]  # type: ignore[attr-defined]
        self.fields["pack"].initial = "skm-2017"

    @property
    def span(self) -> RecapSpan:
        """The period that was told."""
        given = self.cleaned_data
        return RecapSpan(given["kind"], given["year"], given["number"] or 1)

    def refuse(self, error: ProblemsError) -> None:
        """A question about codes stands at its field; what is wrong in the file is in a table on the page."""
        if isinstance(error, OrderNeededError):
            self.add_error("order", _("Berkas ini hanya memakai kode. Pilih arti U8 dan U9."))
        elif len(error.problems) > 1 or error.problems[0].row is not None:
            self.add_error(
                "file", _("Berkas ini belum dapat dipakai. Semua masalahnya ada di tabel di bawah ini.")
            )
        else:
            super().refuse(error)

    def field_at_fault(self, key: str) -> str:
        """What is about the file as a whole stands at the file."""
        return key if key in self.fields else "file"


class RecapNamesForm(forms.Form):
    """One field a name that is not put to a unit yet, or every name when `every`."""

    def __init__(
        self, *args: Any, lines: Sequence[Line], places: Sequence[Place], every: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            ("", _("– pilih unit –")),
            (str(SKIP), _("lewati baris ini")),
            *((str(one.unit_id), f"{one.name} ({one.code})") for one in places),
        ]
        self.named: dict[str, str] = {}
        for line in lines:
            if every or line.state in ("open", "twice"):
                name = f"unit_{line.office.row}_{len(self.named)}"
                self.named[name] = line.key
                self.fields[name] = forms.ChoiceField(
                    label=line.office.office,
                    choices=choices,
                    required=False,
                    initial="" if line.unit is None else str(line.unit),
                )

    @property
    def chosen(self) -> dict[str, int]:
        """The number of the unit by name; names nobody decided are not there."""
        given = self.cleaned_data
        return {key: int(given[name]) for name, key in self.named.items() if given[name] != ""}


class KeepForm(RefusableForm):
    """The reason, asked only where numbers that were kept are corrected."""

    why = forms.CharField(
        label=_("Alasan pembetulan"),
        help_text=_("Rekap ini mengubah angka yang sudah tersimpan. Angka lama tetap tercatat."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
