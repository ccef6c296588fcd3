"""The library of a unit: facts, and links only where the library page gives one."""

import pytest

from tests.api.cast import Program, World, a_world
from tolok.apps.common.models import Entry
from tolok.apps.evidence.models import Proof, ProofVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def library(world: World) -> str:
    return f"/offices/{world.cast.office.pk}/units/{world.cast.units[0].pk}/proofs"


def test_a_list_tells_facts_and_gives_no_link(world: World) -> None:
    found = Program(world.cast.operator).shows(library(world))
    (one,) = found["items"]
    assert one["newest"]["sha256"] == world.proof.sha256
    assert "link" not in one["newest"]


def test_one_proof_gives_the_link_of_its_page_and_not_the_file(world: World) -> None:
    ProofVersion.objects.filter(pk=world.proof.pk).update(state="clean")
    found = Program(world.cast.auditor).shows(f"{library(world)}/{world.proof.proof_id}")
    (version,) = found["versions"]
    assert version["link"]
    assert version["state"] == "clean"


def test_opening_personal_data_is_noted_and_its_title_is_not_told_in_claims(world: World) -> None:
    Proof.objects.update(personal_data=True, title="Keputusan tentang Sari")
    Program(world.cast.operator).shows(f"{library(world)}/{world.proof.proof_id}")
    assert Entry.objects.filter(is_read=True, target_app="evidence").count() == 1
    claims = Program(world.seat.user).get(f"/cycles/{world.cycle.pk}/units/{world.locus.pk}/claims")
    assert "Keputusan tentang Sari" not in claims.content.decode()


def test_nobody_else_reads_a_library(world: World) -> None:
    for person in (world.cast.other_operator, world.seat.user, world.moderator):
        assert Program(person).get(library(world)).status_code == 404
