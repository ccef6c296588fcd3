"""How ready a unit is: what records and claims propose, what would raise it, and how its nine duties stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tolok.apps.commitments.models import OPEN, Commitment, Source
from tolok.apps.evaluation.facts import facts as claimed_facts
from tolok.apps.evaluation.facts import proposed
from tolok.apps.evaluation.models import Citation, Claim, DutyStatement, Locus
from tolok.apps.evaluation.selectors.duties import Known, known_of, statements_on
from tolok.apps.evaluation.selectors.gathering import fitting, gathered
from tolok.apps.evidence.models import Proof
from tolok.apps.evidence.selectors import SOON
from tolok.apps.standards.selectors.due import Due, due
from tolok.rules.gathered import Gathered
from tolok.rules.gathering.finding import Finding, Raise, find, next_raise
from tolok.rules.gathering.raising import due_behind, efforts, register_of
from tolok.rules.index.ascent import one_step_gains
from tolok.rules.index.weighted import Given
from tolok.rules.instruments.conditions import Fact
from tolok.rules.instruments.values import Indicator

#: The effort of an indicator nobody has guessed yet: it comes after those that are known to be light.
HEAVIEST = 3


@dataclass(frozen=True, slots=True)
class Ready:
    """One indicator: the level by records, the level by the unit's own answers, and the next step up.

    `gain` is what one level more adds to the index, exact; None without a level to begin from. `effort` is 1 to 3.
    `register` keeps what the rule looks at; `due_on` is the first day by which something behind it is due.
    """

    indicator: Indicator
    finding: Finding
    claimed: int | None
    step: Raise | None
    gain: Fraction | None
    effort: int | None
    register: str
    due_on: date | None
    place: int

    @property
    def worth(self) -> Fraction:
        """The gain for each unit of effort; below every gain where there is no step up or no level yet."""
        if self.step is None or self.gain is None:
            return Fraction(-1)
        return self.gain / (self.effort or HEAVIEST)

    @property
    def level(self) -> int | None:
        """The level by records, and where they are silent by the unit's answers."""
        return self.claimed if self.finding.level is None else self.finding.level


@dataclass(frozen=True, slots=True)
class Readiness:
    """A unit as of a day: its indicators in the sheet's order, its duties, and what is due."""

    rows: tuple[Ready, ...]
    known: Known
    due: tuple[Due, ...]
    promises: tuple[Commitment, ...]
    expiring: tuple[Proof, ...]
    ending: tuple[DutyStatement, ...]


def readiness(locus: Locus, day: date) -> Readiness:
    """Everything the page of a unit's readiness tells; the facts, and a dozen statements at most."""
    facts = gathered([locus.unit_id], day, locus.cycle.year)[locus.unit_id]
    claims = {one.code: one for one in locus.claims.all()}
    known = known_of(locus, facts, claims.values(), statements_on([locus.unit_id], day)[locus.unit_id])
    dues = due(day, [locus.unit_id])
    cited = _ending_proofs(locus, day)
    open_ones = list(Commitment.objects.filter(unit=locus.unit_id, state__in=OPEN).order_by("due_on", "pk"))
    return Readiness(
        tuple(_rows(locus, facts, claims, _due_days(dues) | _due_lines(open_ones), cited)),
        known,
        tuple(dues),
        tuple(open_ones),
        tuple({proof.pk: proof for proofs in cited.values() for proof in proofs}.values()),
        tuple(one for one in known.stated.values() if one.expires_on <= day + SOON),
    )


def _due_days(dues: Iterable[Due]) -> dict[str, date]:
    """The first day on which something of a kind is due."""
    days: dict[str, date] = {}
    for one in dues:
        days[one.kind] = min(one.due_on, days.get(one.kind, one.due_on))
    return days


def _due_lines(promises: Iterable[Commitment]) -> dict[str, date]:
    """The first day by which an open line of a plan after a survey is due."""
    days = [one.due_on for one in promises if one.source == Source.SKM]
    return {"followup": min(days)} if days else {}


def _ending_proofs(locus: Locus, day: date) -> dict[str, list[Proof]]:
    """The cited proofs that no longer hold or soon will not, by code of the indicator. One statement."""
    rows = Citation.objects.filter(
        claim__locus=locus,
        version__proof__valid_to__lte=day + SOON,
        version__proof__withdrawn_at__isnull=True,
    )
    found: dict[str, list[Proof]] = {}
    for one in rows.select_related("claim", "version__proof"):
        found.setdefault(one.claim.code, []).append(one.version.proof)
    return found


def _rows(
    locus: Locus,
    facts: Mapping[str, Gathered],
    claims: Mapping[str, Claim],
    due_days: Mapping[str, date],
    cited: Mapping[str, Sequence[Proof]],
) -> Iterable[Ready]:
    instrument = locus.form.instrument
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
    effort = efforts(locus.form.pack)
    for place, (code, (finding, claimed, step)) in enumerate(found.items()):
        indicator = instrument.indicators[code]
        asked = [one.key for one in indicator.questions]
        days = [due_days[kind] for kind in due_behind(asked) if kind in due_days]
        days += [proof.valid_to for proof in cited.get(code, ()) if proof.valid_to]
        yield Ready(
            indicator,
            finding,
            claimed,
            step,
            gains.get(code),
            effort.get(code),
            register_of(asked),
            min(days, default=None),
            place,
        )


def values(facts: Iterable[Gathered]) -> dict[str, Fact]:
    """Facts as conditions read them."""
    return {one.key: one.value for one in facts}
