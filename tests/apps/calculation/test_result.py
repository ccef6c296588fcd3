"""The pages of a result: the list, one unit, one step, the files to take away."""

import json
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from tests.apps.calculation.files import csv, levels, send, workbook
from tolok.apps.calculation import actions, demonstration, tasks
from tolok.apps.calculation.kinds import File
from tolok.apps.calculation.models import Calculation, Form, Paper, State
from tolok.apps.calculation.views import taking

pytestmark = pytest.mark.django_db

USERS = [("Dinas Satu", (4,) * 14), ("Dinas Satu", (5,) * 14)] * 6


@pytest.fixture
def calculation(client: Client) -> Calculation:
    """Two units: one with users, one with an unanswered indicator."""
    units = {"Dinas Satu": levels(4, **{"1_a_Ak": 2}), "Dinas Dua": levels(5, **{"28_e_Ak": None})}
    return send(client, workbook(units, USERS))


def page(client: Client, calculation: Calculation, rest: str = "") -> str:
    """The text of a page of the result."""
    response = client.get(f"/hitung/hasil/{calculation.token}/{rest}")
    assert response.status_code == 200
    return response.content.decode()


def test_it_lists_units_with_value_category_and_respondents(client: Client, calculation: Calculation) -> None:
    text = page(client, calculation)
    # F-02 = 4 − 2 × 0,17 × 0,24 = 3,9184; IPP = 0,75 × 3,9184 + 0,25 × 4,5 = 4,0638
    assert "4,06" in text
    assert "A-" in text
    assert "belum ada indeks" in text
    assert "Urutan bukan peringkat mutu" in text


def test_it_tells_search_engines_and_caches_to_stay_away(client: Client, calculation: Calculation) -> None:
    response = client.get(f"/hitung/hasil/{calculation.token}/")
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"


def test_it_finds_and_sorts_units(client: Client, calculation: Calculation) -> None:
    assert "Dinas Satu" not in page(client, calculation, "?cari=dua")
    rising = page(client, calculation, "?urut=terendah")
    assert rising.index("Dinas Satu") < rising.index("Dinas Dua")
    assert "Tidak ada unit dengan nama itu." in page(client, calculation, "?cari=tiada")


def test_it_lists_a_thousand_units_page_by_page_with_few_statements(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = "\n".join(f"Unit {n};3;4" for n in range(1000))
    big = send(client, csv(f"unit;1.a.Ak;f03\n{rows}\n"))
    with django_assert_max_num_queries(5):
        text = page(client, big, "?halaman=20")
    assert "Unit 999" in text
    assert "Unit 1<" not in text


def test_it_opens_a_unit_down_to_the_cell_of_every_input(client: Client, calculation: Calculation) -> None:
    text = page(client, calculation, "1/")
    assert "0,75 × 3,9184 + 0,25 × 4,5 = 4,0638, dibulatkan sekali, setengah ke atas, menjadi 4,06" in text
    assert "isian.xlsx, lembar F-02, baris 3, kolom 1.a.Ak (B)" in text
    assert "Campuran 75/25" in text


def test_it_says_what_is_missing_instead_of_counting_zero(client: Client, calculation: Calculation) -> None:
    text = page(client, calculation, "2/")
    assert "28.e.Ak" in text
    assert "belum dinilai" in text
    assert "Belum ada indeks" in text


def test_it_names_the_shortest_way_to_the_next_category(client: Client, calculation: Calculation) -> None:
    assert "Jalan terpendek ke A," in page(client, calculation, "1/")


@pytest.mark.parametrize(("key", "words"), [("f02", "3,92"), ("I", "3,66"), ("1.a.Ak", "14 komponen")])
def test_it_gives_every_step_an_address(
    client: Client, calculation: Calculation, key: str, words: str
) -> None:
    text = page(client, calculation, f"1/{key}/")
    assert words in text
    assert f"/hitung/hasil/{calculation.token}/1/" in text


@pytest.mark.parametrize("rest", ["9/", "1/9.z.Z/", "9/laporan.pdf"])
def test_it_knows_no_other_unit_or_step(client: Client, calculation: Calculation, rest: str) -> None:
    assert client.get(f"/hitung/hasil/{calculation.token}/{rest}").status_code == 404


def test_a_stranger_without_the_address_gets_nothing(client: Client, calculation: Calculation) -> None:
    response = client.get(f"/hitung/hasil/{calculation.token[:-1]}/")
    assert response.status_code == 404
    assert "Dinas Satu" not in response.content.decode()


def test_it_gives_all_digits_as_json(client: Client, calculation: Calculation) -> None:
    response = client.get(f"/hitung/hasil/{calculation.token}/hasil.json")
    first, second = json.loads(b"".join(response.streaming_content))  # type: ignore[attr-defined]
    assert (first["f02"], first["ipp"], first["ipp_published"], first["category"]) == (
        "3.9184",
        "4.0638",
        "4.06",
        "A-",
    )
    assert (second["f02"], second["ipp"], second["missing"]) == (None, None, ["28.e.Ak"])


def test_it_gives_csv_and_a_workbook(client: Client, calculation: Calculation) -> None:
    text = b"".join(client.get(f"/hitung/hasil/{calculation.token}/hasil.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeffunit,")
    book = load_workbook(BytesIO(client.get(f"/hitung/hasil/{calculation.token}/hasil.xlsx").content))
    assert book["Hasil"]["A2"].value == "Dinas Satu"


@pytest.mark.parametrize("rest", ["semua.pdf", "1/laporan.pdf", "2/laporan.pdf"])
def test_it_gives_reports_on_paper(client: Client, calculation: Calculation, rest: str) -> None:
    response = client.get(f"/hitung/hasil/{calculation.token}/{rest}")
    assert response.content.startswith(b"%PDF-")


def test_a_cell_that_looks_like_a_formula_leaves_without_its_teeth(client: Client) -> None:
    calculation = send(client, csv("unit;1.a.Ak;f03\n=1+1;3;4\n"))
    text = b"".join(client.get(f"/hitung/hasil/{calculation.token}/hasil.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=1+1" in text


def test_it_waits_in_words_while_a_large_file_is_computed(client: Client) -> None:
    calculation = actions.start(
        "pekppp-2022-luring", [File("a.csv", b"unit;1.a.Ak\nA;3\n")], now=timezone.now()
    )
    assert "Sedang dihitung" in page(client, calculation)
    assert client.get(f"/hitung/hasil/{calculation.token}/hasil.csv").status_code == 404


def test_it_takes_up_again_what_was_cut_off(client: Client) -> None:
    calculation = actions.start(
        "pekppp-2022-luring", [File("a.csv", b"unit;1.a.Ak\nA;3\n")], now=timezone.now()
    )
    Calculation.objects.update(state=State.RUNNING)
    tasks.resume()
    calculation.refresh_from_db()
    assert calculation.state == State.DONE
    assert calculation.results.count() == 1


def test_it_loads_the_demonstration_once(client: Client) -> None:
    first = demonstration.load(now=timezone.now())
    assert demonstration.load(now=timezone.now()).pk == first.pk
    text = client.get("/hitung/hasil/contoh/").content.decode()
    assert "42 unit dihitung" in text


def test_it_shows_a_survey_group_down_to_its_sums(client: Client) -> None:
    keys = "persyaratan;prosedur;waktu;biaya;produk;kompetensi;perilaku;pengaduan;sarpras"
    rows = "\n".join(";".join(["3"] * 8 + ["4" if n % 2 else ""]) for n in range(40))
    survey = send(client, csv(f"{keys}\n{rows}\n"), "skm-2017")
    text = page(client, survey, "1/")
    assert "77,78" in text
    assert "Semua responden" in text
    assert "Sarana dan prasarana" in text


def test_it_gives_a_survey_as_files_too(client: Client) -> None:
    keys = "persyaratan;prosedur;waktu;biaya;produk;kompetensi;perilaku;pengaduan;sarpras"
    survey = send(client, csv(keys + "\n" + "3;3;3;3;3;3;3;3;4\n" * 30), "skm-2017")
    address = f"/hitung/hasil/{survey.token}/"
    text = b"".join(client.get(address + "hasil.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "sarpras_nrr" in text.splitlines()[0]
    assert load_workbook(BytesIO(client.get(address + "hasil.xlsx").content))["Hasil"]["A2"].value == "all"
    assert client.get(address).status_code == 302
    assert client.get(address + "semua.pdf").content.startswith(b"%PDF-")
    assert client.get(address + "1/laporan.pdf").content.startswith(b"%PDF-")


@pytest.mark.parametrize("rest", ["1/", "1/f02/", "1/laporan.pdf", "semua.pdf"])
def test_it_never_computes_a_result_again_with_another_pack(
    client: Client, calculation: Calculation, rest: str
) -> None:
    Calculation.objects.update(pack_hash="0" * 64)
    response = client.get(f"/hitung/hasil/{calculation.token}/{rest}")
    assert response.status_code == 410
    assert "Paket instrumen berubah" in response.content.decode()
    assert "4,06" in page(client, calculation)


def test_it_leads_a_single_result_straight_to_its_page(client: Client) -> None:
    single = send(client, workbook({"Dinas Satu": levels(4)}))
    response = client.get(f"/hitung/hasil/{single.token}/")
    assert response["Location"] == f"/hitung/hasil/{single.token}/1/"
    assert "hasil.csv" in page(client, single, "1/")


def test_it_tells_from_which_rows_users_answers_were_read(client: Client, calculation: Calculation) -> None:
    assert "isian.xlsx, lembar F-03, baris 3–14, kolom semua butir" in page(client, calculation, "1/f03/")


def test_it_says_which_sheet_was_read(client: Client, calculation: Calculation) -> None:
    assert "Dibaca dari isian.xlsx, lembar “F-02”, judul kolom di baris 2." in page(client, calculation)


def test_it_shows_its_address_and_deletes_on_request(client: Client, calculation: Calculation) -> None:
    assert f"http://testserver/hitung/hasil/{calculation.token}/" in page(client, calculation)
    assert "Hapus hasil ini?" in page(client, calculation, "hapus/")
    assert Calculation.objects.exists()
    assert "Hasil dihapus" in client.post(f"/hitung/hasil/{calculation.token}/hapus/").content.decode()
    assert not Calculation.objects.exists()


def test_nobody_deletes_the_demonstration(client: Client) -> None:
    demonstration.load(now=timezone.now())
    assert client.post("/hitung/hasil/contoh/hapus/").status_code == 404


def test_it_takes_up_again_a_paper_that_was_cut_off(client: Client, calculation: Calculation) -> None:
    paper = actions.request_paper(calculation, 0, Form.PDF, again=True)
    tasks.resume()
    paper.refresh_from_db()
    assert paper.state == State.DONE


def test_it_tries_a_failed_paper_again_when_asked(client: Client, calculation: Calculation) -> None:
    paper = actions.request_paper(calculation, 0, Form.PDF, again=True)
    Paper.objects.filter(pk=paper.pk).update(state=State.FAILED)
    address = f"/hitung/hasil/{calculation.token}/semua.pdf"
    assert client.get(address + "?tunggu").status_code == 503
    assert client.get(address).content.startswith(b"%PDF-")


def test_a_large_workbook_is_made_by_the_worker(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "AT_ONCE", {Form.PDF: 1, Form.XLSX: 1})
    two = send(client, workbook({"Dinas Satu": levels(4), "Dinas Dua": levels(3)}))
    response = client.get(f"/hitung/hasil/{two.token}/hasil.xlsx")
    assert response["Location"] == f"/hitung/hasil/{two.token}/hasil.xlsx?tunggu"
    assert client.get(response["Location"]).content.startswith(b"PK")


def test_a_search_with_a_nul_finds_nothing_and_breaks_nothing(
    client: Client, calculation: Calculation
) -> None:
    assert "Dinas Satu" in page(client, calculation, "?cari=dinas%00")


def test_it_shows_where_a_recap_disagrees_with_itself(client: Client) -> None:
    head = (
        "NO;OPP;"
        + ";".join(f"U{n}" for n in range(1, 10))
        + ";POPULASI;SAMPEL;NRR TERTIMBANG;NILAI IKM;KATEGORI"
    )
    row = "1;Dinas A;3;3;3;3;3;3;3;3;3;500;100;3;99,9;A"
    survey = send(client, csv(f"{head}\n{row}\n"), "skm-2017", order="rule")
    assert survey.state == State.DONE, survey.problems
    assert "Tercetak 99,9" in page(client, survey, "1/")


def test_it_names_every_way_of_joining_groups(client: Client) -> None:
    keys = "persyaratan;prosedur;waktu;biaya;produk;kompetensi;perilaku;pengaduan;sarpras"
    rows = [f"KTP;{';'.join(['3'] * 9)}"] * 30 + [f"KK;{';'.join(['4'] * 9)}"] * 10
    survey = send(client, csv("layanan;" + keys + "\n" + "\n".join(rows) + "\n"), "skm-2017", by="layanan")
    text = page(client, survey)
    # 30 × 75 and 10 × 100: pooled 81,25, simple mean 87,50
    assert "gabungan responden" in text
    assert "81,25" in text
    assert "rata-rata sederhana" in text
    assert "87,50" in text
