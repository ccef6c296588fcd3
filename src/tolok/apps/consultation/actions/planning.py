"""A forum is planned, its team named, its preparation begun; or it is called off."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.consultation import refusals
from tolok.apps.consultation.actions.in_order import Faults, before_drafts, versions_of
from tolok.apps.consultation.actions.steps import allow, held, locked, mirrored, moved, words
from tolok.apps.consultation.models import Form, Forum, Scope, State, Subject, TeamMember, TeamRole
from tolok.apps.consultation.selectors import open_forums_of
from tolok.apps.consultation.selectors.choices import TALKED_OVER
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import StandardVersion
from tolok.rules.forums.meeting import MISSING, TOLD, untold
from tolok.rules.forums.states import LISTENING, OPEN_PLAN


@dataclass(frozen=True, slots=True)
class Planned:
    """What is told of a forum before it is held."""

    topic: str
    meets_on: date
    scope: str = Scope.DRAFT
    form: str = Form.FACE
    method: str = ""
    purpose: str = ""
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    address: str = ""
    how: str = ""
    budget: str = ""
    agenda: str = ""
    materials: str = ""
    comments_from: date | None = None
    comments_until: date | None = None
    team_decree: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the team."""

    name: str
    role: str = TeamRole.MEMBER
    post: str = ""
    neutral: bool = False


def plan(
    *,
    unit: OrganizationUnit,
    told: Planned,
    versions: Sequence[StandardVersion],
    by: User | None,
    now: datetime,
) -> Forum:
    """Plan a forum of a unit about some versions of its standards. Raises ProblemsError with all that is wrong."""
    with transaction.atomic():
        OrganizationUnit.objects.select_for_update().get(pk=unit.pk)
        way_on = refusals.LATER_DAY_OR_WITHOUT
        early = before_drafts(versions, told.meets_on, way_on, "meets_on")
        refusals.refuse_all([*_faults(told), *early, *_version_faults(unit, versions)])
        number = (unit.forums.aggregate(last=Max("number"))["last"] or 0) + 1
        made = Forum.objects.create(unit=unit, number=number, created_at=now, edited_by=by, **_tidied(told))
        Subject.objects.bulk_create(Subject(forum=made, version=one) for one in versions)
        after = {**_tidied(told), "versions": [one.pk for one in versions]}
        record(by=by, action="consultation.plan", target=made, after=after, now=now)
    return made


def edit(*, forum: Forum, told: Planned, by: User | None, now: datetime) -> Forum:
    """Tell another day, place or way; possible until the minutes are closed."""
    with transaction.atomic():
        found = held(forum, OPEN_PLAN | LISTENING)
        refusals.refuse_all([*_faults(told), *_moved_too_early(found, told), *_taken_back(found, told)])
        after = _tidied(told)
        before = {name: getattr(found, name) for name in after}
        for name, value in after.items():
            setattr(found, name, value)
        found.edited_by = by
        found.save(update_fields=[*after, "edited_by"])
        record(by=by, action="consultation.edit", target=found, before=before, after=after, now=now)
    return mirrored(forum, found)


def set_versions(
    *, forum: Forum, versions: Sequence[StandardVersion], by: User | None, now: datetime
) -> None:
    """Say what is talked over; fixed once the invitations are out."""
    with transaction.atomic():
        found = locked(forum)
        if found.state not in OPEN_PLAN:
            raise refusals.refused(refusals.FIXED)
        early = before_drafts(versions, found.meets_on, refusals.MOVE_FIRST, "versions")
        refusals.refuse_all([*_version_faults(found.unit, versions, found), *early])
        before = [one.version_id for one in found.subjects.all()]
        wanted = [one.pk for one in versions]
        found.subjects.exclude(version__in=wanted).delete()
        Subject.objects.bulk_create(
            Subject(forum=found, version=one) for one in versions if one.pk not in before
        )
        record(
            by=by,
            action="consultation.set_versions",
            target=found,
            before={"versions": before},
            after={"versions": wanted},
            now=now,
        )


def set_team(*, forum: Forum, members: Iterable[Member], by: User | None, now: datetime) -> None:
    """Name the team anew."""
    wanted = list(members)
    faults = [(row, "name", refusals.NO_NAME) for row, one in enumerate(wanted, 1) if not one.name.strip()]
    faults += [
        (row, "role", refusals.NO_ROLE) for row, one in enumerate(wanted, 1) if one.role not in TeamRole
    ]
    refusals.refuse_rows(faults)
    with transaction.atomic():
        found = held(forum, OPEN_PLAN | LISTENING)
        before = [_member(one) for one in found.team.all()]
        found.team.all().delete()
        made = [
            TeamMember(
                forum=found,
                name=words(one.name, 200),
                post=words(one.post, 200),
                role=one.role,
                neutral=one.neutral,
            )
            for one in wanted
        ]
        TeamMember.objects.bulk_create(made)
        record(
            by=by,
            action="consultation.set_team",
            target=found,
            before={"team": before},
            after={"team": [_member(one) for one in made]},
            now=now,
        )


def prepare(*, forum: Forum, by: User | None, now: datetime) -> Forum:
    """Plan → preparation: participants are looked for, materials made."""
    with transaction.atomic():
        found = locked(forum)
        allow("prepare", found)
        moved("prepare", found, by=by, now=now)
    return mirrored(forum, found)


def call_off(*, forum: Forum, why: str, by: User | None, now: datetime) -> Forum:
    """A forum that is not held, with a reason. What it wanted to talk over may go to another one."""
    with transaction.atomic():
        found = locked(forum)
        allow("call_off", found, why)
        moved("call_off", found, by=by, now=now, days={"called_off_why": why.strip()}, why=why)
    return mirrored(forum, found)


def _member(one: TeamMember) -> list[object]:
    return [one.name, one.post, one.role, one.neutral]


def _tidied(told: Planned) -> dict[str, object]:
    values = asdict(told)
    one_line = {"topic": 300, "method": 200, "place": 300, "budget": 300, "team_decree": 120, "letter": 120}
    lines = {name: words(values[name], most) for name, most in one_line.items()}
    rest = {name: values[name].strip() for name in ("purpose", "how", "agenda", "materials", "address")}
    return values | lines | rest


def _faults(told: Planned) -> Faults:
    first, last = told.comments_from, told.comments_until
    return [
        (not told.topic.strip(), refusals.NO_TOPIC, "topic"),
        (bool(told.begins and told.ends and told.ends <= told.begins), refusals.ENDS_EARLY, "ends"),
        ((first is None) != (last is None), refusals.HALF_WINDOW, "comments_until"),
        (bool(first and last and last < first), refusals.WINDOW_BACKWARDS, "comments_until"),
        (last is not None and last > told.meets_on, refusals.LATE_WINDOW, "comments_until"),
    ]


def _moved_too_early(found: Forum, told: Planned) -> Faults:
    """The day it is planned for, until it was held."""
    if found.held_on is not None:
        return []
    way_on = refusals.LATER_DAY_OR_WITHOUT if found.state in OPEN_PLAN else refusals.LATER_DAY
    return before_drafts(versions_of(found), told.meets_on, way_on, "meets_on")


def _taken_back(found: Forum, told: Planned) -> Faults:
    """Hour and place stay told while people are invited and have not come."""
    if found.state != State.INVITED:
        return []
    known = [one for one in TOLD.get(told.form, ()) if getattr(told, one)]
    return [(True, MISSING[one], one) for one in untold(told.form, known)]


def _version_faults(
    unit: OrganizationUnit, versions: Sequence[StandardVersion], forum: Forum | None = None
) -> Faults:
    found: Faults = []
    for one in versions:
        others = open_forums_of(one).exclude(pk=forum.pk if forum else 0)
        found += [
            (one.service.unit_id != unit.pk, refusals.OTHER_UNIT, "versions"),
            (one.state not in TALKED_OVER, refusals.NOT_TALKED_OVER, "versions"),
            (one.in_work and others.exists(), refusals.IN_ANOTHER, "versions"),
        ]
    return found
