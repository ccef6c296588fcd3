"""Reads of promises and coaching. Each answers with a fixed number of statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from tolok.apps.accounts.models import User
from tolok.apps.commitments.models import (
    KEPT,
    OPEN,
    Coaching,
    CoachingVisit,
    Commitment,
    CommitmentNote,
    Source,
    State,
    Step,
)
from tolok.apps.commitments.policies import KEEPERS
from tolok.apps.evidence.models import Proof, ProofVersion
from tolok.apps.evidence.selectors import latest_clean_of
from tolok.apps.evidence.selectors.likeness import Used
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.organizations.policies import READERS, appointments_of, lasting
from tolok.rules.texts import Text


def of_office(
    office: Office,
    *,
    unit: int | None = None,
    state: str = "",
    source: str = "",
    overdue_on: date | None = None,
    search: str = "",
) -> QuerySet[Commitment]:
    """The promises of an office that fit, the earliest due first, each with its unit."""
    found = Commitment.objects.filter(office=office)
    if unit is not None:
        found = found.filter(unit=unit)
    if state:
        found = found.filter(state=state)
    if source:
        found = found.filter(source=source)
    if overdue_on is not None:
        found = found.filter(state__in=OPEN, due_on__lt=overdue_on)
    if search:
        found = found.filter(title__icontains=search)
    return found.select_related("unit").order_by("due_on", "pk")


def of_unit(unit: OrganizationUnit) -> QuerySet[Commitment]:
    """The promises of a unit, the earliest due first."""
    return Commitment.objects.filter(unit=unit).select_related("unit").order_by("due_on", "pk")


def commitment_in(office: int, pk: int) -> Commitment | None:
    """A promise by number, only if it is of the office with that number."""
    found = Commitment.objects.filter(office_id=office, pk=pk)
    return found.select_related("unit__office", "office", "owner_user").first()


def history(commitment: Commitment) -> QuerySet[CommitmentNote]:
    """Everything that happened to a promise, newest first."""
    return commitment.notes.select_related("by").order_by("-at", "-pk")


def overdue_on(day: date) -> QuerySet[Commitment]:
    """Open promises of every office that were to be kept before `day`."""
    return Commitment.objects.filter(state__in=OPEN, due_on__lt=day).select_related("unit")


def open_on(day: date) -> QuerySet[Commitment]:
    """Promises made by a day and open on it: what was finished or dropped later was open then."""
    dropped = CommitmentNote.objects.filter(commitment=OuterRef("pk"), step=Step.DROPPED, at__date__gt=day)
    still = Q(state__in=OPEN) | Q(state__in=KEPT, done_on__gt=day) | Q(Exists(dropped), state=State.DROPPED)
    return Commitment.objects.filter(still, promised_on__lte=day)


@dataclass(frozen=True, slots=True)
class ShareAndSpeed:
    """How promises of a period were kept. Shares and days are exact; None: there is nothing to say it of.

    `decided` are promises that were kept or whose day is over: only these can be judged. Dropped ones are counted
    apart. `on_time` and `days` go by the date promised first, so that moving a date improves nothing.
    """

    decided: int
    kept: int
    on_time: int
    without_effect: int
    waiting: int
    dropped: int
    share_kept: Fraction | None
    share_on_time: Fraction | None
    days: Fraction | None


def share_and_speed(units: Iterable[int], start: date, end: date, *, today: date) -> ShareAndSpeed:
    """How the promises of units that were first due from `start` to `end` (both included) stand on `today`.

    `days` is the median number of days from promise to completion. One statement.
    """
    rows = Commitment.objects.filter(unit__in=list(units), first_due_on__range=(start, end))
    return _share_and_speed(list(rows), today)


def office_share_and_speed(office: Office, start: date, end: date, *, today: date) -> ShareAndSpeed:
    """The same for all units of an office."""
    rows = Commitment.objects.filter(office=office, first_due_on__range=(start, end))
    return _share_and_speed(list(rows), today)


def _share_and_speed(rows: Sequence[Commitment], today: date) -> ShareAndSpeed:
    dropped = sum(row.state == State.DROPPED for row in rows)
    kept = [row for row in rows if row.kept]
    waiting = [row for row in rows if row.open and row.first_due_on >= today]
    decided = len(rows) - dropped - len(waiting)
    on_time = sum(bool(row.on_time) for row in kept)
    days = [(row.done_on - row.promised_on).days for row in kept if row.done_on is not None]
    return ShareAndSpeed(
        decided=decided,
        kept=len(kept),
        on_time=on_time,
        without_effect=sum(row.state == State.DONE_WITHOUT_EFFECT for row in kept),
        waiting=len(waiting),
        dropped=dropped,
        share_kept=Fraction(len(kept), decided) if decided else None,
        share_on_time=Fraction(on_time, decided) if decided else None,
        days=Fraction(median(map(Fraction, days))) if days else None,
    )


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the promise an origin led to."""

    commitment_id: int
    title: str
    state: State
    due_on: date
    first_due_on: date
    done_on: date | None

    @property
    def kept(self) -> bool:
        """Whether what was promised was done."""
        return self.state in KEPT


def kept_since(origins: Iterable[str]) -> dict[str, Fate]:
    """What became of the promises of an earlier cycle, by origin; one without a promise is not in it. One statement."""
    wanted = [origin for origin in origins if origin]
    fields = ("origin", "pk", "title", "state", "due_on", "first_due_on", "done_on")
    rows = Commitment.objects.filter(origin__in=wanted).values_list(*fields)
    return {
        origin: Fate(pk, title, State(state), due, first, done)
        for origin, pk, title, state, due, first, done in rows
    }


@dataclass(frozen=True, slots=True)
class PublicCommitment:
    """What everybody may know of a promise: no names, no notes."""

    unit_id: int
    title: str
    due_on: date
    state: State
    done_on: date | None


def published(office: Office) -> list[PublicCommitment]:
    """The promises an office made public, the earliest due first. Dropped ones stay, with that state. One statement."""
    return _public(Commitment.objects.filter(office=office))


def published_of(unit: OrganizationUnit, source: Source) -> list[PublicCommitment]:
    """The promises of a unit that answer to one source and were made public, the earliest due first. One statement."""
    return _public(Commitment.objects.filter(unit=unit, source=source))


def _public(found: QuerySet[Commitment]) -> list[PublicCommitment]:
    rows = found.filter(public=True).order_by("due_on", "pk")
    fields = rows.values_list("unit_id", "title", "due_on", "state", "done_on")
    return [
        PublicCommitment(unit, title, due, State(state), done) for unit, title, due, state, done in fields
    ]


def proofs_of(commitment: Commitment) -> list[ProofVersion]:
    """The versions that show a promise was kept, each with its proof."""
    rows = commitment.proofs.select_related("version__proof").order_by("pk")
    return [row.version for row in rows]


def citable(unit: OrganizationUnit) -> list[ProofVersion]:
    """The newest version that may be opened of every proof in a unit's library. Two statements."""
    proofs = Proof.objects.filter(unit=unit, withdrawn_at=None).values_list("pk", flat=True)
    return sorted(latest_clean_of(proofs).values(), key=lambda version: (version.proof.title, version.pk))


def uses(proofs: Sequence[int]) -> dict[int, int]:
    """How many promises rest on each proof, by number; for the library of evidence. One statement."""
    rows = Commitment.objects.filter(proofs__version__proof__in=proofs).values_list(
        "proofs__version__proof", "pk"
    )
    total: dict[int, int] = {}
    for proof, _ in set(rows):
        total[proof] = total.get(proof, 0) + 1
    return total


def promised_in(proof: int) -> list[Used]:
    """The promises that rest on a proof, for the page of the proof. One statement."""
    rows = Commitment.objects.filter(proofs__version__proof=proof).distinct().order_by("due_on", "pk")
    return [
        Used(
            Text("Tindak lanjut", "Follow-up"),
            Text(one.title, one.title),
            reverse("commitments-commitment", args=[one.office_id, one.pk]),
        )
        for one in rows
    ]


def offices_read(person: User, day: date) -> QuerySet[Office]:
    """The offices whose promises a person reads all."""
    rows = appointments_of(person, day).filter(unit=None, role__in=READERS)
    return Office.objects.filter(pk__in=rows.values("office"))


def units_read(person: User, day: date) -> QuerySet[OrganizationUnit]:
    """The units in which a person has a role, by office and code."""
    rows = appointments_of(person, day).filter(unit__isnull=False)
    found = OrganizationUnit.objects.filter(pk__in=rows.values("unit"))
    return found.select_related("office").order_by("office", "code")


def people_of(unit: OrganizationUnit, day: date) -> QuerySet[User]:
    """Whoever writes for a unit and may own a promise, by name."""
    roles = unit.appointments.filter(lasting(day), role__in=KEEPERS)
    return User.objects.filter(pk__in=roles.values("user"), is_active=True)


def coachings_of(office: Office) -> QuerySet[Coaching]:
    """The units that are or were coached, those that go on first."""
    visits = CoachingVisit.objects.order_by("-day", "-pk")
    rows = (
        Coaching.objects.filter(office=office)
        .select_related("unit")
        .prefetch_related(Prefetch("visits", visits))
    )
    return rows.order_by(F("until").desc(nulls_first=True), "-since", "-pk")


def coaching_in(office: int, pk: int) -> Coaching | None:
    """A coaching by number, only if it is of the office with that number."""
    return Coaching.objects.filter(office_id=office, pk=pk).select_related("unit__office", "office").first()


def coachings_of_unit(unit: OrganizationUnit) -> QuerySet[Coaching]:
    """Every coaching of a unit, newest first."""
    return Coaching.objects.filter(unit=unit).select_related("unit").order_by("-since", "-pk")


def coached(units: Iterable[int]) -> set[int]:
    """Which of some units are a *prioritas pembinaan* now. One statement."""
    rows = Coaching.objects.filter(unit__in=list(units), until=None)
    return set(rows.values_list("unit_id", flat=True))
