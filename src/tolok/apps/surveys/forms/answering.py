"""The public form: one respondent's sheet, and a second one asked in the same sitting."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms

from tolok.apps.surveys.actions.answering import PROFILE
from tolok.apps.surveys.forms.rating import RatingForm
from tolok.apps.surveys.models import Mode

#: A press counts as one approach; more than this since the last answer is a screen somebody played with.
MOST_STARTS = 50


def _identifier() -> forms.UUIDField:
    # Browsers restore hidden fields of a reloaded page unless told not to: two people would share one identifier.
    return forms.UUIDField(widget=forms.HiddenInput(attrs={"autocomplete": "off", "data-uuid": True}))


class SheetForm(RatingForm):
    """What every public sheet sends along."""

    uuid = _identifier()

    @property
    def identifier(self) -> UUID:
        """The identifier made where the answer was given."""
        found = self.cleaned_data["uuid"]
        assert isinstance(found, UUID)  # a UUIDField gives nothing else
        return found

    def keys(self, survey: str) -> dict[str, object]:
        """What a browser needs to write this sheet to a file without the server."""
        return {
            "survey": survey,
            "prefix": f"{self.prefix}-" if self.prefix else "",
            "items": [item.key for item in self.asked.items],
            "own": [own.key for own in self.asked.own],
            "profile": [name for name in PROFILE if name in self.fields],
        }


class AnswerForm(SheetForm):
    """The public form, with what the page itself sends along."""

    way = forms.ChoiceField(
        choices=[(Mode.LINK.value, ""), (Mode.QR.value, "")], widget=forms.HiddenInput, required=False
    )
    opened = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seconds = forms.IntegerField(widget=forms.HiddenInput, required=False)
    starts = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
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
    def trapped(self) -> bool:
        """Whether the field that people do not see was filled."""
        return bool(self.cleaned_data["website"])

    @property
    def started(self) -> int:
        """How often the screen was opened on purpose since the last answer; this one counts."""
        return min(max(self.cleaned_data["starts"] or 1, 1), MOST_STARTS)


class SecondForm(SheetForm):
    """A second questionnaire in the same sitting. All of it may be left out; words and profile were asked already."""

    code = forms.SlugField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, prefix="f03", **kwargs)
        for name in ("comment", *PROFILE):
            self.fields.pop(name, None)
        for bound in (*self.statements, *self.own):
            bound.field.required = False
