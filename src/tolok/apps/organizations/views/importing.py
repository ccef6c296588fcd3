"""Bring a list of units: template, upload, look through, apply."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.organizations import actions, selectors
from tolok.apps.organizations.forms import ImportForm
from tolok.apps.organizations.ledger import Standing, Written
from tolok.apps.organizations.models import Office, UnitImport
from tolok.apps.organizations.plans import Plan
from tolok.apps.organizations.views.doors import crumbs, manages_office, office_of, today, whoever
from tolok.apps.organizations.views.words import act_word, group_word, kind_word
from tolok.rules.texts import Problem, ProblemsError
from tolok.sheets.offices.unit_templates import ListedUnit, units_template
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Download, Link, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_A_PAGE = 100
METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(manages_office)
@require_safe
def template(request: HttpRequest, office: int) -> HttpResponseBase:
    """The workbook to fill: empty, or with `?isi` the units of today."""
    here = office_of(office)
    places = selectors.tree_on(here, today()) if "isi" in request.GET else []
    codes = {place.unit_id: place.code for place in places}
    listed = [
        ListedUnit(
            place.code,
            place.name,
            place.kind,
            codes.get(place.parent_id or 0, ""),
            place.group,
            place.abbreviation,
            None,
        )
        for place in places
    ]
    content = units_template(selectors.kinds_for(here), listed)
    headers = {"Content-Disposition": 'attachment; filename="daftar-unit.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@policy(manages_office)
@METHODS
def upload(request: HttpRequest, office: int) -> HttpResponseBase:
    """Take a list; nothing is changed by it yet."""
    here = office_of(office)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ImportForm(*sent, today=today())
    if form.is_valid():
        given = form.cleaned_data
        try:
            draft = actions.draft_import(
                office=here,
                name=given["file"].name,
                content=given["file"].read(),
                day=given["day"],
                complete=given["complete"],
                by=whoever(request),
                why=given["why"],
                now=timezone.now(),
            )
            return HttpResponseRedirect(reverse("organizations-plan", args=[here.pk, draft.pk]))
        except ProblemsError as error:
            for problem in error.problems:
                form.add_error("file", problem.say(get_language() or "id"))
    address = reverse("organizations-template", args=[here.pk])
    title = _("Impor daftar unit")
    context = {
        "office": here,
        "title": title,
        "lead": _(
            "Banyak unit sekaligus, dari satu berkas. Anda melihat dulu semua yang akan berubah; tidak ada yang disimpan sebelum Anda menerapkannya."
        ),
        "note": _(
            "Tanggal di kolom “berlaku sejak” mendahului tanggal di halaman ini. Berkas yang tidak diterapkan dilupakan setelah sehari."
        ),
        "form": form,
        "files": [
            Download(_("Templat kosong"), address, "XLSX", _("dengan pilihan jenis dan kelompok")),
            Download(_("Daftar sekarang"), f"{address}?isi", "XLSX", _("untuk diubah lalu diunggah lagi")),
        ],
        "crumbs": crumbs(here, Link(title, current=True)),
    }
    return render(request, "organizations/import.html", context, status=422 if form.errors else 200)


@policy(manages_office)
@METHODS
def plan(request: HttpRequest, office: int, draft: int) -> HttpResponseBase:
    """What an uploaded list would change; posting applies exactly what was shown."""
    here = office_of(office)
    found = selectors.waiting_import(here, draft, whoever(request))
    if found is None:
        raise Http404
    if not found.content:
        return _over(request, here, found)
    refused = ""
    if request.method == "POST":
        try:
            digest = request.POST.get("digest", "")
            actions.apply_import(draft=found, digest=digest, by=whoever(request), now=timezone.now())
            return HttpResponseRedirect(f"{reverse('organizations-units', args=[here.pk])}?tersimpan")
        except ProblemsError as error:
            refused = say(error.problems[0].text)
    shown = actions.plan_import(found)
    rows = Paginator(shown.problems or shown.changes, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "office": here,
        "draft": found,
        "plan": shown,
        "refused": refused,
        "page": rows,
        "table": problems_table(list(rows)) if shown.problems else changes_table(list(rows)),  # type: ignore[arg-type]
        "counts": counts_table(shown),
        "notes": [say(note) for note in shown.notes],
        "crumbs": _way(here),
    }
    status = 422 if shown.problems else 409 if refused else 200
    return render(request, "organizations/plan.html", context, status=status)


def _over(request: HttpRequest, office: Office, draft: UnitImport) -> HttpResponseBase:
    """The list was applied, or waited too long."""
    context = {"office": office, "draft": draft, "crumbs": _way(office)}
    return render(request, "organizations/plan_over.html", context, status=200 if draft.applied_at else 410)


def _way(office: Office) -> list[Link]:
    upload = Link(_("Impor daftar unit"), reverse("organizations-import", args=[office.pk]))
    return crumbs(office, upload, Link(_("Periksa"), current=True))


def counts_table(plan: Plan) -> Table:
    """How many units each act would touch."""
    rows = [(act_word(act), str(number)) for act, number in plan.counts.items()]
    return Table(_("Yang akan terjadi"), (Column(_("Perubahan")), Column(_("Unit"), "number")), rows)


def changes_table(changes: list[Written]) -> Table:
    """Every change: what, from when, from what to what."""
    labels = (_("Unit"), _("Kode"), _("Perubahan"), _("Berlaku sejak"), _("Sebelum"), _("Sesudah"))
    rows = []
    for change in changes:
        standing = change.after or change.before
        before, after = _differences(change.before, change.after)
        rows.append(
            (
                standing.name if standing else change.code,
                change.code,
                act_word(change.act),
                change.day.strftime("%d/%m/%Y"),
                before,
                after,
            )
        )
    return Table(
        _("Perubahan satu per satu"), tuple(Column(label) for label in labels), rows, caption_hidden=True
    )


def _differences(before: Standing | None, after: Standing | None) -> tuple[str, str]:
    """What differs, in words; of a new or closed unit everything."""
    old, new = _words(before), _words(after)
    keys = [key for key in (*new, *(key for key in old if key not in new)) if old.get(key) != new.get(key)]
    return tuple(  # type: ignore[return-value]
        "; ".join(f"{key}: {words[key]}" for key in keys if words.get(key)) or "–" for words in (old, new)
    )


def _words(standing: Standing | None) -> dict[str, str]:
    if standing is None:
        return {}
    return {
        _("nama"): standing.name,
        _("singkatan"): standing.abbreviation,
        _("jenis"): kind_word(standing.kind),
        _("induk"): standing.parent,
        _("kelompok"): group_word(standing.group),
    }


def problems_table(problems: list[Problem]) -> Table:
    """Every problem with its place."""
    labels = (_("Baris"), _("Kolom"), _("Ditemukan"), _("Masalah"), _("Yang diminta"))
    rows = [
        (
            str(problem.row or "–"),
            problem.column or "–",
            problem.found or "–",
            say(problem.text),
            say(problem.wanted) if problem.wanted else "–",
        )
        for problem in problems
    ]
    return Table(
        _("Masalah dalam berkas"), tuple(Column(label) for label in labels), rows, caption_hidden=True
    )
