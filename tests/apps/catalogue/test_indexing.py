"""The index follows what was written, by whatever action, and costs nothing while nothing is."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.catalogue.cast import BY, KTP_LOST, a_catalogue, a_profile, in_force, indexed, offered
from tests.apps.organizations.cast import a_unit, an_office, done
from tolok.apps.catalogue import finder
from tolok.apps.catalogue.actions.indexing import refresh, refresh_due
from tolok.apps.catalogue.models import IndexState, Listing, Near, Word
from tolok.apps.catalogue.selectors.searching import Place, search
from tolok.apps.catalogue.spelling import distance, keys_of, nearest, sound, sure
from tolok.apps.organizations.actions import rename
from tolok.apps.standards.actions import change_service, end_service
from tolok.apps.standards.models import Service

pytestmark = pytest.mark.django_db


@pytest.fixture
def services() -> dict[str, Service]:
    """Services of two units, indexed."""
    return a_catalogue()


def test_it_costs_two_statements_while_nothing_is_written(
    services: dict[str, Service], django_assert_max_num_queries: object
) -> None:
    """The duty runs every minute."""
    now = timezone.now()
    refresh_due(now=now)
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        assert refresh_due(now=now + timedelta(minutes=1)) == 0


def test_what_was_just_saved_is_found_at_once(
    services: dict[str, Service], django_capture_on_commit_callbacks: Any, django_assert_max_num_queries: Any
) -> None:
    """A new service, a new name and an end are there as soon as they are committed, in few statements."""
    unit = services["kk"].unit
    with django_capture_on_commit_callbacks() as left:
        new = offered(unit, "9", "Penitipan Kucing")
        change_service(service=services["kk"], public_name="Kartu untuk sekeluarga", why="lebih jelas", **BY)
    with django_assert_max_num_queries(27):
        for callback in left:
            callback()
    assert search("kucing", Place()).services == [new.pk]
    assert search("kucnig", Place()).services == [new.pk]
    assert search("sekeluarga", Place()).services == [services["kk"].pk]
    with django_capture_on_commit_callbacks(execute=True):
        change_service(service=new, nature="internal", why="uji", **BY)
    assert search("kucing", Place()).services == []


def test_the_first_page_leads_to_what_was_only_followed(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    """Services that were entered show their events and fields before any duty ran; the duty counts the same."""
    with django_capture_on_commit_callbacks(execute=True):
        unit = a_unit(an_office(), "1", "Dinas Kependudukan dan Pencatatan Sipil")
        birth = offered(unit, "1", "Akta Kelahiran", field="civil_registration", life_events=["birth"])
        offered(unit, "2", "Kartu Identitas Anak", field="civil_registration", life_events=["birth"])
    page = client.get("/layanan/").content.decode()
    assert "Punya anak" in page
    assert "Kependudukan dan pencatatan sipil" in page
    followed = IndexState.objects.get().counts
    assert followed == {"x0ebirth": 2, "x0fcivilregistration": 2}
    refresh_due(now=timezone.now())
    counts = IndexState.objects.get().counts
    assert {key: n for key, n in counts.items() if n} == followed
    assert Word.objects.get(text="akta").count == 1
    assert Word.objects.get(text="kependudukan").count == 2
    with django_capture_on_commit_callbacks(execute=True):
        change_service(service=birth, nature="internal", why="uji", **BY)
    assert IndexState.objects.get().counts["x0ebirth"] == 1


def test_counts_that_stayed_behind_heal_by_themselves(services: dict[str, Service], client: Client) -> None:
    """However they came to be wrong, an hour later they are right, though no service differs."""
    now = timezone.now()
    refresh_due(now=now)
    IndexState.objects.update(counts={})
    Word.objects.update(count=1)
    assert "Punya anak" not in client.get("/layanan/").content.decode()
    refresh_due(now=now + timedelta(hours=1))
    assert "Punya anak" in client.get("/layanan/").content.decode()
    assert Word.objects.get(text="kependudukan").count == 4


def test_it_follows_a_change_of_name_and_leaves_the_rest(services: dict[str, Service]) -> None:
    """Only what changed is made anew, and gets a new stamp."""
    now = timezone.now()
    refresh_due(now=now)
    stamps = dict(Listing.objects.values_list("pk", "stamp"))
    change_service(service=services["kk"], public_name="Kartu untuk sekeluarga", why="lebih jelas", **BY)
    assert refresh_due(now=now + timedelta(minutes=1)) == 1
    assert search("sekeluarga", Place()).services == [services["kk"].pk]
    changed = {pk for pk, stamp in Listing.objects.values_list("pk", "stamp") if stamps[pk] != stamp}
    assert changed == {services["kk"].pk}
    assert Listing.objects.get(pk=services["kk"].pk).stamp > max(stamps.values())


def test_it_follows_the_name_of_a_unit(services: dict[str, Service]) -> None:
    """All services of a renamed unit are found under its new name."""
    unit = services["business"].unit
    day = timezone.localdate()
    rename(unit=unit, name="Dinas Perizinan Satu Pintu", abbreviation="", **(done() | {"day": day}))
    refresh_due(now=timezone.now())
    assert search("satu pintu", Place()).services == [services["business"].pk]


def test_it_takes_out_what_ended_and_brings_it_into_the_feed(services: dict[str, Service]) -> None:
    """A service whose last day is over leaves the search and stays in the feed as gone."""
    today = timezone.localdate()
    end_service(service=services["moving"], until=today, why="digabung", **BY)
    refresh(now=timezone.now(), day=today)
    assert search("surat pindah", Place()).services == [services["moving"].pk]
    assert refresh(now=timezone.now(), day=today + timedelta(days=1)).gone == 1
    assert services["moving"].pk not in search("surat pindah", Place()).services
    assert Listing.objects.get(pk=services["moving"].pk).gone


def test_it_follows_a_standard_that_comes_into_force_by_the_day(services: dict[str, Service]) -> None:
    """Nobody writes anything on that day; the day itself is the change."""
    today = timezone.localdate()
    in_force(services["kk"], KTP_LOST, since=today + timedelta(days=1))
    indexed()
    before = Listing.objects.get(pk=services["kk"].pk).stamp
    assert refresh(now=timezone.now(), day=today + timedelta(days=1)).written == 1
    assert Listing.objects.get(pk=services["kk"].pk).stamp > before


def test_it_makes_a_new_profile_a_change_of_the_unit_s_services(services: dict[str, Service]) -> None:
    """The card shows the hours, so who copies the feed must learn of them."""
    a_profile(services["kk"].unit)
    assert indexed().written == 4


def test_it_forgets_words_that_no_service_says(services: dict[str, Service]) -> None:
    """A word that left is no longer what mistakes are mended towards; words of our lists stay."""
    gone = offered(services["kk"].unit, "9", "Penitipan Sepatu")
    indexed()
    assert Word.objects.filter(text="sepatu", count=1).exists()
    assert Near.objects.filter(word__text="sepatu", key="sepat").exists()
    change_service(service=gone, name="Penitipan Anak", why="salah", **BY)
    indexed()
    assert not Word.objects.filter(text="sepatu").exists()
    assert Word.objects.filter(text="ktp").exists()


def test_it_forgets_the_words_of_what_is_not_there(services: dict[str, Service]) -> None:
    """A database that was emptied at once leaves words behind; the next change takes them away."""
    finder.keep([(10**6, "hantu", "hantu", "hantu", "hantu")])
    change_service(service=services["kk"], name="Kartu Keluarga", why="uji", **BY)
    indexed()
    assert finder.matches([[("hantu",)]], 10) == []
    assert not Word.objects.filter(text="hantu").exists()


def test_it_leaves_a_day_without_services_alone() -> None:
    """An installation without any service has an empty index and no errors."""
    assert refresh(now=timezone.now(), day=date(2026, 11, 22)).written == 0
    assert search("ktp", Place()).services == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("sertifikat", "sertipikat"), ("izin", "ijin"), ("paspor", "paspoor"), ("khusus", "kusus")],
)
def test_it_hears_spellings_as_one(one: str, other: str) -> None:
    """What Indonesian spelling wavers about is one sound."""
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other", "far"), [("ktp", "kpt", 1), ("hilang", "hlang", 1), ("akta", "akta", 0), ("a", "xyz", 3)]
)
def test_it_counts_swapped_letters_once(one: str, other: str, far: int) -> None:
    """Distance is by letters, two swapped neighbours being one mistake."""
    assert distance(one, other) == far


def test_it_guesses_near_words_only() -> None:
    """Short words bear one mistake, and numbers none."""
    assert nearest("kpt", [("ktp", 3), ("kota", 9), ("kpo", 1)], most=1) == ["ktp"]
    assert nearest("hlang", [("hilang", 2), ("ulang", 2), ("halangan", 9)]) == ["hilang", "ulang"]
    assert keys_of("17b") == set()


def test_a_mistake_in_a_short_word_is_mended_only_where_it_makes_no_other_word() -> None:
    """What is left out or swapped is; another letter, one too many or another beginning makes another word."""
    for written, meant in (
        ("hlang", "hilang"),
        ("usha", "usaha"),
        ("kpt", "ktp"),
        ("ijin", "izin"),
        ("pidnah", "pindah"),
    ):
        assert sure(written, meant), written
    for word, other in (
        ("sunat", "surat"),
        ("visa", "bisa"),
        ("wes", "tes"),
        ("oli", "poli"),
        ("batik", "baik"),
        ("laki", "laik"),
        ("rusa", "rusak"),
        ("haus", "hapus"),
        ("majalah", "masalah"),
    ):
        assert not sure(word, other), word
    assert sure("imunsasi", "imunisasi")
    assert sure("kelusrga", "keluarga")
