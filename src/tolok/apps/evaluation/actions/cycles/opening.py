"""Open a cycle: its instruments frozen, its units, its dates."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions.cycles.calendar import Span, wrong_order
from tolok.apps.evaluation.actions.cycles.units import added
from tolok.apps.evaluation.models import Cycle, CycleForm, Phase, State
from tolok.apps.evaluation.selectors.cycles import form_key
from tolok.apps.organizations.models import Office
from tolok.rules.frozen import Frozen, freeze, thaw
from tolok.rules.texts import Problem, ProblemsError


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
    problems = [*_naming(office, name), *wrong_order(phases or {}), *_weighted(frozen)]
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
        added(cycle, units, now)
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
