"""Reads behind the signals: every answer that counts as the rules look at it, and the report that was kept last."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, F, Max, Q, QuerySet, Sum, When
from django.utils.timezone import localdate, localtime

from tolok.apps.surveys.models import Answer, Mode, SignalReport, Survey, TicketBatch
from tolok.apps.surveys.selectors import counted, questions_of
from tolok.rules import packs, regions
from tolok.rules.questionnaires.block_outcomes import outcomes, told
from tolok.rules.questionnaires.values import Block
from tolok.rules.stuffing import Gathered, Received, thresholds
from tolok.rules.stuffing.opening import usual
from tolok.rules.stuffing.values import Index
from tolok.rules.surveys.tallies import Tally

#: The words by which the rules know ways of answering.
WAYS = {Mode.OFFICER: "tablet"}
#: Ways whose moment tells when something was typed in, not when somebody answered.
UNTIMED = (Mode.PAPER, Mode.IMPORT)


def zone_of(survey: Survey) -> ZoneInfo | None:
    """The time zone of the office; None for one of the centre, which goes by the installation's."""
    found = regions.zone_of(survey.unit.office.region)
    return ZoneInfo(found) if found else None


def state_of(survey: Survey) -> str:
    """What changes whenever the signals may change. Two statements."""
    out = Q(excluded_at__isnull=False)
    answers = survey.answers.aggregate(
        n=Count("pk"),
        last=Max("pk"),
        late=Count("pk", filter=Q(late=True)),
        out=Count("pk", filter=out),
        which=Sum(Case(When(out, then=F("pk")))),
        when=Max("excluded_at"),
    )
    parts = (
        *answers.values(),
        survey.visits,
        survey.opens_at,
        survey.ends_at,
        sorted(_visits(survey).items()),
        thresholds().since,
        usual().since,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def report_of(survey: Survey) -> SignalReport | None:
    """The report that was computed or asked for last."""
    return SignalReport.objects.filter(survey=survey).first()


def gathered(survey: Survey) -> Gathered:
    """Every answer that counts, as the rules look at it. Two statements."""
    block, zone = questions_of(survey).main, zone_of(survey)
    fields = ("pk", "values", "given_at", "received_at", "seconds", "mode", "device_id", "comment")
    answers = counted(survey).order_by("pk").values(*fields)
    rows = tuple(_received(answer, block, zone) for answer in answers.iterator(chunk_size=2000))
    years = {row.at.year for row in rows if row.at is not None}
    return Gathered(
        tuple(item.element for item in block.items),
        block.low,
        block.high,
        rows,
        localdate(survey.opens_at, zone),
        localdate(survey.ends_at, zone),
        usual().hours(years),
        _visits(survey),
        survey.visits,
    )


def _received(answer: Mapping[str, Any], block: Block, zone: ZoneInfo | None) -> Received:
    seconds = answer["seconds"]
    return Received(
        str(answer["pk"]),
        tuple(answer["values"].get(item.key) for item in block.items),
        at=_moment(answer, zone),
        seconds=None if seconds is None else Fraction(seconds),
        mode=WAYS.get(answer["mode"], answer["mode"]),
        device=str(answer["device_id"] or ""),
        comment=answer["comment"],
    )


def _moment(answer: Mapping[str, Any], zone: ZoneInfo | None) -> datetime | None:
    """When somebody answered, by the clock of the office; None where only the typing in is known."""
    bulk = answer["mode"] == Mode.API and answer["given_at"] == answer["received_at"]
    return None if bulk or answer["mode"] in UNTIMED else localtime(answer["given_at"], zone)


def _visits(survey: Survey) -> dict[date, int]:
    """Queue numbers given out, by day: one number is one visit. One statement."""
    queue = TicketBatch.objects.filter(
        survey=survey, channel=TicketBatch.Channel.QUEUE, voided_at=None
    ).values_list("made_at", "size")
    found: Counter[date] = Counter()
    for made_at, size in queue:
        found[localdate(made_at, zone_of(survey))] += size
    return dict(found)


def index_of(survey: Survey) -> Index:
    """The exact value of the main block of some respondents; None for fewer than the rules tell."""
    asked = questions_of(survey)
    block = asked.main

    def value(tally: Tally) -> Fraction | None:
        found = outcomes(asked, {block.key: tally}, minimum=0)
        return told(block, found[block.key], tally).value if block.key in found else None

    return value


def scale_of(survey: Survey) -> tuple[Fraction, Fraction]:
    """Both ends of the scale of that value."""
    block = questions_of(survey).main
    if block.purpose == "skm":
        factor = packs.satisfaction(block.pack_id).factor
        return Fraction(block.low * factor), Fraction(block.high * factor)
    if block.purpose == "integrity":
        low, high = packs.integrity(block.pack_id).index_scale
        return Fraction(low), Fraction(high)
    return Fraction(block.low), Fraction(block.high)


@dataclass(frozen=True, slots=True)
class Ended:
    """A reason for which answers were left out, and how many."""

    why: str
    n: int


def left_out(survey: Survey) -> list[Ended]:
    """Reasons of exclusion with how many answers each, the most frequent first. One statement."""
    rows = survey.answers.filter(excluded_at__isnull=False).order_by().values_list("excluded_why")
    return [Ended(why, n) for why, n in rows.annotate(n=Count("pk")).order_by("-n", "excluded_why")]


def excluded(survey: Survey) -> QuerySet[Answer]:
    """The answers that were left out, the last ones first, with device and who decided."""
    found = survey.answers.filter(excluded_at__isnull=False).select_related("device", "excluded_by")
    return found.order_by("-excluded_at", "-pk")


def answers_among(survey: Survey, numbers: Collection[int]) -> QuerySet[Answer]:
    """Those answers of a survey, in order of their coming in, with their device."""
    return (
        survey.answers.filter(pk__in=numbers)
        .select_related("device", "excluded_by")
        .order_by("given_at", "pk")
    )
