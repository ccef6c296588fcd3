"""Bring a file of answers: upload, decide about its columns, look at what it would bring, keep it, read the receipt."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.surveys import policies, refusals, tasks
from tolok.apps.surveys.actions import importing
from tolok.apps.surveys.actions.import_reading import problem_of
from tolok.apps.surveys.forms.bringing import ColumnsForm, FileForm
from tolok.apps.surveys.models import AnswerImport, Survey
from tolok.apps.surveys.selectors import importing as imports
from tolok.apps.surveys.selectors import questions_of
from tolok.apps.surveys.views.bringing.words import (
    counts_table,
    facts_of,
    imports_table,
    notes_of,
    points_table,
    problems_table,
)
from tolok.apps.surveys.views.doors import (
    address,
    brings_answers,
    crumbs,
    moment,
    survey_of,
    today,
    unit_name,
    whoever,
)
from tolok.rules.texts import ProblemsError
from tolok.sheets.imports.deciding import Open, open_questions
from tolok.sheets.imports.heading_words import COMMENT
from tolok.sheets.imports.mapping import SavedMapping, mapping_of
from tolok.sheets.imports.proposing import propose_mapping
from tolok.sheets.limits import Limits
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import policy
from tolok.web.shapes import Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])
#: Problems shown on the page; all of them are in the list to take away.
SHOWN = 50


@policy(brings_answers)
@METHODS
def brought(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Files brought before, and a new one."""
    found, person = survey_of(survey), whoever(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = FileForm(*sent)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > Limits().size:
                raise refusals.refused(importing.TOO_LARGE, "file")
            draft = importing.begin(
                survey=found, name=file.name, content=file.read(), by=person, now=moment()
            )
            if not draft.mapping:
                importing.settle(draft=draft, mapping=None, options={}, by=person, now=moment())
            name = "surveys-import-columns" if draft.mapping else "surveys-import"
            return HttpResponseRedirect(reverse(name, args=[found.pk, draft.pk]))
        except ProblemsError as error:
            for problem in error.problems:
                form.add_error("file", problem.say(get_language() or "id"))
    manages = policies.may_manage(person, found, today())
    rows = list(imports.imports_of(found, person, manages=manages)[:50])
    context = {
        "form": form,
        "name": unit_name(found),
        "table": imports_table(found, rows),
        "over": found.over(moment()),
        "recaps": reverse("surveys-recap-imports", args=[found.unit.office_id]) if manages else "",
        **_way(found),
    }
    return render(request, "surveys/bringing/brought.html", context, status=422 if form.errors else 200)


@policy(brings_answers)
@METHODS
def columns(request: HttpRequest, survey: int, bring: int) -> HttpResponseBase:
    """What each column holds; what nobody decided stands in the way."""
    draft = _open_draft(request, survey, bring)
    if isinstance(draft, HttpResponseBase):
        return draft
    if "pemetaan" in request.POST:
        return _choose(request, draft)
    asked = questions_of(draft.survey)
    manages = policies.may_manage(whoever(request), draft.survey, today())
    posted = request.POST if request.method == "POST" else None
    form = _columns_form(draft, mapping_of(draft.mapping, asked), manages=manages, posted=posted)
    refused: list[str] = []
    if form.is_bound and form.is_valid():
        mapping = form.decided
        if form.cleaned_data.get("order"):
            mapping = importing.in_order(draft=draft, mapping=mapping, order=form.cleaned_data["order"])
        importing.remember(draft=draft, mapping=mapping, options=form.options)
        saved_as = form.cleaned_data["save_as"]
        form = _columns_form(draft, mapping, manages=manages)
        refused = _left(form.open, mapping)
        if not refused:
            importing.settle(
                draft=draft, mapping=mapping, options={}, name=saved_as, by=whoever(request), now=moment()
            )
            return HttpResponseRedirect(reverse("surveys-import", args=[survey, bring]))
    context = {
        "draft": draft,
        "form": form,
        "refused": refused,
        "saved": [(name, name) for name in imports.mapping_names(draft.survey.unit.office)],
        "misfit": "tidak-cocok" in request.GET,
        "first": [one for one in form.columns if one.open],
        "sure": [one for one in form.columns if not one.open],
        "notes": notes_of(draft),
        "name": unit_name(draft.survey),
        **_way(draft.survey, Link(_("Kolom"), current=True)),
    }
    status = 422 if refused or form.errors else 200
    return render(request, "surveys/bringing/columns.html", context, status=status)


@policy(brings_answers)
@METHODS
def one(request: HttpRequest, survey: int, bring: int) -> HttpResponseBase:
    """What a file would bring; posting keeps it. Then how far it is, then the receipt."""
    draft, refused = _draft(request, survey, bring), ""
    if "answers" not in draft.report and not draft.given_up_at:  # nobody has decided about its columns yet
        return HttpResponseRedirect(reverse("surveys-import-columns", args=[survey, bring]))
    if request.method == "POST":
        try:
            draft = importing.keep(draft=draft, by=whoever(request), now=moment())
            if draft.total > importing.AT_ONCE:
                tasks.keep_answers.enqueue(draft.pk)
            else:
                importing.carry_on(draft=draft.pk, now=moment())
            return HttpResponseRedirect(reverse("surveys-import", args=[survey, bring]))
        except ProblemsError as error:
            refused = error.problems[0].say(get_language() or "id")
    problems = [problem_of(kept) for kept in draft.report.get("problems", ())]
    warnings = [problem_of(kept) for kept in draft.report.get("warnings", ())]
    context = {
        "draft": draft,
        "over": draft.survey.over(moment()),
        "refused": refused,
        "before": imports.brought_before(draft) if draft.asked_at is None else None,
        "counts": counts_table(draft),
        # Ratings move with every visitor: who works in the unit sees them after the close only.
        "points": points_table(draft)
        if policies.may_manage(whoever(request), draft.survey, today())
        else None,
        "facts": facts_of(draft),
        "notes": notes_of(draft),
        "problems": problems_table(problems[:SHOWN]) if problems else None,
        "warnings": problems_table(warnings[:SHOWN]) if warnings else None,
        "many": max(len(problems), len(warnings)) > SHOWN,
        "name": unit_name(draft.survey),
        **_way(draft.survey, Link(draft.name, current=True)),
    }
    return render(request, "surveys/bringing/one.html", context, status=409 if refused else 200)


@policy(brings_answers)
@require_safe
def problems(request: HttpRequest, survey: int, bring: int) -> HttpResponseBase:
    """Every problem and warning of a file as CSV, to mend it by."""
    draft, language = _draft(request, survey, bring), get_language() or "id"
    rows = [
        {
            "jenis": kind,
            "lembar": one.sheet,
            "baris": one.row or "",
            "kolom": one.column or one.key,
            "ditemukan": one.found or "",
            "masalah": one.text.say(language),
            "diminta": one.wanted.say(language) if one.wanted else "",
        }
        for kind, key in (("masalah", "problems"), ("peringatan", "warnings"))
        for one in map(problem_of, draft.report.get(key, ()))
    ]
    headers = {"Content-Disposition": f'attachment; filename="masalah-impor-{draft.pk}.csv"'}
    return HttpResponse("".join(csv_lines(rows)), content_type="text/csv; charset=utf-8", headers=headers)


@policy(brings_answers)
@require_POST
def give_up(request: HttpRequest, survey: int, bring: int) -> HttpResponseBase:
    """Forget a file that was not kept."""
    importing.give_up(draft=_draft(request, survey, bring), now=moment())
    return HttpResponseRedirect(reverse("surveys-imports", args=[survey]))


def _choose(request: HttpRequest, draft: AnswerImport) -> HttpResponseBase:
    """Begin again from a kept mapping, or from a fresh proposal."""
    here = reverse("surveys-import-columns", args=[draft.survey_id, draft.pk])
    try:
        importing.choose(draft=draft, name=request.POST["pemetaan"])
    except ProblemsError:
        return HttpResponseRedirect(f"{here}?tidak-cocok")
    return HttpResponseRedirect(here)


def _draft(request: HttpRequest, survey: int, bring: int) -> AnswerImport:
    found, person = survey_of(survey), whoever(request)
    manages = policies.may_manage(person, found, today())
    draft = imports.import_in(found, bring, person, manages=manages)
    if draft is None:
        raise Http404
    return draft


def _open_draft(request: HttpRequest, survey: int, bring: int) -> AnswerImport | HttpResponseBase:
    """The draft while its columns can be decided; else the way to its page."""
    draft = _draft(request, survey, bring)
    if draft.asked_at or draft.given_up_at or not draft.mapping:
        return HttpResponseRedirect(reverse("surveys-import", args=[survey, bring]))
    return draft


def _columns_form(
    draft: AnswerImport, mapping: SavedMapping, *, manages: bool, posted: QueryDict | None = None
) -> ColumnsForm:
    """The form of a mapping. Nobody is shown comments; who works in the unit is shown ratings only, because they
    could know respondents by the rest."""
    asked, book = questions_of(draft.survey), importing.book_of(draft)
    examples = dict(propose_mapping(book, mapping.format, asked, order=mapping.order).examples)
    for column in mapping.columns:
        if column.target == COMMENT or not (manages or column.item):
            examples.pop((column.heading, column.nth), None)
    return ColumnsForm(
        posted,
        draft=draft,
        asked=asked,
        mapping=mapping,
        open_ones=open_questions(book, mapping, asked),
        examples=examples,
    )


def _left(found: Open, mapping: SavedMapping) -> list[str]:
    """What still stands in the way, in words."""
    told = {one.heading: one.words for one in mapping.columns}
    left = [
        (
            _("Putuskan isi kolom “%(name)s”.")
            if one.sure == "unsure"
            else _("Pastikan arti pilihan di kolom “%(name)s”.")
        )
        % {"name": one.heading}
        for one in mapping.undecided
    ]
    left += [
        _("Jelaskan arti kata di kolom “%(name)s”.") % {"name": name}
        for (name, _nth), words in found.words.items()
        if any(word not in told.get(name, {}) for word in words)
    ]
    if found.codes and mapping.order is None:
        left.append(_("Pilih urutan U8 dan U9."))
    if any(key not in mapping.scales for key in found.scales):
        left.append(_("Berkas ini memakai skala lain. Tetapkan tabel konversinya."))
    if any(key not in mapping.without for key in found.absent):
        left.append(_("Ada unsur yang belum punya kolom. Petakan, atau nyatakan tidak ditanyakan."))
    return left


def _way(survey: Survey, *links: Link) -> dict[str, object]:
    home = Link(unit_name(survey), address(survey))
    here = Link(_("Impor jawaban"), reverse("surveys-imports", args=[survey.pk]), current=not links)
    return {"survey": survey, "crumbs": crumbs(home, here, *links)}
