"""What respondents fill, and what staff of the Biro write when they change something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tolok.apps.surveys.actions.answering import COMMENT, PROFILE, Given
from tolok.apps.surveys.models import AgeBand, Education, Occupation, Sex
from tolok.rules.questionnaires.values import OWN_TEXT, Block, Item, Own, Questionnaire
from tolok.rules.texts import Text
from tolok.web.forms import RefusableForm
from tolok.web.printing import say

#: What a statement that is not rated is sent as: a choice of its own, so that a slip of the finger can be taken back.
NOT_RATED = "-"
#: What blocks are about, in words of those who answer; others go by the title of their pack.
TITLES = {
    "skm9": _("Kepuasan Anda"),
    "spkp8": _("Mutu layanan"),
    "spak5": _("Kejujuran layanan"),
    "f03-a": _("Keadaan di unit ini"),
    "f03-b": _("Keadaan di unit ini"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One block as it stands on a form: its statements, and what the ends of its scale mean where words do not say."""

    block: Block
    fields: Sequence[forms.BoundField]
    ends: tuple[str, str] | None

    @property
    def title(self) -> str:
        """What the block is about, in words of those who answer."""
        return str(TITLES.get(self.block.key) or say(self.block.title))


class Words:
    """What is asked in the reader's language, or in one of the questionnaire's further languages where it has words."""

    def __init__(self, asked: Questionnaire, language: str) -> None:
        self.others = (asked.others or {}).get(language, {})

    def question(self, key: str, text: Text) -> str:
        """The words of a statement or question."""
        return self.others.get(key) or say(text)

    def choice(self, key: str, value: object, text: Text) -> str:
        """The words of one of its ratings or choices."""
        return self.others.get(f"{key}={value}") or say(text)


class RatingForm(RefusableForm):
    """One respondent: every statement with its worded ratings, own questions, a comment, who they are in broad strokes.

    `language` is one of the questionnaire's further languages, empty for the language of the page.
    """

    comment = forms.CharField(
        label=_("Ada yang ingin Anda sampaikan?"),
        help_text=_("Jangan tulis nama, nomor telepon, atau NIK siapa pun."),
        required=False,
        max_length=COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    age_band = forms.ChoiceField(label=_("Umur"), required=False)
    sex = forms.ChoiceField(label=_("Jenis kelamin"), required=False)
    education = forms.ChoiceField(label=_("Pendidikan terakhir"), required=False)
    occupation = forms.ChoiceField(label=_("Pekerjaan"), required=False)

    def __init__(self, *args: Any, asked: Questionnaire, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.language = language if language in (asked.others or {}) else ""
        words = Words(asked, self.language)
        for place, item in enumerate(asked.items):
            self.fields[f"item_{place}"] = _rating(item, words)
        for place, own in enumerate(asked.own):
            self.fields[f"own_{place}"] = _own(own, words)
        for name, kind in zip(PROFILE, (AgeBand, Sex, Education, Occupation), strict=True):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # declared above
            field.choices = [("", _("Tidak menjawab")), *kind.choices]
        for name in () if asked.profile else PROFILE:
            del self.fields[name]
        if not asked.comment:
            del self.fields["comment"]

    @property
    def statements(self) -> list[forms.BoundField]:
        """The fields of the statements, in the order of the form."""
        return [self[f"item_{place}"] for place in range(len(self.asked.items))]

    @property
    def parts(self) -> list[Part]:
        """The statements block by block."""
        fields = iter(self.statements)
        return [Part(one, [next(fields) for _item in one.items], _ends(one)) for one in self.asked.blocks]

    @property
    def own(self) -> list[forms.BoundField]:
        """The fields of the office's own questions."""
        return [self[f"own_{place}"] for place in range(len(self.asked.own))]

    @property
    def about(self) -> list[forms.BoundField]:
        """The fields about the respondent."""
        return [self[name] for name in PROFILE if name in self.fields]

    @property
    def ratings(self) -> dict[str, int]:
        """Ratings by item code; what was not rated is left out."""
        given = {item.key: self.cleaned_data[f"item_{at}"] for at, item in enumerate(self.asked.items)}
        return {code: int(value) for code, value in given.items() if value not in (NOT_RATED, "")}

    @property
    def extra(self) -> dict[str, str]:
        """Answers to own questions by key; what was not answered is left out."""
        given = {own.key: self.cleaned_data[f"own_{at}"] for at, own in enumerate(self.asked.own)}
        return {key: value for key, value in given.items() if value}

    @property
    def given(self) -> Given:
        """Everything of it that is kept."""
        comment = self.cleaned_data.get("comment", "")
        language = self.language or (get_language() or "id")[:2]
        return Given(self.ratings, comment, self.profile, self.extra, language=language)

    @property
    def profile(self) -> Mapping[str, str]:
        """What the respondent told about themselves."""
        return {name: self.cleaned_data.get(name, "") for name in PROFILE}

    def field_at_fault(self, key: str) -> str:
        """Where the statement or question with a key stands on this form."""
        places = {item.key: f"item_{at}" for at, item in enumerate(self.asked.items)}
        places |= {own.key: f"own_{at}" for at, own in enumerate(self.asked.own)}
        return places.get(key, key)


def _rating(item: Item, words: Words) -> forms.ChoiceField:
    ratings = [(str(value), words.choice(item.key, value, text)) for value, text in item.points.items()]
    return forms.ChoiceField(
        label=words.question(item.key, item.text),
        choices=[*ratings, (NOT_RATED, _("Tidak menilai (tidak memakai atau tidak tahu)"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu jawaban."), "invalid_choice": _("Pilih satu jawaban.")},
    )


def _own(own: Own, words: Words) -> forms.Field:
    label = words.question(own.key, own.text)
    if own.kind == "text":
        area = forms.Textarea(attrs={"rows": 3})
        return forms.CharField(label=label, required=False, max_length=OWN_TEXT, widget=area)
    choices = [(key, words.choice(own.key, key, text)) for key, text in own.choices.items()]
    none = ("", _("Tidak menjawab"))
    return forms.ChoiceField(label=label, required=False, choices=[*choices, none], widget=forms.RadioSelect)


def _ends(block: Block) -> tuple[str, str] | None:
    """The lowest and highest rating of a scale that counts, as stars do, instead of naming what each means."""
    points = block.items[0].points
    first, last = say(points[min(points)]), say(points[max(points)])
    return (first, last) if first[:1].isdigit() else None


class WhyForm(RefusableForm):
    """The reason of a change."""

    why = forms.CharField(
        label=_("Alasan"),
        help_text=_("Tersimpan dalam catatan audit."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya; perubahan tanpa alasan tidak disimpan.")},
    )


class ClosingForm(WhyForm):
    """Another closing time."""

    closes_at = forms.DateTimeField(
        label=_("Ditutup pada"),
        help_text=_("Menurut waktu kantor ini."),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        error_messages={
            "required": _("Isi waktu tutupnya."),
            "invalid": _("Tulis waktu seperti 21/11/2026 16.00."),
        },
    )
    field_order = ("closes_at", "why")
