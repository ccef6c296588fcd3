"""What leads on: who a version waits for, what a new service asks for, codes as people count, the head's desk."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.organizations.cast import TODAY, a_unit, an_office
from tests.apps.standards.keeping_cast import LAST_YEAR, a_maklumat, in_force
from tests.apps.standards.standards_cast import a_draft, a_member, a_service, heard, held, moved_to
from tests.people import signed_in
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.models import State
from tolok.apps.standards.showing.desk import desk_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


@pytest.mark.parametrize(
    ("state", "waits"),
    [
        (State.INTERNAL, "Menunggu telaah kepala unit: Siti"),
        (State.CONSULTATION, "Menunggu forum atau berita acaranya"),
        (State.DECISION, "Menunggu keputusan kepala unit"),
    ],
)
def test_a_version_says_who_it_waits_for(
    client: Client, unit: OrganizationUnit, state: State, waits: str
) -> None:
    version = moved_to(a_draft(a_service(unit)), state)
    a_member(unit, Role.UNIT_HEAD, "Siti")
    signed_in(client, a_member(unit))
    assert waits in client.get(reverse("standards-version", args=[version.pk])).content.decode()
    listed = client.get(reverse("standards-services", args=[unit.pk])).content.decode()
    assert waits.partition(":")[0] in listed


def test_once_the_public_was_heard_it_waits_for_its_words(client: Client, unit: OrganizationUnit) -> None:
    version = moved_to(a_draft(a_service(unit)), State.CONSULTATION)
    heard(version)
    signed_in(client, a_member(unit))
    page = client.get(reverse("standards-version", args=[version.pk])).content.decode()
    assert "Menunggu perbaikan sesuai masukan" in page
    assert "Menunggu forum" not in page


def test_a_new_service_leads_to_its_page_and_its_next_steps(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    given = {"code": "L3", "name": "Surat pindah", "since": str(TODAY)}
    answer = client.post(reverse("standards-add", args=[unit.pk]), given)
    service = unit.services.get()
    assert answer["Location"] == f"{reverse('standards-service', args=[service.pk])}?tersimpan"
    page = client.get(answer["Location"]).content.decode()
    assert "Langkah berikutnya" in page
    begin = reverse("standards-begin", args=[service.pk])
    assert page.count(f'href="{begin}"') == 1
    assert reverse("standards-change", args=[service.pk]) in page
    assert "Alasan versi baru" not in client.get(begin).content.decode()
    held(service, TODAY)
    assert "Langkah berikutnya" not in client.get(answer["Location"]).content.decode()
    assert "Alasan versi baru" in client.get(begin).content.decode()


def test_codes_stand_as_people_count(client: Client, unit: OrganizationUnit) -> None:
    for code in ("L10", "L1", "L2"):
        a_service(unit, code, f"Layanan ke-{code}")
    signed_in(client, a_member(unit))
    page = client.get(reverse("standards-services", args=[unit.pk])).content.decode()
    places = [page.index(f"Layanan ke-{code}<") for code in ("L1", "L2", "L10")]
    assert places == sorted(places)


def test_the_head_is_told_of_a_maklumat_older_than_a_standard(unit: OrganizationUnit) -> None:
    a_maklumat(unit, LAST_YEAR)
    in_force(a_service(unit), TODAY)
    head = a_member(unit, Role.UNIT_HEAD, "Siti")
    assert "Perbarui maklumat" in [one.text for one in desk_tasks(head, TODAY)]
