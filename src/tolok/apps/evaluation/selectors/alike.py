"""Proofs before an evaluator whose files other units have too: how many, and those of the units one may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Citation, CycleForm, Locus, Seat
from tolok.apps.evaluation.policies import reads_all
from tolok.apps.evidence.models import AlikeGroup, ProofVersion
from tolok.apps.evidence.selectors.likeness import groups_of
from tolok.apps.notices.models import Notice
from tolok.apps.organizations.selectors import natural
from tolok.web.printing import say

#: Between a pack and the number of an indicator in an address.
OF = ":"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A unit of the cycle that cites a proof of the same group: for which indicator, and which version."""

    locus: Locus
    code: str
    version: ProofVersion


def alike(versions: Sequence[ProofVersion]) -> dict[int, list[AlikeGroup]]:
    """The groups of two units or more each of these versions stands in, by number of the version. One statement."""
    found = groups_of([one.pk for one in versions])
    return {pk: [one for one in groups if one.units > 1] for pk, groups in found.items()}


def elsewhere(locus: Locus, version: ProofVersion, person: User, day: date) -> list[Elsewhere]:
    """Who of the units a person may see cites a proof that is like a version: all of the cycle for who reads all of
    it, otherwise those the person sits at. Four statements at most.
    """
    groups = [one.pk for one in groups_of([version.pk]).get(version.pk, [])]
    rows = Citation.objects.filter(version__alike__group__in=groups, claim__locus__cycle=locus.cycle_id)
    rows = rows.exclude(claim__locus=locus)
    if not reads_all(person, locus.cycle, day):
        seats = Seat.objects.filter(user=person, left_at=None, locus__cycle=locus.cycle_id)
        rows = rows.filter(claim__locus__in=seats.values("locus"))
    found = rows.select_related("claim__locus", "version__proof").order_by(
        "claim__locus__code", "claim__code"
    )
    seen = {(one.claim.locus_id, one.claim.code, one.version_id): one for one in found}
    return [Elsewhere(one.claim.locus, one.claim.code, one.version) for one in seen.values()]


def asked_key(locus: Locus, version: ProofVersion, person: User) -> str:
    """The key of the notice by which a person asks the Biro to look at files like a version."""
    return f"evaluation.alike:{locus.pk}:{version.pk}:{person.pk}"


def asked_on(locus: Locus, version: ProofVersion, person: User) -> datetime | None:
    """When a person asked the Biro; None: never. One statement."""
    found = Notice.objects.filter(key=asked_key(locus, version, person))
    return found.order_by("pk").values_list("created_at", flat=True).first()


def cited_codes(office: int) -> list[tuple[str, str]]:
    """The indicators for which units of an office cite proofs: which one, by `versions_cited`, and its form, number
    and title. The same number means something else in another form. Two statements."""
    found = Citation.objects.filter(claim__locus__cycle__office=office).order_by()
    rows = found.values_list("claim__locus__form__pack", "claim__code").annotate(
        form=Max("claim__locus__form")
    )
    cited = list(rows)
    forms = CycleForm.objects.in_bulk({form for _pack, _code, form in cited})
    packs: dict[str, set[str]] = {}
    for one in forms.values():
        packs.setdefault(one.letter, set()).add(one.pack)
    cited.sort(key=lambda row: (forms[row[2]].letter, row[0], natural(row[1])))
    return [
        (f"{pack}{OF}{code}", _called(forms[form], code, alone=len(packs[forms[form].letter]) == 1))
        for pack, code, form in cited
    ]


def _called(form: CycleForm, code: str, *, alone: bool) -> str:
    named = form.instrument.indicators.get(code)
    said = _("Formulir %(letter)s, %(code)s") % {"letter": form.letter, "code": code}
    words = f"{said} {say(named.title)}" if named else said
    return words if alone else f"{words} ({form.pack})"


def versions_cited(office: int, indicator: str) -> QuerySet[ProofVersion]:
    """The versions that units of an office cite for an indicator, as `cited_codes` names it."""
    pack, _of, code = indicator.partition(OF)
    cited = Q(
        citations__claim__code=code,
        citations__claim__locus__form__pack=pack,
        citations__claim__locus__cycle__office=office,
    )
    return ProofVersion.objects.filter(cited)
