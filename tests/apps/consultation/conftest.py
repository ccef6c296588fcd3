"""Every test has its own data folder, because signed papers are kept in the library of evidence."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.TOLOK_HOME = tmp_path
    return tmp_path
