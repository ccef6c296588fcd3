from decimal import Decimal

import pytest
from django.test import Client

from tolok.apps.publication.example import (
    aspects,
    example_ruler,
    example_table,
    example_trail,
    f02,
    ipp,
    printed,
)


def test_the_weights_of_the_example_make_a_whole() -> None:
    assert sum(aspect.weight for aspect in aspects()) == 100


def test_the_example_is_computed_and_not_written_down() -> None:
    assert f02() == Decimal("4.3290")
    assert ipp() == Decimal("0.75") * Decimal("4.3290") + Decimal("0.25") * Decimal("4.42")


def test_the_example_rounds_half_up_once() -> None:
    assert printed(Decimal("4.345")) == "4,35"
    assert printed(ipp()) == "4,35"


def test_the_ruler_the_table_and_the_trail_of_the_example_agree() -> None:
    value = example_ruler().value

    assert value is not None
    assert value.text == example_trail().value == "4,35"
    assert [row[2] for row in example_table().rows] == [part.value for part in example_trail().parts[0].parts]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/", ["0,16 lagi ke A", "tahun lalu 4,11", "unit rekaan", "Kosong bukan nol"]),
        ("/en/", ["0.16 more to A", "last year 4.11", "invented unit", "Empty is not zero"]),
    ],
)
def test_the_home_page_speaks_both_languages(client: Client, path: str, said: list[str]) -> None:
    html = client.get(path).text

    assert [words for words in said if words not in html] == []


@pytest.mark.django_db
def test_every_door_of_the_home_page_opens(client: Client) -> None:
    html = client.get("/").text

    for path in ("/hitung/", "/instrumen/", "/komponen/"):
        assert f'href="{path}"' in html
        assert client.get(path).status_code == 200


def test_programs_that_walk_the_site_are_led_to_the_map_of_services(client: Client) -> None:
    told = client.get("/robots.txt")

    assert told["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/layanan/sitemap.xml\n" in told.text
    assert "Disallow: /layanan/cari/\n" in told.text
