"""What citizens type finds what they mean, among some 120 plausible services of a small government.

Services and questions are data (asking/): a question that goes wrong in a government is added there first.
"""

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.apps.catalogue.cast import BY, indexed
from tests.apps.organizations.cast import START, a_unit, an_office
from tolok.apps.catalogue import finder
from tolok.apps.catalogue.selectors.searching import Place, search
from tolok.apps.standards.actions import Offered, add_services, change_service
from tolok.apps.standards.models import Service

pytestmark = pytest.mark.django_db

ASKING = Path(__file__).parent / "asking"
UNITS = {
    "dukcapil": "Dinas Kependudukan dan Pencatatan Sipil",
    "kecamatan": "Kecamatan Tolok Barat",
    "perizinan": "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    "dinkes": "Dinas Kesehatan",
    "dishub": "Dinas Perhubungan",
    "samsat": "Samsat Tolok",
    "polres": "Kepolisian Resor Tolok",
    "bapenda": "Badan Pendapatan Daerah",
    "dinsos": "Dinas Sosial",
    "perkim": "Dinas Perumahan dan Kawasan Permukiman",
    "puskesmas": "Puskesmas Tolok Jaya",
    "rsud": "Rumah Sakit Umum Daerah Tolok",
    "dikbud": "Dinas Pendidikan dan Kebudayaan",
    "disnaker": "Dinas Tenaga Kerja",
    "koperasi": "Dinas Koperasi, Usaha Mikro, dan Perdagangan",
    "dlh": "Dinas Lingkungan Hidup",
    "pupr": "Dinas Pekerjaan Umum dan Penataan Ruang",
    "pdam": "Perusahaan Daerah Air Minum",
    "distan": "Dinas Pertanian",
    "perikanan": "Dinas Perikanan",
    "perpus": "Dinas Perpustakaan dan Kearsipan",
    "damkar": "Dinas Pemadam Kebakaran",
    "kominfo": "Dinas Komunikasi dan Informatika",
    "kua": "Kantor Urusan Agama Tolok Barat",
    "imigrasi": "Kantor Imigrasi Tolok",
    "p2tp2a": "Unit Perlindungan Perempuan dan Anak",
}


@pytest.fixture
def services() -> dict[str, Service]:
    """The services by their keys, in the index."""
    with (ASKING / "services.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    office = an_office()
    found: dict[str, Service] = {}
    for at, (key, name) in enumerate(UNITS.items(), 1):
        unit = a_unit(office, f"{at:02}", name)
        mine = [row for row in rows if row["unit"] == key]
        made = add_services(unit=unit, services=[_offered(row) for row in mine], since=START, **BY)
        found |= {row["key"]: one for row, one in zip(mine, made, strict=True)}
    assert len(found) == len(rows) > 115
    indexed()
    return found


def _offered(row: dict[str, str]) -> Offered:
    marks = row["marks"].split(",")
    return Offered(
        row["key"],
        row["name"],
        public_name=row["public_name"],
        summary=row["summary"],
        field=row["field"],
        life_events=[one for one in row["events"].split(",") if one],
        user_groups=[one for one in row["groups"].split(",") if one],
        keywords=row["keywords"],
        free_of_charge="free" in marks,
        online="online" in marks,
        nature="internal" if "internal" in marks else "external",
    )


def questions() -> dict[str, list[str]]:
    """What is asked, and the services that are meant."""
    found: dict[str, list[str]] = tomllib.loads((ASKING / "questions.toml").read_text("utf-8"))["questions"]
    return found


def test_ordinary_questions_find_what_is_meant_among_the_first_three(services: dict[str, Service]) -> None:
    """The one that is meant most stands first."""
    keys = {one.pk: key for key, one in services.items()}
    wrong = {}
    for question, wanted in questions().items():
        first = [keys[pk] for pk in search(question, Place()).services[:3]]
        if first[:1] != wanted[:1] or not set(wanted) <= set(first):
            wrong[question] = f"wanted {wanted}, found {first}"
    assert len(questions()) >= 40
    assert not wrong, "\n".join(f"{question}: {told}" for question, told in wrong.items())


def test_what_no_service_answers_finds_nothing(services: dict[str, Service]) -> None:
    """No answer is better than one about something else."""
    unanswered = tomllib.loads((ASKING / "questions.toml").read_text("utf-8"))["nothing"]["unanswered"]
    keys = {one.pk: key for key, one in services.items()}
    wrong = {one: [keys[pk] for pk in search(one, Place()).services] for one in unanswered}
    assert len(unanswered) > 10
    assert not any(wrong.values()), {one: found for one, found in wrong.items() if found}


def test_a_word_that_may_be_mistyped_is_offered_and_not_read(
    services: dict[str, Service], client: Client, django_assert_max_num_queries: Any
) -> None:
    """Who typed a letter wrong is one touch away from what was meant; who meant the word is not led astray."""
    with django_assert_max_num_queries(8):
        page = client.get("/layanan/cari/", {"cari": "sutat pindah", "daring": ""}).content.decode()
    assert 'Mungkin maksud Anda: <a href="/layanan/cari/?cari=surat+pindah">surat</a>' in page
    assert "dibaca sebagai" not in page
    assert "Mungkin maksud Anda" not in client.get("/layanan/cari/", {"cari": "visa"}).content.decode()


def test_what_nothing_answers_together_can_be_asked_word_by_word(
    services: dict[str, Service], client: Client, django_assert_max_num_queries: Any
) -> None:
    """The words that lead somewhere are links; those that name nothing by themselves are not."""
    with django_assert_max_num_queries(10):
        page = client.get("/layanan/cari/", {"cari": "formalin kolesterol rusak"}).content.decode()
    assert "Cari satu kata saja:" in page
    assert 'href="/layanan/cari/?cari=formalin"' in page
    assert "?cari=rusak" not in page


def test_a_kind_that_is_asked_for_is_a_filter_and_no_unknown_word(
    services: dict[str, Service], client: Client
) -> None:
    """“Gratis” is known although no service says it; it puts free services first and can be made a condition."""
    page = client.get("/layanan/cari/", {"cari": "paspor gratis"}).content.decode()
    assert "tidak ada di layanan mana pun" not in page
    assert "Hanya yang gratis menurut aturan" in page
    assert "/layanan/cari/?cari=paspor+gratis&amp;gratis=1" in page
    free = client.get("/layanan/cari/", {"cari": "paspor gratis", "gratis": "1"}).content.decode()
    assert "Hanya di: <b>gratis menurut aturan</b>" in free
    paid = f'href="/layanan/{services["passport"].pk}/"'
    assert paid in page
    assert paid not in free
    everything = search("gratis", Place())
    assert len(everything.services) == sum(one.free_of_charge for one in services.values()) - 1


def test_words_about_when_and_where_are_no_conditions(services: dict[str, Service]) -> None:
    """“Dekat”, “hari ini” and “buka” say nothing about which service is meant."""
    plain = search("puskesmas", Place())
    asked = search("puskesmas terdekat yang buka hari ini", Place())
    assert asked.services == plain.services
    assert not asked.unknown
    assert not asked.without


def test_what_is_about_something_comes_after_it(services: dict[str, Service]) -> None:
    """Complaints and data about health are no treatment, a permit for a clinic is no clinic, and the tax on a vehicle
    has nothing to do with agreements in companies."""
    keys = {one.pk: key for key, one in services.items()}
    for question in ("kesehatan gratis", "berobat gratis", "kesehatan"):
        found = [keys[pk] for pk in search(question, Place()).services]
        assert not {"health-complaint", "health-data", "health-permit"} & set(found[:3]), (question, found)
    clinic = services["clinic"].unit_id
    first = search("puskesmas", Place()).services[:5]
    assert {one.unit_id for one in Service.objects.filter(pk__in=first)} == {clinic}
    assert services["rules"].pk not in search("pajak motor online", Place()).services


def test_a_stray_word_is_given_up_and_told(services: dict[str, Service]) -> None:
    """What the rest of the question names stands first; the page says which word was left out."""
    found = search("ktp hilang pupuk", Place())
    assert found.services[0] == services["ktp-lost"].pk
    assert found.without == ["pupuk"]


def test_a_letter_that_no_service_gives_leads_to_the_nearest(services: dict[str, Service]) -> None:
    """Who asks for a letter of poverty where none is listed is shown what there is for the poor."""
    poor = services["poor"]
    finder.drop([poor.pk])
    found = search("surat keterangan tidak mampu", Place()).services
    assert found
    assert all("poor" in one.user_groups for one in Service.objects.filter(pk__in=found[:3]))


def test_a_desk_that_no_unit_has_leads_to_what_is_done_there(services: dict[str, Service]) -> None:
    """Who says puskesmas where there is none is shown where a doctor can be seen."""
    finder.drop([one.pk for key, one in services.items() if one.unit == services["clinic"].unit])
    found = search("puskesmas", Place()).services

    assert any(one.field == "health" for one in Service.objects.filter(pk__in=found[:3]))


def test_who_asks_for_a_doctor_is_shown_no_fish(services: dict[str, Service]) -> None:
    """That boats and fish are examined, too, makes them no answer; nor is a specialist the first."""
    for question in ("puskesmas", "berobat", "periksa dokter"):
        found = search(question, Place()).services
        assert found
        assert not {services["fish"].pk, services["boat-check"].pk, services["fire-check"].pk} & set(found)
    finder.drop(
        [
            one.pk
            for one in services.values()
            if one.unit == services["clinic"].unit and one != services["clinic"]
        ]
    )
    assert search("puskesmas", Place()).services[0] == services["clinic"].pk


def test_a_word_of_the_language_is_not_taken_for_a_mistake(services: dict[str, Service]) -> None:
    """“Gula” (sugar) is a word of services and “gila” one of the street; nobody who says one means the other."""
    change_service(service=services["lab"], keywords="cek darah, gula darah, hutan kota", why="lengkap", **BY)
    indexed()
    assert search("gula", Place()).services == [services["lab"].pk]
    mad = search("orang gila", Place())
    assert not mad.meant
    assert services["lab"].pk not in mad.services
    assert search("utang", Place()).unknown == ["utang"]


def test_no_word_of_everyday_life_is_read_as_another(services: dict[str, Service]) -> None:
    """Whoever asks for what no service gives is told so, and shown nothing that is spelt nearly like it."""
    words = (ASKING / "everyday.txt").read_text("utf-8").split()
    read = {word: found for word in words if (found := search(word, Place()).meant)}
    assert len(words) > 250
    assert not read


def test_who_asks_for_a_road_is_not_led_to_outpatients(services: dict[str, Service], client: Client) -> None:
    """Where no service is about roads, the page says so and tells where to complain."""
    finder.drop([services["road"].pk, services["complaint"].pk])
    assert search("jalan berlubang", Place()).services == []
    page = client.get("/layanan/cari/", {"cari": "jalan berlubang"}).content.decode()
    assert "Tidak ada layanan yang cocok" in page
    assert "Ingin melaporkan sesuatu" in page
    assert ">Buka SP4N-LAPOR!</a>" in page
    assert services["hospital"].pk not in search("jalan", Place()).services
