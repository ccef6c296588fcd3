"""What a page of promises asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

from tolok.apps.commitments.forms import AskForm, Choices
from tolok.apps.commitments.views.doors import today
from tolok.web import asking
from tolok.web.shapes import Link


@dataclass(frozen=True, slots=True)
class Asked:
    """Its words, its form, and what to do with what was written: `act` returns where to go then."""

    title: str
    lead: str
    send: str
    form: type[AskForm]
    act: Callable[[dict[str, Any]], str]
    over: str
    back: str
    crumbs: Sequence[Link]
    choices: dict[str, Choices] = field(default_factory=dict)
    initial: dict[str, object] = field(default_factory=dict)
    danger: bool = False


def ask(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """Show the form; do what it says; show it again with what is wrong."""
    posted = request.POST if request.method == "POST" else None
    form = asked.form(posted, today=today(), choices=asked.choices, initial=asked.initial)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        return HttpResponseRedirect(f"{asked.act(given)}?tersimpan")

    question = asking.Question(
        asked.title, asked.lead, asked.send, asked.over, asked.back, asked.crumbs, asked.danger
    )
    return asking.ask(request, question, form, act, "commitments/ask.html")
