"""Reads of *Hitung Indeks*."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db.models import Count, F, QuerySet
from django.urls import reverse

from tolok.apps.calculation.models import Calculation, Paper, State, UnitResult

#: The public address of the demonstration result.
DEMONSTRATION = "contoh"
#: The orders a list of units may be asked for in, and the rows they sort by.
ORDERS = {
    "berkas": ("place",),
    "nama": ("search", "place"),
    "tertinggi": (F("published").desc(nulls_last=True), "place"),
    "terendah": (F("published").asc(nulls_last=True), "place"),
}


def calculation_at(token: str, *, now: datetime) -> Calculation | None:
    """The calculation at an address, None when there is none or its days are over."""
    return Calculation.objects.filter(token=token, expires_at__gt=now).first()


def results_of(calculation: Calculation, search: str = "", order: str = "berkas") -> QuerySet[UnitResult]:
    """The units of a calculation whose name contains `search`, in one of `ORDERS`."""
    found = calculation.results.order_by(*ORDERS.get(order, ORDERS["berkas"]))
    return found.filter(search__contains=search.casefold()) if search else found


def result_at(calculation: Calculation, place: int) -> UnitResult | None:
    """The unit at a place in the file, from 1."""
    return calculation.results.filter(place=place).first()


def letters_of(calculation: Calculation) -> dict[str, int]:
    """How many units have each letter; the empty letter counts those without a category."""
    rows = calculation.results.order_by().values_list("letter").annotate(units=Count("pk"))
    return dict(rows)


def rows_of(calculation: Calculation) -> Iterator[str]:
    """Every unit's result as JSON text in file order, a chunk at a time."""
    found = calculation.results.order_by("place").values_list("row_text", flat=True)
    yield from found.iterator(chunk_size=1000)


def demonstration_address() -> str:
    """Where the demonstration result stands; empty in an installation without one."""
    shown = getattr(settings, "TOLOK_DEMONSTRATION", False)
    return reverse("calculation-result", args=[DEMONSTRATION]) if shown else ""


def unfinished_papers() -> QuerySet[Paper]:
    """Papers that wait or were cut off."""
    return Paper.objects.filter(state=State.WAITING).order_by("pk")


def unfinished() -> QuerySet[Calculation]:
    """Calculations that wait or were cut off."""
    return Calculation.objects.filter(state__in=(State.WAITING, State.RUNNING)).order_by("created_at")
