"""Pages of measurements and visits: strangers, readers, who may enter what, the way from a register to a result."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import a_pdf
from tests.apps.organizations.cast import NOW, a_unit, an_admin, an_office
from tests.apps.standards.keeping_cast import a_standard
from tests.apps.standards.measuring_cast import measured, visited
from tests.apps.standards.standards_cast import WHOLE
from tests.apps.standards.test_keeping_pages import elsewhere, neighbour, nobody, nowhere
from tests.apps.surveys.cast import a_member
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.actions import write_profile
from tolok.apps.standards.models import HoursCheck, Monitoring, StandardVersion, TimeMeasurement
from tolok.apps.standards.urls import measuring as urls_measuring
from tolok.rules.delivery.service_times import Times

pytestmark = pytest.mark.django_db

ADDRESSES = [str(pattern.name) for pattern in urls_measuring.urlpatterns]
READ = {"standards-measuring", "standards-measurement", "standards-hours-check"}
#: Eleven requests of a register: ten finished, six within two working days.
REGISTER = "Nama;NIK;Tanggal masuk;Tanggal selesai\n" + "".join(
    f"Sari Utami {n};64010101010100{n:02};02/03/2026;{end}\n"
    for n, end in enumerate(["04/03/2026"] * 6 + ["06/03/2026"] * 4 + [""])
)


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


@pytest.fixture
def unit() -> OrganizationUnit:
    unit = a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    measured(a_standard(unit), source="register")
    visited(unit, source="own")
    return unit


def version_of(unit: OrganizationUnit) -> StandardVersion:
    return StandardVersion.objects.get(service__unit=unit)


def address_of(name: str, unit: OrganizationUnit) -> str:
    parts: dict[str, object] = {
        "unit": unit.pk,
        "measurement": TimeMeasurement.objects.filter(service__unit=unit).earliest("pk").pk,
        "check": HoursCheck.objects.filter(unit=unit).earliest("pk").pk,
    }
    pattern = next(one for one in urls_measuring.urlpatterns if one.name == name)
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def asked(unit: OrganizationUnit, **more: object) -> dict[str, object]:
    given: dict[str, object] = {
        "promise": f"{version_of(unit).pk}:limit",
        "period_from": "2026-01-01",
        "period_to": "2026-03-31",
        "source": "register",
    }
    return given | more


@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing(
    client: Client, unit: OrganizationUnit, stranger: Callable[[OrganizationUnit], User]
) -> None:
    pages = [address_of(name, unit) for name in ADDRESSES]
    for page in pages:
        for method in (client.get, client.post):
            assert method(page).status_code == method(nowhere(page)).status_code == 302
    signed_in(client, stranger(unit))
    for page in pages:
        for method in (client.get, client.post):
            answer, other = method(page), method(nowhere(page))
            assert answer.status_code == other.status_code == 404, page
            assert "Tolok Jaya" not in answer.content.decode()


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_reader_reads_and_writes_nothing(client: Client, unit: OrganizationUnit, name: str) -> None:
    signed_in(client, a_member(unit, Role.READER))
    assert client.get(address_of(name, unit)).status_code == (200 if name in READ else 403)


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("role", [Role.UNIT_OPERATOR, Role.UNIT_HEAD])
def test_operator_and_head_open_every_page(
    client: Client, unit: OrganizationUnit, name: str, role: Role
) -> None:
    signed_in(client, a_member(unit, role))
    assert client.get(address_of(name, unit)).status_code == 200


def test_a_register_is_counted_shown_and_kept_without_its_people(
    client: Client, unit: OrganizationUnit
) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/pengukuran/tabel/"
    answer = client.post(page, asked(unit, lines=REGISTER))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Janji 2 hari kerja; 6 dari 10 permohonan (60,0 %) selesai dalam janji" in text
    assert "Kolom yang tidak dibaca dan tidak disimpan: Nama, NIK." in text
    assert "Sari Utami" not in text
    assert TimeMeasurement.objects.count() == 1
    token = answer.context["form"].initial["token"]
    kept = client.post(page, {"token": token, "note": ""}, follow=True).content.decode()
    assert "median 2 hari kerja, 9 dari 10 paling lama 4 hari kerja" in kept
    made = TimeMeasurement.objects.latest("pk")
    assert (made.n, made.within, made.unfinished, made.counted) == (10, 6, 1, True)
    assert made.version == version_of(unit)
    again = client.post(page, {"token": token, "note": ""})
    assert (again.status_code, "sudah diukur" in again.content.decode()) == (422, True)


def test_a_file_and_its_proof_are_taken(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/pengukuran/tabel/"
    sent = SimpleUploadedFile("register.csv", REGISTER.encode())
    token = client.post(page, asked(unit, file=sent)).context["form"].initial["token"]
    scan = SimpleUploadedFile("rekap.pdf", a_pdf())
    client.post(page, {"token": token, "note": "", "file": scan})
    made = TimeMeasurement.objects.latest("pk")
    assert made.proof is not None
    assert made.proof.proof.title == "Pengukuran waktu Layanan 01"


def test_every_row_at_fault_is_told_and_nothing_is_kept(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/pengukuran/tabel/"
    wrong = "mulai;selesai\n02/03/2026;04/04/2026\n01/03/2025;03/03/2026\nkapan;x\n"
    text = client.post(page, asked(unit, lines=wrong)).content.decode()
    assert text.count("Ini bukan waktu.") == 2
    wrong = "mulai;selesai\n02/03/2026;04/04/2026\n01/03/2025;03/03/2026\n"
    answer = client.post(page, asked(unit, lines=wrong))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Selesai sesudah periode ini." in text
    assert "Dimulai sebelum versi standar ini berlaku" in text
    assert TimeMeasurement.objects.count() == 1


def test_a_result_is_kept_only_by_whom_it_was_shown(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/pengukuran/tabel/"
    token = client.post(page, asked(unit, lines=REGISTER)).context["form"].initial["token"]
    assert client.post(page, {"token": token + "x"}).status_code == 409
    signed_in(client, a_member(unit, name="Wati"))
    assert client.post(page, {"token": token}).status_code == 409
    assert TimeMeasurement.objects.count() == 1


def test_a_summary_is_written_and_put_right_with_a_reason(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/pengukuran/ringkasan/"
    sent = asked(unit, n="60", within="10", median="1,5")
    text = client.post(page, sent).content.decode()
    assert "tidak cocok dengan banyaknya" in text
    text = client.post(page, {**sent, "within": "41"}, follow=True).content.decode()
    assert "41 dari 60 permohonan (68,3 %)" in text
    assert "median 1,5 hari kerja" in text
    made = TimeMeasurement.objects.latest("pk")
    correct = f"/standar/pengukuran/{made.pk}/betulkan/"
    assert client.post(correct, {**sent, "within": "45"}).status_code == 422
    text = client.post(correct, {**sent, "within": "45", "why": "salah ketik"}, follow=True).content.decode()
    assert "salah ketik" in text
    assert "sudah digantikan" in client.get(f"/standar/pengukuran/{made.pk}/").content.decode()
    assert client.get(correct).status_code == 404
    newest = TimeMeasurement.objects.latest("pk")
    retract = f"/standar/pengukuran/{newest.pk}/tarik/"
    assert client.post(retract, {"why": "unit lain"}).status_code == 302
    assert "unit lain" in client.get(f"/standar/pengukuran/{newest.pk}/").content.decode()


def test_a_unit_neither_enters_nor_touches_what_others_saw(client: Client, unit: OrganizationUnit) -> None:
    seen = visited(unit, 4, "closed", source="biro")
    page = f"/standar/unit/{unit.pk}/pengukuran/kunjungan/"
    sent = {"visited_on": "2026-08-05", "clock": "10.15", "found": "closed", "source": "biro", "says": "open"}
    signed_in(client, a_member(unit))
    assert client.post(page, sent).status_code == 422
    assert client.get(f"/standar/kunjungan/{seen.pk}/tarik/").status_code == 404
    assert "Tarik catatan ini" not in client.get(f"/standar/kunjungan/{seen.pk}/").content.decode()
    signed_in(client, an_admin(unit.office))
    text = client.post(page, sent, follow=True).content.decode()
    assert "Rabu, 5 Agustus 2026 pukul 10.15" in text
    assert client.get(f"/standar/kunjungan/{seen.pk}/tarik/").status_code == 200


def test_a_visit_is_put_right(client: Client, unit: OrganizationUnit) -> None:
    write_profile(unit=unit, hours={"3": [["08:00", "12:00"]]}, by=None, now=NOW)
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/pengukuran/kunjungan/"
    sent = {"visited_on": "2026-08-05", "clock": "10.15", "found": "closed", "source": "own"}
    text = client.post(page, sent, follow=True).content.decode()
    assert "08.00–12.00 (menurut jam layanan: buka)" in text
    made = HoursCheck.objects.latest("pk")
    fixed = {**sent, "found": "nobody", "says": "open", "why": "pintu terbuka"}
    text = client.post(f"/standar/kunjungan/{made.pk}/betulkan/", fixed, follow=True).content.decode()
    assert "pintu terbuka" in text
    assert HoursCheck.objects.latest("pk").replaces == made


def test_published_hours_that_differ_are_listed(client: Client, unit: OrganizationUnit) -> None:
    write_profile(unit=unit, hours={"5": [["08:00", "11:00"]]}, by=None, now=NOW)
    texts = {**WHOLE.texts, "B8": "Jam layanan Senin–Jumat 08.00–16.00."}
    a_standard(unit, "02", standard=replace(WHOLE, texts=texts))
    signed_in(client, a_member(unit))
    text = client.get(f"/standar/unit/{unit.pk}/pengukuran/").content.decode()
    assert "Jumat 08.00–11.00 dan 08.00–16.00" in text


def test_the_list_asks_a_fixed_number_of_statements(
    client: Client, unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    version = version_of(unit)
    for month in range(1, 9):
        times = Times(60, 41, Fraction(2), Fraction(7))
        measured(version, first=date(2026, month, 1), last=date(2026, month, 28), times=times)
        visited(unit, month)
    signed_in(client, a_member(unit))
    with django_assert_max_num_queries(19):
        client.get(f"/standar/unit/{unit.pk}/pengukuran/")


def test_a_monitoring_may_rest_on_a_measurement_of_its_service(
    client: Client, unit: OrganizationUnit
) -> None:
    signed_in(client, a_member(unit))
    version, row = version_of(unit), TimeMeasurement.objects.get(service__unit=unit)
    other = measured(a_standard(unit, "02"), source="register")
    page = f"/standar/versi/{version.pk}/pantau/"
    sent = {
        "period_from": "2026-01-01",
        "period_to": "2026-06-30",
        "done_on": "2026-07-10",
        "methods": ["documents"],
        "kept_A3": "partly",
    }
    assert client.post(page, {**sent, "measurement": str(other.pk)}).status_code == 422
    text = client.post(page, {**sent, "measurement": str(row.pk)}, follow=True).content.decode()
    assert f'href="/standar/pengukuran/{row.pk}/"' in text
    assert Monitoring.objects.latest("pk").measurement == row


def test_the_promises_of_a_unit_lead_to_its_measurements(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    text = client.get(f"/standar/unit/{unit.pk}/janji/").content.decode()
    assert f'href="/standar/unit/{unit.pk}/pengukuran/"' in text
    assert "1 layanan terukur" in text
