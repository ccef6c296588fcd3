"""The card of a service: the answer first, only what is public, within six statements."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from tests.apps.catalogue.cast import BY, a_catalogue, a_profile, in_force, indexed, offered
from tests.apps.standards.standards_cast import WHOLE
from tests.apps.surveys.cast import answered
from tests.apps.surveys.sittings import an_skm
from tolok.apps.catalogue.hours import own_said, today_said
from tolok.apps.catalogue.showing.sharing import MOST, share_text
from tolok.apps.standards.actions import change_service, end_service
from tolok.apps.standards.models import Service, UnitProfile
from tolok.apps.surveys import actions as surveys
from tolok.apps.surveys.models import SurveyResult
from tolok.rules.standards.values import Channel, Cost, Requirement, TimeLimit

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
    assert "Standarnya belum tercatat di sini" in page


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
    """Internal, planned and unknown services are all the same to a visitor, also once they ended."""
    yesterday = timezone.localdate() - timedelta(days=1)
    ended_inner = offered(services["kk"].unit, "91", "Cuti pegawai lain", nature="internal")
    in_force(ended_inner)
    planned = offered(services["kk"].unit, "92", "Layanan rencana")
    change_service(service=planned, status="planned", why="belum jadi", **BY)
    in_force(planned)
    never = offered(services["kk"].unit, "93", "Salah masuk")
    for one in (ended_inner, planned, never):
        end_service(service=one, until=yesterday, why="habis", **BY)
    indexed()
    for pk in (services["inner"].pk, ended_inner.pk, planned.pk, never.pk, 10**9):
        for path in (f"/layanan/{pk}/", f"/layanan/{pk}.jsonld", f"/layanan/{pk}/versi/1/"):
            assert client.get(path).status_code == 404, path


def test_a_service_that_ended_leads_to_what_replaces_it(
    services: dict[str, Service], client: Client, django_assert_max_num_queries: object
) -> None:
    service, other, last = services["ktp"], services["kk"], timezone.localdate() - timedelta(days=1)
    end_service(service=service, until=last, replaced_by=other, why="digabung", **BY)
    indexed()
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        page = client.get(f"/layanan/{service.pk}/").content.decode()
    assert f'Sekarang diurus lewat: <a href="/layanan/{other.pk}/">{other.called}</a>' in page
    assert "Penggantinya tidak tercatat" not in page


def test_a_service_that_ended_says_so_and_keeps_its_versions(
    services: dict[str, Service], client: Client, django_assert_max_num_queries: object
) -> None:
    """A score or a complaint points to the version of its day; lists, search and map know it no more."""
    service, last = services["ktp"], timezone.localdate() - timedelta(days=1)
    path = f"/layanan/{service.pk}/"
    end_service(service=service, until=last, why="digabung, hanya untuk orang dalam", **BY)
    indexed()
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Layanan ini sudah berakhir" in page
    assert f"Terakhir dilayani {date_format(last)}" in page
    assert "orang dalam" not in page
    assert "noindex" in page
    assert f"{path}versi/1/" in page
    old = client.get(f"{path}versi/1/")
    said = old.content.decode()
    assert old.status_code == 200
    assert "Surat keterangan hilang" in said
    assert "Layanannya sudah berakhir." in said
    assert f"Berlaku sampai {date_format(last)}." in said
    assert "Baca yang berlaku sekarang" not in said
    assert client.get(f"{path}versi/2/").status_code == 404
    assert client.get(f"/layanan/{service.pk}.jsonld").status_code == 410
    for where in ("/layanan/cari/?cari=ktp+hilang", "/layanan/cari/", "/layanan/peta-0.xml"):
        assert path not in client.get(where).content.decode(), where
    changed = client.get("/layanan/umpan.json").json()["perubahan"]
    assert [one["hilang"] for one in changed if one["id"] == service.pk] == [True]


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


@pytest.mark.parametrize("name", ["KTP hilang", "Layanan " * 60])
@pytest.mark.parametrize("unit", ["Dinas", "Dinas " * 30])
def test_its_message_always_tells_the_cost(name: str, unit: str) -> None:
    """However much there is to bring; a long list of fees becomes a word that leads to the card."""
    address = "https://layanan.tolok.example.go.id/layanan/123456/"
    many = tuple(Requirement(f"Surat keterangan nomor {n} dari kelurahan asal pemohon") for n in range(9))
    law = "Peraturan Daerah Nomor 24 Tahun 2013 tentang Retribusi Jasa Umum dan Retribusi Jasa Usaha " * 2
    cases = {
        "Biaya: Gratis": (Cost(free=True, basis=law),),
        "Biaya: Rp50.000": (Cost(amount=Fraction(50_000), basis=law),),
        "Biaya: ada tarif, lihat di tautan": tuple(
            Cost(what=f"Kelas {n} {'bagi warga dari luar daerah ' * 8}", amount=Fraction(n * 1000), basis=law)
            for n in range(1, 9)
        ),
        "Biaya: Rp7.000; dasar: UU 1/2022": (Cost(amount=Fraction(7000), basis="UU 1/2022"),),
    }
    for said, costs in cases.items():
        text = share_text(name, unit, replace(WHOLE, requirements=many, costs=costs), address)
        assert said in text.splitlines()
        assert len(text) <= MOST
        assert text.endswith(f"\n{address}")


def test_its_message_tells_the_prices_that_fit() -> None:
    """Whole lines only, without the law; the link has the others. What to bring comes first."""
    address = "https://layanan.tolok.example.go.id/layanan/123456/"
    law = "Peraturan Daerah Nomor 24 Tahun 2013 tentang Retribusi Jasa Umum dan Retribusi Jasa Usaha"
    fees = tuple(Cost(what=f"Uji nomor {n}", amount=Fraction(n * 10_000), basis=law) for n in range(1, 9))
    plain = replace(WHOLE, requirements=(Requirement("KTP"),), costs=fees[:2])
    both = share_text("Uji air", "Dinas", plain, address).splitlines()
    assert "Biaya: Uji nomor 1: Rp10.000; Uji nomor 2: Rp20.000" in both
    (line,) = [
        one
        for one in share_text("Uji air", "Dinas", replace(plain, costs=fees * 3), address).splitlines()
        if one.startswith("Biaya")
    ]
    told = line.removeprefix("Biaya: ").split("; ")
    assert told[-1] == "selebihnya lihat di tautan"
    assert told[:3] == ["Uji nomor 1: Rp10.000", "Uji nomor 2: Rp20.000", "Uji nomor 3: Rp30.000"]
    many = replace(plain, requirements=(Requirement("Surat keterangan dari kelurahan " * 9),), costs=fees * 3)
    full = share_text("Uji air", "Dinas", many, address)
    assert "Bawa: Surat keterangan dari kelurahan" in full
    assert MOST - 40 < len(full) <= MOST


def test_its_message_tells_what_is_free_by_law_without_a_standard() -> None:
    """The law says it, whether or not the unit wrote its standard down."""
    text = share_text("KTP hilang", "Dinas", None, "https://a.example/1/", free=True)
    assert "Biaya: gratis menurut aturan" in text


def test_a_service_with_its_own_hours_is_not_closed_by_its_unit(
    services: dict[str, Service], client: Client
) -> None:
    """The emergency room is open though the office is not; the week below is that of the office."""
    service, path = services["ktp"], f"/layanan/{services['ktp'].pk}/"
    a_profile(service.unit, hours={"1": [["08:00", "08:01"]]}, hours_note="Jumat tutup lebih awal")
    assert "<summary>Jam buka seminggu</summary>" in client.get(path).content.decode()
    change_service(service=service, hours="Setiap hari, 24 jam", why="jadwal", **BY)
    page = client.get(path).content.decode()
    assert "buka sekarang, 24 jam" in page
    assert "Jam buka seminggu" not in page
    assert "Jam kantor unit (layanan ini punya jam sendiri)" in page
    assert "Catatan jam kantor unit" in page
    assert "tutup, buka lagi" not in page


def test_own_hours_tell_whether_it_is_open_where_they_are_understood_whole() -> None:
    """By the clock of the office; words that leave a doubt tell nothing."""

    def at(words: str, day: int, hour: int) -> str:
        state = own_said(words, "", datetime(2026, 11, day, hour, tzinfo=ZoneInfo("Asia/Jakarta")))
        return state.word if state else ""

    sunday, monday = 22, 23
    assert at("Setiap hari, 24 jam", sunday, 3) == "buka sekarang, 24 jam"
    assert at("24 jam", sunday, 3) == "buka sekarang, 24 jam"
    assert at("Setiap hari, 24 jam lewat telepon piket", sunday, 3).endswith("24 jam lewat telepon piket")
    twice = "Setiap hari 09.00–11.30 dan 15.00–17.00"
    assert at(twice, sunday, 10) == "buka sekarang, sampai 11.30"
    assert at(twice, sunday, 13) == "buka lagi pukul 15.00"
    days = "Senin–Kamis 07.30–14.00, Jumat 07.30–11.00, Sabtu 07.30–12.00"
    assert at(days, monday, 13) == "buka sekarang, sampai 14.00"
    assert at(days, sunday, 10) == "tutup, buka lagi Senin 07.30"
    for words in (
        *(
            "Senin - Jumat 08:00 - 16:00 WIB",
            "Senin s.d. Jumat pukul 08.00 s.d. 16.00",
            "Senin s/d Jum'at: 08.00-16.00",
        ),
        *(
            "Senin, Selasa, dan Rabu 08.00–16.00",
            "Senin–Jumat jam 08.00 sampai 16.00; Sabtu dan Minggu tutup",
        ),
    ):
        assert at(words, monday, 10) == "buka sekarang, sampai 16.00", words
    assert at("Senin–Jumat 24 jam", monday, 3) == "buka sekarang, 24 jam"
    assert at("Senin–Jumat 24 jam", sunday, 3) == "tutup, buka lagi Senin 00.00"
    for words in (
        "24 jam sehari, 7 hari seminggu",
        "24/7",
        "Buka 24 jam setiap hari",
        "Setiap hari 00.00–24.00",
    ):
        assert at(words, sunday, 3) == "buka sekarang, 24 jam", words
    doubtful = (
        *("Senin saja", "24 jam kecuali libur", "24 jam pada hari kerja", "Setiap hari kerja, 24 jam", ""),
        *("Senin 08.00–12.00, Senin 13.00–15.00", "Loket: Senin 08.00–12.00"),
        *("24 jam lewat telepon pada hari kerja", "Senin 08.00–12.00 dengan perjanjian"),
        *(
            "Senin–Jumat 08.00–16.00 WITA",
            "Senin dan",
            "Senin–Jumat 08.00–16.00, hari libur tutup",
            "Senin tutup",
        ),
    )
    for words in doubtful:
        assert not at(words, monday, 10), words


def test_hours_by_telephone_lead_to_their_own_number(services: dict[str, Service], client: Client) -> None:
    """The number the hours name, else that of the standard; the phone of the office is called what it is."""
    service, path = services["ktp"], f"/layanan/{services['ktp'].pk}/"
    a_profile(service.unit)
    assert "Telepon kantor unit" not in client.get(path).content.decode()
    for number, digits in (("SAPA 129", "129"), ("(0541) 555-0199", "05415550199")):
        hours = f"Setiap hari, 24 jam lewat telepon {number}"
        change_service(service=service, hours=hours, why="jadwal", **BY)
        page = client.get(path).content.decode()
        assert f'href="tel:{digits}"' in page
        assert "Telepon kantor unit" in page
    change_service(service=service, hours="Setiap hari, 24 jam lewat telepon piket", why="jadwal", **BY)
    facts = client.get(path).content.decode().partition("Tempat dan kontak")[0]
    assert "tel:" not in facts, "no number is known, and that of the office is none of the night"
    by_day = Channel("phone", "0541 555 0166", "Senin–Jumat, 08.00–15.00")
    watch = Channel("phone", "0541 555 0177", "24 jam")
    in_force(services["kk"], replace(WHOLE, channels=(by_day, watch)))
    change_service(service=services["kk"], hours="24 jam lewat telepon piket", why="jadwal", **BY)
    facts = client.get(f"/layanan/{services['kk'].pk}/").content.decode().partition("Tempat dan kontak")[0]
    assert 'href="tel:05415550177"' in facts


def test_its_place_is_not_the_street_of_the_unit(services: dict[str, Service], client: Client) -> None:
    """Where in the unit, and the street that leads there."""
    service, path = services["ktp"], f"/layanan/{services['ktp'].pk}/"
    a_profile(service.unit)
    change_service(service=service, place="Gedung gawat darurat, pintu timur", why="pindah", **BY)
    page = client.get(path).content.decode()
    shown = page[page.index("<h1") :]
    assert shown.count("Gedung gawat darurat, pintu timur") == 1
    assert "Alamat kantor unit" in shown
    assert "Jalan Melati 5, Tolok" in shown


def test_paper_says_nothing_of_today(services: dict[str, Service], client: Client) -> None:
    """Whether the desk is open and the hours of today are left out when it is printed."""
    a_profile(services["ktp"].unit)
    page = client.get(f"/layanan/{services['ktp'].pk}/").content.decode()
    assert re.search(r'<p class="unprinted"><span class="status', page)
    assert re.search(r'<details [^>]*id="jam-buka"', page), "the week unfolds on paper instead"
    assert re.search(r'<div class="unprinted">\s*<dt>Jam buka hari ini', page)


def test_no_wait_is_said_as_no_wait(services: dict[str, Service], client: Client) -> None:
    """Nobody waits at most nought minutes."""
    at_once = TimeLimit(Fraction(5), "minutes", start="registered", waiting=0)
    in_force(services["kk"], replace(WHOLE, limit=at_once))
    page = client.get(f"/layanan/{services['kk'].pk}/").content.decode()
    assert "Langsung dilayani tanpa menunggu" in page
    assert "0 menit" not in page


def test_help_on_a_card_leads_to_its_own_unit(client: Client) -> None:
    """To where complaints are heard, where the standard says so; else to where services are sought."""
    services = a_catalogue()
    told = client.get(f"/layanan/{services['ktp'].pk}/").content.decode()
    assert '<a href="#A6">Kontak dan pengaduan unit ini</a>' in told
    assert 'id="A6"' in told
    assert "Bagian Organisasi" not in told
    other = client.get(f"/layanan/{services['kk'].pk}/").content.decode()
    assert "#A6" not in other
    assert "Cari layanan dan kontak unitnya" in other
