"""Units that have filled in F-01, for tests that start later; through the actions."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from django.utils import timezone
from PIL import Image

from tests.apps.evaluation.cast import DAY, NOW, Cast, a_cycle
from tolok.apps.evaluation.actions import claims, cycles
from tolok.apps.evaluation.models import Claim, Cycle, Locus, State, Submission
from tolok.apps.evaluation.selectors.claims import places
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import Kind, ProofVersion
from tolok.rules.instruments.values import Question

TODAY = timezone.localdate(NOW)
#: Indicator 1 as a unit answers that has everything.
A_YES: dict[str, object] = {
    "standard_made": True,
    "service_kinds": "12",
    "standards_written": "12",
    "standard_complete": True,
    "standard_decided": True,
    "standard_community": True,
    "standard_monitored": True,
}


def a_cycle_today(cast: Cast, name: str = "PEKPPP Mandiri 2026") -> Cycle:
    """A cycle that is being filled in whenever the test runs: pages read the clock."""
    cycle = a_cycle(cast, State.FILLING, name)
    span = (NOW - 30 * DAY, timezone.now() + 9 * DAY)
    cycles.move_dates(cycle=cycle, state=State.FILLING, span=span, why="Dibuka lagi", by=cast.admin, now=NOW)
    return cycle


def a_picture(colour: str = "white") -> bytes:
    """A small picture, as a telephone sends it."""
    kept = BytesIO()
    Image.new("RGB", (60, 80), colour).save(kept, "PNG")
    return kept.getvalue()


def a_proof(
    cast: Cast, locus: Locus, title: str = "Keputusan Standar Pelayanan", valid_to: date | None = None
) -> ProofVersion:
    """A proof in the library of the unit; another title is another file."""
    colour = "white" if title.startswith("Keputusan Standar") else "grey"
    return evidence.keep(
        unit=locus.unit,
        name="bukti.png",
        content=a_picture(colour),
        title=title,
        kind=Kind.DECREE,
        by=cast.operator,
        today=TODAY,
        now=NOW,
        valid_to=valid_to,
    )


def an_answer(question: Question) -> object:
    """An answer that a question takes: yes, everything, the last option, twelve."""
    answers = {"yesno": True, "many": [one.key for one in question.options], "date": "2024-03-01"}
    if question.kind == "one":
        return question.options[-1].key
    return answers.get(question.kind, "Layanan Antar Jemput Berkas" if question.kind == "text" else "12")


def fill_in(cast: Cast, locus: Locus, notes: Mapping[str, str] | None = None) -> list[Claim]:
    """Every scored indicator answered with one proof cited."""
    version = a_proof(cast, locus)
    found, seen = [], dict(locus.claims.values_list("code", "version"))
    for indicator, _aspect, required in places(locus.form.instrument):
        if not required:
            continue
        given = A_YES if indicator.code == "1.a.Ak" else {q.key: an_answer(q) for q in indicator.questions}
        claim = claims.answer(
            locus=locus,
            code=indicator.code,
            answers=given,
            note=(notes or {}).get(indicator.code, ""),
            seen_version=seen.get(indicator.code, 0),
            by=cast.operator,
            now=NOW,
        )
        claim.locus = locus
        claims.cite(claim=claim, version=version, page=None, by=cast.operator, now=NOW)
        found.append(claim)
    return found


def hand_in(cast: Cast, locus: Locus) -> Submission:
    """A whole F-01, approved and handed in. Only for the first unit, which has a head."""
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=NOW)
    return claims.submit(locus=locus, by=cast.operator, now=NOW)
