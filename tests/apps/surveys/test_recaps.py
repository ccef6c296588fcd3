"""A regency's recap of a past period comes in as marked results, beside answers and never among them."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_admin, an_office, someone
from tests.apps.surveys.cast import a_member, an_skm, closed, rated
from tests.people import signed_in
from tests.sheets.making import workbook
from tolok.apps.common.models import Entry
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.surveys.actions import Span, compute
from tolok.apps.surveys.actions.importing import PATIENCE, forget_drafts
from tolok.apps.surveys.models import BroughtResult, Period, RecapImport
from tolok.apps.surveys.selectors.brought import brought_of
from tolok.rules import packs
from tolok.rules.surveys.periods import days_of

pytestmark = pytest.mark.django_db

PACK = packs.satisfaction("skm-2017")
HEADS = [
    "NO",
    "OPP",
    *(element.name.id for element in PACK.elements),
    "POPULASI",
    "SAMPEL",
    "NILAI IKM",
    "KATEGORI",
]
MEANS = [3.31, 3.35, 3.49, 3.93, 3.45, 3.39, 3.39, 3.76, 3.35]


def line(
    name: str, n: object = 120, ikm: object = 87.28, grade: str = "B", means: list[float] | None = None
) -> list[object]:
    return [1, name, *(means or MEANS), 900, n, ikm, grade]


def recap(*rows: list[object]) -> bytes:
    return workbook([HEADS, *rows])


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def unit(office: Office) -> OrganizationUnit:
    return a_unit(office, "1", "Dinas Pertanahan")


@pytest.fixture
def biro(client: Client, office: Office) -> Client:
    return signed_in(client, an_admin(office))


def said(response: Any) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def uploaded(client: Client, office: Office, content: bytes, **more: str) -> Any:
    fields = {"kind": "tahun", "year": "2023", "number": "", "pack": "skm-2017", "order": "", **more}
    return client.post(
        f"/survei/instansi/{office.pk}/rekap/", {"file": SimpleUploadedFile("rekap.xlsx", content), **fields}
    )


def kept(client: Client, office: Office, content: bytes, why: str = "", **more: str) -> Any:
    """Uploaded and kept through the doors; what the receipt says."""
    answer = uploaded(client, office, content, **more)
    assert answer.status_code == 302, said(answer)
    client.post(answer["Location"], {"simpan": "1", "why": why})
    return client.get(answer["Location"])


def test_it_keeps_a_past_period_with_its_mark(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    page = said(kept(biro, office, recap(line("Dinas Pertanahan"))))
    assert "1 baru, 0 dibetulkan" in page
    one = BroughtResult.objects.get()
    assert (one.unit, str(one.value), one.grade, one.n, one.population) == (unit, "87.28", "B", 120, 900)
    assert one.printed == {"ikm": "87.28", "grade": "B"}
    shown = said(biro.get(f"/survei/rekap/{one.pk}/"))
    assert "rekap kantor, bukan jawaban satu per satu" in shown
    assert "87,28" in shown
    entry = Entry.objects.get(action="surveys.keep_recap")
    assert entry.after["created"] == 1


def test_it_changes_nothing_when_the_same_file_comes_twice(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    content = recap(line("Dinas Pertanahan"))
    kept(biro, office, content)
    answer = uploaded(biro, office, content)
    assert "persis sama sudah disimpan" in said(biro.get(answer["Location"]))
    biro.post(answer["Location"], {"simpan": "1"})
    assert "0 baru, 0 dibetulkan, 1 tidak berubah" in said(biro.get(answer["Location"]))
    assert BroughtResult.objects.count() == 1
    biro.post(answer["Location"], {"simpan": "1"})
    assert Entry.objects.filter(action="surveys.keep_recap").count() == 2


def test_it_wants_a_reason_for_other_numbers_and_keeps_the_old_ones(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    kept(biro, office, recap(line("Dinas Pertanahan")))
    other = recap(line("Dinas Pertanahan", 130))
    assert "Tulis alasannya" in said(refused_keeping(biro, office, other))
    kept(biro, office, other, why="salah ketik responden")
    old, new = BroughtResult.objects.order_by("number")
    assert (old.n, new.n, new.corrects, new.why) == (120, 130, old, "salah ketik responden")
    assert brought_of(unit) == [new]
    assert "sudah dibetulkan" in said(biro.get(f"/survei/rekap/{old.pk}/"))


def refused_keeping(client: Client, office: Office, content: bytes) -> Any:
    answer = uploaded(client, office, content)
    refused = client.post(answer["Location"], {"simpan": "1"})
    assert refused.status_code == 409
    return refused


def test_it_remembers_which_unit_a_name_means(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    content = recap(line("DPTR"), line("Badan yang dibubarkan"))
    answer = uploaded(biro, office, content)
    page = biro.get(answer["Location"]).content.decode()
    assert page.count("unit belum dipilih") == 2
    assert biro.post(answer["Location"], {"simpan": "1"}).status_code == 409
    names = re.findall(r'name="(unit_\d+_\d+)"', page)
    biro.post(answer["Location"], {names[0]: str(unit.pk), names[1]: "0"})
    assert "unit belum dipilih" not in said(biro.get(answer["Location"]))
    biro.post(answer["Location"], {"simpan": "1"})
    assert BroughtResult.objects.get().unit == unit
    again = uploaded(biro, office, recap(line("dptr"), line("Badan yang  dibubarkan")), year="2022")
    assert "unit belum dipilih" not in said(biro.get(again["Location"]))


def test_it_refuses_a_unit_of_another_office(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    foreign = a_unit(an_office("Kota Bukit", "city", "64.72"), "1")
    answer = uploaded(biro, office, recap(line("DPTR")))
    (name,) = re.findall(r'name="(unit_\d+_\d+)"', biro.get(answer["Location"]).content.decode())
    biro.post(answer["Location"], {name: str(foreign.pk)})
    assert "unit belum dipilih" in said(biro.get(answer["Location"]))


def test_it_says_all_problems_of_a_file_at_once_and_keeps_nothing(biro: Client, office: Office) -> None:
    content = recap(line("Dinas A", means=[5, *MEANS[1:]]), line("Dinas B", "banyak"), line("dinas  a"))
    answer = uploaded(biro, office, content)
    assert answer.status_code == 422
    page = said(answer)
    for words in ("NRR ini tidak sah", "Jumlah ini tidak sah", "dua kali"):
        assert words in page
    assert not RecapImport.objects.exists()


def test_it_asks_what_u8_is_at_its_field(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    heads = ["NO", "OPP", *(f"U{at}" for at in range(1, 10)), "POPULASI", "SAMPEL"]
    content = workbook([heads, [1, "Dinas Pertanahan", *MEANS, 900, 120]])
    answer = uploaded(biro, office, content)
    assert answer.status_code == 422
    assert "hanya memakai kode" in said(answer)
    assert uploaded(biro, office, content, order="form").status_code == 302


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"year": "2090"}, "belum berakhir"), ({"kind": "semester", "number": "5"}, "tidak punya periode")],
)
def test_it_takes_only_periods_that_are_over(
    biro: Client, office: Office, unit: OrganizationUnit, fields: dict[str, str], words: str
) -> None:
    answer = uploaded(biro, office, recap(line("Dinas Pertanahan")), **fields)
    assert answer.status_code == 422
    assert words in said(answer)


def test_it_gives_no_grade_without_respondents_and_no_value_below_five(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    a_unit(office, "2", "Dinas Sosial")
    kept(biro, office, recap(line("Dinas Pertanahan", None), line("Dinas Sosial", 3)))
    unknown, few = BroughtResult.objects.order_by("unit__code")
    assert (str(unknown.value), unknown.grade) == ("87.28", "")
    assert (few.value, few.grade, few.means, few.printed) == (None, "", {}, {})


def survey_of_2023(unit: OrganizationUnit, count: int) -> None:
    """A survey of the whole year 2023, answered and computed."""
    now = timezone.now()
    made = an_skm(unit, now, span=Span(Period.YEAR, *days_of("tahun", 2023, 1)))
    rated(made, [[3] * 9] * count, now)
    compute(survey=closed(made, now), by=None, now=timezone.now())


def test_it_never_takes_the_place_of_answers(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    kept(biro, office, recap(line("Dinas Pertanahan")))
    survey_of_2023(unit, 8)
    assert brought_of(unit) == []
    page = said(biro.get(f"/survei/instansi/{office.pk}/hasil/"))
    assert "(rekap)" not in page
    answer = uploaded(biro, office, recap(line("Dinas Pertanahan", 130)))
    assert "ada hasil dari jawaban" in said(biro.get(answer["Location"]))


def test_it_stands_in_the_comparison_outside_the_number_of_all(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    survey_of_2023(a_unit(office, "2", "Dinas Sosial"), 8)
    kept(biro, office, recap(line("Dinas Pertanahan")))
    page = said(biro.get(f"/survei/instansi/{office.pk}/hasil/"))
    assert "Dinas Pertanahan (rekap)" in page
    assert "tidak ada (rekap)" in page
    assert re.search(r"gabungan responden Nilai 75,00 Mutu – Unit 1 ", page), page
    file = biro.get(f"/survei/instansi/{office.pk}/hasil/", {"bentuk": "csv"})
    content = b"".join(file).decode()
    assert "Dinas Pertanahan,,87.28,B,120,,,rekap" in content


def test_it_stands_in_a_trend_with_its_mark(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    for year in ("2020", "2021", "2022"):
        kept(biro, office, recap(line("Dinas Pertanahan")), year=year)
    survey_of_2023(unit, 8)
    page = said(biro.get(f"/survei/unit/{unit.pk}/riwayat/"))
    assert "2022 (rekap)" in page
    assert "bukan jawaban satu per satu" in page
    assert "berubah: instrumen" not in page
    assert "unsur yang dihitung" not in page


def test_it_stands_in_the_national_view_in_a_table_of_its_own(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    kept(biro, office, recap(line("Dinas Pertanahan")))
    for level in ("province", "regency", "office", "unit", "tree"):
        page = said(biro.get("/nasional/", {"per": level}))
        assert "Dari rekap kantor, bukan jawaban satu per satu" in page, level
        assert "87,28 (1)" in page, level
    content = biro.get("/nasional/nilai.csv", {"per": "unit"}).content.decode()
    assert "rekap kantor" in content


def test_it_forgets_a_file_that_nobody_keeps(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    answer = uploaded(biro, office, recap(line("Dinas Pertanahan")))
    biro.post(f"{answer['Location']}batal/")
    assert "dilupakan" in said(biro.get(answer["Location"]))
    uploaded(biro, office, recap(line("Dinas Pertanahan")))
    forget_drafts(now=timezone.now() + 2 * PATIENCE)
    assert not RecapImport.objects.exclude(content=None).exists()
    assert not BroughtResult.objects.exists()


def test_the_database_refuses_to_change_it(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    kept(biro, office, recap(line("Dinas Pertanahan")))
    with pytest.raises(DatabaseError), transaction.atomic():
        BroughtResult.objects.update(n=500)
    with pytest.raises(DatabaseError), transaction.atomic():
        BroughtResult.objects.all().delete()


def test_it_costs_the_same_for_many_rows(
    biro: Client, office: Office, django_assert_max_num_queries: Any
) -> None:
    names = [f"Dinas {at}" for at in range(30)]
    for at, name in enumerate(names):
        a_unit(office, str(at), name)
    for count, year in ((2, "2021"), (30, "2022")):
        answer = uploaded(biro, office, recap(*(line(name) for name in names[:count])), year=year)
        with django_assert_max_num_queries(26):
            biro.post(answer["Location"], {"simpan": "1"})
        assert BroughtResult.objects.filter(period_end__year=year).count() == count


def test_it_lets_no_stranger_near(
    client: Client, biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    kept(biro, office, recap(line("Dinas Pertanahan")))
    draft, one = RecapImport.objects.get(), BroughtResult.objects.get()
    stem = f"/survei/instansi/{office.pk}/rekap/"
    paths = [stem, f"{stem}{draft.pk}/", f"{stem}{draft.pk}/batal/", f"/survei/rekap/{one.pk}/"]
    elsewhere = an_admin(an_office("Kota Bukit", "city", "64.72"), "Rudi")
    for person, wanted in ((None, {302}), (someone("Budi"), {404}), (elsewhere, {404})):
        stranger = Client()
        if person is not None:
            signed_in(stranger, person)
        for path in paths:
            answer = stranger.post(path) if path.endswith("batal/") else stranger.get(path)
            assert answer.status_code in wanted, (path, person)
    staff = signed_in(Client(), a_member(unit))
    assert staff.get(f"/survei/rekap/{one.pk}/").status_code == 200
    assert staff.get(stem).status_code == 404
    neighbour = signed_in(Client(), a_member(a_unit(office, "9"), name="Wati"))
    assert neighbour.get(f"/survei/rekap/{one.pk}/").status_code == 404


def test_the_import_of_answers_leads_there(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    survey = an_skm(unit, timezone.now())
    answer = biro.post(
        f"/survei/{survey.pk}/impor/",
        {"file": SimpleUploadedFile("rekap.xlsx", recap(line("Dinas Pertanahan")))},
    )
    assert "Rekap periode lalu" in said(answer)
    assert f"/survei/instansi/{office.pk}/rekap/" in answer.content.decode()
