"""The upload page of Hitung Indeks."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from tests.apps.calculation.files import LURING, csv, levels, send, workbook
from tolok.apps.calculation.models import Calculation, State, UnitResult, Upload

pytestmark = pytest.mark.django_db


def test_it_computes_a_filled_workbook_and_leads_to_an_address_nobody_guesses(client: Client) -> None:
    calculation = send(client, workbook({"Dinas Satu": levels(4)}, [("Dinas Satu", (4,) * 14)] * 12))
    assert calculation.state == State.DONE
    assert len(calculation.token) >= 22
    result = UnitResult.objects.get()
    assert (result.name, str(result.published), result.letter) == ("Dinas Satu", "4.000", "B")


def test_it_forgets_the_file_once_it_is_computed(client: Client) -> None:
    send(client, workbook({"Dinas Satu": levels(4)}))
    assert not Upload.objects.exists()


def test_it_keeps_no_respondents_row(client: Client) -> None:
    send(client, workbook({"Dinas Satu": levels(4)}, [("Dinas Satu", (5,) * 14), ("Dinas Satu", (3,) * 14)]))
    assert UnitResult.objects.get().inputs["answers"] == {"f03": [2, 112, 28, 6664, 1568, 392]}


def test_it_sets_no_cookie(client: Client) -> None:
    client.get(f"/hitung/{LURING}/")
    send(client, workbook({"Dinas Satu": levels(4)}))
    assert not client.cookies


def test_it_asks_for_a_file_in_words(client: Client) -> None:
    response = client.post(f"/hitung/{LURING}/", {})
    assert response.status_code == 422
    assert "Pilih berkas yang akan dihitung." in response.content.decode()


def test_it_refuses_a_file_over_the_limit_before_reading_it(client: Client, settings: Settings) -> None:
    settings.TOLOK_UPLOAD_MB = 1
    response = client.post(
        f"/hitung/{LURING}/", {"file": SimpleUploadedFile("besar.csv", b"x" * (2**20 + 1))}
    )
    assert response.status_code == 422
    assert "paling besar 1 MB" in response.content.decode()
    assert not Calculation.objects.exists()


def test_it_does_not_even_read_what_is_announced_far_too_large(client: Client, settings: Settings) -> None:
    settings.TOLOK_UPLOAD_MB = 1
    body = SimpleUploadedFile("besar.csv", b"x" * (4 * 2**20))
    response = client.post(f"/hitung/{LURING}/", {"file": body})
    assert response.status_code == 413
    assert "melebihi 1 MB, jadi tidak dibaca" in response.content.decode()


@pytest.mark.parametrize(("written", "read"), [("1250", 1250), ("1.250", 1250), ("1 250", 1250)])
def test_it_reads_a_population_as_people_write_it(client: Client, written: str, read: int) -> None:
    keys = "persyaratan;prosedur;waktu;biaya;produk;kompetensi;perilaku;pengaduan;sarpras"
    survey = send(client, csv(keys + "\n" + "3;3;3;3;3;3;3;3;4\n" * 30), "skm-2017", population=written)
    assert survey.choices == {"population": read}


def test_it_keeps_the_choices_for_the_next_try(client: Client) -> None:
    survey = send(client, csv("persyaratan\n9\n"), "skm-2017", by="unit", order="form")
    again = client.get(f"/hitung/hasil/{survey.token}/").content.decode()
    assert "/hitung/skm-2017/?by=unit&amp;order=form" in again
    form = client.get("/hitung/skm-2017/?by=unit&order=form").content.decode()
    assert 'value="unit"' in form


def test_it_speaks_of_the_page_and_not_of_the_command_line(client: Client) -> None:
    codes = ";".join(f"U{n}" for n in range(1, 10))
    survey = send(client, csv(f"{codes}\n{';'.join(['3'] * 9)}\n"), "skm-2017")
    text = client.get(f"/hitung/hasil/{survey.token}/").content.decode()
    assert "dipilih di halaman unggah" in text
    assert "--order" not in text


def test_it_tells_every_problem_of_a_file_at_once_and_stores_no_unit(client: Client) -> None:
    calculation = send(client, csv("unit;1.a.Ak;2.a.P\nA;7;x\nA;2,5;1\n;3;3\n"))
    page = client.get(f"/hitung/hasil/{calculation.token}/")
    text = page.content.decode()
    assert page.status_code == 422
    assert calculation.total == 5
    for found in (
        "Level di luar skala.",
        "Level harus berupa angka.",
        "Level harus bulat",
        "ada dua kali",
        "kosong",
    ):
        assert found in text
    assert not UnitResult.objects.exists()


def test_it_offers_the_problems_as_a_file(client: Client) -> None:
    calculation = send(client, csv("unit;1.a.Ak\nA;7\n"))
    response = client.get(f"/hitung/hasil/{calculation.token}/masalah.csv")
    assert b"Level di luar skala." in b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_it_says_in_english_what_is_wrong_to_english_readers(client: Client) -> None:
    calculation = send(client, csv("unit;1.a.Ak\nA;7\n"))
    assert (
        "The level lies outside the scale."
        in client.get(f"/en/hitung/hasil/{calculation.token}/").content.decode()
    )


def test_it_computes_a_survey_by_group(client: Client) -> None:
    keys = "persyaratan;prosedur;waktu;biaya;produk;kompetensi;perilaku;pengaduan;sarpras"
    rows = "\n".join(f"{'KTP' if n % 2 else 'KK'};{';'.join(['3'] * 8)};4" for n in range(80))
    calculation = send(client, csv(f"layanan;{keys}\n{rows}\n"), "skm-2017", by="layanan")
    found = {result.name: (str(result.published), result.letter) for result in UnitResult.objects.all()}
    assert calculation.total == 2
    assert found == {"KK": ("77.780", "B"), "KTP": ("77.780", "B")}


def test_it_asks_which_element_u8_is(client: Client) -> None:
    codes = ";".join(f"U{n}" for n in range(1, 10))
    calculation = send(client, csv(f"{codes}\n{';'.join(['3'] * 9)}\n"), "skm-2017")
    assert calculation.state == State.REFUSED
    again = send(client, csv(f"{codes}\n{';'.join(['3'] * 9)}\n"), "skm-2017", order="form")
    assert again.state == State.DONE


def test_it_deletes_results_whose_days_are_over(client: Client) -> None:
    old = send(client, workbook({"Dinas Satu": levels(4)}))
    Calculation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/hitung/hasil/{old.token}/").status_code == 404
    send(client, workbook({"Dinas Dua": levels(3)}))
    assert not Calculation.objects.filter(pk=old.pk).exists()


def test_it_writes_units_with_a_number_of_statements_that_grows_by_batch_not_by_unit(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    few = workbook({f"Unit {n}": levels(3) for n in range(5)})
    many = workbook({f"Unit {n}": levels(3) for n in range(300)})
    for file in (few, many):
        with django_assert_max_num_queries(22):
            send(client, file)


def test_it_gives_a_template_that_it_reads_back(client: Client) -> None:
    content = client.get(f"/hitung/{LURING}/templat.xlsx").content
    assert content.startswith(b"PK")
    calculation = send(client, SimpleUploadedFile("kosong.xlsx", content))
    assert calculation.state == State.REFUSED
    assert "Tabel tidak berisi unit" in calculation.problems[0]["text"]["id"]


@pytest.mark.parametrize(
    "path", ["/hitung/tidak-ada/", "/hitung/spkp-spak-2021/", "/hitung/tidak-ada/templat.xlsx"]
)
def test_it_knows_no_other_instrument(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
