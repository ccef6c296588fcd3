"""An element that few rated is told by no door, nor by what all doors together let anybody compute."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import SKM, an_skm, closed, rated
from tests.papers.closed_cycles import LETTERHEAD
from tests.papers.reading import words
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions.following import Planned, plan
from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.selectors.papers import report_values
from tolok.papers.surveys.full_report import full_survey_report

pytestmark = pytest.mark.django_db

#: Three of thirty-six rated the handling of complaints, at 4 ÷ 3; all others have means of their own.
ROWS = [
    (4 if at < 7 else 3, 3, 3, 4, 3, 2 if at < 5 else 3, 4, (1, 1, 2)[at] if at < 3 else None, 3)
    for at in range(36)
]
FEW, COVER = SKM.keys[7], SKM.keys[0]
#: How the mean of the few would be printed: everywhere, and where exact digits stand.
TELLTALES = ("1,33", "1.33")


@pytest.fixture
def biro() -> User:
    return an_admin(an_office())


@pytest.fixture
def result(biro: User) -> SurveyResult:
    now = timezone.now()
    survey = an_skm(a_unit(biro.appointments.get().office, "P01", "Puskesmas Tolok Jaya"), now)
    rated(survey, ROWS, now)
    made = actions.compute(survey=closed(survey, now), by=biro, now=now)
    return actions.publish(result=made, by=biro, now=now)


def content(client: Client, address: str) -> bytes:
    answer: Any = client.get(address)
    assert answer.status_code == 200, address
    found: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return found


def lines(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))


def public(result: SurveyResult, name: str, *more: object) -> str:
    unit = result.survey.unit
    return reverse(name, args=[unit.office_id, unit.code, result.survey_id, *more])


def underivable(means: Mapping[str, str], index: Fraction) -> None:
    """Nobody who knows the index, the weights and all printed means can compute that of the few."""
    known = {key: Fraction(value) for key, value in means.items() if value not in ("", "ditahan")}
    assert set(SKM.keys) - set(known) == {FEW, COVER}
    rest = 9 * index - sum(known.values())
    assert rest - Fraction(4, 3) > 1


def test_no_page_and_no_file_of_means_tells_it(client: Client, result: SurveyResult, biro: User) -> None:
    index = Fraction(result.content["told"]["skm9"]["value"]) / 25
    rows = lines(content(client, public(result, "publication-survey-data", "unsur.csv")))
    underivable({row["unsur"]: row["rata_rata"] for row in rows}, index)
    assert {row["n"] for row in rows if row["unsur"] in (FEW, COVER)} == {"ditahan"}
    found = json.loads(content(client, public(result, "publication-survey-data", "hasil.json")))
    underivable({row["unsur"]: str(row["rata_rata"]) for row in found["unsur"]}, index)
    signed_in(client, biro)
    at = f"/survei/{result.survey_id}/hasil/"
    rows = lines(content(client, f"{at}1/unsur.csv"))
    underivable({row["unsur"]: row["nrr"] for row in rows}, index)
    held = next(row for row in rows if row["unsur"] == FEW)
    assert {held["n"], held["jumlah nilai 1"], held["jumlah nilai 4"]} == {"ditahan"}
    for address in (at, public(result, "publication-survey")):
        text = content(client, address).decode()
        assert "ditahan" in text
        assert "Ditahan: dinilai kurang dari lima orang" in text
        assert not any(one in text for one in TELLTALES), address
    assert "nilai 1: 2 orang" not in content(client, at).decode()
    assert content(client, public(result, "publication-survey-badge"))


def test_no_paper_tells_it_and_no_plan(result: SurveyResult, biro: User) -> None:
    promise = Planned(FEW, "Membuka loket pengaduan", "Pengaduan terjawab", "Kepala", timezone.localdate())
    (made,) = plan(result=result, lines=[promise], by=biro, now=timezone.now())
    assert "dinilai" not in made.cause
    text = words(
        full_survey_report(report_values(result, timezone.localdate()), LETTERHEAD, timezone.localdate())
    )
    assert "ditahan: dinilai kurang dari lima orang" in text
    assert not any(one in text for one in TELLTALES)
    assert "U1 U2 U3 U4 U5 U6 U7 U8" not in text
    assert "U2 U3 U4 U5 U6 U7 U9" in text


def test_no_file_of_answers_for_everybody_tells_it(client: Client, result: SurveyResult, biro: User) -> None:
    signed_in(client, biro)
    at = f"/survei/{result.survey_id}/berkas/"
    rows = lines(content(client, f"{at}terbuka.csv"))
    assert len(rows) == 36
    assert not {FEW, COVER} & set(rows[0])
    told: dict[str, Any] = json.loads(content(client, f"{at}terbuka.json"))
    assert {FEW, COVER} <= {one["what"] for one in told["withheld"]}
    assert not {FEW, COVER} & set(told["questionnaire"]["blocks"][0].get("n", {}))
    assert not {FEW, COVER} & set(told["blocks"][0]["n"])
    assert means_of(content(client, f"{at}rekap.xlsx")) == 7


def means_of(book: bytes) -> int:
    """How many element means the recap tells of its only unit."""
    sheet = load_workbook(io.BytesIO(book))["Rekap"]
    row: Sequence[Any] = [cell.value for cell in next(sheet.iter_rows(min_row=3, max_row=3))]
    return sum(value is not None for value in row[2:11])
