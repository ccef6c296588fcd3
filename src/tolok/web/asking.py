"""A page that asks for one change: show the form, do what it says, show it again with what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from tolok.rules.texts import ProblemsError
from tolok.web.forms import RefusableForm
from tolok.web.shapes import Link


@dataclass(frozen=True, slots=True)
class Question:
    """The words of the page: `over` is what it is about, `back` where to go instead, `send` the button."""

    title: str
    lead: str
    send: str
    over: str
    back: str
    crumbs: Sequence[Link]
    danger: bool = False


def ask(
    request: HttpRequest,
    question: Question,
    form: RefusableForm,
    act: Callable[[dict[str, Any]], HttpResponseBase],
    template: str = "web/ask.html",
) -> HttpResponseBase:
    """Call `act` with what a valid form holds; `act` says where to go, or why not with ProblemsError.

    `template` extends web/ask.html where a page shows more than its fields.
    """
    if form.is_valid():
        try:
            return act(dict(form.cleaned_data))
        except ProblemsError as error:
            form.refuse(error)
    return show(request, question, form, template)


def show(
    request: HttpRequest, question: Question, form: RefusableForm, template: str = "web/ask.html"
) -> HttpResponseBase:
    """The page alone; 422 when something is wrong with what was sent."""
    context = {
        "form": form,
        "title": question.title,
        "lead": question.lead,
        "send": question.send,
        "over": question.over,
        "back": question.back,
        "danger": question.danger,
        "crumbs": question.crumbs,
    }
    return render(request, template, context, status=422 if form.errors else 200)
