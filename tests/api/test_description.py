"""What the door offers, for programs and for people; and the paper that says the same."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.people import a_person, signed_in
from tolok.api import groups
from tolok.api.description import operations, schema
from tolok.api.routes import SCOPES
from tolok.api.summaries import INDONESIAN
from tolok.api.urls import door
from tolok.web.access import access_of

pytestmark = pytest.mark.django_db
PAPER = Path(__file__).parents[2] / "docs" / "reference" / "api.md"
ROW = re.compile(r"^\| `(GET|POST)` \| `(/api/v1/[^`]+)` \| (read|import|export|–) \|", re.MULTILINE)


def test_the_paper_names_every_operation_and_no_other() -> None:
    """The stored list: an address that vanishes or wants another scope breaks programs of others."""
    written = ROW.findall(PAPER.read_text("utf-8"))
    assert written == [(one.method, one.path, one.scope or "–") for one in operations()]


def test_the_description_is_public_and_whole(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer["Content-Type"].startswith("application/json")
    found = answer.json()
    assert found["openapi"].startswith("3.")
    assert len(operations()) == len(SCOPES)
    for one in operations():
        told = found["paths"][one.path][one.method.lower()]
        assert told["summary"], one.name
        wanted = {"401", "403", "429"} if one.scope else set()
        assert {"200", "404", "405", "422", "500", *wanted} <= set(told["responses"]), one.name
        if one.scope != "export":
            assert "example" in told["responses"]["200"]["content"]["application/json"], one.name
        if one.method == "POST":
            assert all("example" in part for part in told["requestBody"]["content"].values())


def references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [found for value in part.values() for found in references(value)]
    return [found for value in part for found in references(value)] if isinstance(part, list) else []


def test_every_reference_of_the_description_leads_somewhere() -> None:
    components = schema()["components"]
    for name in set(references(schema())):
        _, _, kind, key = name.split("/")
        assert key in components[kind], name


def test_every_operation_is_told_in_indonesian_too() -> None:
    assert set(INDONESIAN) == {one.name for one in operations()}


def test_no_two_shapes_share_a_name() -> None:
    names: dict[str, str] = {}
    for path in sorted(Path(groups.__path__[0]).glob("*.py")):
        for name in re.findall(r"^class (\w+)\(", path.read_text("utf-8"), re.MULTILINE):
            assert names.setdefault(name, path.name) == path.name, f"{name} in {path.name} and {names[name]}"


def test_every_address_says_what_a_token_must_be_for() -> None:
    marks = {str(one.name): access_of(one.callback) for one in door}
    assert marks.pop("api-openapi") == "public"
    assert marks == {name: f"token_{scope.value}" if scope else "public" for name, scope in SCOPES.items()}


@pytest.mark.parametrize("path", ["/api/", "/en/api/"])
def test_the_page_lists_every_address_and_leads_to_tokens(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    for one in operations():
        assert one.path.removeprefix("/api/v1/") in page
    assert "/akun/token/baru/" in page
    assert "/api/v1/openapi.json" in page
    assert not client.cookies
    assert signed_in(client, a_person()).get(path).status_code == 200
