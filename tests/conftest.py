"""What every test stands on: a database of the chosen kind, and a record of every template drawn."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from tests.drawn_templates import DrawnTemplates
from tests.migrated import Migrated
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


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take away the files that pages of the tests kept, once every worker is done."""
    from django.conf import settings as django_settings

    if not hasattr(config, "workerinput"):
        shutil.rmtree(django_settings.TOLOK_HOME, ignore_errors=True)


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


@pytest.fixture(scope="session")
def migrated(django_db_modify_db_settings: None) -> Iterator[Migrated | None]:
    """The file that SQLite starts from; PostgreSQL is new in every run."""
    if connection.vendor != "sqlite":
        yield None
        return
    known = Migrated([Path(app.path) for app in apps.get_app_configs()])
    yield known
    known.release()


@pytest.fixture(scope="session")
def django_db_keepdb(migrated: Migrated | None, request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether the database is there already: copied from a run that migrated the same."""
    if migrated is None:
        yield bool(request.config.getvalue("reuse_db"))
        return
    place = Path(connection.settings_dict["TEST"]["NAME"])
    yield migrated.copied_to(place)
    for file in place.parent.glob(f"{place.name}*"):
        file.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def django_db_createdb() -> bool:
    """Keep what was copied."""
    return False


@pytest.fixture(scope="session")
def django_db_setup(
    migrated: Migrated | None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Keep what this run migrated for the next one."""
    if migrated is not None and migrated.waited_for:
        with django_db_blocker.unblock():
            connection.close()
            migrated.keep(Path(connection.settings_dict["NAME"]))
