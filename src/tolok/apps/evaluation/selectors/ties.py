"""Ties of the members of a panel, and the units they can still declare one with."""

from django.db.models import OuterRef, QuerySet, Subquery

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Cycle, Locus, PanelMember, PanelRole, Tie


def evaluator_in(cycle: Cycle, person: User) -> PanelMember | None:
    """The place of somebody who judges in this cycle. One statement."""
    found = cycle.panel.filter(user=person, role=PanelRole.EVALUATOR, left_at=None)
    return found.select_related("user", "cycle__office").first()


def evaluator_at(cycle: Cycle, pk: int) -> PanelMember | None:
    """The place of an evaluator by its number. One statement."""
    found = cycle.panel.filter(pk=pk, role=PanelRole.EVALUATOR, left_at=None)
    return found.select_related("user", "cycle__office").first()


def ties_of(member: PanelMember) -> list[Tie]:
    """What is declared for a member, each with `name`, the unit's in this cycle if it is in it. One statement."""
    names = Locus.objects.filter(cycle=member.cycle_id, unit=OuterRef("unit")).values("name")[:1]
    return list(member.ties.select_related("unit", "by").annotate(name=Subquery(names)).order_by("pk"))


def tie_in(cycle: Cycle, pk: int) -> Tie | None:
    """A tie of somebody who is in this panel, with `name` of its unit. One statement."""
    names = Locus.objects.filter(cycle=cycle, unit=OuterRef("unit")).values("name")[:1]
    found = Tie.objects.select_related("unit", "member__user", "member__cycle__office")
    return (
        found.annotate(name=Subquery(names)).filter(pk=pk, member__cycle=cycle, member__left_at=None).first()
    )


def loci_without_tie(member: PanelMember, search: str = "") -> QuerySet[Locus]:
    """Units of the cycle with nothing declared for this member, whose name or code holds `search`, by code."""
    found = member.cycle.loci.exclude(unit__in=member.ties.values("unit")).select_related("unit")
    key = " ".join(search.split()).casefold()
    return (found.filter(search__contains=key) if key else found).order_by("code")
