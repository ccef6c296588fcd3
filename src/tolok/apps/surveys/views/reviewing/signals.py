"""Signals: what looks odd, how common that is, and what the index would be without it. A person decides."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.common.actions import record_read
from tolok.apps.surveys import actions, tasks
from tolok.apps.surveys.actions import signals as looking
from tolok.apps.surveys.forms.reviewing import SeveralForm
from tolok.apps.surveys.models import SignalReport, Survey
from tolok.apps.surveys.selectors import counted, questions_of
from tolok.apps.surveys.selectors import signals as reads
from tolok.apps.surveys.selectors.results import last_number
from tolok.apps.surveys.views.doors import address, crumbs, moment, survey_of, unit_name, whoever
from tolok.apps.surveys.views.masked import comments_of
from tolok.apps.surveys.views.reviewing import words
from tolok.apps.surveys.views.reviewing.doors import reviews_survey
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Column, Link, Table

ROWS_A_PAGE = 50
METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(reviews_survey)
@require_safe
def signals(request: HttpRequest, survey: int) -> HttpResponseBase:
    """All signals in words. Many answers are looked at in the background; the page says how old it is."""
    found = survey_of(survey)
    report, fresh = _report(found)
    record_read(by=whoever(request), action="surveys.read_signals", target=found, now=moment())
    name = unit_name(found)
    known = report if report is not None and report.content else None
    context = {
        "survey": found,
        "name": name,
        "report": known,
        "fresh": fresh,
        "cards": words.cards(found, known.content) if known else [],
        "missing": words.not_looked_at(known.content) if known else [],
        "hours": words.hours_words(),
        "crumbs": crumbs(Link(name, address(found)), Link(_("Tanda"), current=True)),
    }
    return render(request, "surveys/review/signals.html", context)


def _report(survey: Survey) -> tuple[SignalReport | None, bool]:
    """The report to show, and whether it is of the answers as they are now."""
    report = reads.report_of(survey)
    if report is not None and report.state == reads.state_of(survey):
        return report, True
    if counted(survey).count() <= looking.AT_ONCE:
        return looking.look(survey=survey, now=moment()), True
    if looking.ask(survey=survey, now=moment()):
        tasks.look_at_signals.enqueue(survey.pk)
        report = reads.report_of(survey)
        return report, report is not None and report.asked_at is None
    return report, False


@policy(reviews_survey)
@METHODS
def signal(request: HttpRequest, survey: int, signal: str) -> HttpResponseBase:
    """The answers of one signal; those that are ticked are left out for one reason."""
    found = survey_of(survey)
    report, fresh = _report(found)
    content = report.content if report and report.content else {"signals": []}
    card = words.card(found, content, signal)
    if card is None:
        raise Http404
    numbers = next(one["rows"] for one in content["signals"] if one["key"] == signal)
    form = SeveralForm(request.POST if request.method == "POST" else None)
    back = reverse("surveys-signal", args=[found.pk, signal])
    if request.method == "POST" and (done := _write(request, found, form, numbers, actions.exclude_many)):
        return HttpResponseRedirect(f"{back}?tersimpan={done}")
    groups = [group for group in content["groups"] if len(group) > 1] if signal == "comments" else []
    return _show(
        request,
        found,
        form,
        numbers,
        {"card": card, "fresh": fresh, "groups": groups, "leaving": True, "title": card.name},
    )


@policy(reviews_survey)
@METHODS
def excluded(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Everything that was left out with its reasons; what is ticked counts again."""
    found = survey_of(survey)
    form = SeveralForm(request.POST if request.method == "POST" else None)
    rows = reads.excluded(found)
    if request.method == "POST" and (done := _write(request, found, form, rows, actions.readmit_many)):
        return HttpResponseRedirect(f"{reverse('surveys-excluded', args=[found.pk])}?tersimpan={done}")
    reasons = Table(
        _("Alasan"),
        (Column(_("Alasan")), Column(_("Jawaban"), "number")),
        [(one.why, str(one.n)) for one in reads.left_out(found)],
        empty=_("Belum ada jawaban yang dikeluarkan."),
        caption_hidden=True,
    )
    title = _("Jawaban yang dikeluarkan")
    return _show(request, found, form, rows, {"reasons": reasons, "leaving": False, "title": title})


def _write(request: HttpRequest, survey: Survey, form: SeveralForm, rows: Any, change: Any) -> int:
    """How many answers were changed; 0 when something is wrong, which the form then says."""
    if not form.is_valid():
        return 0
    try:
        done: int = change(
            survey=survey,
            answers=_ticked(request.POST, rows),
            why=form.cleaned_data["why"],
            by=whoever(request),
            now=moment(),
        )
        return done
    except ProblemsError as error:
        form.refuse(error)
        return 0


def _ticked(given: QueryDict, rows: Any) -> list[int]:
    """The numbers of ticked answers, or of all that the list holds."""
    if "all" in given:
        return list(rows) if isinstance(rows, list) else list(rows.values_list("pk", flat=True))
    return [int(number) for number in given.getlist("answer") if number.isdigit()]


def _show(
    request: HttpRequest, survey: Survey, form: SeveralForm, rows: Any, more: dict[str, Any]
) -> HttpResponseBase:
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    shown = list(page)
    if isinstance(rows, list):  # numbers; of a report that is a little old some may be left out by now
        shown = list(reads.answers_among(survey, shown).filter(excluded_at=None))
    record_read(by=whoever(request), action="surveys.read_signals", target=survey, now=moment())
    name = unit_name(survey)
    context = {
        "survey": survey,
        "name": name,
        "form": form,
        "page": page,
        "rows": words.rows(shown, questions_of(survey).main, dict(comments_of(shown)), reads.zone_of(survey)),
        "ticked": set(request.POST.getlist("answer")),
        "all": "all" in request.POST,
        "saved": request.GET.get("tersimpan", ""),
        "correct": reverse("surveys-compute", args=[survey.pk]) if last_number(survey) else "",
        "crumbs": crumbs(
            Link(name, address(survey)),
            Link(_("Tanda"), reverse("surveys-signals", args=[survey.pk])),
            Link(more["title"], current=True),
        ),
        **more,
    }
    return render(request, "surveys/review/rows.html", context, status=422 if form.errors else 200)
