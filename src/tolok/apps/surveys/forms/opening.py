"""What somebody decides, step by step, before surveys are opened."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.surveys.models import Period, TargetRule
from tolok.apps.surveys.plans import USUAL_MINIMUM, USUAL_WITHIN
from tolok.apps.surveys.targets import Target
from tolok.rules.questionnaires.composing import CONSTANT, KEEP, REPLACE
from tolok.rules.questionnaires.values import Item, Own
from tolok.rules.surveys.periods import MONTHS, count_in_year, name_of
from tolok.rules.texts import Text
from tolok.web.forms import RefusableForm
from tolok.web.printing import say

Choices = Sequence[tuple[str, Any]]
#: The most questions of its own an office may add; a longer form is not finished at a counter.
MOST_OWN = 5
#: The most choices of one question.
MOST_CHOICES = 12
LONGEST = 400
BLOCKS: Choices = (
    ("skm9", _("SKM: kepuasan, sembilan unsur (IKM)")),
    ("spkp8", _("SPKP: kualitas pelayanan, delapan pernyataan (IPKP)")),
    ("spak5", _("SPAK: antikorupsi, lima pernyataan (IPAK)")),
)


class NewForm(RefusableForm):
    """The name of a plan, for whom it is, and what it begins with."""

    name = forms.CharField(
        label=_("Nama survei ini"),
        help_text=_("Untuk Anda sendiri dan sebagai judul kuesioner, misalnya: Survei kepuasan masyarakat."),
        max_length=200,
        error_messages={"required": _("Beri nama.")},
    )
    whom = forms.ChoiceField(
        label=_("Untuk siapa survei dibuka?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih instansi atau unitnya.")},
    )
    like = forms.ChoiceField(
        label=_("Mulai dari"),
        help_text=_("Kuesioner yang pernah dipakai dapat dipilih lagi, lengkap dengan unit dan sasarannya."),
        required=False,
    )

    def __init__(self, *args: Any, whom: Choices, like: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, options in (("whom", whom), ("like", [("", _("kuesioner baru")), *like])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # declared above
            field.choices = list(options)
        if len(whom) == 1:
            self.fields["whom"].initial = whom[0][0]


class QuestionsForm(RefusableForm):
    """Which blocks are asked, and what else stands on the form."""

    blocks = forms.MultipleChoiceField(
        label=_("Yang ditanyakan"),
        choices=BLOCKS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu blok pertanyaan.")},
    )
    comment = forms.BooleanField(label=_("Kotak komentar"), required=False, initial=True)
    profile = forms.BooleanField(
        label=_("Umur, jenis kelamin, pendidikan, dan pekerjaan"),
        help_text=_("Boleh dikosongkan oleh yang menjawab."),
        required=False,
        initial=True,
    )
    free = forms.ChoiceField(
        label=_("Layanan yang gratis menurut aturan"),
        help_text=_("Berlaku hanya untuk layanan yang ditandai gratis di daftar layanan."),
        choices=[
            (CONSTANT, _("Unsur biaya tetap ditanyakan dan ditandai sama bagi semua orang")),
            (REPLACE, _("Unsur biaya diganti: apakah diminta membayar di luar ketentuan")),
        ],
        widget=forms.RadioSelect,
        initial=CONSTANT,
    )
    online = forms.ChoiceField(
        label=_("Layanan yang selesai lewat situs atau aplikasi"),
        help_text=_("Berlaku hanya untuk layanan yang ditandai daring di daftar layanan."),
        choices=[
            (KEEP, _("Pertanyaan tentang petugas tetap")),
            (REPLACE, _("Kompetensi dan perilaku diganti: kemudahan situs dan kejelasan bantuan")),
        ],
        widget=forms.RadioSelect,
        initial=KEEP,
    )
    f03_share = forms.IntegerField(
        label=_("Bagian yang juga ditanyai F-03, dalam persen"),
        help_text=_("Hanya bila unit sedang punya survei F-03 yang terbuka. 0 berarti tidak."),
        min_value=0,
        max_value=100,
        required=False,
        initial=0,
    )

    def clean_blocks(self) -> list[str]:
        """In the order they are asked, whatever the order in which they were ticked."""
        return [key for key, _words in BLOCKS if key in self.cleaned_data["blocks"]]

    def clean_f03_share(self) -> int:
        """Nothing means none."""
        return self.cleaned_data["f03_share"] or 0


class OwnForm(RefusableForm):
    """One question of the office itself."""

    text_id = forms.CharField(
        label=_("Pertanyaan"), max_length=LONGEST, error_messages={"required": _("Tulis pertanyaannya.")}
    )
    text_en = forms.CharField(label=_("Dalam bahasa Inggris"), max_length=LONGEST, required=False)
    kind = forms.ChoiceField(
        label=_("Cara menjawab"),
        choices=[("choice", _("memilih satu")), ("text", _("menulis bebas"))],
        widget=forms.RadioSelect,
        initial="choice",
    )
    choices = forms.CharField(
        label=_("Pilihan"),
        help_text=_(
            "Satu baris satu pilihan, 2 sampai 12. Terjemahan Inggris boleh ditulis sesudah garis tegak: Loket 1 | Counter 1"
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """A choice needs choices, a free answer none."""
        given = super().clean() or self.cleaned_data
        lines = [line.strip() for line in given.get("choices", "").splitlines() if line.strip()]
        if given.get("kind") == "choice" and not 2 <= len(lines) <= MOST_CHOICES:
            self.add_error("choices", _("Tulis 2 sampai 12 pilihan, satu baris satu pilihan."))
        given["lines"] = lines if given.get("kind") == "choice" else []
        return given

    def question(self, key: str) -> dict[str, Any]:
        """As a plan keeps it."""
        given = self.cleaned_data
        pairs = [line.partition("|") for line in given["lines"]]
        choices = [
            [str(at), {"id": first.strip(), "en": second.strip()}]
            for at, (first, _bar, second) in enumerate(pairs, start=1)
        ]
        text = {"id": given["text_id"], "en": given["text_en"]}
        return {"key": key, "kind": given["kind"], "text": text, "choices": choices}


class WordsForm(RefusableForm):
    """An item in the office's own words: the question and every rating, worst first."""

    why = forms.CharField(
        label=_("Alasan"),
        help_text=_("Wajib bila pemeriksa memberi peringatan."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        self._pair("text", _("Pertanyaan"), item.text)
        for point, text in item.points.items():
            self._pair(f"point_{point}", _("Nilai %(n)s") % {"n": point}, text)
        self.order_fields([*(name for name in self.fields if name != "why"), "why"])

    def _pair(self, name: str, label: Any, text: Text) -> None:
        for language, words in (("id", text.id), ("en", text.en)):
            said = label if language == "id" else _("%(what)s, bahasa Inggris") % {"what": label}
            self.fields[f"{name}_{language}"] = forms.CharField(
                label=said, max_length=LONGEST, required=language == "id", initial=words
            )

    @property
    def words(self) -> dict[str, Any]:
        """As a plan keeps it."""
        given = self.cleaned_data

        def both(name: str) -> dict[str, str]:
            return {language: given[f"{name}_{language}"] for language in ("id", "en")}

        points = {str(point): both(f"point_{point}") for point in self.item.points}
        return {"text": both("text"), "points": points, "why": given["why"].strip()}


class TongueForm(RefusableForm):
    """A further language to enter words for."""

    language = forms.ChoiceField(label=_("Bahasa"), error_messages={"required": _("Pilih bahasanya.")})

    def __init__(self, *args: Any, tongues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)  # declared above
        field.choices = list(tongues)


class SpokenForm(RefusableForm):
    """Everything that is asked, in a further language; what is left empty is asked in Indonesian."""

    def __init__(
        self,
        *args: Any,
        items: Sequence[Item],
        own: Sequence[Own],
        words: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, str] = {}
        self.groups: list[tuple[str, list[str]]] = []
        for item in items:
            self._group(item.key, item.text, item.points, words)
        for one in own:
            self._group(one.key, one.text, one.choices, words)

    def _group(self, key: str, text: Text, choices: Mapping[Any, Text], words: Mapping[str, str]) -> None:
        names = [self._word(key, text, words)]
        names += [self._word(f"{key}={value}", said, words) for value, said in choices.items()]
        self.groups.append((text.id, names))

    def _word(self, key: str, text: Text, words: Mapping[str, str]) -> str:
        name = f"word_{len(self.places)}"
        self.places[name] = key
        self.fields[name] = forms.CharField(
            label=text.id, max_length=LONGEST, required=False, initial=words.get(key, "")
        )
        return name

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each question with the fields of its words."""
        return [(text, [self[name] for name in names]) for text, names in self.groups]

    @property
    def words(self) -> dict[str, str]:
        """What was written, by key."""
        given = self.cleaned_data
        return {key: given[name].strip() for name, key in self.places.items() if given[name].strip()}


def moment_field(label: Any, text: Any, missing: Any) -> forms.DateTimeField:
    """A day and hour, asked as browsers ask it."""
    return forms.DateTimeField(
        label=label,
        help_text=text,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        error_messages={"required": missing, "invalid": _("Tulis waktu seperti 21/11/2026 16.00.")},
    )


class PeriodForm(RefusableForm):
    """The period whose services are rated; its days follow from its name."""

    period = forms.ChoiceField(
        label=_("Layanan selama periode apa yang dinilai?"),
        help_text=_(
            "Tanggalnya mengikuti nama periode. Pakai jenis periode yang sama setiap kali, agar hasilnya dapat dibandingkan."
        ),
        error_messages={"required": _("Pilih periodenya.")},
    )
    opens_at = moment_field(
        _("Dibuka"), _("Menurut waktu kantor ini."), _("Isi kapan survei mulai dapat diisi.")
    )
    closes_at = moment_field(
        _("Ditutup"), _("Jawaban sesudahnya ditandai terlambat."), _("Isi kapan survei ditutup.")
    )

    def __init__(self, *args: Any, today: date, kept: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)  # declared above
        field.choices = period_choices(today, kept)

    def clean(self) -> dict[str, Any]:
        """It must close after it opens."""
        given = super().clean() or self.cleaned_data
        opens, closes = given.get("opens_at"), given.get("closes_at")
        if isinstance(opens, datetime) and isinstance(closes, datetime) and closes <= opens:
            self.add_error("closes_at", _("Survei harus ditutup sesudah dibuka."))
        return given

    @property
    def value(self) -> dict[str, Any]:
        """As a plan keeps it."""
        given = self.cleaned_data
        kind, year, number = given["period"].split("-")
        moments = {key: given[key].isoformat() for key in ("opens_at", "closes_at")}
        return {"kind": kind, "year": int(year), "number": int(number), **moments}


def period_choices(today: date, kept: str = "") -> list[tuple[str, Any]]:
    """The periods of the next year, this and the last, by kind, newest first; and the one that was chosen before."""
    years = range(today.year + 1, today.year - 2, -1)
    found = [
        (
            Period(kind).label.capitalize(),
            [
                (f"{kind}-{year}-{number}", say(name_of(kind, year, number)))
                for year in years
                for number in range(count_in_year(kind), 0, -1)
            ],
        )
        for kind in reversed(list(MONTHS))
    ]
    known = {key for _label, options in found for key, _words in options}
    if kept and kept not in known:
        kind, year, number = kept.split("-")
        return [(kept, say(name_of(kind, int(year), int(number)))), *found]
    return [("", _("pilih periode")), *found]


class WhomForm(RefusableForm):
    """Which of the units or services that are shown are surveyed."""

    picked = forms.MultipleChoiceField(
        label=_("Survei dibuka untuk"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, targets: Sequence[Target], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["picked"]
        assert isinstance(field, forms.MultipleChoiceField)  # declared above
        field.choices = [(one.key, label_of(one)) for one in targets]


def label_of(target: Target) -> str:
    """A unit or service where the name of its unit is needed too."""
    if target.service is None:
        return f"{target.unit_name} ({target.unit_code})"
    return f"{target.service.name} ({target.service.code}) · {target.unit_name}"


class UsersForm(RefusableForm):
    """How many users each had in the period before, where that number comes from; or a pasted list of it."""

    source = forms.CharField(
        label=_("Sumber angka"),
        help_text=_("Misalnya: register antrean triwulan II. Tampil di laporan."),
        max_length=200,
        required=False,
    )
    lines = forms.CharField(
        label=_("Atau tempel daftar"),
        help_text=_(
            "Satu baris satu layanan: kode unit; kode layanan; jumlah. Untuk unit: kode unit; jumlah."
        ),
        required=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
    )

    def __init__(
        self, *args: Any, targets: Sequence[Target], counts: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keys = [one.key for one in targets]
        for one in targets:
            self.fields[one.key] = forms.IntegerField(
                label=label_of(one),
                min_value=1,
                max_value=2_000_000_000,
                required=False,
                initial=counts.get(one.key),
                error_messages={"min_value": _("Tulis 1 atau lebih, atau kosongkan.")},
            )

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The fields of the counts."""
        return [self[key] for key in self.keys]


class SampleForm(RefusableForm):
    """How many respondents are wanted."""

    rule = forms.ChoiceField(
        label=_("Sasaran ditetapkan menurut"),
        choices=[
            (TargetRule.KREJCIE_MORGAN.value, _("tabel Krejcie–Morgan, seperti dalam pedoman SKM")),
            (TargetRule.PRECISION.value, _("ketelitian indeks")),
            (TargetRule.OWN.value, _("angka sendiri, sama untuk semua")),
        ],
        widget=forms.RadioSelect,
        initial=TargetRule.KREJCIE_MORGAN.value,
    )
    within = forms.DecimalField(
        label=_("Indeks boleh meleset berapa poin?"),
        help_text=_("Dari 100 poin, dengan keyakinan 95 %. Dipakai untuk kolom ketelitian."),
        min_value=0,
        max_value=20,
        max_digits=4,
        decimal_places=2,
        localize=True,
        initial=USUAL_WITHIN,
    )
    minimum = forms.IntegerField(
        label=_("Jawaban paling sedikit"),
        help_text=_("Di bawahnya mutu tidak diberikan. 30 adalah kelaziman, bukan aturan."),
        min_value=5,
        max_value=100_000,
        initial=USUAL_MINIMUM,
        error_messages={"min_value": _("Paling sedikit 5, supaya jawaban satu orang tidak terbaca.")},
    )
    own = forms.IntegerField(label=_("Angka sendiri"), min_value=1, max_value=1_000_000, required=False)

    def clean(self) -> dict[str, Any]:
        """An own number that is needed and not below the least."""
        given = super().clean() or self.cleaned_data
        if given.get("within") == 0:
            self.add_error("within", _("Tulis lebih dari 0."))
        if given.get("rule") == TargetRule.OWN and not given.get("own"):
            self.add_error("own", _("Tulis berapa responden yang Anda sasar."))
        elif given.get("own") and given.get("minimum") and given["own"] < given["minimum"]:
            self.add_error("own", _("Sasaran tidak boleh di bawah jawaban paling sedikit."))
        return given

    @property
    def value(self) -> dict[str, Any]:
        """As a plan keeps it."""
        given = self.cleaned_data
        return {**given, "within": str(given["within"])}
