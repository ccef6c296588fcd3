"""What a unit says to a proposal from its records: it accepts, or disputes with its reason."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions.claims import answer, cite
from tolok.apps.evaluation.actions.claims.citing import MOST
from tolok.apps.evaluation.actions.claims.holding import hold
from tolok.apps.evaluation.actions.records import refresh
from tolok.apps.evaluation.models import Claim, Finding, Locus, Reply, Stance
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors import gathering as reads
from tolok.apps.evidence.actions import keep
from tolok.apps.evidence.models import Kind, ProofVersion
from tolok.apps.organizations.selectors import head_of_letters
from tolok.papers.gathering.record_sheet import record_sheet
from tolok.rules.days import day_first


def accept(
    *,
    locus: Locus,
    code: str,
    digest: str,
    paper: bool = True,
    by: User,
    today: date,
    now: datetime,
) -> Claim:
    """Answer an indicator as the records say, cite the proof they rest on, and keep that the unit accepted.

    Answers to questions that no record knows stay. Where the records name no proof of the library, a sheet with what
    they say is made, kept there and cited (`paper`). Proofs that cannot be cited any more are left out. Raises
    ProblemsError when the proposal says something else by now, and as answering does.
    """
    finding = _seen(locus, code, digest, today, now)
    claim = Claim.objects.filter(locus=locus, code=code).first()
    answers = {**(claim.answers if claim else {}), **_answers(finding)}
    with transaction.atomic():
        claim = answer(
            locus=locus,
            code=code,
            answers=answers,
            note=claim.note if claim else "",
            still_true=_still_true(claim, answers),
            seen_version=claim.version if claim else 0,
            by=by,
            now=now,
        )
        for version in _citable(finding, locus, claim):
            cite(claim=claim, version=version, by=by, now=now)
        if paper and not claim.citations.exists():
            cite(claim=claim, version=_sheet(finding, locus, by, today, now), by=by, now=now)
        _reply(locus, code, Stance.ACCEPTED, "", digest, by, now)
    return claim


def _answers(finding: Finding) -> Mapping[str, object]:
    return {one.key: one.answer for one in reads.facts_of(finding)}


def _still_true(claim: Claim | None, answers: Mapping[str, object]) -> bool | None:
    """What was carried over is confirmed by records that say the same, and denied by others."""
    if claim is None or claim.carried_from is None:
        return None
    return dict(claim.carried_from.answers) == dict(answers)


def _citable(finding: Finding, locus: Locus, claim: Claim) -> list[ProofVersion]:
    """The proofs of the unit that the records rest on, as far as they may be cited and there is room."""
    wanted = reads.proofs_of(finding)
    there = set(claim.citations.values_list("version__proof", flat=True))
    rows = ProofVersion.objects.filter(pk__in=wanted, proof__unit=locus.unit_id, proof__withdrawn_at=None)
    fresh = rows.exclude(proof__in=there).exclude(state="refused").select_related("proof")
    in_turn = sorted(fresh, key=lambda one: wanted.index(one.pk))
    return in_turn[: max(0, MOST - len(there))]


def _sheet(finding: Finding, locus: Locus, by: User, today: date, now: datetime) -> ProofVersion:
    """What the records say, as a paper in the unit's library; the same content is the same file."""
    indicator = locus.form.instrument.indicators[finding.code]
    title = f"Catatan {finding.code} sampai {day_first(finding.as_of)}"
    content = record_sheet(
        reads.sheet_values(finding, indicator), head_of_letters(locus.cycle.office, today), finding.as_of
    )
    return keep(
        unit=locus.unit,
        name=f"catatan-{finding.code}-{finding.as_of:%Y%m%d}.pdf",
        content=content,
        title=title,
        kind=Kind.REPORT,
        by=by,
        today=today,
        now=now,
        proof_date=finding.as_of,
    )


def dispute(*, locus: Locus, code: str, digest: str, why: str, by: User, today: date, now: datetime) -> Reply:
    """Keep that the unit says the records are wrong or incomplete, and why. The evaluator reads it."""
    _seen(locus, code, digest, today, now)
    if not why.strip():
        raise refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        hold(locus, now)
        return _reply(locus, code, Stance.DISPUTED, why.strip(), digest, by, now)


def _seen(locus: Locus, code: str, digest: str, today: date, now: datetime) -> Finding:
    """The proposal as it stands now, kept; a page shows what was computed for it and never writes."""
    refresh(loci=[locus], day=reads.as_of(locus.cycle, today), now=now)
    finding = reads.finding_of(locus, code)
    if finding is None or not finding.known:
        raise refused(refusals.NOTHING_RECORDED)
    if finding.digest != digest:
        raise refused(refusals.RECORDS_CHANGED)
    return finding


def _reply(locus: Locus, code: str, stance: Stance, why: str, digest: str, by: User, now: datetime) -> Reply:
    reply = Reply.objects.create(locus=locus, code=code, stance=stance, why=why, digest=digest, by=by, at=now)
    record(
        by=by,
        action=f"evaluation.records_{stance}",
        target=locus,
        after={"code": code, "digest": digest},
        why=why,
        now=now,
        scope=office_scope(locus.cycle.office_id),
    )
    return reply
