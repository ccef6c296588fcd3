"""Every TOLOK_ setting is documented, and nothing documented is gone."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "settings.md"


# How a setting is read from the environment, in Python and in the Makefile.
READ = re.compile(
    r"""(?:environ(?:\.get|\.setdefault)?[(\[]|\blisted\()["'](TOLOK_\w+)|^(TOLOK_\w+) \?=""", re.MULTILINE
)


def used() -> set[str]:
    files = [*(ROOT / "src").rglob("*.py"), ROOT / "Makefile", *(ROOT / "tests").glob("*.py")]
    found = (name for path in files for name in READ.findall(path.read_text(encoding="utf-8")))
    return {python or make for python, make in found}


def documented() -> set[str]:
    return set(re.findall(r"^\| `(TOLOK_[A-Z_]+)`", PAGE.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_setting_is_documented() -> None:
    assert used() - documented() == set()


def test_no_documented_setting_is_gone() -> None:
    assert documented() - used() == set()
