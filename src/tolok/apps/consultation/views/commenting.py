"""A comment of the public on one paragraph: no account, no cookie, no JavaScript.

It is exempt from the CSRF check, and that is safe: the check keeps other sites from borrowing what a visitor's cookie
allows, and this page reads no cookie and asks who nobody is. Without it the form needs no cookie.
"""

from datetime import datetime
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Said
from tolok.apps.consultation.forms.saying import CommentForm
from tolok.apps.consultation.models import Subject
from tolok.apps.consultation.views.doors import today
from tolok.apps.consultation.views.public import forum_of, subject_of, way
from tolok.rules.standards.components import by_code
from tolok.rules.texts import ProblemsError
from tolok.web.access import public
from tolok.web.printing import say
from tolok.web.shapes import Link

#: In the address after a comment was taken, so that going back asks nobody to send it again.
SENT = "terkirim"


@public
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, forum: int, subject: int, code: str, paragraph: int) -> HttpResponseBase:
    """Ask for a comment on one paragraph (0: the component as a whole), or take it."""
    one = subject_of(forum_of(forum), subject)
    lines = one.lines.get(code, [])
    known = by_code().get(code)
    if known is None or not known.published or paragraph > len(lines):
        raise Http404
    if request.method != "POST" and SENT in request.GET:
        return render(request, "consultation/comment_thanks.html", _about(one))
    now = timezone.now()
    if not one.forum.commentable_on(today()):
        return render(request, "consultation/comment_closed.html", _about(one), status=_closed(request))
    form = _form(request, now)
    if form.is_valid():
        try:
            _taken(one, form, code, paragraph, now)
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(f"{request.path}?{SENT}")
    language = (get_language() or "id")[:2]
    context = {
        **_about(one),
        "form": form,
        "component": say(known.name),
        "paragraph": paragraph,
        "line": lines[paragraph - 1].get(language, "") if paragraph else "",
    }
    return render(request, "consultation/comment.html", context, status=422 if form.errors else 200)


def _closed(request: HttpRequest) -> int:
    return 409 if request.method == "POST" else 200


def _form(request: HttpRequest, now: datetime) -> CommentForm:
    if request.method == "POST":
        return CommentForm(request.POST)
    return CommentForm(initial={"uuid": uuid4(), "opened": int(now.timestamp())})


def _taken(one: Subject, form: CommentForm, code: str, paragraph: int, now: datetime) -> None:
    given = form.cleaned_data
    opened = given["opened"]
    said = Said(
        component=code,
        paragraph=paragraph,
        text=given["text"],
        element=given["element"],
        email=given["email"],
        language=(get_language() or "id")[:2],
        seconds=None if opened is None else int(now.timestamp()) - opened,
        trapped=bool(given["website"]),
    )
    actions.take_comment(subject=one, said=said, uuid=given["uuid"], now=now)


def _about(one: Subject) -> dict[str, object]:
    back = reverse("consultation-draft", args=[one.forum_id, one.pk])
    return {
        "forum": one.forum,
        "service": one.version.service.called,
        "draft": back,
        "crumbs": way(one.forum, Link(one.version.service.called, back), Link(_("Komentar"), current=True)),
    }
