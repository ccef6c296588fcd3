"""Whatever programs send, the door answers in JSON and never breaks."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from tests.api.cast import FIRST, Program, World, a_world
from tolok.api.description import Operation, operations, schema

pytestmark = pytest.mark.django_db

NUMBERS = st.one_of(st.integers(0, 3), st.sampled_from([-1, 10**6, 2**31, 2**63, 10**40]))
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "\x00", "%", "'", "2026-11-21", "9999-12-31", "0001-01-01", "true", "1e9", "é", "\ud800"]
    ),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS.filter(lambda text: "\ud800" not in text)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
FEW = settings(max_examples=60, database=None, suppress_health_check=[HealthCheck.too_slow])


def queries(operation: Operation) -> list[str]:
    """The names of what a read may be asked by."""
    told = schema()["paths"][operation.path][operation.method.lower()]["parameters"]
    return [one["name"] for one in told if one["in"] == "query"]


def sound(answer: Any) -> None:
    """JSON, and nothing of ours broken; a package is a ZIP."""
    assert answer.status_code < 500, answer.content
    assert answer["Content-Type"].startswith(("application/json", "application/zip"))
    if answer.status_code >= 400:
        assert answer.json()["error"]["problems"]


def test_reads_take_any_parameters(settings: Settings) -> None:
    settings.TOLOK_API_RATE = 0
    world = a_world()
    program, found = Program(world.cast.admin), [one for one in operations() if one.method == "GET"]

    @FEW
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        operation = data.draw(st.sampled_from(found))
        names = queries(operation)
        query = data.draw(st.dictionaries(st.sampled_from(names), TEXTS, max_size=4)) if names else {}
        clean = {key: value for key, value in query.items() if "\ud800" not in value}
        sound(program.get(world.path(operation), **clean))

    ask()


def test_addresses_take_any_numbers(settings: Settings) -> None:
    settings.TOLOK_API_RATE = 0
    world = a_world()
    program, found = Program(world.cast.admin), [one for one in operations() if one.method == "GET"]

    @FEW
    @given(st.sampled_from(found), st.lists(NUMBERS, min_size=10, max_size=10))
    def ask(operation: Operation, numbers: list[int]) -> None:
        names = (
            "office",
            "unit",
            "cycle",
            "seat",
            "number",
            "survey",
            "commitment",
            "proof",
            "entry",
            "pack",
        )
        parts = dict(zip(names, numbers, strict=True))
        sound(program.get(operation.path.removeprefix("/api/v1").format(**parts)))

    ask()


@pytest.mark.parametrize("name", ["import_answers", "import_judgements", "import_units"])
def test_imports_take_any_content(settings: Settings, name: str) -> None:
    settings.TOLOK_API_RATE = 0
    world = a_world()
    (operation,) = [one for one in operations() if one.name == name]
    person = world.seat.user if name == "import_judgements" else world.cast.admin
    program, path = Program(person), world.path(operation)
    near = nearly(world)

    @FEW
    @given(st.one_of(JSON, near))
    def send(body: Any) -> None:
        with transaction.atomic():
            sound(program.post(path, body))
            transaction.set_rollback(True)

    send()


def nearly(world: World) -> st.SearchStrategy[Any]:
    """Content with the right names and any values."""
    level = st.fixed_dictionaries(
        {"code": st.one_of(st.just(FIRST), TEXTS), "level": st.one_of(st.none(), NUMBERS)},
        optional={"reason": JSON},
    )
    answer = st.fixed_dictionaries(
        {
            "uuid": st.sampled_from(["019aa3f0-0000-7000-8000-000000000001", "x", "0" * 32]),
            "values": st.dictionaries(TEXTS, NUMBERS, max_size=3),
        },
        optional={
            "mode": TEXTS,
            "comment": TEXTS,
            "seconds": NUMBERS,
            "sex": st.sampled_from(["", "female", "x"]),
        },
    )
    return st.one_of(
        st.fixed_dictionaries({"levels": st.lists(level, max_size=3)}, optional={"hand_in": st.booleans()}),
        st.fixed_dictionaries({"answers": st.lists(answer, max_size=3)}),
    )
