"""Levels: those of every seat, those of one's own seat, and those that count."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja import Router, Schema

from tolok.api import reach
from tolok.api.routes import reads
from tolok.api.shapes import Moment, Words, words
from tolok.api.tokens import caller
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Judgement, Locus
from tolok.apps.evaluation.selectors import settled_levels
from tolok.apps.evaluation.selectors.disputes import reasons_of
from tolok.apps.evaluation.selectors.judging import Line, handed_in_at, lines_of
from tolok.rules.index.settling import HOW, Settled

router = Router(tags=["levels"])


class SettledOut(Schema):
    """The level that counts, how it came about and why.

    `level` is null while there is none and where the indicator does not apply, which `applies` then says.
    `apart` is how many levels the evaluators lie apart.
    """

    code: str
    title: Words
    level: int | None
    applies: bool
    how: str
    how_words: Words
    apart: int | None
    reasons: list[str]


class GivenOut(Schema):
    """A level that one seat gave. `level` null: it does not apply. `order` 2 is the blind second judgement."""

    seat: int
    order: int
    evaluator: str
    code: str
    level: int | None
    reason: str
    version: int
    at: Moment
    submission: str | None
    proof_sha256: str | None
    page: int | None


class LineOut(Schema):
    """An indicator of one's own seat: what the rule proposes, what was given. `given` false: nothing yet."""

    code: str
    title: Words
    aspect: Words
    lowest: int
    highest: int
    proposed: int | None
    given: bool
    level: int | None
    reason: str
    version: int | None


class SeatOut(Schema):
    """One's own place at a unit."""

    id: int
    order: int
    aspects: list[str]
    submitted_at: Moment | None
    lines: list[LineOut]


@reads(router, "/cycles/{int:cycle}/units/{int:unit}/levels", list[SettledOut])
def settled(request: HttpRequest, cycle: int, unit: int) -> list[SettledOut]:
    """The level of every indicator that counts, with its reasons; for whoever may see levels now."""
    found = _visible(request, cycle, unit)
    levels, reasons = settled_levels([found], found.cycle.gap)[found.pk], reasons_of(found)
    return [
        _settled(found, code, levels[code], reasons.get(code, []))
        for code in found.form.instrument.indicators
        if code in levels
    ]


@reads(router, "/cycles/{int:cycle}/units/{int:unit}/judgements", list[GivenOut])
def judgements(request: HttpRequest, cycle: int, unit: int) -> list[GivenOut]:
    """What every seat that handed in gave, with reasons and the page it rests on; for whoever reads the cycle."""
    found = reach.locus(request, cycle, unit)
    if not policies.reads_levels(caller(request), found, reach.today()):
        raise PermissionDenied
    return [_given(one) for one in handed_in_at(found)]


@reads(router, "/cycles/{int:cycle}/units/{int:unit}/seats/{int:seat}", SeatOut)
def own_seat(request: HttpRequest, cycle: int, unit: int, seat: int) -> SeatOut:
    """One's own seat: every indicator it judges, the level proposed and the level given."""
    found = reach.seat(request, cycle, unit, seat)
    scales = found.locus.form.instrument.scales
    return SeatOut(
        id=found.pk,
        order=found.order,
        aspects=found.aspects,
        submitted_at=found.submitted_at,
        lines=[_line(one, scales[one.indicator.code]) for one in lines_of(found)],
    )


def _visible(request: HttpRequest, cycle: int, unit: int) -> Locus:
    found = reach.locus(request, cycle, unit)
    if not policies.sees_levels(caller(request), found, reach.today()):
        raise PermissionDenied
    return found


def _settled(locus: Locus, code: str, one: Settled, reasons: list[str]) -> SettledOut:
    return SettledOut(
        code=code,
        title=words(locus.form.instrument.indicators[code].title),
        level=one.level if isinstance(one.level, int) else None,
        applies=one.level is None or isinstance(one.level, int),
        how=one.how,
        how_words=words(HOW[one.how]),
        apart=one.apart,
        reasons=reasons,
    )


def _given(one: Judgement) -> GivenOut:
    return GivenOut(
        seat=one.seat_id,
        order=one.seat.order,
        evaluator=one.seat.user.name,
        code=one.code,
        level=one.level,
        reason=one.reason,
        version=one.version,
        at=one.at,
        submission=one.submission.hash if one.submission else None,
        proof_sha256=one.proof.sha256 if one.proof else None,
        page=one.page,
    )


def _line(one: Line, scale: range) -> LineOut:
    given = one.judgement
    return LineOut(
        code=one.indicator.code,
        title=words(one.indicator.title),
        aspect=words(one.aspect),
        lowest=scale[0],
        highest=scale[-1],
        proposed=one.proposed,
        given=given is not None,
        level=given.level if given else None,
        reason=given.reason if given else "",
        version=given.version if given else None,
    )
