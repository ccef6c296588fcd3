"""Papers of a whole unit: the list of services against standards, the maklumat, the book, and the workbook."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.selectors import head_of_unit, template_of
from tolok.apps.standards import policies
from tolok.apps.standards.actions import books
from tolok.apps.standards.models import MaklumatState, StandardBook
from tolok.apps.standards.selectors.keeping import decree_at, maklumats_of
from tolok.apps.standards.selectors.papers import (
    AT_ONCE,
    book_in,
    book_papers,
    books_of,
    decree_facts,
    decree_papers,
    listed_standards,
    maklumat_paper,
    register_rows,
)
from tolok.apps.standards.tasks import make_book
from tolok.apps.standards.views.doors import crumbs, sees_services, today, unit_name, unit_of, whoever
from tolok.apps.standards.views.keeping.doors import sees, there
from tolok.apps.standards.views.papers.doors import WORDS, both, file, maklumat_of, reads_maklumat, site
from tolok.papers.standards.annex import standard_annex
from tolok.papers.standards.maklumat import MaklumatSize
from tolok.papers.standards.maklumat import maklumat as printed_maklumat
from tolok.papers.standards.register import standard_register
from tolok.papers.standards.word import maklumat_docx, standard_annex_docx, standard_register_docx
from tolok.rules.texts import ProblemsError
from tolok.sheets.standards.template import standards_workbook
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Download, Link

#: The sizes of the maklumat as addresses name them.
SIZES: dict[str, MaklumatSize] = {"kertas": "paper", "a3": "a3"}
MOST_BOOKS = 6
FORMS = ("pdf", "docx")


@policy(sees_services)
@require_safe
def papers(request: HttpRequest, unit: int) -> HttpResponseBase:
    """What can be printed of a unit."""
    return _page(request, unit_of(unit))


def _page(request: HttpRequest, unit: OrganizationUnit, problem: str = "") -> HttpResponseBase:
    name, rows = unit_name(unit), register_rows(unit, today())
    held = sum(row.version is not None for row in rows)
    made = list(books_of(unit)[:MOST_BOOKS])
    pending = [one for one in made if one.state in books.PENDING]
    kop = head_of_unit(unit, today()).lines
    context = {
        "unit": unit,
        "name": name,
        "services": len(rows),
        "held": held,
        "registers": _registers(unit),
        "maklumats": _maklumats(unit),
        "book": _book(unit) if 0 < held <= AT_ONCE else [],
        "orders": held > AT_ONCE,
        "waiting": bool(pending),
        "done": sum(one.done for one in pending),
        "total": sum(one.total for one in pending),
        "books": [_made(one) for one in made if one.state == StandardBook.State.DONE],
        "failed": [one.problem for one in made[:2] if one.state == StandardBook.State.FAILED],
        "sheets": _sheets(unit),
        "keeps": policies.may_keep(whoever(request), unit, today()),
        "kop": " – ".join(kop[:2]) or unit.office.name,
        "saved": "tersimpan" in request.GET,
        "problem": problem,
        "crumbs": crumbs(request, unit, name, Link(_("Berkas"), current=True)),
    }
    return render(request, "standards/papers/unit.html", context, status=422 if problem else 200)


@policy(sees_services)
@require_safe
def register(request: HttpRequest, unit: int, form: str) -> HttpResponseBase:
    """Services against standards."""
    found, day = unit_of(unit), today()
    name, rows, office = unit_name(found), register_rows(found, day), found.office
    head = head_of_unit(found, day)
    if form == "pdf":
        made = standard_register(name, office.name, rows, head, day)
    elif form == "docx":
        template = template_of(office, "standard_register")
        made = standard_register_docx(name, office.name, rows, head, day, template)
    else:
        raise Http404
    return file(made, form, f"daftar-layanan-{_stem(found)}")


@policy(sees_services)
@require_safe
def book(request: HttpRequest, unit: int, form: str) -> HttpResponseBase:
    """All standards in force of a unit that has few of them."""
    found, day = unit_of(unit), today()
    rows = book_papers(found, day, site(request))
    if not 0 < len(rows) <= AT_ONCE or form not in StandardBook.Form.values:
        raise Http404
    head = head_of_unit(found, day)
    if form == "docx":
        made = standard_annex_docx(rows, head, day, template_of(found.office, "standard_annex"))
    else:
        made = standard_annex(rows, head, day)
    return file(made, form, f"buku-standar-{_stem(found)}")


@policy(sees)
@require_safe
def decree_annex(request: HttpRequest, decree: int, form: str) -> HttpResponseBase:
    """Every standard a decree decides, as its annex."""
    found, day = there(decree_at(decree)), today()
    rows = decree_papers(found, day, site(request))
    if not rows or form not in FORMS:
        raise Http404
    office, facts = found.unit.office, decree_facts(found)
    head = head_of_unit(found.unit, found.signed_on)
    if form == "docx":
        made = standard_annex_docx(rows, head, day, template_of(office, "standard_annex"), facts)
    else:
        made = standard_annex(rows, head, day, facts)
    return file(made, form, f"lampiran-{slugify(found.number)[:60] or found.pk}")


@policy(sees_services)
@require_POST
def order(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Ask for the book of a unit with many standards; the worker makes it."""
    found = unit_of(unit)
    try:
        made = books.order_book(unit=found, day=today(), by=whoever(request), now=timezone.now())
    except ProblemsError as error:
        return _page(request, found, say(error.problems[0].text))
    for one in made:
        make_book.enqueue(one.pk)
    return HttpResponseRedirect(reverse("standards-unit-papers", args=[found.pk]))


@policy(sees_services)
@require_safe
def take(request: HttpRequest, unit: int, book: int) -> HttpResponseBase:
    """A book that is ready."""
    found = book_in(unit, book)
    if found is None or found.content is None:
        raise Http404
    stem = f"buku-standar-{_stem(unit_of(unit))}-{found.day:%Y-%m-%d}"
    return file(bytes(found.content), found.form, stem)


@policy(reads_maklumat)
@require_safe
def pledge(request: HttpRequest, maklumat: int, size: str, form: str) -> HttpResponseBase:
    """The maklumat on the office's paper, on A3, or as Word."""
    found, day = maklumat_of(maklumat), today()
    if size not in SIZES or form not in FORMS or (form == "docx" and size != "kertas"):
        raise Http404
    one, office = maklumat_paper(found, unit_name(found.unit), day), found.unit.office
    head = head_of_unit(found.unit, found.set_on or day)
    if form == "docx":
        made = maklumat_docx(one, head, day, template_of(office, "maklumat"))
    else:
        made = printed_maklumat(one, head, SIZES[size], day)
    return file(made, form, f"maklumat-{_stem(found.unit)}-{size}")


@policy(sees_services)
@require_safe
def sheet(request: HttpRequest, unit: int) -> HttpResponseBase:
    """The workbook of standards: with `?isi` what they say now, else only the services to fill."""
    found = unit_of(unit)
    listed = listed_standards(found, today(), filled="isi" in request.GET)
    return file(standards_workbook(listed), "xlsx", f"standar-{_stem(found)}")


def _registers(unit: OrganizationUnit) -> list[Download]:
    note, text = _("jumlah layanan, standar, keputusan, peninjauan"), _("Daftar layanan dan standarnya")
    return [both(text, reverse("standards-register", args=[unit.pk, form]), form, note) for form in FORMS]


def _maklumats(unit: OrganizationUnit) -> list[Download]:
    sizes = (
        ("kertas", "pdf", _("kertas kantor")),
        ("a3", "pdf", "A3"),
        ("kertas", "docx", _("untuk disunting")),
    )
    found = []
    for one in maklumats_of(unit):
        if one.state == MaklumatState.REPLACED:
            continue
        state = _("rancangan") if one.state == MaklumatState.DRAFT else _("yang berlaku")
        for size, form, about in sizes:
            text = _("Maklumat %(state)s, %(about)s") % {"state": state, "about": about}
            address = reverse("standards-maklumat-paper", args=[one.pk, size, form])
            found.append(Download(text, address, WORDS[form]))
    return found


def _book(unit: OrganizationUnit) -> list[Download]:
    note, text = _("semua standar yang berlaku dengan empat belas komponennya"), _("Buku standar pelayanan")
    return [both(text, reverse("standards-book", args=[unit.pk, form]), form, note) for form in FORMS]


def _made(one: StandardBook) -> Download:
    made = date_format(localtime(one.made_at), "DATETIME_FORMAT") if one.made_at else ""
    words: dict[str, Any] = {"day": date_format(one.day), "made": made, "n": one.total}
    note = ngettext(
        "%(n)d standar, keadaan %(day)s, dibuat %(made)s",
        "%(n)d standar, keadaan %(day)s, dibuat %(made)s",
        one.total,
    )
    address = reverse("standards-book-file", args=[one.unit_id, one.pk])
    return both(_("Buku standar pelayanan"), address, one.form, note % words)


def _sheets(unit: OrganizationUnit) -> list[Download]:
    address = reverse("standards-sheet", args=[unit.pk])
    return [
        Download(_("Standar sekarang"), f"{address}?isi", "XLSX", _("untuk diubah lalu diimpor lagi")),
        Download(_("Templat kosong"), address, "XLSX", _("berisi layanan unit ini")),
    ]


def _stem(unit: OrganizationUnit) -> str:
    return slugify(unit_name(unit))[:60] or "unit"
