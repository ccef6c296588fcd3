"""Proofs whose files are the same or nearly the same, in groups, and for what proofs are used."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    SmallIntegerField,
    Subquery,
    When,
)

from tolok.apps.evidence.models import (
    AlikeGroup,
    AlikeMember,
    Proof,
    ProofUse,
    ProofVersion,
)
from tolok.apps.organizations.models import Office
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Used:
    """One use of a proof: the programme, what of it, and the page on which it stands; empty for none."""

    programme: Text
    item: Text
    address: str = ""


#: Functions that tell how one proof is used, by its number; apps above add theirs when they start.
USED_IN: list[Callable[[int], Sequence[Used]]] = []


@dataclass(frozen=True, slots=True)
class Cited:
    """How an app above tells which versions an indicator of an office cites: the codes there are, and the versions."""

    codes: Callable[[int], Sequence[tuple[str, str]]]
    versions: Callable[[int, str], QuerySet[ProofVersion]]


#: Apps above add theirs when they start.
CITED: list[Cited] = []


def used_in(proof: Proof) -> list[Used]:
    """Every use of a proof that the apps above know of."""
    return [one for told in USED_IN for one in told(proof.pk)]


def noted_uses(proof: Proof) -> list[ProofUse]:
    """The uses somebody noted by hand. One statement."""
    return list(proof.uses.all())


def use_of(proof: Proof, pk: int) -> ProofUse | None:
    """One of them."""
    return proof.uses.filter(pk=pk).first()


@dataclass(frozen=True, slots=True)
class Alike:
    """Which groups of an office are asked for; what is empty narrows nothing.

    `kind` is "exact", "near" or empty; `across` only those of two units or more; `shared` those meant to be shared,
    which are left out otherwise.
    """

    search: str = ""
    kind: str = ""
    unit: int | None = None
    code: str = ""
    across: bool = True
    shared: bool = False


def groups_in(office: Office, wanted: Alike) -> QuerySet[AlikeGroup]:
    """Groups in an office: what is nearly the same first, then those of most units; each with the `title` of a proof.

    One statement with as many rows as are asked for, however large the groups are.
    """
    found = AlikeGroup.objects.filter(
        office=office,
        proofs__gte=2,
        shared_at__isnull=not wanted.shared,
        units__gte=2 if wanted.across else 1,
    )
    if wanted.kind:
        found = found.filter(sha256="") if wanted.kind == "near" else found.exclude(sha256="")
    members = AlikeMember.objects.filter(group=OuterRef("pk"), version__proof__withdrawn_at=None)
    for word in wanted.search.replace("\x00", " ").casefold().split():
        found = found.filter(Exists(members.filter(version__proof__search__contains=word)))
    if wanted.unit is not None:
        found = found.filter(Exists(members.filter(version__proof__unit=wanted.unit)))
    for cited in CITED if wanted.code else ():
        versions = cited.versions(office.pk, wanted.code).values("pk")
        found = found.filter(Exists(members.filter(version__in=versions)))
    title = members.order_by("version").values("version__proof__title")[:1]
    kind = Case(When(sha256="", then=0), default=1, output_field=SmallIntegerField())
    found = found.annotate(title=Subquery(title), kind=kind).select_related("best")
    return found.order_by("kind", "-units", "pk")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many groups of an office stand: nearly the same, the very same, meant to be shared."""

    near: int
    exact: int
    shared: int


def counted(office: Office) -> Counted:
    """Groups of two units or more. One statement."""
    standing = AlikeGroup.objects.filter(office=office, proofs__gte=2, units__gte=2)
    open_ones = Q(shared_at=None)
    found = standing.aggregate(
        near=Count("pk", filter=open_ones & Q(sha256="")),
        exact=Count("pk", filter=open_ones & ~Q(sha256="")),
        shared=Count("pk", filter=~open_ones),
    )
    return Counted(**found)


def codes_in(office: int) -> list[tuple[str, str]]:
    """The indicators that cite proofs of an office, as the apps above tell them."""
    return [one for cited in CITED for one in cited.codes(office)]


def group_in(office: Office, pk: int) -> AlikeGroup | None:
    """A group of this office."""
    found = AlikeGroup.objects.filter(office=office, pk=pk)
    return found.select_related("best", "best__one", "best__other", "shared_by", "office").first()


def members_of(group: AlikeGroup) -> QuerySet[AlikeMember]:
    """What stands in a group, the oldest first."""
    found = group.members.filter(version__proof__withdrawn_at=None)
    return found.select_related("version__proof__unit").order_by("version__uploaded_at", "version")


def groups_of(versions: Iterable[int]) -> dict[int, list[AlikeGroup]]:
    """The groups each of these versions stands in with another proof. One statement."""
    rows = AlikeMember.objects.filter(version__in=list(versions), group__proofs__gte=2).select_related(
        "group__best"
    )
    found: dict[int, list[AlikeGroup]] = {}
    for one in rows.order_by("group__sha256", "group"):
        found.setdefault(one.version_id, []).append(one.group)
    return found


def own_twins(version: ProofVersion) -> list[ProofVersion]:
    """Versions of other proofs of the same unit in a group with this one. One statement."""
    groups = AlikeMember.objects.filter(version=version).values("group")
    found = ProofVersion.objects.filter(
        alike__group__in=groups, proof__unit=version.proof.unit_id, proof__withdrawn_at=None
    )
    return list(found.exclude(proof=version.proof_id).select_related("proof").distinct().order_by("pk"))
