"""Where evaluators of a cycle differ, how often they agree, and what a moderator settled."""

from dataclasses import dataclass

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import (
    Cycle,
    Locus,
    Moderation,
)
from tolok.apps.evaluation.selectors.judging import blind_at
from tolok.apps.evaluation.selectors.standing import handed_in, settled_levels
from tolok.rules.index.settling import Settled
from tolok.rules.instruments.values import Indicator


def pairs_of(cycle: Cycle) -> list[tuple[str, int, int]]:
    """(indicator, first level, second level) wherever two evaluators handed in a level. One statement."""
    rows = handed_in().filter(seat__locus__cycle=cycle, level__isnull=False)
    rows = rows.order_by("seat__locus", "code", "seat__order", "seat")
    found: list[tuple[str, int, int]] = []
    before: tuple[int, str, int] | None = None
    for locus, code, level in rows.values_list("seat__locus", "code", "level"):
        if before is not None and before[:2] == (locus, code) and level is not None:
            found.append((code, before[2], level))
            before = None
        else:
            before = (locus, code, int(level or 0))
    return found


@dataclass(frozen=True, slots=True)
class Dispute:
    """An indicator of a unit on which the evaluators differ, or did."""

    locus: Locus
    indicator: Indicator
    settled: Settled


def disputes_of(cycle: Cycle, person: User, how: str = "disputed") -> list[Dispute]:
    """Where seats differ in a cycle (`how` "moderated": where a moderator has settled it), by unit and sheet.

    Units at which `person` has not handed in yet are left out: levels stay hidden until then. Five statements.
    """
    loci = cycle.loci.exclude(pk__in=blind_at(person).values("locus")).prefetch_related("form")
    if how == "moderated":
        loci = loci.filter(pk__in=Moderation.objects.filter(locus__cycle=cycle).values("locus"))
    else:
        loci = loci.filter(disputed__gt=0)
    found = list(loci)
    levels = settled_levels(found, cycle.gap)
    return [
        Dispute(locus, indicator, levels[locus.pk][code])
        for locus in found
        for code, indicator in locus.form.instrument.indicators.items()
        if code in levels[locus.pk] and levels[locus.pk][code].how == how
    ]


def moderation_of(locus: Locus, code: str) -> Moderation | None:
    """What a moderator settled for an indicator."""
    return Moderation.objects.select_related("by").filter(locus=locus, code=code).first()
