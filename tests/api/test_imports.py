"""Lists of units, levels of a seat and answers of users, brought by programs."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.api.cast import FIRST, Program, an_answer_sent
from tests.apps.evaluation.cast import NOW, a_cast, a_cycle, a_panel, locus_of
from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import a_member, a_survey
from tolok.apps.common.models import Entry
from tolok.apps.evaluation.actions import panel
from tolok.apps.evaluation.models import Judgement, Seat, State
from tolok.apps.organizations.models import Office, OrganizationUnit, Role
from tolok.apps.surveys.models import Answer, Survey
from tolok.apps.surveys.selectors import questions_of

pytestmark = pytest.mark.django_db
LIST = b"kode,nama,jenis,induk\nD01,Dinas Kesehatan,dinas,\nD02,Dinas Sosial,dinas,\n"


def sent(content: bytes = LIST, **parts: Any) -> dict[str, Any]:
    return {"why": "SOTK 2026", "file": SimpleUploadedFile("unit.csv", content), **parts}


@pytest.fixture
def office() -> Office:
    return an_office()


def test_a_dry_run_shows_the_plan_and_writes_nothing(office: Office) -> None:
    program = Program(an_admin(office), "import")
    path = f"/imports/offices/{office.pk}/units"
    before = Entry.objects.count()
    plan = program.sends(f"{path}?dry_run=true", **sent(why="")).json()
    assert (plan["applied"], sum(plan["counts"].values()), len(plan["changes"])) == (False, 2, 2)
    assert plan["changes"][0]["after"]["name"] == "Dinas Kesehatan"
    assert (OrganizationUnit.objects.count(), Entry.objects.count()) == (0, before)
    done = program.sends(path, **sent(digest=plan["digest"])).json()
    assert (done["applied"], done["digest"]) == (True, plan["digest"])
    assert OrganizationUnit.objects.count() == 2
    assert Entry.objects.filter(action="organizations.import_units").count() == 1


def test_the_same_list_again_changes_nothing(office: Office) -> None:
    program, path = Program(an_admin(office)), f"/imports/offices/{office.pk}/units"
    first = program.sends(path, **sent(day="2026-11-01")).json()
    again = program.sends(path, **sent(day="2026-11-01"))
    assert (again.status_code, again.json()["changes"]) == (200, [])
    late = program.sends(path, **sent(day="2026-11-01", digest=first["digest"]))
    assert (late.status_code, late.json()["error"]["code"]) == (409, "conflict")


def test_every_row_that_is_wrong_is_named(office: Office) -> None:
    program, path = Program(an_admin(office)), f"/imports/offices/{office.pk}/units"
    wrong = b"kode,nama,jenis,induk\nD01,Dinas Kesehatan,kapal,\nD02,,dinas,X9\n"
    for query in ("", "?dry_run=true"):
        answer = program.sends(path + query, **sent(wrong))
        assert answer.status_code == 422
        assert {one["row"] for one in answer.json()["error"]["problems"]} == {2, 3}
    assert OrganizationUnit.objects.count() == 0


def test_a_list_needs_a_reason_a_file_and_a_bearable_size(office: Office) -> None:
    program, path = Program(an_admin(office)), f"/imports/offices/{office.pk}/units"
    assert program.sends(path, **sent(why=" ")).json()["error"]["problems"][0]["key"] == "why"
    assert program.sends(path, why="SOTK").status_code == 422
    assert program.sends(path, **sent(b"PK\x03\x04 no workbook")).status_code == 422
    big = b"x" * (8 * 2**20 + 1)
    assert program.sends(path, **sent(big)).status_code == 413


@pytest.fixture
def seat() -> Seat:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.JUDGING)
    (person,) = a_panel(cast, cycle, 1)
    return panel.seat(locus=locus_of(cycle, cast.units[0]), user=person, by=cast.admin, now=NOW)


def address(seat: Seat) -> str:
    return f"/imports/cycles/{seat.locus.cycle_id}/units/{seat.locus_id}/seats/{seat.pk}/judgements"


def levels(seat: Seat, **more: Any) -> dict[str, Any]:
    codes = seat.locus.form.instrument.indicators
    return {"levels": [{"code": code, "level": 3, "reason": "Terlihat"} for code in codes], **more}


def test_levels_are_brought_once_and_handed_in(seat: Seat) -> None:
    program, body = Program(seat.user, "import"), levels(seat)
    count = len(body["levels"])
    assert program.post(address(seat), body).json() == {"created": count, "kept": 0, "handed_in": False}
    assert program.post(address(seat), body).json() == {"created": 0, "kept": count, "handed_in": False}
    done = program.post(address(seat), {**body, "hand_in": True}).json()
    assert done == {"created": 0, "kept": count, "handed_in": True}
    assert program.post(address(seat), {**body, "hand_in": True}).json() == done
    assert Judgement.objects.count() == count


def test_a_level_that_differs_is_not_overwritten(seat: Seat) -> None:
    program, body = Program(seat.user), levels(seat)
    program.post(address(seat), body)
    body["levels"][0]["level"] = 4
    answer = program.post(address(seat), body)
    assert answer.status_code == 409
    (problem,) = answer.json()["error"]["problems"]
    assert (problem["row"], problem["found"]) == (1, "3")
    assert not Judgement.objects.filter(level=4).exists()


def test_levels_that_are_wrong_are_all_named(seat: Seat) -> None:
    rows = [
        {"code": FIRST, "level": 9, "reason": "x"},
        {"code": "nothing", "level": 3},
        {"code": FIRST, "level": 3},
    ]
    program = Program(seat.user)
    twice = program.post(address(seat), {"levels": rows})
    assert [one["row"] for one in twice.json()["error"]["problems"]] == [3]
    answer = program.post(address(seat), {"levels": rows[:2]})
    assert answer.status_code == 422
    assert {(one["key"], one["row"]) for one in answer.json()["error"]["problems"]} == {
        (FIRST, 1),
        ("nothing", 2),
    }
    missing = program.post(
        address(seat), {"levels": [{"code": FIRST, "level": 3, "reason": "Ada"}], "hand_in": True}
    )
    assert missing.status_code == 422


@pytest.fixture
def survey(office: Office) -> Survey:
    return a_survey(a_unit(office, "D01"))


def codes(survey: Survey) -> list[str]:
    return [one.code for one in questions_of(survey).items]


def test_answers_are_kept_once_and_each_is_told(survey: Survey) -> None:
    operator = a_member(survey.unit)
    program, path = Program(operator, "import"), f"/imports/surveys/{survey.pk}/answers"
    good, bad = an_answer_sent(codes(survey), mode="paper"), an_answer_sent(codes(survey), rating=99)
    other = an_answer_sent(codes(survey)[:2], sex="female", comment="Ramah")
    found = program.post(path, {"answers": [good, bad, other, good]}).json()
    assert [one["state"] for one in found["answers"]] == ["created", "problem", "created", "duplicate"]
    assert (found["created"], found["duplicate"], found["problem"]) == (2, 1, 1)
    assert {one["row"] for one in found["answers"][1]["problems"]} == {2}
    again = program.post(path, {"answers": [good, other]}).json()
    assert again["duplicate"] == 2
    kept = Answer.objects.get(uuid=other["uuid"])
    assert (kept.c, kept.sex, kept.entered_by, kept.mode) == (2, "female", operator, "officer")
    entry = Entry.objects.get(action="surveys.receive_many")
    assert entry.after == {"answers": 2, "late": False}


def test_answers_after_the_close_are_late(survey: Survey) -> None:
    Survey.objects.update(closes_at=timezone.now() - timedelta(hours=1))
    program = Program(a_member(survey.unit))
    answers = {"answers": [an_answer_sent(codes(survey))]}
    found = program.post(f"/imports/surveys/{survey.pk}/answers", answers).json()
    assert (found["late"], Answer.objects.get().late) == (1, True)
    Survey.objects.update(
        opens_at=timezone.now() + timedelta(hours=1), closes_at=timezone.now() + timedelta(2)
    )
    early = program.post(f"/imports/surveys/{survey.pk}/answers", answers)
    assert early.status_code == 422


def test_an_answer_of_another_survey_is_a_problem_and_tells_nothing_of_it(survey: Survey) -> None:
    other = a_survey(a_unit(survey.unit.office, "D02"))
    program = Program(an_admin(survey.unit.office))
    one = an_answer_sent(codes(survey))
    program.post(f"/imports/surveys/{survey.pk}/answers", {"answers": [one]})
    found = program.post(f"/imports/surveys/{other.pk}/answers", {"answers": [one]}).json()
    assert (found["problem"], found["answers"][0]["number"]) == (1, "")


def test_readers_bring_no_answers_and_links_have_their_own_page(survey: Survey) -> None:
    path = f"/imports/surveys/{survey.pk}/answers"
    answers = {"answers": [an_answer_sent(codes(survey))]}
    head = Program(a_member(survey.unit, Role.UNIT_HEAD, "Hana"))
    assert head.post(path, answers).status_code == 403
    answers["answers"][0]["mode"] = "link"
    assert Program(a_member(survey.unit)).post(path, answers).status_code == 422
    assert Answer.objects.count() == 0


def test_many_answers_take_few_statements(survey: Survey) -> None:
    program, path = Program(a_member(survey.unit)), f"/imports/surveys/{survey.pk}/answers"
    program.get("/me")
    counts: list[int] = []
    answers: list[dict[str, Any]] = []
    for size in (1, 40):
        answers = [an_answer_sent(codes(survey)) for _ in range(size)]
        with CaptureQueriesContext(connection) as found:
            assert program.post(path, {"answers": answers}).json()["created"] == size
        counts.append(len(found))
    assert counts[0] == counts[1] <= 16
    assert program.post(path, {"answers": [answers[0]] * 501}).status_code == 422


def test_surveys_show_progress_and_no_answers(survey: Survey) -> None:
    operator = a_member(survey.unit)
    program = Program(operator)
    program.post(
        f"/imports/surveys/{survey.pk}/answers",
        {"answers": [an_answer_sent(codes(survey), comment="Rahasia")]},
    )
    (one,) = program.shows("/surveys")["items"]
    assert (one["n"], one["enough"], one["unit_code"]) == (1, False, "D01")
    whole = program.get(f"/surveys/{survey.pk}")
    assert [row["code"] for row in whole.json()["statements"]] == codes(survey)
    assert "Rahasia" not in whole.content.decode()


def test_answers_tell_how_when_and_in_which_language_they_were_given(survey: Survey) -> None:
    program, path = Program(a_member(survey.unit)), f"/imports/surveys/{survey.pk}/answers"
    given = timezone.now() - timedelta(hours=3)
    one = an_answer_sent(codes(survey), mode="kiosk", given_at=given.isoformat(), language="id")
    assert program.post(path, {"answers": [one]}).json()["created"] == 1
    kept = Answer.objects.get()
    assert (kept.mode, kept.given_at, kept.language) == ("kiosk", given, "id")
    for wrong in ({"mode": "qr"}, {"given_at": "2026-11-21T10:00:00"}, {"language": "bahasa"}):
        sent = {**an_answer_sent(codes(survey)), **wrong}
        assert program.post(path, {"answers": [sent]}).status_code == 422
    strange = an_answer_sent(codes(survey), extra={"parkir": "ya"})
    assert program.post(path, {"answers": [strange]}).json()["problem"] == 1
