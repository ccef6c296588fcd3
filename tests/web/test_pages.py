import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from tests.people import a_person, signed_in
from tolok.web import errors
from tolok.web.context import Help, language_links
from tolok.web.gallery import shelves
from tolok.web.stylesheet import COMPONENTS
from tolok.web.templatetags.frame import BEHAVIOURS

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/en/",
    "/komponen/",
    "/en/komponen/",
    "/instrumen/",
    "/instrumen/pekppp-2022-luring/8.a.Ak/",
    "/hitung/",
]


class Page(HTMLParser):
    """Collects what the rules of a page are checked on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, client: Client) -> HttpResponse:
    response: HttpResponse = client.get(request.param)  # type: ignore[assignment]
    assert response.status_code == 200
    return response


def test_a_public_page_sets_no_cookie(page: HttpResponse) -> None:
    assert not page.cookies


def test_a_page_has_nothing_the_policy_would_block(page: HttpResponse) -> None:
    tags = Page(page.text).tags

    assert not [tag for tag, attributes in tags if tag == "style" or "style" in attributes]
    assert not [attributes for tag, attributes in tags if tag == "script" and "src" not in attributes]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]


def test_a_page_loads_from_its_own_origin_only(page: HttpResponse) -> None:
    loaded = [
        a.get("src") or a.get("href") or ""
        for tag, a in Page(page.text).tags
        if tag in {"script", "link", "img"}
    ]

    assert all(address.startswith("/") for address in loaded)


def test_a_page_starts_with_the_skip_link_and_has_one_main(page: HttpResponse) -> None:
    tags = Page(page.text).tags
    first = next(attributes for tag, attributes in tags if tag == "a")

    assert first["href"] == "#isi"
    assert [attributes.get("id") for tag, attributes in tags if tag == "main"] == ["isi"]


def test_a_page_uses_every_identifier_once(page: HttpResponse) -> None:
    ids = [attributes["id"] for _, attributes in Page(page.text).tags if "id" in attributes]

    assert sorted(ids) == sorted(set(ids))


def test_links_within_a_page_lead_somewhere(page: HttpResponse) -> None:
    tags = Page(page.text).tags
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    targets = {a["href"][1:] for tag, a in tags if tag == "a" and re.fullmatch("#.+", a.get("href", ""))}

    assert targets <= ids


def test_a_page_says_its_language(client: Client) -> None:
    assert '<html lang="id">' in client.get("/").text
    assert '<html lang="en">' in client.get("/en/").text


def test_the_language_of_the_browser_does_not_change_an_address(client: Client) -> None:
    assert '<html lang="id">' in client.get("/", headers={"accept-language": "en"}).text


def test_the_language_switch_leads_to_the_same_page_and_keeps_the_query(rf: RequestFactory) -> None:
    links = language_links(rf.get("/komponen/?halaman=2"))

    assert [(link.url, link.current) for link in links] == [
        ("/komponen/?halaman=2", True),
        ("/en/komponen/?halaman=2", False),
    ]


def test_the_language_switch_of_a_lost_page_leads_home(rf: RequestFactory) -> None:
    assert language_links(rf.get("/tidak-ada/"))[1].url == "/en/"


def test_the_gallery_shows_every_component(rf: RequestFactory) -> None:
    shown = [specimen.name for shelf in shelves(rf.get("/komponen/")) for specimen in shelf.specimens]

    assert sorted(shown) == sorted(folder.name for folder in COMPONENTS.iterdir())


def test_a_component_is_a_folder_of_its_name() -> None:
    for folder in COMPONENTS.iterdir():
        names = {path.name for path in folder.iterdir()}
        assert "example.html" in names
        assert f"{folder.name}.css" in names


def test_every_behaviour_is_loaded_by_a_tag_and_nothing_else_lies_there() -> None:
    files = {path.stem for path in (Path(errors.__file__).parent / "static" / "web").glob("*.js")}

    assert files == set(BEHAVIOURS)


def test_help_is_offered_where_the_office_gave_it(client: Client, settings: Settings) -> None:
    settings.TOLOK_HELP_PHONE = "0274 555 010"
    settings.TOLOK_HELP_EMAIL = "bantuan@contoh.go.id"
    settings.TOLOK_HELP_HOURS = "Senin–Jumat, 08.00–15.00 WIB"
    settings.TOLOK_OFFICE = "Kota Contoh"
    html = client.get("/").text

    assert 'href="tel:0274555010"' in html
    assert 'href="mailto:bantuan@contoh.go.id"' in html
    assert "Senin–Jumat, 08.00–15.00 WIB" in html
    assert "Kota Contoh" in html


def test_the_public_is_led_to_the_unit_and_to_complaints(client: Client) -> None:
    """A citizen has no Bagian Organisasi to ask."""
    html = client.get("/").text

    assert "Bagian Organisasi" not in html
    assert 'href="/layanan/"' in html[html.index("help-block") :]
    assert 'href="https://www.lapor.go.id/"' in html[html.index("help-block") :]


@pytest.mark.parametrize("path", ["/masuk/", "/hitung/"])
def test_staff_who_comes_to_work_is_led_to_who_runs_it(client: Client, path: str) -> None:
    """Also before anybody is signed in."""
    html = client.get(path).text

    assert "Tanyakan kepada Biro atau Bagian Organisasi" in html
    assert "lapor.go.id" not in html


def test_who_is_signed_in_is_led_to_who_runs_it_on_public_pages_too(client: Client) -> None:
    assert (
        "Tanyakan kepada Biro atau Bagian Organisasi" in signed_in(client, a_person()).get("/layanan/").text
    )


def test_a_phone_number_is_dialled_without_spaces() -> None:
    assert Help("+62 (274) 555-010", "", "").dial == "+62274555010"


def test_a_lost_page_says_so_and_leads_home(client: Client) -> None:
    response = client.get("/tidak-ada/")

    assert response.status_code == 404
    assert "Halaman tidak ditemukan" in response.text
    assert 'href="/"' in response.text


def test_a_lost_english_page_speaks_english(client: Client) -> None:
    assert "Page not found" in client.get("/en/nothing/").text


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (errors.bad_request, 400, "tidak dapat kami baca"),
        (errors.permission_denied, 403, "bukan untuk Anda buka"),
        (errors.csrf_failure, 403, "Formulir ini sudah kedaluwarsa"),
        (errors.server_error, 500, "Ada gangguan di pihak kami"),
    ],
)
def test_an_error_says_what_and_what_to_do(
    rf: RequestFactory, answer: type[HttpResponse], status: int, said: str
) -> None:
    response = answer(rf.get("/"))

    assert response.status_code == status
    assert said in response.text


def test_a_broken_error_page_still_speaks(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(request: HttpRequest, *_: object) -> HttpResponse:
        raise RuntimeError("no templates")

    monkeypatch.setattr(errors, "_page", broken)
    response = errors.server_error(rf.get("/"))

    assert response.status_code == 500
    assert "tetap aman" in response.text
    assert "Something went wrong on our side" in response.text


def test_a_page_refuses_to_be_sent_to(client: Client) -> None:
    assert client.post("/komponen/").status_code == 405
