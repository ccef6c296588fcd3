"""Forms of the Biro: every change asks from when and why."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.actions.imports import LIMITS
from tolok.apps.organizations.selectors import Place
from tolok.rules.offices import SERVICE_GROUPS, UNIT_KINDS, UnitKind
from tolok.web.forms import DayField, RefusableForm
from tolok.web.printing import say

Choices = list[tuple[str, str]]


def unit_choices(places: Iterable[Place], top: str = "") -> Choices:
    """Units in the order of the tree, by code; `top` is what no parent is called, if that may be chosen."""
    found = [(place.code, f"{'– ' * place.depth}{place.name} ({place.code})") for place in places]
    return [("", top), *found] if top else found


def kind_choices(kinds: Sequence[UnitKind]) -> Choices:
    """Kinds of units in the reader's language."""
    return [(kind, say(UNIT_KINDS[kind])) for kind in kinds]


def group_choices() -> Choices:
    """Service groups in the reader's language."""
    return [(group, say(text)) for group, text in SERVICE_GROUPS.items()]


class ChangeForm(RefusableForm):
    """From when a change holds, and why. Subclasses say what changes."""

    day = DayField(
        _("Berlaku sejak"),
        _("Tanggal menurut peraturannya; boleh di masa depan."),
        error_messages={"required": _("Isi tanggal mulai berlakunya.")},
    )
    why = forms.CharField(
        label=_("Alasan atau dasar hukum"),
        help_text=_("Misalnya nomor peraturan. Tersimpan dalam riwayat dan catatan audit."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya; perubahan tanpa alasan tidak disimpan.")},
    )
    #: Fields in the order they are asked; day and reason come last.
    last: tuple[str, ...] = ("day", "why")

    def __init__(
        self, *args: Any, today: date, choices: dict[str, Choices] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = today
        for name, options in (choices or {}).items():
            cast(forms.ChoiceField, self.fields[name]).choices = options
        own = [name for name in self.fields if name not in self.last]
        self.order_fields([*own, *self.last])


class NameFields(forms.Form):
    """What a unit is called."""

    name = forms.CharField(
        label=_("Nama lengkap"),
        max_length=300,
        error_messages={"required": _("Tulis nama unit.")},
    )
    abbreviation = forms.CharField(label=_("Singkatan"), max_length=40, required=False)


class KindFields(forms.Form):
    """What a unit is."""

    kind = forms.ChoiceField(label=_("Jenis unit"), error_messages={"required": _("Pilih jenis unit.")})
    group = forms.ChoiceField(label=_("Kelompok layanan"), initial="other")


class ParentField(forms.Form):
    """Where a unit stands."""

    parent = forms.ChoiceField(label=_("Di bawah"), required=False)


class AddForm(ChangeForm, ParentField, KindFields, NameFields):
    """A new unit."""

    code = forms.RegexField(
        r"\A[A-Za-z0-9][A-Za-z0-9._/-]*\Z",
        label=_("Kode"),
        help_text=_(
            "Pengenal tetap menurut instansi Anda, misalnya 1.02.01. Tidak berubah dan tidak dipakai dua kali."
        ),
        max_length=40,
        error_messages={
            "required": _("Tulis kode unit."),
            "invalid": _("Pakai huruf, angka, titik, atau garis, tanpa spasi."),
        },
    )
    field_order = ("code", "name", "abbreviation", "kind", "group", "parent", "day", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)


class RenameForm(ChangeForm, NameFields):
    """Another name."""


class ReclassifyForm(ChangeForm, KindFields):
    """Another kind or service group."""


class MoveForm(ChangeForm, ParentField):
    """Another place in the tree."""


class MergeForm(ChangeForm):
    """The unit that goes on."""

    into = forms.ChoiceField(
        label=_("Digabung ke"),
        help_text=_("Unit di bawahnya ikut pindah ke sana."),
        error_messages={"required": _("Pilih unit yang menerima.")},
    )


class CloseForm(ChangeForm):
    """Nothing more than when and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = _("Tidak ada lagi sejak")


class ImportForm(ChangeForm):
    """A list of units."""

    file = forms.FileField(
        label=_("Daftar unit yang sudah diisi"),
        help_text=_("XLSX, ODS, atau CSV, paling besar %(size)s MB.") % {"size": LIMITS.size // 2**20},
        error_messages={
            "required": _("Pilih berkas daftar unit."),
            "empty": _("Berkas ini kosong. Pilih berkas yang sudah diisi."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.ods,.txt"}),
    )
    complete = forms.BooleanField(
        label=_("Berkas ini daftar lengkap: tutup unit yang tidak disebut di dalamnya"), required=False
    )
    last = ("day", "why", "complete")

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > LIMITS.size:
            raise forms.ValidationError(_("Berkas ini terlalu besar untuk daftar unit."))
        return upload
