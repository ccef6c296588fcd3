"""Sign the LHE of a result through the service of the settings; a passphrase passes through and stays nowhere."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation.models import CyclePaper, PaperKind, PaperState, Result
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.results_papers import day_of, head_of_letters
from tolok.papers.letters.signing import (
    DemonstrationSigner,
    Passphrase,
    Place,
    Signer,
    SigningError,
    masked,
    sign_each,
)
from tolok.rules.texts import Problem, ProblemsError, Text


def signer() -> Signer | None:
    """The signing service of this installation; None where papers are signed by hand."""
    return DemonstrationSigner() if settings.TOLOK_SIGNER == "demonstration" else None


def sign(*, result: Result, nik: str, passphrase: Passphrase, by: User, now: datetime) -> int:
    """Sign every LHE (PDF) that is ready and not signed yet; how many were.

    What was signed before a refusal stays signed. Raises ProblemsError with every refusal, each said once.
    """
    service = signer()
    if service is None:
        passphrase.forget()
        raise refused(NO_SERVICE)
    place = Place(head_of_letters(result.cycle.office, day_of(result)).signature_mark)
    done, problems = 0, {}
    for pk, answer in sign_each(service, _unsigned(result), nik=nik, passphrase=passphrase, place=place):
        if isinstance(answer, SigningError):
            key = "passphrase" if answer.fatal else ""
            problems[answer.text] = Problem(answer.text, key=key)
            continue
        done += CyclePaper.objects.filter(pk=int(pk), signed_at=None).update(
            signed=answer.pdf,
            signed_at=now,
            signer=answer.signer,
            service=answer.service,
            receipt=answer.receipt,
        )
    if done:
        after = {"papers": done, "signer": masked(nik)}
        scope = office_scope(result.cycle.office_id)
        record(by=by, action="evaluation.sign_papers", target=result, after=after, now=now, scope=scope)
    if problems:
        raise ProblemsError(list(problems.values()))
    return done


def _unsigned(result: Result) -> Iterator[tuple[str, bytes]]:
    rows = CyclePaper.objects.filter(
        result=result, kind=PaperKind.LHE, form="pdf", state=PaperState.DONE, signed_at=None
    )
    for pk in list(rows.order_by("locus__code").values_list("pk", flat=True)):
        yield str(pk), bytes(CyclePaper.objects.values_list("content", flat=True).get(pk=pk))


NO_SERVICE = Text(
    "Tidak ada layanan tanda tangan di instalasi ini; tanda tangani di atas kertas.",
    "This installation has no signing service; sign on paper.",
)
