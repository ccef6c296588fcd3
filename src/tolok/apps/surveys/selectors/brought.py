"""Reads of results that came from recaps. They stand beside results of answers and are never summed with them."""

from collections.abc import Collection, Sequence
from datetime import date
from fractions import Fraction

from django.db.models import QuerySet

from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.surveys.models import BroughtResult, RecapImport, SurveyResult
from tolok.apps.surveys.selectors.comparing import Row, Wave
from tolok.rules import packs


def standing_brought() -> QuerySet[BroughtResult]:
    """Those that no other one corrects."""
    return BroughtResult.objects.filter(corrected_by=None)


def imports_in(office: Office) -> QuerySet[RecapImport]:
    """The recaps brought to an office without their content, the newest first."""
    return RecapImport.objects.filter(office=office).defer("content").select_related("begun_by")


def recap_in(office: Office, pk: int) -> RecapImport | None:
    """One of them with its content; None for one of another office."""
    return (
        RecapImport.objects.filter(office=office, pk=pk)
        .select_related("office", "begun_by", "kept_by")
        .first()
    )


def kept_before(draft: RecapImport) -> RecapImport | None:
    """A recap with the very same content that was kept for the same period."""
    same = RecapImport.objects.filter(
        office=draft.office_id, sha256=draft.sha256, period_start=draft.period_start
    )
    return same.exclude(kept_at=None).exclude(pk=draft.pk).defer("content").order_by("-kept_at").first()


def brought_at(pk: int) -> BroughtResult | None:
    """One brought result with what its page shows."""
    found = BroughtResult.objects.select_related("unit__office", "recap__kept_by", "corrected_by", "corrects")
    return found.filter(pk=pk).first()


def unit_of(pk: int) -> int | None:
    """The number of the unit a brought result is about."""
    return BroughtResult.objects.filter(pk=pk).values_list("unit", flat=True).first()


def brought_of(unit: OrganizationUnit) -> list[BroughtResult]:
    """The standing brought results of a unit where it has none of answers about the same days. Two statements."""
    found = list(standing_brought().filter(unit=unit).order_by("period_end", "pk"))
    if not found:
        return []
    own = _own_days([unit.pk])
    return [one for one in found if (one.unit_id, one.period_start, one.period_end) not in own]


def brought_in(office: Office, wave: Wave) -> list[BroughtResult]:
    """The standing brought results of a period by unit code, where the unit has none of answers. Two statements."""
    if wave.kind != "skm":
        return []
    found = standing_brought().filter(
        unit__office=office,
        period_kind=wave.period,
        period_start=wave.start,
        period_end=wave.end,
    )
    rows = list(found.select_related("unit").order_by("unit__code", "pk"))
    own = _own_days([one.unit_id for one in rows], (wave.start, wave.end)) if rows else set()
    return [one for one in rows if (one.unit_id, one.period_start, one.period_end) not in own]


def brought_rows(office: Office, wave: Wave) -> list[Row]:
    """The same as lines of a comparison; without sums, so that nothing can add them to answers. Two statements."""
    return [
        Row(
            result=0,
            survey=0,
            unit=one.unit_id,
            service=None,
            service_name="",
            number=one.number,
            n=one.n,
            population=one.population,
            value=one.value,
            grade=one.grade,
            told=None,
            tally=None,
            brought=one.pk,
            pack=one.pack_id,
        )
        for one in brought_in(office, wave)
    ]


def brought_over(offices: Collection[int], pack: str) -> list[BroughtResult]:
    """The standing brought results of many offices made with an instrument, without those of answers. Two statements."""
    found = standing_brought().filter(unit__office__in=offices, pack_id=pack).exclude(value=None)
    rows = list(found.select_related("unit__office").order_by("period_end", "pk"))
    own = _own_days(None) if rows else set()
    return [one for one in rows if (one.unit_id, one.period_start, one.period_end) not in own]


def own_units(office: Office, start: date, end: date) -> set[int]:
    """The units with a result of answers about exactly these days, over all their services. One statement."""
    found = SurveyResult.objects.filter(survey__unit__office=office, survey__kind="skm", survey__service=None)
    days = found.filter(survey__period_start=start, survey__period_end=end)
    return set(days.values_list("survey__unit", flat=True))


def _own_days(
    units: Sequence[int] | None, days: tuple[date, date] | None = None
) -> set[tuple[int, date, date]]:
    found = SurveyResult.objects.filter(
        survey__kind="skm", survey__service=None, survey__period_start__isnull=False
    )
    if units is not None:
        found = found.filter(survey__unit__in=units)
    if days is not None:
        found = found.filter(survey__period_start=days[0], survey__period_end=days[1])
    rows = (
        found.order_by().values_list("survey__unit", "survey__period_start", "survey__period_end").distinct()
    )
    return {(unit, start, end) for unit, start, end in rows if start is not None and end is not None}


def means_of(one: BroughtResult) -> dict[str, Fraction]:
    """The exact means by element."""
    return {key: Fraction(mean) for key, mean in one.means.items()}


def exact_value(one: BroughtResult) -> Fraction | None:
    """The unrounded index, computed from the means with equal weights; None where none is told."""
    if one.value is None:
        return None
    pack, means = packs.satisfaction(one.pack_id), means_of(one)
    return sum(means.values(), Fraction(0)) / len(pack.keys) * pack.factor


def brought_marks(one: BroughtResult) -> dict[str, str]:
    """What must be the same for it to be compared in a trend; as `selectors.results.marks_of`."""
    pack = packs.satisfaction(one.pack_id)
    return {
        "period": one.period_kind,
        "instrument": pack.id,
        "elements": ",".join(key for key in pack.keys if key in one.means),
        "bands": ",".join(f"{band.letter}{band.lower}" for band in pack.bands.bands),
    }
