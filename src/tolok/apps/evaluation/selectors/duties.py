"""The nine duties of units: what shows them, what the unit stated, and the map of a cycle. Fixed statements each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Max, Min, Q, QuerySet

from tolok.apps.evaluation.facts import facts as claimed_facts
from tolok.apps.evaluation.models import Claim, ClaimState, Cycle, DutyStatement, Locus
from tolok.apps.evaluation.selectors.gathering import gathered
from tolok.apps.evaluation.selectors.letters import letters_standing, with_letter
from tolok.apps.evaluation.selectors.overview import units_of
from tolok.apps.organizations.models import OrganizationUnit, UnitVersion
from tolok.apps.organizations.policies import lasting
from tolok.apps.organizations.selectors import names_of
from tolok.rules.gathered import Gathered
from tolok.rules.gathering.duties import OPEN, Duty, Kept, Need, duties, standing
from tolok.rules.instruments.conditions import Fact, Facts
from tolok.rules.texts import Text

#: The fact that a unit's performance is evaluated: it is in a cycle, which only this app knows.
EVALUATED = "evaluation_taken"
#: How the map can be ordered: by code, by name, or with those first of whom most is missing.
ORDERS = ("kurang", "kode", "nama")
#: A state of the filter that is no state of a duty: something is known to be missing.
LACKING = "open"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a unit's duties: by records, by its own answers, and its statements that hold, by duty; `words`
    are those of records, by fact."""

    recorded: Facts
    claimed: Facts
    stated: Mapping[str, DutyStatement]
    words: Mapping[str, Text] = field(default_factory=dict)

    @property
    def standing(self) -> Mapping[str, Kept]:
        """How every duty stands."""
        return standing(self.recorded, self.claimed, self.stated)

    def needs(self, duty: Duty) -> list[tuple[Need, Kept]]:
        """How everything stands that a duty needs."""
        stated = duty.key in self.stated
        return [(need, need.stands(self.recorded, self.claimed, stated=stated)) for need in duty.needs]

    def counts(self, need: Need) -> tuple[int, int] | None:
        """How many of how many, where a need asks for all."""
        return need.counts(self.recorded, self.claimed)


def known_of(
    locus: Locus,
    facts: Mapping[str, Gathered],
    claims: Iterable[Claim],
    stated: Mapping[str, DutyStatement],
) -> Known:
    """What is known of a unit's duties. No statement."""
    recorded: dict[str, Fact] = {one.key: one.value for one in facts.values()}
    recorded[EVALUATED] = locus.claim_state == ClaimState.SUBMITTED
    indicators = locus.form.instrument.indicators
    claimed: Facts = {
        key: value
        for claim in claims
        if (indicator := indicators.get(claim.code)) is not None
        for key, value in claimed_facts(indicator.questions, claim.answers).items()
    }
    return Known(recorded, claimed, stated, {one.key: one.words for one in facts.values()})


def known_now(locus: Locus, day: date) -> Known:
    """The same as of a day, for one unit; the facts and two statements."""
    facts = gathered([locus.unit_id], day, locus.cycle.year)[locus.unit_id]
    return known_of(locus, facts, locus.claims.all(), statements_on([locus.unit_id], day)[locus.unit_id])


def statements_on(units: Iterable[int], day: date) -> dict[int, dict[str, DutyStatement]]:
    """The newest statement of each duty that holds on a day, by unit. One statement.

    One whose proof was withdrawn or no longer holds stands no more.
    """
    valid = Q(version__proof__valid_to__isnull=True) | Q(version__proof__valid_to__gte=day)
    rows = DutyStatement.objects.filter(
        valid,
        unit__in=list(units),
        withdrawn_at__isnull=True,
        stated_on__lte=day,
        expires_on__gte=day,
        version__proof__withdrawn_at__isnull=True,
    ).select_related("version__proof")
    found: dict[int, dict[str, DutyStatement]] = defaultdict(dict)
    for one in rows.order_by("stated_on", "pk"):
        found[one.unit_id][one.duty] = one
    return found


def statements_of(unit: OrganizationUnit, duty: str) -> list[DutyStatement]:
    """Everything a unit ever stated about a duty, the newest first. One statement."""
    found = DutyStatement.objects.filter(unit=unit, duty=duty).order_by("-stated_on", "-pk")
    return list(found.select_related("version__proof", "by", "withdrawn_by"))


def statement_in(unit: OrganizationUnit, duty: str, pk: int) -> DutyStatement | None:
    """One of them."""
    return DutyStatement.objects.filter(unit=unit, duty=duty, pk=pk).first()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which units of a cycle the map shows, and in which order; what is empty or unknown narrows nothing."""

    search: str = ""
    group: str = ""
    parent: int | None = None
    duty: str = ""
    kept: str = ""
    letter: str = ""
    order: str = ORDERS[0]


def map_of(cycle: Cycle, wanted: Wanted, day: date) -> QuerySet[Locus]:
    """The units of a cycle that match, in order, with how the newest letter to each stands."""
    found = with_letter(units_of(cycle, wanted.search, wanted.group, wanted.order))
    found = letters_standing(found, wanted.letter, day)
    if wanted.parent is not None:
        below = UnitVersion.objects.filter(lasting(day), parent=wanted.parent).values("unit")
        found = found.filter(Q(unit__in=below) | Q(unit=wanted.parent))
    states = [str(one) for one in OPEN] if wanted.kept == LACKING else [wanted.kept]
    keys = [one.key for one in duties() if wanted.duty in ("", one.key)]
    if wanted.kept:
        matches = Q()
        for key in keys:
            for state in states:
                matches |= Q(**{f"duties__{key}": state})
        found = found.filter(matches)
    if wanted.order == "kurang":
        found = found.order_by(F("duties_open").desc(nulls_last=True), "code")
    return found.defer("search")


def parents_in(cycle: Cycle, day: date) -> list[tuple[int, str]]:
    """The units above those of a cycle, by name. Two statements."""
    rows = UnitVersion.objects.filter(lasting(day), unit__in=cycle.loci.order_by().values("unit"))
    above = sorted({pk for pk in rows.order_by().values_list("parent", flat=True).distinct() if pk})
    return sorted(names_of(above, day).items(), key=lambda one: one[1])


def totals(loci: QuerySet[Locus]) -> Mapping[str, Counter[str]]:
    """Of each duty, how many units stand how. One statement."""
    found: dict[str, Counter[str]] = {one.key: Counter() for one in duties()}
    for stands in loci.order_by().values_list("duties", flat=True):
        for key, counter in found.items():
            counter[stands.get(key, Kept.UNKNOWN)] += 1
    return found


def read_between(cycle: Cycle) -> tuple[date, date] | None:
    """The days of the oldest and of the newest reading of duties; None before the first. One statement."""
    found = cycle.loci.aggregate(first=Min("duties_on"), last=Max("duties_on"))
    return (found["first"], found["last"]) if found["first"] else None
