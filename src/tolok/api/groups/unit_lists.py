"""Bring a list of units: the plan of the page, applied by the same action."""

from datetime import date

from django.http import HttpRequest
from ninja import Field, File, Form, Query, Router, Schema
from ninja.files import UploadedFile

from tolok.api import reach
from tolok.api.errors import KINDS, RefusedError
from tolok.api.routes import imports
from tolok.api.shapes import Plain, Words, words
from tolok.api.tokens import caller
from tolok.apps.organizations import refusals
from tolok.apps.organizations.actions import apply_import, draft_import, plan_import
from tolok.apps.organizations.actions.imports import LIMITS
from tolok.apps.organizations.ledger import Standing, Written
from tolok.apps.organizations.models import Office, UnitImport
from tolok.apps.organizations.plans import Plan
from tolok.apps.organizations.policies import may_manage
from tolok.rules.texts import ProblemsError

router = Router(tags=["imports"])


class StandingOut(Schema):
    """What a unit is called, is, and stands under (by code)."""

    name: str
    kind: str
    parent: str
    group: str
    abbreviation: str


class ChangeOut(Schema):
    """One change of the list. `act`: founded, renamed, moved, changed, closed, …"""

    act: str
    code: str
    day: date
    before: StandingOut | None
    after: StandingOut | None
    into: str


class PlanOut(Schema):
    """What a list changes, or with `applied` has changed. `digest` names exactly this plan."""

    applied: bool
    digest: str
    counts: dict[str, int]
    changes: list[ChangeOut]
    notes: list[Words]


class ListAsked(Schema):
    """How the list is taken."""

    dry_run: bool = Field(False, description="Look through only: nothing is written.")


class ListSent(Schema):
    """What goes with the file."""

    why: Plain = Field("", max_length=2000, description="The reason, for the audit; wanted unless dry_run.")
    day: date | None = Field(None, description="When rows without a day of their own take effect; today.")
    complete: bool = Field(False, description="Close the units that the file does not name.")
    digest: Plain = Field(
        "", max_length=64, description="Apply only if the plan is still this one, else 409."
    )


@imports(router, "/imports/offices/{int:office}/units", PlanOut)
def import_units(
    request: HttpRequest,
    office: int,
    asked: Query[ListAsked],
    sent: Form[ListSent],
    file: File[UploadedFile],
) -> PlanOut:
    """Bring a list of units as XLSX, ODS or CSV (docs/reference/units.md): all of it or nothing.

    Every problem is told at once with its row and column. Sending the same list again changes nothing more.
    """
    here = reach.office(request, office, may_manage)
    if (file.size or 0) > LIMITS.size:
        raise RefusedError(413, KINDS[413][1])
    if not sent.why.strip() and not asked.dry_run:
        raise refusals.refused(refusals.NO_REASON, "why")
    name, content = _name(file.name), file.read()
    if asked.dry_run:
        return _plan(plan_import(_unsaved(here, name, content, sent)), applied=False)
    return _apply(request, here, name, content, sent)


def _name(name: str | None) -> str:
    """The name of a file without what no database keeps."""
    return (name or "units").replace("\x00", "")


def _unsaved(office: Office, name: str, content: bytes, sent: ListSent) -> UnitImport:
    day = sent.day or reach.today()
    return UnitImport(
        office=office, file_name=name, content=content, day=day, complete=sent.complete, reason=sent.why
    )


def _apply(request: HttpRequest, office: Office, name: str, content: bytes, sent: ListSent) -> PlanOut:
    plan = plan_import(_unsaved(office, name, content, sent))
    if plan.problems:
        raise ProblemsError(plan.problems)
    if sent.digest and sent.digest != plan.digest:
        raise refusals.refused(refusals.PLAN_CHANGED, "digest")
    draft = draft_import(
        office=office,
        name=name,
        content=content,
        day=sent.day or reach.today(),
        complete=sent.complete,
        by=caller(request),
        why=sent.why,
        now=reach.moment(),
    )
    apply_import(draft=draft, digest=plan.digest, by=caller(request), now=reach.moment())
    return _plan(plan, applied=True)


def _plan(plan: Plan, *, applied: bool) -> PlanOut:
    if plan.problems:
        raise ProblemsError(plan.problems)
    return PlanOut(
        applied=applied,
        digest=plan.digest,
        counts=plan.counts,
        changes=[_change(one) for one in plan.changes],
        notes=[words(one) for one in plan.notes],
    )


def _change(one: Written) -> ChangeOut:
    return ChangeOut(
        act=one.act,
        code=one.code,
        day=one.day,
        before=_standing(one.before),
        after=_standing(one.after),
        into=one.into,
    )


def _standing(one: Standing | None) -> StandingOut | None:
    if one is None:
        return None
    return StandingOut(
        name=one.name, kind=one.kind, parent=one.parent, group=one.group, abbreviation=one.abbreviation
    )
