"""What staff fill to hand out tickets, register devices, and bring paper in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tolok.apps.surveys import queue_numbers
from tolok.apps.surveys.actions import MOST_SHEETS, MOST_TICKETS, Given
from tolok.apps.surveys.actions.answering import PROFILE
from tolok.apps.surveys.actions.devices import NAME
from tolok.apps.surveys.forms.rating import NOT_RATED, RatingForm, WhyForm
from tolok.apps.surveys.models import DeviceKind, Survey
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.texts import ProblemsError
from tolok.web.forms import DayField, RefusableForm
from tolok.web.shapes import Column, Table


class UntilForm(RefusableForm):
    """Until when tickets hold: to the end of a day, and never after the survey."""

    until = DayField(_("Berlaku sampai"), _("Paling lambat hari survei ditutup."))

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.survey = survey
        self.fields["until"].initial = localdate(survey.closes_at - timedelta(microseconds=1))

    @property
    def expires_at(self) -> datetime:
        """The last moment of the chosen day, or the close where that is sooner."""
        day: date = self.cleaned_data["until"]
        end = datetime.combine(day, time(23, 59, 59), get_current_timezone())
        return min(end, self.survey.closes_at) if day == localdate(self.survey.closes_at) else end

    def field_at_fault(self, key: str) -> str:
        """The end is asked as a day."""
        return "until" if key == "expires_at" else key


class CountForm(UntilForm):
    """How many tickets."""

    count = forms.IntegerField(
        label=_("Berapa tiket?"),
        help_text=_("Sekali pakai: satu tiket untuk satu jawaban."),
        min_value=1,
        max_value=MOST_TICKETS,
        initial=50,
        error_messages={
            "required": _("Tulis berapa tiket yang dibuat."),
            "invalid": _("Tulis angka saja."),
        },
    )
    field_order = ("count", "until")

    @property
    def wanted(self) -> Mapping[str, Any]:
        """The arguments of `make_tickets`."""
        return {"count": self.cleaned_data["count"]}


class QueueForm(UntilForm):
    """Queue numbers: from one to another, or a list."""

    first = forms.CharField(
        label=_("Dari nomor"), help_text=_("Seperti A001."), required=False, max_length=12
    )
    last = forms.CharField(
        label=_("Sampai nomor"), help_text=_("Seperti A120."), required=False, max_length=12
    )
    labels = forms.CharField(
        label=_("Atau tempel daftar nomor"),
        help_text=_("Satu nomor sebaris. Jangan tempel nama orang."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ("first", "last", "labels", "until")

    def clean(self) -> dict[str, Any]:
        """One of the two ways, not both and not none."""
        given = super().clean() or self.cleaned_data
        spanned = bool(given.get("first") or given.get("last"))
        if spanned == bool(given.get("labels", "").strip()) and not self.errors:
            self.add_error(
                "first", _("Isi nomor pertama dan terakhir, atau tempel daftarnya; salah satu saja.")
            )
        elif spanned and not self.errors:
            try:
                given["numbers"] = queue_numbers.span(given["first"], given["last"], MOST_TICKETS)
            except ProblemsError as error:
                self.refuse(error)
        return given

    @property
    def wanted(self) -> Mapping[str, Any]:
        """The arguments of `make_tickets`."""
        return {"labels": self.cleaned_data.get("numbers") or self.cleaned_data["labels"].split()}


class InviteForm(UntilForm):
    """Addresses to invite by e-mail."""

    addresses = forms.CharField(
        label=_("Alamat surel"),
        help_text=_("Satu alamat sebaris, atau dipisah koma. Alamat dihapus begitu surelnya terkirim."),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Tempel sedikitnya satu alamat.")},
    )
    field_order = ("addresses", "until")

    @property
    def wanted(self) -> list[str]:
        """The addresses one by one."""
        return str(self.cleaned_data["addresses"]).replace(",", " ").replace(";", " ").split()


class DeviceForm(RefusableForm):
    """A device to register."""

    kind = forms.ChoiceField(
        label=_("Siapa yang memegang?"),
        choices=[
            (DeviceKind.KIOSK.value, _("Kios: berdiri sendiri, pengunjung mengisi tanpa petugas")),
            (DeviceKind.OFFICER.value, _("Tablet petugas: dipegang petugas; jawabannya ditandai demikian")),
        ],
        initial=DeviceKind.KIOSK.value,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Di mana perangkatnya?"),
        help_text=_("Seperti “Loket 2” atau “Ruang tunggu”."),
        max_length=NAME,
        error_messages={"required": _("Tulis di mana perangkatnya, supaya mudah dicari.")},
    )
    field_order = ("name", "kind")


class PrintForm(RefusableForm):
    """Sheets to print."""

    count = forms.IntegerField(
        label=_("Berapa lembar?"),
        help_text=_("Setiap lembar mendapat nomor sendiri. Jangan difotokopi: cetak lagi bila kurang."),
        min_value=1,
        max_value=MOST_SHEETS,
        initial=20,
        error_messages={
            "required": _("Tulis berapa lembar yang dicetak."),
            "invalid": _("Tulis angka saja."),
        },
    )
    large = forms.BooleanField(label=_("Huruf besar, untuk yang sulit membaca huruf kecil"), required=False)


class AskedForm(RefusableForm):
    """How many were asked by hand on a day."""

    day = DayField(_("Hari"))
    asked = forms.IntegerField(
        label=_("Berapa orang ditanya?"),
        help_text=_("Semua yang ditawari lembar kertas hari itu, termasuk yang menolak."),
        min_value=0,
        max_value=100_000,
    )
    refused = forms.IntegerField(label=_("Berapa yang menolak?"), min_value=0, max_value=100_000, initial=0)


class SheetForm(RatingForm):
    """One sheet of paper as it is typed in."""

    number = forms.CharField(
        label=_("Nomor lembar"),
        help_text=_("Seperti tercetak di kanan atas."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Tulis nomor lembarnya.")},
    )
    given_on = DayField(_("Tanggal di lembar"), _("Kosongkan bila tidak ditulis."), required=False)
    alone = forms.BooleanField(
        label=_("Hanya saya yang mengetik lembar ini"),
        help_text=_(
            "Jawaban langsung dihitung, dengan tanda diketik satu orang. Kekeliruan ketik tidak terlihat."
        ),
        required=False,
    )


class PartForm(WhyForm):
    """Another number for the second of two sheets."""

    number = forms.CharField(
        label=_("Nomor baru untuk lembar kedua"),
        help_text=_("Seperti 0012-B. Tulis juga di lembarnya."),
        max_length=20,
        error_messages={"required": _("Tulis nomor lembarnya.")},
    )
    field_order = ("number", "why")


class SettleForm(WhyForm, RatingForm):
    """What stands on a sheet that two people read differently: only where they differ."""

    #: Where two sheets that bore one number are told apart.
    part = ""
    given_on = DayField(_("Tanggal di lembar"), _("Kosongkan bila tidak ditulis."), required=False)

    def __init__(
        self,
        *args: Any,
        asked: Questionnaire,
        first: Mapping[str, Any],
        second: Mapping[str, Any],
        differs: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, asked=asked, **kwargs)
        self.first, self.second = first, second
        self.names = {place_of(asked, *one): one for one in differs}
        for name in [name for name in self.fields if name not in (*self.names, "why")]:
            del self.fields[name]
        for name in self.names:
            if name in ("comment", "given_on") or name.startswith("own_"):
                self.fields[name].initial = self._read(name, first)
        self.order_fields([*self.names, "why"])

    def _read(self, name: str, content: Mapping[str, Any]) -> Any:
        part, key = self.names[name]
        return content[part].get(key, "") if key else content[part]

    @property
    def differences(self) -> Table:
        """Where the two differ, in words: what, the first reading, the second."""
        columns = (Column(gettext("Bagian")), Column(gettext("Pertama")), Column(gettext("Kedua")))
        rows = [
            (str(self.fields[name].label), self._said(name, self.first), self._said(name, self.second))
            for name in self.names
        ]
        return Table(gettext("Yang dibaca berbeda"), columns, rows)

    def _said(self, name: str, content: Mapping[str, Any]) -> str:
        value, field = self._read(name, content), self.fields[name]
        if name == "given_on":
            return date.fromisoformat(value).strftime("%d/%m/%Y") if value else "–"
        if isinstance(field, forms.ChoiceField):
            words = dict(_words(field))
            return words.get(str(value), "–") if value != "" else "–"
        return str(value) or "–"

    @property
    def settled(self) -> tuple[Given, date | None]:
        """Everything that stands on the sheet: as both read it, and as it was decided where they differed."""
        parts: dict[str, dict[str, Any]] = {
            part: dict(self.first[part]) for part in ("values", "extra", "profile")
        }
        comment, day = self.first["comment"], self.first["given_on"]
        given_on = date.fromisoformat(day) if day else None
        for name, (part, key) in self.names.items():
            decided = self.cleaned_data[name]
            if part == "comment":
                comment = decided
            elif part == "given_on":
                given_on = decided
            elif decided in ("", NOT_RATED):
                parts[part].pop(key, None)
            else:
                parts[part][key] = int(decided) if part == "values" else decided
        return Given(parts["values"], comment, parts["profile"], parts["extra"]), given_on


def place_of(asked: Questionnaire, part: str, key: str) -> str:
    """The field of a part of a sheet."""
    if part == "values":
        return f"item_{[item.key for item in asked.items].index(key)}"
    if part == "extra":
        return f"own_{[own.key for own in asked.own].index(key)}"
    return key if part == "profile" else part


def _words(field: forms.ChoiceField) -> list[tuple[str, str]]:
    """Choices and their words in the reader's language."""
    return [(str(key), str(word)) for key, word in cast("Iterable[tuple[object, object]]", field.choices)]


def profile_choices(asked: Questionnaire) -> Sequence[tuple[str, list[str]]]:
    """The questions about the respondent as a sheet prints them."""
    form = RatingForm(asked=asked)
    found = []
    for name in PROFILE:
        field = form.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            choices = [word for key, word in _words(field) if key]
            found.append((str(field.label), choices))
    return found
