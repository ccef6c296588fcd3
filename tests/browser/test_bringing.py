"""Files of answers as an office brings and takes them, and many offices side by side."""

from pathlib import Path
from typing import Protocol

import pytest
from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.brought import NINE, a_satisfaction_survey, google, sheet
from tests.apps.surveys.test_nation import closed
from tests.browser.conftest import OpenPage
from tests.browser.looking import Scheme, in_every_window, scrolls_sideways, sound
from tests.people import signed_in
from tolok.apps.surveys.actions.closed_files import write_due
from tolok.apps.surveys.models import Survey


class Enter(Protocol):
    """Opens a window of somebody who is signed in."""

    def __call__(self, width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True) -> Page: ...


@pytest.fixture
def survey(transactional_db: None) -> Survey:
    return a_satisfaction_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def enter(open_page: OpenPage, live_server: LiveServer, survey: Survey) -> Enter:
    """Open windows in which the office's administrator is signed in."""
    client = signed_in(Client(), an_admin(survey.unit.office))
    cookie = client.cookies[configured.SESSION_COOKIE_NAME].value

    def entered(width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True) -> Page:
        page = open_page(width, scheme, javascript=javascript)
        page.context.add_cookies(
            [{"name": configured.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        return page

    return entered


def upload(page: Page, survey: Survey, content: bytes) -> None:
    """Choose a file on the page of imports and send it."""
    page.goto(f"/survei/{survey.pk}/impor/")
    page.get_by_label("Berkas jawaban").set_input_files(
        {"name": "jawaban formulir kecamatan.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Unggah dan periksa").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_file_of_google_forms_is_brought_in(enter: Enter, survey: Survey, javascript: bool) -> None:
    page = enter(320, javascript=javascript)
    upload(page, survey, google())
    expect(page.get_by_role("heading", name="Apa isi kolom-kolom ini?")).to_be_visible()
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Periksa isinya").click()
    expect(page.get_by_role("heading", name="Periksa sebelum disimpan")).to_be_visible()
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(page.get_by_role("heading", name="Tanda terima impor")).to_be_visible()
    assert not scrolls_sideways(page)
    assert survey.answers.count() == 6


def test_every_page_of_an_import_fits_and_is_accessible(enter: Enter, survey: Survey) -> None:
    page = enter()
    head = ["nomor", *NINE[:7], "U8", "U9", "Kritik dan saran"]
    rows = [[place, *[str(1 + (place + item) % 4) for item in range(9)], "Ramah"] for place in range(9)]
    rows[3][2] = "nilai 2 dari 4"
    sound(page, f"/survei/{survey.pk}/impor/", "import")
    upload(page, survey, sheet(head, rows))
    in_every_window(page, "import-columns")
    page.get_by_label("Nama kumpulan").fill("Kertas Oktober")
    page.get_by_role("button", name="Periksa isinya").click()
    expect(page.get_by_text("Masih ada yang perlu diputuskan")).to_be_visible()
    in_every_window(page, "import-columns-open")
    upload(page, survey, google(12))
    page.get_by_role("button", name="Periksa isinya").click()
    in_every_window(page, "import-trial")
    page.get_by_role("button", name="Simpan jawaban").click()
    in_every_window(page, "import-receipt")
    sound(page, f"/survei/{survey.pk}/impor/", "imports")
    sound(page, f"/survei/{survey.pk}/berkas/", "survey-files")


def test_many_offices_side_by_side_fit_a_phone(
    enter: Enter, survey: Survey, tmp_path: Path, settings: Settings
) -> None:
    settings.TOLOK_ANSWERS = str(tmp_path)
    office = survey.unit.office
    names = ("Dinas Kesehatan", "Dinas Kependudukan dan Pencatatan Sipil", "Kecamatan Tolok Hulu")
    for at, name in enumerate(names, start=2):
        unit = a_unit(office, str(at), name)
        closed(unit, [3, 4, 4, 3, 4, 2] * (3 if at < 4 else 6), 2025)
        closed(unit, [4, 4, 4, 3, 4, 3] * 2 if at < 4 else [4, 4, 3], 2026)
    write_due(now=survey.closes_at)
    page = enter()
    sound(page, "/nasional/", "nation")
    sound(page, "/nasional/?per=office", "nation-offices")
