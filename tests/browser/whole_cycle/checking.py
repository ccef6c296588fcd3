"""What was published can be computed again without the database: the package verifies, the levels evaluate."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.browser.whole_cycle.world import UNITS, World
from tests.cli.running import run
from tolok.apps.evaluation.models import UnitResult
from tolok.rules.numbers import digits

Capture = pytest.CaptureFixture[str]


def verify_the_package(world: World, folder: Path, capsys: Capture) -> None:
    """``tolok cycle export``, then ``tolok verify``: no difference."""
    path = folder / "siklus.zip"
    exported = run(capsys, "cycle", "export", world.cycle.pk, "--to", path)
    assert exported.code == 0, exported.err
    verified = run(capsys, "verify", path, "--format", "json")
    assert verified.code == 0, verified.out + verified.err
    assert (verified.data["units"], verified.data["equal"]) == (len(UNITS), True)


def evaluate_the_levels(world: World, folder: Path, capsys: Capture) -> dict[str, tuple[str, str]]:
    """``tolok cycle levels``, then ``tolok evaluate``: every unit's index and category as they are kept.

    Yields unit → (index as published, category) for comparing with pages.
    """
    found: dict[str, tuple[str, str]] = {}
    for form in world.cycle.forms.all():
        path = folder / f"{form.letter}.xlsx"
        said = run(capsys, "cycle", "levels", world.cycle.pk, "--to", path, "--instrument", form.pack)
        assert said.code == 0, said.err
        index = form.instrument.index
        for row in run(capsys, "evaluate", path, "--instrument", form.pack, "--format", "json").data:
            kept = UnitResult.objects.get(locus__name=row["unit"])
            assert row[index.key] == digits(Fraction(kept.index))
            assert row["f02"] == digits(Fraction(kept.forms["f02"]))
            assert row["f03"] == digits(Fraction(kept.forms["f03"]))
            assert row["category"] == kept.category
            found[kept.locus.code] = (row[f"{index.key}_published"], row["category"])
    assert set(found) == set(UNITS)
    assert len({category for _, category in found.values()}) > 1
    return found
