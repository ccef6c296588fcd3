"""Note for which programmes outside Tolok a proof is used."""

from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evidence import refusals
from tolok.apps.evidence.models import Programme, Proof, ProofUse
from tolok.rules.texts import Problem, ProblemsError

FIRST_YEAR, LAST_YEAR = 2009, 2100


def note_use(*, proof: Proof, programme: str, item: str, year: int, by: User, now: datetime) -> ProofUse:
    """Keep that a proof answers an item of a programme in a year; the same twice is one."""
    item = " ".join(item.split())[:200]
    problems = []
    if programme not in Programme.values:
        problems.append(Problem(refusals.NO_PROGRAMME, key="programme"))
    if not item:
        problems.append(Problem(refusals.NO_ITEM, key="item"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        problems.append(Problem(refusals.NO_YEAR, key="year"))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        values = {"programme": programme, "item": item, "year": year}
        use, fresh = ProofUse.objects.get_or_create(proof=proof, **values, defaults={"by": by, "at": now})
        if fresh:
            record(by=by, action="evidence.note_use", target=proof, after=values, now=now)
    return use


def drop_use(*, use: ProofUse, by: User, now: datetime) -> None:
    """Take it off again."""
    with transaction.atomic():
        values = {"programme": use.programme, "item": use.item, "year": use.year}
        if ProofUse.objects.filter(pk=use.pk).delete()[0]:
            record(by=by, action="evidence.drop_use", target=use.proof, before=values, after={}, now=now)
