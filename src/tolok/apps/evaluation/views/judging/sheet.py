"""A seat: every indicator with its state, what is missing, hand in, take back."""

from itertools import groupby

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.evaluation.actions import judging
from tolok.apps.evaluation.models import Seat, State
from tolok.apps.evaluation.selectors import deadline
from tolok.apps.evaluation.selectors import judging as reads
from tolok.apps.evaluation.selectors.judging import Line
from tolok.apps.evaluation.views.doors import crumbs, judges_seat, seated, whoever
from tolok.apps.evaluation.views.judging import words
from tolok.apps.evaluation.words import at_unit
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Fact, Link, Problem, Task


@policy(judges_seat)
@require_safe
def seat(request: HttpRequest, cycle: int, locus: int, seat: int) -> HttpResponseBase:
    """Every indicator by aspect, and what to do next."""
    return _show(request, seated(request))


def _show(request: HttpRequest, seat: Seat, problems: ProblemsError | None = None) -> HttpResponseBase:
    lines, others = reads.lines_of(seat), reads.others_of(seat)
    end = deadline(seat.locus.cycle, State.JUDGING)
    begin = next((line for line in lines if line.judgement is None), None)
    done = sum(line.judgement is not None for line in lines)
    context = {
        "locus": seat.locus,
        "seat": seat,
        "groups": [
            (say(aspect), [_task(seat, line, others.get(line.indicator.code)) for line in group])
            for aspect, group in groupby(lines, key=lambda line: line.aspect)
        ],
        "done": done,
        "total": len(lines),
        "spent": words.span_word(sum(line.judgement.seconds for line in lines if line.judgement)),
        "end": at_unit(end.deadline, seat.locus) if end else "",
        "open": reads.is_open(seat),
        "handed_in": at_unit(seat.submitted_at, seat.locus) if seat.submitted_at else "",
        "begin_url": words.item_url(seat, begin.indicator.code) if begin else "",
        "begin_name": words.line_name(begin) if begin else "",
        "begun": bool(done),
        "steps": reads.steps_of(seat),
        "others": bool(others),
        "problems": [say(one.text) for one in problems.problems] if problems else [],
        "saved": request.GET.get("tersimpan", ""),
        "handed": "diserahkan" in request.GET,
        "questions_url": reverse("disputes-questions", args=[seat.locus.cycle_id, seat.locus_id]),
        "crumbs": crumbs(seat.locus.cycle, words.unit_link(seat.locus), Link(_("Penilaian"), current=True)),
    }
    return render(request, "evaluation/judging/seat.html", context, status=422 if problems else 200)


def _task(seat: Seat, line: Line, others: list[int | None] | None) -> Task:
    state = words.line_state(line)
    hint = (
        "" if line.proposed is None else _("Usulan dari jawaban unit: %(level)s") % {"level": line.proposed}
    )
    if others:
        hint = _("Evaluator lain: %(levels)s") % {"levels": words.levels_word(others)}
    return Task(
        words.line_name(line), state.word, state.tone, words.item_url(seat, line.indicator.code), hint
    )


@policy(judges_seat)
@require_POST
def undo(request: HttpRequest, cycle: int, locus: int, seat: int) -> HttpResponseBase:
    """Take the last change back, and show the indicator it was made on."""
    found = seated(request)
    try:
        step = judging.undo(seat=found, by=whoever(request), now=timezone.now())
    except ProblemsError as error:
        return _show(request, found, error)
    if step is None:
        return HttpResponseRedirect(words.seat_url(found))
    return HttpResponseRedirect(f"{words.item_url(found, step.code)}?diurungkan")


@policy(judges_seat)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, cycle: int, locus: int, seat: int) -> HttpResponseBase:
    """Look through every level and reason, then hand them in for good."""
    found = seated(request)
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            judging.hand_in(seat=found, by=whoever(request), now=timezone.now())
            return HttpResponseRedirect(f"{words.seat_url(found)}?diserahkan")
        except ProblemsError as error:
            problems = [_problem(found, one.key, say(one.text)) for one in error.problems]
    lines = reads.lines_of(found)
    context = {
        "locus": found.locus,
        "seat": found,
        "problems": problems,
        "missing": [line for line in _linked(found, lines) if line[2] is None],
        "rows": [row for row in _linked(found, lines) if row[2] is not None],
        "open": reads.is_open(found),
        "seat_url": words.seat_url(found),
        "crumbs": crumbs(
            found.locus.cycle,
            words.unit_link(found.locus),
            Link(_("Penilaian"), words.seat_url(found)),
            Link(_("Periksa dan serahkan"), current=True),
        ),
    }
    return render(request, "evaluation/judging/hand-in.html", context, status=422 if problems else 200)


def _linked(seat: Seat, lines: list[Line]) -> list[tuple[str, str, list[Fact] | None]]:
    """Name, address and what was given, None where nothing was."""
    found = []
    for line in lines:
        given = line.judgement
        facts = None
        if given is not None:
            text = words.level_text(line.indicator, given.level)
            said = words.level_word(given.level)
            facts = [
                Fact(_("Level"), f"{said}: {text}" if text else said),
                Fact(_("Alasan"), given.reason or _("sama dengan usulan dari jawaban unit")),
            ]
        found.append((words.line_name(line), words.item_url(seat, line.indicator.code), facts))
    return found


def _problem(seat: Seat, code: str, text: str) -> Problem:
    if code not in seat.locus.form.instrument.indicators:
        return Problem(text)
    name = words.name_of(seat.locus.form.instrument, code)
    return Problem(f"{name}: {text}", words.item_url(seat, code))
