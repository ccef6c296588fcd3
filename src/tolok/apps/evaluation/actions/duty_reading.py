"""Read how the nine duties of units stand, and keep it where the map of an office reads it."""

from collections.abc import Mapping, Sequence
from datetime import date

from tolok.apps.evaluation.models import Claim, Locus
from tolok.apps.evaluation.selectors.duties import Known, known_of, statements_on
from tolok.apps.evaluation.selectors.gathering import gathered
from tolok.rules.gathered import Gathered
from tolok.rules.gathering.duties import OPEN, Kept, Need, duties

KEPT = ("duties", "duty_needs", "duties_on", "duties_open")


def read(
    *, loci: Sequence[Locus], day: date, facts: Mapping[int, Mapping[str, Gathered]] | None = None
) -> dict[int, Known]:
    """Keep how the duties of units of one cycle stand on `day`, at any stage of it; return what is known, by unit.

    `facts` spares gathering them again. The number of statements does not grow with the units.
    """
    if facts is None:
        facts = gathered([one.unit_id for one in loci], day, loci[0].cycle.year)
    claims: dict[int, list[Claim]] = {one.pk: [] for one in loci}
    for claim in Claim.objects.filter(locus__in=loci).only("locus_id", "code", "answers"):
        claims[claim.locus_id].append(claim)
    stated = statements_on([one.unit_id for one in loci], day)
    found, changed = {}, []
    for locus in loci:
        known = known_of(locus, facts[locus.unit_id], claims[locus.pk], stated.get(locus.unit_id, {}))
        found[locus.pk] = known
        if _keep(locus, known, day):
            changed.append(locus)
    Locus.objects.bulk_update(changed, KEPT, batch_size=200)
    return found


def answers_now(locus: Locus) -> bool:
    """Whether what is kept of a unit answers what duties need now; an update of Tolok may ask for something else."""
    return all(
        [row[0] for row in locus.duty_needs.get(one.key, ()) if isinstance(row, list)]
        == [need.fact for need in one.needs]
        for one in duties()
    )


def _said(known: Known, need: Need, kept: Kept) -> str:
    """Of what holds in part, how far, by records or by the unit's word, which is named; letters print it."""
    counts = known.counts(need)
    if kept != Kept.PARTLY or counts is None:
        return ""
    words = known.words.get(need.fact)
    said = f"{counts[0]} dari {counts[1]}"
    if need.by_word(known.recorded, known.claimed):
        return f"{said} menurut isian F-01"
    return words.id if words else said


def _keep(locus: Locus, known: Known, day: date) -> bool:
    """Whether anything of it is new."""
    stands = dict(known.standing)
    needs = {
        duty.key: [[need.fact, kept, _said(known, need, kept)] for need, kept in known.needs(duty)]
        for duty in duties()
    }
    if (locus.duties, locus.duty_needs, locus.duties_on) == (stands, needs, day):
        return False
    locus.duties, locus.duty_needs, locus.duties_on = stands, needs, day
    locus.duties_open = sum(kept in OPEN for kept in stands.values())
    return True
