"""What others copy: linked data that passes its shapes, the table, the feed, the map."""

import csv
import json
import warnings
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.catalogue.cast import BY, a_catalogue, a_profile, indexed, offered
from tolok.apps.catalogue.actions.indexing import refresh
from tolok.apps.catalogue.selectors.cards import card_of
from tolok.apps.catalogue.selectors.opened import open_service
from tolok.apps.standards.actions import change_service
from tolok.apps.standards.models import Service
from tolok.rules.standards.values import TimeLimit
from tolok.sheets.catalogue.linked import schema_org

pytestmark = pytest.mark.django_db

SHAPES = Path(__file__).parents[3] / "docs" / "reference" / "catalogue-shapes.ttl"


@pytest.fixture
def services() -> dict[str, Service]:
    """Services of two units, indexed."""
    found = a_catalogue()
    a_profile(found["ktp"].unit, email="layanan@tolok.example.go.id")
    indexed()
    return found


def passes(text: str) -> tuple[bool, str, int]:
    """Whether a document keeps the shapes, what pySHACL says, and how many statements were read."""
    from pyshacl import validate
    from rdflib import Graph

    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # rdflib's reader of JSON-LD uses a class of its own past
        data = Graph().parse(data=text, format="json-ld")
    kept, _graph, said = validate(data, shacl_graph=Graph().parse(SHAPES, format="turtle"))
    return bool(kept), str(said), len(data)


def test_every_service_passes_the_shapes(services: dict[str, Service], client: Client) -> None:
    """With and without a standard, alone and together."""
    for service in services.values():
        if service.nature == "internal":
            continue
        kept, said, count = passes(client.get(f"/layanan/{service.pk}.jsonld").content.decode())
        assert kept, said
        assert count > 10
    kept, said, count = passes(client.get("/layanan/katalog.jsonld").content.decode())
    assert kept, said
    assert count > 100


@pytest.mark.parametrize(
    "part", ["dct:title", "dct:identifier", "cv:hasCompetentAuthority", "dct:description"]
)
def test_the_shapes_refuse_what_is_mandatory_and_missing(
    services: dict[str, Service], client: Client, part: str
) -> None:
    """A validation that cannot fail proves nothing."""
    found = client.get(f"/layanan/{services['ktp'].pk}.jsonld").json()
    del found[part]
    assert not passes(json.dumps(found))[0]


def test_the_shapes_refuse_wrong_words_and_wrong_publishers(
    services: dict[str, Service], client: Client
) -> None:
    """A complaint desk as channel, a state called by its code, and the software as publisher are mistakes."""
    path = f"/layanan/{services['ktp'].pk}.jsonld"
    found = client.get(path).json()
    assert found["adms:status"]["skos:prefLabel"][0] == {"@value": "aktif", "@language": "id"}
    assert found["cv:hasChannel"][0]["dct:type"]["@id"] == "sp:kanal:service_desk"
    found["adms:status"]["skos:prefLabel"][0]["@value"] = "active"
    assert not passes(json.dumps(found))[0]
    found = client.get(path).json()
    found["cv:hasChannel"][0]["dct:type"]["@id"] = "sp:kanal:desk"
    assert not passes(json.dumps(found))[0]
    told = client.get("/layanan/dcat.jsonld").json()
    kept, said, _count = passes(json.dumps(told))
    assert kept, said
    assert told["dct:publisher"]["foaf:name"] == services["ktp"].unit.office.name
    told["dct:publisher"]["foaf:name"] = "Tolok"
    assert not passes(json.dumps(told))[0]


def test_linked_data_says_what_the_card_says(services: dict[str, Service], client: Client) -> None:
    """Requirements with issuer and case, time with its unit, cost, complaints; the context comes along."""
    found = client.get(f"/layanan/{services['ktp'].pk}.jsonld").json()
    first, _second, third = found["cv:holdsRequirement"]
    assert first["sp:issuer"]["@value"] == "kepolisian"
    assert third["sp:when"]["@value"] == "diambil orang lain"
    assert found["cv:processingTime"]["@value"] == "P1D"
    assert found["sp:timeUnit"] == "working_days"
    assert found["cv:hasCost"][0]["cv:hasValue"]["@value"] == "0.0"
    assert found["@context"]["cpsv"] == "http://purl.org/vocab/cpsv#"
    assert {one["sp:code"] for one in found["sp:component"]} == {"A1", "A2", "A3", "A4", "A5", "A6", "B7"}
    page = client.get(f"/layanan/{services['ktp'].pk}/").content.decode()
    start = page.index('type="application/ld+json">') + len('type="application/ld+json">')
    schema = json.loads(page[start : page.index("</script>", start)])
    assert schema["@type"] == "GovernmentService"


def test_a_search_engine_is_told_no_working_days_as_days(
    services: dict[str, Service], client: Client
) -> None:
    """A day of ISO 8601 is any day, so working days stand in words; of other units both are there."""
    page = client.get(f"/layanan/{services['ktp'].pk}/").content.decode()
    start = page.index('type="application/ld+json">') + len('type="application/ld+json">')
    channel = json.loads(page[start : page.index("</script>", start)])["availableChannel"]
    assert "processingTime" not in channel
    assert "1 hari kerja" in channel["description"]
    card = card_of(services["ktp"].pk, timezone.localdate())
    assert card
    shown = open_service(card, "http://testserver")
    assert shown.standard
    for unit, written, said in (("calendar_days", "P5D", "5 hari kalender"), ("hours", "PT300M", "5 jam")):
        limit = TimeLimit(Fraction(5), unit)  # type: ignore[arg-type]
        told = schema_org(replace(shown, standard=replace(shown.standard, limit=limit)))["availableChannel"]
        assert told["processingTime"] == written
        assert said in told["description"]


def test_linked_data_is_called_the_same_in_every_language(
    services: dict[str, Service], client: Client
) -> None:
    """The address of a thing does not depend on who reads."""
    pk = services["ktp"].pk
    one, other = client.get(f"/layanan/{pk}.jsonld").json(), client.get(f"/en/layanan/{pk}.jsonld").json()
    assert one["@id"] == other["@id"] == f"http://testserver/layanan/{pk}/"


def test_the_table_holds_every_public_service_and_no_formula(
    services: dict[str, Service], client: Client
) -> None:
    """One line a service, neutralised as office programs need it."""
    change_service(service=services["kk"], name='=HYPERLINK("x")', why="uji", **BY)
    indexed()
    told = b"".join(client.get("/layanan/layanan.csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(told.splitlines(keepends=True)))
    assert len(rows) == 5
    by_id = {row["id"]: row for row in rows}
    assert "kepolisian" in by_id[str(services["ktp"].pk)]["persyaratan"]
    assert (by_id[str(services["ktp"].pk)]["keadaan"], by_id[str(services["ktp"].pk)]["kode_keadaan"]) == (
        "aktif",
        "active",
    )
    assert not by_id[str(services["kk"].pk)]["nama"].startswith("=")
    assert "inner" not in told
    assert "Cuti pegawai" not in told


def test_the_feed_tells_changes_in_order_and_what_went(services: dict[str, Service], client: Client) -> None:
    """A copy that follows the stamps ends up equal, removals included."""
    copy: dict[int, str] = {}

    def follow(address: str) -> str:
        while True:
            found = client.get(address).json()
            for one in found["perubahan"]:
                if one.get("hilang"):
                    copy.pop(one["id"], None)
                else:
                    copy[one["id"]] = one["layanan"]["nama"]
            address = found["berikut"].removeprefix("http://testserver")
            if found["habis"]:
                return address

    following = follow("/layanan/umpan.json?jumlah=2")
    assert len(copy) == 5
    change_service(service=services["kk"], name="Kartu Keluarga Baru", why="uji", **BY)
    change_service(service=services["birth"], nature="internal", why="uji", **BY)
    indexed()
    assert len(client.get(following).json()["perubahan"]) == 2
    follow(following)
    assert copy[services["kk"].pk] == "Kartu Keluarga Baru"
    assert services["birth"].pk not in copy


def test_the_feed_costs_the_same_for_few_and_many(
    services: dict[str, Service], client: Client, django_assert_max_num_queries: object
) -> None:
    """A page of the feed and of linked data is four statements."""
    for n in range(10):
        offered(services["kk"].unit, f"x{n}", f"Layanan {n}")
    refresh(now=timezone.now(), day=timezone.localdate())
    for path in ("umpan.json", "katalog.jsonld", "umpan.atom"):
        with django_assert_max_num_queries(4):  # type: ignore[operator]
            assert client.get(f"/layanan/{path}").status_code == 200


def test_portals_and_engines_find_their_way(services: dict[str, Service], client: Client) -> None:
    """The dataset names its files, the maps lead to every card, the newest changes can be followed."""
    found = client.get("/layanan/dcat.jsonld").json()
    assert {one["dcat:mediaType"] for one in found["dcat:distribution"]} >= {
        "text/csv",
        "application/ld+json",
    }
    maps = ElementTree.fromstring(client.get("/layanan/sitemap.xml").content)
    (place,) = [one.text for one in maps.iter() if one.tag.endswith("loc")]
    assert place is not None
    pages = ElementTree.fromstring(client.get(place.removeprefix("http://testserver")).content)
    assert sum(one.tag.endswith("loc") for one in pages.iter()) == 5
    assert b"<entry>" in client.get("/layanan/umpan.atom").content
    assert "CPSV-AP" in client.get("/layanan/data/").content.decode()


def test_an_empty_catalogue_has_empty_files(client: Client) -> None:
    """Nothing is no error."""
    for path in (
        "umpan.json",
        "katalog.jsonld",
        "umpan.atom",
        "dcat.jsonld",
        "sitemap.xml",
        "layanan.csv",
        "",
    ):
        assert client.get(f"/layanan/{path}").status_code == 200


def test_files_keep_own_hours_and_own_place_apart_from_the_unit(
    services: dict[str, Service], client: Client
) -> None:
    """Own hours instead of the week, the own place beside the street; a secret place has no street."""
    pk = services["ktp"].pk
    own = {"hours": "Setiap hari, 24 jam", "place": "Gedung gawat darurat, pintu timur"}
    change_service(service=services["ktp"], hours=own["hours"], place=own["place"], why="pindah", **BY)
    indexed()

    def row() -> dict[str, str]:
        told = b"".join(client.get("/layanan/layanan.csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
        return next(one for one in csv.DictReader(told.splitlines(keepends=True)) if one["id"] == str(pk))

    def place() -> dict[str, str]:
        page = client.get(f"/layanan/{pk}/").content.decode()
        start = page.index('type="application/ld+json">') + len('type="application/ld+json">')
        found: dict[str, str] = json.loads(page[start : page.index("</script>", start)])["availableChannel"][
            "serviceLocation"
        ]
        return found

    assert (row()["jam"], row()["tempat"]) == (own["hours"], own["place"])
    assert row()["alamat"] == place()["address"] == "Jalan Melati 5, Tolok"
    assert place()["name"] == own["place"]
    (desk,) = client.get(f"/layanan/{pk}.jsonld").json()["cv:hasChannel"]
    assert desk["dct:description"]["@value"] == f"{own['place']}, Jalan Melati 5, Tolok"
    assert desk["cv:openingHours"]["dct:description"]["@value"] == own["hours"]
    fed = client.get("/layanan/umpan.json").json()["perubahan"]
    assert [one["layanan"]["jam"] for one in fed if one["id"] == pk] == [own["hours"]]
    change_service(service=services["ktp"], place="Alamat dirahasiakan; hubungi UPTD", why="aman", **BY)
    assert row()["alamat"] == ""
    assert "address" not in place()


def test_search_engines_read_when_it_is_open(services: dict[str, Service], client: Client) -> None:
    """By the unit's week, by the service's own hours where it has any; nothing is guessed."""
    service, path = services["ktp"], f"/layanan/{services['ktp'].pk}/"
    a_profile(service.unit, hours={"1": [["08:00", "12:00"], ["13:00", "15:30"]], "2": [["08:00", "12:00"]]})

    def told() -> list[tuple[list[str], str, str]] | None:
        page = client.get(path).content.decode()
        start = page.index('<script type="application/ld+json">') + len('<script type="application/ld+json">')
        schema = json.loads(page[start : page.index("</script>", start)])
        rows = schema.get("hoursAvailable")
        return rows and [(one["dayOfWeek"], one["opens"], one["closes"]) for one in rows]

    assert told() == [(["Monday", "Tuesday"], "08:00", "12:00"), (["Monday"], "13:00", "15:30")]
    change_service(service=service, hours="24 jam lewat telepon piket", why="uji", **BY)
    every = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    assert told() == [(every, "00:00", "23:59")]
    change_service(service=service, hours="Sabtu 09.00–14.00", why="uji", **BY)
    assert told() == [(["Saturday"], "09:00", "14:00")]
    change_service(service=service, hours="Senin saja", why="uji", **BY)
    assert told() is None
    change_service(service=service, hours="", status="suspended", status_why="Rusak.", why="uji", **BY)
    assert told() is None
