"""Devices: a key that is told once, answers that are counted, and an end with a reason."""

import pytest
from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import DAY, a_member, a_survey, answered
from tests.apps.surveys.handouts import a_device
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Answer, Device, DeviceKind, Mode, Survey
from tolok.apps.surveys.selectors import device_with, ways
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def operator(survey: Survey) -> User:
    return a_member(survey.unit)


def test_a_key_is_told_once_and_kept_nowhere(survey: Survey, operator: User) -> None:
    made = a_device(survey, operator, kind=DeviceKind.OFFICER)
    assert device_with(made.key) == made.device
    kept = str([*Device.objects.values(), *Entry.objects.values()])
    assert made.key not in kept
    assert made.key not in repr(made)
    entry = Entry.objects.get(action="surveys.register_device")
    assert (entry.after["device"], entry.after["mode"]) == ("Loket 2", "officer")


def test_a_name_stands_once_until_its_device_is_withdrawn(survey: Survey, operator: User) -> None:
    first = a_device(survey, operator).device
    with pytest.raises(ProblemsError, match="of this name"):
        a_device(survey, operator, "  Loket   2 ")
    with pytest.raises(ProblemsError, match="where this device stands"):
        a_device(survey, operator, " ")
    with pytest.raises(ProblemsError, match="reason"):
        actions.withdraw_device(device=first, why="", by=operator, now=timezone.now())
    actions.withdraw_device(device=first, why="Rusak", by=operator, now=timezone.now())
    with pytest.raises(ProblemsError, match="withdrawn already"):
        actions.withdraw_device(device=first, why="Lagi", by=operator, now=timezone.now())
    a_device(survey, operator)
    assert Entry.objects.get(action="surveys.withdraw_device").why == "Rusak"


def test_a_closed_survey_takes_no_new_device(survey: Survey, operator: User) -> None:
    with pytest.raises(ProblemsError, match="closed"):
        a_device(survey, operator, now=survey.closes_at + DAY)


def test_answers_of_a_device_are_counted_by_hour_and_day(survey: Survey, operator: User) -> None:
    device = a_device(survey, operator).device
    now = timezone.now()
    answered(survey, device=device, now=now)
    answered(survey, device=device, now=now - DAY / 12)
    row = ways.devices_of(survey, now, now - DAY / 2).get()
    assert (row.hour, row.today, row.last) == (1, 2, now)  # type: ignore[attr-defined]
    assert set(Answer.objects.values_list("mode", flat=True)) == {Mode.KIOSK}
    actions.withdraw_device(device=device, why="Rusak", by=operator, now=now)
    device.refresh_from_db()
    with pytest.raises(ProblemsError, match="withdrawn"):
        answered(survey, device=device, now=now)
