"""A page of a forum that asks for one change."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.consultation.forms.fields import AskForm, SureForm
from tolok.apps.consultation.forms.people import OneForm
from tolok.apps.consultation.models import Forum
from tolok.apps.consultation.views.doors import crumbs, who, work_url
from tolok.web.asking import Question, ask
from tolok.web.shapes import Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])


def change(
    request: HttpRequest,
    forum: Forum,
    title: str,
    lead: str,
    form: type[AskForm],
    act: Callable[[dict[str, Any]], object],
    *,
    send: str = "",
    back: str = "",
    danger: bool = False,
    template: str = "web/ask.html",
    **more: Any,
) -> HttpResponseBase:
    """Show the form; when it is sent, do it and go `back` (the forum's own page unless told)."""
    home = back or work_url(forum)
    crumb = crumbs(request, forum, Link(title, current=True))
    question = Question(title, lead, send or _("Simpan"), forum.topic, home, crumb, danger)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None,)
    bound = form(*sent, **more)

    def done(given: dict[str, Any]) -> HttpResponseBase:
        act(given)
        return saved(home)

    return ask(request, question, bound, done, template)


def confirm(
    request: HttpRequest,
    forum: Forum,
    title: str,
    lead: str,
    step: Callable[..., object],
    *,
    send: str = "",
    back: str = "",
) -> HttpResponseBase:
    """Ask whether a step of a forum is taken now; there is nothing to fill in."""

    def act(_given: dict[str, Any]) -> object:
        return step(forum=forum, **who(request))

    return change(request, forum, title, lead, SureForm, act, send=send or title, back=back)


def take_away(
    request: HttpRequest, forum: Forum, title: str, what: str, act: Callable[..., object], back: str
) -> HttpResponseBase:
    """Ask with a tick whether `what` a forum holds is really to go."""

    def gone(_given: dict[str, Any]) -> object:
        return act(**who(request))

    return change(request, forum, title, what, OneForm, gone, send=_("Hapus"), back=back, danger=True)


def saved(path: str) -> HttpResponseRedirect:
    """Back to a page, which says that it was saved."""
    return HttpResponseRedirect(f"{path}?tersimpan")
