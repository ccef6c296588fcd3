"""Cycles, their calendar, and their units with progress and value."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from tolok.api import reach
from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import reads
from tolok.api.shapes import Moment, Number, Plain, Words, number_in, words
from tolok.api.tokens import caller
from tolok.apps.common.actions import office_scope
from tolok.apps.common.selectors import outages_between
from tolok.apps.evaluation import policies, selectors
from tolok.apps.evaluation.models import Cycle, CycleForm, Locus, Phase
from tolok.apps.evaluation.selectors.cycles import phases_of
from tolok.apps.evaluation.selectors.judging import blind_in
from tolok.apps.evaluation.selectors.overview import ORDERS, own_units, progress_of, units_of, with_forms
from tolok.rules.deadlines.outages import Extended, Outage, extended
from tolok.rules.numbers import round_half_up

router = Router(tags=["cycles"])


class CycleOut(Schema):
    """A cycle of an office and where it stands."""

    id: int
    office: int
    office_name: str
    name: str
    year: int
    state: str


class PhaseOut(Schema):
    """A phase of the calendar. `deadline` is `ends_at` with what outages shortly before it gave back."""

    state: str
    starts_at: Moment
    ends_at: Moment
    deadline: Moment
    extended_seconds: int
    why: Words | None


class PackOut(Schema):
    """Form A or B: the instrument as it was frozen, by its content hash."""

    form: str
    pack: str
    hash: str
    title: Words
    indicators: int


class ProgressOut(Schema):
    """Counts over all units."""

    units: int
    begun: int
    submitted: int
    judged: int
    disputed: int


class WholeCycleOut(CycleOut):
    """A cycle with calendar, instruments and the office's own choices; `progress` for whoever reads all of it."""

    previous: int | None
    calendar: list[PhaseOut]
    packs: list[PackOut]
    gap: int
    second_share: int
    minimum_respondents: int
    target_respondents: int
    clarification_days: int
    objection_days: int
    outage_hours: int
    coaching_below: str
    progress: ProgressOut | None


class LocusOut(Schema):
    """A unit in a cycle, named as it was when it came in.

    `judged`, `disputed`, `index`, `shown` and `category` are null for whoever may not see levels there. They
    are of now, not of a locked result.
    """

    id: int
    unit: int
    code: str
    name: str
    kind: str
    group: str
    form: str
    claim_state: str
    indicators: int
    answered: int
    judged: int | None
    disputed: int | None
    index: Number | None
    shown: str | None
    category: str | None
    survey: int | None


class LociAsked(Paging):
    """Which units are wanted, and in which order."""

    search: Plain = Field("", max_length=100, description="A part of code or name.")
    group: Plain = Field("", max_length=20)
    order: Plain = Field("code", max_length=10, description="code, name, value, answered or judged.")


#: Orders that tell nothing of levels.
OPEN_ORDERS = ("kode", "nama", "isian")
#: Our words for orders → those of the page.
WORDS = dict(zip(("code", "name", "value", "answered", "judged"), ORDERS, strict=True))


@reads(router, "/cycles", Page[CycleOut])
def cycles(request: HttpRequest, paging: Query[Paging]) -> Page[CycleOut]:
    """The cycles the person has anything to do with, newest first."""
    found = selectors.cycles_of(caller(request), reach.today())
    return page_of(found, paging, lambda rows: [CycleOut(**_head(one)) for one in rows])


@reads(router, "/cycles/{int:cycle}", WholeCycleOut)
def cycle(request: HttpRequest, cycle: int) -> WholeCycleOut:
    """One cycle: state, calendar with deadlines as outages extended them, frozen instruments, choices of the office."""
    found = reach.cycle(request, cycle)
    reads_all = policies.reads_all(caller(request), found, reach.today())
    progress = progress_of(found) if reads_all else None
    return WholeCycleOut(
        **_head(found),
        previous=found.previous_id,
        calendar=_calendar(found),
        packs=[_pack(one) for one in found.forms.all()],
        gap=found.gap,
        second_share=found.second_share,
        minimum_respondents=found.minimum_respondents,
        target_respondents=found.target_respondents,
        clarification_days=found.clarification_days,
        objection_days=found.objection_days,
        outage_hours=found.outage_hours,
        coaching_below=found.coaching_below,
        progress=ProgressOut(
            units=progress.units,
            begun=progress.begun,
            submitted=progress.submitted,
            judged=progress.judged,
            disputed=progress.disputed,
        )
        if progress
        else None,
    )


@reads(router, "/cycles/{int:cycle}/units", Page[LocusOut])
def cycle_units(request: HttpRequest, cycle: int, asked: Query[LociAsked]) -> Page[LocusOut]:
    """Units of a cycle with progress, value and category: all of them, or those that are the person's."""
    found, person = reach.cycle(request, cycle), caller(request)
    # Somebody who still judges at a unit must not read there what the others gave; nor order the list by it.
    reads_all = policies.reads_all(person, found, reach.today())
    blind = blind_in(found, person)
    order = WORDS.get(asked.order, "kode")
    if order not in OPEN_ORDERS and (blind or not reads_all):
        order = "kode"
    units = units_of(found, asked.search, asked.group, order)
    if not reads_all:
        units = own_units(units, person, reach.today())
    return page_of(
        units,
        asked,
        lambda rows: [
            _locus(one, levels=reads_all and one.pk not in blind) for one in with_forms(rows, found)
        ],
    )


@reads(router, "/cycles/{int:cycle}/units/{int:unit}", LocusOut)
def cycle_unit(request: HttpRequest, cycle: int, unit: int) -> LocusOut:
    """One unit of a cycle, by its number in the cycle."""
    found = reach.locus(request, cycle, unit)
    return _locus(found, levels=policies.sees_levels(caller(request), found, reach.today()))


def _head(one: Cycle) -> dict[str, Any]:
    return {
        "id": one.pk,
        "office": one.office_id,
        "office_name": one.office.name,
        "name": one.name,
        "year": one.year,
        "state": one.state,
    }


def _calendar(cycle: Cycle) -> list[PhaseOut]:
    """All phases with two statements: outages are read once for the whole calendar."""
    phases = phases_of(cycle)
    if not phases:
        return []
    window = timedelta(hours=cycle.outage_hours)
    last = max(phase.ends_at for phase in phases) + 2 * window
    first = min(phase.ends_at for phase in phases) - window
    found = outages_between(first, last, office_scope(cycle.office_id))
    outages = [Outage(one.began_at, one.ended_at, one.cause) for one in found]
    return [_phase(phase, extended(phase.ends_at, outages, window)) for phase in phases]


def _phase(phase: Phase, end: Extended) -> PhaseOut:
    return PhaseOut(
        state=phase.state,
        starts_at=phase.starts_at,
        ends_at=phase.ends_at,
        deadline=end.deadline,
        extended_seconds=int(end.added.total_seconds()),
        why=words(end.words) if end.added else None,
    )


def _pack(one: CycleForm) -> PackOut:
    instrument = one.instrument
    return PackOut(
        form=one.letter,
        pack=one.pack,
        hash=one.pack_hash,
        title=words(instrument.header.title),
        indicators=len(instrument.indicators),
    )


def _locus(one: Locus, *, levels: bool) -> LocusOut:
    instrument = one.form.instrument
    shown = (
        round_half_up(Fraction(one.shown_now), instrument.index.decimals)
        if one.shown_now is not None
        else None
    )
    return LocusOut(
        id=one.pk,
        unit=one.unit_id,
        code=one.code,
        name=one.name,
        kind=one.kind,
        group=one.group,
        form=one.form.letter,
        claim_state=one.claim_state,
        indicators=len(instrument.indicators),
        answered=one.answered,
        judged=one.judged if levels else None,
        disputed=one.disputed if levels else None,
        index=number_in(one.index_now) if levels else None,
        shown=str(shown) if levels and shown is not None else None,
        category=one.category_now or None if levels else None,
        survey=one.survey_id,
    )
