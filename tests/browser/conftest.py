"""A real Chromium for the journeys: one a process, a fresh context a test, this machine only."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.looking import Scheme

# Playwright's own event loop runs in the thread of the test; Django must not take it for an async page.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A page is waited for as long as a click is: the first one of a process reads every address, beside other work.
WAIT = 15_000
expect.set_options(timeout=WAIT)

#: Debian's, the one without windows first: it opens a page in a tenth of the time.
DEBIAN = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-dev-shm-usage",
]


class OpenPage(Protocol):
    """Opens a window of a width in px, light or dark, with or without JavaScript."""

    def __call__(
        self, width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True, height: int = 800
    ) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as a browser test, and let each be asked once more.

    Thousands of clicks a run pass through a browser, a server in threads, and a machine that others use too; one lost
    among them says nothing about Tolok. A fault fails both times. Who passed only then is named at the end of the run.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this process: Debian's where it is installed, else Playwright's."""
    with sync_playwright() as playwright:
        path = next((one for one in DEBIAN if one.exists()), None)
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, django_db_setup: None, live_server: LiveServer) -> Iterator[OpenPage]:
    """Open windows onto the live server; every window has its own empty cache and no cookies.

    The database comes before the server: a server that starts first sees the name ":memory:" and shares one
    connection between its threads and the test's, which crashes SQLite.
    """
    contexts: list[BrowserContext] = []

    def opened(
        width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True, height: int = 800
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            locale="id-ID",
            reduced_motion="reduce",
        )
        context.set_default_timeout(WAIT)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A wide, light window."""
    return open_page()
