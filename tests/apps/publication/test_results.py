"""Published results: everybody reads them, and nobody reads what was not published."""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.evaluation.cast import NOW, Cast, ended, final, heard, locus_of, move_to
from tolok.apps.commitments.actions import Promise, promise, publish
from tolok.apps.evaluation.actions import results
from tolok.apps.evaluation.models import Cycle, Result, State
from tolok.apps.evaluation.selectors.package import record_of
from tolok.sheets.cycles.package import fingerprint, package_files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.TOLOK_HOME = tmp_path
    return tmp_path


def published(units: int = 2, minimum: int | None = 5) -> tuple[Cast, Cycle, Result]:
    cast, cycle, _, result = final(units)
    if minimum is not None:
        Cycle.objects.filter(pk=cycle.pk).update(minimum_respondents=minimum)
    move_to(cycle, State.PUBLISHED, cast.admin)
    return cast, cycle, results.publish(result=result, by=cast.admin, now=NOW)


def text_of(client: Client, name: str, *parts: object) -> str:
    answer = client.get(reverse(name, args=parts))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def addresses(cycle: int, number: int = 1) -> list[str]:
    files = ("hasil.csv", "indikator.csv", "hasil.json", "metadata.json", "katalog.jsonld")
    return [
        reverse("publication-cycle", args=[cycle]),
        reverse("publication-unit", args=[cycle, "D01"]),
        reverse("publication-cycle-old", args=[cycle, number]),
        reverse("publication-unit-old", args=[cycle, number, "D01"]),
        *(reverse("publication-data", args=[cycle, name]) for name in files),
        *(reverse("publication-data-old", args=[cycle, number, name]) for name in files),
    ]


def test_nothing_that_is_not_published_exists(client: Client) -> None:
    _, cycle, _, _ = final()
    for path in addresses(cycle.pk):
        assert client.get(path).status_code == 404, path
    page = text_of(client, "publication-results")
    assert "Belum ada yang terbit" in page
    assert cycle.name not in page
    assert reverse("publication-results") + '"' in page
    assert "Hasil yang sudah diterbitkan" not in text_of(client, "home")


def test_everybody_reads_what_is_published(client: Client) -> None:
    _, cycle, result = published()
    for path in addresses(cycle.pk):
        assert client.get(path).status_code == 200, path
    assert cycle.name in text_of(client, "publication-results")
    page = text_of(client, "publication-cycle", cycle.pk)
    assert "Peringkat bukan ukuran mutu" in page
    assert fingerprint(package_files(record_of(result))) in page
    assert "Hasil yang sudah diterbitkan" in text_of(client, "home")
    assert client.get(reverse("publication-unit", args=[cycle.pk, "D99"])).status_code == 404


def test_the_trail_ends_at_the_level_and_tells_no_reason_and_no_name(client: Client) -> None:
    cast, cycle, _ = published()
    page = text_of(client, "publication-unit", cycle.pk, "D01")
    assert "Arti level ini" in page
    assert "dinilai satu evaluator" in page
    assert "Terlihat di lokasi" not in page
    for person in (cast.admin, cast.more["Eva1"], cast.more["Moda"]):
        assert person.name not in page


def test_few_users_keep_their_unit_closed_everywhere(client: Client) -> None:
    _, cycle, result = published(minimum=30)
    shown = str(result.units.order_by("locus__code")[0].shown).rstrip("0").replace(".", ",")
    page = text_of(client, "publication-unit", cycle.pk, "D01")
    assert "Indeks ditahan" in page
    assert shown not in page
    assert "Peluang" not in page
    listed = text_of(client, "publication-cycle", cycle.pk)
    assert "ditahan" in listed
    assert "kurang dari 30" in listed
    assert shown not in listed
    data = json.loads(text_of(client, "publication-data", cycle.pk, "hasil.json"))
    assert [one["index"] for one in data["units"]] == [None, None]


def test_a_correction_names_the_old_result_which_stays_readable(client: Client) -> None:
    cast, cycle, _ = published()
    heard(locus_of(cycle, cast.units[0]), 6, rating=1)
    new = results.propose(cycle=cycle, why="Putusan Ombudsman", by=cast.admin, now=NOW)
    results.lock(result=new, by=cast.more["Moda"], now=NOW)
    assert "dikoreksi" not in text_of(client, "publication-cycle", cycle.pk)
    assert client.get(reverse("publication-cycle-old", args=[cycle.pk, 2])).status_code == 404
    results.publish(result=new, by=cast.admin, now=NOW)
    page = text_of(client, "publication-cycle", cycle.pk)
    assert "Putusan Ombudsman" in page
    assert reverse("publication-cycle-old", args=[cycle.pk, 1]) in page
    old = text_of(client, "publication-unit-old", cycle.pk, 1, "D01")
    assert "Hasil ini sudah dikoreksi" in old


def test_only_public_promises_are_told(client: Client) -> None:
    cast, cycle, _ = published()
    for title in ("Pasang jadwal layanan", "Rapat internal"):
        made = promise(
            office=cast.office,
            promised=Promise(cast.units[0], title, "terpasang", NOW.date().replace(year=NOW.year + 1)),
            by=cast.admin,
            now=NOW,
        )
        if title.startswith("Pasang"):
            publish(commitment=made, public=True, by=cast.admin, now=NOW)
    page = text_of(client, "publication-unit", cycle.pk, "D01")
    assert "Pasang jadwal layanan" in page
    assert "Rapat internal" not in page


def test_pages_cost_the_same_for_any_number_of_units(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    _, cycle, _ = published(units=6)
    text_of(client, "publication-cycle", cycle.pk)
    for name, parts in (
        ("publication-results", ()),
        ("publication-cycle", (cycle.pk,)),
        ("publication-unit", (cycle.pk, "D01")),
    ):
        with django_assert_max_num_queries(10):
            text_of(client, name, *parts)


def test_open_data_have_stable_addresses_and_name_them(client: Client) -> None:
    _, cycle, _ = published()
    csv = text_of(client, "publication-data", cycle.pk, "hasil.csv")
    assert "D01" in csv
    catalogue = json.loads(text_of(client, "publication-data", cycle.pk, "katalog.jsonld"))
    urls = [one["dcat:downloadURL"]["@id"] for one in catalogue["dcat:distribution"]]
    assert all(url.startswith("http://testserver/hasil/") for url in urls)
    assert client.get(reverse("publication-data", args=[cycle.pk, "lain.csv"])).status_code == 404


def test_an_ended_cycle_without_result_is_not_told(client: Client) -> None:
    _, cycle, _ = ended()
    assert client.get(reverse("publication-cycle", args=[cycle.pk])).status_code == 404
