"""What is said of one indicator on pages of judging and disputes: claim, question, levels."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tolok.apps.evaluation.facts import proposed
from tolok.apps.evaluation.models import Clarification, Judgement, Locus, VisitNote
from tolok.apps.evaluation.selectors.judging import Line
from tolok.apps.evaluation.selectors.judging_told import Told, seen
from tolok.apps.evaluation.views.claims.words import said
from tolok.apps.evaluation.views.judging import words
from tolok.apps.evaluation.views.judging.proofs import Sight, sights
from tolok.apps.evaluation.words import at_unit, day_at
from tolok.apps.evidence.models import ProofVersion
from tolok.rules.instruments.values import Indicator
from tolok.web.printing import say
from tolok.web.shapes import Fact


def proof_name(version: ProofVersion) -> str:
    """A proof in a list to choose from."""
    return _("%(title)s, versi %(n)s") % {"title": version.proof.title, "n": version.number}


def visit_sights(locus: Locus, note: VisitNote, now: datetime) -> list[Sight]:
    """The photo of one visit."""
    return sights(locus, seen([note]), now)


def question_facts(question: Clarification | None, locus: Locus) -> list[Fact]:
    """A question with its answer, or its last day."""
    if question is None:
        return []
    facts = [Fact(_("Pertanyaan"), question.question)]
    if question.answered_at:
        facts.append(Fact(_("Jawaban"), question.answer))
        facts.append(Fact(_("Dijawab"), at_unit(question.answered_at, locus)))
    else:
        asked = day_at(question.asked_at, locus)
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
