"""Papers of a result: order them, watch them being made, take them away."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import results_papers as actions
from tolok.apps.evaluation.actions import results_signing as signing
from tolok.apps.evaluation.forms.results import SignForm
from tolok.apps.evaluation.models import CyclePaper, PaperKind, PaperState, Result, State
from tolok.apps.evaluation.selectors.results_papers import day_of, made_files, paper_in, papers_of
from tolok.apps.evaluation.tasks.results import write_paper
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, here, manages_cycle, sees_unit, today, whoever
from tolok.apps.evaluation.views.results.doors import reads_results, result_of
from tolok.papers.letters.signing import Passphrase
from tolok.papers.steady import packed
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Download, Link
from tolok.web.shapes import State as Tag

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {"pdf": "application/pdf", "zip": "application/zip", "xlsx": XLSX, "docx": DOCX}


def sees_own_paper(request: HttpRequest, **parts: Any) -> bool:
    """Who reads all; the unit's staff once results are final."""
    if not sees_unit(request, **parts):
        return False
    locus, user = here(request), whoever(request)
    if policies.reads_all(user, locus.cycle, today()):
        return True
    return policies.works_at(user, locus, today()) and locus.cycle.has_reached(State.FINAL)


def kind_words() -> dict[PaperKind, tuple[str, str]]:
    """What each paper is called and good for."""
    return {
        PaperKind.LHE: (_("LHE setiap unit"), _("laporan hasil evaluasi dengan surat pengantarnya")),
        PaperKind.CONSOLIDATED: (_("Laporan konsolidasi"), _("semua unit, masalah utama, rekomendasi")),
        PaperKind.MINISTER: (
            _("Paket untuk Menteri"),
            _("berita acara, daftar unit, laporan, buku kerja, indeks bukti"),
        ),
        PaperKind.BOOK: (_("Semua data siklus"), _("buku kerja untuk diolah sendiri")),
        PaperKind.PACKAGE: (_("Paket siklus"), _("dapat dihitung ulang siapa pun dengan tolok verify")),
    }


@policy(reads_results)
@require_safe
def papers(request: HttpRequest, cycle: int, number: int) -> HttpResponseBase:
    """What can be ordered and how far it is."""
    return _page(request, result_of(cycle_of(cycle), number))


def _page(
    request: HttpRequest, result: Result, problems: Sequence[str] = (), form: SignForm | None = None
) -> HttpResponseBase:
    cycle = result.cycle
    found = list(papers_of(result))
    pending = [one for one in found if one.state in (PaperState.WAITING, PaperState.MAKING)]
    context = {
        "cycle": cycle,
        "result": result,
        "locked": result.locked_at is not None,
        "manages": policies.manages(whoever(request), cycle, today()),
        "rows": [_row(result, kind, form, found) for kind, forms in actions.FORMS.items() for form in forms],
        "waiting": bool(pending),
        "done": sum(one.state == PaperState.DONE for one in found),
        "total": len(found),
        "problems": problems,
        "unsigned": sum(_to_sign(one) for one in found) if signing.signer() else 0,
        "form": form or SignForm(),
        "signed": sum(one.signed_at is not None for one in found),
        "reports": _reports(result, found),
        "crumbs": crumbs(
            cycle, Link(_("Hasil"), reverse("results", args=[cycle.pk])), Link(_("Berkas"), current=True)
        ),
    }
    return render(request, "evaluation/results/papers.html", context)


def _to_sign(one: CyclePaper) -> bool:
    made = (one.kind, one.form, one.state) == (PaperKind.LHE, "pdf", PaperState.DONE)
    return made and one.signed_at is None


def _row(result: Result, kind: PaperKind, form: str, found: Sequence[CyclePaper]) -> dict[str, Any]:
    mine = [one for one in found if (one.kind, one.form) == (kind, form)]
    done = [one for one in mine if one.state == PaperState.DONE]
    name, about = kind_words()[kind]
    url = ""
    if done and kind == PaperKind.LHE:
        url = reverse("results-all-reports", args=[result.cycle_id, result.number, form])
    elif done:
        url = reverse("results-paper", args=[result.cycle_id, result.number, done[0].pk])
    return {
        "name": f"{name} ({form.upper()})",
        "about": about,
        "tag": _tag(mine, done),
        "order": reverse("results-order", args=[result.cycle_id, result.number, kind, form]),
        "orderable": not mine or any(one.state == PaperState.FAILED for one in mine),
        "url": url,
        "errors": sorted({one.error for one in mine if one.error}),
    }


def _tag(mine: Sequence[CyclePaper], done: Sequence[CyclePaper]) -> Tag:
    if not mine:
        return Tag(_("belum dipesan"))
    if any(one.state == PaperState.FAILED for one in mine):
        return Tag(_("ada yang gagal"), "bad")
    if len(done) < len(mine):
        return Tag(_("%(done)s dari %(total)s siap") % {"done": len(done), "total": len(mine)}, "info")
    return Tag(_("siap"), "good")


def _reports(result: Result, found: Sequence[CyclePaper]) -> list[Download]:
    """The LHE of every unit that is ready."""
    return [
        Download(
            one.locus.name,
            reverse("results-paper", args=[result.cycle_id, result.number, one.pk]),
            one.form.upper(),
            one.locus.code,
        )
        for one in found
        if one.locus is not None and one.state == PaperState.DONE
    ]


@policy(manages_cycle)
@require_POST
def order(request: HttpRequest, cycle: int, number: int, kind: str, form: str) -> HttpResponseBase:
    """Ask for a paper; the worker makes it."""
    result = result_of(cycle_of(cycle), number)
    if kind not in PaperKind.values or form not in actions.FORMS[PaperKind(kind)]:
        raise Http404
    by, now = whoever(request), timezone.now()
    try:
        if kind == PaperKind.LHE:
            made = actions.order_all(result=result, form=form, by=by, now=now)
        else:
            made = actions.order(result=result, kind=PaperKind(kind), form=form, by=by, now=now)
    except ProblemsError as error:
        return _page(request, result, [problem.say(get_language() or "id") for problem in error.problems])
    for one in made:
        write_paper.enqueue(one.pk)
    return HttpResponseRedirect(reverse("results-papers", args=[cycle, number]))


@policy(manages_cycle)
@require_POST
@sensitive_post_parameters("passphrase")
def sign(request: HttpRequest, cycle: int, number: int) -> HttpResponseBase:
    """Sign every LHE that is ready; the passphrase is used for this and kept nowhere."""
    result, form = result_of(cycle_of(cycle), number), SignForm(request.POST)
    if not form.is_valid():
        return _page(request, result, form=form)
    passphrase = Passphrase(form.cleaned_data["passphrase"])
    try:
        signing.sign(
            result=result,
            nik=form.cleaned_data["nik"],
            passphrase=passphrase,
            by=whoever(request),
            now=timezone.now(),
        )
    except ProblemsError as error:
        form.refuse(error)
        return _page(request, result, form=form)
    return HttpResponseRedirect(reverse("results-papers", args=[cycle, number]))


@policy(reads_results)
@require_safe
def take(request: HttpRequest, cycle: int, number: int, paper: int) -> HttpResponseBase:
    """A paper that is ready."""
    return _file(result_of(cycle_of(cycle), number), paper)


@policy(sees_own_paper)
@require_safe
def take_own(request: HttpRequest, cycle: int, number: int, locus: int, paper: int) -> HttpResponseBase:
    """The unit's own LHE."""
    return _file(result_of(here(request).cycle, number), paper, locus)


def _file(result: Result, pk: int, locus: int | None = None) -> HttpResponse:
    found = paper_in(result, pk)
    if found is None or found.state != PaperState.DONE or (locus and found.locus_id != locus):
        raise Http404
    parts = [found.kind, str(result.cycle.year)]
    if found.locus is not None:
        parts += [found.locus.code, slugify(found.locus.name)[:60]]
    return _answer(bytes(found.signed or found.content), f"{'-'.join(parts)}.{found.form}", found.form)


def _answer(content: bytes, name: str, form: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@policy(reads_results)
@require_safe
def all_reports(request: HttpRequest, cycle: int, number: int, form: str) -> HttpResponseBase:
    """Every LHE that is ready, in one archive."""
    result = result_of(cycle_of(cycle), number)
    files = [(f"LHE-{code}.{form}", content) for code, content in made_files(result, PaperKind.LHE, form)]
    if not files:
        raise Http404
    return _answer(packed(files, day_of(result)), f"lhe-{result.cycle.year}-{form}.zip", "zip")
