"""The library as a unit's operator meets it at 23.40 on the last day: the line breaks, and nothing is lost."""

from pathlib import Path
from typing import Protocol

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import FilePayload, Page, Request, Route, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.evidence.cast import FACTS, a_docx, a_library, a_looked_at, a_pdf, a_proof, an_operator
from tests.browser.conftest import OpenPage
from tests.browser.looking import Scheme, axe, scrolls_sideways, sound, weigh
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.evidence import limits
from tolok.apps.evidence.models import Proof, ProofVersion, Upload
from tolok.apps.organizations.models import OrganizationUnit

STAFF_BYTES = 150 * 1024
WIDTHS = [320, 1280]
#: Five chunks and a rest.
BIG = a_pdf() + b"\n%" + bytes(range(256)) * 2048 * 5
FILE: FilePayload = {"name": "sk.pdf", "mimeType": "application/pdf", "buffer": BIG}


class Enter(Protocol):
    """Opens a window of somebody who is signed in."""

    def __call__(self, width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True) -> Page: ...


@pytest.fixture
def unit(transactional_db: None, settings: Settings, tmp_path: Path) -> OrganizationUnit:
    settings.TOLOK_HOME = tmp_path
    return a_library()


@pytest.fixture
def operator(unit: OrganizationUnit) -> User:
    return an_operator(unit)


@pytest.fixture
def enter(open_page: OpenPage, live_server: LiveServer, operator: User) -> Enter:
    """Open windows in which the unit's operator is signed in."""
    name = django_settings.SESSION_COOKIE_NAME
    cookie = signed_in(Client(), operator).cookies[name].value

    def entered(width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True) -> Page:
        page = open_page(width, scheme, javascript=javascript)
        page.context.add_cookies([{"name": name, "value": cookie, "url": live_server.url}])
        return page

    return entered


def fill(page: Page) -> None:
    page.get_by_label("Judul bukti").fill("SK Standar Pelayanan")
    page.get_by_label("Jenis bukti").select_option("decree")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_an_operator_adds_a_proof(enter: Enter, unit: OrganizationUnit, width: int, javascript: bool) -> None:
    page = enter(width, javascript=javascript)
    page.goto("/bukti/")
    page.get_by_role("link", name="Tambah bukti").click()
    page.get_by_label("Berkas", exact=False).first.set_input_files(FILE)
    if javascript:
        expect(page.get_by_text("Berkas sudah aman di server.")).to_be_visible()
    fill(page)
    page.get_by_role("button", name="Simpan bukti").click()
    expect(page.get_by_role("heading", name="SK Standar Pelayanan", level=1)).to_be_visible()
    expect(page.get_by_text("Tersimpan.")).to_be_visible()
    assert not scrolls_sideways(page)
    assert ProofVersion.objects.get().size == len(BIG)


@pytest.mark.journey
def test_a_line_cut_at_80_percent_loses_at_most_one_chunk(enter: Enter, unit: OrganizationUnit) -> None:
    page = enter(320)
    page.goto(f"/bukti/{unit.pk}/baru/")
    sent: list[int] = []
    cut = [True]

    def line(route: Route, request: Request) -> None:
        offset = int(request.url.rpartition("=")[2])
        if cut[0] and offset >= len(BIG) * 0.8 - limits.CHUNK:
            route.abort("internetdisconnected")
            return
        sent.append(offset)
        route.continue_()

    page.route("**/unggah/*/?mulai=*", line)
    page.locator("input[type=file]").set_input_files(FILE)
    expect(page.get_by_text("Sambungan terputus.")).to_be_visible()
    assert not scrolls_sideways(page)
    axe(page)
    before = list(sent)
    assert Upload.objects.get().received == len(before) * limits.CHUNK
    fill(page)  # the work goes on meanwhile, and pressing early does no harm
    page.get_by_role("button", name="Simpan bukti").click()
    expect(page.get_by_text("disimpan begitu berkasnya selesai")).to_be_visible()
    cut[0] = False
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_text("Tersimpan.")).to_be_visible()
    assert len(sent) == len(set(sent)), "a chunk that had arrived was sent again"
    assert ProofVersion.objects.get().size == len(BIG)


def test_a_reloaded_page_goes_on_where_it_was(enter: Enter, unit: OrganizationUnit) -> None:
    page = enter()
    page.goto(f"/bukti/{unit.pk}/baru/")
    page.route(
        "**/unggah/*/?mulai=*",
        lambda route, request: (
            route.abort() if int(request.url.rpartition("=")[2]) >= 3 * limits.CHUNK else route.continue_()
        ),
    )
    page.locator("input[type=file]").set_input_files(FILE)
    expect(page.get_by_text("Sambungan terputus.")).to_be_visible()
    page.unroute_all()
    page.reload()
    offsets: list[str] = []
    page.on("request", lambda request: offsets.append(request.url) if "mulai=" in request.url else None)
    page.locator("input[type=file]").set_input_files(FILE)
    expect(page.get_by_text("Berkas sudah aman di server.")).to_be_visible()
    assert offsets[0].endswith(f"mulai={3 * limits.CHUNK}")
    assert Upload.objects.count() == 1


def test_a_window_that_is_offline_goes_on_by_itself(enter: Enter, unit: OrganizationUnit) -> None:
    page = enter()
    page.goto(f"/bukti/{unit.pk}/baru/")
    page.context.set_offline(True)
    page.locator("input[type=file]").set_input_files(FILE)
    expect(page.get_by_text("Sambungan terputus.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Berkas sudah aman di server.")).to_be_visible()


@pytest.mark.journey
def test_the_same_file_again_sends_0_bytes(enter: Enter, unit: OrganizationUnit, operator: User) -> None:
    a_proof(unit, operator, BIG)
    page = enter(320)
    page.goto(f"/bukti/{unit.pk}/baru/")
    puts: list[str] = []
    page.on("request", lambda request: puts.append(request.url) if request.method == "PUT" else None)
    page.locator("input[type=file]").set_input_files(FILE)
    page.get_by_role("link", name=FACTS.title).click()
    expect(page.get_by_role("heading", name=FACTS.title, level=1)).to_be_visible()
    assert puts == []


def test_a_refused_file_is_said_at_once(enter: Enter, unit: OrganizationUnit) -> None:
    page = enter(320)
    page.goto(f"/bukti/{unit.pk}/baru/")
    page.locator("input[type=file]").set_input_files(
        {"name": "surat.docx", "mimeType": "", "buffer": a_docx(**{"word/vbaProject.bin": b"x"})}
    )
    expect(page.get_by_text("Berkas ini berisi makro.")).to_be_visible()
    axe(page)


def test_every_page_of_a_library_is_sound_in_every_window(
    enter: Enter, unit: OrganizationUnit, operator: User
) -> None:
    proof = a_looked_at(unit, operator, a_pdf(3)).proof
    a_proof(unit, operator, a_docx(), "notula-forum-konsultasi-publik-tahun-2026-final-sekali.docx")
    page = enter(320)
    one = f"{unit.pk}/{proof.pk}/"
    for rest in ("", "baru/", "tautan/"):
        sound(page, f"/bukti/{unit.pk}/{rest}")
    for rest in ("", "versi/", "ubah/", "tarik/"):
        sound(page, f"/bukti/{one}{rest}")


def test_pages_of_a_library_stay_within_their_budget(
    enter: Enter, unit: OrganizationUnit, operator: User
) -> None:
    a_looked_at(unit, operator, a_pdf(3))
    assert Proof.objects.exists()
    for rest in ("", "baru/"):
        weight = weigh(enter(), f"/bukti/{unit.pk}/{rest}")
        assert weight.bytes <= STAFF_BYTES, weight.parts
