"""A whole cycle of PEKPPP Mandiri, from a workbook of units to the published page and the verified package."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import OpenPage
from tests.browser.whole_cycle import asking, filling, founding, opening
from tests.browser.whole_cycle.world import World


@pytest.fixture
def world(
    transactional_db: None, open_page: OpenPage, live_server: LiveServer, settings: Settings, tmp_path: Path
) -> World:
    settings.TOLOK_HOME = tmp_path
    return World(open_page(1280), open_page(320), live_server)


def test_a_whole_cycle(world: World) -> None:
    founding.found_office(world)
    founding.bring_units(world)
    founding.invite_everybody(world)
    opening.open_cycle(world)
    opening.bring_in_the_panel(world)
    opening.move_on(world, "pengisian")
    filling.fill_in_windows(world, "1")
    filling.approve_and_submit(world, "1")
    for code in ("2", "3"):
        filling.fill_by_post(world, code)
    asking.hear_users(world)
