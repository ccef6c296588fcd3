"""Closing tells of paper that would be lost by it."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import a_survey
from tests.apps.surveys.handouts import two_readers, typed
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.surveys.models import Survey

pytestmark = pytest.mark.django_db

WAITING = "lembar kertas belum selesai diketik"


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya"), timezone.now())


@pytest.fixture
def readers(survey: Survey) -> tuple[User, User]:
    return two_readers(survey)


def asked(client: Client, survey: Survey) -> str:
    return client.get(f"/survei/{survey.pk}/tutup/").content.decode()


def test_it_tells_how_many_sheets_still_wait(
    client: Client, survey: Survey, readers: tuple[User, User]
) -> None:
    first, second = readers
    signed_in(client, an_admin(survey.unit.office, "Dewi"))
    assert WAITING not in asked(client, survey)
    typed(survey, first, "1")
    typed(survey, first, "2")
    typed(survey, second, "2", value=3)  # read differently: waits for a decision
    assert f"2 {WAITING}" in asked(client, survey)
    typed(survey, second, "1")  # read the same: counts now
    assert f"1 {WAITING}" in asked(client, survey)
