"""Settings are loaded in processes of their own: this one already has its own."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.migrated import Migrated
from tolok.project.database import database

SHOWN = """
import json, django
from django.conf import settings
django.setup()
default = settings.DATABASES["default"]
print(json.dumps({
    "engine": default["ENGINE"], "name": str(default["NAME"]), "hosts": settings.ALLOWED_HOSTS,
    "debug": settings.DEBUG, "key": settings.SECRET_KEY, "options": default.get("OPTIONS", {}),
    "static": str(settings.STATIC_ROOT), "proxy": getattr(settings, "SECURE_PROXY_SSL_HEADER", None),
}))
"""


def run(code: str, settings: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TOLOK_", "DJANGO_"))}
    clean |= {"DJANGO_SETTINGS_MODULE": f"tolok.project.settings.{settings}", "TOLOK_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", code], env=clean | environment, capture_output=True, text=True, check=False
    )


def loaded(settings: str, home: Path, **environment: str) -> dict[str, Any]:
    done = run(SHOWN, settings, home, **environment)
    assert done.returncode == 0, done.stderr
    values: dict[str, Any] = json.loads(done.stdout)
    return values


def test_the_demonstration_needs_nothing_but_its_folder(tmp_path: Path) -> None:
    values = loaded("demo", tmp_path)

    assert values["engine"] == "django.db.backends.sqlite3"
    assert values["name"] == str(tmp_path / "tolok.sqlite3")
    assert values["static"] == str(tmp_path / "static")
    assert values["debug"] is False
    assert values["key"] == (tmp_path / "secret-key").read_text(encoding="ascii")
    assert "127.0.0.1" in values["hosts"]


def test_a_second_start_keeps_the_key(tmp_path: Path) -> None:
    assert loaded("demo", tmp_path)["key"] == loaded("demo", tmp_path)["key"]


def test_production_refuses_to_start_without_its_hosts(tmp_path: Path) -> None:
    done = run(SHOWN, "production", tmp_path)

    assert done.returncode != 0
    assert "TOLOK_HOSTS is empty. Give the public host names" in done.stderr


def test_production_takes_key_hosts_and_database_from_the_environment(tmp_path: Path) -> None:
    values = loaded(
        "production",
        tmp_path,
        TOLOK_HOSTS="a.example.go.id, b.example.go.id",
        TOLOK_SECRET_KEY="k" * 60,
        TOLOK_DATABASE_URL="postgresql://tolok:rahasia@db.example/tolok",
    )

    assert values["hosts"] == ["a.example.go.id", "b.example.go.id"]
    assert values["key"] == "k" * 60
    assert values["engine"] == "django.db.backends.postgresql"
    assert not (tmp_path / "secret-key").exists()


@pytest.mark.parametrize(
    ("given", "expected"), [({}, None), ({"TOLOK_BEHIND_PROXY": "1"}, ["HTTP_X_FORWARDED_PROTO", "https"])]
)
def test_a_proxy_is_believed_only_when_one_is_there(
    tmp_path: Path, given: dict[str, str], expected: list[str] | None
) -> None:
    assert loaded("production", tmp_path, TOLOK_HOSTS="a.example.go.id", **given)["proxy"] == expected


def test_production_passes_the_deployment_checks(tmp_path: Path) -> None:
    code = (
        "import django; django.setup(); from django.core.management import call_command;"
        "call_command('check', deploy=True, fail_level='WARNING')"
    )
    done = run(code, "production", tmp_path, TOLOK_HOSTS="pelayanan.example.go.id")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_sqlite_lets_readers_read_while_one_writes(tmp_path: Path) -> None:
    options = database(None, tmp_path)["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert options["timeout"] >= 5


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    code = """
import django, threading
django.setup()
from django.db import connection, transaction
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE counter (n INTEGER)")
    cursor.execute("INSERT INTO counter VALUES (0)")
def add():
    for _ in range(20):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT n FROM counter")
            n = cursor.fetchone()[0]
            cursor.execute("UPDATE counter SET n = %s", [n + 1])
    connection.close()
threads = [threading.Thread(target=add) for _ in range(4)]
[t.start() for t in threads]; [t.join() for t in threads]
with connection.cursor() as cursor:
    cursor.execute("SELECT n FROM counter"); print(cursor.fetchone()[0])
    cursor.execute("PRAGMA journal_mode"); print(cursor.fetchone()[0])
"""
    done = run(code, "demo", tmp_path)

    assert done.stdout.split() == ["80", "wal"], done.stderr


LOOK = """
import django, re
django.setup()
from django.test import Client
page = Client().get("/", headers={"host": "localhost"})
print(page.status_code, re.search('rel="icon" href="([^"]+)"', page.text).group(1))
"""
COLLECT = (
    "import django; django.setup(); from django.core.management import call_command;"
    "call_command('collectstatic', interactive=False, verbosity=0)"
)


@pytest.fixture
def home(tmp_path: Path, migrated: Migrated, django_db_setup: None) -> Path:
    """A folder with a database that is migrated already."""
    shutil.copyfile(migrated.path, tmp_path / "tolok.sqlite3")
    return tmp_path


def test_a_page_comes_even_before_its_files_were_collected(home: Path) -> None:
    done = run(LOOK, "demo", home)

    assert done.stdout.split() == ["200", "/static/web/icon.svg"], done.stderr


def test_collected_files_carry_their_digest(home: Path) -> None:
    assert run(COLLECT, "demo", home).returncode == 0
    status, icon = run(LOOK, "demo", home).stdout.split()

    assert status == "200"
    assert icon.startswith("/static/web/icon.")
    assert (home / icon.removeprefix("/")).exists()


def test_the_data_folder_is_private(tmp_path: Path) -> None:
    loaded("demo", tmp_path / "baru")

    assert stat.S_IMODE((tmp_path / "baru").stat().st_mode) == 0o700
