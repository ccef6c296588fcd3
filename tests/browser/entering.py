"""Windows of somebody who is signed in already."""

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.people import signed_in
from tolok.apps.accounts.models import User


def enter(page: Page, server: LiveServer, person: User) -> Page:
    """The window with this person signed in, second factor included; whoever was signed in before is not."""
    page.context.clear_cookies()
    cookie = signed_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": server.url}])
    return page
