"""What was kept as pairs of versions becomes groups: one a file, and one of everything that hangs together."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 500
#: The model that migration 0005 takes away.
PAIRS = "Likeness"
READ = ("sha256", "uploaded_at", "proof", "proof__unit", "proof__unit__office", "proof__withdrawn_at")


def group(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Read every pair once; nothing is compared again."""
    likeness: Any = apps.get_model("evidence", PAIRS)
    known: Any = apps.get_model("evidence", "ProofVersion")
    versions: dict[int, dict[str, Any]] = {row["pk"]: row for row in known.objects.values("pk", *READ)}
    same: dict[tuple[int, str], set[int]] = defaultdict(set)
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    shares: dict[tuple[str, str], Any] = {}
    for one, other, share, exact, found_at in likeness.objects.values_list(
        "one", "other", "share", "exact", "found_at"
    ).iterator():
        office, digest = versions[one]["proof__unit__office"], versions[one]["sha256"]
        if exact:
            same[office, digest] |= {one, other}
        else:
            near[office].append((one, other))
            shares[digest, versions[other]["sha256"]] = share, found_at
    pairs = _keep_pairs(apps, shares)
    for (office, digest), members in sorted(same.items()):
        _keep(apps, office, digest, [versions[pk] for pk in members], None)
    for office, edges in near.items():
        for members in _together(edges):
            found = [versions[pk] for pk in members]
            digests = {row["sha256"] for row in found}
            inside = [pair for key, pair in pairs.items() if set(key) <= digests]
            _keep(apps, office, "", found, max(inside, key=lambda pair: pair.share, default=None))


def _keep_pairs(apps: Apps, shares: dict[tuple[str, str], Any]) -> dict[tuple[str, str], Any]:
    pair, sketch = apps.get_model("evidence", "NearFiles"), apps.get_model("evidence", "Sketch")
    known = dict(sketch.objects.values_list("sha256", "pk"))
    kept: dict[tuple[int, int], Any] = {}
    found = {}
    for (one, other), (share, found_at) in shares.items():
        if one in known and other in known and one != other:
            first, second = sorted((known[one], known[other]))
            if (first, second) not in kept:
                kept[first, second] = pair.objects.create(
                    one_id=first, other_id=second, share=share, found_at=found_at
                )
            found[one, other] = kept[first, second]
    return found


def _together(edges: Iterable[tuple[int, int]]) -> list[set[int]]:
    """What hangs together by edges."""
    root: dict[int, int] = {}

    def top(at: int) -> int:
        while root.setdefault(at, at) != at:
            at = root[at]
        return at

    for one, other in edges:
        root[top(one)] = top(other)
    found: dict[int, set[int]] = defaultdict(set)
    for at in root:
        found[top(at)].add(at)
    return list(found.values())


def _keep(apps: Apps, office: int, digest: str, rows: list[dict[str, Any]], best: Any) -> None:
    standing = [row for row in rows if row["proof__withdrawn_at"] is None]
    days = [row["uploaded_at"] for row in standing]
    made = apps.get_model("evidence", "AlikeGroup").objects.create(
        office_id=office,
        sha256=digest,
        units=len({row["proof__unit"] for row in standing}),
        proofs=len({row["proof"] for row in standing}),
        first_at=min(days, default=None),
        last_at=max(days, default=None),
        best=best,
    )
    member = apps.get_model("evidence", "AlikeMember")
    member.objects.bulk_create([member(group=made, version_id=row["pk"]) for row in rows], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0003_alike_groups")]

    operations = [migrations.RunPython(group, migrations.RunPython.noop)]
