"""What is taken away of a survey: files that read back, open ones in which nobody is alone, forms and recaps."""

import io
import json
from collections.abc import Callable
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.apps.organizations.cast import START, a_unit, an_admin, an_office, someone
from tests.apps.surveys.brought import NINE, a_draft, a_satisfaction_survey, brought, google, rows_of
from tests.apps.surveys.cast import DAY, a_member, answered
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import Role
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.urls import bringing as urls_bringing
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.questionnaires.values import Own
from tolok.rules.texts import Text

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return a_satisfaction_survey()


@pytest.fixture
def biro(client: Client, survey: Survey) -> User:
    person = an_admin(survey.unit.office)
    signed_in(client, person)
    return person


def asked(survey: Survey, count: int = 12, **more: Any) -> None:
    """Respondents of one kind, with every element rated."""
    for place in range(count):
        values = {key: 1 + (place + at) % 4 for at, key in enumerate(NINE)}
        answered(survey, values=values, **{"profile": {"sex": "female"}, **more})


def closed(survey: Survey) -> Survey:
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now())
    actions.compute(survey=survey, by=None, now=timezone.now())
    return survey


def test_its_own_export_changes_nothing_where_it_came_from(
    client: Client, survey: Survey, biro: User
) -> None:
    asked(survey, comment="=2+3 Budi 081234567890", extra={"parkir": "ya"}, seconds=40)
    answered(survey, values={NINE[0]: 1})
    content = client.get(f"/survei/{survey.pk}/berkas/jawaban.csv").content
    before = list(survey.answers.order_by("pk").values())
    for again in range(2):
        done = brought(survey, content, biro, name=f"{again}.csv")
        assert (done.format, done.created, done.duplicates, done.late) == ("tolok", 0, 13, 0)
    assert list(survey.answers.order_by("pk").values()) == before


def test_what_was_imported_is_exported_and_read_back_too(client: Client, survey: Survey, biro: User) -> None:
    brought(survey, google(), biro)
    content = client.get(f"/survei/{survey.pk}/berkas/jawaban.csv").content
    done = brought(survey, content, biro, name="ekspor.csv")
    assert (done.created, done.duplicates) == (0, 6)


def test_the_office_file_has_every_answer_without_names_and_is_noted(
    client: Client, survey: Survey, biro: User
) -> None:
    asked(survey, comment="Telepon saya 081234567890")
    answered(survey, values={NINE[0]: 1})
    actions.exclude(answer=survey.answers.earliest("pk"), why="Uji coba", by=biro, now=timezone.now())
    rows = rows_of(client.get(f"/survei/{survey.pk}/berkas/jawaban.csv").content)
    assert [row["counts"] for row in rows] == ["0", *["1"] * 12]
    assert rows[-1][NINE[1]] == ""
    assert "081234567890" not in str(rows)
    assert Entry.objects.filter(action="surveys.take_answers", is_read=True).count() == 1
    told = json.loads(client.get(f"/survei/{survey.pk}/berkas/jawaban.json").content)
    assert told["answers"] == 13
    assert told["questionnaire"]["version"] == survey.questionnaire.digest
    table = pq.read_table(io.BytesIO(client.get(f"/survei/{survey.pk}/berkas/jawaban.parquet").content))
    assert table.num_rows == 13
    assert table[NINE[1]].null_count == 1


def test_the_open_file_leaves_nobody_alone(client: Client, survey: Survey, biro: User) -> None:
    asked(survey, 9, comment="Loket tiga ketus")
    asked(survey, 1, profile={"sex": "male", "education": "higher"})
    rows = rows_of(client.get(f"/survei/{survey.pk}/berkas/terbuka.csv").content)
    assert len(rows) == 10
    assert not {"answer_id", "comment", "given_at", "sex", "education"} & set(rows[0])
    told = json.loads(client.get(f"/survei/{survey.pk}/berkas/terbuka.json").content)
    assert {"sex", "comment"} <= {one["what"] for one in told["withheld"]}


def test_the_open_file_of_few_answers_is_empty(client: Client, survey: Survey, biro: User) -> None:
    asked(survey, 4)
    assert rows_of(client.get(f"/survei/{survey.pk}/berkas/terbuka.csv").content) == []


def test_the_form_for_other_programs_asks_the_same(client: Client, survey: Survey) -> None:
    signed_in(client, a_member(survey.unit))
    book = load_workbook(io.BytesIO(client.get(f"/survei/{survey.pk}/berkas/kuesioner.xlsx").content))
    names = [row[1].value for row in book["survey"].iter_rows(min_row=2)]
    assert [name for name in names if name in NINE] == list(NINE)
    assert "parkir" in names


def test_the_recap_has_every_unit_of_the_office_in_the_same_period(
    client: Client, survey: Survey, biro: User
) -> None:
    other = a_satisfaction_survey(a_unit(survey.unit.office, "2", "Dinas Arsip"), population=400)
    last_year = a_satisfaction_survey(survey.unit, timezone.now() - 366 * DAY)
    stranger = a_satisfaction_survey(a_unit(an_office("Kota Tolok", "city", "64.72"), "1"))
    few = a_satisfaction_survey(a_unit(survey.unit.office, "3", "Dinas Sunyi"))
    for one in (survey, other, stranger):
        asked(one)
    asked(few, 3)
    for one in (survey, other, stranger, few, last_year):
        closed(one) if not one.over(timezone.now()) else actions.compute(
            survey=one, by=None, now=timezone.now()
        )
    sheet = load_workbook(io.BytesIO(client.get(f"/survei/{survey.pk}/berkas/rekap.xlsx").content))["Rekap"]
    rows = {row[1].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=3)}
    assert set(rows) == {"Puskesmas Tolok Jaya", "Dinas Arsip"}
    assert 400 in rows["Dinas Arsip"]
    assert 12 in rows["Dinas Arsip"]


def neighbour(survey: Survey) -> User:
    return a_member(a_unit(survey.unit.office, "2"), name="Wati")


def elsewhere(survey: Survey) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(survey: Survey) -> User:
    return someone("Rudi")


def addresses(survey: Survey, pk: int) -> list[str]:
    """Every address of what is brought in and taken away."""
    parts = {"survey": survey.pk, "bring": pk, "form": "csv"}
    return [
        reverse(str(one.name), kwargs={key: parts[key] for key in one.pattern.converters})
        for one in urls_bringing.addresses
        if "survey" in one.pattern.converters
    ]


@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing(
    client: Client, survey: Survey, stranger: Callable[[Survey], User]
) -> None:
    draft = a_draft(survey, google(), an_admin(survey.unit.office))
    walked = addresses(survey, draft.pk)
    assert len(walked) == 10
    for address in walked:
        assert "/masuk/" in client.get(address)["Location"]
    signed_in(client, stranger(survey))
    for address in walked:
        nowhere = address.replace(f"/{survey.pk}/", "/999999/", 1)
        for method in (client.get, client.post):
            answer = method(address)
            assert answer.status_code == method(nowhere).status_code == 404
            assert "Tolok Jaya" not in answer.content.decode()
    draft.refresh_from_db()
    assert draft.content is not None


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_whoever_only_reads_the_office_brings_and_takes_nothing(
    client: Client, survey: Survey, role: Role
) -> None:
    draft = a_draft(survey, google(), an_admin(survey.unit.office))
    reader = someone("Rara")
    appoint(user=reader, office=survey.unit.office, role=role, day=START, by=None, now=timezone.now())
    signed_in(client, reader)
    assert {client.get(address).status_code for address in addresses(survey, draft.pk)} == {403}


def test_an_operator_takes_the_form_and_no_answers(client: Client, survey: Survey) -> None:
    signed_in(client, a_member(survey.unit))
    base = f"/survei/{survey.pk}/berkas/"
    assert client.get(base).status_code == 200
    for form in ("csv", "json", "parquet"):
        assert client.get(f"{base}jawaban.{form}").status_code == 403
        assert client.get(f"{base}terbuka.{form}").status_code == 403
    assert client.get(f"{base}rekap.xlsx").status_code == 403


def test_another_form_of_file_does_not_exist(client: Client, survey: Survey, biro: User) -> None:
    assert client.get(f"/survei/{survey.pk}/berkas/jawaban.xls").status_code == 404


def test_free_words_to_own_questions_are_taken_without_what_points_at_people(client: Client) -> None:
    own = Own("usul", "text", Text("Apa usul Anda?", "What do you suggest?"), {})
    asking = compose(Text("SKM", "SKM"), [block("skm9")], own=[own])
    survey = a_satisfaction_survey(asked=asking)
    signed_in(client, an_admin(survey.unit.office))
    answered(survey, values={NINE[0]: 4}, extra={"usul": "Hubungi saya di 081234567890 soal antrean"})
    (row,) = rows_of(client.get(f"/survei/{survey.pk}/berkas/jawaban.csv").content)
    assert "081234567890" not in str(row)
    assert "antrean" in str(row)
