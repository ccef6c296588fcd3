"""What the public may know: results that were published, and nothing of those that were not."""

from collections.abc import Mapping, Sequence

from django.core.cache import cache
from django.db.models import Count, Max, QuerySet

from tolok.apps.evaluation.models import Cycle, Result, UnitResult
from tolok.apps.evaluation.selectors.package import record_of
from tolok.apps.evaluation.selectors.results_units import HEAVY
from tolok.rules.cycles.values import CycleRecord
from tolok.rules.instruments.values import Instrument
from tolok.sheets.cycles.package import fingerprint, package_files

#: Seconds a fingerprint is remembered; what it is of never changes.
REMEMBERED = 24 * 60 * 60


def _published() -> QuerySet[Result]:
    return Result.objects.filter(published_at__isnull=False, locked_at__isnull=False)


def anything_published() -> bool:
    """Whether there is a result the public may see. One statement."""
    return _published().exists()


def published_results() -> QuerySet[Result]:
    """The result that counts of every published cycle, the latest year first, with the number of its units."""
    newest = _published().order_by("cycle", "-number").values_list("cycle", "pk")
    last: dict[int, int] = {}
    for cycle, pk in newest:
        last.setdefault(cycle, pk)
    rows = Result.objects.filter(pk__in=last.values()).select_related("cycle__office")
    return rows.annotate(n=Count("units")).order_by("-cycle__year", "cycle__office__name", "cycle__name")


def published_cycles() -> QuerySet[Cycle]:
    """The cycles with a published result, the latest year first, each with its office."""
    found = Cycle.objects.filter(pk__in=_published().values("cycle"))
    return found.select_related("office").order_by("-year", "-pk")


def newest_published(cycles: Sequence[Cycle]) -> dict[int, int]:
    """Cycle → the number of its newest published result. One statement."""
    found = _published().filter(cycle__in=cycles).order_by().values_list("cycle")
    return dict(found.annotate(newest=Max("number")))


def published(cycle: int, number: int | None = None) -> Result | None:
    """The published result of a cycle, or an earlier one by its number. One statement."""
    found = _published().filter(cycle=cycle)
    if number is not None:
        found = found.filter(number=number)
    return found.select_related("cycle__office", "corrects").order_by("-number").first()


def correction_of(result: Result) -> Result | None:
    """The published result that corrects this one. One statement."""
    return _published().filter(corrects=result).first()


def public_rows(result: Result, search: str = "", group: str = "") -> QuerySet[UnitResult]:
    """The units that match, by code: an order by value would tell of those whose value is withheld."""
    rows = UnitResult.objects.filter(result=result).select_related("locus").defer(*HEAVY)
    key = " ".join(search.split()).casefold()
    if key:
        rows = rows.filter(locus__search__contains=key)
    if group:
        rows = rows.filter(locus__group=group)
    return rows.order_by("locus__code")


def public_row(result: Result, code: str) -> UnitResult | None:
    """One unit by its code. One statement."""
    row = UnitResult.objects.filter(result=result, locus__code=code).select_related("locus__form").first()
    if row is not None:
        row.result, row.locus.cycle = result, result.cycle
    return row


def withheld(row: UnitResult, minimum: int) -> bool:
    """Whether so few users answered that what they said could be traced to them; F-03 and the index stay closed."""
    return 0 < row.respondents < minimum


def open_record(result: Result) -> tuple[CycleRecord, Mapping[str, Instrument]]:
    """What open data are made of. Five statements."""
    return record_of(result), {form.pack: form.instrument for form in result.cycle.forms.all()}


def package_fingerprint(result: Result) -> str:
    """The fingerprint of the package of a locked result; remembered, because it is of the whole cycle."""
    key = f"evaluation.fingerprint:{result.pk}:{result.hash}"
    known = cache.get(key)
    if known is None:
        known = fingerprint(package_files(record_of(result)))
        cache.set(key, known, REMEMBERED)
    return str(known)
