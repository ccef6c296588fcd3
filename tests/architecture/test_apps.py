"""What import-linter cannot say about apps: what they take from one another, and which way their rows point."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps as installed

ROOT = Path(__file__).parents[2]
APPS = ROOT / "src" / "tolok" / "apps"
#: What an app offers to the apps above it; `triggers` to their migrations.
OFFERED = {"selectors", "actions", "policies", "models", "showing", "triggers"}


def order() -> list[str]:
    """The apps as the import contract lists them, highest first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (one["layers"] for one in contracts if one.get("containers") == ["tolok.apps"])
    return [name.strip() for layer in layers for name in layer.split("|")]


def imports(text: str) -> Iterator[str]:
    """Every module that a file imports, anywhere in it; what is imported from a module counts as its part."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def taken(app: str, text: str) -> list[str]:
    """What a file of `app` takes from another app and that is not offered."""
    parts = (name.split(".") for name in imports(text))
    foreign = (part for part in parts if part[:2] == ["tolok", "apps"] and part[2:3] != [app])
    return [".".join(part) for part in foreign if len(part) < 4 or part[3] not in OFFERED]


def test_every_app_has_its_place_in_the_order() -> None:
    assert set(order()) == {path.parent.name for path in APPS.glob("*/__init__.py")}


@pytest.mark.parametrize("app", order())
def test_an_app_takes_only_what_another_offers_from_another(app: str) -> None:
    found = {path.name: taken(app, path.read_text("utf-8")) for path in (APPS / app).rglob("*.py")}
    assert {name: modules for name, modules in found.items() if modules} == {}


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("from tolok.apps.calculation import selectors", False),
        ("from tolok.apps.calculation.models import Calculation", False),
        ("from tolok.apps.publication.views import home", False),
        ("from tolok.apps.calculation import views", True),
        ("from tolok.apps.calculation.forms import UploadForm", True),
        ("def late():\n    import tolok.apps.calculation.views.reading", True),
    ],
)
def test_it_knows_what_is_not_offered(line: str, refused: bool) -> None:
    assert bool(taken("publication", line)) is refused


@pytest.mark.parametrize("app", order())
def test_rows_of_an_app_point_to_rows_of_the_same_or_a_lower_app(app: str) -> None:
    places = {name: place for place, name in enumerate(order())}
    targets = {
        field.related_model._meta.app_label
        for model in installed.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
    }
    assert {target for target in targets if places.get(target, len(places)) < places[app]} == set()
