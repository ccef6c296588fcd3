"""Cite a proof: from the library, by uploading it right here, or a newer version; and take it off."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.evaluation.actions import claims
from tolok.apps.evaluation.actions.claims.words import PAGE_FROM_ONE
from tolok.apps.evaluation.forms.claims import CiteForm, UploadForm
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors import claims as reads
from tolok.apps.evaluation.views.claims import words
from tolok.apps.evaluation.views.claims.answering import show_item
from tolok.apps.evaluation.views.claims.proofs import lines_of
from tolok.apps.evaluation.views.claims.typed import back_to, keep_typed
from tolok.apps.evaluation.views.doors import crumbs, here, today, whoever, works_at_unit
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence import selectors as library_of
from tolok.apps.evidence.models import Kind, ProofVersion, Upload
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Link

ROWS_A_PAGE = 20


@policy(works_at_unit)
@require_safe
def library(request: HttpRequest, cycle: int, locus: int, code: str) -> HttpResponseBase:
    """The unit's proofs, searched and filtered, each with a button that cites it."""
    unit = here(request)
    item = reads.item_of(unit, code, today())
    if item is None:
        raise Http404
    search, kind = request.GET.get("cari", "").strip()[:200], request.GET.get("jenis", "")
    found = library_of.proofs_of(unit.unit, search=search, kind=kind if kind in Kind.values else "")
    taken = [one.version.proof_id for one in item.citations]
    page = Paginator(found.exclude(pk__in=taken), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "locus": unit,
        "code": code,
        "title": words.item_name(item),
        "search": search,
        "kind": kind,
        "kinds": Kind.choices,
        "page": page,
        "lines": lines_of(list(page), timezone.now()),
        "crumbs": crumbs(
            unit.cycle,
            words.unit_link(unit),
            words.list_link(unit),
            Link(words.item_name(item), words.item_url(unit, code)),
            Link(_("Pilih bukti"), current=True),
        ),
    }
    return render(request, "evaluation/claims/library.html", context)


@policy(works_at_unit)
@require_POST
def cite(request: HttpRequest, cycle: int, locus: int, code: str) -> HttpResponseBase:
    """Cite the version the form names; with a page and a remark if they were written."""
    unit = here(request)
    form = CiteForm(request.POST)
    version = _version(unit, request.POST.get("versi-bukti", ""))
    if version is None:
        raise Http404
    if not form.is_valid():
        return show_item(request, unit, code, problems=refused(PAGE_FROM_ONE, "page"))
    if stopped := _keep_typed(request, unit, code):
        return stopped
    try:
        _cite(
            request, unit, code, version, form.cleaned_data.get("page"), form.cleaned_data.get("remark", "")
        )
    except ProblemsError as error:
        return show_item(request, unit, code, problems=error)
    return HttpResponseRedirect(f"{back_to(request, unit, code)}#bukti")


@policy(works_at_unit)
@require_POST
def uncite(request: HttpRequest, cycle: int, locus: int, code: str, citation: int) -> HttpResponseBase:
    """Take a proof off; twice does no harm."""
    unit = here(request)
    if stopped := _keep_typed(request, unit, code):
        return stopped
    row = reads.citation_in(unit, code, citation)
    if row is not None:
        try:
            claims.uncite(citation=row, by=whoever(request), now=timezone.now())
        except ProblemsError as error:
            return show_item(request, unit, code, problems=error)
    return HttpResponseRedirect(f"{back_to(request, unit, code)}#bukti")


@policy(works_at_unit)
@require_POST
def upload(request: HttpRequest, cycle: int, locus: int, code: str) -> HttpResponseBase:
    """Keep a file in the library and cite it. A file the library holds already is cited as it is."""
    unit = here(request)
    form = UploadForm(request.POST, request.FILES, auto_id="unggah_%s")
    finished = _finished(request, unit)
    if finished is not None:
        form.fields["file"].required = False
    if form.is_valid():
        try:
            version = _kept(request, unit, form, finished)
            _cite(request, unit, code, version, form.cleaned_data["page"], "")
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(f"{words.item_url(unit, code)}#bukti")
    return show_item(request, unit, code, upload=form)


def _keep_typed(request: HttpRequest, unit: Locus, code: str) -> HttpResponseBase | None:
    """An indicator that the form does not have is refused by what follows."""
    return keep_typed(request, unit, code) if code in unit.form.instrument.indicators else None


def _kept(request: HttpRequest, unit: Locus, form: UploadForm, finished: Upload | None) -> ProofVersion:
    by, now = whoever(request), timezone.now()
    if finished is None:
        file = form.cleaned_data["file"]
        begun = evidence.take(unit=unit.unit, name=file.name, content=file, size=file.size, by=by, now=now)
        if begun.held is not None:
            return begun.held
        finished = begun.upload
    assert finished is not None
    return evidence.add_proof(
        unit=unit.unit,
        facts=evidence.Facts(form.cleaned_data["title"]),
        upload=finished,
        by=by,
        today=today(),
        now=now,
    )


def _finished(request: HttpRequest, unit: Locus) -> Upload | None:
    """The upload in chunks that the form names, if it is complete."""
    try:
        token = UUID(request.POST.get("upload", ""))
    except ValueError:
        return None
    found = library_of.upload_of(whoever(request), unit.unit, token)
    return found if found and found.finished_at else None


def _version(unit: Locus, pk: str) -> ProofVersion | None:
    """A version of this unit's library; one of another unit does not exist here."""
    return library_of.version_in(unit.unit, int(pk)) if pk.isdecimal() else None


def _cite(
    request: HttpRequest, unit: Locus, code: str, version: ProofVersion, page: int | None, note: str
) -> None:
    now = timezone.now()
    claim = reads.claim_of(unit, code) or claims.opened(locus=unit, code=code, by=whoever(request), now=now)
    claim.locus = unit
    claims.cite(claim=claim, version=version, page=page, note=note, by=whoever(request), now=now)
