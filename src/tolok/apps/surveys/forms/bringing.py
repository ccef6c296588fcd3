"""What somebody decides about a file of answers: what its columns hold, what its words mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.surveys.models import AnswerImport
from tolok.rules.questionnaires.values import Block, Questionnaire
from tolok.sheets.imports import heading_words as parts
from tolok.sheets.imports.deciding import Open
from tolok.sheets.imports.mapping import Column, Meaning, SavedMapping
from tolok.sheets.imports.profiles import CODES, TITLES
from tolok.sheets.imports.scales import suggested
from tolok.web.forms import DayField, RefusableForm
from tolok.web.printing import say

Choices = list[tuple[Any, Any]]
#: What is chosen for a word or a point that is no answer.
NO_ANSWER = "-"
ZONES = (("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"))


class LaterChoice(forms.ChoiceField):
    """What must be decided before the file is read; the page is taken without it, so that everything open is told."""

    def validate(self, value: Any) -> None:
        """As any choice, but nothing may be chosen yet."""
        if value:
            super().validate(value)


class FileForm(RefusableForm):
    """One file of answers."""

    file = forms.FileField(
        label=_("Berkas jawaban"),
        help_text=_(
            "CSV, XLSX, atau ODS dari Google Forms, LimeSurvey, KoboToolbox, ODK, atau lembar olah data; juga jawaban belum terkirim (JSON)."
        ),
        error_messages={"required": _("Pilih berkasnya."), "empty": _("Berkas ini kosong.")},
    )


@dataclass(frozen=True, slots=True)
class ColumnFields:
    """The fields of one column, as the page shows them."""

    column: Column
    examples: tuple[str, ...]
    target: forms.BoundField
    words: list[forms.BoundField]

    @property
    def open(self) -> bool:
        """Whether a person should look at it first."""
        return self.column.sure == "unsure" or bool(self.column.guessed) or bool(self.words)


class ColumnsForm(RefusableForm):
    """Everything that is to be decided about a file before it is read."""

    zone = forms.ChoiceField(label=_("Zona waktu di berkas"), choices=ZONES)
    outside = forms.ChoiceField(
        label=_("Jawaban di luar masa survei"),
        choices=[("skip", _("jangan diambil")), ("keep", _("ambil juga"))],
    )
    future = forms.ChoiceField(
        label=_("Jawaban dengan waktu di masa depan"),
        choices=[("refuse", _("tolak berkasnya dan sebut barisnya")), ("now", _("ambil dengan waktu impor"))],
        required=False,
    )
    collection = forms.CharField(
        label=_("Nama kumpulan"),
        help_text=_(
            "Berkas ini tidak mencatat waktu atau nomor jawaban. Beri setiap tumpukan nama sendiri, misalnya Kertas Oktober 2026; jawaban sama dari dua kumpulan dihitung dua orang."
        ),
        max_length=80,
        error_messages={"required": _("Tulis nama kumpulannya.")},
    )
    day = DayField(_("Tanggal jawaban tanpa waktu"), _("Kosongkan bila memakai hari ini."), required=False)
    days = forms.ChoiceField(
        label=_("Urutan tanggal"),
        choices=[
            ("day-first", _("hari lebih dulu: 03/04 = 3 April")),
            ("month-first", _("bulan lebih dulu: 03/04 = 4 Maret")),
        ],
        required=False,
    )
    order = LaterChoice(
        label=_("Urutan U8 dan U9"),
        help_text=_("Peraturan dan contoh kuesionernya memberi nomor berbeda untuk pengaduan dan sarana."),
        choices=[
            ("", _("pilih urutannya")),
            ("rule", _("urutan peraturan: U8 pengaduan, U9 sarana")),
            ("form", _("urutan formulir: U8 sarana, U9 pengaduan")),
        ],
    )
    without = forms.MultipleChoiceField(
        label=_("Unsur tanpa kolom"),
        help_text=_("Tandai yang memang tidak ditanyakan. Yang lain harus dipetakan ke kolomnya."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    save_as = forms.CharField(
        label=_("Simpan pemetaan ini dengan nama"),
        help_text=_("Supaya berkas berikutnya dari formulir yang sama langsung terbaca."),
        max_length=120,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        draft: AnswerImport,
        asked: Questionnaire,
        mapping: SavedMapping,
        open_ones: Open,
        examples: Mapping[tuple[str, int], tuple[str, ...]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked, self.mapping, self.open, self.examples = asked, mapping, open_ones, examples
        self._words: dict[int, list[tuple[str, str]]] = {}
        self._points: dict[str, list[tuple[str, int]]] = {}
        self._plain(draft)
        for at, column in enumerate(mapping.columns):
            self._column(at, column)
        for block, scale in open_ones.scales.items():
            self._scale(block, scale)

    def _plain(self, draft: AnswerImport) -> None:
        targets = {one.target for one in self.mapping.columns}
        timed = bool(targets & {parts.TIME, parts.STARTED})
        if timed or parts.SOURCE in targets:
            del self.fields["collection"]
        if timed:
            del self.fields["day"]
        else:
            del self.fields["future"]
        if not timed or not any(
            one.sure == "unsure" and one.target in (parts.TIME, parts.STARTED) for one in self.mapping.columns
        ):
            del self.fields["days"]
        if not self.open.codes:
            del self.fields["order"]
        absent = self.open.absent
        if not absent:
            del self.fields["without"]
        else:
            cast(forms.MultipleChoiceField, self.fields["without"]).choices = [
                (key, say(self.asked.by_key[key][1].name)) for key in absent
            ]
        said = {"outside": "skip", "future": "refuse", **draft.options, "without": self.mapping.without}
        for name, value in said.items():
            if name in self.fields:
                self.fields[name].initial = value

    def _column(self, at: int, column: Column) -> None:
        undecided = column.sure == "unsure"
        self.fields[f"c{at}"] = LaterChoice(
            label=_("Isi kolom ini"),
            choices=[*([("", _("pilih isinya"))] if undecided else []), *targets_of(self.asked)],
            initial="" if undecided and not column.item else column.target,
        )
        words = self.open.words.get((column.heading, column.nth), ()) if column.item else ()
        self._words[at] = []
        for place, word in enumerate(words):
            known = word in column.words
            self.fields[f"w{at}_{place}"] = LaterChoice(
                label=_("“%(word)s” berarti") % {"word": word},
                choices=points_of(*self.asked.by_key[column.item][:1], column.item),
                initial=_said(column.words[word]) if known else "",
            )
            self._words[at].append((f"w{at}_{place}", word))

    def _scale(self, key: str, scale: tuple[int, int]) -> None:
        block = next(one for one in self.asked.blocks if one.key == key)
        kept = self.mapping.scales.get(key) or suggested(scale, block.low, block.high)
        self._points[key] = []
        for point in range(scale[0], scale[1] + 1):
            name = f"s_{key}_{point}"
            self.fields[name] = forms.ChoiceField(
                label=_("%(point)s di berkas menjadi") % {"point": point},
                choices=[(str(one), str(one)) for one in range(block.low, block.high + 1)]
                + [(NO_ANSWER, _("kosong (tidak menilai)"))],
                initial=_said(kept.get(point)),
            )
            self._points[key].append((name, point))

    @property
    def columns(self) -> list[ColumnFields]:
        """Every column with its fields, those to look at first in front."""
        found = [
            ColumnFields(
                column,
                self.examples.get((column.heading, column.nth), ()),
                self[f"c{at}"],
                [self[name] for name, _word in self._words[at]],
            )
            for at, column in enumerate(self.mapping.columns)
        ]
        return sorted(found, key=lambda one: not one.open)

    @property
    def scales(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The conversion tables: what the block is called, and a field a point."""
        titles = {block.key: say(block.title) for block in self.asked.blocks}
        return [(titles[key], [self[name] for name, _point in rows]) for key, rows in self._points.items()]

    @property
    def before(self) -> list[forms.BoundField]:
        """What settles several columns at once, asked before them."""
        return [self[name] for name in FIRST if name in self.fields]

    @property
    def others(self) -> list[forms.BoundField]:
        """The fields about the whole file."""
        return [self[name] for name in PLAIN if name in self.fields]

    @property
    def options(self) -> dict[str, Any]:
        """What was decided about the whole file, as it is kept."""
        given = self.cleaned_data
        day = given.get("day")
        found = {"zone": given["zone"], "outside": given["outside"]}
        found["future"] = given.get("future") or "refuse"
        found |= {"collection": given["collection"]} if given.get("collection") else {}
        return found | ({"day": day.isoformat()} if day else {})

    @property
    def decided(self) -> SavedMapping:
        """The mapping with what was chosen; what nobody chose stays undecided."""
        given = self.cleaned_data
        scales = {
            key: {point: _meant(given[name]) for name, point in rows} for key, rows in self._points.items()
        }
        return replace(
            self.mapping,
            columns=tuple(self._decided(at, one) for at, one in enumerate(self.mapping.columns)),
            days=given.get("days") or self.mapping.days,
            order=given.get("order") or self.mapping.order,
            without=tuple(given["without"]) if "without" in given else self.mapping.without,
            scales={**self.mapping.scales, **scales},
        )

    def _decided(self, at: int, column: Column) -> Column:
        target = self.cleaned_data[f"c{at}"]
        if not target:
            return replace(column, sure="unsure")
        if target != column.target:
            return Column(column.heading, target, column.nth, why=column.why)
        words = {word: self.cleaned_data[name] for name, word in self._words[at]}
        told: dict[str, Meaning] = {word: _meant(one) for word, one in words.items() if one}
        kept = {word: one for word, one in column.words.items() if word not in words}
        return replace(column, words={**kept, **told}, guessed=(), sure="sure")


#: Fields about the whole file, in the order they are asked.
FIRST = ("order", "days")
PLAIN = ("zone", "day", "collection", "outside", "future", "without", "save_as")


def targets_of(asked: Questionnaire) -> Choices:
    """What a column may hold, in groups."""
    items = [
        (say(block.title), [(f"item:{one.key}", f"{one.number}. {say(one.name)}") for one in block.items])
        for block in asked.blocks
    ]
    own = [(f"own:{one.key}", say(one.text)) for one in asked.own]
    about = [(f"profile:{part}", say(title)) for part, title in TITLES.items() if part in CODES]
    return [
        (parts.IGNORE, _("jangan dibaca")),
        *items,
        *([(_("Pertanyaan sendiri"), own)] if own else []),
        (_("Responden"), about),
        (
            _("Lainnya"),
            [
                (parts.COMMENT, _("komentar")),
                (parts.TIME, _("waktu mengisi")),
                (parts.STARTED, _("waktu mulai")),
                (parts.SECONDS, _("lama mengisi (detik)")),
                (parts.SOURCE, _("nomor jawaban")),
                (parts.SERVICE, _("layanan")),
                (parts.MODE, _("cara mengisi")),
                (parts.VERSION, _("versi kuesioner")),
            ],
        ),
    ]


def points_of(block: Block, key: str) -> Choices:
    """The points of an item with their words, and that it is no answer."""
    item = next(one for one in block.items if one.key == key)
    points: Sequence[tuple[str, Any]] = [
        (str(point), f"{point}. {say(text)}") for point, text in item.points.items()
    ]
    return [("", _("pilih artinya")), *points, (NO_ANSWER, _("kosong (bukan penilaian)"))]


def _said(meaning: Meaning) -> str:
    return NO_ANSWER if meaning is None else str(meaning)


def _meant(chosen: str) -> int | None:
    return None if chosen == NO_ANSWER else int(chosen)
