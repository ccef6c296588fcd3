"""F-01 of a unit: what is claimed, what is cited, what is missing. A fixed number of statements each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from tolok.apps.evaluation.models import Citation, Claim, Locus, Submission
from tolok.apps.evaluation.policies import STAFF
from tolok.apps.evaluation.readiness import Item, ItemState, look, problems
from tolok.apps.organizations.models import Appointment, Role
from tolok.apps.organizations.policies import lasting
from tolok.rules.instruments.values import Indicator, Instrument
from tolok.rules.texts import Problem, Text

SUPPLEMENTARY = Text("Informasi tambahan", "Additional information")


@dataclass(frozen=True, slots=True)
class Sheet:
    """F-01 of a unit, whole, in the order of the instrument."""

    locus: Locus
    items: tuple[Item, ...]

    @property
    def required(self) -> int:
        """How many indicators must be answered."""
        return sum(item.required for item in self.items)

    @property
    def done(self) -> int:
        """How many of those need nothing more."""
        return sum(item.required and not item.state.blocks for item in self.items)

    @property
    def problems(self) -> list[Problem]:
        """Everything that keeps the unit from handing in."""
        return problems(self.items)

    def item(self, code: str) -> Item | None:
        """The item of an indicator."""
        return next((item for item in self.items if item.code == code), None)

    def neighbours(self, code: str) -> tuple[Item | None, Item | None]:
        """The items before and after an indicator."""
        codes = [item.code for item in self.items]
        place = codes.index(code)
        before = self.items[place - 1] if place else None
        after = self.items[place + 1] if place + 1 < len(codes) else None
        return before, after

    def next_open(self, after: str = "") -> Item | None:
        """The first item that still needs work, looking on from `after` and round again."""
        codes = [item.code for item in self.items]
        start = codes.index(after) + 1 if after in codes else 0
        turned = [*self.items[start:], *self.items[:start]]
        return next((item for item in turned if item.state.blocks and item.code != after), None)


def places(instrument: Instrument) -> Iterator[tuple[Indicator, Text, bool]]:
    """Every indicator with its aspect's name and whether it must be answered, in the instrument's order."""
    for form in instrument.judged:
        for aspect in form.aspects:
            yield from ((indicator, aspect.name, True) for indicator in aspect.indicators)
        yield from ((indicator, SUPPLEMENTARY, False) for indicator in form.supplementary)


def sheet(locus: Locus, day: date) -> Sheet:
    """F-01 as it stands on `day`. Two statements."""
    claims = {claim.code: claim for claim in locus.claims.select_related("carried_from", "edited_by")}
    cited: dict[int, list[Citation]] = defaultdict(list)
    for citation in Citation.objects.filter(claim__locus=locus).select_related("version__proof"):
        cited[citation.claim_id].append(citation)
    items = []
    for indicator, aspect, required in places(locus.form.instrument):
        claim = claims.get(indicator.code)
        found = cited[claim.pk] if claim else []
        items.append(look(indicator, aspect, required, claim, found, day))
    return Sheet(locus, tuple(items))


def item_of(locus: Locus, code: str, day: date) -> Item | None:
    """One indicator of F-01; None when the form has no such code. Two statements."""
    place = next((one for one in places(locus.form.instrument) if one[0].code == code), None)
    if place is None:
        return None
    claim = claim_of(locus, code)
    return look(*place, claim, citations_of(claim) if claim else [], day)


def claim_of(locus: Locus, code: str) -> Claim | None:
    """The claim to an indicator, with what it was carried from and who wrote it."""
    return locus.claims.select_related("carried_from", "edited_by").filter(code=code).first()


def citations_of(claim: Claim) -> list[Citation]:
    """The proofs cited, with their versions."""
    return list(claim.citations.select_related("version__proof"))


def citation_in(locus: Locus, code: str, pk: int) -> Citation | None:
    """A citation of this indicator of this unit, with claim and proof. One statement."""
    found = Citation.objects.filter(pk=pk, claim__locus=locus, claim__code=code)
    row = found.select_related("claim", "version__proof").first()
    if row is not None:
        row.claim.locus = locus
    return row


def standing_submission(locus: Locus) -> Submission | None:
    """The receipt that holds: the newest that was not given back."""
    return (
        locus.submissions.filter(returned_at=None)
        .select_related("approved_by", "submitted_by")
        .order_by("-number")
        .first()
    )


def submission_of(locus: Locus, number: int) -> Submission | None:
    """The receipt with a number."""
    return (
        locus.submissions.select_related("approved_by", "submitted_by", "frozen")
        .filter(number=number)
        .first()
    )


def submissions_of(locus: Locus) -> list[Submission]:
    """All receipts of a unit, newest first, without their content."""
    return list(locus.submissions.defer("content").select_related("approved_by", "submitted_by"))


def staff_of(locus: Locus, day: date, roles: Sequence[Role] = STAFF) -> list[int]:
    """Numbers of the people who hold one of `roles` in the unit on `day`."""
    found = Appointment.objects.filter(lasting(day), unit=locus.unit_id, role__in=roles, user__is_active=True)
    return sorted(set(found.values_list("user", flat=True)))


def times_cited(proofs: Sequence[int]) -> dict[int, int]:
    """How often each proof of a library is cited in F-01, by number of the proof. One statement."""
    found = Citation.objects.filter(version__proof__in=proofs).order_by().values_list("version__proof")
    return dict(found.annotate(n=Count("pk")))


def last_time(locus: Locus) -> Locus | None:
    """The same unit in the cycle that this one follows."""
    previous = locus.cycle.previous_id
    if previous is None:
        return None
    return Locus.objects.select_related("form", "cycle").filter(cycle=previous, unit=locus.unit_id).first()


__all__ = [
    "ItemState",
    "Sheet",
    "citation_in",
    "citations_of",
    "claim_of",
    "item_of",
    "last_time",
    "places",
    "sheet",
    "staff_of",
    "standing_submission",
    "submission_of",
    "submissions_of",
    "times_cited",
]
