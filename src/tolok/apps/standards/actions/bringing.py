"""Existing standards: read and shown first, kept afterwards, all of them or none."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import decrees, versions
from tolok.apps.standards.actions.services import Offered, add_services
from tolok.apps.standards.models import Becomes, Decree, Service, StandardImport
from tolok.apps.standards.plans import BringingPlan, Planned
from tolok.apps.standards.refusals import bringing as refusals
from tolok.apps.standards.selectors.bringing import known_of, plan_of, read_import
from tolok.rules.texts import Problem, ProblemsError, refused
from tolok.sheets.standards.found import NO_SERVICE

#: How long an uploaded file waits to be kept.
LIFE = timedelta(days=1)
#: Problems of a file without any standard that are told beside the field.
FEW = 10
DECREE = ("number", "about", "signed_on", "signer", "signer_post")


def draft_import(
    *,
    unit: OrganizationUnit,
    name: str,
    content: bytes,
    service: Service | None,
    becomes: str,
    as_written: bool = False,
    decree: Mapping[str, str | date] | None = None,
    effective_from: date | None = None,
    by: User,
    why: str = "",
    now: datetime,
) -> StandardImport:
    """Keep a file, or pasted lines (`name` empty), for a day so that it can be looked through.

    `decree` (number, about, signed_on, signer, signer_post) and `effective_from` are needed for standards that hold.
    Raises ProblemsError for a file that no standard can be read from and for what is missing, all of it at once.
    """
    given = dict(decree or {}) if becomes == Becomes.HELD else {}
    made = StandardImport(
        unit=unit,
        by=by,
        file_name=name[-200:],
        content=content,
        service=service,
        becomes=becomes,
        as_written=as_written,
        effective_from=effective_from if becomes == Becomes.HELD else None,
        reason=why.strip(),
        created_at=now,
    )
    problems = import_faults(made)
    if becomes == Becomes.HELD:
        problems += _check_decree(given, effective_from, timezone.localdate(now))
    if problems:
        raise ProblemsError(problems)
    made.decree = {key: str(value) for key, value in given.items()}
    old = StandardImport.objects.filter(created_at__lt=now - LIFE).exclude(content=b"")
    old.update(content=b"")
    made.save()
    return made


def import_faults(draft: StandardImport) -> list[Problem]:
    """Why no standard can be read from a file or pasted lines; nothing when one can."""
    key = "file" if draft.file_name else "lines"
    if not bytes(draft.content).strip():
        return [Problem(refusals.NOTHING_GIVEN, key="file")]
    problems: list[Problem] = []
    try:
        found = read_import(draft, problems)
    except ProblemsError as error:
        return [replace(one, key=key) for one in error.problems]
    if problems and not found.standards and all(one.text == NO_SERVICE for one in problems):
        return [Problem(refusals.WHICH_SERVICE, key="service")]
    # a long list is read better on the page that shows every row
    few = not found.standards and len(problems) <= FEW
    return [replace(one, key=key) for one in problems] if few else []


def plan_import(draft: StandardImport) -> BringingPlan:
    """What a file would change if it were kept now. Writes nothing; five statements for any number of services."""
    return plan_of(draft)


def apply_import(*, draft: StandardImport, digest: str, by: User, now: datetime) -> dict[str, int]:
    """Keep a file as it was shown: `digest` is that of the plan. How many services by what was done.

    Its content is then forgotten. Raises ProblemsError when the plan is another by now, was kept already, or has
    problems; then nothing is kept.
    """
    with transaction.atomic():
        OrganizationUnit.objects.select_for_update().get(pk=draft.unit_id)
        draft.refresh_from_db()
        if draft.applied_at is not None:
            raise refused(refusals.APPLIED_ALREADY)
        plan = plan_of(draft)
        if plan.problems:
            raise ProblemsError(plan.problems)
        if plan.digest != digest:
            raise refused(refusals.PLAN_CHANGED)
        _keep(draft, plan, by, now)
        counts: dict[str, int] = dict(Counter(str(one.act) for one in plan.rows))
        draft.content, draft.applied_at, draft.applied = b"", now, counts
        draft.save(update_fields=["content", "applied_at", "applied"])
        if plan.changes:
            after = {"file": draft.file_name, "counts": counts}
            record(
                by=by,
                action="standards.import_standards",
                target=draft.unit,
                after=after,
                why=draft.reason,
                now=now,
            )
    return counts


def _keep(draft: StandardImport, plan: BringingPlan, by: User, now: datetime) -> None:
    """Services first, then the decree, then what each of them says."""
    new = [one for one in plan.rows if one.service is None]
    since = draft.effective_from or timezone.localdate(now)
    if new:
        offered = [Offered(one.code, one.name) for one in new]
        add_services(unit=draft.unit, services=offered, since=since, by=by, now=now)
    services = {one.code: one for one in known_of(draft.unit)}
    decree = None
    if any(one.act == "hold" for one in plan.rows):
        decree = _decree(draft, by, now)
    for one in plan.rows:
        _bring(draft, one, services[one.code], decree, by, now)


def _bring(
    draft: StandardImport, one: Planned, service: Service, decree: Decree | None, by: User, now: datetime
) -> None:
    if one.act == "hold":
        assert draft.effective_from is not None
        versions.add_version(
            service=service,
            standard=one.standard,
            decree=decree,
            effective_from=draft.effective_from,
            why=draft.reason,
            by=by,
            now=now,
        )
    elif one.act in ("begin", "write"):
        version = one.working or versions.begin(service=service, why=draft.reason, by=by, now=now)
        versions.write(version=version, standard=one.standard, edition=version.edition, by=by, now=now)


def _decree(draft: StandardImport, by: User, now: datetime) -> Decree:
    """The decree of that number; entered if nobody did."""
    given = draft.decree
    found = Decree.objects.filter(unit=draft.unit, number=given["number"]).first()
    if found is not None:
        return found
    return decrees.enter(
        unit=draft.unit,
        number=given["number"],
        about=given["about"],
        signed_on=date.fromisoformat(given["signed_on"]),
        signer=given["signer"],
        signer_post=given.get("signer_post", ""),
        by=by,
        now=now,
    )


def _check_decree(given: dict[str, str | date], first: date | None, today: date) -> list[Problem]:
    """Tidy what was given, and list everything that is missing or cannot be."""
    for key in ("number", "about", "signer", "signer_post"):
        given[key] = " ".join(str(given.get(key) or "").split())
    signed = given.get("signed_on")
    needed = (("number", refusals.NO_NUMBER), ("about", refusals.NO_ABOUT), ("signer", refusals.NO_SIGNER))
    problems = [Problem(text, key=key) for key, text in needed if not given[key]]
    if not isinstance(signed, date):
        problems.append(Problem(refusals.NO_DAY, key="signed_on"))
    elif signed > today:
        problems.append(Problem(refusals.DAY_TO_COME, key="signed_on"))
    if first is None:
        problems.append(Problem(refusals.NO_DAY, key="effective_from"))
    elif isinstance(signed, date) and first < signed:
        problems.append(Problem(refusals.BEFORE_DECREE, key="effective_from"))
    return problems
