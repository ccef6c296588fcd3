"""One indicator: level texts beside the unit's claim and its proofs; save, and go on to the next."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evaluation import policies, refusals
from tolok.apps.evaluation.actions import judging
from tolok.apps.evaluation.actions.disputes import ASKING
from tolok.apps.evaluation.facts import proposed
from tolok.apps.evaluation.forms.judging import (
    NONE,
    AdviceForm,
    JudgeForm,
    QuestionForm,
    VisitForm,
    level_of,
)
from tolok.apps.evaluation.models import Clarification, Judgement, Locus, Seat, State, VisitNote
from tolok.apps.evaluation.selectors import judging as reads
from tolok.apps.evaluation.selectors.disputes import question_of
from tolok.apps.evaluation.selectors.judging import Line, Shown, Told
from tolok.apps.evaluation.views.claims.words import said
from tolok.apps.evaluation.views.doors import crumbs, judges_seat, seated, today, whoever
from tolok.apps.evaluation.views.judging import words
from tolok.apps.evaluation.views.judging.proofs import plain, sights
from tolok.apps.evaluation.words import moment
from tolok.apps.evidence.models import ProofVersion
from tolok.rules.instruments import Indicator
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
    """What the page of one indicator is made of; each part is read when it is first asked for, and once."""

    def __init__(self, request: HttpRequest, seat: Seat, code: str) -> None:
        if code not in reads.codes_of(seat):
            raise Http404
        self.request, self.seat, self.code, self.locus = request, seat, code, seat.locus
        self.now = timezone.now()

    @cached_property
    def lines(self) -> list[Line]:
        """Every indicator of the seat."""
        return reads.lines_of(self.seat)

    @cached_property
    def place(self) -> int:
        """Where the indicator stands among them."""
        return next(n for n, line in enumerate(self.lines) if line.indicator.code == self.code)

    @cached_property
    def told(self) -> Told | None:
        """What the unit says."""
        return reads.told_of(self.locus, self.code)

    @cached_property
    def question(self) -> Clarification | None:
        """What was asked about it."""
        return question_of(self.seat, self.code)

    @cached_property
    def visits(self) -> list[VisitNote]:
        """What was seen at the unit."""
        return list(reads.visits_of(self.locus, self.code, self.seat))

    @property
    def line(self) -> Line:
        """The indicator with what was proposed and given."""
        return self.lines[self.place]

    @property
    def shown(self) -> list[Shown]:
        """Every proof that can be named as the decisive one."""
        found = [*(self.told.proofs if self.told else ()), *answered_with(self.question), *seen(self.visits)]
        return list({one.version.pk: one for one in found}.values())

    def bare_form(self, data: Any, proof: ProofVersion | None = None) -> JudgeForm:
        """The form as far as keeping a level needs it, with the one proof it names; not to be shown."""
        none = reads.may_not_apply(self.locus, self.code)
        indicator = self.locus.form.instrument.indicators[self.code]
        proofs = [(str(proof.pk), "")] if proof else []
        pages = {str(proof.pk): proof.page_count} if proof else {}
        return JudgeForm(data, indicator=indicator, due=[], none=none, proofs=proofs, pages=pages)

    def form(self, data: Any = None) -> JudgeForm:
        """The form of the level."""
        given, code = self.line.judgement, self.code
        scale = reads.scale_of(self.locus, code)
        due = [str(level) for level in scale if reads.reason_due(scale, level, self.line.proposed)]
        initial = _initial(given) if given else {}
        return JudgeForm(
            data,
            indicator=self.line.indicator,
            due=[*due, NONE],
            none=reads.may_not_apply(self.locus, code),
            proofs=[(str(one.version.pk), proof_name(one.version)) for one in self.shown],
            pages={str(one.version.pk): one.version.page_count for one in self.shown},
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
        seat, line, locus = self.seat, self.line, self.locus
        state = words.line_state(line)
        before = self.lines[self.place - 1] if self.place else None
        after = self.lines[self.place + 1] if self.place + 1 < len(self.lines) else None
        return {
            "locus": locus,
            "seat": seat,
            "code": self.code,
            "title": words.line_name(line),
            "aspect": say(line.aspect),
            "state": state,
            "url": words.item_url(seat, self.code),
            "open": reads.is_open(seat),
            "asking": locus.cycle.state in ASKING,
            "noting": not locus.cycle.has_reached(State.FINAL),
            "number": self.place + 1,
            "total": len(self.lines),
            "done": sum(one.judgement is not None for one in self.lines),
            "given": given_facts(line),
            "levels": [(level.value, say(level.text)) for level in line.indicator.levels],
            "evidence": [say(text) for text in line.indicator.evidence],
            "proofs": sights(locus, self.told.proofs, self.now) if self.told else [],
            "question": question_facts(self.question, locus),
            "question_proofs": sights(locus, answered_with(self.question), self.now),
            "visits": [(note, moment(note.at), visit_sights(locus, note, self.now)) for note in self.visits],
            "advice": list(reads.advice_of(locus, self.code, seat)),
            "others": self._others(),
            "undone": "diurungkan" in self.request.GET,
            "saved": self.request.GET.get("tersimpan", ""),
            "steps": reads.steps_of(seat),
            "before": _neighbour(seat, before),
            "after": _neighbour(seat, after),
            "crumbs": crumbs(
                locus.cycle,
                words.unit_link(locus),
                Link(_("Penilaian"), words.seat_url(seat)),
                Link(words.line_name(line), current=True),
            ),
            **claim_of(line.indicator, self.told, line.proposed),
        }

    def _others(self) -> list[Fact]:
        if not policies.sees_levels(whoever(self.request), self.locus, today()):
            return []
        rows = reads.given_by_seats(self.locus, self.code)
        return seat_facts([row for row in rows if row.seat_id != self.seat.pk])


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


def proof_name(version: ProofVersion) -> str:
    """A proof in a list to choose from."""
    return _("%(title)s, versi %(n)s") % {"title": version.proof.title, "n": version.number}


def answered_with(question: Clarification | None) -> list[Shown]:
    """The proofs of an answer."""
    return plain(question.proofs.all()) if question and question.answered_at else []


def seen(visits: Sequence[VisitNote]) -> list[Shown]:
    """The photos of visits."""
    return plain([note.photo for note in visits if note.photo is not None])


def visit_sights(locus: Locus, note: VisitNote, now: datetime) -> Any:
    """The photo of one visit."""
    return sights(locus, seen([note]), now)


def question_facts(question: Clarification | None, locus: Locus) -> list[Fact]:
    """A question with its answer, or its last day."""
    if question is None:
        return []
    facts = [Fact(_("Pertanyaan"), question.question)]
    if question.answered_at:
        facts.append(Fact(_("Jawaban"), question.answer))
        facts.append(Fact(_("Dijawab"), moment(question.answered_at)))
    else:
        asked = timezone.localdate(question.asked_at)
        days = locus.cycle.clarification_days
        facts.append(Fact(_("Menunggu jawaban"), words.due_words(asked, question.due_on, days)))
    return facts


def given_facts(line: Line) -> list[Fact]:
    """What was given, for a page on which it can no longer be changed."""
    given = line.judgement
    if given is None:
        return []
    text = words.level_text(line.indicator, given.level)
    said_level = words.level_word(given.level)
    facts = [Fact(_("Level Anda"), f"{said_level}: {text}" if text else said_level)]
    return [*facts, Fact(_("Alasan"), given.reason)] if given.reason else facts


def seat_facts(rows: Sequence[Judgement]) -> list[Fact]:
    """The levels of seats with their reasons."""
    found = []
    for row in rows:
        who = _("Evaluator kedua") if row.seat.order > 1 else _("Evaluator pertama")
        about = row.reason or _("sama dengan usulan dari jawaban unit")
        word = words.level_word(row.level)
        found.append(Fact(f"{who}, {word}", about))
    return found


def claim_of(found: Indicator, told: Told | None, level: int | None) -> dict[str, Any]:
    """What the unit says, and what its answers propose."""
    proposal = proposed(found, told.answers) if told else None
    answers = told.answers if told else {}
    facts = [Fact(capfirst(say(one.label)), said(one, answers.get(one.key))) for one in found.questions]
    return {
        "told": told is not None,
        "sent": told is not None and told.sent,
        "claim_facts": facts,
        "claim_note": told.note if told else "",
        "proposal": level,
        "proposal_text": words.level_text(found, level),
        "proposal_reason": say(proposal.reason) if proposal else "",
        "boundaries": [say(text) for text in proposal.boundaries] if proposal else [],
    }


def _save(page: Page) -> HttpResponseBase:
    data = page.request.POST
    proven = data.get("proof") or data.get("page")
    cited = reads.cited_version(page.locus, page.code, data.get("proof", "")) if proven else None
    form = page.bare_form(data, cited) if cited or not proven else page.form(data)
    if not form.is_valid():
        return page.show(page.form(data))
    given = form.cleaned_data
    versions = {str(cited.pk): cited} if cited else {}
    if proven and not cited:
        versions = {str(one.version.pk): one.version for one in page.shown}
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
    codes, missing = reads.codes_of(page.seat), set(reads.missing_of(page.seat))
    place = codes.index(page.code)
    onward = next((code for code in [*codes[place + 1 :], *codes[:place]] if code in missing), None)
    if onward is None:
        return f"{words.seat_url(page.seat)}?tersimpan={page.code}"
    return f"{words.item_url(page.seat, onward)}?tersimpan={page.code}"
