"""Order the papers of a locked result and make them, each once."""

import hashlib
import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions.letter_numbers import last_number
from tolok.apps.evaluation.models import Cycle, CyclePaper, LetterNumber, Locus, PaperKind, PaperState, Result
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.package import record_of
from tolok.apps.evaluation.selectors.results_papers import cycle_values, day_of, head_of_letters
from tolok.apps.organizations.selectors import template_of
from tolok.papers.cycles.lhe import LheValues, lhe
from tolok.papers.cycles.minister_package import minister_package
from tolok.papers.cycles.report import consolidated_report
from tolok.papers.cycles.word import lhe_docx
from tolok.rules.texts import ProblemsError
from tolok.sheets.cycles.book import cycle_book
from tolok.sheets.cycles.package import write_package

log = logging.getLogger(__name__)

#: The papers there are, and in which form.
FORMS: dict[PaperKind, tuple[str, ...]] = {
    PaperKind.LHE: ("pdf", "docx"),
    PaperKind.CONSOLIDATED: ("pdf",),
    PaperKind.MINISTER: ("zip",),
    PaperKind.BOOK: ("xlsx",),
    PaperKind.PACKAGE: ("zip",),
}
BROKEN = "Berkas gagal dibuat karena kesalahan di pihak kami; hasilnya tidak berubah. Coba pesan lagi."


def order(
    *,
    result: Result,
    kind: PaperKind,
    form: str,
    loci: Sequence[Locus] = (),
    by: User,
    now: datetime,
) -> list[CyclePaper]:
    """Ask for a paper of all units, or one LHE a unit; those that are to be made now, failed ones again.

    Letters get their running number here, once. The same number of statements for any number of units.
    """
    if result.locked_at is None:
        raise refused(refusals.NOT_LOCKED)
    if form not in FORMS[kind] or (kind == PaperKind.LHE) != bool(loci):
        raise ValueError(f"no paper {kind} as {form} for {len(loci)} units")
    with transaction.atomic():
        cycle = Cycle.objects.select_for_update().get(pk=result.cycle_id)
        if loci:
            _number(cycle, loci)
        wanted: list[Locus | None] = list(loci) or [None]
        mine = CyclePaper.objects.filter(result=result, kind=kind, form=form)
        mine = mine.filter(locus__in=loci) if loci else mine.filter(locus=None)
        there = set(mine.values_list("locus", flat=True))
        new = [
            CyclePaper(result=result, locus=one, kind=kind, form=form, ordered_by=by, ordered_at=now)
            for one in wanted
            if (one.pk if one else None) not in there
        ]
        CyclePaper.objects.bulk_create(new, batch_size=500)
        mine.filter(state=PaperState.FAILED).update(state=PaperState.WAITING, error="")
        waiting = list(mine.filter(state=PaperState.WAITING).defer("content", "signed"))
        after = {"kind": kind, "form": form, "papers": len(waiting)}
        record(
            by=by,
            action="evaluation.order_papers",
            target=result,
            after=after,
            now=now,
            scope=office_scope(cycle.office_id),
        )
    return waiting


def _number(cycle: Cycle, loci: Sequence[Locus]) -> None:
    """Running numbers for those without one, in the order of their codes."""
    known = set(LetterNumber.objects.filter(cycle=cycle).values_list("locus", flat=True))
    new = sorted((one for one in loci if one.pk not in known), key=lambda one: one.code)
    if not new:
        return
    last = last_number(cycle.office_id)
    LetterNumber.objects.bulk_create(
        LetterNumber(cycle=cycle, locus=one, number=last + place) for place, one in enumerate(new, 1)
    )


def order_all(*, result: Result, form: str, by: User, now: datetime) -> list[CyclePaper]:
    """The LHE of every unit."""
    loci = list(Locus.objects.filter(results__result=result).defer("search").order_by("code"))
    return order(result=result, kind=PaperKind.LHE, form=form, loci=loci, by=by, now=now)


def write(*, paper: int, now: datetime) -> None:
    """Make a waiting paper; one that somebody else makes or that is ready is left alone."""
    taken = CyclePaper.objects.filter(pk=paper, state=PaperState.WAITING).update(state=PaperState.MAKING)
    if not taken:
        return
    found = CyclePaper.objects.select_related(
        "result__cycle__office", "result__cycle__previous", "locus"
    ).get(pk=paper)
    try:
        found.content = content_of(found)
        found.sha256 = hashlib.sha256(found.content).hexdigest()
        found.state, found.made_at = PaperState.DONE, now
    except ProblemsError as error:
        found.state = PaperState.FAILED
        found.error = " ".join(problem.say("id") for problem in error.problems)
    except Exception:
        log.exception("paper %s of result %s failed", found.kind, found.result_id)
        found.state, found.error = PaperState.FAILED, BROKEN
    found.save(update_fields=["content", "sha256", "state", "made_at", "error"])


def content_of(paper: CyclePaper) -> bytes:
    """The bytes of a paper; the same for the same result, letterhead and numbers."""
    result = paper.result
    if paper.kind == PaperKind.PACKAGE:
        return write_package(record_of(result))
    day = day_of(result)
    values = cycle_values(result, [paper.locus_id] if paper.locus_id else None)
    if paper.kind == PaperKind.BOOK:
        return cycle_book(values, day)
    head = head_of_letters(result.cycle.office, day)
    if paper.kind == PaperKind.CONSOLIDATED:
        return consolidated_report(values, head, day)
    if paper.kind == PaperKind.MINISTER:
        return minister_package(values, head, day)
    one = LheValues(values.facts, values.units[0])
    return (
        lhe(one, head, day)
        if paper.form == "pdf"
        else lhe_docx(one, head, day, template_of(result.cycle.office, "lhe"))
    )


def take_up() -> list[int]:
    """Put papers back that a worker was making when it was killed; everything that is to be made now."""
    CyclePaper.objects.filter(state=PaperState.MAKING).update(state=PaperState.WAITING)
    waiting = CyclePaper.objects.filter(state=PaperState.WAITING).order_by("ordered_at", "pk")
    return list(waiting.values_list("pk", flat=True))
