"""Every test has its own data folder, so that no file of one is found by another."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import a_library, an_operator
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.TOLOK_HOME = tmp_path
    return tmp_path


@pytest.fixture
def unit(db: None) -> OrganizationUnit:
    return a_library()


@pytest.fixture
def operator(unit: OrganizationUnit) -> User:
    return an_operator(unit)
