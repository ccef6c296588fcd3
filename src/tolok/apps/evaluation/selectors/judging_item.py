"""Everything that lies before an evaluator who judges one indicator."""

from functools import cached_property

from tolok.apps.evaluation.models import Clarification, Judgement, Recommendation, Seat, VisitNote
from tolok.apps.evaluation.selectors import judging, judging_told
from tolok.apps.evaluation.selectors.disputes import question_of
from tolok.apps.evaluation.selectors.judging import Line
from tolok.apps.evaluation.selectors.judging_told import Shown, Told, answered_with, seen


class JudgedItem:
    """One indicator of a seat. Each part is read when it is first asked for, and once.

    Two statements for `line` and its neighbours, three at most for `told`, two for `question`, one for each of the
    other parts.
    """

    def __init__(self, seat: Seat, code: str) -> None:
        self.seat, self.code, self.locus = seat, code, seat.locus

    @cached_property
    def lines(self) -> list[Line]:
        """Every indicator of the seat."""
        return judging.lines_of(self.seat)

    @cached_property
    def place(self) -> int:
        """Where the indicator stands among them."""
        return next(n for n, line in enumerate(self.lines) if line.indicator.code == self.code)

    @property
    def line(self) -> Line:
        """The indicator with what was proposed and given."""
        return self.lines[self.place]

    @property
    def before(self) -> Line | None:
        """The indicator before it."""
        return self.lines[self.place - 1] if self.place else None

    @property
    def after(self) -> Line | None:
        """The indicator after it."""
        return self.lines[self.place + 1] if self.place + 1 < len(self.lines) else None

    @property
    def done(self) -> int:
        """How many indicators of the seat have a level."""
        return sum(one.judgement is not None for one in self.lines)

    @cached_property
    def told(self) -> Told | None:
        """What the unit says."""
        return judging_told.told_of(self.locus, self.code)

    @cached_property
    def question(self) -> Clarification | None:
        """What was asked about it."""
        return question_of(self.seat, self.code)

    @cached_property
    def visits(self) -> list[VisitNote]:
        """What was seen at the unit."""
        return list(judging_told.visits_of(self.locus, self.code, self.seat))

    @cached_property
    def advice(self) -> list[Recommendation]:
        """What its evaluator recommends."""
        return list(judging.advice_of(self.locus, self.code, self.seat))

    @property
    def proofs(self) -> list[Shown]:
        """Every proof that can be named as the decisive one."""
        cited = self.told.proofs if self.told else ()
        found = [*cited, *answered_with(self.question), *seen(self.visits)]
        return list({one.version.pk: one for one in found}.values())

    @property
    def others(self) -> list[Judgement]:
        """What the other seats gave. Whoever asks must have been asked first (`policies.sees_levels`)."""
        rows = judging.given_by_seats(self.locus, self.code)
        return [row for row in rows if row.seat_id != self.seat.pk]

    @property
    def due(self) -> list[int]:
        """The levels that cannot be given without a reason."""
        scale = judging.scale_of(self.locus, self.code)
        return [level for level in scale if judging.reason_due(scale, level, self.line.proposed)]

    @property
    def may_not_apply(self) -> bool:
        """Whether an evaluator may say that it does not apply."""
        return judging.may_not_apply(self.locus, self.code)

    def onward(self) -> str | None:
        """The next indicator without a level, round and round; None when there is none. One statement."""
        codes, missing = judging.codes_of(self.seat), set(judging.missing_of(self.seat))
        place = codes.index(self.code)
        return next((code for code in [*codes[place + 1 :], *codes[:place]] if code in missing), None)
