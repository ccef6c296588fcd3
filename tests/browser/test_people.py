"""People, audit and letterhead of an office as its Bagian Organisasi meets them: on a phone and at a desk."""

from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import START, TODAY, a_unit, an_admin, an_office, someone
from tests.browser.conftest import OpenPage
from tests.browser.looking import in_every_window, sound
from tests.people import signed_in
from tolok.apps.organizations import actions
from tolok.apps.organizations.models import Role


def test_the_pages_of_people_fit_and_are_read_by_everybody(
    open_page: OpenPage, live_server: LiveServer, transactional_db: None
) -> None:
    office, now = an_office(), timezone.now()
    admin, unit = an_admin(office), a_unit(office, "1", "Dinas Kesehatan dan Keluarga Berencana")
    oka = someone("Oka")
    actions.appoint(user=oka, office=office, unit=unit, role=Role.UNIT_OPERATOR, day=START, by=admin, now=now)
    actions.invite_person(
        office=office,
        email="citra.lestari.handayani@dinkes.tolokkab.example.go.id",
        name="Citra Lestari",
        role=Role.READER,
        day=TODAY,
        by=admin,
        now=now,
    )
    cookie = signed_in(Client(), admin).cookies[settings.SESSION_COOKIE_NAME].value
    page = open_page(320)
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    home = f"/organisasi/{office.pk}/"
    for rest in ("audit/", "kop/", f"orang/{oka.pk}/", "orang/undang/", "orang/"):
        sound(page, f"{home}{rest}")
    page.get_by_role("button", name="Undang Citra Lestari sekali lagi").click()
    expect(page.get_by_text("hanya ditampilkan sekali")).to_be_visible()
    in_every_window(page, "undangan")
