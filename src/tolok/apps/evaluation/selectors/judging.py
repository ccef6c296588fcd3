"""Reads of seats and what was judged from them."""

from tolok.apps.evaluation.models import Cycle, Judgement, Locus, Seat
from tolok.rules.instruments import Form, Instrument


def judged_forms(instrument: Instrument) -> tuple[Form, ...]:
    """The forms that evaluators fill (F-02)."""
    return instrument.judged


def codes_of(seat: Seat) -> list[str]:
    """The indicators a seat judges, in the order of the sheet: those of its aspects, or all.

    Supplementary indicators belong to seats that judge everything.
    """
    found = []
    for form in judged_forms(seat.locus.form.instrument):
        for aspect in form.aspects:
            if not seat.aspects or aspect.key in seat.aspects:
                found += [row.code for row in aspect.indicators]
        if not seat.aspects:
            found += [row.code for row in form.supplementary]
    return found


def missing_of(seat: Seat) -> list[str]:
    """The indicators a seat has not judged yet, in the order of the sheet."""
    given = set(Judgement.objects.filter(seat=seat).values_list("code", flat=True))
    return [code for code in codes_of(seat) if code not in given]


def scale_of(locus: Locus, code: str) -> range:
    """The levels an indicator may have."""
    return locus.form.instrument.scales[code]


def pairs_of(cycle: Cycle) -> list[tuple[str, int, int]]:
    """(indicator, first level, second level) wherever two evaluators handed in a level. One statement."""
    rows = Judgement.objects.filter(
        seat__locus__cycle=cycle,
        seat__left_at=None,
        seat__submitted_at__isnull=False,
        level__isnull=False,
    ).order_by("seat__locus", "code", "seat__order", "seat")
    found: list[tuple[str, int, int]] = []
    before: tuple[int, str, int] | None = None
    for locus, code, level in rows.values_list("seat__locus", "code", "level"):
        if before is not None and before[:2] == (locus, code) and level is not None:
            found.append((code, before[2], level))
            before = None
        else:
            before = (locus, code, int(level or 0))
    return found
