"""Promises and notices as a unit and its Bagian Organisasi meet them, on a phone and at a desk."""

from datetime import date, timedelta
from typing import Protocol

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.commitments.cast import START, a_promise, a_proof, a_unit, an_admin, an_office, staff
from tests.browser.conftest import OpenPage
from tests.browser.looking import Scheme, sound, weigh
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.commitments import actions
from tolok.apps.commitments.models import Coaching, Commitment
from tolok.apps.organizations.models import OrganizationUnit

STAFF_BYTES = 150 * 1024
WIDTHS = [320, 1280]


class Enter(Protocol):
    """Opens a window of somebody who is signed in."""

    def __call__(self, person: User, width: int = 1280, scheme: Scheme = "light") -> Page: ...


@pytest.fixture
def unit(transactional_db: None) -> OrganizationUnit:
    """A department of a regency."""
    return a_unit(
        an_office(), "1", "Dinas Pemberdayaan Masyarakat, Pemerintahan Desa, dan Keluarga Berencana"
    )


@pytest.fixture
def operator(unit: OrganizationUnit) -> User:
    return staff(unit)


@pytest.fixture
def promises(unit: OrganizationUnit, operator: User) -> list[Commitment]:
    """One under way, one overdue, one done without effect yet."""
    past = timezone.now() - timedelta(days=60)
    today = timezone.localdate()
    under_way, overdue, done = (
        a_promise(unit, title, now=past, due_on=day, cause="Pengguna tidak tahu tarifnya.", source="pekppp")
        for title, day in (
            ("Pasang papan tarif dan waktu penyelesaian di setiap loket", today + timedelta(days=10)),
            ("Latih petugas loket bahasa isyarat dasar", today - timedelta(days=4)),
            ("Buka antrean daring untuk layanan yang paling ramai", today),
        )
    )
    actions.assign(commitment=under_way, owner="Kepala Loket", owner_user=operator, by=operator, now=past)
    actions.finish(
        commitment=done, done_on=today, effect=False, proofs=[a_proof(unit)], by=operator, now=timezone.now()
    )
    return [under_way, overdue, done]


@pytest.fixture
def coaching(unit: OrganizationUnit, operator: User) -> Coaching:
    """A unit that was visited once."""
    now = timezone.now()
    found = actions.start_coaching(unit=unit, since=START, reason="Kategori C pada 2025", by=None, now=now)
    actions.log_visit(
        coaching=found,
        day=date(2026, 6, 3),
        who="Kepala Loket dan Analis Kebijakan",
        agreed="Alur layanan dirapikan dan ditempel di ruang tunggu.",
        by=operator,
        now=now,
    )
    return found


@pytest.fixture
def enter(open_page: OpenPage, live_server: LiveServer) -> Enter:
    """Open windows in which somebody is signed in."""

    def entered(person: User, width: int = 1280, scheme: Scheme = "light") -> Page:
        cookie = signed_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
        page = open_page(width, scheme)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        return page

    return entered


def test_pages_of_promises_can_be_read_by_everybody(
    enter: Enter,
    unit: OrganizationUnit,
    operator: User,
    promises: list[Commitment],
    coaching: Coaching,
) -> None:
    actions.remind_due(now=timezone.now())
    home = f"/tindak-lanjut/{unit.office_id}/"
    here = f"{home}janji/{promises[0].pk}/"
    of_biro = ["/tindak-lanjut/", home, f"{home}janji/baru/", f"{here}tenggat/", f"{here}batal/"]
    of_biro += [f"{home}pembinaan/", f"{home}pembinaan/{coaching.pk}/pertemuan/"]
    of_unit = [f"{home}unit/{unit.pk}/", here, f"{here}selesai/", f"{home}pembinaan/{coaching.pk}/"]
    of_unit += [f"{home}janji/{promises[2].pk}/", "/pemberitahuan/", "/pemberitahuan/cara/"]
    for person, paths in ((an_admin(unit.office), of_biro), (operator, of_unit)):
        page = enter(person, 320)
        for path in paths:
            sound(page, path)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_unit_follows_a_reminder_and_finishes_with_proof(
    enter: Enter, operator: User, promises: list[Commitment], width: int
) -> None:
    actions.remind_due(now=timezone.now())
    page = enter(operator, width)
    page.goto("/pemberitahuan/")
    page.get_by_role("link", name="10 hari lagi").click()
    expect(page.get_by_role("heading", name="Pasang papan tarif")).to_be_visible()
    page.get_by_role("link", name="Nyatakan selesai").click()
    page.get_by_label("ya, sudah terasa").check()
    page.get_by_role("button", name="Nyatakan selesai").click()
    expect(page.get_by_role("alert").or_(page.locator(".error-summary"))).to_be_visible()
    page.get_by_label("Foto papan tarif").check()
    page.get_by_role("button", name="Nyatakan selesai").click()
    expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    expect(page.get_by_role("heading", name="Bukti", exact=True)).to_be_visible()


def test_lists_of_promises_stay_within_their_budget(
    enter: Enter, unit: OrganizationUnit, promises: list[Commitment]
) -> None:
    weight = weigh(enter(an_admin(unit.office)), f"/tindak-lanjut/{unit.office_id}/")
    assert weight.bytes <= STAFF_BYTES, weight.parts
