"""A locked result as the record that `tolok cycle export` writes and `tolok verify` computes again."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from tolok.apps.evaluation.exactness import fraction
from tolok.apps.evaluation.models import Cycle, Result, UnitResult
from tolok.rules.cycles.values import (
    CycleRecord,
    LevelRecord,
    Locking,
    ProofRecord,
    ResultRecord,
    UnitRecord,
)
from tolok.rules.frozen import Frozen
from tolok.rules.statistics.moments import Moments

#: The roles of the two people, in the order they acted; names stay in the office.
ROLES = ("pengusul", "pengunci")


def listed() -> list[dict[str, object]]:
    """Every cycle with how many units and locked results it has. One statement."""
    rows = Cycle.objects.select_related("office").annotate(
        n=Count("loci", distinct=True),
        locked=Count("results", filter=Q(results__locked_at__isnull=False), distinct=True),
    )
    return [
        {
            "id": one.pk,
            "office": one.office.name,
            "name": one.name,
            "year": one.year,
            "state": one.state,
            "units": one.n,
            "results": one.locked,
        }
        for one in rows
    ]


def locked_result(cycle: int, number: int | None = None) -> Result | None:
    """The locked result of a cycle with a number, or its newest one."""
    found = Result.objects.filter(cycle=cycle, locked_at__isnull=False)
    if number is not None:
        found = found.filter(number=number)
    return found.select_related("cycle__office", "corrects").order_by("-number").first()


def record_of(result: Result) -> CycleRecord:
    """Everything a locked result was made of, and the result. Five statements for any number of units."""
    cycle = result.cycle
    rows = UnitResult.objects.filter(result=result).select_related("locus")
    at = [result.proposed_at, result.locked_at or result.proposed_at]
    return CycleRecord(
        office_code=cycle.office.region or str(cycle.office_id),
        office=cycle.office.name,
        name=cycle.name,
        year=cycle.year,
        number=result.number,
        locked=tuple(Locking(role, timezone.localdate(day)) for role, day in zip(ROLES, at, strict=True)),
        dates={one.state: timezone.localdate(one.ends_at) for one in cycle.phases.all()},
        packs=tuple(Frozen(one.pack, one.pack_hash, one.files) for one in cycle.forms.all()),
        units=tuple(sorted((_unit(row) for row in rows.prefetch_related("locus__form")), key=_code)),
        corrects=result.corrects.number if result.corrects else None,
        reason=result.why,
        gap=cycle.gap,
    )


def _code(unit: UnitRecord) -> str:
    # not left to the database: its language decides how it sorts, and equal records give equal bytes
    return unit.code


def _unit(row: UnitResult) -> UnitRecord:
    instrument = row.locus.form.instrument
    return UnitRecord(
        code=row.locus.code,
        name=row.locus.name,
        kind=row.locus.kind,
        pack=row.locus.form.pack,
        levels=tuple(_level(code, row.levels[code]) for code in instrument.indicators if code in row.levels),
        result=result_of(row),
        answers={key: Moments(*row.moments[key]) for key in instrument.forms if key in row.moments},
        proofs=tuple(
            ProofRecord(one["code"], one["version"], one["sha256"], one["size"], one["title"])
            for one in row.proofs
        ),
    )


def _level(code: str, found: Mapping[str, Any]) -> LevelRecord:
    judged = {int(seat): level for seat, level in found["judged"].items()}
    return LevelRecord(code, judged, found["moderated"], found["decided"], found["settled"], found["how"])


def result_of(row: UnitResult) -> ResultRecord:
    """The result of one unit as the rules know it, in the order of its instrument: databases keep none of theirs."""
    instrument = row.locus.form.instrument
    aspects = [aspect.key for form in instrument.judged for aspect in form.aspects]
    letters = [band.letter for band in instrument.index.bands.bands]
    interval = None if row.low is None or row.high is None else (row.low, row.high)
    rank = None if row.rank_low is None or row.rank_high is None else (row.rank_low, row.rank_high)
    shown = None
    if row.shown is not None:
        shown = row.shown.quantize(Decimal(1).scaleb(-instrument.index.decimals))
    return ResultRecord(
        aspects={key: fraction(row.aspects[key]) for key in aspects if key in row.aspects},
        forms={key: fraction(row.forms[key]) for key in instrument.forms if key in row.forms},
        index=fraction(row.index),
        shown=shown,
        category=row.category or None,
        interval=interval,
        probabilities={
            letter: Decimal(row.probabilities[letter]) for letter in letters if letter in row.probabilities
        },
        rank=rank,
        missing=tuple(row.missing),
    )
