"""Plans after surveys as of a day: which of them count by then, and which still run in time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localdate

from tolok.apps.commitments.models import KEPT, Commitment
from tolok.apps.surveys.models import Survey, SurveyPaper, SurveyResult
from tolok.apps.surveys.selectors.following import lines_after
from tolok.rules.days import months_later


@dataclass(slots=True)
class Plan:
    """The plan after one survey, an element once, and the days on which reports about the survey were made by then.

    A line is due by the day promised first: moving it changes nothing of what was promised.
    """

    survey: Survey
    until: date
    by_element: dict[str, Commitment] = field(default_factory=dict)
    reports: list[date] = field(default_factory=list)

    @property
    def lines(self) -> Sequence[Commitment]:
        """Its lines."""
        return list(self.by_element.values())

    @property
    def done(self) -> list[date]:
        """The days on which lines were finished, of those finished by the day."""
        return [one.done_on for one in self.lines if finished_by(one, self.until) and one.done_on]

    @property
    def whole(self) -> bool:
        """Whether every line was finished by the day."""
        return len(self.done) == len(self.lines)

    @property
    def due_on(self) -> date:
        """The day by which its last line was promised."""
        return max(one.first_due_on for one in self.lines)

    @property
    def ended_on(self) -> date | None:
        """The last day on which a line was finished or became late; None while it runs in time.

        It counts from then on: before, a plan that is not finished is not late either, and says nothing.
        """
        late = [
            one.first_due_on
            for one in self.lines
            if one.first_due_on < self.until and not finished_by(one, self.until)
        ]
        return max([*self.done, *late]) if late or self.whole else None

    @property
    def reported(self) -> bool:
        """Whether a report tells it finished: one of the survey made no earlier than its last line was."""
        return self.whole and bool(self.reports) and max(self.reports) >= max(self.done)


def finished_by(line: Commitment, day: date) -> bool:
    """Whether a line was finished on a day or before; what is finished later is not."""
    return line.state in KEPT and line.done_on is not None and line.done_on <= day


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans of one unit as of a day: those that count, and those that run in time."""

    counted: tuple[Plan, ...] = ()
    running: tuple[Plan, ...] = ()

    @property
    def all(self) -> tuple[Plan, ...]:
        """Both."""
        return self.counted + self.running

    @property
    def total(self) -> int:
        """Lines that count."""
        return sum(len(one.lines) for one in self.counted)

    @property
    def finished(self) -> int:
        """Lines that count and are finished."""
        return sum(len(one.done) for one in self.counted)

    @property
    def slowest(self) -> tuple[date | None, date | None]:
        """The report and the end of its plan that lie furthest apart; without an end while one of them is not known."""
        spans = [(min(one.reports), max(one.done)) for one in self.counted if one.reports and one.whole]
        if not spans or len(spans) < len(self.counted):
            return min((day for one in self.all for day in one.reports), default=None), None
        return max(spans, key=lambda span: span[1] - span[0])


def plans_of(units: Iterable[int], until: date, kind: str) -> Mapping[int, Plans]:
    """The plans of units after surveys of a kind that ended within the year up to a day, or run. Three statements."""
    counted: dict[int, list[Plan]] = defaultdict(list)
    running: dict[int, list[Plan]] = defaultdict(list)
    begin = months_later(until, -12)
    for one in plans_after(units, until, survey__kind=kind):
        if one.ended_on is None:
            running[one.survey.unit_id].append(one)
        elif one.ended_on > begin:
            counted[one.survey.unit_id].append(one)
    there = counted.keys() | running.keys()
    return {unit: Plans(tuple(counted[unit]), tuple(running[unit])) for unit in there}


def plans_after(units: Iterable[int], until: date, **like: object) -> list[Plan]:
    """Every plan of some units that was made by a day, the earliest due first, after results that are `like` this.
    Three statements."""
    lines = [line for line in lines_after(units) if line.promise.promised_on <= until]
    rows = SurveyResult.objects.filter(pk__in={line.result_id for line in lines}, **like)
    surveys = {
        one.pk: one.survey for one in rows.defer("content").select_related("survey__service").order_by()
    }
    plans: dict[int, Plan] = {}
    for line in sorted(lines, key=lambda one: one.result_id):
        if survey := surveys.get(line.result_id):
            plan = plans.setdefault(survey.pk, Plan(survey, until))
            plan.by_element[line.element] = line.promise
    for survey_id, day in reports_of(plans, until):
        plans[survey_id].reports.append(day)
    return sorted(plans.values(), key=lambda plan: (plan.due_on, plan.survey.pk))


def reports_of(surveys: Iterable[int], until: date) -> list[tuple[int, date]]:
    """Surveys with the days on which reports about them were made, up to a day. One statement."""
    papers = SurveyPaper.objects.filter(result__survey__in=list(surveys), state=SurveyPaper.State.DONE)
    rows = papers.order_by("done_at").values_list("result__survey", "done_at")
    days = ((survey, localdate(at)) for survey, at in rows if at is not None)
    return [(survey, day) for survey, day in days if day <= until]
