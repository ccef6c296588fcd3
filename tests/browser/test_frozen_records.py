"""A record as it was handed in and what differs today, on a phone and at a desk."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.evaluation.cast import NOW
from tests.apps.evaluation.records_cast import judged_on_records
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import sound
from tolok.apps.evaluation.selectors import trail
from tolok.apps.standards.actions import decrees
from tolok.apps.standards.models import Decree


@pytest.fixture(autouse=True)
def home(transactional_db: None, settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


def test_records_fit_and_are_accessible(open_page: OpenPage, live_server: LiveServer) -> None:
    judging = judged_on_records()
    decree = Decree.objects.get()
    decrees.correct(
        decree=decree,
        number="188/4.1/2025",
        about="Standar Pelayanan dan Maklumat Pelayanan",
        signed_on=decree.signed_on,
        signer=decree.signer,
        scan=decree.scan,
        by=judging.cast.operator,
        why="Salah ketik",
        now=NOW + timedelta(hours=3),
    )
    group = next(origin for origin, one in trail.named(judging.locus).items() if one.grouped)
    page = enter(open_page(320), live_server, judging.seats[0].user)
    sound(page, judging.unit_url("judging-record", f"standards.decree:{decree.pk}"), "record")
    sound(page, judging.unit_url("judging-record", group), "record-group")
    sound(page, judging.unit_url("claims-receipt", 1), "receipt")
