"""One address names the database: SQLite in the data folder, or PostgreSQL."""

from pathlib import Path
from typing import Any

import dj_database_url

# WAL lets pages read while one writes; IMMEDIATE takes the write lock at the start, so two writers wait
# for each other (up to `timeout` seconds) instead of failing half-way.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY",
}


def database(url: str | None, folder: Path) -> dict[str, Any]:
    """Return Django's settings for the database at `url`, or for `folder`/tolok.sqlite3 without one."""
    address = url or f"sqlite:///{folder / 'tolok.sqlite3'}"
    settings: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = {**SQLITE_OPTIONS, **settings.get("OPTIONS", {})}
    return settings
