"""Writes of surveys: what they keep, what they refuse, what the audit says."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import DAY, PACK, a_member, a_survey, answered, surveys_of
from tolok.apps.common.models import Entry
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.surveys import actions, selectors
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import Answer, Mode, Questionnaire, Survey
from tolok.rules import packs
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def unit(office: Office) -> OrganizationUnit:
    return a_unit(office, "1", "Puskesmas Tolok Jaya", "health_center")


@pytest.fixture
def survey(unit: OrganizationUnit) -> Survey:
    return a_survey(unit)


def units_of(office: Office, count: int) -> list[OrganizationUnit]:
    return OrganizationUnit.objects.bulk_create(
        OrganizationUnit(office=office, code=f"{office.pk}.{at}") for at in range(count)
    )


def cost(office: Office, count: int) -> int:
    units = units_of(office, count)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        made = surveys_of(units, timezone.now(), origin=f"evaluation.cycle:{count}")
    assert [survey.unit_id for survey in made] == [unit.pk for unit in units]
    return len([one for one in asked if not one["sql"].startswith('INSERT INTO "surveys_survey"')])


def test_it_opens_a_thousand_surveys_with_the_statements_of_two(office: Office) -> None:
    """Rows go in by batches of what the database takes at once; nothing else grows."""
    a_survey(a_unit(office, "1"))  # the questionnaire itself is written once
    few, many = cost(office, 2), cost(an_office("Kota Tolok", "city", "64.72"), 1000)
    assert few == many
    assert Entry.objects.filter(action="surveys.open_f03").count() == 3
    assert Questionnaire.objects.count() == 1
    assert Survey.objects.values("code").distinct().count() == 1003


def test_it_keeps_what_was_asked_whatever_becomes_of_the_pack(survey: Survey) -> None:
    content = survey.questionnaire.content
    form = packs.instrument(PACK).forms["f03"]
    assert [item["key"] for item in content["blocks"][0]["items"]] == [item.code for item in form.items]
    assert survey.questionnaire.pack_hash == packs.header(PACK).hash
    assert selectors.questions_of(survey).unsure is not None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"closes_at": timezone.now() - 2 * DAY}, "must close after it opens"),
        ({"target": 2}, "may not lie below the minimum"),
        ({"minimum": 0}, "one respondent or more"),
        ({"pack_id": "pekppp-2017"}, "no users' form"),
        ({"units": []}, "at least one unit"),
    ],
)
def test_it_refuses_a_survey_that_cannot_be(
    unit: OrganizationUnit, wrong: dict[str, object], said: str
) -> None:
    given = {"units": [unit], **wrong}
    with pytest.raises(ProblemsError, match=said):
        surveys_of(given.pop("units"), timezone.now(), **given)  # type: ignore[arg-type]
    assert not Survey.objects.exists()


def test_it_opens_one_survey_a_unit_for_one_purpose(unit: OrganizationUnit) -> None:
    a_survey(unit, origin="evaluation.cycle:1")
    with pytest.raises(ProblemsError, match="same purpose"):
        a_survey(unit, origin="evaluation.cycle:1")
    a_survey(unit, origin="evaluation.cycle:2")


def test_it_refuses_units_of_two_offices(unit: OrganizationUnit) -> None:
    other = a_unit(an_office("Kota Tolok", "city", "64.72"), "9")
    with pytest.raises(ProblemsError, match="one office"):
        surveys_of([unit, other], timezone.now())


def test_it_keeps_an_answer_once_however_often_it_comes(survey: Survey) -> None:
    uuid = uuid7(timezone.now())
    states = [answered(survey, 4, uuid).state for _ in range(1000)]
    assert states == ["created", *["duplicate"] * 999]
    assert Answer.objects.count() == 1


def test_a_replay_changes_nothing_and_repeats_the_receipt(survey: Survey) -> None:
    uuid = uuid7(timezone.now())
    first, second = answered(survey, 4, uuid), answered(survey, 0, uuid, now=timezone.now() + DAY)
    assert (second.number, second.received_at) == (first.number, first.received_at)
    assert Answer.objects.get().s == 4 * 14


def test_saving_an_answer_takes_the_same_few_statements_always(survey: Survey) -> None:
    with CaptureQueriesContext(connection) as first:
        answered(survey)
    for _ in range(20):
        answered(survey)
    with CaptureQueriesContext(connection) as later:
        answered(survey)
    assert len(first) == len(later) <= 10


def test_it_takes_part_of_the_statements_and_never_counts_zero_for_the_rest(survey: Survey) -> None:
    answered(survey, values={"1.a.K1": 5, "8.c.As": 0})
    answer = Answer.objects.get()
    assert (answer.s, answer.c) == (5, 2)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"1.a.K1": 6}, "off the scale"),
        ({"1.a.K1": -1}, "off the scale"),
        ({"1.a.K1": True}, "off the scale"),
        ({"1.a.K1": 3.5}, "off the scale"),
        ({"99": 3}, "not on the form"),
    ],
)
def test_it_refuses_ratings_that_are_none(survey: Survey, values: dict[str, int], said: str) -> None:
    with pytest.raises(ProblemsError, match=said):
        answered(survey, values=values)
    assert not Answer.objects.exists()


def test_it_refuses_an_answer_without_ratings(survey: Survey) -> None:
    with pytest.raises(ProblemsError, match="at least one statement"):
        actions.receive(
            survey=survey, uuid=uuid7(timezone.now()), given=actions.Given({}), now=timezone.now()
        )


def test_it_refuses_identifiers_that_are_not_its_own(survey: Survey, office: Office) -> None:
    with pytest.raises(ProblemsError, match="identifier"):
        answered(survey, uuid=uuid4())
    uuid = uuid7(timezone.now())
    answered(a_survey(a_unit(office, "2")), uuid=uuid)
    with pytest.raises(ProblemsError, match="another survey"):
        answered(survey, uuid=uuid)


def test_an_identifier_carries_its_time_and_its_version() -> None:
    now = timezone.now()
    found = uuid7(now)
    assert found.version == 7
    assert found.int >> 80 == int(now.timestamp() * 1000)
    assert found.variant == "specified in RFC 4122"


def test_nothing_is_taken_before_the_survey_opens(unit: OrganizationUnit) -> None:
    survey = a_survey(unit, opens_at=timezone.now() + DAY)
    with pytest.raises(ProblemsError, match="not open yet"):
        answered(survey)


def test_what_comes_after_the_close_is_kept_and_not_counted(survey: Survey) -> None:
    answered(survey, 5)
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now())
    assert answered(survey, 0).state == "late"
    assert selectors.f03_of([survey.pk])[survey.pk].mean == 5
    assert selectors.progress([survey.pk])[survey.pk].late == 1


def test_moving_the_close_lets_late_answers_count_again_and_says_so(survey: Survey) -> None:
    now = survey.closes_at + timedelta(hours=1)
    answered(survey, 5, now=now)
    actions.move_closing(
        surveys=[survey], closes_at=now + DAY, by=None, why="Listrik padam", now=now + timedelta(hours=1)
    )
    assert selectors.f03_of([survey.pk])[survey.pk].n == 1
    entry = Entry.objects.get(action="surveys.move_closing")
    assert entry.after["counted_again"] == 1
    assert entry.why == "Listrik padam"


def test_a_change_needs_its_reason_and_a_time_to_come(survey: Survey) -> None:
    now = timezone.now()
    with pytest.raises(ProblemsError, match="reason"):
        actions.close(surveys=[survey], by=None, why=" ", now=now)
    with pytest.raises(ProblemsError, match="has passed"):
        actions.move_closing(surveys=[survey], closes_at=now - DAY, by=None, why="x", now=now)
    actions.close(surveys=[survey], by=None, why="x", now=now)
    with pytest.raises(ProblemsError, match="closed already"):
        actions.close(surveys=[survey], by=None, why="x", now=now + DAY)
    with pytest.raises(ProblemsError, match="closed already"):
        actions.move_closing(surveys=[survey], closes_at=now + DAY, by=None, why="x", now=now)


def test_closings_of_many_surveys_move_with_the_statements_of_one(office: Office) -> None:
    now = timezone.now()
    asked = []
    for count in (2, 200):
        made = surveys_of(
            units_of(office, count) if count == 2 else units_of(an_office("B", "city", "64.72"), count), now
        )
        with CaptureQueriesContext(connection) as seen:
            actions.move_closing(surveys=made, closes_at=now + 20 * DAY, by=None, why="SK", now=now)
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 10


def test_paper_is_marked_with_who_typed_it(survey: Survey) -> None:
    operator = a_member(survey.unit)
    actions.enter_paper(survey=survey, given=actions.Given({"1.a.K1": 3}), by=operator, now=timezone.now())
    answer = Answer.objects.get()
    assert (answer.mode, answer.entered_by) == (Mode.PAPER, operator)
    assert Entry.objects.get(action="surveys.enter_paper").who_id == operator.pk


def test_an_excluded_answer_stays_and_does_not_count(survey: Survey) -> None:
    biro, now = an_admin(survey.unit.office), timezone.now()
    for value in (5, 1):
        answered(survey, value)
    answer = Answer.objects.order_by("pk").last()
    assert answer is not None
    with pytest.raises(ProblemsError, match="reason"):
        actions.exclude(answer=answer, why="", by=biro, now=now)
    actions.exclude(answer=answer, why="Diisi petugas", by=biro, now=now)
    assert selectors.f03_of([survey.pk])[survey.pk].mean == 5
    assert Answer.objects.count() == 2
    with pytest.raises(ProblemsError, match="excluded already"):
        actions.exclude(answer=answer, why="x", by=biro, now=now)
    actions.readmit(answer=answer, why="Ternyata benar", by=biro, now=now)
    assert selectors.f03_of([survey.pk])[survey.pk].mean == 3
    assert Entry.objects.get(action="surveys.readmit").before["why"] == "Diisi petugas"


def test_the_audit_knows_nothing_of_what_was_answered(survey: Survey) -> None:
    before = Entry.objects.count()
    answered(survey, 2, comment="Loket tiga ketus", profile={"sex": "female"})
    assert Entry.objects.count() == before
    given = actions.Given({"1.a.K1": 2}, "Loket tiga ketus", {"sex": "female"})
    actions.enter_paper(survey=survey, given=given, by=a_member(survey.unit), now=timezone.now())
    entry = Entry.objects.get(action="surveys.enter_paper")
    assert entry.after.keys() == {"number", "late"}
    assert "ketus" not in f"{entry.target_words}{entry.before}{entry.why}"


@pytest.mark.parametrize("change", [{"values": {}}, {"comment": "lain"}, {"mode": "paper"}, {"sex": "male"}])
def test_the_database_refuses_to_change_an_answer(survey: Survey, change: dict[str, object]) -> None:
    answered(survey)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Answer.objects.update(**change)
