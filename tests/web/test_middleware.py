"""Addresses with numbers that no row can have."""

import pytest
from django.test import Client

from tests.people import a_person, signed_in

pytestmark = pytest.mark.django_db
HUGE = 2**63


@pytest.mark.parametrize("path", [f"/siklus/{HUGE}/", f"/survei/{HUGE}/", f"/organisasi/unit/{10**40}/"])
def test_a_number_no_row_can_have_leads_nowhere(client: Client, path: str) -> None:
    signed_in(client, a_person())
    assert client.get(path).status_code == 404


def test_the_json_door_says_so_in_json(client: Client) -> None:
    answer = client.get(f"/api/v1/offices/{HUGE}/commitments/{HUGE}")
    assert answer.status_code in (401, 404)
    assert answer.json()["error"]["problems"]
