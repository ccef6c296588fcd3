"""Forms of publications and follow-up."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.surveys.actions import Planned
from tolok.apps.surveys.models import Publication
from tolok.rules.questionnaires.block_lowest import Lowest
from tolok.rules.questionnaires.follow_up_drafts import draft_for
from tolok.rules.texts import ProblemsError
from tolok.web.forms import DayField, RefusableForm
from tolok.web.printing import say


class NoteForm(RefusableForm):
    """Where and when a result was told."""

    medium = forms.ChoiceField(label=_("Media"), choices=Publication.Medium.choices)
    place = forms.CharField(
        label=_("Alamat atau tempat"),
        help_text=_("Misalnya alamat unggahan, atau “papan di loket 2”."),
        max_length=300,
        error_messages={"required": _("Tulis alamat atau tempatnya.")},
    )
    told_on = DayField(_("Tanggal diumumkan"))


class ReasonForm(RefusableForm):
    """Nothing but why."""

    why = forms.CharField(
        label=_("Alasan"),
        help_text=_("Ditampilkan kepada umum di halaman hasil."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )


class PlanForm(RefusableForm):
    """One line for each of the lowest elements, drafted; what is not ticked is left out."""

    def __init__(
        self,
        *args: Any,
        lowest: Sequence[Lowest],
        quarters: Sequence[tuple[date, str]],
        owner: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lowest = lowest
        self.days = {day.isoformat(): day for day, _name in quarters}
        choices = [(day.isoformat(), name) for day, name in quarters]
        later = choices[1][0] if len(choices) > 1 else choices[0][0]
        for at, one in enumerate(lowest):
            wanted = not self.is_bound or f"take_{at}" in self.data
            draft = draft_for(one.item)
            self.fields[f"take_{at}"] = forms.BooleanField(
                label=_("Rencanakan tindak lanjut untuk unsur ini"), initial=True, required=False
            )
            self.fields[f"title_{at}"] = forms.CharField(
                label=_("Program atau kegiatan"), initial=say(draft.title), max_length=300, required=wanted
            )
            self.fields[f"measure_{at}"] = forms.CharField(
                label=_("Ukuran selesai"), initial=say(draft.measure), max_length=1000, required=wanted
            )
            self.fields[f"owner_{at}"] = forms.CharField(
                label=_("Penanggung jawab"),
                initial=owner,
                max_length=200,
                required=wanted,
                error_messages={"required": _("Tulis penanggung jawabnya.")},
            )
            self.fields[f"due_{at}"] = forms.ChoiceField(
                label=_("Waktu"), choices=choices, initial=later, required=wanted
            )
            self.fields[f"public_{at}"] = forms.BooleanField(
                label=_("Tampilkan kepada umum"), initial=True, required=False
            )

    def groups(self) -> list[tuple[Lowest, list[forms.BoundField]]]:
        """The fields of every element."""
        names = ("take", "title", "measure", "owner", "due", "public")
        return [(one, [self[f"{name}_{at}"] for name in names]) for at, one in enumerate(self.lowest)]

    def ticked(self) -> list[int]:
        """The places of the elements that were ticked."""
        return [at for at in range(len(self.lowest)) if self.cleaned_data[f"take_{at}"]]

    def lines(self) -> list[Planned]:
        """The lines that were ticked."""
        data = self.cleaned_data
        return [
            Planned(
                self.lowest[at].item.element,
                data[f"title_{at}"],
                data[f"measure_{at}"],
                data[f"owner_{at}"],
                self.days.get(data[f"due_{at}"], next(iter(self.days.values()))),
                data[f"public_{at}"],
            )
            for at in self.ticked()
        ]

    def refuse(self, error: ProblemsError) -> None:
        """Show every problem at the field of its line."""
        ticked = self.ticked()
        for problem in error.problems:
            key = {"due_on": "due"}.get(problem.key, problem.key)
            name = f"{key}_{ticked[problem.row - 1]}" if problem.row else ""
            self.add_error(name if name in self.fields else None, say(problem.text))
