"""The proposal from surveys as a page shows it beside an indicator."""

from typing import Any

from django.urls import reverse

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors.from_surveys import from_surveys, may_open
from tolok.apps.evaluation.views.doors import today
from tolok.apps.surveys.showing.performance import reason_of


def surveyed(locus: Locus, code: str, person: User) -> dict[str, Any]:
    """The keys of ``evaluation/from_surveys.html``; empty for an indicator that asks something else."""
    found = from_surveys(locus, code)
    if found is None:
        return {}
    url = ""
    if may_open(person, locus, today()):
        url = reverse("surveys-performance", args=[locus.unit_id, locus.cycle.year])
    return {"surveyed": {"level": found.proposal.level, "reason": reason_of(found), "url": url}}
