"""For which indicators a proof is cited, for the page of the proof."""

from django.urls import reverse

from tolok.apps.evaluation.models import Citation
from tolok.apps.evidence.selectors.likeness import Used
from tolok.rules.texts import Text

MOST = 50


def cited_in(proof: int) -> list[Used]:
    """The indicators of F-01 that cite a proof, the newest cycle first. One statement, and one for each form."""
    rows = Citation.objects.filter(version__proof=proof).select_related(
        "claim__locus__cycle", "claim__locus__form"
    )
    return [_used(one) for one in rows.order_by("-claim__locus__cycle__year", "claim__code")[:MOST]]


def _used(one: Citation) -> Used:
    claim, locus = one.claim, one.claim.locus
    title = locus.form.instrument.indicators[claim.code].title
    item = Text(f"{claim.code} {title.id}", f"{claim.code} {title.en}")
    # the indicator's own page is the unit's; this one is open to everybody who reads the unit's library
    address = reverse("cycle-unit", args=[locus.cycle_id, locus.pk])
    return Used(Text(locus.cycle.name, locus.cycle.name), item, address)
