"""Fingerprints of files, and the pairs that are nearly the same within an office."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from tolok.apps.evidence import store
from tolok.apps.evidence.drawing import sketch_file, sketched_in
from tolok.apps.evidence.models import Likeness, ProofVersion, Sketch, SketchMark, State
from tolok.apps.evidence.selectors import type_of
from tolok.rules.numbers import round_half_up
from tolok.rules.sketches import MOST_BITS, NEAR, differing, likeness, marks_of, picture_marks

#: Files with a mark in common that are compared; a mark of more is a form that everybody fills.
MOST_COMPARED = 300
BITS = 64


def sketch(*, version: ProofVersion, now: datetime) -> None:
    """Keep the fingerprint of a clean version's file, and every version of its office that is like it.

    Doing it again does no harm. The number of statements does not grow with the library.
    """
    if version.state != State.CLEAN or type_of(version).group == "video":
        return
    with transaction.atomic():
        mine = Sketch.objects.filter(sha256=version.sha256).first() or _made(version)
        pairs = {one.pk: (one, Fraction(1), True) for one in _same(version)}
        for one, share in _near(version, mine):
            pairs.setdefault(one.pk, (one, share, False))
        Likeness.objects.bulk_create(
            [_pair(version, one, share, exact, now) for one, share, exact in pairs.values()],
            ignore_conflicts=True,
        )


def _made(version: ProofVersion) -> Sketch:
    folder = store.drawn_at(version.sha256)
    group = type_of(version).group
    if group == "office":
        sketch_file(store.kept_at(version.sha256), folder)
    values = sketched_in(folder)
    row, fresh = Sketch.objects.get_or_create(
        sha256=version.sha256, defaults={"picture": group == "picture", "values": values}
    )
    if fresh and values:
        marks = picture_marks(values[0]) if row.picture else marks_of(values)
        SketchMark.objects.bulk_create(SketchMark(sketch=row, mark=mark) for mark in marks)
    return row


def _same(version: ProofVersion) -> Iterable[ProofVersion]:
    """The same file in other libraries of the office."""
    rows = ProofVersion.objects.filter(
        sha256=version.sha256, proof__unit__office=version.proof.unit.office_id
    )
    return rows.exclude(proof=version.proof_id).order_by("pk")[:MOST_COMPARED]


def _near(version: ProofVersion, mine: Sketch) -> Iterable[tuple[ProofVersion, Fraction]]:
    marks = list(mine.marks.values_list("mark", flat=True))
    met = SketchMark.objects.filter(mark__in=marks, sketch__picture=mine.picture).exclude(sketch=mine)
    others = Sketch.objects.filter(pk__in=met.values("sketch")).order_by("-pk")[:MOST_COMPARED]
    alike = {one.sha256: share for one in others if (share := _share(mine, one)) is not None}
    rows = ProofVersion.objects.filter(
        sha256__in=list(alike), proof__unit__office=version.proof.unit.office_id
    )
    for one in rows.exclude(proof=version.proof_id).order_by("pk")[:MOST_COMPARED]:
        yield one, alike[one.sha256]


def _share(one: Sketch, other: Sketch) -> Fraction | None:
    """How alike two fingerprints are; None for what is not nearly the same."""
    if one.picture:
        bits = differing(one.values[0], other.values[0])
        return Fraction(BITS - bits, BITS) if bits <= MOST_BITS else None
    share = likeness(one.values, other.values)
    return share if share >= NEAR else None


def _pair(one: ProofVersion, other: ProofVersion, share: Fraction, exact: bool, now: datetime) -> Likeness:
    first, second = sorted((one.pk, other.pk))
    said = Decimal(round_half_up(share, 3))
    return Likeness(one_id=first, other_id=second, share=said, exact=exact, found_at=now)
