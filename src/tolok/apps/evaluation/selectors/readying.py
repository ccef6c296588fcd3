"""How ready a unit is: what records and claims propose, what would raise it, and how its nine duties stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Max, Min

from tolok.apps.commitments.models import OPEN, Commitment
from tolok.apps.evaluation.facts import facts as claimed_facts
from tolok.apps.evaluation.facts import proposed
from tolok.apps.evaluation.models import Claim, ClaimState, Cycle, DutyLetter, Locus
from tolok.apps.evaluation.selectors.gathering import fitting, gathered
from tolok.apps.standards.selectors.due import Due, due
from tolok.rules.ascent import one_step_gains
from tolok.rules.conditions import Fact, Facts
from tolok.rules.duties import Kept, standing
from tolok.rules.gathered import Gathered
from tolok.rules.gathering import Finding, Raise, find, next_raise
from tolok.rules.instruments import Indicator, Instrument
from tolok.rules.raising import efforts
from tolok.rules.weighted import Given

#: The fact that a unit's performance is evaluated: it is in a cycle, which only this app knows.
EVALUATED = "evaluation_taken"


@dataclass(frozen=True, slots=True)
class Ready:
    """One indicator: the level by records, the level by the unit's own answers, and the next step up.

    `gain` is what one level more adds to the index, exact; None without a level to begin from. `effort` is 1 to 3.
    """

    indicator: Indicator
    finding: Finding
    claimed: int | None
    step: Raise | None
    gain: Fraction | None
    effort: int | None

    @property
    def level(self) -> int | None:
        """The level by records, and where they are silent by the unit's answers."""
        return self.claimed if self.finding.level is None else self.finding.level


@dataclass(frozen=True, slots=True)
class Readiness:
    """A unit as of a day: its indicators in the sheet's order, its duties, and what is due."""

    rows: tuple[Ready, ...]
    duties: Mapping[str, Kept]
    due: tuple[Due, ...]
    promises: tuple[Commitment, ...]


def readiness(locus: Locus, day: date) -> Readiness:
    """Everything the page of a unit's readiness tells; the facts, and a dozen statements at most."""
    facts = gathered([locus.unit_id], day, locus.cycle.year)[locus.unit_id]
    claims = {one.code: one for one in locus.claims.all()}
    rows = tuple(_rows(locus.form.instrument, locus.form.pack, facts, claims))
    open_ones = Commitment.objects.filter(unit=locus.unit_id, state__in=OPEN).order_by("due_on", "pk")
    return Readiness(
        rows,
        duties_of(locus, facts, claims.values()),
        tuple(due(day, [locus.unit_id])),
        tuple(open_ones),
    )


def _rows(
    instrument: Instrument, pack: str, facts: Mapping[str, Gathered], claims: Mapping[str, Claim]
) -> Iterable[Ready]:
    found: dict[str, tuple[Finding, int | None, Raise | None]] = {}
    for code, indicator in instrument.indicators.items():
        known = fitting(instrument, code, facts)
        claim = claims.get(code)
        said = claimed_facts(indicator.questions, claim.answers) if claim else {}
        proposal = proposed(indicator, claim.answers) if claim else None
        finding = find(indicator, known)
        claimed = proposal.level if proposal else None
        level = claimed if finding.level is None else finding.level
        both = {**said, **values(known.values())}
        found[code] = finding, claimed, next_raise(indicator, both, level)
    levels = {
        code: level
        for code, (finding, claimed, _) in found.items()
        if (level := claimed if finding.level is None else finding.level) is not None
    }
    gains = {one.code: one.gain for one in one_step_gains(instrument, Given("", levels))}
    effort = efforts(pack)
    for code, (finding, claimed, step) in found.items():
        yield Ready(instrument.indicators[code], finding, claimed, step, gains.get(code), effort.get(code))


def values(facts: Iterable[Gathered]) -> dict[str, Fact]:
    """Facts as conditions read them."""
    return {one.key: one.value for one in facts}


def duties_of(locus: Locus, facts: Mapping[str, Gathered], claims: Iterable[Claim]) -> Mapping[str, Kept]:
    """How the nine duties of a unit stand. No statement."""
    recorded: dict[str, Fact] = values(facts.values())
    recorded[EVALUATED] = locus.claim_state == ClaimState.SUBMITTED
    claimed: Facts = {
        key: value
        for claim in claims
        if (indicator := locus.form.instrument.indicators.get(claim.code)) is not None
        for key, value in claimed_facts(indicator.questions, claim.answers).items()
    }
    return standing(recorded, claimed)


def read_between(cycle: Cycle) -> tuple[date, date] | None:
    """The days of the oldest and of the newest reading of records in a cycle; None before the first. One statement."""
    found = cycle.loci.aggregate(first=Min("duties_on"), last=Max("duties_on"))
    return (found["first"], found["last"]) if found["first"] else None


def letters_to(loci: Sequence[int]) -> dict[int, DutyLetter]:
    """The newest letter about duties to each unit that has one. One statement."""
    rows = DutyLetter.objects.filter(locus__in=loci).order_by("number")
    return {one.locus_id: one for one in rows}


def letter_at(cycle: int, number: int) -> DutyLetter | None:
    """A letter by its running number, with its unit and office."""
    found = DutyLetter.objects.select_related("locus__cycle__office", "locus__form")
    return found.filter(cycle=cycle, number=number).first()
