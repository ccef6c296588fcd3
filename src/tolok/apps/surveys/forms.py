"""What respondents fill, and what staff of the Biro write when they change something."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.surveys.actions.answering import COMMENT, PROFILE, Given
from tolok.apps.surveys.models import AgeBand, Education, Mode, Occupation, Sex
from tolok.rules.questionnaires import Item, Questionnaire
from tolok.web.forms import RefusableForm
from tolok.web.printing import say

#: What a statement that is not rated is sent as: a choice of its own, so that a slip of the finger can be taken back.
NOT_RATED = "-"


class RatingForm(RefusableForm):
    """One respondent: every statement with its worded ratings, a comment, and who they are in broad strokes."""

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

    def __init__(self, *args: Any, asked: Questionnaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for place, item in enumerate(asked.items):
            self.fields[f"item_{place}"] = forms.ChoiceField(
                label=say(item.text),
                choices=_choices(item),
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Pilih satu jawaban."),
                    "invalid_choice": _("Pilih satu jawaban."),
                },
            )
        for name, kind in zip(PROFILE, (AgeBand, Sex, Education, Occupation), strict=True):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # declared above
            field.choices = [("", _("Tidak menjawab")), *kind.choices]

    @property
    def statements(self) -> list[forms.BoundField]:
        """The fields of the statements, in the order of the form."""
        return [self[f"item_{place}"] for place in range(len(self.asked.items))]

    @property
    def about(self) -> list[forms.BoundField]:
        """The fields about the respondent."""
        return [self[name] for name in PROFILE]

    @property
    def ratings(self) -> dict[str, int]:
        """Ratings by item code; what was not rated is left out."""
        given = {item.key: self.cleaned_data[f"item_{at}"] for at, item in enumerate(self.asked.items)}
        return {code: int(value) for code, value in given.items() if value != NOT_RATED}

    @property
    def given(self) -> Given:
        """Everything of it that is kept."""
        return Given(self.ratings, self.cleaned_data["comment"], self.profile)

    @property
    def profile(self) -> Mapping[str, str]:
        """What the respondent told about themselves."""
        return {name: self.cleaned_data[name] for name in PROFILE}


def _choices(item: Item) -> list[tuple[str, object]]:
    ratings = [(str(value), say(text)) for value, text in item.points.items()]
    return [*ratings, (NOT_RATED, _("Tidak menilai (tidak memakai atau tidak tahu)"))]


class AnswerForm(RatingForm):
    """The public form, with what the page itself sends along."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    way = forms.ChoiceField(
        choices=[(Mode.LINK.value, ""), (Mode.QR.value, "")], widget=forms.HiddenInput, required=False
    )
    opened = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seconds = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # People never see this field; programs that fill every field do.
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def taken(self, now: datetime) -> int | None:
        """Seconds from opening the page to sending: by the phone's own clock where it told, else by ours."""
        seconds, opened = self.cleaned_data["seconds"], self.cleaned_data["opened"]
        if seconds is not None:
            return int(seconds)
        return None if opened is None else int(now.timestamp()) - int(opened)

    @property
    def identifier(self) -> UUID:
        """The identifier made where the answer was given."""
        found = self.cleaned_data["uuid"]
        assert isinstance(found, UUID)  # a UUIDField gives nothing else
        return found


class PaperForm(RatingForm):
    """One paper form, typed in. The identifier keeps a second press from counting twice."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)


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
