"""What is asked about a service, and about the unit that offers it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.component_rows import NumberField, text
from tolok.apps.standards.forms.fields import WhyField
from tolok.apps.standards.forms.listing import KindFields, NameField
from tolok.apps.standards.models import Nature, ProductKind, ServiceStatus
from tolok.rules.catalogue import Entry, catalogue
from tolok.rules.delivery.opening_words import read_day, said
from tolok.rules.delivery.own_hours import understood
from tolok.rules.texts import ProblemsError
from tolok.web.forms import RefusableForm
from tolok.web.shapes import Fact

Group = tuple[Any, Sequence[str]]
DAYS = (_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu"))


def entries(name: str, *, empty: Any = None) -> Any:
    """A list of the catalogue as choices, read when the form is shown."""

    def found() -> list[tuple[str, Any]]:
        known: tuple[Entry, ...] = getattr(catalogue(), name)
        rows = [(one.key, one.name.say(get_language() or "id")) for one in known]
        return [("", empty), *rows] if empty is not None else rows

    return found


def several(label: Any, name: str) -> forms.MultipleChoiceField:
    """Some of a list of the catalogue."""
    return forms.MultipleChoiceField(
        label=label, choices=entries(name), widget=forms.CheckboxSelectMultiple, required=False
    )


class LinesField(forms.CharField):
    """A list, a line each."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}), **more)

    def prepare_value(self, value: Any) -> Any:
        """A kept list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Lines as a list."""
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class GroupedForm(RefusableForm):
    """A long form in parts, each under its question; `seen` is the mark of what the writer had read."""

    groups: Sequence[Group] = ()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    #: What somebody else kept meanwhile where it differs from what is written here.
    theirs: Sequence[Fact] = ()

    def parts(self) -> Iterator[tuple[Any, list[BoundField]]]:
        """Every part with its fields."""
        for legend, names in self.groups:
            yield legend, [self[name] for name in names]

    def compare(self, kept: Mapping[str, Any], mark: str) -> None:
        """Show what differs from what is kept by now; the next press knows of it."""
        self.theirs = [
            Fact(str(self.fields[name].label), _in_words(self.fields[name], value))
            for name, value in kept.items()
            if name in self.fields and self.cleaned_data.get(name, value) != value
        ]
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        data["seen"] = mark
        self.data = data


def _in_words(field: forms.Field, value: Any) -> str:
    """A kept value as a page shows it."""
    if isinstance(field, forms.ChoiceField):
        offered: Any = field.choices
        named = {str(key): str(label) for key, label in offered}
        values = value if isinstance(value, list) else [value]
        value = ", ".join(named.get(str(one), str(one)) for one in values)
    elif isinstance(value, bool):
        value = _("ya") if value else _("tidak")
    else:
        value = field.prepare_value(value)
    return str(value if value not in (None, "", []) else _("kosong"))


class ServiceForm(GroupedForm, WhyField, KindFields, NameField):
    """A service described anew."""

    public_name = text(_("Nama bagi warga"), 300, _("Seperti orang menyebutnya, misalnya: Bikin KTP baru."))
    summary = forms.CharField(
        label=_("Ringkasan"),
        help_text=_("Satu kalimat: untuk apa layanan ini. Paling banyak 400 huruf."),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field = forms.ChoiceField(
        label=_("Bidang"), choices=entries("fields", empty=_("Belum dipilih")), required=False
    )
    product_kind = forms.ChoiceField(label=_("Jenis produk"), choices=ProductKind.choices)
    nature = forms.ChoiceField(
        label=_("Untuk siapa"),
        choices=Nature.choices,
        help_text=_("Layanan untuk instansi sendiri tidak tampil di katalog publik."),
    )
    life_events = several(_("Peristiwa hidup"), "life_events")
    user_groups = several(_("Kelompok pengguna"), "user_groups")
    keywords = text(_("Kata lain yang dipakai warga"), 400, _("Pisahkan dengan koma."))
    hours = text(
        _("Jam layanan"),
        300,
        _(
            "Hanya bila berbeda dari jam buka unit. Misalnya: Senin–Jumat 08.00–16.00, Sabtu 09.00–12.00; atau: Setiap hari, 24 jam."
        ),
    )
    place = text(_("Tempat"), 300, _("Hanya bila berbeda dari alamat unit."))
    online_address = forms.URLField(
        label=_("Alamat daring"), max_length=500, required=False, assume_scheme="https"
    )
    owner = text(_("Penanggung jawab"), 200, _("Jabatan, bukan nama orang."))
    sops = LinesField(label=_("SOP"), help_text=_("Nomor atau alamat, satu baris satu SOP."))
    spm = LinesField(label=_("SPM"), help_text=_("Standar pelayanan minimal yang terkait, satu baris satu."))
    status = forms.ChoiceField(label=_("Status"), choices=ServiceStatus.choices)
    status_why = text(_("Mengapa ditangguhkan"), 1000, _("Dibaca warga di katalog."))

    groups = (
        (_("Nama"), ("name", "public_name", "summary", "keywords")),
        (
            _("Jenis"),
            ("field", "product_kind", "nature", "free_of_charge", "online"),
        ),
        (_("Siapa yang membutuhkan"), ("life_events", "user_groups")),
        (_("Waktu dan tempat"), ("hours", "place", "online_address")),
        (_("Di dalam unit"), ("owner", "sops", "spm")),
        (_("Keadaan"), ("status", "status_why", "why")),
    )

    def __init__(self, *args: Any, zone: str = "", **more: Any) -> None:
        """Hours that are not understood are kept all the same, and the field says so. `zone`: such as WIB."""
        super().__init__(*args, **more)
        written = (self.data if self.is_bound else self.initial).get("hours", "")
        if written and not understood(written, zone):
            self.fields["hours"].help_text = _(
                "Jam ini ditampilkan apa adanya, tanpa keterangan buka atau tutup, karena belum terbaca. Yang terbaca misalnya: Senin–Jumat 08.00–16.00, Sabtu 09.00–12.00; atau: Setiap hari, 24 jam."
            )


#: What people write for “as above”.
SAME = ("sama", "idem", "sda", "s.d.a", '"')


class HoursField(forms.CharField):
    """The hours of one day."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, max_length=100, **more)

    def prepare_value(self, value: Any) -> Any:
        """Kept spans in words."""
        return said(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Words as spans; None for the same as the day before."""
        if str(value or "").strip(" .").casefold() in SAME:
            return None
        try:
            return read_day(super().clean(value))
        except ProblemsError as error:
            words = error.problems[0].text.say(get_language() or "id")
            raise forms.ValidationError(words) from error


def degrees(label: Any, help_text: Any) -> NumberField:
    """A coordinate."""
    return NumberField(label=label, max_digits=8, decimal_places=5, required=False, help_text=help_text)


class ProfileForm(GroupedForm):
    """Where a unit is, when it is open, how one reaches it."""

    address = text(_("Alamat"), 400)
    directions = text(_("Petunjuk arah"), 400, _("Cara menemukannya dari jalan: gedung, lantai, tanda."))
    latitude = degrees(_("Lintang"), _("Misalnya -0.50245. Boleh dikosongkan."))
    longitude = degrees(_("Bujur"), _("Misalnya 117.15371."))
    phone = text(_("Telepon"), 60)
    whatsapp = text(_("WhatsApp"), 60)
    email = forms.EmailField(label=_("Surel"), required=False)
    website = forms.URLField(label=_("Situs web"), max_length=500, required=False, assume_scheme="https")
    hours_note = text(_("Catatan jam buka"), 300, _("Misalnya: tutup lebih awal pada bulan Ramadan."))
    accessibility = several(_("Kemudahan akses"), "accessibility")
    vision = forms.CharField(
        label=_("Visi dan misi"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    sippn_account = text(_("Akun atau halaman di SIPPN"), 200)

    def __init__(self, *args: Any, hours: dict[str, Any], **more: Any) -> None:
        super().__init__(*args, **more)
        for at, label in enumerate(DAYS, 1):
            self.fields[f"day_{at}"] = HoursField(label=label, initial=hours.get(str(at), []))

    def clean(self) -> dict[str, Any]:
        """A day that is the same as the one above it has its hours."""
        given = super().clean() or self.cleaned_data
        before = None
        for at in range(1, 8):
            name = f"day_{at}"
            if given.get(name, []) is None:
                given[name] = before if before is not None else []
                if before is None:
                    self.add_error(name, _("Tulis jamnya; tidak ada hari di atasnya."))
            before = given.get(name)
        return given

    hours_legend = _("Jam buka")
    groups = (
        (_("Di mana"), ("address", "directions", "latitude", "longitude")),
        (hours_legend, (*(f"day_{at}" for at in range(1, 8)), "hours_note")),
        (_("Menghubungi"), ("phone", "whatsapp", "email", "website")),
        (_("Akses"), ("accessibility",)),
        (_("Tentang unit"), ("vision", "sippn_account")),
    )

    @property
    def value(self) -> dict[str, Any]:
        """What the action takes: the hours by weekday, closed days left out."""
        given = dict(self.cleaned_data)
        days = {str(at): given.pop(f"day_{at}") for at in range(1, 8)}
        given["seen"] = given["seen"] or None
        return given | {"hours": {day: spans for day, spans in days.items() if spans}}
