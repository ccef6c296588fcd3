"""How far the files of an office were compared with one another, and what cannot be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from tolok.apps.evidence.models import Outcome, ProofVersion, Sketch, State
from tolok.apps.organizations.models import Office


@dataclass(frozen=True, slots=True)
class Comparing:
    """Files of an office: all, those whose content was compared, and the others by why not.

    `unscanned` still wait for the virus scanner.
    """

    total: int
    done: int
    unscanned: int
    left: Mapping[Outcome, int]


def comparing(office: Office) -> Comparing:
    """What stands in the libraries of an office; refused files and withdrawn proofs are left out. One statement."""
    rows = _standing().filter(proof__unit__office=office).values("state", "outcome").order_by()
    found = list(rows.annotate(n=Count("pk")).values_list("state", "outcome", "n"))
    left: dict[Outcome, int] = {}
    for state, outcome, count in found:
        if state == State.CLEAN:
            left[Outcome(outcome)] = left.get(Outcome(outcome), 0) + count
    done = left.pop(Outcome.COMPARED, 0)
    unscanned = sum(count for state, _outcome, count in found if state != State.CLEAN)
    return Comparing(sum(count for *_kind, count in found), done, unscanned, left)


def still_comparing(office: int) -> bool:
    """Whether files of an office wait to be compared, so that more that are alike may be found. One statement."""
    waiting = Q(outcome=Outcome.WAITING) | ~Q(state=State.CLEAN)
    return _standing().filter(waiting, proof__unit__office=office).exists()


def uncompared_in(office: Office) -> QuerySet[ProofVersion]:
    """Files of an office whose content was not compared, each with its `outcome`; those that wait come last."""
    found = _standing().filter(proof__unit__office=office).exclude(outcome=Outcome.COMPARED)
    return found.select_related("proof__unit").order_by("outcome", "proof__unit__code", "pk")


def uncompared(versions: Iterable[int]) -> dict[int, Outcome]:
    """Which of these versions were not compared, and why; by number. One statement."""
    found = _told().filter(pk__in=list(versions)).exclude(outcome=Outcome.COMPARED)
    return {pk: Outcome(outcome) for pk, outcome in found.values_list("pk", "outcome")}


def unsketched() -> QuerySet[ProofVersion]:
    """Clean versions whose file was not read to an end, newest first: the worker comes from the other side."""
    return _told().filter(state=State.CLEAN, outcome=Outcome.WAITING).order_by("-pk")


def clean_with(digests: Iterable[str]) -> QuerySet[ProofVersion]:
    """All clean versions of files, by SHA-256."""
    found = ProofVersion.objects.filter(sha256__in=list(digests), state=State.CLEAN)
    return found.select_related("proof__unit").order_by("-pk")


def with_outcome(versions: QuerySet[ProofVersion]) -> QuerySet[Any]:
    """Versions, each with the `outcome` of reading its file. No statement more."""
    made = Sketch.objects.filter(sha256=OuterRef("sha256")).values("outcome")[:1]
    told = Coalesce(Subquery(made), Value(Outcome.WAITING.value), output_field=CharField())
    return versions.annotate(outcome=told)


def _told() -> QuerySet[Any]:
    return with_outcome(ProofVersion.objects.all())


def _standing() -> QuerySet[Any]:
    return _told().filter(proof__withdrawn_at=None).exclude(state=State.REFUSED)
