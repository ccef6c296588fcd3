"""Reads of evidence libraries. Each answers with a fixed number of statements."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum

from tolok.apps.accounts.models import User
from tolok.apps.evidence import store
from tolok.apps.evidence.addresses import file_url as file_url
from tolok.apps.evidence.addresses import page_url as page_url
from tolok.apps.evidence.addresses import thumbnail_url as thumbnail_url
from tolok.apps.evidence.contents.types import ACCEPT as ACCEPT  # for the file fields of apps above
from tolok.apps.evidence.contents.types import TYPES, FileType
from tolok.apps.evidence.models import Fetch, FetchState, Preview, Proof, ProofVersion, State, Upload
from tolok.apps.evidence.policies import KEEPERS, READERS
from tolok.apps.evidence.selectors.comparing import with_outcome
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.policies import appointments_of

#: Days before its last day from which a proof counts as expiring soon.
SOON = timedelta(days=60)
#: Functions that tell how often proofs are used, by number of the proof; apps above add theirs when they start.
Uses = Callable[[Sequence[int]], Mapping[int, int]]
USES: list[Uses] = []


@dataclass(frozen=True, slots=True)
class Library:
    """How much a library holds: proofs that stand, files of all of them, bytes of those files."""

    proofs: int
    files: int
    size: int


def proofs_of(
    unit: OrganizationUnit,
    *,
    search: str = "",
    kind: str = "",
    expired_on: date | None = None,
    expiring_on: date | None = None,
    withdrawn: bool = False,
) -> QuerySet[Proof]:
    """The proofs of a unit, newest first; withdrawn ones only when asked for.

    `search` looks in title and place; `expired_on` keeps what no longer holds on a day, `expiring_on` what ends
    within SOON of it. One statement.
    """
    found = Proof.objects.filter(unit=unit, withdrawn_at__isnull=not withdrawn)
    for word in search.replace("\x00", " ").casefold().split():
        found = found.filter(search__contains=word)
    if kind:
        found = found.filter(kind=kind)
    if expired_on is not None:
        found = found.filter(valid_to__lt=expired_on)
    if expiring_on is not None:
        found = found.filter(valid_to__gte=expiring_on, valid_to__lte=expiring_on + SOON)
    return found.order_by("-created_at", "-pk")


def proof_in(unit: OrganizationUnit, pk: int) -> Proof | None:
    """The proof with a number, only if it is this unit's."""
    return Proof.objects.filter(unit=unit, pk=pk).select_related("unit", "created_by").first()


def versions(pks: Iterable[int]) -> dict[int, ProofVersion]:
    """Versions by number, each with its proof. One statement."""
    found = ProofVersion.objects.filter(pk__in=list(pks)).select_related("proof__unit")
    return {version.pk: version for version in found}


def version_in(unit: OrganizationUnit, pk: int) -> ProofVersion | None:
    """The version with a number, only if it is in this unit's library. One statement."""
    return ProofVersion.objects.filter(pk=pk, proof__unit=unit).select_related("proof").first()


def versions_of(proof: Proof) -> list[ProofVersion]:
    """All versions of a proof, newest first, each with the `outcome` of comparing it. One statement."""
    return list(with_outcome(proof.versions.select_related("uploaded_by").order_by("-number")))


def latest(proofs: Iterable[Proof]) -> dict[int, ProofVersion]:
    """The newest version of each proof, by number of the proof; a link that is still fetched has none. One statement."""
    newest = ProofVersion.objects.filter(proof=OuterRef("proof")).order_by("-number").values("pk")[:1]
    pks = [proof.pk for proof in proofs]
    found = ProofVersion.objects.filter(proof__in=pks, pk=Subquery(newest))
    return {version.proof_id: version for version in found}


def latest_clean_of(proofs: Iterable[int]) -> dict[int, ProofVersion]:
    """The newest version of each proof that may be opened, the one to cite, by number of the proof. One statement."""
    clean = ProofVersion.objects.filter(proof=OuterRef("proof"), state=State.CLEAN).order_by("-number")
    found = ProofVersion.objects.filter(proof__in=list(proofs), pk=Subquery(clean.values("pk")[:1]))
    return {version.proof_id: version for version in found.select_related("proof")}


def held(unit: OrganizationUnit, sha256: str) -> ProofVersion | None:
    """The version of this unit's library that is this file already; libraries of others are not looked into."""
    same = Q(sha256=sha256) | Q(sent_sha256=sha256)
    found = ProofVersion.objects.filter(same, proof__unit=unit, proof__withdrawn_at__isnull=True)
    return found.exclude(state=State.REFUSED).select_related("proof").order_by("-pk").first()


def library(unit: OrganizationUnit) -> Library:
    """How much a unit keeps, withdrawn proofs included in files and size, because their files stay."""
    return libraries([unit.pk]).get(unit.pk, Library(0, 0, 0))


def libraries(units: Sequence[int]) -> dict[int, Library]:
    """The same for many units, by number. One statement; a unit without proofs is not in it."""
    found = (
        Proof.objects.filter(unit__in=units)
        .values("unit")
        .annotate(
            kept=Count("pk", distinct=True, filter=Q(withdrawn_at__isnull=True)),
            files=Count("versions"),
            size=Sum("versions__size"),
        )
        .order_by("unit")
    )
    return {row["unit"]: Library(row["kept"], row["files"], row["size"] or 0) for row in found}


def units_read_by(person: User, day: date) -> QuerySet[OrganizationUnit]:
    """The units whose library a person may read, by office and code."""
    roles = appointments_of(person, day)
    own = roles.filter(role__in=KEEPERS).values("unit")
    offices = roles.filter(role__in=READERS, unit=None).values("office")
    found = OrganizationUnit.objects.filter(Q(pk__in=own) | Q(office__in=offices))
    return found.select_related("office").order_by("office__name", "office", "code")


def unit_at(pk: int) -> OrganizationUnit | None:
    """The unit with a number, and its office."""
    return OrganizationUnit.objects.filter(pk=pk).select_related("office").first()


def uses(proofs: Sequence[int]) -> dict[int, int]:
    """How often each proof is used by the apps above, as far as they tell."""
    total: dict[int, int] = {}
    for told in USES:
        for pk, count in told(proofs).items():
            total[pk] = total.get(pk, 0) + count
    return total


def upload_of(person: User, unit: OrganizationUnit, token: UUID) -> Upload | None:
    """A person's own upload for a unit."""
    return Upload.objects.filter(by=person, unit=unit, token=token).select_related("unit").first()


def fetch_of(proof: Proof) -> Fetch | None:
    """The newest link that was given for a proof."""
    return proof.fetches.order_by("-pk").first()


def fetches_of(proofs: Iterable[Proof]) -> dict[int, Fetch]:
    """The newest link of each proof, by number of the proof. One statement."""
    found = Fetch.objects.filter(proof__in=[proof.pk for proof in proofs]).order_by("pk")
    return {fetch.proof_id: fetch for fetch in found}


def type_of(version: ProofVersion) -> FileType:
    """What kind of file a version is."""
    return TYPES[version.mime]


def bytes_of(version: ProofVersion) -> bytes | None:
    """The file of a version as it is kept; None where it may not be opened or is gone. No statement."""
    path = store.kept_at(version.sha256)
    return path.read_bytes() if version.may_be_opened and path.exists() else None


def version_to_open(pk: int) -> ProofVersion | None:
    """A version that may be opened."""
    return ProofVersion.objects.filter(pk=pk, state=State.CLEAN).first()


def unfinished() -> QuerySet[ProofVersion]:
    """Versions that wait for the scanner or for pictures of their pages, newest first: the worker begins at the oldest."""
    waiting = Q(state__in=[State.WAITING, State.QUARANTINED]) | Q(state=State.CLEAN, preview=Preview.WAITING)
    return ProofVersion.objects.filter(waiting).order_by("-pk")


def unfetched() -> QuerySet[Fetch]:
    """Links that still wait to be fetched, oldest first."""
    return Fetch.objects.filter(state=FetchState.WAITING).order_by("pk")
