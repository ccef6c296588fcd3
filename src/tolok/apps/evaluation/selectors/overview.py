"""The list of units of a cycle: one page of it, whatever the number of units."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, prefetch_related_objects

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import ClaimState, Cycle, Locus
from tolok.apps.evaluation.policies import STAFF
from tolok.apps.organizations.policies import appointments_of

#: How the list can be ordered: key → field. Units without a value come last.
ORDERS = {"kode": "code", "nama": "name", "nilai": "shown_now", "isian": "answered", "dinilai": "judged"}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the units of a cycle are, all together."""

    units: int
    begun: int
    submitted: int
    judged: int
    disputed: int


def units_of(cycle: Cycle, search: str = "", group: str = "", order: str = "kode") -> QuerySet[Locus]:
    """The units of a cycle that match, in order; their forms are few and are read apart (`with_forms`)."""
    found = cycle.loci.all()
    key = " ".join(search.split()).casefold()
    if key:
        found = found.filter(search__contains=key)
    if group:
        found = found.filter(group=group)
    field = ORDERS.get(order, "code")
    if order == "nilai":
        return found.order_by(F("shown_now").desc(nulls_last=True), "code")
    return found.order_by(field, "code")


def own_units(units: QuerySet[Locus], person: User, day: date) -> QuerySet[Locus]:
    """Of these units, those somebody works at or has a seat at."""
    staffed = appointments_of(person, day).filter(role__in=STAFF).values("unit")
    return (units.filter(unit__in=staffed) | units.filter(seats__user=person, seats__left_at=None)).distinct()


def with_forms(loci: Iterable[Locus], cycle: Cycle) -> list[Locus]:
    """The units, each knowing its cycle and frozen form. One statement: a form is too long to read once a unit.

    The cycle keeps its forms, so that asking it for them again costs nothing.
    """
    prefetch_related_objects([cycle], "forms")
    forms = {form.pk: form for form in cycle.forms.all()}
    found = list(loci)
    for locus in found:
        locus.cycle, locus.form = cycle, forms[locus.form_id]
    return found


def progress_of(cycle: Cycle) -> Progress:
    """Counts over all units in one statement."""
    found = cycle.loci.aggregate(
        units=Count("pk"),
        begun=Count("pk", filter=Q(answered__gte=1)),
        submitted=Count("pk", filter=Q(claim_state=ClaimState.SUBMITTED)),
        judged=Count("pk", filter=Q(shown_now__isnull=False)),
        disputed=Count("pk", filter=Q(disputed__gte=1)),
    )
    return Progress(**found)
