"""What is asked when a version is begun, moved on, decided or ended."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.component_rows import choices
from tolok.apps.standards.forms.fields import WhyField
from tolok.apps.standards.forms.proofs import ProofForm
from tolok.apps.standards.models import Decree, Participation, TeamRole
from tolok.apps.standards.rows import RowForm
from tolok.rules.forums.society import names
from tolok.web.forms import DayField, RefusableForm


class PlainForm(RefusableForm):
    """Nothing is asked; pressing the button is all."""


class WhyForm(RefusableForm, WhyField):
    """A step that needs a reason."""


class BeginForm(RefusableForm):
    """Why there is a new version; the first one needs no reason."""

    why = forms.CharField(
        label=_("Alasan versi baru"),
        help_text=_("Misalnya hasil peninjauan ulang, peraturan baru, atau masukan masyarakat."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )

    def __init__(self, *args: Any, first: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if first:
            del self.fields["why"]


class InForceForm(RefusableForm):
    """The decree and the first day."""

    decree = forms.ChoiceField(
        label=_("Surat keputusan"), error_messages={"required": _("Pilih surat keputusannya.")}
    )
    effective_from = DayField(_("Berlaku mulai"), _("Tidak boleh sebelum surat keputusan ditandatangani."))

    def __init__(self, *args: Any, unit: int, decrees: Sequence[Decree], **more: Any) -> None:
        super().__init__(*args, **more)
        self.unit = unit
        field = self.fields["decree"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Pilih"))] + [(one.pk, f"{one.number} – {one.about}") for one in decrees]


class DraftedForm(RefusableForm):
    """Since when the draft was at work before it was written here, and how one can tell."""

    drafted_from = DayField(_("Rancangan mulai disusun"), _("Hari pertama rancangan dibahas atau ditulis."))
    why = forms.CharField(
        label=_("Di mana rancangan itu disusun"),
        help_text=_("Misalnya berkas Word tim penyusun, atau notula rapat 3 Oktober. Dibaca evaluator."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis di mana rancangan itu disusun.")},
    )


class WithdrawForm(RefusableForm, WhyField):
    """The last day, and why."""

    until = DayField(_("Berlaku sampai"), _("Hari terakhir standar ini berlaku."))
    field_order = ("until", "why")


class ParticipationForm(ProofForm):
    """How the public took part; a forum held elsewhere with its minutes."""

    kind = forms.ChoiceField(
        label=_("Bentuk"),
        choices=[(key, label) for key, label in Participation.choices if key],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih bentuk keikutsertaan masyarakat.")},
    )
    elements = forms.MultipleChoiceField(
        label=_("Unsur masyarakat yang ikut"),
        choices=choices(names()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu unsur masyarakat yang ikut.")},
    )
    consulted_on = DayField(_("Tanggal"), _("Hari masyarakat ikut membahas."))
    why = forms.CharField(
        label=_("Berita acara, atau mengapa tidak lewat FKP"),
        help_text=_(
            "Untuk FKP di luar Tolok: nomor dan tanggal berita acaranya. Untuk bentuk lain: mengapa bukan FKP."
        ),
        error_messages={"required": _("Tulis berita acaranya, atau mengapa bukan FKP.")},
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    surely = forms.BooleanField(
        label=_("Berkas ini memang berita acara, notula, atau daftar hadirnya"),
        help_text=_("Judul atau jenisnya tidak menyebutnya; periksa isinya."),
        required=False,
    )
    field_order = ("kind", "elements", "consulted_on", "why", "proof", "file", "surely")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["proof"].help_text = _(
            "Untuk FKP di luar Tolok: berita acaranya. Untuk bentuk lain boleh kosong."
        )
        self.asked = self.fields["surely"]
        if "surely" not in self.data:
            del self.fields["surely"]

    def field_at_fault(self, key: str) -> str:
        """A doubt about the proof stands at the proof, and the box that answers it below."""
        if key != "surely":
            return super().field_at_fault(key)
        self.fields["surely"] = self.asked
        return "proof"


class MemberRow(RowForm):
    """Somebody of the team."""

    says = ("name", "post")
    main = "name"
    unsaid = _("Tulis nama anggota tim.")

    name = forms.CharField(label=_("Nama"), max_length=200, required=False)
    post = forms.CharField(label=_("Jabatan"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Peran"), choices=TeamRole.choices, initial=TeamRole.OFFICER)
