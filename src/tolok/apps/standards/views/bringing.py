"""Bring in standards that exist: upload or paste, look through what was understood, keep."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import selectors
from tolok.apps.standards.actions import bringing as actions
from tolok.apps.standards.forms.bringing import BringForm
from tolok.apps.standards.models import Becomes, StandardImport
from tolok.apps.standards.plans import BringingPlan
from tolok.apps.standards.refusals import bringing as refusals
from tolok.apps.standards.selectors.bringing import waiting_import
from tolok.apps.standards.showing.bringing import around_plan, counts_of, problems_table, shown
from tolok.apps.standards.views.doors import (
    crumbs,
    decides_standards,
    keeps_services,
    today,
    unit_name,
    unit_of,
    whoever,
)
from tolok.rules.texts import Problem, ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Download, Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])
SERVICES_A_PAGE, PROBLEMS_A_PAGE = 10, 100


@policy(keeps_services)
@METHODS
def bring(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Take a file or pasted lines; nothing is kept by it yet."""
    found = unit_of(unit)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial = {"why": _("memasukkan standar yang sudah ada")}
    services = selectors.services_of(found).filter(until=None)
    form = BringForm(*sent, services=services, initial=initial)
    if request.method == "POST":
        valid = form.is_valid()
        try:
            draft = _draft(request, found, form, valid)
            if draft is not None:
                return HttpResponseRedirect(reverse("standards-import-plan", args=[found.pk, draft.pk]))
        except ProblemsError as error:
            _refuse(form, error)
    title, name = _("Masukkan standar yang sudah ada"), unit_name(found)
    sheet = reverse("standards-sheet", args=[found.pk])
    context = {
        "unit": found,
        "name": name,
        "title": title,
        "form": form,
        "files": [Download(_("Templat"), sheet, "XLSX", _("berisi layanan unit ini, dengan pilihan"))],
        "crumbs": crumbs(request, found, name, Link(title, current=True)),
    }
    return render(request, "standards/bringing/bring.html", context, status=422 if form.errors else 200)


def _draft(
    request: HttpRequest, unit: OrganizationUnit, form: BringForm, valid: bool
) -> StandardImport | None:
    """What was brought, kept for a day; None after looking whether it could be, when the form lacks something."""
    given = form.cleaned_data
    upload, lines = given.get("file"), given.get("lines", "")
    if upload and lines.strip():
        raise ProblemsError([Problem(refusals.BOTH_GIVEN, key="lines")])
    if given.get("becomes") == Becomes.HELD and not decides_standards(request, unit=unit.pk):
        raise Http404
    name, content = (upload.name, upload.read()) if upload else ("", lines.encode())
    if not valid:
        if not {"file", "lines"} & set(form.errors):
            draft = StandardImport(unit=unit, file_name=name, content=content, service=given.get("service"))
            raise ProblemsError(actions.import_faults(draft))
        return None
    return actions.draft_import(
        unit=unit,
        name=name,
        content=content,
        service=given["service"],
        becomes=given["becomes"],
        as_written=given["as_written"],
        decree={key: given[key] for key in actions.DECREE},
        effective_from=given["effective_from"],
        by=whoever(request),
        why=given["why"],
        now=timezone.now(),
    )


def _refuse(form: BringForm, error: ProblemsError) -> None:
    """What belongs to a field stands there; what is wrong with the file names its row as well."""
    for one in error.problems:
        if one.key in ("file", "lines"):
            form.add_error(one.key, replace(one, key="").say(get_language() or "id"))
        else:
            form.refuse(ProblemsError([one]))


@policy(keeps_services)
@METHODS
def plan(request: HttpRequest, unit: int, draft: int) -> HttpResponseBase:
    """What was understood and what would change; posting keeps exactly what was shown."""
    found = unit_of(unit)
    waiting = waiting_import(found, draft, whoever(request))
    if waiting is None:
        raise Http404
    if not waiting.content:
        return _over(request, found, waiting)
    refused = ""
    if request.method == "POST":
        try:
            digest = request.POST.get("digest", "")
            actions.apply_import(draft=waiting, digest=digest, by=whoever(request), now=timezone.now())
            return HttpResponseRedirect(reverse("standards-import-plan", args=[found.pk, waiting.pk]))
        except ProblemsError as error:
            refused = " ".join(say(one.text) for one in error.problems[:5])
    return _looked_through(request, found, waiting, actions.plan_import(waiting), refused)


def _looked_through(
    request: HttpRequest, unit: OrganizationUnit, draft: StandardImport, plan: BringingPlan, refused: str
) -> HttpResponseBase:
    rows: Any = plan.problems or plan.rows
    size = PROBLEMS_A_PAGE if plan.problems else SERVICES_A_PAGE
    page = Paginator(rows, size).get_page(request.GET.get("halaman"))
    known = around_plan(plan, unit, today())
    context = {
        "unit": unit,
        "name": unit_name(unit),
        "draft": draft,
        "plan": plan,
        "held": draft.becomes == Becomes.HELD,
        "refused": refused,
        "notes": [say(note) for note in plan.notes],
        "page": page,
        "problems": problems_table(list(page)) if plan.problems else None,
        "services": [] if plan.problems else [shown(one, known) for one in page],
        "counts": counts_of(plan.rows),
        "crumbs": _way(request, unit),
    }
    status = 422 if plan.problems else 409 if refused else 200
    return render(request, "standards/bringing/plan.html", context, status=status)


def _over(request: HttpRequest, unit: OrganizationUnit, draft: StandardImport) -> HttpResponseBase:
    """A file that was kept, or forgotten after a day."""
    context = {
        "unit": unit,
        "name": unit_name(unit),
        "draft": draft,
        "counts": counts_of(draft.applied),
        "crumbs": _way(request, unit),
    }
    return render(request, "standards/bringing/over.html", context)


def _way(request: HttpRequest, unit: OrganizationUnit) -> list[Link]:
    start = Link(_("Masukkan standar yang sudah ada"), reverse("standards-import", args=[unit.pk]))
    return crumbs(request, unit, unit_name(unit), start, Link(_("Periksa"), current=True))
