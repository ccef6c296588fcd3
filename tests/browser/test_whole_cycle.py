"""A whole cycle of PEKPPP Mandiri, from a workbook of units to the published page and the verified package."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import WAIT, OpenPage
from tests.browser.whole_cycle import (
    asking,
    checking,
    closing,
    disputing,
    filling,
    founding,
    judging,
    opening,
)
from tests.browser.whole_cycle.world import World

#: Long work (a drawn proof, a computed result) may wait for other work on the same machine.
PATIENCE = 45_000


@pytest.fixture
def world(
    transactional_db: None, open_page: OpenPage, live_server: LiveServer, settings: Settings, tmp_path: Path
) -> Iterator[World]:
    settings.TOLOK_HOME = tmp_path
    found = World(open_page(1280), open_page(320), live_server)
    broken: list[str] = []
    for page in (found.desk, found.phone):
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on(
            "response", lambda one: broken.append(f"{one.status} {one.url}") if one.status >= 400 else None
        )
    expect.set_options(timeout=PATIENCE)
    yield found
    expect.set_options(timeout=WAIT)
    assert not broken


@pytest.mark.journey
@pytest.mark.long
def test_a_whole_cycle(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    founding.found_office(world)
    founding.bring_units(world)
    founding.invite_everybody(world)
    opening.open_cycle(world)
    opening.bring_in_the_panel(world)
    opening.move_on(world, "Pengisian")
    filling.fill_in_windows(world, "1")
    filling.approve_and_submit(world, "1")
    for code in ("2", "3"):
        filling.fill_by_post(world, code)
    asking.hear_users(world)
    opening.move_on(world, "Penilaian")
    judging.judge(world)
    disputing.answer_the_question(world)
    judging.moderate(world)
    opening.move_on(world, "Sanggah")
    disputing.object_and_decide(world)
    closing.propose_and_lock(world)
    closing.three_clicks_to_the_page(world)
    checking.verify_the_package(world, tmp_path, capsys)
    closing.read_in_public(world, checking.evaluate_the_levels(world, tmp_path, capsys))
    closing.take_papers(world, tmp_path)
    closing.follow_up(world)
