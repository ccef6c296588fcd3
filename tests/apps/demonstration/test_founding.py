"""The province signs its letters as its own list of people says."""

from datetime import UTC, date, datetime

import pytest

from tolok.apps.demonstration import founding
from tolok.apps.demonstration.invented.province import UNITS
from tolok.apps.organizations.models import Appointment, Role
from tolok.apps.organizations.selectors import head_of_letters

pytestmark = pytest.mark.django_db

FEW = tuple(one for one in UNITS if one.code in ("01", "01.1", "03", "03.1"))


def test_letters_are_signed_by_the_head_of_the_organisation_bureau() -> None:
    world = founding.found(now=datetime(2025, 6, 1, tzinfo=UTC), units=FEW)
    signed = head_of_letters(world.office, date(2026, 11, 22)).signatory
    held = Appointment.objects.get(unit=world.units["01.1"], role=Role.UNIT_HEAD)
    assert (signed.title, signed.name) == ("Kepala Biro Organisasi", held.user.name)
    assert not Appointment.objects.filter(user__name=signed.name, role=Role.BIRO_ADMIN).exists()
