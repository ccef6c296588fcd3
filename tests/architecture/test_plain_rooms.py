"""The rooms below the pages work where Django is not installed."""

import subprocess
import sys

import pytest

IMPORT_ALL = """
import importlib, pkgutil, sys
sys.modules["django"] = None  # importing it now fails as if it were absent
room = importlib.import_module("tolok.{room}")
names = [found.name for found in pkgutil.walk_packages(room.__path__, room.__name__ + ".")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


@pytest.mark.parametrize("room", ["rules", "charts", "sheets", "analytics", "papers", "comments"])
def test_a_room_imports_without_django(room: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL.replace("{room}", room)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


def test_the_version_is_known_without_heavy_parts() -> None:
    code = "import sys, tolok; print(sorted({'django', 'duckdb', 'pyarrow', 'typst'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
