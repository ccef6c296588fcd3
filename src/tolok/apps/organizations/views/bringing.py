"""Bring a list of people: template, upload, look through, apply."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.organizations import actions, roster, selectors
from tolok.apps.organizations.actions import Planned
from tolok.apps.organizations.people_forms import PeopleFileForm
from tolok.apps.organizations.views.doors import crumbs, manages_office, office_of, today, whoever
from tolok.apps.organizations.views.importing import XLSX, problems_table
from tolok.apps.organizations.views.inviting import METHODS, show_links
from tolok.apps.organizations.views.people import people_link, role_words
from tolok.rules.texts import ProblemsError
from tolok.sheets.offices.people_templates import people_template
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Download, Link, Table

ROWS_A_PAGE = 100


@policy(manages_office)
@require_safe
def template(request: HttpRequest, office: int) -> HttpResponseBase:
    """The workbook to fill."""
    roles = [text.id for text in selectors.roles_in(office_of(office)).values()]
    headers = {"Content-Disposition": 'attachment; filename="daftar-orang.xlsx"'}
    return HttpResponse(people_template(roles), content_type=XLSX, headers=headers)


@policy(manages_office)
@METHODS
def upload(request: HttpRequest, office: int) -> HttpResponseBase:
    """Take a list; nothing is changed by it yet."""
    here = office_of(office)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PeopleFileForm(*sent, today=today())
    if form.is_valid():
        given = form.cleaned_data
        try:
            draft = actions.draft_people(
                office=here,
                name=given["file"].name,
                content=given["file"].read(),
                day=given["day"],
                by=whoever(request),
                why=given["why"],
                now=timezone.now(),
            )
            return HttpResponseRedirect(reverse("organizations-people-plan", args=[here.pk, draft.pk]))
        except ProblemsError as error:
            for problem in error.problems:
                form.add_error("file", problem.say(get_language() or "id"))
    address = reverse("organizations-people-template", args=[here.pk])
    title = _("Impor daftar orang")
    context = {
        "office": here,
        "title": title,
        "lead": _(
            "Banyak orang sekaligus, dari satu berkas. Anda melihat dulu apa yang akan terjadi; tidak ada yang diundang sebelum Anda menerapkannya."
        ),
        "form": form,
        "files": [Download(_("Templat kosong"), address, "XLSX", _("dengan pilihan peran"))],
        "crumbs": crumbs(here, people_link(here), Link(title, current=True)),
    }
    return render(request, "organizations/import.html", context, status=422 if form.errors else 200)


@policy(manages_office)
@METHODS
def plan(request: HttpRequest, office: int, draft: int) -> HttpResponseBase:
    """What an uploaded list would do; posting does exactly what was shown, and shows the links once."""
    here = office_of(office)
    found = roster.waiting_people(here, draft, whoever(request))
    if found is None:
        raise Http404
    if not found.content:
        return HttpResponseRedirect(people_link(here).url)
    refused = ""
    if request.method == "POST":
        try:
            digest = request.POST.get("digest", "")
            done = actions.apply_people(draft=found, digest=digest, by=whoever(request), now=timezone.now())
            return show_links(request, here, done, sum(one.appointment is not None for one in done))
        except ProblemsError as error:
            refused = say(error.problems[0].text)
    shown = actions.plan_people(found)
    page: Any = Paginator(shown.problems or shown.rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "office": here,
        "draft": found,
        "plan": shown,
        "changes": sum(row.act != "keep" for row in shown.rows),
        "refused": refused,
        "page": page,
        "table": problems_table(list(page)) if shown.problems else _table(list(page), role_words(here)),
        "notes": [say(note) for note in shown.notes],
        "crumbs": crumbs(here, people_link(here), Link(_("Periksa"), current=True)),
    }
    status = 422 if shown.problems else 409 if refused else 200
    return render(request, "organizations/people_plan.html", context, status=status)


def _table(rows: list[Planned], words: dict[str, str]) -> Table:
    acts = {
        "invite": _("diundang"),
        "appoint": _("langsung mendapat peran"),
        "keep": _("sudah begitu"),
    }
    labels = (_("Nama"), _("Surel"), _("Peran"), _("Kode unit"), _("Yang terjadi"))
    cells = [(row.name, row.email, words[row.role], row.unit or "–", acts[row.act]) for row in rows]
    columns = tuple(Column(label) for label in labels)
    return Table(_("Orang satu per satu"), columns, cells, caption_hidden=True)
