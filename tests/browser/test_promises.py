"""What a unit promises as its operator meets it: the pages at every width, and from a decree to a board."""

from datetime import date
from typing import Protocol

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.standards.keeping_cast import (
    LAST_YEAR,
    SIX,
    a_decree,
    a_maklumat,
    a_standard,
    carried,
    in_force,
    monitored,
    reviewed,
    shown,
    updated,
)
from tests.apps.standards.measuring_cast import measured, visited
from tests.apps.standards.standards_cast import a_draft, a_service, moved_to
from tests.apps.surveys.cast import a_member
from tests.browser.conftest import OpenPage
from tests.browser.looking import Scheme, scrolls_sideways, sound, weigh
from tests.people import signed_in
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import maklumat
from tolok.apps.standards.models import LinkCheck, State, TimeMeasurement

STAFF_BYTES = 150 * 1024
ADDRESS = "https://puskesmas-tolok-jaya.tolokkab.example.go.id/layanan/standar-pelayanan/rawat-jalan"


class Enter(Protocol):
    """Opens a window of the unit's operator."""

    def __call__(self, width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True) -> Page: ...


@pytest.fixture
def unit(transactional_db: None) -> OrganizationUnit:
    """A health centre with standards, an old board, a stale link and things due."""
    unit = a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    decree = a_decree(unit)
    first = a_standard(unit, "01", decree=decree)
    second = a_standard(unit, "02", day=date(2026, 10, 1), decree=decree)
    for medium in ("board", "website"):
        shown(first, medium, LAST_YEAR)
    carried(first, day=LAST_YEAR)
    shown(second, "leaflet", components=SIX[:4])
    in_force(first.service, date(2026, 11, 10), decree=a_decree(unit, "188/9/2026", date(2026, 11, 1)))
    look = monitored(second, recommendations="Tambah loket pagi.")
    reviewed(second, change=True)
    a_maklumat(unit, decree=decree, said={"sanction": ""}, why="naskah lama", surely=True)
    maklumat.draft(unit=unit, by=None, now=look.at)
    updated(unit, *(date(2026, 11, day) for day in (2, 6, 10, 14, 18)))
    LinkCheck.objects.create(
        unit=unit,
        address="https://unit.tolok.example.go.id/website",
        checked_at=look.at,
        good=False,
        status=404,
        broken_since=look.at,
    )
    return unit


@pytest.fixture
def enter(open_page: OpenPage, live_server: LiveServer, unit: OrganizationUnit) -> Enter:
    """Open windows in which the operator is signed in."""
    client = signed_in(Client(), a_member(unit))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value

    def entered(width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True) -> Page:
        page = open_page(width, scheme, javascript=javascript)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        return page

    return entered


def test_the_pages_of_a_unit_are_sound(enter: Enter, unit: OrganizationUnit) -> None:
    page = enter()
    stem = f"/standar/unit/{unit.pk}"
    for path in (
        *("janji/", "keputusan/", "keputusan/baru/", "maklumat/", "maklumat/tulis/", "maklumat/tetapkan/"),
        *("publikasi/", "publikasi/baru/", "kemutakhiran/", "kemutakhiran/baru/", "peninjauan/"),
    ):
        sound(page, f"{stem}/{path}")
    assert weigh(page, f"{stem}/publikasi/").bytes <= STAFF_BYTES


def test_the_pages_of_one_thing_are_sound(enter: Enter, unit: OrganizationUnit) -> None:
    page = enter()
    decree, board = unit.decrees.earliest("pk").pk, unit.publications.earliest("pk").pk
    version = unit.services.get(code="02").versions.get()
    review, look = version.reviews.get().pk, version.monitorings.get().pk
    for path in (
        *(f"keputusan/{decree}/", f"keputusan/{decree}/betulkan/", f"keputusan/{decree}/tetapkan/"),
        *(f"publikasi/{board}/", f"publikasi/{board}/turun/"),
        *(f"peninjauan/{review}/", f"peninjauan/{review}/janji/", f"pemantauan/{look}/"),
        *(f"versi/{version.pk}/tinjau/", f"versi/{version.pk}/pantau/"),
        f"{version.service_id}/rencana/review/",
    ):
        sound(page, f"/standar/{path}")


def test_the_pages_of_measurements_and_visits_are_sound(enter: Enter, unit: OrganizationUnit) -> None:
    measured(unit.services.earliest("pk").versions.earliest("effective_from"), last=date(2026, 1, 31))
    visited(unit, 4, "closed", source="own")
    page = enter()
    stem = f"unit/{unit.pk}/pengukuran"
    row = TimeMeasurement.objects.get().pk
    check = unit.hours_checks.get().pk
    for path in (
        *(f"{stem}/", f"{stem}/tabel/", f"{stem}/kunjungan/"),
        *(f"pengukuran/{row}/", f"pengukuran/{row}/betulkan/", f"kunjungan/{check}/tarik/"),
    ):
        sound(page, f"/standar/{path}")


@pytest.mark.journey
@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_decree_to_the_board(enter: Enter, unit: OrganizationUnit, javascript: bool) -> None:
    moved_to(a_draft(a_service(unit, "03", "Surat sehat")), State.DECISION)
    page = enter(320, javascript=javascript)
    page.goto(f"/standar/unit/{unit.pk}/janji/")
    page.get_by_role("link", name="Keputusan", exact=True).click()
    page.get_by_role("link", name="Masukkan keputusan").click()
    page.get_by_label("Nomor").fill("188/44/2026")
    page.get_by_label("Tentang").fill("Standar Pelayanan Surat Sehat")
    page.get_by_label("Ditandatangani pada").fill(str(timezone.localdate()))
    page.get_by_label("Penanda tangan", exact=True).fill("Siti Rahayu")
    page.get_by_role("button", name="Simpan surat keputusan").click()
    page.get_by_role("link", name="Tetapkan 1 standar yang menunggu").click()
    page.get_by_label("Surat sehat (versi 1)").check()
    page.get_by_role("button", name="Berlakukan").click()
    expect(page.get_by_role("link", name="Surat sehat")).to_be_visible()
    page.goto(f"/standar/unit/{unit.pk}/publikasi/baru/")
    page.get_by_label("Surat sehat (versi 1)").check()
    page.get_by_label("Media", exact=True).select_option(label="papan informasi atau banner")
    page.get_by_label("Tempat").fill("Ruang tunggu lantai 1")
    page.get_by_role("button", name="Simpan publikasi").click()
    expect(page.get_by_text("Ruang tunggu lantai 1")).to_be_visible()
    assert not scrolls_sideways(page)
