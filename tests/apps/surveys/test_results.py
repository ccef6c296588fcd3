"""Results: computed once after the close, from what counts, kept as sums, corrected by a new one."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import DAY, SKM, a_member, a_survey, an_skm, answered, closed, rated
from tolok.apps.common.models import Entry
from tolok.apps.notices.models import Notice
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import results
from tolok.apps.surveys.actions.results_counting import content_of_survey
from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.selectors import f03_of, questions_of, survey_at
from tolok.apps.surveys.selectors.results import lines_of, outcomes_of, result_of, withheld
from tolok.rules import packs
from tolok.rules.digests import digest
from tolok.rules.surveys.form_means import FormMean
from tolok.rules.surveys.integrity import integrity
from tolok.rules.surveys.integrity_results import IntegrityOutcome
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import survey as index_of
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 12
#: The element means that the land office of Bantul published for 2023, in the rule's order, as sums of 100 answers.
BANTUL = (331, 335, 349, 393, 345, 339, 339, 376, 335)


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


def computed(survey: Survey, now: datetime, why: str = "") -> SurveyResult:
    return actions.compute(survey=survey, by=None, why=why, now=now)


def test_it_gives_what_the_rules_give_for_the_same_answers(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now)
    rated(survey, ROWS, now, profile={"sex": "female"})
    computed(closed(survey, now), now)
    result = result_of(survey)
    assert result is not None
    wanted = index_of(SKM, Tally.of(SKM.keys, ROWS))
    assert outcomes_of(result)["skm9"] == wanted
    assert (result.value, result.grade, result.n) == (wanted.ikm_published, "B", 36)
    assert result.content["profile"]["sex"]["female"]["n"] == 36
    assert Fraction(result.content["told"]["skm9"]["value"]) == wanted.ikm
    assert result.digest == digest(result.content)


def test_it_gives_the_index_that_bantul_published(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now)
    rated(survey, (tuple(3 + (at < total - 300) for total in BANTUL) for at in range(100)), now)
    result = computed(closed(survey, now), now)
    found = outcomes_of(result)["skm9"]
    assert isinstance(found, SurveyOutcome)
    assert [element.nrr for element in found.elements.values()] == [Fraction(x, 100) for x in BANTUL]
    assert (result.value, result.grade) == (Decimal("87.28"), "B")


def test_it_tells_nothing_of_one_respondent_as_tulang_bawang_barat_did(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now, numbers={"minimum": 1})
    rated(survey, [(4,) * 9], now)
    result = computed(closed(survey, now), now)
    assert (result.n, result.value, result.grade) == (1, None, "")
    assert outcomes_of(result) == {}
    assert "1 jawaban" in str(withheld(result).id)  # type: ignore[union-attr]


def test_it_gives_a_value_and_no_grade_below_the_minimum(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now, numbers={"minimum": 50, "target": 60})
    rated(survey, ROWS, now)
    result = computed(closed(survey, now), now)
    assert result.value is not None
    assert result.grade == ""
    found = outcomes_of(result)["skm9"]
    assert isinstance(found, SurveyOutcome)
    assert found.letter_probability is None
    assert {element.grade for element in found.elements.values()} == {None}


def test_it_counts_neither_late_nor_excluded_answers_and_says_why(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now)
    rated(survey, ROWS, now)
    actions.exclude(answer=survey.answers.earliest("pk"), why="kembar", by=None, now=now)
    closed(survey, now)
    answered(survey, 1, now=now + DAY)
    result = computed(survey, now + DAY)
    assert (result.n, result.content["late"], result.content["excluded_why"]) == (35, 1, [["kembar", 1]])
    found = outcomes_of(result)["skm9"]
    assert isinstance(found, SurveyOutcome)
    assert found.ikm == index_of(SKM, Tally.of(SKM.keys, ROWS[1:])).ikm


def test_it_computes_nothing_while_a_survey_is_open(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now)
    with pytest.raises(ProblemsError):
        computed(survey, now)
    assert result_of(survey) is None


def test_a_correction_is_a_new_result_that_names_the_old_and_its_reason(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now)
    rated(survey, ROWS, now)
    first = computed(closed(survey, now), now)
    actions.exclude(answer=survey.answers.earliest("pk"), why="kembar", by=None, now=now)
    with pytest.raises(ProblemsError):
        computed(survey, now, why=" ")
    second = computed(survey, now, why="Satu jawaban kembar")
    first.refresh_from_db()
    assert (first.n, second.n, second.number, second.corrects) == (36, 35, 2, first)
    assert lines_of(unit, None, "skm") == [second]
    entry = Entry.objects.filter(action="surveys.compute").latest("pk")
    assert (entry.why, entry.after["corrects"], entry.scope) == (
        "Satu jawaban kembar",
        first.pk,
        f"office:{unit.office_id}",
    )


@pytest.mark.parametrize("change", ["content", "value", "n", "digest", "delete"])
def test_the_database_refuses_to_change_a_result(unit: OrganizationUnit, change: str) -> None:
    now = timezone.now()
    survey = an_skm(unit, now)
    computed(closed(survey, now), now)
    rows = SurveyResult.objects.filter(survey=survey)
    given: dict[str, dict[str, Any]] = {
        "content": {"content": {}},
        "value": {"value": 100},
        "n": {"n": 5},
        "digest": {"digest": "0"},
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        rows._raw_delete(rows.db) if change == "delete" else rows.update(**given[change])
    assert rows.update(published_at=now) == 1


def test_time_alone_brings_a_result_once_and_again_after_another_closing_time(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now, closes_at=now + DAY)
    rated(survey, ROWS, now)
    assert actions.compute_due(now=now) == 0
    later = now + 2 * DAY
    assert (actions.compute_due(now=later), actions.compute_due(now=later)) == (1, 0)
    actions.move_closing(surveys=[survey], closes_at=now + 3 * DAY, by=None, why="hujan", now=later)
    assert actions.compute_due(now=later) == 0
    rated(survey_again(survey), ROWS[:1], later)
    assert actions.compute_due(now=now + 4 * DAY) == 1
    result = result_of(survey)
    assert result is not None
    assert (result.n, result.number, result.made_by) == (37, 2, None)
    assert result.why


def survey_again(survey: Survey) -> Survey:
    found = survey_at(survey.pk)
    assert found is not None
    return found


def test_the_unit_and_the_biro_are_told_and_the_biro_once_for_many(unit: OrganizationUnit) -> None:
    now = timezone.now()
    operator, biro = a_member(unit), an_admin(unit.office)
    for place in (unit, a_unit(unit.office, "2"), a_unit(unit.office, "3")):
        closed(an_skm(place, now), now)
    assert actions.compute_due(now=now) == 3
    assert [one.words_id for one in Notice.objects.filter(user=biro)] == ["Hasil 3 survei sudah dihitung."]
    (told,) = Notice.objects.filter(user=operator)
    assert "Puskesmas Tolok Jaya" in told.words_id
    assert told.path.endswith("/hasil/")


def test_an_integrity_survey_gives_both_indices_and_one_alone_gives_its_own(unit: OrganizationUnit) -> None:
    now = timezone.now()
    pack = packs.integrity("spkp-spak-2021")
    rows = [(6, 5, 6, 5, 6, 5, 6, 5, 6, 6, 6, 6, 5), (5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6)] * 16
    both = an_skm(unit, now, "spkp8", "spak5")
    rated(both, rows, now)
    found = outcomes_of(computed(closed(both, now), now))
    wanted = integrity(pack, Tally.of(pack.keys, rows, 1, 6))
    one = found["spkp8"]
    assert isinstance(one, IntegrityOutcome)
    assert one is found["spak5"] or one == found["spak5"]
    for key in ("ipkp", "ipak"):
        assert one.indexes[key].index == wanted.indexes[key].index
        assert one.indexes[key].verdicts == wanted.indexes[key].verdicts
    alone = an_skm(unit, now, "spak5")
    rated(alone, [row[8:] for row in rows], now)
    single = outcomes_of(computed(closed(alone, now), now))["spak5"]
    assert isinstance(single, IntegrityOutcome)
    assert single.indexes["ipak"].index == wanted.indexes["ipak"].index
    assert single.indexes["ipkp"].index is None


def test_a_users_form_gives_the_mean_that_the_cycle_reads(unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = a_survey(unit)
    for value in (5, 5, 4, 4, 2, 3):
        answered(survey, value, now=now)
    answered(survey, values={questions_of(survey).items[0].key: 5}, now=now)
    found = outcomes_of(computed(closed(survey, now), now))["f03-a"]
    assert isinstance(found, FormMean)
    assert found.moments == f03_of([survey.pk])[survey.pk]


def test_the_statements_do_not_grow_with_the_answers(
    unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    now = timezone.now()
    few, many = an_skm(unit, now), an_skm(unit, now)
    rated(few, ROWS[:5], now)
    rated(many, ROWS * 20, now)
    for survey in (few, many):
        closed(survey, now)
    with django_assert_max_num_queries(30) as first:
        computed(few, now)
    with django_assert_max_num_queries(len(first)):
        computed(many, now)


def test_one_survey_that_cannot_be_computed_keeps_no_other_waiting(
    unit: OrganizationUnit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = timezone.now()
    bad, good = closed(an_skm(unit, now), now), closed(an_skm(unit, now), now)

    def broken(survey: Survey) -> dict[str, Any]:
        if survey.pk == bad.pk:
            raise KeyError("no such pack")
        return content_of_survey(survey)

    monkeypatch.setattr(results, "content_of_survey", broken)
    assert actions.compute_due(now=now) == 1
    assert f"survey {bad.pk}" in caplog.text
    assert result_of(good) is not None
