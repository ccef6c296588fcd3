"""Look through everything, approve it, hand it in, and keep the receipt."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.evaluation.actions import claims
from tolok.apps.evaluation.forms.claims import ReturnForm
from tolok.apps.evaluation.models import ClaimState, Locus, State, Submission
from tolok.apps.evaluation.policies import heads, manages, works_at
from tolok.apps.evaluation.receipts import canonical
from tolok.apps.evaluation.selectors import claims as reads
from tolok.apps.evaluation.selectors import deadline
from tolok.apps.evaluation.selectors.altered import altered_since_accepted
from tolok.apps.evaluation.selectors.gathering import as_of, disputed_by, findings_now
from tolok.apps.evaluation.views.claims import words
from tolok.apps.evaluation.views.claims.explaining import Explained, explained_now
from tolok.apps.evaluation.views.claims.proofs import proof_url
from tolok.apps.evaluation.views.claims.recorded import Against, labels_of, unit_against
from tolok.apps.evaluation.views.doors import (
    crumbs,
    heads_unit,
    here,
    manages_unit,
    sees_unit,
    today,
    whoever,
    works_at_unit,
)
from tolok.apps.evaluation.words import at_unit, until, zone_of
from tolok.apps.evidence import selectors as evidence
from tolok.apps.evidence.policies import may_read
from tolok.rules.gathering.finding import Finding as Found
from tolok.rules.texts import Problem as Refusal
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Fact, Link, Problem, Table


@policy(works_at_unit)
@require_safe
def check(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Every answer on one page, with what is still missing."""
    return _check(request, here(request))


@policy(works_at_unit)
@require_POST
def ask(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Tell the head that F-01 waits."""
    unit = here(request)
    try:
        claims.ask_approval(locus=unit, by=whoever(request), now=timezone.now())
    except ProblemsError as error:
        return _check(request, unit, error)
    return HttpResponseRedirect(words.check_url(unit))


@policy(heads_unit)
@require_POST
def approve(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """The head stands for it."""
    unit = here(request)
    try:
        claims.approve(locus=unit, by=whoever(request), now=timezone.now())
    except ProblemsError as error:
        return _check(request, unit, error)
    return HttpResponseRedirect(f"{words.check_url(unit)}?disetujui")


@policy(works_at_unit)
@require_POST
def submit(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Hand in; a second press leads to the same receipt."""
    unit = here(request)
    try:
        receipt = claims.submit(locus=unit, by=whoever(request), now=timezone.now())
    except ProblemsError as error:
        return _check(request, unit, error)
    return HttpResponseRedirect(words.receipt_url(unit, receipt.number))


def _check(request: HttpRequest, locus: Locus, error: ProblemsError | None = None) -> HttpResponseBase:
    sheet = reads.sheet(locus, today())
    end = deadline(locus.cycle, State.FILLING)
    disputed, day = disputed_by(locus), as_of(locus.cycle, today())
    found = findings_now(locus, day)
    altered = altered_since_accepted(locus, found)
    context = {
        "locus": locus,
        "items": [
            {
                "name": words.item_name(item),
                "url": words.item_url(locus, item.code),
                "state": words.state_word(item.state),
                "tone": words.tone(item.state),
                "facts": words.facts_of(item),
                "warnings": [say(text) for text in item.warnings],
                "disputed": disputed[item.code].why if item.code in disputed else "",
                "altered": labels_of(item.indicator, altered.get(item.code, ())),
            }
            for item in sheet.items
        ],
        "against": _against(locus, sheet),
        "differing": _differing(locus, found, day),
        "problems": [_problem(locus, sheet, one) for one in (error.problems if error else ())],
        "missing": [_problem(locus, sheet, one) for one in sheet.problems] if not error else [],
        "heads": heads(whoever(request), locus, today()),
        "asked": locus.asked_at and at_unit(locus.asked_at, locus),
        "may_ask": locus.asked_at is None or timezone.localdate(locus.asked_at) < today(),
        "approved": locus.claim_state == ClaimState.APPROVED,
        "approver": locus.approved_by.name if locus.approved_by else "",
        "approved_at": locus.approved_at and at_unit(locus.approved_at, locus),
        "submitted": locus.claim_state == ClaimState.SUBMITTED,
        "end": until(end, zone_of(locus.cycle.office)) if end else "",
        "list_url": words.list_url(locus),
        "crumbs": crumbs(
            locus.cycle,
            words.unit_link(locus),
            words.list_link(locus),
            Link(_("Periksa dan kirim"), current=True),
        ),
    }
    return render(request, "evaluation/claims/check.html", context, status=422 if error else 200)


def _against(locus: Locus, sheet: reads.Sheet) -> list[tuple[Against, str]]:
    """What the unit's own records say against its answers, with the indicators concerned: who approves reads it too."""
    names = {item.code: words.item_name(item) for item in sheet.items}
    levels = {item.code: one.level for item in sheet.items if (one := item.proposal)}
    return [(one, "; ".join(names[code] for code in one.codes)) for one in unit_against(locus, levels)]


def _differing(locus: Locus, found: Mapping[str, Found], day: date) -> list[Explained]:
    """What of the answers has to be explained: numbers that registers count otherwise, answers that exclude others."""
    facts = [fact for one in found.values() for fact in one.facts]
    return explained_now(locus, facts, day)


def _problem(locus: Locus, sheet: reads.Sheet, refusal: Refusal) -> Problem:
    item = sheet.item(refusal.key)
    if item is None:
        return Problem(say(refusal.text))
    return Problem(f"{words.item_name(item)}: {say(refusal.text)}", words.item_url(locus, item.code))


@policy(sees_unit)
@require_safe
def receipt(request: HttpRequest, cycle: int, locus: int, number: int) -> HttpResponseBase:
    """What was handed in, its hash, when and by whom; for everybody who may see the unit."""
    return _receipt(request, here(request), number)


@policy(sees_unit)
@require_safe
def receipt_json(request: HttpRequest, cycle: int, locus: int, number: int) -> HttpResponseBase:
    """The very bytes the hash was made from, for the unit's own archive."""
    unit = here(request)
    found = _found(unit, number)
    return _archive(found.content, f"f01-{unit.cycle.year}-{unit.pk}-{number}.json")


@policy(sees_unit)
@require_safe
def frozen_json(request: HttpRequest, cycle: int, locus: int, number: int) -> HttpResponseBase:
    """The list of the records that were frozen with a hand-in: the bytes whose SHA-256 stands on the receipt."""
    unit = here(request)
    kept = getattr(_found(unit, number), "frozen", None)
    if kept is None:
        raise Http404
    return _archive(kept.records, f"catatan-{unit.cycle.year}-{unit.pk}-{number}.json")


def _archive(content: object, name: str) -> HttpResponse:
    answer = HttpResponse(canonical(content), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@policy(manages_unit)
@require_http_methods(["POST"])
def give_back(request: HttpRequest, cycle: int, locus: int, number: int) -> HttpResponseBase:
    """The Biro gives F-01 back with a reason."""
    unit = here(request)
    form = ReturnForm(request.POST)
    if form.is_valid():
        try:
            claims.return_submission(
                locus=unit, why=form.cleaned_data["why"], by=whoever(request), now=timezone.now()
            )
            return HttpResponseRedirect(words.receipt_url(unit, number))
        except ProblemsError as error:
            for problem in error.problems:
                form.add_error("why" if problem.key == "why" else None, say(problem.text))
    return _receipt(request, unit, number, form)


def _found(locus: Locus, number: int) -> Submission:
    found = reads.submission_of(locus, number)
    if found is None:
        raise Http404
    return found


def _receipt(
    request: HttpRequest, locus: Locus, number: int, form: ReturnForm | None = None
) -> HttpResponseBase:
    found, person = _found(locus, number), whoever(request)
    rows = found.content["indicators"]
    standing = found.returned_at is None
    may_return = standing and locus.cycle.state == State.FILLING and manages(person, locus.cycle, today())
    context = {
        "locus": locus,
        "receipt": found,
        "facts": [
            Fact(_("Unit"), f"{locus.name} ({locus.code})"),
            Fact(_("Siklus"), locus.cycle.name),
            Fact(_("Dikirim"), at_unit(found.at, locus)),
            Fact(_("Dikirim oleh"), found.submitted_by.name),
            Fact(_("Disetujui oleh"), found.approved_by.name),
            Fact(_("Indikator terisi"), str(len(rows))),
            Fact(_("Berkas bukti"), str(len({p["sha256"] for row in rows for p in row["proofs"]}))),
            _frozen(found, reverse("claims-receipt-records", args=[locus.cycle_id, locus.pk, number])),
        ],
        "rows": [_row(locus, row) for row in rows],
        "proofs": _proofs(rows, may_read(person, locus.unit, today())),
        "returned_at": found.returned_at and at_unit(found.returned_at, locus),
        "works": works_at(person, locus, today()),
        "form": (form or ReturnForm()) if may_return else None,
        "json_url": reverse("claims-receipt-json", args=[locus.cycle_id, locus.pk, number]),
        "list_url": words.list_url(locus),
        "crumbs": crumbs(
            locus.cycle,
            words.unit_link(locus),
            words.list_link(locus),
            Link(_("Tanda terima nomor %(n)s") % {"n": number}, current=True),
        ),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "evaluation/claims/receipt.html", context, status=status)


def _frozen(receipt: Submission, url: str) -> Fact:
    """How many records were frozen with a hand-in, and the hash that stands for them all."""
    kept, term = getattr(receipt, "frozen", None), _("Catatan yang dibekukan")
    if kept is None:
        return Fact(term, _("tidak ada: disimpan sebelum salinan beku ada"))
    words = _("%(n)s, sidik SHA-256 %(digest)s") % {"n": len(kept.records), "digest": kept.digest}
    return Fact(term, words, Link(_("Unduh daftarnya (JSON)"), url))


def _row(locus: Locus, row: dict[str, Any]) -> dict[str, object]:
    """One indicator of a receipt, read from what was handed in and not from what stands today."""
    indicator = locus.form.instrument.indicators[row["code"]]
    facts = [Fact(say(one.text), words.said(one, row["answers"].get(one.key))) for one in indicator.questions]
    if row["note"]:
        facts.append(Fact(_("Catatan"), row["note"]))
    facts.append(Fact(_("Usulan level"), words.level_word(row["proposed"])))
    return {
        "name": f"{row['code']} {say(indicator.title)}",
        "anchor": f"butir-{row['code'].replace('.', '-')}",
        "facts": facts,
    }


def _proofs(rows: Sequence[dict[str, Any]], opens: bool) -> Table:
    """Every file that was handed in with its SHA-256; `opens`: the reader may open the library."""
    cited = [(row["code"], proof) for row in rows for proof in row["proofs"]]
    versions = evidence.versions([proof["version"] for _code, proof in cited]) if opens else {}
    columns = (
        Column(_("Bukti"), "link" if opens else "text"),
        Column(_("Indikator")),
        Column(_("Halaman"), "number"),
        Column("SHA-256"),
    )
    lines = []
    for code, proof in cited:
        version = versions.get(proof["version"])
        url = proof_url(version, proof["page"]) if version else ""
        title: object = Link(proof["title"], url) if opens else proof["title"]
        lines.append((title, code, str(proof["page"] or "–"), proof["sha256"]))
    return Table(_("Bukti yang dikirim"), columns, lines, empty=_("Tidak ada bukti."), caption_hidden=True)
