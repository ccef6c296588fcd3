"""Journey 6.1C: somebody lost a KTP, on a cheap phone, with or without JavaScript, within taps, bytes and requests."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, Response, expect
from pypdfium2 import PdfDocument
from pytest_django.live_server_helper import LiveServer

from tests.apps.catalogue.cast import a_catalogue, a_profile, indexed, offered
from tests.apps.surveys.cast import a_member
from tests.browser.conftest import OpenPage
from tests.browser.looking import CITIZEN_BYTES, CITIZEN_REQUESTS, in_every_window, sound, visit, weigh
from tests.people import signed_in
from tolok.apps.standards.actions import change_service, end_service
from tolok.apps.standards.models import Service
from tolok.rules.catalogue import catalogue

#: Taps from the home of the catalogue to the answer: the box, the button, the card.
TAPS = 3
MESSAGE = 400


@pytest.fixture
def service(transactional_db: None) -> Service:
    """A registry office whose standard for a lost KTP is in force; open every day."""
    services = a_catalogue()
    a_profile(services["ktp"].unit)
    indexed()
    return services["ktp"]


@pytest.mark.journey
@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("question", ["KTP hilang", "kpt hlang"])
def test_what_do_i_need_is_answered_in_three_taps(
    open_page: OpenPage, live_server: LiveServer, service: Service, question: str, javascript: bool
) -> None:
    """Search, open the card, read: what to bring, how much, how long, where, when, and when it was checked last."""
    page = open_page(320, javascript=javascript)
    answers: list[Response] = []
    page.on("response", lambda one: answers.append(one))
    page.goto("/layanan/")
    taps = 0
    page.get_by_label("Cari layanan").click()
    taps += 1
    page.get_by_label("Cari layanan").fill(question)
    page.get_by_role("button", name="Cari").click()
    taps += 1
    page.get_by_role("link", name="KTP-el hilang atau rusak").click()
    taps += 1
    assert taps <= TAPS
    for said in ("Surat keterangan hilang (asli); diterbitkan kepolisian", "Paling lama 1 hari kerja"):
        expect(page.get_by_text(said).first).to_be_visible()
    for said in ("Gratis", "Jalan Melati 5", "0812-5550-1122", "Terakhir diperiksa", "Jam buka hari ini"):
        expect(page.get_by_text(said).first).to_be_visible()
    message = page.get_by_label("Pesan siap salin").input_value()
    assert len(message) <= MESSAGE
    assert message.endswith(f"{live_server.url}/layanan/{service.pk}/")
    assert {answer.status for answer in answers} <= {200, 304}


@pytest.mark.parametrize("path", ["", "cari/?cari=KTP+hilang", "card"])
def test_every_page_of_the_way_is_light(page: Page, service: Service, path: str) -> None:
    """A first visit to any of them stays within what a citizen page may cost."""
    weight = weigh(page, f"/layanan/{service.pk}/" if path == "card" else f"/layanan/{path}")
    assert weight.bytes <= CITIZEN_BYTES, weight.parts
    assert weight.requests <= CITIZEN_REQUESTS, weight.parts


@pytest.mark.parametrize("path", ["", "cari/?cari=KTP+hilang", "cari/?cari=qwrtz", "unit/", "data/", "card"])
def test_every_page_fits_and_can_be_read_by_all(page: Page, service: Service, path: str) -> None:
    """On a phone and at a desk, light and dark, axe finds nothing serious and the console is silent."""
    where = f"/layanan/{service.pk}/" if path == "card" else f"/layanan/{path}"
    sound(page, where, f"catalogue-{path.partition('?')[0].strip('/') or 'home'}{len(path)}")


def test_the_card_is_printed_without_what_is_for_the_screen(page: Page, service: Service) -> None:
    """Paper shows the answer, not the box to search in or the message to send."""
    visit(page, f"/layanan/{service.pk}/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Surat keterangan hilang (asli)").first).to_be_visible()
    expect(page.get_by_label("Pesan siap salin")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Utama")).to_be_hidden()
    page.emulate_media(media="screen")
    in_every_window(page, "catalogue-card-again")


def test_a_plain_card_is_printed_on_one_sheet(page: Page, live_server: LiveServer, service: Service) -> None:
    """Nothing that is asked of a card is lost for it: what to bring, cost, time, hours, place, complaint, age, address."""
    visit(page, f"/layanan/{service.pk}/")
    sheets = PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(sheets) == 1
    width, height = sheets[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    printed = " ".join(sheets[0].get_textpage().get_text_range().split())
    for said in (
        *("Surat keterangan hilang (asli); diterbitkan kepolisian", "Gratis", "Paling lama 1 hari kerja"),
        *(
            "Jam buka seminggu",
            "Minggu",
            "Jalan Melati 5",
            "Di seberang pasar",
            "Jalan landai",
            "0541 555 0101",
        ),
        *("Penanganan pengaduan", "Terakhir diperiksa", f"{live_server.url}/layanan/{service.pk}/"),
    ):
        assert said in printed, said
    for said in ("Butuh bantuan", "Kirim lewat WhatsApp", "Versi sebelumnya"):
        assert said not in printed, said


def test_the_page_of_what_ended_fits_and_leads_on(page: Page, service: Service) -> None:
    """It says so, leads to what it once was and to what is alike."""
    last = timezone.localdate() - timedelta(days=1)
    end_service(service=service, until=last, by=None, why="digabung", now=timezone.now())
    page.goto(f"/layanan/{service.pk}/")
    in_every_window(page, "catalogue-ended")
    page.get_by_role("link", name="Versi 1").click()
    expect(page.get_by_text("Layanannya sudah berakhir.")).to_be_visible()


def test_every_event_unfolds_without_a_script(
    open_page: OpenPage, live_server: LiveServer, service: Service
) -> None:
    """From the first page: unfold, event, card. Three taps, within the bytes."""
    for event in catalogue().life_events:
        offered(service.unit, f"x{event.key}", f"Uji {event.key}", life_events=[event.key])
    indexed()
    weight = weigh(open_page(320), "/layanan/")
    assert weight.bytes <= CITIZEN_BYTES, weight.parts
    page = open_page(320, javascript=False)
    page.goto("/layanan/")
    page.get_by_text("5 peristiwa lain").click()
    page.get_by_role("link", name="Mengadu atau bertanya").click()
    page.get_by_role("link", name="Uji complaint").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Uji complaint")


def test_paper_of_a_service_that_never_closes_has_no_empty_heading(page: Page, service: Service) -> None:
    """The week of the office is folded on the screen and is not for paper."""
    change_service(service=service, hours="Setiap hari, 24 jam", why="jadwal", by=None, now=timezone.now())
    visit(page, f"/layanan/{service.pk}/")
    printed = PdfDocument(page.pdf(prefer_css_page_size=True))[0].get_textpage().get_text_range()
    assert "Setiap hari, 24 jam" in printed
    assert "Jam kantor unit" not in printed
    assert "Telepon kantor unit" in printed


def test_the_way_to_the_portal_fits_and_can_be_read_by_all(
    open_page: OpenPage, live_server: LiveServer, service: Service
) -> None:
    """Staff prepare, note and look up, on a phone and at a desk."""
    person = a_member(service.unit)
    cookie = signed_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
    page = open_page()
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    page.goto(f"/layanan/kelola/{service.unit_id}/")
    page.get_by_role("button", name="Siapkan lembar").click()
    page.get_by_role("link", name="Catat unggahan").click()
    in_every_window(page, "catalogue-sippn-upload")
    page.get_by_role("button", name="Simpan").click()
    in_every_window(page, "catalogue-sippn")
    page.get_by_role("link", name=service.called, exact=True).click()
    in_every_window(page, "catalogue-sippn-service")
    page.get_by_role("link", name="Catat bahwa layanan terlihat di portal").click()
    in_every_window(page, "catalogue-sippn-seen")
