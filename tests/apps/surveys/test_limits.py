"""What a ticket and a shared device let in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import a_survey, answered
from tolok.apps.surveys import selectors
from tolok.apps.surveys.actions import DEVICE_HOUR
from tolok.apps.surveys.identifiers import digest_of, uuid7
from tolok.apps.surveys.models import Answer, Device, Mode, Survey, Ticket, TicketBatch
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def ticket(survey: Survey) -> Ticket:
    now = timezone.now()
    batch = TicketBatch.objects.create(
        survey=survey, channel="slip", size=1, expires_at=now + timedelta(days=7), made_at=now
    )
    Ticket.objects.create(batch=batch, survey=survey, digest=digest_of("ABC234"))
    found = selectors.ticket_with(" abc234 ")
    assert found is not None
    return found


@pytest.fixture
def device(survey: Survey) -> Device:
    return Device.objects.create(
        survey=survey, kind="kiosk", name="Loket 2", digest=digest_of("KIOS"), made_at=timezone.now()
    )


def test_a_ticket_lets_one_answer_in(survey: Survey, ticket: Ticket) -> None:
    uuid = uuid7(timezone.now())
    assert answered(survey, uuid=uuid, ticket=ticket).state == "created"
    assert answered(survey, uuid=uuid, ticket=ticket).state == "duplicate"
    with pytest.raises(ProblemsError, match="has been used"):
        answered(survey, ticket=ticket)
    assert Answer.objects.get().mode == Mode.SLIP


def test_a_ticket_that_expired_or_is_anothers_lets_nothing_in(survey: Survey, ticket: Ticket) -> None:
    with pytest.raises(ProblemsError, match="expired"):
        answered(survey, ticket=ticket, now=timezone.now() + timedelta(days=8))
    assert not Answer.objects.exists()


def test_a_shared_device_has_a_measure_an_hour(survey: Survey, device: Device) -> None:
    now = timezone.now()
    for _ in range(DEVICE_HOUR):
        answered(survey, device=device, now=now)
    with pytest.raises(ProblemsError, match="too many"):
        answered(survey, device=device, now=now)
    assert answered(survey, device=device, now=now + timedelta(hours=2)).state == "created"
    assert set(Answer.objects.values_list("mode", flat=True)) == {"kiosk"}


def test_a_withdrawn_device_lets_nothing_in(survey: Survey, device: Device) -> None:
    device.revoked_at = timezone.now()
    with pytest.raises(ProblemsError, match="withdrawn"):
        answered(survey, device=device)
    assert not Answer.objects.exists()
