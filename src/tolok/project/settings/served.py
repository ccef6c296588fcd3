"""What demo and production share: the data folder, its key, its database, the collected static files."""

import os

from tolok.project.database import database
from tolok.project.home import data_folder, secret_key
from tolok.project.settings.base import *  # noqa: F403
from tolok.project.settings.base import TOLOK_ADDRESS


def listed(name: str, default: str = "") -> list[str]:
    """Return the comma-separated values of the environment variable `name`."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


TOLOK_HOME = data_folder()
SECRET_KEY = os.environ.get("TOLOK_SECRET_KEY") or secret_key(TOLOK_HOME)
DATABASES = {"default": database(os.environ.get("TOLOK_DATABASE_URL"), TOLOK_HOME)}
STATIC_ROOT = TOLOK_HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = TOLOK_HOME / "files"
CSRF_TRUSTED_ORIGINS = listed("TOLOK_ORIGINS")
TOLOK_ADDRESS = TOLOK_ADDRESS or next(iter(CSRF_TRUSTED_ORIGINS), "").rstrip("/")
