"""What a result is made of, read off the rows of a cycle; and results that were kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from tolok.apps.evaluation.models import (
    Citation,
    Cycle,
    FrozenRecords,
    Locus,
    Result,
    UnitResult,
)
from tolok.apps.evaluation.receipts import canonical
from tolok.apps.evaluation.selectors.copies import standing
from tolok.apps.evaluation.selectors.cycles import form_key
from tolok.apps.evaluation.selectors.standing import Weighed, weighed
from tolok.apps.surveys.selectors import f03_of
from tolok.rules.cycles.values import LevelRecord, ProofRecord
from tolok.rules.statistics.moments import Moments

#: What stands for every indicator, and what the list of frozen records is called, in the package of a cycle.
ALL, FROZEN = "*", "Catatan yang dibekukan"


@dataclass(frozen=True, slots=True)
class UnitInputs:
    """Everything the result of one unit is computed from."""

    locus: Locus
    levels: tuple[LevelRecord, ...]
    answers: Mapping[str, Moments]
    proofs: tuple[ProofRecord, ...]


def inputs_of(cycle: Cycle) -> list[UnitInputs]:
    """The inputs of every unit of a cycle. Eight statements for any number of units."""
    loci = list(cycle.loci.select_related("unit").prefetch_related("form").order_by("code"))
    levels = level_records(loci, cycle.gap)
    moments = f03_of([locus.survey_id for locus in loci if locus.survey_id is not None])
    proofs, frozen = cited_proofs(loci), frozen_records(loci)
    found = []
    for locus in loci:
        key = form_key(locus.form.instrument)
        heard = moments.get(locus.survey_id) if locus.survey_id is not None else None
        answers = {key: heard} if key and heard and heard.n else {}
        rests_on = (*proofs[locus.pk], *frozen.get(locus.pk, ()))
        found.append(UnitInputs(locus, levels[locus.pk], answers, rests_on))
    return found


def level_records(loci: Sequence[Locus], gap: int) -> dict[int, tuple[LevelRecord, ...]]:
    """locus → its judged indicators in the order of the sheet, seat by seat. Four statements."""
    said = weighed(loci, gap)
    return {
        locus.pk: tuple(
            _record(code, said[locus.pk][code])
            for code in locus.form.instrument.indicators
            if code in said[locus.pk]
        )
        for locus in loci
    }


def _record(code: str, one: Weighed) -> LevelRecord:
    return LevelRecord(code, one.judged, one.moderated, one.decided, one.settled.level, one.settled.how)


def cited_proofs(loci: Sequence[Locus]) -> dict[int, list[ProofRecord]]:
    """locus → the versions of proof its claims cite, in the order of the sheet. One statement."""
    rows = Citation.objects.filter(claim__locus__in=loci).order_by("claim__locus", "pk")
    found: dict[int, list[ProofRecord]] = {locus.pk: [] for locus in loci}
    parts = rows.values_list(
        "claim__locus",
        "claim__code",
        "version__number",
        "version__sha256",
        "version__size",
        "version__proof__title",
        "version__proof__personal_data",
    )
    for locus, code, number, digest, size, title, personal in parts:
        found[locus].append(ProofRecord(code, number, digest, size, "" if personal else title))
    return found


def frozen_records(loci: Sequence[Locus]) -> dict[int, tuple[ProofRecord, ...]]:
    """locus → the list of its frozen records as one file for all indicators: nothing but its fingerprint. One statement.

    Its version is the number of the receipt; 0 where nothing was handed in.
    """
    sets: dict[int, list[FrozenRecords]] = {}
    for one in FrozenRecords.objects.filter(locus__in=loci).select_related("submission"):
        sets.setdefault(one.locus_id, []).append(one)
    kept = {locus.pk: standing(locus, sets.get(locus.pk, ())) for locus in loci}
    return {pk: (_list_of(one),) for pk, one in kept.items() if one is not None}


def _list_of(one: FrozenRecords) -> ProofRecord:
    number = one.submission.number if one.submission else 0
    return ProofRecord(ALL, number, one.digest, len(canonical(one.records)), FROZEN)


def result_in(cycle: Cycle, number: int) -> Result | None:
    """A result of a cycle by its number."""
    return (
        Result.objects.select_related("proposed_by", "locked_by", "corrects")
        .filter(cycle=cycle, number=number)
        .first()
    )


def results_of(cycle: Cycle) -> QuerySet[Result]:
    """Every result of a cycle, the newest first, also those withdrawn or corrected."""
    found = Result.objects.filter(cycle=cycle).select_related("proposed_by", "locked_by", "corrects")
    return found.order_by("-number")


def is_corrected(result: Result) -> bool:
    """Whether a locked result corrects this one. One statement."""
    return Result.objects.filter(corrects=result, locked_at__isnull=False).exists()


def locked_rows_of(locus: Locus) -> list[UnitResult]:
    """A unit in every locked result, the newest first. One statement."""
    rows = UnitResult.objects.filter(locus=locus, result__locked_at__isnull=False)
    return list(rows.select_related("result", "locus__form").order_by("-result__number"))


def standing_result(cycle: Cycle) -> Result | None:
    """The newest locked result of a cycle: the one that counts."""
    found = Result.objects.filter(cycle=cycle, locked_at__isnull=False)
    return found.select_related("proposed_by", "locked_by", "corrects").order_by("-number").first()


def proposed_result(cycle: Cycle) -> Result | None:
    """The result that waits for a second person."""
    waiting = Result.objects.filter(cycle=cycle, locked_at=None, withdrawn_at=None)
    return waiting.select_related("proposed_by").order_by("-number").first()


def published_result(cycle: Cycle) -> Result | None:
    """The newest result the public may see."""
    found = Result.objects.filter(cycle=cycle, locked_at__isnull=False, published_at__isnull=False)
    return found.order_by("-number").first()


def kept_units(result: Result) -> list[UnitResult]:
    """The units of a result as the database has them, each with its form. Two statements."""
    rows = UnitResult.objects.filter(result=result).select_related("locus").prefetch_related("locus__form")
    return list(rows.order_by("pk"))


def units_of_result(result: Result) -> QuerySet[UnitResult]:
    """The units of a result with their names, best first, those without an index last."""
    rows = UnitResult.objects.filter(result=result).select_related("locus__cycle")
    return rows.prefetch_related("locus__form").order_by("-shown", "locus__code")
