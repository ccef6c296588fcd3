"""A small regency with a cycle, and the people who work in it; everything is built through the actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.apps.organizations.cast import START, a_unit, an_admin, an_office, someone
from tolok.apps.accounts.models import User
from tolok.apps.evaluation.actions import cycles, judging, panel, results
from tolok.apps.evaluation.models import Cycle, Locus, PanelRole, Result, Seat, State
from tolok.apps.evaluation.selectors.judging import codes_of
from tolok.apps.organizations import actions as organizations
from tolok.apps.organizations.models import Office, OrganizationUnit, Role
from tolok.apps.surveys import actions as surveys
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.selectors import F03

#: The hour of the test run: pages ask the clock, so the cast must live in the same time.
NOW = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
DAY = timedelta(days=1)
LURING = "pekppp-2022-luring"
DARING = "pekppp-2022-daring"


@dataclass
class Cast:
    """Who is who. `head`, `operator` belong to the first unit, `other_operator` to the second."""

    office: Office
    admin: User
    units: list[OrganizationUnit]
    operator: User
    head: User
    other_operator: User
    stranger: User
    auditor: User
    more: dict[str, User] = field(default_factory=dict)


def a_cast(units: int = 3) -> Cast:
    """An office with units and people."""
    office = an_office()
    found = [a_unit(office, f"D{number:02}") for number in range(1, units + 1)]
    people = {name: someone(name) for name in ("Oki", "Hana", "Lia", "Asing", "Umar")}
    _appoint(office, people["Oki"], Role.UNIT_OPERATOR, found[0])
    _appoint(office, people["Hana"], Role.UNIT_HEAD, found[0])
    if units > 1:
        _appoint(office, people["Lia"], Role.UNIT_OPERATOR, found[1])
    _appoint(office, people["Umar"], Role.AUDITOR)
    return Cast(
        office,
        an_admin(office),
        found,
        people["Oki"],
        people["Hana"],
        people["Lia"],
        people["Asing"],
        people["Umar"],
    )


def _appoint(office: Office, user: User, role: Role, unit: OrganizationUnit | None = None) -> None:
    organizations.appoint(user=user, office=office, role=role, unit=unit, day=START, by=None, now=NOW)


def phases(now: datetime = NOW) -> dict[State, tuple[datetime, datetime]]:
    """A calendar in which filling has begun and the other phases follow."""
    return {
        State.BRIEFING: (now - 40 * DAY, now - 30 * DAY),
        State.FILLING: (now - 30 * DAY, now + 9 * DAY),
        State.JUDGING: (now + 9 * DAY, now + 25 * DAY),
        State.CLARIFYING: (now + 25 * DAY, now + 30 * DAY),
        State.OBJECTING: (now + 30 * DAY, now + 37 * DAY),
    }


def a_cycle(cast: Cast, state: State = State.DRAFT, name: str = "PEKPPP Mandiri 2026") -> Cycle:
    """A cycle with every unit on form A, moved on to `state` (up to OBJECTING)."""
    cycle = cycles.open_cycle(
        office=cast.office,
        name=name,
        year=2026,
        packs={"A": LURING, "B": DARING},
        units=[(unit.pk, "A") for unit in cast.units],
        phases=phases(),
        by=cast.admin,
        now=NOW,
    )
    return move_to(cycle, state, cast.admin)


def move_to(cycle: Cycle, state: State, by: User) -> Cycle:
    """The cycle, moved on step by step."""
    order = list(State)
    while cycle.state != state:
        cycles.advance(cycle=cycle, to=order[order.index(State(cycle.state)) + 1], by=by, now=NOW)
    return cycle


def locus_of(cycle: Cycle, unit: OrganizationUnit) -> Locus:
    """A unit in the cycle."""
    return Locus.objects.select_related("form", "cycle__office", "unit").get(cycle=cycle, unit=unit)


def _known(cast: Cast, name: str) -> User:
    """The same person in every cycle."""
    if name not in cast.more:
        cast.more[name] = someone(name)
    return cast.more[name]


def a_panel(cast: Cast, cycle: Cycle, evaluators: int = 2) -> list[User]:
    """Evaluators from outside the office who have said that they have no ties."""
    found = []
    for number in range(1, evaluators + 1):
        person = _known(cast, f"Eva{number}")
        member = panel.join_panel(cycle=cycle, user=person, role=PanelRole.EVALUATOR, by=cast.admin, now=NOW)
        panel.state_ties(member=member, ties=[], by=person, now=NOW)
        found.append(person)
    return found


def a_moderator(cast: Cast, cycle: Cycle) -> User:
    """Somebody who settles where evaluators differ."""
    person = _known(cast, "Moda")
    panel.join_panel(cycle=cycle, user=person, role=PanelRole.MODERATOR, by=cast.admin, now=NOW)
    return person


def judged(seat: Seat, level: int, but: Mapping[str, int] | None = None) -> Seat:
    """The seat with every indicator at `level`, save those in `but`, handed in."""
    given = {code: (but or {}).get(code, level) for code in codes_of(seat)}
    levels = {code: (one, "Terlihat di lokasi dan di berkas") for code, one in given.items()}
    judging.judge_many(seat=seat, levels=levels, by=seat.user, now=NOW)
    judging.hand_in(seat=seat, by=seat.user, now=NOW)
    return seat


def heard(locus: Locus, respondents: int, rating: int = 4) -> None:
    """Users of a unit answer its F-03: most give `rating`, every third one level less."""
    assert locus.survey_id is not None
    survey = Survey.objects.select_related("questionnaire").get(pk=locus.survey_id)
    codes = [row.code for row in locus.form.instrument.forms[F03].items]
    for number in range(respondents):
        given = max(0, rating - (number % 3 == 0))
        ratings = surveys.Given(dict.fromkeys(codes, given))
        surveys.receive(survey=survey, uuid=uuid7(NOW), given=ratings, now=NOW)


def ended(units: int = 2, respondents: int = 12) -> tuple[Cast, Cycle, User]:
    """A cycle whose objections are over: every unit judged, users heard, nothing open."""
    cast = a_cast(units=units)
    cycle = a_cycle(cast, State.JUDGING)
    people = a_panel(cast, cycle)
    for place, unit in enumerate(cast.units):
        locus = locus_of(cycle, unit)
        heard(locus, respondents)
        judged(panel.seat(locus=locus, user=people[0], by=cast.admin, now=NOW), 3 + place % 2)
    moderator = a_moderator(cast, cycle)
    move_to(cycle, State.OBJECTING, cast.admin)
    return cast, cycle, moderator


def final(units: int = 2) -> tuple[Cast, Cycle, User, Result]:
    """An ended cycle whose result two people have locked."""
    cast, cycle, moderator = ended(units)
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    return cast, cycle, moderator, results.lock(result=result, by=moderator, now=NOW)
