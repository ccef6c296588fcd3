"""What all writes of a forum share: the row held until the transaction ends, the step checked against the rules."""

from collections.abc import Collection, Mapping
from datetime import datetime

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.consultation import refusals
from tolok.apps.consultation.models import Forum
from tolok.apps.consultation.selectors import standing_of, whole
from tolok.apps.evidence.models import ProofVersion
from tolok.rules.forums.states import MOVES, faults
from tolok.rules.texts import ProblemsError, Text


def locked(forum: Forum) -> Forum:
    """The row as it is now, held until the transaction ends, with everything it holds."""
    Forum.objects.select_for_update(of=("self",)).get(pk=forum.pk)
    found = whole(forum.pk)
    assert found is not None  # it was locked a moment ago
    return found


def held(forum: Forum, states: Collection[str]) -> Forum:
    """The same; refused unless it is in one of `states`."""
    found = locked(forum)
    if found.state not in states:
        raise refusals.refused(refusals.OVER if found.over else refusals.NOT_NOW)
    return found


def allow(key: str, found: Forum, why: str = "") -> None:
    """Raise ProblemsError with everything that forbids a step now."""
    if problems := faults(MOVES[key], standing_of(found), why):
        raise ProblemsError(problems)


def moved(
    key: str,
    found: Forum,
    *,
    by: User | None,
    now: datetime,
    days: Mapping[str, object] | None = None,
    why: str = "",
) -> None:
    """Write the new state with the days that belong to it, and the entry of the audit."""
    before: dict[str, object] = {"state": found.state}
    found.state = MOVES[key].target
    for name, value in (days or {}).items():
        before[name] = getattr(found, name)
        setattr(found, name, value)
    found.save(update_fields=["state", *(days or {})])
    after = {name: getattr(found, name) for name in before}
    action = f"consultation.{key}"
    record(by=by, action=action, target=found, before=before, after=after, why=why.strip(), now=now)


def mirrored(forum: Forum, found: Forum) -> Forum:
    """The caller's object with what is kept now."""
    for one in Forum._meta.concrete_fields:
        setattr(forum, one.attname, getattr(found, one.attname))
    return forum


def check_proof(forum: Forum, proof: ProofVersion | None, key: str = "proof") -> list[tuple[bool, Text, str]]:
    """The fault of a proof that is not of this unit's library."""
    foreign = proof is not None and (proof.proof.unit_id != forum.unit_id or not proof.may_be_opened)
    return [(foreign, refusals.FOREIGN_PROOF, key)]


def words(text: str, most: int = 300) -> str:
    """One line without needless spaces."""
    return " ".join(text.split())[:most]
