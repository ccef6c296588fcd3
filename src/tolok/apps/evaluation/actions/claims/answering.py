"""Answer an indicator, and say whether what came from the last cycle is still true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation.actions.claims import words
from tolok.apps.evaluation.actions.claims.holding import hold, reopen, scope_of, told
from tolok.apps.evaluation.actions.standing import refresh_answered
from tolok.apps.evaluation.facts import kept, proposed
from tolok.apps.evaluation.models import Claim, Locus
from tolok.apps.evaluation.refusals import refused
from tolok.rules.instruments.values import Indicator
from tolok.rules.texts import Problem, ProblemsError, Text

LONGEST_NOTE = 4000
NOTE = Text("Catatan", "Note")


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of an answer that two people wrote differently; values as a row keeps them."""

    key: str
    label: Text
    theirs: object
    mine: object


class ConflictError(ProblemsError):
    """Somebody else saved since: `claim` is what stands, `differences` is what one would overwrite."""

    def __init__(self, claim: Claim, differences: Sequence[Difference]) -> None:
        self.claim, self.differences = claim, tuple(differences)
        when = f"{timezone.localtime(claim.edited_at):%d/%m/%Y %H.%M}"
        super().__init__([Problem(words.CHANGED.format(who=claim.edited_by.name, when=when), key=claim.code)])


def answer(
    *,
    locus: Locus,
    code: str,
    answers: Mapping[str, object],
    note: str = "",
    still_true: bool | None = None,
    seen_version: int,
    by: User,
    now: datetime,
) -> Claim:
    """Keep a unit's whole answer to one indicator; the first one creates the row.

    `answers`: question key → JSON value, empty ones not answered. `seen_version` is the version that was on the
    page, 0 when there was none. `still_true` only counts for what was carried over. Saving what is kept already
    writes nothing, so a save whose reply was lost may be sent again.

    Raises ConflictError when somebody else changed it since, ProblemsError (keys of questions) for values that
    cannot be kept, and when the time of filling is over.
    """
    indicator = indicator_of(locus, code)
    found, problems = kept(indicator.questions, answers)
    note = note.strip().replace("\r\n", "\n").replace("\x00", "")
    if len(note) > LONGEST_NOTE:
        problems.append(Problem(words.NOTE_TOO_LONG, key="note"))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        held = hold(locus, now)
        claim = _claim(held, code)
        true = _still_true(claim, still_true)
        if claim.pk and (claim.answers, claim.note, claim.still_true) == (found, note, true):
            return claim
        if claim.pk and claim.version != seen_version and (claim.answers or claim.note):
            raise ConflictError(claim, differences(indicator, claim, found, note))
        _write(held, indicator, claim, (found, note, true), by, now)
        told(locus, held)
    return claim


def confirm(*, claim: Claim, still_true: bool, seen_version: int, by: User, now: datetime) -> Claim:
    """Say whether a claim that was carried over is still true. What is not must be changed before handing in."""
    if claim.carried_from_id is None:
        raise refused(words.NOT_CARRIED)
    return answer(
        locus=claim.locus,
        code=claim.code,
        answers=claim.answers,
        note=claim.note,
        still_true=still_true,
        seen_version=seen_version,
        by=by,
        now=now,
    )


def opened(*, locus: Locus, code: str, by: User, now: datetime) -> Claim:
    """The claim to an indicator, empty if nobody answered it yet: proof may be cited before the answer."""
    indicator_of(locus, code)
    with transaction.atomic():
        hold(locus, now)
        empty = {"edited_by": by, "edited_at": now}
        return Claim.objects.get_or_create(locus=locus, code=code, defaults=empty)[0]


def indicator_of(locus: Locus, code: str) -> Indicator:
    """The indicator of the unit's frozen form; ProblemsError when the form has none with that code."""
    found = locus.form.instrument.indicators.get(code)
    if found is None:
        raise refused(words.NO_INDICATOR, found=code)
    return found


def differences(
    indicator: Indicator, claim: Claim, answers: Mapping[str, object], note: str
) -> list[Difference]:
    """Part by part, where what stands and what was sent are not alike."""
    parts = [
        Difference(question.key, question.text, claim.answers.get(question.key), answers.get(question.key))
        for question in indicator.questions
    ]
    parts.append(Difference("note", NOTE, claim.note, note))
    return [part for part in parts if part.theirs != part.mine]


def _claim(held: Locus, code: str) -> Claim:
    found = Claim.objects.select_related("edited_by").filter(locus=held, code=code).first()
    return found or Claim(locus=held, code=code, version=0)


def _still_true(claim: Claim, said: bool | None) -> bool | None:
    return None if claim.carried_from_id is None else claim.still_true if said is None else said


def _write(
    held: Locus,
    indicator: Indicator,
    claim: Claim,
    values: tuple[dict[str, object], str, bool | None],
    by: User,
    now: datetime,
) -> None:
    before = _plain(claim) if claim.pk else None
    was_answered = bool(claim.pk and claim.answers)
    claim.answers, claim.note, claim.still_true = values
    proposal = proposed(indicator, claim.answers)
    claim.proposed = proposal.level if proposal else None
    claim.version += 1
    claim.edited_by, claim.edited_at = by, now
    claim.save()
    reopened = reopen(held)
    if was_answered != bool(claim.answers):
        refresh_answered(held)
    after = _plain(claim) | ({"approval": "taken back"} if reopened else {})
    record(
        by=by,
        action="evaluation.answer",
        target=claim,
        before=before,
        after=after,
        now=now,
        scope=scope_of(held),
    )


def _plain(claim: Claim) -> dict[str, object]:
    return {
        "answers": claim.answers,
        "note": claim.note,
        "proposed": claim.proposed,
        "still_true": claim.still_true,
    }
