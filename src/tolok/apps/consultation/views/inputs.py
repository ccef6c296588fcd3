"""Inputs and their answers; comments of the public that wait to be read."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.consultation import actions
from tolok.apps.consultation.forms.fields import WhyForm
from tolok.apps.consultation.forms.saying import AnswerForm, InputForm
from tolok.apps.consultation.models import Comment, Forum, Input, Shown
from tolok.apps.consultation.views.asking import METHODS, change, saved
from tolok.apps.consultation.views.doors import (
    crumbs,
    keeps,
    keeps_forum,
    part_of,
    sees_forum,
    today,
    who,
    whole_of,
    work_url,
)
from tolok.apps.consultation.views.words import about, element_word, verdict_of
from tolok.rules.forums.states import AGREED, LISTENING, PREPARATION
from tolok.rules.standards.components import by_code
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Link

ROWS_A_PAGE = 50
OPEN = LISTENING | {PREPARATION}


@policy(sees_forum)
@require_safe
def inputs(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Everything that was said, with its answer."""
    found = whole_of(forum)
    edits = keeps(request, found.unit)
    page = Paginator(list(found.inputs.all()), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "forum": found,
        "page": page,
        "rows": [_row(found, one, edits=edits) for one in page],
        "add": work_url(found, "input") if edits and found.state in OPEN else "",
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, Link(_("Masukan"), current=True)),
    }
    return render(request, "consultation/inputs.html", context)


def _row(found: Forum, one: Input, *, edits: bool) -> dict[str, Any]:
    answers = edits and found.state in OPEN | AGREED
    removes = edits and found.state in OPEN and one.comment_id is None
    return {
        "input": one,
        "about": about(one),
        "who": f"{one.get_source_display()}, {element_word(one.element)}",
        "tag": verdict_of(one),
        "answer": work_url(found, "answer", one.pk) if answers else "",
        "remove": work_url(found, "remove", one.pk) if removes else "",
    }


@policy(keeps_forum)
@METHODS
def add(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Write down one more input."""
    found = whole_of(forum)
    subjects = {str(one.pk): one for one in found.subjects.all()}

    def act(given: dict[str, Any]) -> object:
        subject = subjects.get(given.pop("subject"))
        return actions.enter(forum=found, subject=subject, **given, **who(request))

    nothing = [("", _("tidak tentang satu standar"))]
    return change(
        request,
        found,
        _("Catat masukan"),
        _("Setiap masukan dijawab beserta alasannya, dan dibaca umum setelah berita acara ditutup."),
        InputForm,
        act,
        back=work_url(found, "inputs"),
        initial={
            "received_on": found.held_on or today(),
            "subject": next(iter(subjects)) if len(subjects) == 1 else "",
        },
        choices={
            "subject": nothing + [(pk, one.version.service.called) for pk, one in subjects.items()],
        },
    )


@policy(keeps_forum)
@METHODS
def answer(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """Accept, adjust or reject, with the reason."""
    found = whole_of(forum)
    one = part_of(found.inputs.all(), row)
    return change(
        request,
        found,
        _("Tanggapi masukan %(n)s") % {"n": one.number},
        f"{about(one)}: {one.text}",
        AnswerForm,
        lambda given: actions.answer(row=one, **given, **who(request)),
        back=work_url(found, "inputs"),
        initial={"verdict": one.verdict, "reason": one.reason},
    )


@policy(keeps_forum)
@METHODS
def remove(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """Take back what was entered wrongly."""
    found = whole_of(forum)
    one = part_of(found.inputs.all(), row)
    return change(
        request,
        found,
        _("Hapus masukan %(n)s") % {"n": one.number},
        one.text,
        WhyForm,
        lambda given: actions.remove(row=one, **given, **who(request)),
        send=_("Hapus"),
        back=work_url(found, "inputs"),
        danger=True,
    )


@policy(sees_forum)
@require_safe
def comments(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Comments of the public, those that wait first."""
    found = whole_of(forum)
    order = {Shown.WAITING: 0, Shown.HIDDEN: 1, Shown.SHOWN: 2}
    rows = sorted(_comments(found), key=lambda one: (order[Shown(one.state)], bool(one.doubts), one.pk))
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    edits = keeps(request, found.unit) and found.state in LISTENING | AGREED
    context = {
        "forum": found,
        "page": page,
        "rows": [_comment(found, one, edits=edits) for one in page],
        "edits": edits,
        "waiting": sum(one.state == Shown.WAITING for one in rows),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, Link(_("Komentar daring"), current=True)),
    }
    return render(request, "consultation/comments.html", context)


def _comments(found: Forum) -> list[Comment]:
    rows = []
    for subject in found.subjects.all():
        for one in subject.comments.all():
            one.subject = subject
            rows.append(one)
    return rows


def _comment(found: Forum, one: Comment, *, edits: bool) -> dict[str, Any]:
    words = {"trapped": _("mungkin dikirim program"), "fast": _("dikirim sangat cepat")}
    where = say(by_code()[one.component].name)
    if one.paragraph:
        where = _("%(component)s, butir %(n)s") % {"component": where, "n": one.paragraph}
    return {
        "one": one,
        "where": f"{one.subject.version.service.called} · {where}",
        "who": element_word(one.element),
        "doubts": [words[key] for key in one.doubts if key in words],
        "show": edits and one.state != Shown.SHOWN,
        "hide": work_url(found, "hide", one.pk) if edits and one.state == Shown.WAITING else "",
        "tone": {Shown.WAITING: "caution", Shown.SHOWN: "good", Shown.HIDDEN: "neutral"}[Shown(one.state)],
    }


@policy(keeps_forum)
@require_POST
def show(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Let everybody read the comments that were ticked."""
    found = whole_of(forum)
    ticked = set(request.POST.getlist("komentar"))
    chosen = [one for one in _comments(found) if str(one.pk) in ticked]
    for one in chosen:
        one.subject.forum = found
    if chosen:
        actions.show(comments=chosen, **who(request))
    return saved(work_url(found, "comments"))


@policy(keeps_forum)
@METHODS
def hide(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """Keep a comment from the public."""
    found = whole_of(forum)
    one = part_of(_comments(found), row)
    one.subject.forum = found
    return change(
        request,
        found,
        _("Jangan tampilkan komentar"),
        one.text,
        WhyForm,
        lambda given: actions.hide(comment=one, **given, **who(request)),
        send=_("Jangan tampilkan"),
        back=work_url(found, "comments"),
        danger=True,
    )
