"""Open a cycle, choose its units, keep its calendar, move it on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions.results import still_holds
from tolok.apps.evaluation.actions.results_following import follow_up, tell_final
from tolok.apps.evaluation.models import Claim, Cycle, CycleForm, DateMove, Locus, Phase, State
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.cycles import form_key
from tolok.apps.evaluation.selectors.disputes import undecided
from tolok.apps.evaluation.selectors.results import standing_result
from tolok.apps.organizations.models import Office, UnitVersion
from tolok.apps.organizations.selectors import units_on
from tolok.apps.surveys import actions as surveys
from tolok.apps.surveys.models import Survey
from tolok.rules.frozen import Frozen, freeze, thaw
from tolok.rules.texts import Problem, ProblemsError

#: A phase: from when to when.
Span = tuple[datetime, datetime]
#: Phases that must have dates before a cycle leaves its draft.
NEEDED = (State.FILLING, State.JUDGING)


def open_cycle(
    *,
    office: Office,
    name: str,
    year: int,
    packs: Mapping[str, str],
    units: Sequence[tuple[int, str]] = (),
    phases: Mapping[State, Span] | None = None,
    previous: Cycle | None = None,
    choices: Mapping[str, object] | None = None,
    by: User | None,
    now: datetime,
) -> Cycle:
    """A new cycle in draft.

    `packs`: form letter → pack id, frozen here; `units`: (unit number, form letter); `choices`: fields of
    Cycle that the office decides, such as ``second_share``; how many respondents are needed is not among them,
    the instrument says it. The same number of statements for any number of units. Raises ProblemsError with everything that is wrong.
    """
    frozen = {letter: freeze(pack) for letter, pack in sorted(packs.items())}
    problems = [*_naming(office, name), *_order(phases or {}), *_weighted(frozen)]
    respondents = _respondents(frozen) if not problems else {}
    problems += [
        Problem(refusals.PACK_SAYS, key=key, found=str(given))
        for key, given in (choices or {}).items()
        if key in respondents
    ]
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        cycle = Cycle.objects.create(
            office=office,
            name=name.strip(),
            year=year,
            previous=previous,
            created_at=now,
            **{**respondents, **(choices or {})},
        )
        CycleForm.objects.bulk_create(
            CycleForm(cycle=cycle, letter=letter, pack=one.id, pack_hash=one.hash, files=dict(one.files))
            for letter, one in frozen.items()
        )
        Phase.objects.bulk_create(
            Phase(cycle=cycle, state=state, starts_at=span[0], ends_at=span[1])
            for state, span in (phases or {}).items()
        )
        _bring_in(cycle, units, now)
        after = {
            "name": cycle.name,
            "year": year,
            "packs": {letter: f"{one.id} {one.hash}" for letter, one in frozen.items()},
            "units": len(units),
        }
        record(by=by, action="evaluation.open_cycle", target=cycle, after=after, now=now)
    return cycle


def _naming(office: Office, name: str) -> list[Problem]:
    taken = Cycle.objects.filter(office=office, name=name.strip()).exists()
    return [Problem(refusals.NAME_TAKEN, key="name", found=name)] if taken else []


def _order(phases: Mapping[State, Span]) -> list[Problem]:
    spans = [phases[state] for state in State if state in phases]
    wrong = any(end <= start for start, end in spans) or any(
        after[0] < before[0] for before, after in pairwise(spans)
    )
    return [Problem(refusals.DATES_ORDER, key="phases")] if wrong else []


def _weighted(frozen: Mapping[str, Frozen]) -> list[Problem]:
    wrong = [one.id for one in frozen.values() if not thaw(one.files, one.id, one.hash).index.terms]
    return [Problem(refusals.NOT_WEIGHTED, key="packs", found=pack) for pack in wrong]


def _respondents(frozen: Mapping[str, Frozen]) -> dict[str, int]:
    """How many respondents the packs ask for, the larger where two forms differ."""
    forms = []
    for one in frozen.values():
        instrument = thaw(one.files, one.id, one.hash)
        key = form_key(instrument)
        forms += [instrument.forms[key]] if key else []
    return {
        "minimum_respondents": max((form.minimum_respondents for form in forms), default=0),
        "target_respondents": max((form.target_respondents for form in forms), default=0),
    }


def bring_in(
    *, cycle: Cycle, units: Sequence[tuple[int, str]], by: User | None, now: datetime
) -> list[Locus]:
    """More units for a cycle that is not judged yet."""
    if cycle.has_reached(State.JUDGING):
        raise refused(refusals.UNITS_FIXED)
    with transaction.atomic():
        loci = _bring_in(cycle, units, now)
        if cycle.has_reached(State.FILLING):
            _open_surveys(cycle, loci, by, now)
        after = {"units": [locus.code for locus in loci]}
        record(by=by, action="evaluation.bring_in", target=cycle, after=after, now=now)
    return loci


def _bring_in(cycle: Cycle, units: Sequence[tuple[int, str]], now: datetime) -> list[Locus]:
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


def move_dates(*, cycle: Cycle, state: State, span: Span, why: str, by: User | None, now: datetime) -> Phase:
    """Give a phase other dates; the reason is shown beside the calendar. In draft no reason is needed."""
    if not why.strip() and cycle.state != State.DRAFT:
        raise refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        phases = {State(one.state): one for one in cycle.phases.all()}
        spans = {key: (one.starts_at, one.ends_at) for key, one in phases.items()} | {state: span}
        if problems := _order(spans):
            raise ProblemsError(problems)
        phase = phases.get(state)
        if phase is None:
            phase = Phase.objects.create(cycle=cycle, state=state, starts_at=span[0], ends_at=span[1])
            before: dict[str, object] = {}
        else:
            before = {"starts_at": phase.starts_at, "ends_at": phase.ends_at}
            DateMove.objects.create(
                phase=phase,
                starts_before=phase.starts_at,
                ends_before=phase.ends_at,
                starts_after=span[0],
                ends_after=span[1],
                why=why,
                by=by,
                at=now,
            )
            phase.starts_at, phase.ends_at = span
            phase.save(update_fields=["starts_at", "ends_at"])
        if state == State.JUDGING:
            _move_surveys(cycle, span[1], why, by, now)
        after = {"state": state, "starts_at": span[0], "ends_at": span[1]}
        record(
            by=by, action="evaluation.move_dates", target=cycle, before=before, after=after, why=why, now=now
        )
    return phase


def advance(*, cycle: Cycle, to: State, why: str = "", by: User | None, now: datetime) -> Cycle:
    """Move a cycle to the next state, or, with a reason and before results are final, back to the one before.

    Entering FILLING opens the form for users of every unit; FINAL tells the units; FOLLOW_UP turns
    recommendations into promises.
    """
    order = list(State)
    with transaction.atomic():
        cycle_now = Cycle.objects.select_for_update().get(pk=cycle.pk)
        old = State(cycle_now.state)
        step = order.index(to) - order.index(old)
        if step not in (1, -1) or (step == -1 and cycle_now.has_reached(State.FINAL)):
            raise refused(refusals.NOT_NEXT, found=str(old.value))
        if step == -1 and not why.strip():
            raise refused(refusals.NO_REASON, "why")
        if step == 1:
            _check_ready(cycle_now, to)
        cycle.state = cycle_now.state = to
        cycle_now.save(update_fields=["state"])
        if to == State.FILLING:
            loci = cycle_now.loci.filter(survey=None).select_related("unit")
            _open_surveys(cycle_now, list(loci), by, now)
        record(
            by=by,
            action="evaluation.advance",
            target=cycle,
            before={"state": old},
            after={"state": to},
            why=why,
            now=now,
        )
        if to == State.FOLLOW_UP:
            follow_up(cycle=cycle_now, by=by, now=now)
    if to == State.FINAL:
        tell_final(cycle=cycle, now=now)
    return cycle


def _check_ready(cycle: Cycle, to: State) -> None:
    problems = []
    if to != State.DRAFT and not cycle.loci.exists():
        problems.append(Problem(refusals.NO_UNITS))
    if cycle.phases.filter(state__in=NEEDED).count() < len(NEEDED):
        problems.append(Problem(refusals.NO_DATES, key="phases"))
    if to == State.FINAL:
        result = standing_result(cycle)
        if result is None:
            problems.append(Problem(refusals.NOT_LOCKED))
        elif not still_holds(result):
            problems.append(Problem(refusals.CHANGED_SINCE_LOCK))
        waiting = [f"{one.locus.name}: {one.code}" for one in undecided(cycle)]
        problems += [Problem(refusals.STILL_OBJECTED, found=found) for found in waiting]
    if problems:
        raise ProblemsError(problems)


def _open_surveys(cycle: Cycle, loci: Sequence[Locus], by: User | None, now: datetime) -> None:
    """F-03 of every unit, open from the first day of filling to the last of judging; `loci`: all without one."""
    origin = f"evaluation.cycle:{cycle.pk}"
    spans = {one.state: one for one in cycle.phases.all()}
    for form in cycle.forms.all():
        of_form = [locus for locus in loci if locus.form_id == form.pk]
        if not of_form or form_key(form.instrument) is None:
            continue
        opened = surveys.open_f03(
            units=[locus.unit for locus in of_form],
            pack_id=form.pack,
            opens_at=spans[State.FILLING].starts_at,
            closes_at=spans[State.JUDGING].ends_at,
            minimum=cycle.minimum_respondents,
            target=cycle.target_respondents,
            origin=origin,
            by=by,
            now=now,
        )
        by_unit = {survey.unit_id: survey for survey in opened}
        for locus in of_form:
            locus.survey = by_unit[locus.unit_id]
        theirs = Survey.objects.filter(origin=origin, kind=opened[0].kind, unit=OuterRef("unit")).values("pk")
        Locus.objects.filter(cycle=cycle, form=form, survey=None).update(survey=Subquery(theirs[:1]))


def _move_surveys(cycle: Cycle, ends_at: datetime, why: str, by: User | None, now: datetime) -> None:
    """F-03 closes with judging."""
    opened = list(Survey.objects.filter(locus__cycle=cycle).select_related("unit__office"))
    if opened:
        surveys.move_closing(surveys=opened, closes_at=ends_at, why=why, by=by, now=now)
