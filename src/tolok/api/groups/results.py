"""Results of a cycle: exact, as they were computed, proposed and locked."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from tolok.api import reach
from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import reads
from tolok.api.shapes import Moment, Number, Words, number_in, said
from tolok.api.tokens import caller
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Result, UnitResult
from tolok.apps.evaluation.selectors.package import result_of
from tolok.apps.evaluation.selectors.results import (
    locked_rows_of,
    result_in,
    results_of,
    units_of_result,
)

router = Router(tags=["results"])


class ResultOut(Schema):
    """A result of all units; locked once a second person said so. `hash` covers every unit of it."""

    number: int
    hash: str
    corrects: int | None
    why: str
    proposed_by: str
    proposed_at: Moment
    locked_by: str | None
    locked_at: Moment | None
    withdrawn_at: Moment | None
    published_at: Moment | None
    agreement: dict[str, Any]


class UnitResultOut(Schema):
    """One unit of a result.

    `index`, `forms` and `aspects` are exact; `shown` is the index after its one rounding. `low` and `high` are
    the 95 % interval and null where `method` says why there is none. Missing is null, never zero.
    """

    unit: int
    code: str
    name: str
    pack: str
    index: Number | None
    shown: str | None
    category: str | None
    low: str | None
    high: str | None
    probabilities: dict[str, str]
    method: Words | None
    rank_best: int | None
    rank_worst: int | None
    respondents: int
    forms: dict[str, Number | None]
    aspects: dict[str, Number | None]
    levels: dict[str, Any]
    missing: list[str]
    warnings: list[Words]


class OwnResultOut(Schema):
    """A unit in one locked result."""

    number: int
    locked_at: Moment
    published_at: Moment | None
    result: UnitResultOut


@reads(router, "/cycles/{int:cycle}/results", Page[ResultOut])
def results(request: HttpRequest, cycle: int, paging: Query[Paging]) -> Page[ResultOut]:
    """Results of a cycle, newest first; a correction names the one it corrects. For whoever reads the cycle."""
    found = reach.whole_cycle(request, cycle)
    return page_of(results_of(found), paging, lambda page: [_result(one) for one in page])


@reads(router, "/cycles/{int:cycle}/results/{int:number}", ResultOut)
def result(request: HttpRequest, cycle: int, number: int) -> ResultOut:
    """One result of a cycle by its number."""
    found = result_in(reach.whole_cycle(request, cycle), number)
    if found is None:
        raise Http404
    return _result(found)


@reads(router, "/cycles/{int:cycle}/results/{int:number}/units", Page[UnitResultOut])
def result_units(request: HttpRequest, cycle: int, number: int, paging: Query[Paging]) -> Page[UnitResultOut]:
    """The units of a result, best first: exact values, interval, probabilities, ranks, levels."""
    found = result_in(reach.whole_cycle(request, cycle), number)
    if found is None:
        raise Http404
    return page_of(units_of_result(found), paging, lambda rows: [unit_result(one) for one in rows])


@reads(router, "/cycles/{int:cycle}/units/{int:unit}/results", list[OwnResultOut])
def own_results(request: HttpRequest, cycle: int, unit: int) -> list[OwnResultOut]:
    """Locked results of one unit, newest first; for its staff too."""
    found, person = reach.locus(request, cycle, unit), caller(request)
    reads_all = policies.reads_all(person, found.cycle, reach.today())
    works = policies.works_at(person, found, reach.today())
    if not reads_all and not works:
        raise PermissionDenied
    return [
        OwnResultOut(
            number=one.result.number,
            locked_at=one.result.locked_at,
            published_at=one.result.published_at,
            result=unit_result(one),
        )
        for one in locked_rows_of(found)
        if one.result.locked_at is not None
    ]


def _result(one: Result) -> ResultOut:
    return ResultOut(
        number=one.number,
        hash=one.hash,
        corrects=one.corrects.number if one.corrects else None,
        why=one.why,
        proposed_by=one.proposed_by.name,
        proposed_at=one.proposed_at,
        locked_by=one.locked_by.name if one.locked_by else None,
        locked_at=one.locked_at,
        withdrawn_at=one.withdrawn_at,
        published_at=one.published_at,
        agreement=one.agreement,
    )


def unit_result(row: UnitResult) -> UnitResultOut:
    """One unit of a result as JSON."""
    found = result_of(row)
    return UnitResultOut(
        unit=row.locus_id,
        code=row.locus.code,
        name=row.locus.name,
        pack=row.locus.form.pack,
        index=number_in(row.index),
        shown=None if found.shown is None else str(found.shown),
        category=found.category,
        low=None if row.low is None else str(row.low),
        high=None if row.high is None else str(row.high),
        probabilities={letter: str(chance) for letter, chance in row.probabilities.items()},
        method=said(row.method),
        rank_best=row.rank_low,
        rank_worst=row.rank_high,
        respondents=row.respondents,
        forms={key: number_in(text) for key, text in row.forms.items()},
        aspects={key: number_in(text) for key, text in row.aspects.items()},
        levels=row.levels,
        missing=row.missing,
        warnings=[words for one in row.warnings if (words := said(one))],
    )
