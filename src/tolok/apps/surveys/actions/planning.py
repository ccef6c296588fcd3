"""Surveys are prepared step by step, and opened all at once."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.surveys import refusals
from tolok.apps.surveys.actions.opening import Span, Wanted, open_surveys
from tolok.apps.surveys.models import Period, Survey, SurveyPlan
from tolok.apps.surveys.plans import STEPS, Content, When, missing, recipe_of, renewed, rewording_of, when_of
from tolok.apps.surveys.selectors.plans import chosen, spreads_of, targets_of, units_of
from tolok.apps.surveys.targets import Sample, Size, sizes
from tolok.rules.questionnaires.composing import NATURES, Nature, composed, finding_of, findings
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.surveys.periods import days_of
from tolok.rules.texts import Problem, ProblemsError


def make_plan(
    *,
    office: Office,
    unit: OrganizationUnit | None,
    name: str,
    like: SurveyPlan | None = None,
    by: User,
    now: datetime,
) -> SurveyPlan:
    """Begin to prepare surveys of an office, or of one unit; `like` lends its questions, units and numbers."""
    if not name.strip():
        raise refusals.refused(refusals.NO_PLAN_NAME, "name")
    content = renewed(like.content) if like else {}
    if like and (like.office_id, like.unit_id) != (office.pk, unit.pk if unit else None):
        content.pop("whom", None)
    with transaction.atomic():
        plan = SurveyPlan.objects.create(
            office=office,
            unit=unit,
            name=name.strip(),
            content=content,
            made_at=now,
            made_by=by,
            saved_at=now,
        )
        after = {"name": plan.name, "like": like}
        record(by=by, action="surveys.make_plan", target=plan, after=after, now=now, scope=_scope(plan))
    return plan


def save_step(*, plan: SurveyPlan, step: str, value: Any, by: User, now: datetime) -> None:
    """Keep one step of a plan. What an earlier step made of no use stays until the plan is opened."""
    if step not in STEPS:
        raise ValueError(f"no step {step!r}")
    with transaction.atomic():
        row = _locked(plan)
        row.content = {**row.content, step: value}
        row.saved_at = now
        row.save(update_fields=["content", "saved_at"])
        record(
            by=by, action="surveys.save_plan", target=row, after={"step": step}, now=now, scope=_scope(row)
        )
    plan.content, plan.saved_at = row.content, now


def reword(*, plan: SurveyPlan, key: str, words: Mapping[str, Any] | None, by: User, now: datetime) -> None:
    """Ask an item in the office's own words, or with None in those of its pack again.

    Raises ProblemsError for words whose labels would make answers mean something else, and for words the linter warns
    of unless a reason stands beside them.
    """
    kept = dict(plan.content.get("words", {}))
    if words is None:
        kept.pop(key, None)
    else:
        _sound(plan, key, words)
        kept[key] = dict(words)
    save_step(plan=plan, step="words", value=kept, by=by, now=now)


def _sound(plan: SurveyPlan, key: str, words: Mapping[str, Any]) -> None:
    recipe = recipe_of(plan.name, {**plan.content, "words": {}})
    asked = composed(recipe, Nature()).by_key
    if key not in asked:
        raise refusals.refused(refusals.NOT_REWORDED)
    found = finding_of(*asked[key], rewording_of(words))
    wrong = [Problem(one.text) for one in found if one.severity == "error"]
    if wrong:
        raise ProblemsError([*wrong, Problem(refusals.LABELS_FAULTY)])
    if found and not words["why"].strip():
        raise refusals.refused(refusals.WARNING_WANTS_REASON, "why")


def give_up_plan(*, plan: SurveyPlan, by: User, now: datetime) -> None:
    """Put a plan away that will not be opened."""
    with transaction.atomic():
        row = _locked(plan)
        row.given_up_at = now
        row.save(update_fields=["given_up_at"])
        record(by=by, action="surveys.give_up_plan", target=row, now=now, scope=_scope(row))
    plan.given_up_at = now


def open_plan(*, plan: SurveyPlan, by: User, now: datetime) -> list[Survey]:
    """Open a survey for every unit or service that was chosen.

    Free and online services are asked other questions, so there is one opening for each nature among those chosen: the
    statements do not grow with their number, but for the batches a database takes rows in. Raises ProblemsError with
    what is missing or wrong.
    """
    day = timezone.localdate(now)
    with transaction.atomic():
        row = _locked(plan)
        if missing(row.content):
            raise refusals.refused(refusals.PLAN_MISSES)
        when, asked = when_of(row.content), questionnaires(row.name, row.content)
        assert when is not None  # a needed step
        if when.closes_at <= now:
            raise refusals.refused(refusals.CLOSES_IN_THE_PAST)
        found = sized(row, day)
        if not found:
            raise refusals.refused(refusals.NOBODY_CHOSEN)
        made = _open(row, found, asked, when, by, now)
        row.opened_at, row.opened = now, len(made)
        row.save(update_fields=["opened_at", "opened"])
        after = {"surveys": len(made), "first": made[0], "last": made[-1]}
        record(by=by, action="surveys.open_plan", target=row, after=after, now=now, scope=_scope(row))
    plan.opened_at, plan.opened = now, row.opened
    return made


def questionnaires(name: str, content: Content) -> dict[Nature, Questionnaire]:
    """What is asked of each nature. Raises ProblemsError for an error of the linter."""
    recipe = recipe_of(name, content)
    made = {nature: composed(recipe, nature) for nature in NATURES}
    wrong = [one for asked in made.values() for _item, one in findings(asked) if one.severity == "error"]
    if wrong:
        raise ProblemsError([Problem(one.text) for one in dict.fromkeys(wrong)])
    return made


def sized(plan: SurveyPlan, day: date) -> list[Size]:
    """Everything a plan chose with how many are wanted. Five statements at most."""
    whom = plan.content.get("whom", {})
    wanted = chosen(targets_of(plan, whom.get("level", ""), day), plan.content)
    kind = composed(recipe_of(plan.name, plan.content), Nature()).purpose
    users = plan.content.get("users", {}).get("counts", {})
    return sizes(wanted, users, Sample.of(plan.content.get("sample")), spreads_of(wanted, kind))


def _open(
    plan: SurveyPlan,
    found: list[Size],
    asked: Mapping[Nature, Questionnaire],
    when: When,
    by: User,
    now: datetime,
) -> list[Survey]:
    units = units_of(plan)
    sample = Sample.of(plan.content["sample"])
    source = plan.content.get("users", {}).get("source", "")
    span = Span(Period(when.kind), *days_of(when.kind, when.year, when.number))
    made: list[Survey] = []
    for nature, questions in asked.items():
        wanted = [
            Wanted(
                unit=units[one.target.unit_id],
                minimum=one.minimum,
                target=one.n,
                service=one.target.service,
                target_rule=sample.rule,
                population=one.population,
                population_source=source if one.population else "",
            )
            for one in found
            if one.target.nature == nature
        ]
        if wanted:
            made += open_surveys(
                wanted=wanted,
                questionnaire=questions,
                opens_at=when.opens_at,
                closes_at=when.closes_at,
                span=span,
                f03_share=plan.content["questions"].get("f03_share", 0),
                by=by,
                now=now,
            )
    return made


def _locked(plan: SurveyPlan) -> SurveyPlan:
    row = SurveyPlan.objects.select_for_update(of=("self",)).select_related("office").get(pk=plan.pk)
    if row.opened_at or row.given_up_at:
        raise refusals.refused(refusals.PLAN_IS_OVER)
    return row


def _scope(plan: SurveyPlan) -> str:
    return office_scope(plan.office_id)
