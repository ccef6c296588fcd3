"""Pages of results: who sees which, what is withheld, and what they cost."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import START, a_unit, an_admin, an_office, someone
from tests.apps.surveys.cast import SKM, a_member, a_survey, an_skm, answered, closed, rated
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import Span
from tolok.apps.surveys.models import Period, Survey, SurveyResult
from tolok.apps.surveys.selectors.papers import report_values
from tolok.apps.surveys.selectors.results import result_of
from tolok.apps.surveys.showing.results import result_page
from tolok.apps.surveys.urls import results as urls_results
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.questionnaires.values import Own
from tolok.rules.statistics.trends import trend
from tolok.rules.texts import Text

pytestmark = pytest.mark.django_db

NINE = SKM.keys
ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 12


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


@pytest.fixture
def survey(unit: OrganizationUnit) -> Survey:
    """A closed survey with a result."""
    now = timezone.now()
    made = an_skm(unit, now)
    rated(made, ROWS, now, profile={"sex": "female", "age_band": "18-29"})
    actions.compute(survey=closed(made, now), by=None, now=now)
    return made


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def a_quarter(
    place: OrganizationUnit, end: date, rows: Sequence[Sequence[int | None]], **more: Any
) -> Survey:
    """A closed survey of the quarter that ends on a day, with its result."""
    now = timezone.now()
    span = Span(Period.QUARTER, end - timedelta(days=89), end)
    made = an_skm(place, now, **{"span": span, **more})
    rated(made, rows, now)
    actions.compute(survey=closed(made, now), by=None, now=now)
    return made


def test_the_unit_sees_its_result_with_everything_behind_it(client: Client, survey: Survey) -> None:
    signed_in(client, a_member(survey.unit))
    text = page(client, f"/survei/{survey.pk}/hasil/")
    for said in ("79,63", "Selang", "Alfa Cronbach", "unsur terendah", "nilai 4: ", "Peluang mutunya"):
        assert said in text
    assert "Hitung ulang" not in text
    assert "Semua hasil survei ini" not in text
    assert "Tanda pengisian" not in text


def test_before_the_close_there_is_no_result_and_the_page_says_when(
    client: Client, unit: OrganizationUnit
) -> None:
    survey = an_skm(unit, timezone.now())
    rated(survey, ROWS, timezone.now())
    signed_in(client, a_member(unit))
    assert "Hasil dihitung sendiri sesudah survei ditutup" in page(client, f"/survei/{survey.pk}/hasil/")


def test_few_answers_are_withheld_in_words_and_in_files(client: Client, unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now, numbers={"minimum": 1})
    rated(survey, [(4,) * 9] * 4, now)
    actions.compute(survey=closed(survey, now), by=None, now=now)
    signed_in(client, an_admin(unit.office))
    text = page(client, f"/survei/{survey.pk}/hasil/")
    assert "Ditahan: 4 jawaban" in text
    assert "100,00" not in text
    assert client.get(f"/survei/{survey.pk}/hasil/1/unsur.csv").status_code == 404
    assert "ditahan" in page(client, f"/survei/unit/{unit.pk}/riwayat/")


def test_small_groups_are_withheld_with_what_would_give_them_away(
    client: Client, unit: OrganizationUnit
) -> None:
    now = timezone.now()
    survey = an_skm(unit, now)
    rated(survey, ROWS[:20], now, profile={"sex": "female"})
    rated(survey, ROWS[:9], now, profile={"sex": "male"})
    rated(survey, [(1,) * 9] * 2, now)
    actions.compute(survey=closed(survey, now), by=None, now=now)
    signed_in(client, a_member(unit))
    answer = client.get(f"/survei/{survey.pk}/hasil/1/profil-sex.csv")
    rows = {row["kelompok"]: row for row in csv.DictReader(io.StringIO(body(answer).lstrip("\ufeff")))}
    assert (rows["untold"]["n"], rows["untold"]["nilai"]) == ("ditahan", "ditahan")
    assert (rows["male"]["n"], rows["male"]["nilai"]) == ("ditahan", "ditahan")
    assert rows["female"]["n"] == "20"
    assert rows["female"]["nilai"] not in ("", "ditahan")


def test_ways_of_answering_are_withheld_alike_in_every_table(client: Client, unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = an_skm(unit, now)
    rated(survey, ROWS, now)
    answered(survey, 3, now=now)
    actions.compute(survey=closed(survey, now), by=None, now=now)
    signed_in(client, a_member(unit))
    told = {}
    for sheet, key, n in (("profil-mode", "kelompok", "n"), ("tingkat-respons", "cara", "completed")):
        answer = client.get(f"/survei/{survey.pk}/hasil/1/{sheet}.csv")
        rows = csv.DictReader(io.StringIO(body(answer).lstrip("\ufeff")))
        told[sheet] = {row[key]: row[n] for row in rows}
    assert told["tingkat-respons"] == told["profil-mode"] == dict.fromkeys(told["profil-mode"], "ditahan")
    made = result_of(survey)
    assert made is not None
    values = report_values(made, timezone.localdate())
    assert {way.answered for way in values.ways} == {"ditahan"}


def body(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode()


def test_elements_stand_beside_those_of_the_period_before(client: Client, unit: OrganizationUnit) -> None:
    a_quarter(unit, date(2026, 3, 31), ROWS)
    better = a_quarter(unit, date(2026, 6, 30), [(*row[:7], 4, row[8]) for row in ROWS])
    signed_in(client, a_member(unit))
    text = page(client, f"/survei/{better.pk}/hasil/")
    assert "Perubahan setiap unsur" in text
    rows = body(client.get(f"/survei/{better.pk}/hasil/1/perubahan-unsur.csv")).lstrip("\ufeff")
    found = {row["unsur"]: row for row in csv.DictReader(io.StringIO(rows))}
    assert float(found["pengaduan"]["p (Holm)"]) < 0.05
    assert {float(row["p (Holm)"]) for key, row in found.items() if key != "pengaduan"} == {1.0}


def test_an_element_withheld_in_one_period_has_no_change(client: Client, unit: OrganizationUnit) -> None:
    few = [(*row[:7], 1 if at < 3 else None, row[8]) for at, row in enumerate(ROWS)]
    a_quarter(unit, date(2026, 3, 31), few)
    now = a_quarter(unit, date(2026, 6, 30), ROWS)
    signed_in(client, a_member(unit))
    rows = body(client.get(f"/survei/{now.pk}/hasil/1/perubahan-unsur.csv"))
    assert "pengaduan" not in rows
    assert "persyaratan" not in rows
    assert "prosedur" in rows


def test_days_that_are_alike_and_late_respondents_are_told_beside_the_interval(
    client: Client, unit: OrganizationUnit
) -> None:
    now = timezone.now()
    survey = an_skm(unit, now - timedelta(days=20), closes_at=now + timedelta(days=1))
    for day in range(10):
        row = (4,) * 9 if day < 5 else (2,) * 9
        for _ in range(4):
            answered(survey, values=dict(zip(NINE, row, strict=True)), now=now - timedelta(days=12 - day))
    result = actions.compute(survey=closed(survey, now), by=None, now=now)
    assert set(result.content["sureness"]) == {"day", "late"}
    signed_in(client, a_member(unit))
    text = page(client, f"/survei/{survey.pk}/hasil/")
    for said in (
        "Pengelompokan menurut hari",
        "40 responden dalam 10 kelompok",
        "terlalu sempit",
        "Sepertiga responden terakhir menilai berbeda",
    ):
        assert said in text


def test_a_result_from_before_that_was_kept_has_its_page(client: Client, survey: Survey) -> None:
    result = survey.results.get()
    content = {key: one for key, one in result.content.items() if key != "sureness"}
    shown = SurveyResult(
        survey=survey, number=1, content=content, n=result.n, digest=result.digest, made_at=result.made_at
    )
    assert "Pengelompokan" not in str(result_page(shown, "Puskesmas").parts)


def test_an_element_that_everybody_gave_the_most_is_asked_about(
    client: Client, unit: OrganizationUnit
) -> None:
    now = a_quarter(unit, date(2026, 6, 30), ROWS)
    signed_in(client, a_member(unit))
    text = page(client, f"/survei/{now.pk}/hasil/")
    assert f"Semua responden memberi nilai tertinggi pada {SKM.by_key['biaya'].name.id}" in text


def test_every_table_has_a_file(client: Client, survey: Survey) -> None:
    signed_in(client, a_member(survey.unit))
    text = page(client, f"/survei/{survey.pk}/hasil/")
    found = re.findall(r'href="(/survei/\d+/hasil/1/[a-z0-9-]+\.csv)"', text)
    assert len(found) >= 5
    for address in found:
        assert len(body(client.get(address)).splitlines()) > 1
    assert client.get(f"/survei/{survey.pk}/hasil/1/rahasia.csv").status_code == 404


def test_own_questions_are_shown_and_stay_out_of_the_index(client: Client, unit: OrganizationUnit) -> None:
    now = timezone.now()
    own = Own("parkir", "choice", Text("Apakah parkir cukup?", "Enough parking?"), CHOICES)
    asked = compose(Text("Survei", "Survey"), [block("skm9")], own=[own])
    survey = an_skm(unit, now, questionnaire=asked)
    rated(survey, ROWS[:20], now, extra={"parkir": "ya"})
    rated(survey, ROWS[:8], now, extra={"parkir": "tidak"})
    actions.compute(survey=closed(survey, now), by=None, now=now)
    signed_in(client, a_member(unit))
    text = page(client, f"/survei/{survey.pk}/hasil/")
    assert "Apakah parkir cukup?" in text
    assert "71 %" in text


CHOICES = {"ya": Text("Ya", "Yes"), "tidak": Text("Tidak", "No")}


def test_a_free_service_shows_the_index_with_and_without_its_cost(
    client: Client, unit: OrganizationUnit
) -> None:
    now = timezone.now()
    parts = [block("skm9", constant=["biaya"], replacing=["perilaku"])]
    survey = an_skm(unit, now, questionnaire=compose(Text("Survei", "Survey"), parts))
    rated(survey, ROWS, now)
    actions.compute(survey=closed(survey, now), by=None, now=now)
    signed_in(client, a_member(unit))
    text = page(client, f"/survei/{survey.pk}/hasil/")
    for said in (
        "tanpa unsur yang nilainya tetap",
        "tetap karena rancangan",
        "pengganti, belum terverifikasi",
    ):
        assert said in text


def test_an_integrity_survey_shows_minima_and_both_conversions(
    client: Client, unit: OrganizationUnit
) -> None:
    now = timezone.now()
    survey = an_skm(unit, now, "spkp8", "spak5")
    rated(survey, [(6, 5, 6, 5, 6, 5, 6, 5, 6, 6, 6, 6, 5), (5,) * 8 + (6,) * 5] * 16, now)
    actions.compute(survey=closed(survey, now), by=None, now=now)
    signed_in(client, a_member(unit))
    text = page(client, f"/survei/{survey.pk}/hasil/")
    assert text.count("Minimum WBK dan WBBM") >= 2
    assert text.count("Nilai yang sama dengan kedua cara konversi") >= 2
    assert page(client, f"/survei/unit/{unit.pk}/riwayat/?jenis=integrity")


def test_a_users_form_has_its_page(client: Client, unit: OrganizationUnit) -> None:
    now = timezone.now()
    survey = a_survey(unit)
    for value in (5, 5, 4, 4, 2):
        answered(survey, value, now=now)
    actions.compute(survey=closed(survey, now), by=None, now=now)
    signed_in(client, a_member(unit))
    text = page(client, f"/survei/{survey.pk}/hasil/")
    assert "4,00" in text
    assert "Rata-rata setiap pernyataan" in text


def test_the_biro_computes_anew_with_a_reason_and_the_unit_never_sees_the_old(
    client: Client, survey: Survey
) -> None:
    actions.exclude(answer=survey.answers.earliest("pk"), why="Kembar", by=None, now=timezone.now())
    signed_in(client, an_admin(survey.unit.office))
    stem = f"/survei/{survey.pk}/hasil/"
    assert client.post(f"{stem}hitung/", {"why": " "}).status_code == 422
    assert client.post(f"{stem}hitung/", {"why": "Satu jawaban kembar"}).status_code == 302
    text = page(client, stem)
    assert "Semua hasil survei ini" in text
    assert "Kembar" in text
    assert "hasil pertama" in text
    assert "Tanda pengisian yang tidak wajar" in text
    assert "sudah dibetulkan oleh hasil nomor 2" in page(client, f"{stem}1/")
    signed_in(client, a_member(survey.unit))
    assert client.get(f"{stem}1/").status_code == 404
    assert client.get(f"{stem}1/unsur.csv").status_code == 404
    assert "Kembar" in page(client, f"{stem}2/")


def test_history_marks_breaks_and_tells_each_difference(client: Client, unit: OrganizationUnit) -> None:
    better = [tuple(min(4, x + 1) for x in row) for row in ROWS]
    a_quarter(unit, date(2026, 3, 31), ROWS)
    a_quarter(unit, date(2026, 6, 30), better)
    replaced = compose(Text("Survei", "Survey"), [block("skm9", replacing=["biaya"])])
    a_quarter(unit, date(2026, 9, 30), ROWS, questionnaire=replaced)
    signed_in(client, a_member(unit))
    text = page(client, f"/survei/unit/{unit.pk}/riwayat/")
    assert "lebih dari yang dapat terjadi karena kebetulan" in text
    assert "berubah: unsur yang dihitung" in text
    assert "stroke-dasharray" in text
    rows = body(client.get(f"/survei/unit/{unit.pk}/riwayat/?jenis=skm&bentuk=csv")).splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["TW 1/2026", "TW 2/2026", "TW 3/2026"]
    assert client.get(f"/survei/unit/{unit.pk}/riwayat/?jenis=skm&layanan=77").status_code == 404


def test_a_quarter_is_not_compared_with_half_years(client: Client, unit: OrganizationUnit) -> None:
    better = [tuple(min(4, x + 1) for x in row) for row in ROWS]
    half = Span(Period.HALF, date(2025, 7, 1), date(2025, 12, 31))
    a_quarter(unit, date(2025, 12, 31), ROWS, span=half)
    quarter = a_quarter(unit, date(2026, 3, 31), better)
    half = Span(Period.HALF, date(2026, 1, 1), date(2026, 6, 30))
    later = a_quarter(unit, date(2026, 6, 30), better, span=half)
    signed_in(client, a_member(unit))
    text = page(client, f"/survei/unit/{unit.pk}/riwayat/")
    assert "Antara S 2/2025 dan TW 1/2026 berubah: jenis periode." in text
    assert "lebih dari yang dapat terjadi karena kebetulan" not in text
    assert "2025: 79,63" not in page(client, f"/survei/{quarter.pk}/hasil/")
    assert "Semester II 2025: 79,63" in page(client, f"/survei/{later.pk}/hasil/"), "the half year before"
    made = result_of(later)
    assert made is not None
    cuts = trend(report_values(made, timezone.localdate()).points).breaks
    assert [cut.changed for cut in cuts] == [("period",), ("period",)], "the report cuts there, too"


def test_a_result_shows_the_comparable_one_before_as_a_hollow_mark(
    client: Client, unit: OrganizationUnit
) -> None:
    a_quarter(unit, date(2026, 3, 31), ROWS)
    now = a_quarter(unit, date(2026, 6, 30), ROWS[:20])
    signed_in(client, a_member(unit))
    assert "Triwulan I 2026: 79,63" in page(client, f"/survei/{now.pk}/hasil/")


def test_monthly_runs_get_a_control_chart(client: Client, unit: OrganizationUnit) -> None:
    now = timezone.now()
    for month in range(1, 13):
        span = Span(Period.MONTH, date(2025, month, 1), date(2025, month, 28))
        rows = [tuple(max(1, x - 2) for x in row) for row in ROWS] if month == 12 else ROWS
        survey = an_skm(unit, now, span=span)
        rated(survey, rows, now)
        actions.compute(survey=closed(survey, now), by=None, now=now)
    signed_in(client, a_member(unit))
    text = page(client, f"/survei/unit/{unit.pk}/riwayat/")
    assert "Peta kendali" in text
    assert "12/2025 di luar batas kendali" in text


def test_all_units_of_a_period_stand_side_by_side(client: Client, unit: OrganizationUnit) -> None:
    other = a_unit(unit.office, "2", "Dinas Sosial")
    small = a_unit(unit.office, "3", "Dinas Kecil")
    better = [tuple(min(4, x + 1) for x in row) for row in ROWS]
    for place in (unit, other):
        a_quarter(place, date(2026, 3, 31), ROWS, numbers={"population": 400})
    a_quarter(unit, date(2026, 6, 30), better, numbers={"population": 400})
    a_quarter(other, date(2026, 6, 30), ROWS, numbers={"population": 100})
    a_quarter(small, date(2026, 6, 30), [(1,) * 9], numbers={"population": 9})
    signed_in(client, an_admin(unit.office))
    stem = f"/survei/instansi/{unit.office_id}/hasil/"
    text = page(client, stem)
    for said in ("gabungan responden", "rata-rata sederhana", "tertimbang jumlah pengguna"):
        assert said in text
    assert "1 unit yang nilainya ditahan tidak ikut" in text
    assert "1 dari 2 unit" in text
    assert "25,00" not in text
    found = page(client, f"{stem}?cari=sosial&urut=terendah")
    assert "Dinas Sosial" in found
    assert "Dinas Kecil" not in found
    rows = list(csv.DictReader(io.StringIO(body(client.get(f"{stem}?bentuk=csv")).lstrip("\ufeff"))))
    assert [row["nilai"] == "ditahan" for row in rows] == [False, False, True]
    assert client.get(f"{stem}?gelombang=skm.x").status_code == 404


def test_an_office_without_results_is_told_when_they_come(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, an_admin(unit.office))
    assert "Hasil muncul di sini" in page(client, f"/survei/instansi/{unit.office_id}/hasil/")
    assert "Belum ada hasil" in page(client, f"/survei/unit/{unit.pk}/riwayat/")


def neighbour(survey: Survey) -> User:
    return a_member(a_unit(survey.unit.office, "2"), name="Wati")


def elsewhere(survey: Survey) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(survey: Survey) -> User:
    return someone("Rudi")


def walked(survey: int, unit: int, office: int) -> list[str]:
    parts = {"survey": survey, "number": 1, "sheet": "unsur", "unit": unit, "office": office}
    return [
        reverse(one.name, kwargs={key: parts[key] for key in one.pattern.converters})
        for one in urls_results.addresses
    ]


@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing_of_results(
    client: Client, survey: Survey, stranger: Callable[[Survey], User]
) -> None:
    here = walked(survey.pk, survey.unit_id, survey.unit.office_id)
    nowhere = walked(9999, 9999, 9999)
    for address in [*here, *nowhere]:
        assert client.get(address).status_code == 302
    signed_in(client, stranger(survey))
    for address in [*here, *nowhere]:
        answer = client.get(address)
        assert answer.status_code == 404
        assert "Tolok Jaya" not in answer.content.decode()


def test_who_works_in_the_unit_neither_computes_nor_compares(client: Client, survey: Survey) -> None:
    signed_in(client, a_member(survey.unit))
    assert client.get(f"/survei/{survey.pk}/hasil/hitung/").status_code == 403
    assert client.get(f"/survei/instansi/{survey.unit.office_id}/hasil/").status_code == 404


def test_an_auditor_reads_results_and_computes_none(client: Client, survey: Survey) -> None:
    auditor = someone("Rara")
    office = survey.unit.office
    appoint(user=auditor, office=office, role=Role.AUDITOR, day=START, by=None, now=timezone.now())
    signed_in(client, auditor)
    page(client, f"/survei/{survey.pk}/hasil/")
    page(client, f"/survei/instansi/{office.pk}/hasil/")
    assert client.get(f"/survei/{survey.pk}/hasil/hitung/").status_code == 403


def test_a_page_costs_the_same_whatever_the_number_of_answers(
    client: Client, unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    a_quarter(unit, date(2025, 12, 31), ROWS[:5])
    few = a_quarter(unit, date(2026, 3, 31), ROWS[:5])
    many = a_quarter(unit, date(2026, 6, 30), ROWS * 10)
    signed_in(client, a_member(unit))
    page(client, f"/survei/{few.pk}/hasil/")
    with django_assert_max_num_queries(17) as first:
        page(client, f"/survei/{few.pk}/hasil/")
    with django_assert_max_num_queries(len(first)):
        page(client, f"/survei/{many.pk}/hasil/")


def test_the_comparison_costs_the_same_for_two_units_and_thirty(
    client: Client, unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in (date(2026, 3, 31), date(2026, 6, 30)):
        a_quarter(unit, day, ROWS[:10])
    signed_in(client, an_admin(unit.office))
    stem = f"/survei/instansi/{unit.office_id}/hasil/"
    page(client, stem)
    with django_assert_max_num_queries(12) as first:
        page(client, stem)
    for at in range(28):
        place = a_unit(unit.office, f"7.{at}")
        for day in (date(2026, 3, 31), date(2026, 6, 30)):
            a_quarter(place, day, ROWS[:6])
    with django_assert_max_num_queries(len(first)):
        page(client, stem)
