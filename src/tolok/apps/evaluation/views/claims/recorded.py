"""What records propose for an indicator, as pages of the unit and of evaluators show it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tolok.apps.common.selectors import changed_since
from tolok.apps.evaluation.models import ClaimState, Finding, Locus, Reply, Stance
from tolok.apps.evaluation.selectors import gathering as reads
from tolok.apps.evaluation.selectors.altered import altered_in
from tolok.apps.evaluation.selectors.experience import against as heard_against
from tolok.apps.evaluation.selectors.experience import recorded_against, told
from tolok.apps.evaluation.selectors.judging_told import submission_at
from tolok.apps.evaluation.selectors.trail import since
from tolok.apps.evaluation.views.claims.explaining import explained, explained_now
from tolok.apps.evaluation.views.claims.words import record_url, said
from tolok.apps.evaluation.views.doors import today
from tolok.apps.evaluation.words import Read, at_unit, day_at, read_when, read_words
from tolok.rules.gathered import Basis
from tolok.rules.gathering.finding import TITLES
from tolok.rules.instruments.values import Indicator
from tolok.rules.texts import Text
from tolok.web.printing import say
from tolok.web.shapes import Link


@dataclass(frozen=True, slots=True)
class Base:
    """What a fact rests on: its name, where it is read, and whether it was changed after the unit handed in."""

    text: str
    url: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Known:
    """One fact as a page tells it: the question, the answer, how it is known, and where that is read.

    `same` where it rests on the same as the fact before it.
    """

    question: str
    answer: str
    how: str
    since: str
    bases: tuple[Base, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against claimed levels, where that is read, and the codes of the indicators."""

    text: str
    links: tuple[Link, ...]
    codes: list[str] = field(default_factory=list)


def recorded_now(locus: Locus, indicator: Indicator, level: int | None, on: date) -> dict[str, Any]:
    """The keys of ``evaluation/recorded.html`` for the unit, computed now; with the fingerprint it replies to, and with
    what its own records say against the `level` of its answers."""
    day = reads.as_of(locus.cycle, on)
    found = reads.findings_now(locus, day)
    one = found[indicator.code]
    content = reads.content_of(one)
    finding = Finding(
        locus=locus,
        code=indicator.code,
        as_of=day,
        known=bool(one.facts),
        level=one.level,
        content=content,
        digest=reads.digest_of(one.level, content),
    )
    shown = _shown(indicator, finding, reads.reply_to(locus, indicator.code), locus, Read.NOW)
    facts = [fact for each in found.values() for fact in each.facts]
    return {
        "recorded": shown,
        "against": unit_against(locus, {indicator.code: level}),
        "differing": explained_now(locus, facts, day, indicator.code),
    }


def unit_against(locus: Locus, levels: Mapping[str, int | None]) -> list[Against]:
    """What the unit's own records say against levels by code, each once, with the pages on which they are kept."""
    found: dict[str, Against] = {}
    for code, against in recorded_against(locus, levels).items():
        for one in against:
            links = _links((base, base.address) for base in one.bases)
            known = found.setdefault(one.words.id, Against(say(one.words), links))
            known.codes.append(code)
    return list(found.values())


def _links(pages: Iterable[tuple[Basis, str]], last: date | None = None) -> tuple[Link, ...]:
    return tuple(Link(_name_of(base, last), url) for base, url in pages if url)


def _name_of(base: Basis, last: date | None) -> str:
    """What a row is called; one of a day after the `last` day that the unit's answers knew says so."""
    name = say(base.title)
    if last is None or base.day is None or base.day <= last:
        return name
    return _("%(record)s (sesudah isian diserahkan)") % {"record": name}


def _last_day(locus: Locus) -> date | None:
    """The day on which the unit handed in; None while there is no hand-in. One statement."""
    submission = submission_at(locus) if locus.claim_state == ClaimState.SUBMITTED else None
    return day_at(submission.at, locus) if submission else None


def recorded_kept(locus: Locus, indicator: Indicator, level: int | None) -> dict[str, Any]:
    """The same as it was kept when the unit handed in, for unit and evaluators alike, with what speaks against
    `level`. Every basis leads to what its record says, and tells whether that changed since."""
    finding = reads.finding_of(locus, indicator.code)
    said = heard_against(locus, indicator.code, level)
    last = _last_day(locus) if said else None
    against = [
        Against(
            say(one.words),
            _links(((base, record_url(locus, base.origin)) for base in one.bases if told(base)), last),
        )
        for one in said
    ]
    shown = None
    if finding is not None:
        shown = _shown(indicator, finding, reads.reply_to(locus, indicator.code), locus, read_when(locus))
    day = finding.as_of if finding else today()
    return {"recorded": shown, "against": against, "differing": explained(locus, day, indicator.code)}


def _shown(
    indicator: Indicator, finding: Finding, reply: Reply | None, locus: Locus, when: Read
) -> dict[str, Any]:
    facts, beside = reads.facts_of(finding), reads.beside_of(finding)
    changed = set[str]() if when == Read.NOW else _changed(locus, (*facts, *beside))
    questions = {one.key: one for one in indicator.questions}
    level = indicator.level(finding.level) if finding.level is not None else None
    reason = finding.content["reason"]
    unknown = [capfirst(say(questions[key].label)) for key in finding.content["unknown"]]
    return {
        "known": finding.known or bool(beside),
        "answered": finding.known,
        "level": finding.level,
        "text": say(level.text) if level else "",
        "reason": say(Text(**reason)) if reason else "",
        "boundaries": [say(Text(**words)) for words in finding.content["boundaries"]],
        "facts": [
            Known(
                capfirst(say(questions[one.key].label)),
                said(questions[one.key], one.answer),
                say(one.words),
                date_format(one.since) if one.since else "",
                tuple(_base(basis, locus, when, changed) for basis in one.bases),
                at > 0 and bool(one.bases) and one.bases == facts[at - 1].bases,
            )
            for at, one in enumerate(facts)
        ]
        + [_beside(one, locus, when, changed) for one in beside],
        "unknown": unknown,
        "as_of": read_words(finding.as_of, when),
        "digest": finding.digest,
        **_replied(reply, finding, locus),
        "altered": _altered(reply, indicator, facts, locus),
    }


def _beside(one: reads.Kept, locus: Locus, when: Read, changed: Collection[str]) -> Known:
    """What is told near a question: its words are all there is to it."""
    bases = tuple(_base(basis, locus, when, changed) for basis in one.bases)
    return Known(capfirst(say(TITLES[one.key])), say(one.words), "", "", bases, same=False)


def _base(basis: Basis, locus: Locus, when: Read, changed: Collection[str]) -> Base:
    """While F-01 is filled in the page on which it is changed; afterwards what the kept proposal names."""
    url = basis.address if when == Read.NOW else record_url(locus, basis.origin)
    return Base(say(basis.title), url, not basis.origins.isdisjoint(changed))


def _changed(locus: Locus, facts: Sequence[reads.Kept]) -> set[str]:
    """The rows that were changed after the unit handed in. Two statements."""
    after = since(locus)
    origins = {origin for fact in facts for basis in fact.bases for origin in basis.origins}
    return set(changed_since(origins, after)) if after and origins else set()


def _altered(reply: Reply | None, indicator: Indicator, facts: Sequence[reads.Kept], locus: Locus) -> str:
    """The questions whose answer is no longer what the unit accepted, in words. One statement where it accepted."""
    if reply is None or reply.stance != Stance.ACCEPTED:
        return ""
    return labels_of(indicator, altered_in(locus, indicator.code, facts))


def labels_of(indicator: Indicator, keys: Collection[str]) -> str:
    """Questions by their names, in the order asked."""
    return ", ".join(say(one.label) for one in indicator.questions if one.key in keys)


def _replied(reply: Reply | None, finding: Finding, locus: Locus) -> dict[str, Any]:
    if reply is None:
        return {}
    values = {"at": at_unit(reply.at, locus), "who": reply.by.name if reply.by else ""}
    words = (
        _("Diterima %(at)s oleh %(who)s.")
        if reply.stance == Stance.ACCEPTED
        else _("Dibantah %(at)s oleh %(who)s.")
    )
    return {
        "reply": words % values,
        "disputed": reply.stance == Stance.DISPUTED,
        "reply_why": reply.why,
        "reply_old": reply.digest != finding.digest,
    }
