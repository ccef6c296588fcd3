"""The questions of an indicator as a form, so that anybody can try which level the rule would propose."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tolok.rules.instruments.conditions import Fact
from tolok.rules.instruments.values import NUMERIC, Indicator, Question
from tolok.sheets.cells import number
from tolok.web.printing import say

#: The name of the button; only a pressed form is read.
PRESSED = "usul"


class FactsForm(forms.Form):
    """The questions that the indicator's rule and its open points look at."""

    def __init__(self, *args: Any, row: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = asked(row)
        for question in self.questions:
            self.fields[question.key] = _field(question)

    def facts(self) -> dict[str, Fact]:
        """The answers as facts; what was left open stays unknown, an empty list of ticks is known to be empty."""
        found: dict[str, Fact] = {}
        for question in self.questions:
            answer = self.cleaned_data.get(question.key)
            if question.kind == "many":
                found[question.key] = frozenset(answer or ())
            elif question.kind == "yesno" and answer:
                found[question.key] = answer == "ya"
            elif answer not in (None, ""):
                found[question.key] = answer
        return found


def asked(row: Indicator) -> list[Question]:
    """The questions that matter for a proposal, in the order of the form."""
    if row.rule is None:
        return []
    names = {*row.rule.facts(), *(name for edge in row.boundaries if edge.when for name in edge.when.facts())}
    return [question for question in row.questions if question.key in names]


def _field(question: Question) -> forms.Field:
    label = say(question.text)
    options = [(option.key, say(option.text)) for option in question.options]
    open_choice = ("", _("Belum diketahui"))
    if question.kind == "yesno":
        choices = [open_choice, ("ya", _("Ya")), ("tidak", _("Tidak"))]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    if question.kind == "many":
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(label=label, choices=options, required=False, widget=widget)
    if question.kind == "one":
        return forms.ChoiceField(label=label, choices=[open_choice, *options], required=False)
    return ExactField(label=label, required=False, most=100 if NUMERIC.get(question.kind) else None)


class ExactField(forms.CharField):
    """A number as people write it, with comma or point, kept exact; not below 0, nor above `most`."""

    def __init__(self, *args: Any, most: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = most

    def to_python(self, value: object) -> Any:
        """The exact number, None when nothing was written."""
        text = super().to_python(value)
        if not text:
            return None
        found = number(text)
        if found is None:
            raise forms.ValidationError(_("Tulis angka, misalnya 80 atau 12,5."))
        if found < 0 or (self.most is not None and found > self.most):
            wanted = _("0 sampai %(most)s") % {"most": self.most} if self.most else _("0 atau lebih")
            raise forms.ValidationError(_("Tulis angka %(wanted)s.") % {"wanted": wanted})
        return found
