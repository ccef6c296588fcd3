"""The card of a service: the answer first, only what is public, within six statements."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.catalogue.cast import BY, a_catalogue, a_profile, in_force, indexed
from tests.apps.standards.standards_cast import WHOLE
from tests.apps.surveys.cast import answered
from tests.apps.surveys.sittings import an_skm
from tolok.apps.catalogue.hours import today_said
from tolok.apps.catalogue.showing.sharing import MOST, share_text
from tolok.apps.standards.actions import change_service, end_service
from tolok.apps.standards.models import Service, UnitProfile
from tolok.apps.surveys import actions as surveys
from tolok.apps.surveys.models import SurveyResult
from tolok.rules.service_standards import Requirement

pytestmark = pytest.mark.django_db


@pytest.fixture
def services() -> dict[str, Service]:
    """Services of two units, indexed."""
    return a_catalogue()


def test_it_answers_what_a_citizen_asks(
    services: dict[str, Service], client: Client, django_assert_max_num_queries: object
) -> None:
    """Requirements with who issues them, time, cost, place, hours, complaints; six statements at most."""
    a_profile(services["ktp"].unit)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        page = client.get(f"/layanan/{services['ktp'].pk}/").content.decode()
    for said in (
        "Surat keterangan hilang (asli); diterbitkan kepolisian",
        "bila diambil orang lain",
        "Paling lama 1 hari kerja",
        "Gratis",
        "KTP-el pengganti",
        "Jalan Melati 5",
        "Di seberang pasar",
        "Jalan landai untuk kursi roda",
        "0812-5550-1122",
        "Terakhir diperiksa",
        "Versi 1, berlaku mulai 1 Oktober 2025",
        "UU 25/2009",
        "tel:05415550101",
    ):
        assert said in page, said


def test_it_keeps_the_inner_components_inside(services: dict[str, Service], client: Client) -> None:
    """B8 to B14 are neither on the card nor in what others copy."""
    for path in ("/", ".jsonld"):
        page = client.get(f"/layanan/{services['ktp'].pk}{path}").content.decode()
        assert "jalur landai" not in page
        assert "lemari terkunci" not in page
        assert "D3" not in page


def test_it_says_open_now_only_where_hours_are_known(services: dict[str, Service], client: Client) -> None:
    """Without hours nothing is said; the words of a service with hours of its own are shown as they are."""
    path = f"/layanan/{services['ktp'].pk}/"
    assert "buka sekarang" not in client.get(path).content.decode()
    a_profile(services["ktp"].unit)
    page = client.get(path).content.decode()
    assert ("buka sekarang" in page) != ("hari libur" in page)
    assert "WITA" in page or "hari libur" in page
    change_service(service=services["ktp"], hours="Senin saja", why="jadwal", **BY)
    page = client.get(path).content.decode()
    assert "Senin saja" in page
    assert "buka sekarang" not in page


def test_it_leads_to_a_leaflet_that_anybody_may_open(services: dict[str, Service], client: Client) -> None:
    """The paper of the version in force; a card without a standard has none."""
    page = client.get(f"/layanan/{services['ktp'].pk}/").content.decode()
    (address,) = set(re.findall(r'href="([^"]+/selebaran\.pdf)"', page))
    assert client.get(address)["Content-Type"] == "application/pdf"
    assert "selebaran.pdf" not in client.get(f"/layanan/{services['kk'].pk}/").content.decode()


def test_it_shows_the_published_survey_of_the_unit(services: dict[str, Service], client: Client) -> None:
    """What users said, with a way to the whole result; nothing before it is published."""
    path = f"/layanan/{services['ktp'].pk}/"
    survey = an_skm(services["ktp"].unit)
    for value in [3, 4] * 15:
        answered(survey, value)
    now = timezone.now()
    surveys.close(surveys=[survey], by=None, why="Selesai", now=now)
    result = surveys.compute(survey=survey, by=None, now=now)
    assert "Survei kepuasan" not in client.get(path).content.decode()
    SurveyResult.objects.filter(pk=result.pk).update(published_at=now)
    page = client.get(path).content.decode()
    assert "87,50 (B) dari 30 responden" in page
    assert reverse("publication-survey", args=[survey.unit.office_id, survey.unit.code, survey.pk]) in page


def test_it_says_so_where_there_is_no_standard(services: dict[str, Service], client: Client) -> None:
    """A card without a standard tells to ask first."""
    page = client.get(f"/layanan/{services['kk'].pk}/").content.decode()
    assert "Standar belum ada" in page


def test_it_tells_of_a_service_that_is_suspended(services: dict[str, Service], client: Client) -> None:
    """The reason stands on top."""
    change_service(service=services["kk"], status="suspended", status_why="Alat rusak.", why="rusak", **BY)
    page = client.get(f"/layanan/{services['kk'].pk}/").content.decode()
    assert "sedang ditangguhkan" in page
    assert "Alat rusak." in page


def test_it_shows_earlier_versions_and_none_of_the_future(
    services: dict[str, Service], client: Client
) -> None:
    """What held before can be read; what holds from tomorrow cannot."""
    service, today = services["kk"], timezone.localdate()
    in_force(service, since=date(2024, 1, 1))
    in_force(service, since=date(2025, 1, 1))
    in_force(service, since=today + timedelta(days=1))
    page = client.get(f"/layanan/{service.pk}/").content.decode()
    assert "Versi 2, berlaku mulai 1 Januari 2025" in page
    assert f"/layanan/{service.pk}/versi/1/" in page
    assert f"/layanan/{service.pk}/versi/3/" not in page
    old = client.get(f"/layanan/{service.pk}/versi/1/")
    assert "tidak berlaku lagi" in old.content.decode()
    assert "jalur landai" not in old.content.decode()
    assert client.get(f"/layanan/{service.pk}/versi/3/").status_code == 404
    assert client.get(f"/layanan/{service.pk}/versi/9/").status_code == 404


def test_it_hides_what_is_not_offered_to_the_public(services: dict[str, Service], client: Client) -> None:
    """Internal, ended and unknown services are all the same to a visitor."""
    end_service(service=services["moving"], until=timezone.localdate() - timedelta(days=1), why="habis", **BY)
    for pk in (services["inner"].pk, services["moving"].pk, 10**9):
        for path in (f"/layanan/{pk}/", f"/layanan/{pk}.jsonld", f"/layanan/{pk}/versi/1/"):
            assert client.get(path).status_code == 404


def test_its_message_fits_and_keeps_the_address_whole(services: dict[str, Service], client: Client) -> None:
    """Four hundred characters, however long the names are."""
    address = "https://layanan.tolok.example.go.id/layanan/123456/"
    for name in ("KTP hilang", "Layanan " * 60):
        text = share_text(name, "Dinas " * 30, WHOLE, address)
        assert len(text) <= MOST
        assert text.endswith(f"\n{address}")
    lost = replace(
        WHOLE,
        requirements=(Requirement("Surat hilang", when="KTP hilang"), Requirement("KTP", when="KTP rusak")),
    )
    assert "Bawa: Surat hilang (bila KTP hilang); KTP (bila KTP rusak)" in share_text(
        "KTP", "", lost, address
    )
    short = share_text("KTP hilang", "Dinas", WHOLE, address)
    assert "Bawa: Kartu keluarga" in short
    assert "Waktu: Paling lama 2 hari kerja" in short
    assert "https://wa.me/?text=" in client.get(f"/layanan/{services['ktp'].pk}/").content.decode()


def test_it_speaks_english_with_the_unit_s_own_words_kept(
    services: dict[str, Service], client: Client
) -> None:
    """The frame is English, the name stays as the unit wrote it."""
    page = client.get(f"/en/layanan/{services['ktp'].pk}/").content.decode()
    assert "At most 1 working day" in page
    assert "KTP-el hilang atau rusak" in page


def test_its_data_for_search_engines_cannot_end_the_script(
    services: dict[str, Service], client: Client
) -> None:
    """A name with markup stays data."""
    change_service(service=services["kk"], name="</script><b>Kartu</b>", why="uji", **BY)
    indexed()
    page = client.get(f"/layanan/{services['kk'].pk}/").content.decode()
    assert "</script><b>" not in page
    assert "\\u003C/script" in page


def test_a_closed_desk_says_when_it_opens_again() -> None:
    """By day and hour on the unit's own clock; a holiday that lies between is named."""
    profile = UnitProfile(hours={str(day): [["08:00", "15:30"]] for day in range(1, 6)})

    def at(year: int, month: int, day: int, hour: int) -> str:
        now = datetime(year, month, day, hour, tzinfo=ZoneInfo("Asia/Jakarta"))
        _hours, state = today_said(profile, "", now)
        assert state is not None
        return state.word

    assert at(2026, 11, 20, 17) == "tutup, buka lagi Senin 08.00"
    assert at(2026, 11, 23, 7) == "buka lagi pukul 08.00"
    assert "(Senin, 17 Agustus: " in at(2026, 8, 15, 10)
    assert at(2026, 8, 17, 10) == "hari libur, buka lagi Selasa 08.00"
