"""Fingerprints of files, and the files of an office that are nearly the same."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from tolok.apps.evidence import store
from tolok.apps.evidence.actions.grouping import group
from tolok.apps.evidence.drawing import words_in
from tolok.apps.evidence.fingerprinting import Fingerprint, Source, fingerprint
from tolok.apps.evidence.models import NearFiles, Outcome, ProofVersion, Sketch, SketchMark, State
from tolok.apps.evidence.selectors import type_of
from tolok.apps.organizations.models import Office
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
#: How often a file is read that takes too much time or memory.
TRIES = 3


def sketch(*, version: ProofVersion, now: datetime) -> None:
    """Keep the fingerprint of a clean version's file, and group it with what is like it in its office.

    It reads the file itself and needs no picture of its pages. A file that could not be read is left WAITING and tried
    again by `looking.look_again`, TRIES times. Doing it again does no harm. The number of statements does not grow with
    the library.
    """
    if version.state != State.CLEAN:
        return
    known = Sketch.objects.filter(sha256=version.sha256).first()
    settled = known if known is not None and known.outcome != Outcome.WAITING else None
    made = None if settled else _made(version)
    office = version.proof.unit.office_id
    with transaction.atomic():
        # two copies that are read at the same moment must not miss one another
        Office.objects.select_for_update().get(pk=office)
        mine = settled or _kept(version, made)
        near = list(_near(version, mine)) if mine.outcome == Outcome.COMPARED else []
        NearFiles.objects.bulk_create(
            [_pair(mine, one, share, now) for one, share in near], ignore_conflicts=True
        )
        group(version=version, near=[one.sha256 for one, _share in near])
    if near and not mine.picture:
        _compare(version, mine, max(near, key=lambda one: one[1])[0])


def _made(version: ProofVersion) -> Fingerprint | None:
    kind = type_of(version).group
    if kind == "video":
        return Fingerprint(Outcome.FILM)
    source: Source = "pdf" if kind == "document" else kind
    return fingerprint(store.kept_at(version.sha256), source)


def _kept(version: ProofVersion, made: Fingerprint | None) -> Sketch:
    """The row of a file with what came of reading it; what somebody else wrote meanwhile stays."""
    picture = type_of(version).group == "picture"
    Sketch.objects.get_or_create(sha256=version.sha256, defaults={"picture": picture, "values": []})
    row = Sketch.objects.select_for_update().get(sha256=version.sha256)
    if row.outcome != Outcome.WAITING:
        return row
    if made is None:
        row.tries += 1
        row.outcome = Outcome.HEAVY if row.tries >= TRIES else Outcome.WAITING
    else:
        row.outcome, row.values = Outcome(made.outcome), list(made.values)
    row.save(update_fields=["outcome", "tries", "values"])
    if row.values:
        marks = picture_marks(row.values[0]) if row.picture else marks_of(row.values)
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
