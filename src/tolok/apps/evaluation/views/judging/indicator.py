"""One indicator: level texts beside the unit's claim and its proofs; save, and go on to the next."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evaluation import policies, refusals
from tolok.apps.evaluation.actions import judging
from tolok.apps.evaluation.actions.disputes import ASKING
from tolok.apps.evaluation.forms.judging import (
    NONE,
    AdviceForm,
    JudgeForm,
    QuestionForm,
    VisitForm,
    level_of,
)
from tolok.apps.evaluation.models import Judgement, Seat, State
from tolok.apps.evaluation.selectors import judging as reads
from tolok.apps.evaluation.selectors.judging import Line
from tolok.apps.evaluation.selectors.judging_item import JudgedItem
from tolok.apps.evaluation.selectors.judging_told import answered_with, cited_version
from tolok.apps.evaluation.views.claims.recorded import recorded_kept
from tolok.apps.evaluation.views.doors import crumbs, judges_seat, seated, today, whoever
from tolok.apps.evaluation.views.judging import words
from tolok.apps.evaluation.views.judging.facts import (
    claim_of,
    given_facts,
    proof_name,
    question_facts,
    seat_facts,
    visit_sights,
)
from tolok.apps.evaluation.views.judging.proofs import sights
from tolok.apps.evaluation.words import at_unit
from tolok.apps.evidence.models import ProofVersion
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Fact, Link

#: Seconds of one visit to a page that count as work; a page left open overnight is none.
LONGEST_VISIT = 1800


@policy(judges_seat)
@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, cycle: int, locus: int, seat: int, code: str) -> HttpResponseBase:
    """Show one indicator; keep the level given."""
    page = Page(request, seated(request), code)
    return _save(page) if request.method == "POST" else page.show()


class Page:
    """The page of one indicator: what lies before the evaluator, and the forms in which they answer."""

    def __init__(self, request: HttpRequest, seat: Seat, code: str) -> None:
        if code not in reads.codes_of(seat):
            raise Http404
        self.request, self.seat, self.code, self.locus = request, seat, code, seat.locus
        self.item, self.now = JudgedItem(seat, code), timezone.now()

    def bare_form(self, data: Any, proof: ProofVersion | None = None) -> JudgeForm:
        """The form as far as keeping a level needs it, with the one proof it names; not to be shown."""
        indicator = self.locus.form.instrument.indicators[self.code]
        proofs = [(str(proof.pk), "")] if proof else []
        pages = {str(proof.pk): proof.page_count} if proof else {}
        none = self.item.may_not_apply
        return JudgeForm(data, indicator=indicator, due=[], none=none, proofs=proofs, pages=pages)

    def form(self, data: Any = None) -> JudgeForm:
        """The form of the level."""
        given, proofs = self.item.line.judgement, self.item.proofs
        initial = _initial(given) if given else {}
        return JudgeForm(
            data,
            indicator=self.item.line.indicator,
            due=[*(str(level) for level in self.item.due), NONE],
            none=self.item.may_not_apply,
            proofs=[(str(one.version.pk), proof_name(one.version)) for one in proofs],
            pages={str(one.version.pk): one.version.page_count for one in proofs},
            initial={**initial, "dibuka": int(self.now.timestamp())},
        )

    def show(
        self,
        form: JudgeForm | None = None,
        question: QuestionForm | None = None,
        visit: VisitForm | None = None,
        advice: AdviceForm | None = None,
        conflict: Judgement | None = None,
    ) -> HttpResponseBase:
        """The page; a bound form shows what is wrong with it."""
        wrong = any(one is not None and one.errors for one in (form, question, visit, advice))
        context = {
            **self._about(),
            "form": form or self.form(),
            "question_form": question or QuestionForm(auto_id="tanya_%s"),
            "visit_form": visit or VisitForm(auto_id="kunjungan_%s"),
            "advice_form": advice or AdviceForm(auto_id="saran_%s"),
            "conflict": conflict and words.level_word(conflict.level),
            "conflict_reason": conflict.reason if conflict else "",
            "wrong": wrong,
        }
        status = 409 if conflict else 422 if wrong else 200
        return render(self.request, "evaluation/judging/indicator.html", context, status=status)

    def _about(self) -> dict[str, Any]:
        seat, item, locus = self.seat, self.item, self.locus
        line, told = item.line, item.told
        return {
            "locus": locus,
            "seat": seat,
            "code": self.code,
            "title": words.line_name(line),
            "aspect": say(line.aspect),
            "state": words.line_state(line),
            "url": words.item_url(seat, self.code),
            "open": reads.is_open(seat),
            "asking": locus.cycle.state in ASKING,
            "noting": not locus.cycle.has_reached(State.FINAL),
            "number": item.place + 1,
            "total": len(item.lines),
            "done": item.done,
            "given": given_facts(line),
            "levels": [(level.value, say(level.text)) for level in line.indicator.levels],
            "evidence": [say(text) for text in line.indicator.evidence],
            "proofs": sights(locus, told.proofs, self.now) if told else [],
            "question": question_facts(item.question, locus),
            "question_proofs": sights(locus, answered_with(item.question), self.now),
            "visits": [
                (note, at_unit(note.at, locus), visit_sights(locus, note, self.now)) for note in item.visits
            ],
            "advice": item.advice,
            "others": self._others(),
            "undone": "diurungkan" in self.request.GET,
            "saved": self.request.GET.get("tersimpan", ""),
            "steps": reads.steps_of(seat),
            "before": _neighbour(seat, item.before),
            "after": _neighbour(seat, item.after),
            "crumbs": crumbs(
                locus.cycle,
                words.unit_link(locus),
                Link(_("Penilaian"), words.seat_url(seat)),
                Link(words.line_name(line), current=True),
            ),
            **claim_of(line.indicator, told, line.proposed),
            **recorded_kept(locus, line.indicator, line.proposed),
        }

    def _others(self) -> list[Fact]:
        if not policies.sees_levels(whoever(self.request), self.locus, today()):
            return []
        return seat_facts(self.item.others)


def _initial(given: Judgement) -> dict[str, object]:
    return {
        "level": NONE if given.level is None else str(given.level),
        "reason": given.reason,
        "proof": str(given.proof_id or ""),
        "page": given.page,
        "versi": given.version,
    }


def _neighbour(seat: Seat, line: Line | None) -> Link | None:
    return Link(words.line_name(line), words.item_url(seat, line.indicator.code)) if line else None


def _save(page: Page) -> HttpResponseBase:
    data = page.request.POST
    proven = data.get("proof") or data.get("page")
    cited = cited_version(page.locus, page.code, data.get("proof", "")) if proven else None
    form = page.bare_form(data, cited) if cited or not proven else page.form(data)
    if not form.is_valid():
        return page.show(page.form(data))
    given = form.cleaned_data
    versions = {str(cited.pk): cited} if cited else {}
    if proven and not cited:
        versions = {str(one.version.pk): one.version for one in page.item.proofs}
    try:
        judging.judge(
            seat=page.seat,
            code=page.code,
            level=level_of(given["level"]),
            reason=given["reason"],
            proof=versions.get(given.get("proof", "")),
            page=given.get("page"),
            seen_version=given["versi"] or None,
            seconds=_spent(given["dibuka"], page.now),
            by=whoever(page.request),
            now=page.now,
        )
    except ProblemsError as error:
        if any(one.text == refusals.CHANGED_MEANWHILE for one in error.problems):
            return _conflict(page)
        form = page.form(data)
        form.refuse(error)
        return page.show(form)
    return HttpResponseRedirect(_onward(page))


def _conflict(page: Page) -> HttpResponseBase:
    """Both levels are said and nothing is overwritten; saving once more is then a choice."""
    newest = reads.judgement_of(page.seat, page.code)
    data = page.request.POST.copy()
    data["versi"] = str(newest.version) if newest else ""
    return page.show(page.form(data), conflict=newest or Judgement(level=None, reason=""))


def _spent(opened: int | None, now: datetime) -> int:
    seconds = int(now.timestamp()) - opened if opened else 0
    return seconds if 0 <= seconds <= LONGEST_VISIT else 0


def _onward(page: Page) -> str:
    """Stay, or go on to the next indicator without a level, round and round."""
    if "lanjut" not in page.request.POST:
        return f"{words.item_url(page.seat, page.code)}?tersimpan={page.code}"
    onward = page.item.onward()
    if onward is None:
        return f"{words.seat_url(page.seat)}?tersimpan={page.code}"
    return f"{words.item_url(page.seat, onward)}?tersimpan={page.code}"
