"""Reads of seats and what was judged from them. A fixed number of statements each."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import (
    Claim,
    ClaimState,
    Cycle,
    Judgement,
    Locus,
    Recommendation,
    Seat,
    State,
)
from tolok.apps.evaluation.selectors.claims import SUPPLEMENTARY
from tolok.apps.evaluation.selectors.standing import handed_in
from tolok.rules.instruments.values import Form, Indicator, Instrument
from tolok.rules.texts import Text


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


def may_not_apply(locus: Locus, code: str) -> bool:
    """Whether an evaluator may say that an indicator does not apply: only where the form spreads its weight."""
    return any(
        form.not_applicable == "renormalise" and code in _codes(form)
        for form in judged_forms(locus.form.instrument)
    )


def _codes(form: Form) -> set[str]:
    rows = [row.code for aspect in form.aspects for row in aspect.indicators]
    return {*rows, *(row.code for row in form.supplementary)}


def reason_due(scale: range, level: int | None, proposed: int | None) -> bool:
    """Whether a level cannot be given without a reason."""
    return level in (None, scale[0], scale[-1]) or level != proposed


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of a seat: the level proposed from the unit's answers, and what was given."""

    indicator: Indicator
    aspect: Text
    proposed: int | None
    judgement: Judgement | None

    @property
    def lacks_reason(self) -> bool:
        """Whether the level given lost its ground: the unit's answers changed after it was given."""
        given = self.judgement
        if given is None or given.reason:
            return False
        values = [level.value for level in self.indicator.levels]
        return reason_due(range(values[0], values[-1] + 1), given.level, self.proposed)


def seats_of(locus: Locus, person: User) -> list[Seat]:
    """The seats somebody has at a unit. One statement."""
    return list(Seat.objects.filter(locus=locus, user=person, left_at=None))


def given_from(seat: Seat) -> dict[str, Judgement]:
    """Indicator → what was given from a seat. One statement."""
    return {row.code: row for row in Judgement.objects.filter(seat=seat)}


def proposed_for(locus: Locus, code: str) -> int | None:
    """The level that the rule proposes from the unit's answers. One statement."""
    return locus.claims.filter(code=code).values_list("proposed", flat=True).first()


def steps_of(seat: Seat) -> int:
    """How many changes can be taken back. One statement."""
    return seat.undo_steps.count()


def lines_of(seat: Seat) -> list[Line]:
    """Every indicator of a seat in the order of the sheet. Two statements."""
    locus = seat.locus
    given = given_from(seat)
    proposed = dict(Claim.objects.filter(locus=locus).values_list("code", "proposed"))
    mine = set(codes_of(seat))
    found = []
    for form in judged_forms(locus.form.instrument):
        for aspect in form.aspects:
            found += [(row, aspect.name) for row in aspect.indicators if row.code in mine]
        found += [(row, SUPPLEMENTARY) for row in form.supplementary if row.code in mine]
    return [Line(row, name, proposed.get(row.code), given.get(row.code)) for row, name in found]


def judgement_of(seat: Seat, code: str) -> Judgement | None:
    """What a seat gave for an indicator."""
    return Judgement.objects.filter(seat=seat, code=code).first()


def given_by_seats(locus: Locus, code: str) -> list[Judgement]:
    """The levels of every seat that has handed in, first judgement first. One statement.

    Whoever asks must have been asked first whether they may see levels (`policies.sees_levels`).
    """
    found = handed_in().filter(seat__locus=locus, code=code)
    return list(found.select_related("seat__user", "proof__proof"))


def handed_in_at(locus: Locus) -> list[Judgement]:
    """What every seat that has handed in gave, in the order of the sheet, first judgement first. One statement.

    Whoever asks must have been asked first whether they may see levels (`policies.reads_levels`).
    """
    rows = handed_in().filter(seat__locus=locus).select_related("seat__user", "submission", "proof")
    place = {code: at for at, code in enumerate(locus.form.instrument.indicators)}
    return sorted(rows, key=lambda one: place.get(one.code, len(place)))


def blind_at(person: User) -> QuerySet[Seat]:
    """Seats from which a person still judges."""
    return Seat.objects.filter(user=person, left_at=None, submitted_at=None)


def blind_in(cycle: Cycle, person: User) -> set[int]:
    """The units of a cycle at which a person still judges. One statement."""
    return set(blind_at(person).filter(locus__cycle=cycle).values_list("locus", flat=True))


def is_open(seat: Seat) -> bool:
    """Whether levels may still be given from a seat."""
    locus = seat.locus
    begun = locus.cycle.state == State.JUDGING or locus.claim_state == ClaimState.SUBMITTED
    return seat.submitted_at is None and begun and not locus.cycle.has_reached(State.CLARIFYING)


def others_of(seat: Seat) -> dict[str, list[int | None]]:
    """Indicator → levels of the other seats that have handed in; nothing before this one has. One statement."""
    found: dict[str, list[int | None]] = defaultdict(list)
    if seat.submitted_at is None:
        return found
    given = handed_in().filter(seat__locus=seat.locus).exclude(seat=seat)
    for code, level in given.values_list("code", "level"):
        found[code].append(level)
    return found


def advice_of(locus: Locus, code: str, seat: Seat | None = None) -> QuerySet[Recommendation]:
    """What is recommended for an indicator; with `seat` only by its evaluator."""
    found = Recommendation.objects.filter(locus=locus, code=code).select_related("by")
    return found.filter(by=seat.user_id) if seat is not None else found
