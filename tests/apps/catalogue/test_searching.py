"""Search in ordinary words, with mistakes and synonyms, on either database."""

import pytest
from django.test import Client

from tests.apps.catalogue.cast import a_catalogue, indexed, offered
from tolok.apps.catalogue.selectors.searching import Place, search
from tolok.apps.catalogue.views.finding import FIRST_EVENTS
from tolok.apps.standards.models import Service
from tolok.rules.catalogue import catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def services() -> dict[str, Service]:
    """Services of two units, indexed."""
    return a_catalogue()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("KTP hilang", "ktp"),
        ("ktp ilang", "ktp"),
        ("KTP hlang", "ktp"),
        ("kpt hilang", "ktp"),
        ("kartu tanda penduduk rusak", "ktp"),
        ("e-KTP kehilangan", "ktp"),
        ("cara mengurus KTP yang hilang", "ktp"),
        ("bikin kartu keluarga", "kk"),
        ("bikin KK", "kk"),
        ("kartu keluraga", "kk"),
        ("akte kelahirn", "birth"),
        ("anak baru lahir", "birth"),
        ("surat pindah", "moving"),
        ("pindah rumah", "moving"),
        ("izin usaha", "business"),
        ("ijin usha", "business"),
        ("siup", "business"),
    ],
)
def test_it_finds_what_was_meant(services: dict[str, Service], question: str, name: str) -> None:
    """The service that was meant stands first."""
    assert search(question, Place()).services[:1] == [services[name].pk]


def test_it_keeps_internal_services_out(services: dict[str, Service]) -> None:
    """An internal service is not for citizens, whatever they type."""
    assert services["inner"].pk not in search("cuti pegawai", Place()).services


def test_it_says_what_it_read_and_what_nobody_knows(services: dict[str, Service]) -> None:
    """Mended words and unknown words are told, not hidden."""
    found = search("KTP hlang xyzabc", Place())
    assert found.meant == {"hlang": "hilang"}
    assert found.unknown == ["xyzabc"]
    assert found.services == [services["ktp"].pk]


def test_it_gives_up_the_commonest_word_where_nothing_holds_all(services: dict[str, Service]) -> None:
    """Better an answer without one word than none."""
    found = search("akta kelahiran pindah", Place())
    assert found.without
    assert set(found.services) & {services["birth"].pk, services["moving"].pk}


def test_it_finds_nothing_for_words_nobody_knows(services: dict[str, Service]) -> None:
    """An unknown word alone is no reason to show everything."""
    assert search("qwrtzxc", Place()).services == []
    assert search("dan yang di", Place()).services == []


def test_it_takes_signs_of_query_languages_as_nothing(services: dict[str, Service]) -> None:
    """Quotes, operators and wildcards of either database are signs like any other."""
    for question in (
        'KTP" OR 1',
        "ktp & hilang | !",
        "'ktp'",
        "ktp* NEAR(hilang)",
        "title:ktp",
        "\x00ktp",
        "(" * 300,
    ):
        search(question, Place())


def test_it_looks_only_where_it_is_told(services: dict[str, Service]) -> None:
    """A place narrows a question."""
    unit = services["business"].unit_id
    assert search("penerbitan", Place(unit=unit)).services == []
    assert search("usaha", Place(event="business")).services == [services["business"].pk]
    assert search("usaha", Place(event="birth")).services == []


def test_it_asks_the_database_few_times(
    services: dict[str, Service], django_assert_max_num_queries: object, client: Client
) -> None:
    """A page of answers, a mistake in the question included, costs at most ten statements."""
    for n in range(30):
        offered(services["kk"].unit, f"x{n}", f"Pengesahan Kartu Keluarga cara {n}")
    indexed()
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        page = client.get("/layanan/cari/", {"cari": "kartu keluraga"})
    assert page.status_code == 200
    assert page.content.count(b'class="hit-title"') == 20


def test_it_marks_the_words_that_answered(services: dict[str, Service], client: Client) -> None:
    """Synonyms are marked, too; a match elsewhere is told."""
    page = client.get("/layanan/cari/", {"cari": "KTP hilang"}).content.decode()
    assert "<mark>KTP-el hilang</mark> atau rusak" in page
    told = client.get("/layanan/cari/", {"cari": "dompet"}).content.decode()
    assert "Cocok dengan:" in told
    assert "<mark>dompet</mark>" in told


def test_it_says_which_services_have_no_standard(services: dict[str, Service], client: Client) -> None:
    """A service without a standard is found and marked."""
    assert (
        "standarnya belum tercatat di sini"
        in client.get("/layanan/cari/", {"cari": "kartu keluarga"}).content.decode()
    )
    assert (
        "standarnya belum tercatat di sini"
        not in client.get("/layanan/cari/", {"cari": "ktp hilang"}).content.decode()
    )


def test_it_escapes_what_was_asked(services: dict[str, Service], client: Client) -> None:
    """A question is shown again as words."""
    page = client.get("/layanan/cari/", {"cari": "<script>ktp</script>"}).content.decode()
    assert "<script>ktp" not in page
    assert "&lt;script&gt;" in page


def test_it_leads_by_event_field_unit_and_region(
    services: dict[str, Service], client: Client, django_assert_max_num_queries: object
) -> None:
    """Every way in leads to services; the first page shows how many lie behind each."""
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        home = client.get("/layanan/").content.decode()
    assert "Surat hilang atau rusak" in home
    assert "Kependudukan" in home
    unit = services["business"].unit
    for query, expected in (
        ({"peristiwa": "birth"}, "Akta Kelahiran"),
        ({"bidang": "civil_registration"}, "Kartu Keluarga"),
        ({"unit": str(unit.pk)}, "Izin Usaha Mikro"),
        ({"daerah": str(unit.office_id)}, "Surat Keterangan Pindah"),
        ({}, "Akta Kelahiran"),
    ):
        with django_assert_max_num_queries(9):  # type: ignore[operator]
            assert expected in client.get("/layanan/cari/", query).content.decode()
    assert "Dinas Penanaman Modal" in client.get("/layanan/unit/").content.decode()
    assert "Kabupaten Tolok" in client.get("/layanan/daerah/").content.decode()


def test_every_event_that_leads_anywhere_can_be_reached(services: dict[str, Service], client: Client) -> None:
    """The commonest stand there at once, the others behind one tap that needs no script; those without none."""
    every = [one.key for one in catalogue().life_events if one.key != "complaint"]
    for key in every:
        offered(services["kk"].unit, f"x{key}", f"Layanan uji {key}", life_events=[key])
    indexed()
    home = client.get("/layanan/").content.decode()
    first, unfolding, _rest = home.partition("4 peristiwa lain")
    assert unfolding
    assert first.count("?peristiwa=") == FIRST_EVENTS
    for key in every:
        assert f"?peristiwa={key}" in home, key
    assert "?peristiwa=birth" in first
    assert "?peristiwa=complaint" not in home


def test_it_takes_any_parameter(services: dict[str, Service], client: Client) -> None:
    """What is no place narrows nothing and breaks nothing."""
    for query in (
        {"unit": "x"},
        {"unit": "9" * 30},
        {"peristiwa": "tidak-ada"},
        {"halaman": "-1"},
        {"unit": "²"},
    ):
        assert client.get("/layanan/cari/", query).status_code == 200
