"""What records propose for an indicator, as pages of the unit and of evaluators show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tolok.apps.evaluation.models import Finding, Locus, Reply, Stance
from tolok.apps.evaluation.selectors import gathering as reads
from tolok.apps.evaluation.views.claims.words import said
from tolok.apps.evaluation.words import at_unit
from tolok.rules.gathered import Basis
from tolok.rules.instruments import Indicator
from tolok.rules.texts import Text
from tolok.web.printing import say
from tolok.web.shapes import Link


@dataclass(frozen=True, slots=True)
class Known:
    """One fact as a page tells it: the question, the answer, how it is known, and where that is read."""

    question: str
    answer: str
    how: str
    since: str
    bases: tuple[Link, ...]


def recorded_now(locus: Locus, indicator: Indicator, today: date) -> dict[str, Any]:
    """The keys of ``evaluation/recorded.html`` for the unit, computed now; with the fingerprint it replies to."""
    day = reads.as_of(locus.cycle, today)
    one = reads.findings_now(locus, day)[indicator.code]
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
    return {"recorded": _shown(indicator, finding, reads.reply_to(locus, indicator.code), locus)}


def recorded_kept(locus: Locus, indicator: Indicator, level: int | None, linked: bool) -> dict[str, Any]:
    """The same for the evaluator as it was kept when the unit handed in, with what users say against `level`.

    Only the `linked` are led to the pages on which the records stand: they are the office's own.
    """
    finding = reads.finding_of(locus, indicator.code)
    against = [say(one.words) for one in reads.against(locus, indicator.code, level)]
    shown = None
    if finding is not None:
        shown = _shown(indicator, finding, reads.reply_to(locus, indicator.code), locus, linked)
    return {"recorded": shown, "against": against}


def _shown(
    indicator: Indicator, finding: Finding, reply: Reply | None, locus: Locus, linked: bool = True
) -> dict[str, Any]:
    questions = {one.key: one for one in indicator.questions}
    level = indicator.level(finding.level) if finding.level is not None else None
    reason = finding.content["reason"]
    unknown = [capfirst(say(questions[key].label)) for key in finding.content["unknown"]]
    return {
        "known": finding.known,
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
                _links(one.bases, linked),
            )
            for one in reads.facts_of(finding)
        ],
        "unknown": unknown,
        "as_of": date_format(finding.as_of),
        "digest": finding.digest,
        **_replied(reply, finding, locus),
    }


def _links(bases: Sequence[Basis], linked: bool) -> tuple[Link, ...]:
    return tuple(Link(say(one.title), one.address if linked else "") for one in bases)


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
