"""Pages that show the law as Tolok holds it."""

import pytest
from django.test import Client

from tolok.rules import packs


def page(client: Client, path: str) -> str:
    """The text of a page that is there."""
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_it_lists_every_shipped_pack_and_says_which_nobody_checked(client: Client) -> None:
    text = page(client, "/instrumen/")
    assert all(f"/instrumen/{pack}/" in text for pack in packs.ids())
    assert "belum diperiksa" in text


@pytest.mark.parametrize("pack", packs.ids())
@pytest.mark.parametrize("language", ["", "/en"])
def test_it_shows_every_pack_whole(client: Client, pack: str, language: str) -> None:
    text = page(client, f"{language}/instrumen/{pack}/")
    assert packs.header(pack).hash in text


def test_it_marks_what_is_not_sure(client: Client) -> None:
    assert "Campuran 75/25 dipakai dua aplikasi daerah" in page(client, "/instrumen/pekppp-2022-luring/")
    assert "anggapan Tolok, belum ada sumbernya" in page(client, "/instrumen/pekppp-2022-daring/1.a.Ak/")


def test_it_says_that_the_sheet_of_an_aspect_was_never_seen(client: Client) -> None:
    assert "Lembar aspek ini belum pernah terlihat" in page(client, "/instrumen/pekppp-2017/")


def test_it_shows_levels_questions_proof_and_open_points_of_an_indicator(client: Client) -> None:
    text = page(client, "/instrumen/pekppp-2022-luring/8.a.Ak/")
    for words in (
        "30 sampai 80 % rencana selesai",
        "Berapa persen rencana",
        "Laporan tindak lanjut",
        "Tepat 80 %",
    ):
        assert words in text


@pytest.mark.parametrize(
    "path", ["/instrumen/lain/", "/instrumen/skm-2017/U1/", "/instrumen/pekppp-2017/9.z/"]
)
def test_it_knows_nothing_else(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_it_tries_the_rule_on_anybodys_facts_with_the_reason(client: Client) -> None:
    asked = "?usul=1&followup_planned=ya&followup_percent={}&followup_reported=ya"
    address = "/instrumen/pekppp-2022-luring/8.a.Ak/"
    assert "Diusulkan level 4" in page(client, address + asked.format("92,5"))
    at_the_edge = page(client, address + asked.format("80"))
    assert "Diusulkan level 3" in at_the_edge
    assert at_the_edge.count("Tepat 80 %") == 2


def test_it_proposes_nothing_from_facts_that_are_missing(client: Client) -> None:
    assert "Belum ada usulan" in page(client, "/instrumen/pekppp-2022-luring/8.a.Ak/?usul=1")


def test_it_asks_for_a_number_in_words(client: Client) -> None:
    path = "/instrumen/pekppp-2022-luring/8.a.Ak/?usul=1&followup_percent=banyak"
    assert "Tulis angka, misalnya 80 atau 12,5." in page(client, path)


@pytest.mark.parametrize("written", ["150", "-5", "1e400"])
def test_it_refuses_a_percentage_that_cannot_be(client: Client, written: str) -> None:
    path = f"/instrumen/pekppp-2022-luring/8.a.Ak/?usul=1&followup_planned=ya&followup_percent={written}"
    assert "Tulis angka 0 sampai 100." in page(client, path)


def test_every_indicator_with_a_rule_can_be_tried(client: Client) -> None:
    for code, row in packs.instrument("pekppp-2022-luring").indicators.items():
        if row.rule:
            assert "usul" in page(client, f"/instrumen/pekppp-2022-luring/{code}/?usul=1")


@pytest.mark.parametrize("pack", packs.ids())
def test_it_leads_to_computing_only_what_can_be_computed(client: Client, pack: str) -> None:
    page = client.get(f"/instrumen/{pack}/").content.decode()
    offered = f'href="/hitung/{pack}/"' in page
    assert offered is (client.get(f"/hitung/{pack}/").status_code == 200)
