"""Cite proofs of the unit's library for an indicator, and take them off again."""

from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation.actions.claims import words
from tolok.apps.evaluation.actions.claims.holding import hold, reopen, scope_of, told
from tolok.apps.evaluation.models import Citation, Claim, Locus
from tolok.apps.evaluation.readiness import WITHDRAWN, held_back
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.evidence.models import State as FileState
from tolok.rules.texts import Problem, ProblemsError, Text

#: More proofs than this nobody reads.
MOST = 15
LONGEST_NOTE = 300


def cite(
    *, claim: Claim, version: ProofVersion, page: int | None = None, note: str = "", by: User, now: datetime
) -> Citation:
    """Cite a version for an indicator with the page that shows it. Another version of the same proof is replaced.

    A file that is still being checked may be cited; it must be found clean before F-01 is handed in. Raises
    ProblemsError (keys version, page, note) with everything that is wrong.
    """
    note = note.strip()
    problems = _wrong(claim.locus, version, page, note)
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        held = hold(claim.locus, now)
        others = {one.version.proof_id: one for one in claim.citations.select_related("version__proof")}
        citation = others.get(version.proof_id) or Citation(claim=claim)
        if citation.pk is None and len(others) >= MOST:
            raise refused(words.TOO_MANY.format(most=MOST), "version")
        before = _plain(citation) if citation.pk else None
        citation.version, citation.page, citation.note = version, page, note
        if before == _plain(citation):
            return citation
        citation.save()
        reopen(held)
        told(claim.locus, held)
        record(
            by=by,
            action="evaluation.cite",
            target=claim,
            before=before,
            after=_plain(citation),
            now=now,
            scope=scope_of(held),
        )
    return citation


def uncite(*, citation: Citation, by: User, now: datetime) -> None:
    """Take a proof off an indicator; it stays in the library."""
    claim = citation.claim
    with transaction.atomic():
        held = hold(claim.locus, now)
        before = _plain(citation)
        if not Citation.objects.filter(pk=citation.pk).delete()[0]:
            return
        reopen(held)
        told(claim.locus, held)
        record(
            by=by,
            action="evaluation.uncite",
            target=claim,
            before=before,
            after={},
            now=now,
            scope=scope_of(held),
        )


def _wrong(locus: Locus, version: ProofVersion, page: int | None, note: str) -> list[Problem]:
    problems = []
    title = version.proof.title
    if version.proof.unit_id != locus.unit_id:
        return [Problem(words.OTHER_UNIT, key="version")]
    if version.proof.withdrawn:
        problems.append(Problem(WITHDRAWN.format(title=title), key="version"))
    elif version.state == FileState.REFUSED:
        problems.append(Problem(held_back(version) or Text("", ""), key="version"))
    if page is not None and page < 1:
        problems.append(Problem(words.PAGE_FROM_ONE, key="page"))
    elif page is not None and version.page_count and page > version.page_count:
        problems.append(Problem(words.NO_SUCH_PAGE.format(pages=version.page_count), key="page"))
    if len(note) > LONGEST_NOTE:
        problems.append(Problem(words.NOTE_LONG, key="note"))
    return problems


def _plain(citation: Citation) -> dict[str, object]:
    return {
        "sha256": citation.version.sha256,
        "title": citation.version.proof.title,
        "version": citation.version.number,
        "page": citation.page,
        "note": citation.note,
    }
