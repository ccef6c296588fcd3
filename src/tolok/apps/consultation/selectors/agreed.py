"""What a forum came to: what its minutes keep, and whether it is a review of a standard in force."""

from typing import Any

from tolok.apps.consultation.models import Forum, Scope, Subject
from tolok.apps.consultation.selectors.minutes import minutes_of
from tolok.apps.standards.models import State
from tolok.rules.digests import digest

#: States in which a version is reviewed.
REVIEWED = (State.IN_FORCE, State.UNDER_REVIEW)


def reviews(forum: Forum, subject: Subject) -> bool:
    """Whether a forum is the review of a version: of one that is in force, and was when the forum was held, where more
    than a draft is talked over."""
    version = subject.version
    if forum.scope == Scope.DRAFT or version.state not in REVIEWED:
        return False
    assert version.effective_from is not None  # it is in force
    return forum.held_on is None or forum.held_on >= version.effective_from


def counts_of(forum: Forum) -> dict[str, int]:
    """How many came by element of society, those without anybody left out."""
    found: dict[str, int] = {}
    for one in forum.participants.all():
        found[one.element] = found.get(one.element, 0) + 1
    return found


def agreed_digest(forum: Forum) -> str:
    """A fingerprint of what the minutes of a `whole` forum say now, whoever signed them."""
    return digest({key: value for key, value in content_of(forum).items() if key != "signatures"})


def content_of(forum: Forum) -> dict[str, Any]:
    """Everything the minutes of a `whole` forum say, without a name: names stand on the paper alone."""
    minutes = minutes_of(forum)
    assert minutes is not None  # it is about to be signed
    return {
        "number": minutes.number,
        "dated": minutes.dated.isoformat() if minutes.dated else "",
        "held_on": forum.held_on.isoformat() if forum.held_on else "",
        "place": forum.place,
        "topic": forum.topic,
        "scope": forum.scope,
        "versions": [
            {"version": one.version_id, "digest": one.version.digest, "findings": one.findings}
            for one in forum.subjects.all()
        ],
        "participants": counts_of(forum),
        "vulnerable": sum(one.vulnerable for one in forum.participants.all()),
        "inputs": [
            {
                "number": one.number,
                "component": one.component,
                "text": one.text,
                "verdict": one.verdict,
                "reason": one.reason,
            }
            for one in forum.inputs.all()
        ],
        "agreements": list(minutes.agreements),
        "rows": [
            {
                "number": one.number,
                "what": one.what,
                "owner": one.owner,
                "due_on": one.due_on.isoformat() if one.due_on else "",
                "measure": one.measure,
                "target": one.target,
            }
            for one in forum.rows.all()
        ],
        "signatures": [[one.side, one.element] for one in forum.signatures.all()],
    }
