"""Writes that take a version from one state to the next (rules.standard_states)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.standards.actions.drafting import locked, mirrored
from tolok.apps.standards.actions.telling import tell_waiting
from tolok.apps.standards.models import Decree, StandardVersion, State
from tolok.apps.standards.selectors.linting import findings_of
from tolok.rules.standards.linter import Finding
from tolok.rules.standards.states import MOVES, Standing, faults
from tolok.rules.texts import Problem, ProblemsError

#: What an app above demands before a version goes to decision on a day; each registers its own when it starts.
Guard = Callable[[StandardVersion, date], list[Problem]]
GUARDS: list[Guard] = []
#: What an app above demands of the decree that puts a version in force.
DecreeGuard = Callable[[StandardVersion, Decree], list[Problem]]
DECREE_GUARDS: list[DecreeGuard] = []


def add_guard(guard: Guard) -> None:
    """Let an app above forbid `ready` with reasons; twice is as good as once."""
    if guard not in GUARDS:
        GUARDS.append(guard)


def add_decree_guard(guard: DecreeGuard) -> None:
    """Let an app above forbid `put_in_force` by a decree, with reasons; twice is as good as once."""
    if guard not in DECREE_GUARDS:
        DECREE_GUARDS.append(guard)


def submit(*, version: StandardVersion, by: User | None, now: datetime) -> StandardVersion:
    """Draft → internal review: all fourteen components, no error of the linter. Head and Biro are told."""
    return _moved("submit", version, by, now)


def consult(*, version: StandardVersion, by: User | None, now: datetime) -> StandardVersion:
    """Internal review → public consultation; what the public will read is kept as `consulted_content`."""
    return _moved("consult", version, by, now)


def revise(*, version: StandardVersion, by: User | None, now: datetime) -> StandardVersion:
    """Public consultation → revision; the public's part must be noted."""
    return _moved("revise", version, by, now)


def ready(*, version: StandardVersion, by: User | None, now: datetime) -> StandardVersion:
    """Revision → decision: complete, without error, heard, and nothing an app above still waits for."""
    return _moved("ready", version, by, now)


def send_back(*, version: StandardVersion, why: str, by: User | None, now: datetime) -> StandardVersion:
    """Anything before the decree → draft, with a reason. The public's part stays noted."""
    return _moved("send_back", version, by, now, why)


def begin_review(*, version: StandardVersion, by: User | None, now: datetime) -> StandardVersion:
    """In force → in force and under review."""
    return _moved("begin_review", version, by, now)


def end_review(*, version: StandardVersion, by: User | None, now: datetime) -> StandardVersion:
    """The review is over; the version stays in force until another replaces it."""
    return _moved("end_review", version, by, now)


def guard_problems(
    version: StandardVersion, key: str, day: date, why: str = "", found: Sequence[Finding] | None = None
) -> list[Problem]:
    """Everything that forbids a step today; empty when it may be taken. `found` is what the linter found, if known."""
    move, errors = MOVES[key], 0
    if move.clean and version.state in move.sources:
        found = findings_of(version, day) if found is None else found
        errors = sum(one.severity == "error" for one in found)
    standing = Standing(version.state, version.standard.missing, errors, version.participation)
    problems = faults(move, standing, why)
    if key == "ready" and version.state in move.sources:
        problems += [problem for guard in GUARDS for problem in guard(version, day)]
    return problems


def _moved(
    key: str, version: StandardVersion, by: User | None, now: datetime, why: str = ""
) -> StandardVersion:
    with transaction.atomic():
        row = locked(version)
        if problems := guard_problems(row, key, timezone.localdate(now), why):
            raise ProblemsError(problems)
        before = {"state": row.state}
        row.state = State(MOVES[key].target)
        changed = ["state"]
        if key == "consult":
            row.consulted_content = row.content
            changed.append("consulted_content")
        if key in ("send_back", "submit"):
            row.returned = why.strip() if key == "send_back" else ""
            changed.append("returned")
        row.save(update_fields=changed)
        after = {"state": row.state}
        action = f"standards.{key}"
        record(by=by, action=action, target=row, before=before, after=after, why=why.strip(), now=now)
    tell_waiting(version=row, by=by, now=now)
    return mirrored(version, row)
