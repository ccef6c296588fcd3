"""A page of a survey that asks for one change."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.views.doors import address, crumbs, unit_name
from tolok.web.asking import Question, ask
from tolok.web.forms import RefusableForm
from tolok.web.shapes import Link


def ask_change(
    request: HttpRequest,
    survey: Survey,
    words: tuple[str, str, str],
    form: RefusableForm,
    act: Callable[[dict[str, Any]], None],
    back: str,
    *,
    danger: bool = False,
) -> HttpResponseBase:
    """Show the form, or do what it holds and go `back`; `words` are the title, what to know, and the button."""
    name = unit_name(survey)
    title, lead, send = words
    way = crumbs(Link(name, address(survey)), Link(title, current=True))

    def done(given: dict[str, Any]) -> HttpResponseBase:
        act(given)
        return HttpResponseRedirect(f"{back}?tersimpan")

    return ask(request, Question(title, lead, send, name, back, way, danger), form, done)
