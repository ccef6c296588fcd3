"""What every test stands on: a database of the chosen kind, and a record of every template drawn."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests.drawn_templates import DrawnTemplates
from tests.postgresql import Server

# Two cores shared with a browser: slowness says nothing about the code here.
settings.register_profile("tolok", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tolok")


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL once a run, in the process that the xdist workers are started from."""
    worker = hasattr(config, "workerinput")
    config.pluginmanager.register(DrawnTemplates(config, worker=worker), "drawn-templates")
    from tests.emptying import let_tests_empty_the_audit

    let_tests_empty_the_audit()
    if os.environ.get("TOLOK_TEST_DATABASE") == "postgresql" and not worker:
        from django.conf import settings as django_settings

        server = Server(Path(django_settings.DATABASES["default"]["HOST"]))
        config.pluginmanager.register(server, "postgresql")
        server.start()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests, so that no worker still walks through one while the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    """Start every test in Indonesian: a page opened in English leaves its language behind in the thread."""
    with translation.override("id"):
        yield


@pytest.fixture(autouse=True)
def _nothing_tried() -> None:
    """Start every test without attempts that a rate limit still remembers."""
    cache.clear()
