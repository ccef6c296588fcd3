"""One indicator: questions, level texts, advice, what is proposed, proof; saved by hand or while typing."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evaluation.actions import claims
from tolok.apps.evaluation.actions.claims import ConflictError, Difference
from tolok.apps.evaluation.facts import proposed
from tolok.apps.evaluation.forms.claims import AnswerForm, DisputeForm, UploadForm
from tolok.apps.evaluation.models import Claim, Locus, State
from tolok.apps.evaluation.readiness import Item
from tolok.apps.evaluation.selectors import claims as reads
from tolok.apps.evaluation.selectors import deadline
from tolok.apps.evaluation.views.claims import words
from tolok.apps.evaluation.views.claims.proofs import cited, offered
from tolok.apps.evaluation.views.claims.recorded import recorded_kept, recorded_now, unit_against
from tolok.apps.evaluation.views.doors import crumbs, here, today, whoever, works_at_unit
from tolok.apps.evaluation.words import at_unit
from tolok.rules.advice import proof_advice
from tolok.rules.instruments.values import Indicator
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Fact, Link

MINE, THEIRS = "saya", "mereka"
JSON = "application/json"


@policy(works_at_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, cycle: int, locus: int, code: str) -> HttpResponseBase:
    """Show one indicator; keep what was answered."""
    unit = here(request)
    found = unit.form.instrument.indicators.get(code)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _save(request, unit, found)
    return show_item(request, unit, code)


def _save(request: HttpRequest, locus: Locus, found: Indicator) -> HttpResponseBase:
    silent = request.headers.get("Accept", "") == JSON
    form = AnswerForm(request.POST, indicator=found, answers={}, carried=True)
    if form.is_valid():
        answers, note, undecided = _chosen(request, locus, found, form)
        try:
            if undecided:
                raise undecided
            claim = claims.answer(
                locus=locus,
                code=found.code,
                answers=answers,
                note=note,
                still_true=form.still_true,
                seen_version=form.seen_version,
                by=whoever(request),
                now=timezone.now(),
            )
        except ConflictError as error:
            return _conflict_said(error) if silent else show_conflict(request, locus, found, form, error)
        except ProblemsError as error:
            form.refuse(error)
        else:
            return _kept(locus, found, claim) if silent else _onward(request, locus, found.code)
    if silent:
        said = [str(text) for errors in form.errors.values() for text in errors]
        return JsonResponse({"words": " ".join(said)}, status=422)
    return show_item(request, locus, found.code, form)


def _kept(locus: Locus, found: Indicator, claim: Claim) -> HttpResponseBase:
    """What the page needs to know after it was saved while typing."""
    at = date_format(timezone.localtime(claim.edited_at), "TIME_FORMAT")
    said = _("Tersimpan %(time)s") % {"time": at}
    fragment = render_to_string("evaluation/claims/proposal.html", proposal_of(found, claim.answers))
    return JsonResponse({"version": claim.version, "words": said, "fragment": fragment})


def _conflict_said(error: ConflictError) -> HttpResponseBase:
    return JsonResponse({"words": say(error.problems[0].text)}, status=409)


def _onward(request: HttpRequest, locus: Locus, code: str) -> HttpResponseBase:
    """After saving by hand: stay, or go on to the next indicator that needs work."""
    if "lanjut" in request.POST:
        onward = reads.sheet(locus, today()).next_open(code)
        if onward is not None:
            return HttpResponseRedirect(f"{words.item_url(locus, onward.code)}?tersimpan={code}")
        return HttpResponseRedirect(f"{words.list_url(locus)}?tersimpan={code}")
    return HttpResponseRedirect(f"{words.item_url(locus, code)}?tersimpan={code}")


def _chosen(
    request: HttpRequest, locus: Locus, found: Indicator, form: AnswerForm
) -> tuple[dict[str, object], str, ConflictError | None]:
    """Answers and note as sent; after a conflict each part that differed as the person chose.

    Where a part was not chosen, the conflict again: nothing is decided by itself.
    """
    answers, note = form.answers, form.cleaned_data["note"]
    parts = request.POST.getlist("beda")
    if not parts:
        return answers, note, None
    claim = reads.claim_of(locus, found.code)
    if claim is None:
        return answers, note, None
    undecided = False
    for key in parts:
        choice = request.POST.get(f"pilih-{key}")
        undecided |= choice not in (MINE, THEIRS)
        if choice == THEIRS and key == "note":
            note = claim.note
        elif choice == THEIRS:
            answers[key] = claim.answers.get(key)
    differing = claims.differences(found, claim, form.answers, form.cleaned_data["note"])
    return answers, note, ConflictError(claim, differing) if undecided else None


def show_conflict(
    request: HttpRequest, locus: Locus, found: Indicator, form: AnswerForm, error: ConflictError
) -> HttpResponseBase:
    """Both answers side by side; the person chooses, part by part."""
    claim = error.claim
    data = request.POST.copy()
    data["versi"] = str(claim.version)
    again = AnswerForm(data, indicator=found, answers={}, carried=True)
    context = {
        "locus": locus,
        "title": say(found.title),
        "who": claim.edited_by.name,
        "when": at_unit(claim.edited_at, locus),
        "parts": [_part(found, one, request) for one in error.differences],
        "hidden": [bound.as_hidden() for bound in again],
        "undecided": "beda" in request.POST,
        "url": words.item_url(locus, found.code),
        "crumbs": _way(locus, say(found.title)),
    }
    return render(request, "evaluation/claims/conflict.html", context, status=409)


def _part(found: Indicator, part: Difference, request: HttpRequest) -> dict[str, object]:
    question = next((one for one in found.questions if one.key == part.key), None)
    theirs, mine = part.theirs, part.mine
    if question is not None:
        theirs, mine = words.said(question, theirs), words.said(question, mine)
    return {
        "key": part.key,
        "label": say(part.label),
        "theirs": theirs or _("kosong"),
        "mine": mine or _("kosong"),
        "chosen": request.POST.get(f"pilih-{part.key}", ""),
    }


def show_item(
    request: HttpRequest,
    locus: Locus,
    code: str,
    form: AnswerForm | None = None,
    upload: UploadForm | None = None,
    problems: ProblemsError | None = None,
    dispute: DisputeForm | None = None,
) -> HttpResponseBase:
    """The page of one indicator."""
    sheet = reads.sheet(locus, today())
    item = sheet.item(code)
    if item is None:
        raise Http404
    if form is not None and not (item.claim and item.claim.carried_from_id):
        form.fields.pop("still_true")
    before, after = sheet.neighbours(code)
    wrong = any(one is not None and one.errors for one in (form, upload, dispute)) or problems is not None
    context = {
        "locus": locus,
        "item": item,
        "code": code,
        "title": words.item_name(item),
        "aspect": say(item.aspect),
        "state_word": words.state_word(item.state),
        "tone": words.tone(item.state),
        "missing": [say(text) for text in (*item.problems, *item.warnings)],
        "form": form or _form(item),
        "upload": upload or UploadForm(auto_id="unggah_%s"),
        "begin": _begin(locus),
        "writable": words.writable(locus) and _in_time(locus),
        "facts": words.facts_of(item),
        "approved": locus.approved_at is not None,
        "levels": [Fact(words.level_word(one.value), say(one.text)) for one in item.indicator.levels],
        "wanted": [say(text) for text in item.indicator.evidence],
        "advice": _advice(locus, code),
        "cited": cited(item, timezone.now()),
        "offered": offered(locus, item, timezone.now()),
        "before": _neighbour(locus, before),
        "after": _neighbour(locus, after),
        "url": words.item_url(locus, code),
        "draft": words.draft(locus, whoever(request), code),
        "saved": request.GET.get("tersimpan", ""),
        "replied": request.GET.get("balasan", ""),
        "saved_draft": words.draft(locus, whoever(request), request.GET.get("tersimpan", "")),
        "edited": item.claim and at_unit(item.claim.edited_at, locus),
        "editor": item.claim and item.claim.edited_by.name,
        "problems": [say(one.text) for one in problems.problems] if problems else [],
        "crumbs": _way(locus, words.item_name(item)),
        **proposal_of(item.indicator, item.claim.answers if item.claim else {}),
        **recorded(locus, item),
        "dispute": dispute or DisputeForm(auto_id="bantah_%s"),
    }
    return render(request, "evaluation/claims/indicator.html", context, status=422 if wrong else 200)


def proposal_of(found: Indicator, answers: Mapping[str, object]) -> dict[str, Any]:
    """What the rule proposes, in words, with the boundaries it touches."""
    proposal = proposed(found, answers)
    level = found.level(proposal.level) if proposal and proposal.level is not None else None
    return {
        "has_rule": proposal is not None,
        "answered": bool(answers),
        "proposal_level": proposal and proposal.level,
        "proposal_word": words.level_word(proposal.level) if proposal else "",
        "proposal_text": say(level.text) if level else "",
        "proposal_reason": say(proposal.reason) if proposal else "",
        "boundaries": [say(text) for text in proposal.boundaries] if proposal else [],
    }


def _form(item: Item) -> AnswerForm:
    claim = item.claim
    form = AnswerForm(
        indicator=item.indicator,
        answers=claim.answers if claim else {},
        carried=bool(claim and claim.carried_from_id),
        initial={"note": claim.note, "versi": claim.version} if claim else {"versi": 0},
    )
    if claim and claim.still_true is not None:
        form.initial["still_true"] = "ya" if claim.still_true else "tidak"
    return form


def _in_time(locus: Locus) -> bool:
    """Whether the unit may still write: the cycle is being filled in and its deadline has not passed."""
    end = deadline(locus.cycle, State.FILLING)
    return locus.cycle.state == State.FILLING and (end is None or timezone.now() <= end.deadline)


def _advice(locus: Locus, code: str) -> dict[str, str] | None:
    found = proof_advice(locus.form.pack).get(code)
    return {"good": say(found.good), "poor": say(found.poor)} if found else None


def _neighbour(locus: Locus, item: Item | None) -> Link | None:
    return Link(words.item_name(item), words.item_url(locus, item.code)) if item else None


def recorded(locus: Locus, item: Item) -> dict[str, Any]:
    """What records propose: now while the unit can still answer, afterwards as it was kept."""
    level = item.proposal.level if item.proposal else None
    if words.writable(locus) and _in_time(locus):
        return recorded_now(locus, item.indicator, level, today())
    told = unit_against(locus, {item.code: level})
    return recorded_kept(locus, item.indicator, None) | {"against": told}


def _begin(locus: Locus) -> str:

    return reverse("evidence-begin", args=[locus.unit_id])


def _way(locus: Locus, title: str) -> list[Link]:
    return crumbs(locus.cycle, words.unit_link(locus), words.list_link(locus), Link(title, current=True))
