"""A page with one form: ask, do, say what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from tolok.apps.organizations.forms import ChangeForm
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.views.doors import crumbs, office_link
from tolok.rules.texts import ProblemsError
from tolok.web.shapes import Link


@dataclass(frozen=True, slots=True)
class Question:
    """The words of the page, and the way back from it."""

    title: str
    lead: str
    send: str
    over: str
    way: tuple[Link, ...]
    danger: bool = False


def ask(
    request: HttpRequest,
    office: Office,
    question: Question,
    form: ChangeForm,
    act: Callable[[dict[str, Any]], HttpResponseBase],
) -> HttpResponseBase:
    """Show the form; do what it says; show it again with what is wrong."""
    if form.is_valid():
        try:
            return act(dict(form.cleaned_data))
        except ProblemsError as error:
            form.refuse(error)
    context = {
        "asked": question,
        "form": form,
        "over": question.over,
        "back": question.way[-1].url,
        "crumbs": crumbs(
            office,
            *(link for link in question.way if link != office_link(office)),
            Link(question.title, current=True),
        ),
    }
    return render(request, "organizations/change.html", context, status=422 if form.errors else 200)
