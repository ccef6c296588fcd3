"""What the report of a closed survey is made from, as plain values; every word is already Indonesian."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tolok.rules.numbers import comma
from tolok.rules.questionnaires.block_outcomes import Outcome
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.statistics.trends import Point
from tolok.rules.surveys.tallies import Tally


@dataclass(frozen=True, slots=True)
class Way:
    """One way of answering: how many were invited and refused (None: nobody counted) and how many answered.

    `withheld`: so few answered this way, or it covers such a one, that how many is not printed.
    """

    name: str
    invited: int | None
    refused: int | None
    completed: int
    withheld: bool = False

    @property
    def answered(self) -> str:
        """How many answered as it is printed."""
        return "ditahan" if self.withheld else comma(self.completed)


@dataclass(frozen=True, slots=True)
class Group:
    """One question of the profile: how many gave each answer, None where that is withheld; `words` say why."""

    title: str
    rows: Sequence[tuple[str, int | None]]
    words: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of a follow-up plan; `when` is its quarter, `fate` what became of it, `proof` what shows it.

    `begun`: it is more than planned.
    """

    element: str
    title: str
    when: str
    owner: str
    measure: str = ""
    fate: str = ""
    proof: str = ""
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Served:
    """The index of one service of the unit in the same period, as printed; `n` respondents."""

    name: str
    n: int
    value: str
    grade: str


@dataclass(frozen=True, slots=True)
class Telling:
    """Where and when the result was told."""

    medium: str
    place: str
    day: date


@dataclass(frozen=True, slots=True)
class SurveyReportValues:
    """One closed survey. `outcomes` and `tallies` are by block key; `points` are periods in order of time.

    `minimum` respondents were wanted for a grade and `target` in all, as `target_rule` has it. `earlier` is the plan
    of the period before, None when there was none. `excluded` are reasons with how many answers each left out.
    `number` counts the results of the survey from 1, `why` says why it was computed anew.
    """

    office: str
    unit: str
    service: str
    period: str
    opened: date
    closed: date
    questionnaire: Questionnaire
    outcomes: Mapping[str, Outcome]
    tallies: Mapping[str, Tally]
    n: int
    minimum: int
    target: int
    target_rule: str
    population: int | None
    population_source: str
    ways: Sequence[Way]
    profile: Sequence[Group]
    services: Sequence[Served]
    points: Sequence[Point]
    plan: Sequence[PlanLine]
    earlier: Sequence[PlanLine] | None
    earlier_period: str
    late: int
    excluded: Sequence[tuple[str, int]]
    told: Sequence[Telling]
    number: int
    digest: str
    why: str
    address: str

    @property
    def begun(self) -> bool:
        """Whether anything of the plan is more than planned."""
        return any(line.begun for line in self.plan)

    @property
    def name(self) -> str:
        """Whom the survey is about."""
        return f"{self.unit}: {self.service}" if self.service else self.unit
