"""The test suite: SQLite in a temporary file, or the PostgreSQL that tests/conftest.py starts."""

import os
import tempfile
from pathlib import Path
from typing import Any

from tolok.project.database import SQLITE_OPTIONS
from tolok.project.settings.base import *  # noqa: F403
from tolok.project.settings.base import STORAGES

SECRET_KEY = "for tests only, never for people"  # noqa: S105 - no secret
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# The first process chooses the names; xdist workers inherit them and add their own suffix.
_temporary = Path(tempfile.gettempdir())
_run = os.environ.setdefault("TOLOK_TEST_RUN", str(os.getpid()))
TOLOK_HOME = _temporary / f"tolok-test-{_run}"

DATABASES: dict[str, Any]
if os.environ.get("TOLOK_TEST_DATABASE", "sqlite") == "postgresql":
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "postgres",
            "USER": "postgres",
            "HOST": str(_temporary / f"tolok-postgresql-{_run}"),
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ":memory:",
            "OPTIONS": {**SQLITE_OPTIONS, "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF"},
            # A file, because the live server of the browser tests writes from another thread.
            "TEST": {"NAME": str(_temporary / f"tolok-test-{_run}.sqlite3")},
        }
    }

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT = None
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

TOLOK_ACCOUNTS = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
