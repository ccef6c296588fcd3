"""A survey as staff meet it."""

from typing import Protocol

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import a_survey, answered
from tests.browser.conftest import OpenPage
from tests.browser.looking import (
    Scheme,
    sound,
    weigh,
)
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.surveys.models import Survey

STAFF_BYTES = 150 * 1024


class Enter(Protocol):
    """Opens a window of somebody who is signed in."""

    def __call__(self, person: User, width: int = 1280, scheme: Scheme = "light") -> Page: ...


@pytest.fixture
def survey(transactional_db: None) -> Survey:
    """An open survey of a health centre."""
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def enter(open_page: OpenPage, live_server: LiveServer, survey: Survey) -> Enter:
    """Open windows in which a person is signed in."""

    def entered(person: User, width: int = 1280, scheme: Scheme = "light") -> Page:
        cookie = signed_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
        page = open_page(width, scheme)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        return page

    return entered


def rate(page: Page, word: str = "Setuju", leave: int = 0) -> None:
    """Choose the same word for every statement but the last `leave`."""
    groups = page.get_by_role("radiogroup").or_(page.locator(".ratings fieldset"))
    for at in range(groups.count() - leave):
        groups.nth(at).get_by_label(word, exact=True).check()


def test_pages_of_staff_are_in_order(enter: Enter, survey: Survey) -> None:
    for value in (5, 5, 4, 4, 2):
        answered(survey, value, comment="Petugasnya ramah.", seconds=8)
    page = enter(an_admin(survey.unit.office), 320)
    answer = survey.answers.earliest("pk").pk
    stem = f"/survei/{survey.pk}/"
    for path in ("/survei/", stem, f"{stem}jawaban/", f"{stem}jadwal/", f"{stem}jawaban/{answer}/keluarkan/"):
        sound(page, path)
    weight = weigh(page, stem)
    assert weight.bytes <= STAFF_BYTES, weight.parts
