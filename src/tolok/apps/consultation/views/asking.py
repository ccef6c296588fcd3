"""A page of a forum that asks for one change."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.consultation.forms.fields import AskForm
from tolok.apps.consultation.models import Forum
from tolok.apps.consultation.views.doors import crumbs, work_url
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


def saved(path: str) -> HttpResponseRedirect:
    """Back to a page, which says that it was saved."""
    return HttpResponseRedirect(f"{path}?tersimpan")
