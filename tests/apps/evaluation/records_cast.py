"""A unit whose proposals rest on records of every common kind; through the actions."""

from datetime import date

from tests.apps.evaluation.cast import NOW, Cast, a_cast, a_cycle, a_panel, locus_of, move_to
from tests.apps.evaluation.filling import a_proof, hand_in
from tests.apps.evaluation.judging_cast import Judging
from tests.apps.standards.keeping_cast import a_decree, a_maklumat, a_standard, shown
from tolok.apps.evaluation.actions import panel
from tolok.apps.evaluation.models import Locus, State
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import ProofVersion


def keeping_records(services: int = 4) -> tuple[Cast, Locus]:
    """A unit that keeps standards, a decree with its scan, a maklumat and publications, and fills in F-01."""
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    unit = cast.units[0]
    locus = locus_of(cycle, unit)
    scan = a_proof(cast, locus, "SK standar")
    decree = a_decree(unit, day=date(2025, 10, 1), scan=scan)
    for number in range(1, services + 1):
        version = a_standard(unit, f"{number:02}", decree=decree)
        shown(version, day=date(2026, 11, 1))
        shown(version, "website", day=date(2026, 11, 5))
    a_maklumat(unit)
    return cast, locus


def judged_on_records() -> Judging:
    """The same unit, handed in and being judged."""
    cast, locus = keeping_records()
    hand_in(cast, locus)
    return seated(cast, locus)


def seated(cast: Cast, locus: Locus) -> Judging:
    """A unit with an evaluator, in a cycle that is being judged."""
    for one in ProofVersion.objects.select_related("proof__unit"):
        evidence.look(version=one, now=NOW)
    cycle = locus.cycle
    people = a_panel(cast, cycle, 1)
    move_to(cycle, State.JUDGING, cast.admin)
    locus = locus_of(cycle, locus.unit)
    seat = panel.seat(locus=locus, user=people[0], order=1, by=cast.admin, now=NOW)
    return Judging(cast, cycle, locus, [seat])
