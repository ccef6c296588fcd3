"""Groups of proofs whose files are the same or nearly the same, as an office is shown them."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, Min, Q, QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evidence import refusals
from tolok.apps.evidence.models import AlikeGroup, AlikeMember, NearFiles, ProofVersion
from tolok.apps.organizations.models import Office
from tolok.rules.texts import refuse_all

#: Members written at once.
BATCH = 500


def group(*, version: ProofVersion, near: Collection[str]) -> None:
    """Put a version into the group of its very file, and into that of the files (`near`, SHA-256) it is nearly like.

    Doing it again does no harm. The number of statements does not grow with the groups.
    """
    office = version.proof.unit.office_id
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=office)
        touched = [*_same(version, office), *(_near(version, office, near) if near else ())]
        recount(groups=touched)


def _same(version: ProofVersion, office: int) -> Iterable[AlikeGroup]:
    mine = ProofVersion.objects.filter(sha256=version.sha256, proof__unit__office=office)
    if not mine.exclude(proof=version.proof_id).exists():
        return []
    found, _new = AlikeGroup.objects.get_or_create(office_id=office, sha256=version.sha256)
    _join(found, mine)
    return [found]


def _near(version: ProofVersion, office: int, near: Collection[str]) -> Iterable[AlikeGroup]:
    digests = [version.sha256, *near]
    mine = ProofVersion.objects.filter(sha256__in=digests, proof__unit__office=office)
    there = list(AlikeGroup.objects.filter(office=office, sha256="", members__version__in=mine).distinct())
    there.sort(key=lambda one: one.pk)
    if there:
        kept, others = there[0], there[1:]
        _merge(kept, others)
    else:
        kept = AlikeGroup.objects.create(office_id=office)
    _join(kept, mine)
    pairs = NearFiles.objects.filter(one__sha256__in=digests, other__sha256__in=digests)
    best = pairs.order_by("-share", "pk").first()
    if best is not None and (kept.best is None or best.share > kept.best.share):
        kept.best = best
        kept.save(update_fields=["best"])
    return [kept]


def _merge(kept: AlikeGroup, others: Collection[AlikeGroup]) -> None:
    """Groups that turn out to hang together become one; it is meant to be shared only where all of them were."""
    if not others:
        return
    AlikeMember.objects.filter(group__in=others).update(group=kept)
    best = max((one.best for one in (kept, *others) if one.best), key=lambda pair: pair.share, default=None)
    kept.best = best
    if kept.shared_at and not all(one.shared_at for one in others):
        kept.shared_at, kept.shared_by, kept.shared_why = None, None, ""
    kept.save(update_fields=["best", "shared_at", "shared_by", "shared_why"])
    AlikeGroup.objects.filter(pk__in=[one.pk for one in others]).delete()


def _join(found: AlikeGroup, versions: QuerySet[ProofVersion]) -> None:
    """Those of the versions that are not in the group yet."""
    rows = [AlikeMember(group=found, version=one) for one in versions.exclude(alike__group=found)]
    AlikeMember.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def recount(*, groups: Iterable[AlikeGroup]) -> None:
    """Count anew what stands in groups: a withdrawn proof counts no more."""
    standing = Q(members__version__proof__withdrawn_at=None)
    rows = AlikeGroup.objects.filter(pk__in=[one.pk for one in groups]).annotate(
        n_units=Count("members__version__proof__unit", distinct=True, filter=standing),
        n_proofs=Count("members__version__proof", distinct=True, filter=standing),
        first=Min("members__version__uploaded_at", filter=standing),
        last=Max("members__version__uploaded_at", filter=standing),
    )
    found = list(rows)
    for one in found:
        one.units, one.proofs, one.first_at, one.last_at = one.n_units, one.n_proofs, one.first, one.last
    AlikeGroup.objects.bulk_update(found, ["units", "proofs", "first_at", "last_at"])


def recount_of(*, proof: int) -> None:
    """Count the groups of a proof anew."""
    recount(groups=AlikeGroup.objects.filter(members__version__proof=proof).distinct())


def mark_shared(*, group: AlikeGroup, why: str, by: User, now: datetime) -> None:
    """Say that these files are meant to be shared, such as a circular of the office; the list leaves them out.

    Raises ProblemsError without a reason and when it was said before.
    """
    refuse_all(
        [(not why.strip(), refusals.NO_WHY, "why"), (bool(group.shared_at), refusals.SHARED_ALREADY, "")]
    )
    _mark(group, now, by, why.strip())
    _record(group, "evidence.mark_shared", {"shared_at": now}, why, by, now)


def unmark_shared(*, group: AlikeGroup, why: str, by: User, now: datetime) -> None:
    """Take that back; the list shows them again. Raises ProblemsError without a reason and when nobody said so."""
    refuse_all([(not why.strip(), refusals.NO_WHY, "why"), (not group.shared_at, refusals.NOT_SHARED, "")])
    _mark(group, None, None, "")
    _record(group, "evidence.unmark_shared", {"shared_at": None}, why, by, now)


def _mark(group: AlikeGroup, at: datetime | None, by: User | None, why: str) -> None:
    group.shared_at, group.shared_by, group.shared_why = at, by, why
    group.save(update_fields=["shared_at", "shared_by", "shared_why"])


def _record(
    group: AlikeGroup, action: str, after: dict[str, object], why: str, by: User, now: datetime
) -> None:
    scope = office_scope(group.office_id)
    record(by=by, action=action, target=group, after=after, why=why, now=now, scope=scope)
