"""Nobody reads or learns of what they have no role for: every operation, every kind of stranger."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.api.cast import FIRST, Program, World, a_world, an_answer_sent
from tests.apps.organizations.cast import NOW, START, an_office, someone
from tolok.api.description import Operation, operations
from tolok.apps.accounts.models import TokenScope
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import Role

pytestmark = pytest.mark.django_db

GUARDED = [one for one in operations() if one.scope]
#: Operations that anybody with a token may ask; they show only what is one's own.
OWN = {"me", "notices", "offices", "cycles", "surveys"}


def asked(program: Program, operation: Operation, world: World) -> Any:
    """The answer to a request whose content is in order."""
    path = world.path(operation)
    bodies: Mapping[str, object] = {
        "import_judgements": {"levels": [{"code": FIRST, "level": 3, "reason": "Terlihat"}]},
        "import_answers": {"answers": [an_answer_sent(["U1"])]},
    }
    if operation.name == "import_units":
        file = SimpleUploadedFile("unit.csv", b"kode,nama,jenis\nX,Dinas X,dinas\n")
        return program.sends(path, why="SOTK", file=file)
    return program.post(path, bodies[operation.name]) if operation.method == "POST" else program.get(path)


@pytest.fixture
def world() -> World:
    return a_world()


def test_whoever_has_a_role_is_answered(world: World) -> None:
    """What the other tests rest on: each address exists, for somebody."""
    people = [world.cast.admin, world.cast.operator, world.seat.user]
    programs = [Program(person) for person in people]
    for operation in GUARDED:
        statuses = {asked(program, operation, world).status_code for program in programs}
        assert statuses & {200, 409, 422}, operation.name


def test_it_says_nothing_without_a_token(world: World) -> None:
    for operation in GUARDED:
        for program in (Program(None), broken()):
            answer = asked(program, operation, world)
            assert answer.status_code == 401, operation.name
            assert answer.json()["error"]["code"] == "unauthenticated"
            assert answer["WWW-Authenticate"] == 'Bearer realm="tolok"'


def broken() -> Program:
    """A program with a token that nobody made."""
    program = Program(None)
    program.client.defaults["HTTP_AUTHORIZATION"] = "Bearer tolok_salah"
    return program


@pytest.mark.parametrize("scope", list(TokenScope))
def test_it_does_only_what_the_token_was_made_for(world: World, scope: TokenScope) -> None:
    program = Program(world.cast.admin, scope)
    for operation in GUARDED:
        answer = asked(program, operation, world)
        refused = answer.status_code == 403 and answer.json()["error"]["code"] == "scope_missing"
        assert refused is (operation.scope != scope), operation.name


def test_nothing_exists_for_a_stranger(world: World) -> None:
    elsewhere = someone("Jauh")
    other = an_office("Kota Lain", "city", "64.71")
    appoint(user=elsewhere, office=other, role=Role.BIRO_ADMIN, day=START, by=None, now=NOW)
    for person in (world.cast.stranger, elsewhere):
        program = Program(person)
        for operation in GUARDED:
            answer = asked(program, operation, world)
            if operation.name in OWN:
                assert answer.status_code == 200
                assert answer.json().get("total", 0) == (operation.name == "offices" and person == elsewhere)
            else:
                assert answer.status_code == 404, operation.name
                assert answer.json()["error"]["code"] == "not_found"


def test_staff_of_another_unit_learn_nothing_of_a_unit(world: World) -> None:
    program = Program(world.cast.other_operator)
    for operation in GUARDED:
        answer = asked(program, operation, world)
        if operation.name in OWN | {"cycle", "cycle_units"}:
            assert answer.status_code == 200
        elif "{unit}" in operation.path and operation.name != "unit_history":
            assert answer.status_code == 404, operation.name
        else:
            assert answer.status_code in (403, 404), operation.name
    (only,) = program.shows(f"/cycles/{world.cycle.pk}/units")["items"]
    assert only["code"] == "D02"
    assert only["index"] is None


def test_a_closed_account_is_nobody(world: World) -> None:
    program = Program(world.cast.admin)
    world.cast.admin.is_active = False
    world.cast.admin.save()
    assert program.get("/me").status_code == 401


def test_numbers_of_nothing_answer_as_numbers_of_others(world: World) -> None:
    program, other = Program(world.cast.stranger), Program(world.cast.stranger)
    for operation in GUARDED:
        if operation.name in OWN or operation.method != "GET":
            continue
        there = asked(program, operation, world)
        nowhere = other.get("".join(c if not c.isdigit() else "9" for c in world.path(operation)))
        assert there.content == nowhere.content, operation.name
