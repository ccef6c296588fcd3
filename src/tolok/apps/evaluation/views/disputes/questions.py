"""Clarification: the questions put to a unit, and its one answer to each."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import disputes
from tolok.apps.evaluation.forms.disputes import AnswerQuestionForm
from tolok.apps.evaluation.models import Clarification, Locus
from tolok.apps.evaluation.selectors import disputes as reads
from tolok.apps.evaluation.selectors.judging_told import answered_with
from tolok.apps.evaluation.views.disputes.proofs import choices, chosen, offered
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever, works_at_unit
from tolok.apps.evaluation.views.judging import words
from tolok.apps.evaluation.views.judging.facts import question_facts
from tolok.apps.evaluation.views.judging.proofs import sights
from tolok.apps.evaluation.words import day_at
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Link, State


@policy(sees_unit)
@require_safe
def questions(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Every question; an evaluator sees their own until they have handed in."""
    unit, person = here(request), whoever(request)
    works = policies.works_at(person, unit, today())
    everybodys = works or policies.sees_levels(person, unit, today())
    now = timezone.now()
    context = {
        "locus": unit,
        "rows": [
            {
                "name": words.name_of(unit.form.instrument, one.code),
                "state": state_of(one, day_at(now, unit)),
                "facts": question_facts(one, unit),
                "proofs": sights(unit, answered_with(one), now),
                "anchor": f"pertanyaan-{one.pk}",
                "url": _url(unit, one) if works and _waits(one, day_at(now, unit)) else "",
                "mine": _mine(unit, one) if one.seat.user_id == person.pk else "",
            }
            for one in reads.questions_of(unit, None if everybodys else person)
        ],
        "works": works,
        "sent": "terkirim" in request.GET,
        "crumbs": crumbs(unit.cycle, words.unit_link(unit), Link(_("Klarifikasi"), current=True)),
    }
    return render(request, "evaluation/disputes/questions.html", context)


def state_of(question: Clarification, day: date) -> State:
    """Where a question stands on a day of the unit."""
    if question.answered_at is not None:
        return State(_("dijawab"), "good")
    if day > question.due_on:
        return State(_("lewat batas, tidak dijawab"), "bad")
    return State(_("menunggu jawaban"), "caution")


def _waits(question: Clarification, day: date) -> bool:
    return question.answered_at is None and day <= question.due_on


def _url(locus: Locus, question: Clarification) -> str:
    return reverse("disputes-answer", args=[locus.cycle_id, locus.pk, question.pk])


def _mine(locus: Locus, question: Clarification) -> str:
    return reverse("judging-indicator", args=[locus.cycle_id, locus.pk, question.seat_id, question.code])


@policy(works_at_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, cycle: int, locus: int, question: int) -> HttpResponseBase:
    """The one answer, with proofs of the unit's library or a new one."""
    unit, now = here(request), timezone.now()
    found = reads.question_in(unit, question)
    if found is None:
        raise Http404
    library = offered(unit)
    posted = request.method == "POST"
    form = AnswerQuestionForm(
        request.POST if posted else None, request.FILES if posted else None, proofs=choices(library)
    )
    if posted and form.is_valid():
        try:
            disputes.answer_question(
                clarification=found,
                text=form.cleaned_data["text"],
                proofs=chosen(request, unit, form, library),
                by=whoever(request),
                now=now,
            )
            url = reverse("disputes-questions", args=[unit.cycle_id, unit.pk])
            return HttpResponseRedirect(f"{url}?terkirim")
        except ProblemsError as error:
            form.refuse(error)
    context = {
        "locus": unit,
        "title": words.name_of(unit.form.instrument, found.code),
        "state": state_of(found, day_at(now, unit)),
        "facts": question_facts(found, unit),
        "proofs": sights(unit, answered_with(found), now),
        "waits": _waits(found, day_at(now, unit)) or form.is_bound,
        "form": form,
        "crumbs": crumbs(
            unit.cycle,
            words.unit_link(unit),
            Link(_("Klarifikasi"), reverse("disputes-questions", args=[unit.cycle_id, unit.pk])),
            Link(words.name_of(unit.form.instrument, found.code), current=True),
        ),
    }
    return render(request, "evaluation/disputes/answer.html", context, status=422 if form.errors else 200)
