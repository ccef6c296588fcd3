"""Fingerprints of files, and the files of an office that are nearly the same."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from tolok.apps.evidence import store
from tolok.apps.evidence.actions.grouping import group
from tolok.apps.evidence.drawing import sketch_file, sketched_in, words_in
from tolok.apps.evidence.models import NearFiles, ProofVersion, Sketch, SketchMark, State
from tolok.apps.evidence.selectors import type_of
from tolok.rules.numbers import round_half_up
from tolok.rules.statistics.sketches import (
    MOST_BITS,
    NEAR,
    differing,
    likeness,
    marks_of,
    picture_marks,
    swapped,
)

#: Files with a mark in common that are compared; a mark of more is a form that everybody fills.
MOST_COMPARED = 300
BITS = 64


def sketch(*, version: ProofVersion, now: datetime) -> None:
    """Keep the fingerprint of a clean version's file, and group it with what is like it in its office.

    Doing it again does no harm. The number of statements does not grow with the library.
    """
    if version.state != State.CLEAN or type_of(version).group == "video":
        return
    with transaction.atomic():
        mine = Sketch.objects.filter(sha256=version.sha256).first() or _made(version)
        near = list(_near(version, mine))
        NearFiles.objects.bulk_create(
            [_pair(mine, one, share, now) for one, share in near], ignore_conflicts=True
        )
        group(version=version, near=[one.sha256 for one, _share in near])
    if near and not mine.picture:
        _compare(version, mine, max(near, key=lambda one: one[1])[0])


def _made(version: ProofVersion) -> Sketch:
    folder = store.drawn_at(version.sha256)
    kind = type_of(version).group
    if kind == "office":
        sketch_file(store.kept_at(version.sha256), folder)
    values = sketched_in(folder)
    row, fresh = Sketch.objects.get_or_create(
        sha256=version.sha256, defaults={"picture": kind == "picture", "values": values}
    )
    if fresh and values:
        marks = picture_marks(values[0]) if row.picture else marks_of(values)
        SketchMark.objects.bulk_create(SketchMark(sketch=row, mark=mark) for mark in marks)
    return row


def _near(version: ProofVersion, mine: Sketch) -> Iterable[tuple[Sketch, Fraction]]:
    """The files that are nearly like this one and lie in another library of its office."""
    marks = list(mine.marks.values_list("mark", flat=True))
    met = SketchMark.objects.filter(mark__in=marks, sketch__picture=mine.picture).exclude(sketch=mine)
    office = ProofVersion.objects.filter(proof__unit__office=version.proof.unit.office_id)
    here = office.exclude(proof=version.proof_id).values("sha256")
    others = Sketch.objects.filter(pk__in=met.values("sketch"), sha256__in=here)
    for one in others.order_by("-pk")[:MOST_COMPARED]:
        if (share := _share(mine, one)) is not None:
            yield one, share


def _share(one: Sketch, other: Sketch) -> Fraction | None:
    """How alike two fingerprints are; None for what is not nearly the same."""
    if one.picture:
        bits = differing(one.values[0], other.values[0])
        return Fraction(BITS - bits, BITS) if bits <= MOST_BITS else None
    share = likeness(one.values, other.values)
    return share if share >= NEAR else None


def _pair(one: Sketch, other: Sketch, share: Fraction, now: datetime) -> NearFiles:
    first, second = sorted((one.pk, other.pk))
    return NearFiles(one_id=first, other_id=second, share=Decimal(round_half_up(share, 3)), found_at=now)


def _compare(version: ProofVersion, mine: Sketch, other: Sketch) -> None:
    """Keep which words stand for one another in a pair of texts; never of a proof with personal data."""
    both = {mine.sha256, other.sha256}
    rows = ProofVersion.objects.filter(sha256__in=both).select_related("proof")
    if any(one.proof.personal_data for one in rows):
        return
    kinds = {one.sha256: type_of(one).group for one in rows}
    first, second = sorted((mine, other), key=lambda one: one.pk)
    texts = [_words(one.sha256, kinds[one.sha256]) for one in (first, second)]
    differs = [list(pair) for pair in swapped(*texts)] if all(texts) else []
    NearFiles.objects.filter(one=first, other=second).update(differs=differs)


def _words(sha256: str, kind: str) -> str:
    return words_in(store.kept_at(sha256), store.drawn_at(sha256), "office" if kind == "office" else "pdf")
