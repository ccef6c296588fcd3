"""What a unit's surveys mean for the four SKM indicators of PEKPPP, proposed from facts that are already here.

The levels and their boundaries (exactly 30 and 80 %, the months in between) stand in the weighted packs; here their
questions are only answered. A fact that is not known stays open: the proposal then says what is missing.
"""

import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files

from tolok.rules.instruments.conditions import Fact, Facts
from tolok.rules.instruments.headers import sureness
from tolok.rules.instruments.proposals import Proposal, propose
from tolok.rules.instruments.values import Indicator, Instrument, Sureness
from tolok.rules.nodes import Node
from tolok.rules.texts import Problem, ProblemsError, Text

FILE = "media.toml"
#: The questions of the packs that this module answers.
ANSWERED = (
    "survey_done",
    "survey_times",
    "survey_value",
    "survey_compliant",
    "survey_published",
    "survey_followed_up",
    "survey_media",
    "followup_planned",
    "followup_percent",
    "followup_reported",
    "followup_done",
    "followup_months",
)


@dataclass(frozen=True, slots=True)
class Medium:
    """A way to tell results, the pack's option it counts as and its kind (``electronic`` or ``non_electronic``)."""

    key: str
    name: Text
    option: str
    kind: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that "as the rule requires" asks for."""

    fact: str
    name: Text
    sure: Sureness


@dataclass(frozen=True, slots=True)
class Reading:
    """Which medium counts as what, and what the rule requires, as we read it; `sure` is how sure of the media."""

    media: Mapping[str, Medium]
    requirements: tuple[Requirement, ...]
    sure: Sureness


@dataclass(frozen=True, slots=True)
class SurveyYear:
    """What one unit did in one year; None where it is not known.

    `requirements` maps the facts of `Reading.requirements` to whether they hold. `media` are keys of `Reading.media`.
    `periods` is how often a survey was held, which is not how many surveys there were: each service may have its own.
    `planned` and `finished` are lines of the follow-up plans; `finished` is None while no plan is due. `reported_on` is
    the day of the survey report, `finished_on` the day on which the last line was finished. `followed_up` tells whether
    any line was finished, also of a plan that is not due; None: as `finished` says. `value` is the last published index.
    """

    surveys: int | None
    requirements: Mapping[str, bool]
    media: Set[str] | None
    planned: int | None
    finished: int | None
    reported_on: date | None = None
    finished_on: date | None = None
    followup_reported: bool | None = None
    value: Fraction | None = None
    periods: int | None = None
    followed_up: bool | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """One indicator with the proposal, and the facts it was made of (answered questions by label)."""

    indicator: Indicator
    proposal: Proposal
    facts: Mapping[str, Fact]
    unmet: tuple[Text, ...]


def performance(instrument: Instrument, year: SurveyYear) -> tuple[Proposed, ...]:
    """A proposal for every indicator of `instrument` that asks only what is answered here, in the sheet's order.

    `unmet` names what is missing to "as the rule requires" where the indicator asks that. ProblemsError for a medium
    or a requirement that is not known.
    """
    facts = facts_of(year)
    unmet = tuple(one.name for one in reading().requirements if year.requirements.get(one.fact) is False)
    found = []
    for row in instrument.indicators.values():
        if row.rule is None or not (asked := row.rule.facts()) or not set(asked) <= set(ANSWERED):
            continue
        used = {name: facts[name] for name in asked if name in facts}
        proposal = propose(row.rule, row.boundaries, facts)
        found.append(Proposed(row, proposal, used, unmet if "survey_compliant" in asked else ()))
    return tuple(found)


def facts_of(year: SurveyYear) -> Facts:
    """The answers to the packs' questions; a question without an answer is absent."""
    _known(year)
    if year.planned is not None and year.finished is not None and not 0 <= year.finished <= year.planned:
        raise ProblemsError([Problem(FINISHED, key="finished", found=f"{year.finished} > {year.planned}")])
    media = None if year.media is None else [reading().media[key] for key in year.media]
    found: dict[str, Fact | None] = {
        "survey_times": year.surveys if year.periods is None else year.periods,
        "survey_done": None if year.surveys is None else year.surveys > 0,
        "survey_compliant": _compliant(year),
        "survey_value": year.value,
        "survey_published": None if media is None else frozenset(medium.kind for medium in media),
        "survey_media": None if media is None else frozenset(medium.option for medium in media),
        "followup_reported": year.followup_reported,
        **_follow_up(year),
    }
    return {name: fact for name, fact in found.items() if fact is not None}


def _compliant(year: SurveyYear) -> bool | None:
    """Whether everything the rule requires holds: one no is enough, without all answers it stays open."""
    if year.surveys == 0:
        return False
    told = [year.requirements.get(one.fact) for one in reading().requirements]
    if False in told:
        return False
    return None if None in told else True


def _follow_up(year: SurveyYear) -> dict[str, Fact | None]:
    if year.planned is None:
        return {}
    done = year.finished
    found: dict[str, Fact | None] = {
        "followup_planned": year.planned > 0,
        "followup_percent": None
        if done is None
        else Fraction(100 * done, year.planned)
        if year.planned
        else Fraction(0),
        "survey_followed_up": year.followed_up if done is None else done > 0 or bool(year.followed_up),
    }
    if done is not None:
        found["followup_done"] = "none" if not done else "all" if done == year.planned else "some"
        # what is not finished has no duration
        found["followup_months"] = _months(year) if found["followup_done"] == "all" else None
    return found


def _months(year: SurveyYear) -> Fraction | None:
    if year.reported_on is None or year.finished_on is None:
        return None
    return Fraction(months(year.reported_on, year.finished_on))


def months(first: date, last: date) -> int:
    """Calendar months that have begun between the two days: the same day of the next month is still one month.

    Finished before the report counts as 0.
    """
    whole = (last.year - first.year) * 12 + last.month - first.month
    return max(0, whole + (last.day > first.day))


def _known(year: SurveyYear) -> None:
    known = reading()
    lost = [(key, "media") for key in sorted(year.media or ()) if key not in known.media]
    facts = {one.fact for one in known.requirements}
    lost += [(key, "requirements") for key in year.requirements if key not in facts]
    if lost:
        raise ProblemsError(Problem(UNKNOWN, key=where, found=key) for key, where in lost)


@cache
def reading() -> Reading:
    """The reading that comes with Tolok."""
    return read((files("tolok.rules.surveys") / FILE).read_text("utf-8"))


def read(text: str) -> Reading:
    """A reading from TOML; ProblemsError with everything that is wrong in it."""
    problems: list[Problem] = []
    node = Node(tomllib.loads(text), FILE, "", problems)
    node.day("since")
    media = [
        Medium(item.string("key"), item.text("name"), item.string("option"), item.choice("kind", KINDS))
        for item in node.nodes("media", optional=False)
    ]
    requirements = tuple(
        Requirement(item.string("fact"), item.text("name"), sureness(item))
        for item in node.nodes("requirements", optional=False)
    )
    found = Reading({medium.key: medium for medium in media}, requirements, sureness(node))
    node.close()
    if problems:
        raise ProblemsError(problems)
    return found


KINDS = ("non_electronic", "electronic")
UNKNOWN = Text("Kata ini tidak dikenal.", "This word is not known.")
FINISHED = Text(
    "Baris rencana yang selesai lebih banyak daripada yang direncanakan.",
    "More lines of the plan are finished than were planned.",
)
