"""Which units a cycle judges, and by which form."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions.cycles.surveys import open_surveys
from tolok.apps.evaluation.models import Claim, Cycle, CycleForm, Locus, State
from tolok.apps.evaluation.refusals import refused
from tolok.apps.organizations.models import UnitVersion
from tolok.apps.organizations.selectors import units_on
from tolok.rules.texts import Problem, ProblemsError


def bring_in(
    *, cycle: Cycle, units: Sequence[tuple[int, str]], by: User | None, now: datetime
) -> list[Locus]:
    """More units for a cycle that is not judged yet."""
    if cycle.has_reached(State.JUDGING):
        raise refused(refusals.UNITS_FIXED)
    with transaction.atomic():
        loci = added(cycle, units, now)
        if cycle.has_reached(State.FILLING):
            open_surveys(cycle, loci, by, now)
        after = {"units": [locus.code for locus in loci]}
        record(by=by, action="evaluation.bring_in", target=cycle, after=after, now=now)
    return loci


def added(cycle: Cycle, units: Sequence[tuple[int, str]], now: datetime) -> list[Locus]:
    """These units written into a cycle. Raises ProblemsError with everything that is wrong, and writes none then."""
    forms = {form.letter: form for form in cycle.forms.all()}
    there = {version.unit_id: version for version in units_on(cycle.office, timezone.localdate(now))}
    known = set(Locus.objects.filter(cycle=cycle).values_list("unit_id", flat=True))
    times = Counter(pk for pk, _ in units)
    problems = []
    for pk, letter in units:
        if pk not in there:
            problems.append(Problem(refusals.UNIT_UNKNOWN, key="units", found=str(pk)))
        elif times[pk] > 1 or pk in known:
            problems.append(Problem(refusals.UNIT_TWICE, key="units", found=there[pk].name))
        if letter not in forms:
            problems.append(Problem(refusals.FORM_UNKNOWN, key="units", found=letter))
    if problems:
        raise ProblemsError(problems)
    loci = [_locus(cycle, there[pk], forms[letter]) for pk, letter in units]
    return Locus.objects.bulk_create(loci, batch_size=1000)


def _locus(cycle: Cycle, version: UnitVersion, form: CycleForm) -> Locus:
    return Locus(
        cycle=cycle,
        unit=version.unit,
        form=form,
        code=version.unit.code,
        name=version.name,
        kind=version.kind,
        group=version.group,
        search=version.search,
    )


def take_out(*, locus: Locus, why: str, by: User | None, now: datetime) -> None:
    """Take a unit out that has not begun; its row goes, the audit keeps that it was there."""
    if not why.strip():
        raise refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        cycle = Cycle.objects.select_for_update().get(pk=locus.cycle_id)
        if cycle.has_reached(State.JUDGING):
            raise refused(refusals.UNITS_FIXED)
        if Claim.objects.filter(locus=locus).exists() or locus.survey_id is not None:
            raise refused(refusals.HAS_WORK)
        before = {"unit": locus.code, "form": locus.form.letter}
        record(
            by=by,
            action="evaluation.take_out",
            target=locus,
            before=before,
            after={},
            why=why,
            now=now,
            scope=office_scope(cycle.office_id),
        )
        locus.delete()
