"""The answers of closed surveys become files for analysis: once, and anew after a correction."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.utils import timezone
from pytest_django import Settings

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.brought import NINE, a_satisfaction_survey
from tests.apps.surveys.cast import a_survey, answered
from tolok.analytics.closed.files import surveys_in
from tolok.apps.common.models import Entry
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions.closed_files import write_due
from tolok.apps.surveys.models import ClosedFile, Survey

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.TOLOK_ANSWERS = str(tmp_path)
    return tmp_path


def a_closed_survey(survey: Survey, count: int = 6) -> Survey:
    values = dict.fromkeys(NINE, 3) if survey.kind == "skm" else None
    for _ in range(count):
        answered(survey, 3, values=values, profile={"sex": "female"})
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now())
    actions.compute(survey=survey, by=None, now=timezone.now())
    return survey


def test_it_writes_a_row_an_answer_below_period_and_province(folder: Path) -> None:
    survey = a_closed_survey(a_satisfaction_survey())
    assert write_due(now=timezone.now()) == 1
    kept = ClosedFile.objects.get()
    year = timezone.localdate().year
    assert kept.path == f"period={year}/province=64/answers.parquet"
    path = folder / kept.path
    assert surveys_in(path) == {survey.code: kept.digest}
    rows = pq.read_table(path, partitioning=None).to_pylist()
    assert len(rows) == kept.rows == 6
    first = rows[0]
    assert (first["office"], first["unit"], first["unit_kind"]) == ("64.01", "1", "health_center")
    assert (first["pack"], first["mode"], first["sex"], first["late"]) == (
        "skm-2017",
        "link",
        "female",
        False,
    )
    assert {first[f"e_{key}"] for key in NINE} == {3}
    assert Entry.objects.get(action="surveys.write_closed").after["rows"] == 6


def test_it_writes_nothing_twice(folder: Path) -> None:
    a_closed_survey(a_satisfaction_survey())
    write_due(now=timezone.now())
    stamp = (folder / ClosedFile.objects.get().path).stat().st_mtime_ns
    assert write_due(now=timezone.now()) == 0
    assert (folder / ClosedFile.objects.get().path).stat().st_mtime_ns == stamp


def test_it_is_written_all_the_same_when_the_database_forgot_that_it_was(folder: Path) -> None:
    a_closed_survey(a_satisfaction_survey())
    write_due(now=timezone.now())
    ClosedFile.objects.all().delete()
    assert write_due(now=timezone.now()) == 1
    assert len(pq.read_table(folder / ClosedFile.objects.get().path, partitioning=None)) == 6


def test_a_correction_takes_the_place_of_the_old(folder: Path) -> None:
    survey = a_closed_survey(a_satisfaction_survey())
    write_due(now=timezone.now())
    old = ClosedFile.objects.get()
    actions.exclude(answer=survey.answers.earliest("pk"), why="Uji coba", by=None, now=timezone.now())
    actions.compute(survey=survey, by=None, why="Satu uji coba", now=timezone.now())
    assert write_due(now=timezone.now()) == 1
    new = ClosedFile.objects.exclude(pk=old.pk).get()
    assert new.digest != old.digest
    rows = pq.read_table(folder / new.path, partitioning=None).to_pylist()
    assert [row["excluded"] for row in rows].count(True) == 1
    assert len(rows) == 6


def test_several_surveys_of_a_period_and_province_share_a_file(folder: Path) -> None:
    office = an_office()
    for code in ("1", "2"):
        a_closed_survey(a_satisfaction_survey(a_unit(office, code)))
    a_closed_survey(a_survey(a_unit(office, "3")))
    assert write_due(now=timezone.now()) == 3
    assert len({one.path for one in ClosedFile.objects.all()}) == 1
    assert len(pq.read_table(folder / ClosedFile.objects.all()[0].path, partitioning=None)) == 18


def test_a_survey_nobody_answered_is_noted_without_a_row(folder: Path) -> None:
    a_closed_survey(a_satisfaction_survey(), 0)
    assert write_due(now=timezone.now()) == 1
    assert ClosedFile.objects.get().rows == 0
    assert write_due(now=timezone.now()) == 0


def test_nothing_is_written_to_the_address_of_a_cluster(settings: Settings) -> None:
    settings.TOLOK_ANSWERS = "s3a://survei/answers"
    a_closed_survey(a_satisfaction_survey())
    assert write_due(now=timezone.now()) == 0
    assert not ClosedFile.objects.exists()
