"""Who may open a result, and which one."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Cycle, Locus, Result
from tolok.apps.evaluation.selectors.results import result_in
from tolok.apps.evaluation.views.doors import here, reads_cycle, sees_unit, today, whoever
from tolok.apps.evaluation.views.judging.words import proof_page_url
from tolok.apps.evidence import selectors as evidence
from tolok.apps.evidence.models import ProofVersion

reads_results = reads_cycle


def sees_result_of_unit(request: HttpRequest, **parts: Any) -> bool:
    """Whoever sees the settled levels of the unit: its staff once objections may be made, who reads all."""
    return sees_unit(request, **parts) and policies.sees_levels(whoever(request), here(request), today())


def result_of(cycle: Cycle, number: int) -> Result:
    """A result of this cycle."""
    found = result_in(cycle, number)
    if found is None:
        raise Http404
    found.cycle = cycle
    return found


def shown_result(request: HttpRequest, cycle: Cycle, number: int) -> Result:
    """A result that this reader may see: who reads all sees proposals too, everybody else what is locked."""
    found = result_of(cycle, number)
    if found.locked_at is None and not policies.reads_all(whoever(request), cycle, today()):
        raise Http404
    return found


class Opener:
    """Where a version is opened from the result of a unit; personal data only where it is written down who looks."""

    def __init__(self, locus: Locus, now: datetime) -> None:
        self.locus, self.now = locus, now

    def __call__(self, version: ProofVersion, page: int | None) -> str:
        """The page with its picture, else the file at its signed address, else the proof's own page."""
        if page and evidence.page_url(version, page, now=self.now):
            return f"{proof_page_url(self.locus, version.pk, page)}?hasil"
        if not version.proof.personal_data and (url := evidence.file_url(version, now=self.now)):
            return url
        stem = reverse("evidence-proof", args=[version.proof.unit_id, version.proof_id])
        return f"{stem}?versi={version.number}" + (f"&dari={page}" if page else "")
