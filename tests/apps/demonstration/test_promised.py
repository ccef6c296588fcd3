"""What the invented province promises: 120 services, standards in every state, forums, all through the actions."""

from datetime import UTC, datetime

import pytest

from tolok.apps.consultation.models import Comment, Forum
from tolok.apps.consultation.models import State as Stage
from tolok.apps.demonstration import consulted, founding, offering, promised
from tolok.apps.demonstration.invented.province import UNITS
from tolok.apps.standards.models import Service, StandardVersion, State

pytestmark = [pytest.mark.django_db, pytest.mark.long]
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


def test_it_has_standards_in_every_state_and_does_nothing_twice() -> None:
    world = founding.found(now=datetime(2025, 6, 1, tzinfo=UTC), units=UNITS)
    offering.services(world, NOW)
    assert Service.objects.count() == 120
    promised.keep(world, NOW)
    consulted.consult(world, NOW)
    assert set(StandardVersion.objects.values_list("state", flat=True)) == set(State.values)
    assert {Stage.FOLLOW_UP, Stage.INVITED} <= set(Forum.objects.values_list("state", flat=True))
    assert Comment.objects.exists()
    before = (Service.objects.count(), StandardVersion.objects.count(), Forum.objects.count())
    offering.services(world, NOW)
    promised.keep(world, NOW)
    consulted.consult(world, NOW)
    assert (Service.objects.count(), StandardVersion.objects.count(), Forum.objects.count()) == before
