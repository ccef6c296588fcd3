"""What plans after surveys say about public service duties, as dated facts: read as of a day, whatever their year."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.urls import reverse

from tolok.apps.surveys.selectors.names import NAMED, OTHERS, survey_name
from tolok.apps.surveys.selectors.performance import Held
from tolok.apps.surveys.selectors.plans_kept import Plan
from tolok.rules.days import day_said
from tolok.rules.gathered import Basis, Gathered, together
from tolok.rules.instruments.conditions import Facts
from tolok.rules.surveys.performance import SurveyYear
from tolok.rules.texts import Text, join
from tolok.rules.wording import chain, fill, several

#: How the keys of facts begin that plans answer and not the surveys of the year.
PLANS = "followup_"
#: The fact about surveys that plans of any year answer, too.
FOLLOWED = "survey_followed_up"


def of_plans(key: str) -> bool:
    """Whether a fact is told here."""
    return key.startswith(PLANS) or key == FOLLOWED


def plan_facts(held: Held, known: SurveyYear, facts: Facts) -> Iterable[Gathered]:
    """What was planned and finished; while no plan is due, that they run is told beside."""
    plans = sorted(held.plans.all, key=lambda one: one.due_on, reverse=True)
    rows = [_basis_of_plan(one) for one in plans]
    bases = tuple(together(rows, "surveys.surveys", fill(OF_PLANS, n=len(rows))))
    since = max((day for one in plans for day in one.done), default=None)
    for key, value in facts.items():
        if key.startswith(PLANS) or (key == FOLLOWED and held.results):
            yield Gathered(
                key, value, chain(WORDS[key](held, known), READ_PLANS), known.finished_on or since, bases
            )
    if held.plans.running and not held.plans.counted:
        yield Gathered("followup_running", True, _lines(held, known), since, bases)


def _basis_of_plan(plan: Plan) -> Basis:
    survey = plan.survey
    title = fill(PLAN_AFTER, survey=survey_name(survey))
    page = reverse("surveys-follow", args=[survey.pk])
    return Basis(title, f"surveys.survey:{survey.pk}", survey.period_end or survey.last_day, page)


def _lines(held: Held, known: SurveyYear) -> Text:
    """How much of the plans that count is finished, plan by plan, and which do not count yet."""
    plans = held.plans
    if not plans.all:
        return NO_PLAN
    counted = fill(LINES, done=plans.finished, total=plans.total, plans=_told(plans.counted))
    return chain(
        counted if plans.counted else NOTHING_DUE,
        fill(RUNNING, plans=_told(plans.running)) if plans.running else None,
    )


def _told(plans: Sequence[Plan]) -> Text:
    named = [
        fill(
            PLAN,
            survey=survey_name(one.survey),
            done=len(one.done),
            total=len(one.lines),
            due=day_said(one.due_on),
        )
        for one in plans[-NAMED:]
    ]
    if len(plans) > NAMED:
        named.append(fill(OTHERS, n=len(plans) - NAMED))
    return join(named)


def _followed(held: Held, known: SurveyYear) -> Text:
    """Whether anything was finished at all, in plans that count or run."""
    plans = held.plans.all
    if not plans:
        return NO_PLAN
    done, total = sum(len(one.done) for one in plans), sum(len(one.lines) for one in plans)
    return fill(LINES, done=done, total=total, plans=_told(plans))


def _planned(held: Held, known: SurveyYear) -> Text:
    """After which surveys something was planned; how much of it is finished is told with its share."""
    plans = held.plans
    if not plans.counted:
        return _lines(held, known)
    return fill(PLANNED, surveys=several(survey_name(one.survey) for one in plans.all[-NAMED:]))


def _reported(held: Held, known: SurveyYear) -> Text:
    days = [day for one in held.plans.counted for day in one.reports]
    return fill(REPORTED, day=day_said(max(days))) if days else Text("", "")


def _months(held: Held, known: SurveyYear) -> Text:
    assert known.reported_on is not None  # there is a duration
    assert known.finished_on is not None
    return fill(MONTHS, first=day_said(known.reported_on), last=day_said(known.finished_on))


#: How each fact is known.
WORDS: Mapping[str, Callable[[Held, SurveyYear], Text]] = {
    FOLLOWED: _followed,
    "followup_planned": _planned,
    "followup_percent": _lines,
    "followup_done": _lines,
    "followup_reported": _reported,
    "followup_months": _months,
}

NO_PLAN = Text("Tidak ada rencana tindak lanjut yang dicatat.", "No plan of what follows is recorded.")
LINES = Text(
    "{done} dari {total} baris rencana tindak lanjut selesai: {plans}.",
    "Lines of the plans that are finished: {done} of {total}: {plans}.",
)
PLANNED = Text("Rencana tercatat sesudah {surveys}.", "Plans are recorded after {surveys}.")
PLAN = Text(
    "{survey} ({done} dari {total} selesai, tenggat {due})",
    "{survey} ({done} of {total} finished, due {due})",
)
NOTHING_DUE = Text(
    "Belum ada rencana yang jatuh tempo, jadi belum ada level yang diusulkan.",
    "No plan is due yet, so no level is proposed.",
)
RUNNING = Text(
    "Masih berjalan dan belum lewat tenggat, jadi belum dihitung: {plans}.",
    "Still running and not past its date, so not counted yet: {plans}.",
)
READ_PLANS = Text(
    "Yang dibaca: rencana yang selesai atau lewat tenggat dalam setahun terakhir, menurut tenggat yang dijanjikan pertama.",
    "Read are plans that were finished or past their date within the last year, by the date promised first.",
)
PLAN_AFTER = Text("Rencana tindak lanjut {survey}", "Plan after {survey}")
OF_PLANS = Text("Rencana tindak lanjut survei: {n} survei", "Plans after surveys: {n}")
REPORTED = Text(
    "Laporan dibuat {day}, setelah baris terakhir selesai.",
    "A report was made on {day}, after the last line was finished.",
)
MONTHS = Text(
    "Dari laporan {first} sampai baris terakhir selesai {last}.",
    "From the report of {first} until the last line was finished on {last}.",
)
