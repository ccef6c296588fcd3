"""What the figures were measured on: nothing that names the machine or a folder of it."""

import os
import platform
import re
import sqlite3
from datetime import date
from importlib.metadata import version
from pathlib import Path

import tolok


def facts(today: date) -> dict[str, str]:
    """Name of a fact → what it is."""
    release = platform.freedesktop_os_release() if Path("/etc/os-release").exists() else {}
    memory = int(_first("/proc/meminfo", r"^MemTotal:\s*(\d+)") or 0) / 2**20
    return {
        "Date": f"{today.day} {today:%B %Y}",
        "Tolok": tolok.__version__,
        "Processor": _first("/proc/cpuinfo", r"^model name\s*:\s*(.+)$") or platform.machine(),
        "Cores": str(len(os.sched_getaffinity(0))),
        "Memory": f"{memory:.1f} GiB",
        "System": f"{release.get('PRETTY_NAME', platform.system())}, {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "DuckDB": version("duckdb"),
        "Arrow": version("pyarrow"),
        "Typst": version("typst"),
        "SQLite": sqlite3.sqlite_version,
        "Others waiting for a core when it began": f"{os.getloadavg()[0]:.1f}",
    }


def _first(path: str, pattern: str) -> str:
    found = re.search(pattern, Path(path).read_text("utf-8"), re.MULTILINE) if Path(path).exists() else None
    return found[1] if found else ""
