"""What the records of units propose: facts of every app, run through the frozen rules. Nothing is scored by itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, zip_longest
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from tolok.apps.catalogue.selectors import facts as catalogue
from tolok.apps.consultation.selectors import facts as consultation
from tolok.apps.evaluation.facts import answer_of
from tolok.apps.evaluation.models import Cycle, Finding, Locus, Reply, Stance, State, Sweep
from tolok.apps.evaluation.selectors.cycles import phase_of
from tolok.apps.standards.selectors import facts as standards
from tolok.apps.surveys.selectors import facts as surveys
from tolok.apps.surveys.selectors import facts_of_earlier as earlier
from tolok.papers.gathering.record_sheet import RecordRow, RecordValues
from tolok.rules.digests import digest
from tolok.rules.gathered import Basis, Gathered, Member, Offered, merged
from tolok.rules.gathering.finding import TITLES, find, said, told_beside
from tolok.rules.gathering.finding import Finding as Found
from tolok.rules.instruments.values import Indicator, Instrument, Question
from tolok.rules.texts import Text

#: Every app that offers facts, lowest first.
OFFERS: Sequence[Callable[..., Offered]] = (
    standards.offered,
    consultation.offered,
    catalogue.offered,
    surveys.offered,
    earlier.offered,
)
#: Those that count by the year of the cycle.
YEARLY = (surveys.offered, earlier.offered)


def gathered(unit_ids: Iterable[int], day: date, year: int) -> dict[int, dict[str, Gathered]]:
    """Every fact about units as of `day` by its key. A constant number of statements for any number of units.

    `year` is the cycle's: what is counted by the year is counted in that one, on whatever day it is read.
    """
    units = list(unit_ids)
    offers = (offer(units, day, year) if offer in YEARLY else offer(units, day) for offer in OFFERS)
    return merged(units, offers)


def as_of(cycle: Cycle, today: date) -> date:
    """The day by which records count in a cycle: today, and never after the last day of filling in."""
    phase = phase_of(cycle, State.FILLING)
    return today if phase is None else min(today, localdate(phase.ends_at))


def found(instrument: Instrument, facts: Mapping[str, Gathered]) -> dict[str, Found]:
    """The proposals for all indicators of an instrument by code, from the facts of one unit."""
    return {
        code: find(one, fitting(instrument, code, facts), told_beside(one, facts))
        for code, one in instrument.indicators.items()
    }


def fitting(instrument: Instrument, code: str, facts: Mapping[str, Gathered]) -> dict[str, Gathered]:
    """The facts that answer questions of an indicator in values its questions know."""
    found = {}
    for one in instrument.indicators[code].questions:
        fact = _fitted(one, facts[one.key]) if one.key in facts else None
        if fact is not None and answer_of(one, fact.value) is not None:
            found[one.key] = fact
    return found


def _fitted(question: Question, fact: Gathered) -> Gathered | None:
    """Of several options those that the question knows; None where it knows none of them."""
    if not isinstance(fact.value, frozenset) or not fact.value:
        return fact
    known = fact.value & {option.key for option in question.options}
    return replace(fact, value=known) if known else None


def findings_now(locus: Locus, day: date) -> dict[str, Found]:
    """The proposals for a unit as of `day`, computed now, by code."""
    return found(locus.form.instrument, gathered([locus.unit_id], day, locus.cycle.year)[locus.unit_id])


def finding_of(locus: Locus, code: str) -> Finding | None:
    """The kept proposal for one indicator. One statement."""
    return locus.findings.filter(code=code).first()


def reply_to(locus: Locus, code: str) -> Reply | None:
    """The unit's newest reply for one indicator. One statement."""
    return locus.replies.filter(code=code).select_related("by").first()


def disputed_by(locus: Locus) -> dict[str, Reply]:
    """The unit's newest reply where it disputes the proposal from its records, by code. One statement."""
    newest: dict[str, Reply] = {}
    for one in locus.replies.all():
        newest.setdefault(one.code, one)
    return {code: one for code, one in newest.items() if one.stance == Stance.DISPUTED}


def last_sweep(cycle: Cycle) -> Sweep | None:
    """The newest renewal of a cycle's proposals, under way or done. One statement."""
    return cycle.sweeps.first()


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept fact, read back: the question's key, its answer as F-01 keeps it, words, day and what it rests on."""

    key: str
    answer: object
    words: Text
    since: date | None
    bases: tuple[Basis, ...]


def content_of(one: Found) -> dict[str, Any]:
    """A proposal as its row keeps it."""
    proposal = one.proposal
    questions = {question.key: question for question in one.indicator.questions}
    return {
        "reason": _text(proposal.reason) if proposal else None,
        "boundaries": [_text(words) for words in proposal.boundaries] if proposal else [],
        "unknown": [question.key for question in one.unknown],
        "facts": [_row(fact) | {"answer": answer_of(questions[fact.key], fact.value)} for fact in one.facts],
        **({"beside": [_row(fact) for fact in one.beside]} if one.beside else {}),
    }


def _row(fact: Gathered) -> dict[str, Any]:
    return {
        "key": fact.key,
        "words": _text(fact.words),
        "since": fact.since.isoformat() if fact.since else None,
        "bases": [_basis(basis) for basis in fact.bases],
    }


def digest_of(level: int | None, content: Mapping[str, Any]) -> str:
    """The fingerprint of what a proposal says, without the day on which it was computed."""
    return digest({"level": level, "content": content})


def facts_of(finding: Finding) -> tuple[Kept, ...]:
    """The facts of a kept proposal."""
    return kept_in(finding.content)


def kept_in(content: Mapping[str, Any]) -> tuple[Kept, ...]:
    """The facts of what a row keeps of a proposal."""
    return tuple(_kept(one) for one in content["facts"])


def beside_of(finding: Finding) -> tuple[Kept, ...]:
    """What is told beside the facts of a kept proposal; it answers no question."""
    return tuple(_kept(one) for one in finding.content.get("beside", ()))


def _kept(row: Mapping[str, Any]) -> Kept:
    return Kept(
        row["key"],
        row.get("answer"),
        Text(**row["words"]),
        date.fromisoformat(row["since"]) if row["since"] else None,
        tuple(_basis_of(basis) for basis in row["bases"]),
    )


def proofs_of(finding: Finding) -> list[int]:
    """Every proof a kept proposal rests on, once each: one of every basis before the second of any."""
    bases = [basis.proofs for fact in facts_of(finding) for basis in fact.bases]
    mixed = chain.from_iterable(zip_longest(*bases))
    return list(dict.fromkeys(one for one in mixed if one is not None))


def sheet_values(finding: Finding, indicator: Indicator) -> RecordValues:
    """A kept proposal as its paper prints it, in Indonesian."""
    questions = {one.key: one for one in indicator.questions}
    level = indicator.level(finding.level) if finding.level is not None else None
    reason = finding.content["reason"]
    rows = [
        RecordRow(
            questions[one.key].label.id,
            said(questions[one.key], one.answer).id,
            one.words.id,
            one.since,
            _linked(finding.locus, one),
        )
        for one in facts_of(finding)
    ]
    rows += [
        RecordRow(TITLES[one.key].id, "–", one.words.id, one.since, _linked(finding.locus, one))
        for one in beside_of(finding)
    ]
    return RecordValues(
        finding.locus.name,
        finding.locus.cycle.office.name,
        f"{indicator.code} {indicator.title.id}",
        f"level {level.value}: {level.text.id}" if level else "",
        reason["id"] if reason else "",
        rows,
        [questions[key].label.id for key in finding.content["unknown"]],
        finding.digest,
    )


def _linked(locus: Locus, one: Kept) -> tuple[tuple[str, str], ...]:
    return tuple((basis.title.id, _address(locus, basis)) for basis in one.bases)


def _address(locus: Locus, basis: Basis) -> str:
    """Where the record is read by whoever may read the claim; nothing where nobody said where this site is."""
    if not settings.TOLOK_ADDRESS:
        return ""
    with override("id"):
        page = reverse("judging-record", args=[locus.cycle_id, locus.pk, basis.origin])
    return f"{settings.TOLOK_ADDRESS}{page}"


def _text(words: Text) -> dict[str, str]:
    return {"id": words.id, "en": words.en}


def _basis(one: Basis) -> dict[str, Any]:
    day = one.day.isoformat() if one.day else None
    row = {"title": _text(one.title), "origin": one.origin, "day": day, "address": one.address}
    proof = {"proof": one.proof} if one.proof else {}
    members = {"members": [[each.origin, each.proof] for each in one.members]} if one.members else {}
    return row | proof | members


def _basis_of(row: Mapping[str, Any]) -> Basis:
    day = date.fromisoformat(row["day"]) if row["day"] else None
    members = tuple(Member(*each) for each in row.get("members", ()))
    return Basis(Text(**row["title"]), row["origin"], day, row["address"], row.get("proof"), members)
