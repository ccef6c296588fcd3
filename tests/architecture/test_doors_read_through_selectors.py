"""Pages and the API ask selectors; how many statements a page costs is then said in one place."""

import ast
from pathlib import Path

import pytest

import tolok

SOURCE = Path(tolok.__file__).parent
DOORS = [
    *sorted(SOURCE.glob("apps/*/views.py")),
    *sorted(SOURCE.glob("apps/*/views/**/*.py")),
    *sorted(SOURCE.glob("api/**/*.py")),
]


def managers_in(code: str) -> list[int]:
    """The lines that reach for a model's manager."""
    names = {"objects", "_default_manager", "_base_manager"}
    found = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Attribute))
    return [node.lineno for node in found if node.attr in names]


@pytest.mark.parametrize("door", DOORS, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_door_asks_no_model_for_rows(door: Path) -> None:
    assert managers_in(door.read_text(encoding="utf-8")) == []


def test_the_doors_are_found() -> None:
    rooms = {path.relative_to(SOURCE).parts[:2] for path in DOORS}

    assert {
        ("apps", "evaluation"),
        ("apps", "organizations"),
        ("apps", "notices"),
        ("api", "groups"),
    } <= rooms


def test_reaching_for_rows_would_be_noticed() -> None:
    assert managers_in("def page(request):\n    return Cycle.objects.filter(year=2026)\n") == [2]
