"""Units whose F-01 was handed in and whose evaluators sit, for pages of judging and disputes."""

from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from tests.apps.evaluation.cast import NOW, Cast, a_cast, a_cycle, a_panel, judged, locus_of, move_to
from tests.apps.evaluation.filling import hand_in
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.evaluation.actions import disputes, panel
from tolok.apps.evaluation.models import Cycle, Locus, Objection, Seat, State
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import ProofVersion

FIRST = "1.a.Ak"
SECOND = "2.a.P"


@dataclass
class Judging:
    """A cycle being judged: the first unit has its evaluators."""

    cast: Cast
    cycle: Cycle
    locus: Locus
    seats: list[Seat]

    def url(self, name: str, *parts: object, seat: int = 0) -> str:
        """An address of a seat."""
        return reverse(name, args=[self.cycle.pk, self.locus.pk, self.seats[seat].pk, *parts])

    def unit_url(self, name: str, *parts: object) -> str:
        """An address of the unit."""
        return reverse(name, args=[self.cycle.pk, self.locus.pk, *parts])

    def move(self, state: State) -> None:
        """The cycle moved on."""
        move_to(self.cycle, state, self.cast.admin)
        self.locus.cycle = self.cycle
        for seat in self.seats:
            seat.locus = self.locus


def being_judged(evaluators: int = 1, *, sent: bool = False) -> Judging:
    """Evaluators seated, cycle in JUDGING; with `sent` F-01 handed in with a proof whose page is drawn."""
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    locus = locus_of(cycle, cast.units[0])
    if sent:
        hand_in(cast, locus)
        for version in ProofVersion.objects.select_related("proof__unit"):
            evidence.look(version=version, now=NOW)
    people = a_panel(cast, cycle, evaluators)
    move_to(cycle, State.JUDGING, cast.admin)
    locus = locus_of(cycle, cast.units[0])
    seats = [
        panel.seat(locus=locus, user=person, order=order, by=cast.admin, now=NOW)
        for order, person in enumerate(people, 1)
    ]
    return Judging(cast, cycle, locus, seats)


def objected(evaluators: int = 1) -> tuple[Judging, Objection]:
    """The unit objects to the level of the first indicator."""
    found = being_judged(evaluators)
    for seat in found.seats:
        judged(seat, 3)
    found.move(State.OBJECTING)
    objection = disputes.object_to(
        locus=found.locus,
        code=FIRST,
        wanted=4,
        text="Komponen sudah lengkap",
        by=found.cast.operator,
        now=NOW,
    )
    return found, objection


def entered(client: Client, person: User) -> Client:
    """The client as this person."""
    return signed_in(client, person)
