"""The package of a locked result."""

from pathlib import Path

import pytest

from tests.api.cast import Program, a_world
from tests.apps.evaluation.cast import NOW
from tolok.apps.common.models import Entry
from tolok.apps.evaluation.actions import results
from tolok.apps.evaluation.selectors.package import record_of
from tolok.rules.cycles.checks import verify
from tolok.sheets.cycles.package import write_package
from tolok.sheets.cycles.reading import read_package

pytestmark = pytest.mark.django_db


def test_it_is_the_package_that_anybody_can_verify(tmp_path: Path) -> None:
    world = a_world()
    path = f"/exports/cycles/{world.cycle.pk}/results"
    answer = Program(world.cast.auditor, "export").get(f"{path}/1/package")
    assert answer["Content-Type"] == "application/zip"
    assert answer.content == write_package(record_of(world.result))
    kept = tmp_path / "paket.zip"
    kept.write_bytes(answer.content)
    assert verify(read_package(kept).record) == []
    assert Entry.objects.get(action="evaluation.export_package").is_read
    assert Program(world.cast.auditor).get(f"{path}/9/package").status_code == 404
    for person in (world.cast.operator, world.seat.user):
        assert Program(person).get(f"{path}/1/package").status_code == 403


def test_a_proposal_is_no_package() -> None:
    world = a_world()
    proposed = results.propose(cycle=world.cycle, why="Salah ketik", by=world.cast.admin, now=NOW)
    path = f"/exports/cycles/{world.cycle.pk}/results/{proposed.number}/package"
    answer = Program(world.cast.admin).get(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "conflict")
