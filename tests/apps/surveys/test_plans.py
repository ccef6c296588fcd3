"""Surveys opened from a plan: what each service is asked, how many are wanted, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import answered
from tests.apps.surveys.planning import QUESTIONS, SAMPLE, a_period, a_plan, services_of
from tolok.apps.common.models import Entry
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import Offered
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Survey, SurveyPlan, TargetRule
from tolok.apps.surveys.selectors import questions_of, survey_at
from tolok.apps.surveys.selectors.plans import spreads_of, targets_of
from tolok.rules.questionnaires.values import Item
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Disdukcapil")


def opened(plan: SurveyPlan) -> list[Survey]:
    made = actions.open_plan(plan=plan, by=plan.made_by, now=timezone.now())
    return [found for one in made if (found := survey_at(one.pk))]


def items(survey: Survey) -> dict[str, Item]:
    return {item.element: item for item in questions_of(survey).items}


def test_it_opens_one_survey_a_service_each_with_its_own_questions(unit: OrganizationUnit) -> None:
    free, paid, online = services_of(unit)
    plan = a_plan(unit, questions={**QUESTIONS, "online": "replace"})
    by_service = {one.service_id: one for one in opened(plan)}
    assert set(by_service) == {free.pk, paid.pk, online.pk}
    assert items(by_service[free.pk])["biaya"].constant
    assert not items(by_service[paid.pk])["biaya"].constant
    assert items(by_service[online.pk])["kompetensi"].replaced
    assert not items(by_service[free.pk])["kompetensi"].replaced
    survey = by_service[paid.pk]
    assert (survey.kind, survey.period_kind, survey.period_start, survey.period_end) == (
        "skm",
        "triwulan",
        date(2026, 4, 1),
        date(2026, 6, 30),
    )
    assert plan.opened == 3


def test_the_cost_of_a_free_service_may_be_replaced_by_an_unverified_item(unit: OrganizationUnit) -> None:
    services_of(unit, Offered("01", "Kartu keluarga", free_of_charge=True))
    (survey,) = opened(a_plan(unit, questions={**QUESTIONS, "free": "replace"}))
    asked = items(survey)["biaya"]
    assert (asked.replaced, asked.constant, asked.sure) == (True, False, "memory")


def test_targets_follow_the_table_and_never_ask_more_than_there_are(unit: OrganizationUnit) -> None:
    large, small, unknown = services_of(unit)
    counts = {f"s{large.pk}": 2940, f"s{small.pk}": 20}
    made = opened(a_plan(unit, users={"source": "register", "counts": counts}))
    found = {one.service_id: (one.population, one.target, one.minimum, one.population_source) for one in made}
    assert found[large.pk] == (2940, 340, 30, "register")
    assert found[small.pk] == (20, 20, 20, "register")
    assert found[unknown.pk] == (None, 384, 30, "")


def test_precision_takes_the_spread_of_the_last_result_and_else_its_assumption(
    unit: OrganizationUnit,
) -> None:
    services_of(unit, Offered("01", "Izin"))
    now = timezone.now()
    plan = a_plan(unit, sample={**SAMPLE, "rule": "precision", "minimum": 5})
    (survey,) = opened(plan)
    assert (survey.target, survey.target_rule) == (97, TargetRule.PRECISION)  # (1.96 × 10 ÷ 2)²
    targets = targets_of(plan, "service", timezone.localdate())
    assert spreads_of(targets, "skm") == {}
    for value in (1, 2, 3, 3, 4, 4):
        answered(survey, value)
    actions.close(surveys=[survey], by=None, why="Selesai", now=now + timedelta(minutes=5))
    actions.compute(survey=survey, by=None, now=now + timedelta(minutes=6))
    (spread,) = spreads_of(targets, "skm").values()
    assert abs(float(spread) - 29.2) < 0.1  # 25 × the deviation of 1, 2, 3, 3, 4, 4


def test_a_unit_whose_services_are_all_free_is_asked_as_a_free_service(unit: OrganizationUnit) -> None:
    services_of(unit, Offered("01", "Kartu keluarga", free_of_charge=True))
    (survey,) = opened(a_plan(unit, whom={"level": "unit", "chosen": [f"u{unit.pk}"]}))
    assert survey.service is None
    assert items(survey)["biaya"].constant


def test_a_plan_is_opened_once(unit: OrganizationUnit) -> None:
    services_of(unit)
    plan = a_plan(unit)
    opened(plan)
    with pytest.raises(ProblemsError, match="opened or given up"):
        opened(plan)
    with pytest.raises(ProblemsError, match="opened or given up"):
        actions.save_step(plan=plan, step="own", value=[], by=plan.made_by, now=timezone.now())
    assert Survey.objects.count() == 3


def test_what_is_missing_past_or_gone_is_refused_and_nothing_opened(unit: OrganizationUnit) -> None:
    services_of(unit)
    past = a_period(timezone.now() - timedelta(days=40))
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"whom": {"level": "service", "chosen": []}}, "not complete"),
        ({"whom": {"level": "service", "chosen": ["s999999"]}}, "still there"),
        ({"period": past}, "has passed"),
    ]
    for steps, words in wrong:
        with pytest.raises(ProblemsError, match=words):
            opened(a_plan(unit, by=an_admin(unit.office, words), **steps))
    assert not Survey.objects.exists()


def words_of(unit: OrganizationUnit, key: str, **points: str) -> dict[str, object]:
    """The words of an item with some of its ratings changed."""
    item = items(opened(a_plan(unit, by=an_admin(unit.office, f"Kata{key}{len(points)}")))[0])[key]
    labels = {str(at): {"id": text.id, "en": text.en} for at, text in item.points.items()}
    labels |= {at.removeprefix("n"): {"id": text, "en": "x"} for at, text in points.items()}
    return {"text": {"id": item.text.id, "en": item.text.en}, "points": labels, "why": ""}


def test_labels_that_do_not_answer_the_question_are_refused(unit: OrganizationUnit) -> None:
    services_of(unit)
    plan = a_plan(unit)
    wrong = words_of(unit, "persyaratan", n4="Sangat mudah")
    with pytest.raises(ProblemsError, match="something else"):
        actions.reword(plan=plan, key="persyaratan", words=wrong, by=plan.made_by, now=timezone.now())
    assert "words" not in plan.content


def test_a_warning_wants_a_reason(unit: OrganizationUnit) -> None:
    services_of(unit)
    plan = a_plan(unit)
    words = words_of(unit, "waktu")
    words["text"] = {"id": "Bagaimana kecepatan dan ketepatan waktu pelayanan?", "en": ""}
    with pytest.raises(ProblemsError, match="gave a warning"):
        actions.reword(plan=plan, key="waktu", words=words, by=plan.made_by, now=timezone.now())
    words["why"] = "Istilah kantor ini"
    actions.reword(plan=plan, key="waktu", words=words, by=plan.made_by, now=timezone.now())
    assert items(opened(plan)[0])["waktu"].text.id.startswith("Bagaimana kecepatan dan")


def test_a_new_plan_takes_over_what_was_asked_but_not_when(unit: OrganizationUnit) -> None:
    services_of(unit)
    first = a_plan(unit)
    opened(first)
    again = actions.make_plan(
        office=unit.office, unit=None, name="TW III", like=first, by=first.made_by, now=timezone.now()
    )
    assert again.content["questions"] == QUESTIONS
    assert again.content["whom"] == first.content["whom"]
    assert "period" not in again.content


def test_opening_and_steps_are_in_the_audit(unit: OrganizationUnit) -> None:
    services_of(unit)
    opened(a_plan(unit))
    kinds = set(Entry.objects.values_list("action", flat=True))
    assert {"surveys.make_plan", "surveys.save_plan", "surveys.open_plan", "surveys.open"} <= kinds


def test_opening_a_thousand_services_costs_as_much_as_ten_but_for_the_batches(unit: OrganizationUnit) -> None:
    def cost(many: int, code: str) -> int:
        mine = a_unit(unit.office, code)
        kinds = (Offered("x", "x"), Offered("x", "x", free_of_charge=True))
        offered = [replace(kinds[at % 2], code=f"{at:04}", name=f"Layanan {at}") for at in range(many)]
        services_of(mine, *offered)
        plan = a_plan(mine)
        with CaptureQueriesContext(connection) as asked:
            actions.open_plan(plan=plan, by=plan.made_by, now=timezone.now())
        return sum(1 for one in asked if not one["sql"].startswith('INSERT INTO "surveys_survey"'))

    cost(2, "7.0")  # the questionnaires are kept once for all surveys
    assert cost(10, "7.1") == cost(1000, "7.2") <= 45
    assert Survey.objects.count() == 1012


@pytest.mark.parametrize(
    "blocks", [["skm9", "spak5"], ["spkp8", "spak5"], ["spak5"], ["skm9", "spkp8", "spak5"]]
)
def test_every_composition_that_can_be_chosen_yields_a_result(
    unit: OrganizationUnit, blocks: list[str]
) -> None:
    services_of(unit, Offered("01", "Kartu keluarga", free_of_charge=True, online=True))
    asked = {**QUESTIONS, "blocks": blocks, "free": "replace", "online": "replace"}
    (survey,) = opened(a_plan(unit, questions=asked, sample={**SAMPLE, "minimum": 5}))
    for value in (1, 2, 3, 3, 4, 4):
        answered(survey, value)
    end = timezone.now() + timedelta(minutes=5)
    actions.close(surveys=[survey], by=None, why="Selesai", now=end)
    result = actions.compute(survey=survey, by=None, now=end)
    assert result.n == 6
    assert result.value is not None
    assert set(result.content["blocks"]) == set(blocks)
