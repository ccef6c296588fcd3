"""Every TOLOK_ setting is documented, and nothing documented is gone."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "settings.md"


def used() -> set[str]:
    files = [*(ROOT / "src").rglob("*.py"), ROOT / "Makefile", *(ROOT / "tests").glob("*.py")]
    return {
        name
        for path in files
        for name in re.findall(r"\bTOLOK_[A-Z_]*[A-Z]\b", path.read_text(encoding="utf-8"))
    }


def documented() -> set[str]:
    return set(re.findall(r"^\| `(TOLOK_[A-Z_]+)`", PAGE.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_setting_is_documented() -> None:
    assert used() - documented() == set()


def test_no_documented_setting_is_gone() -> None:
    assert documented() - used() == set()
