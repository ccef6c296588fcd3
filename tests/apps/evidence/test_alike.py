"""The same and nearly the same proofs across units: shown to who reads the office, hidden from everybody else."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw

from tests.apps.evidence.cast import a_docx, a_looked_at, a_pdf, an_operator
from tests.apps.organizations.cast import NOW, a_unit, an_admin
from tests.people import signed_in
from tests.rules.test_sketches import a_report
from tolok.apps.accounts.models import User
from tolok.apps.evidence.actions.sketching import sketch
from tolok.apps.evidence.models import Likeness, ProofUse, ProofVersion
from tolok.apps.organizations.models import OrganizationUnit

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(unit: OrganizationUnit) -> OrganizationUnit:
    return a_unit(unit.office, "2")


@pytest.fixture
def colleague(other: OrganizationUnit) -> User:
    return an_operator(other, "Wati")


def a_report_file(name: str) -> bytes:
    return a_docx(**{"word/document.xml": f"<w:t>{a_report(name)}</w:t>".encode()})


def a_photo(quality: int) -> bytes:
    picture = Image.new("RGB", (640, 480), "white")
    pen = ImageDraw.Draw(picture)
    for at in range(9):
        pen.rectangle((at * 70, at * 40, at * 70 + 50, 480 - at * 20), fill=(at * 25, 200 - at * 20, 90))
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def pairs() -> list[tuple[int, int, bool]]:
    return list(Likeness.objects.order_by("pk").values_list("one", "other", "exact"))


def test_the_very_same_file_in_two_units_is_found(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    first = a_looked_at(unit, operator, a_pdf(), "sk.pdf")
    second = a_looked_at(other, colleague, a_pdf(), "sk.pdf")
    assert pairs() == [(first.pk, second.pk, True)]
    sketch(version=second, now=NOW)
    assert len(pairs()) == 1


def test_a_report_with_only_the_name_of_the_unit_changed_is_found(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    first = a_looked_at(unit, operator, a_report_file("Kecamatan Melati"), "laporan.docx")
    second = a_looked_at(other, colleague, a_report_file("Kelurahan Sari"), "laporan.docx")
    assert pairs() == [(first.pk, second.pk, False)]


def test_a_photo_that_was_saved_again_is_found(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    first = a_looked_at(unit, operator, a_photo(90), "a.jpg")
    second = a_looked_at(other, colleague, a_photo(40), "b.jpg")
    assert pairs() == [(first.pk, second.pk, False)]


def test_other_offices_are_not_compared(unit: OrganizationUnit, operator: User) -> None:
    from tests.apps.evidence.cast import a_library

    far = a_library("9", "64.02", "Kabupaten Jauh")
    a_looked_at(unit, operator, a_pdf(), "sk.pdf")
    a_looked_at(far, an_operator(far, "Joko"), a_pdf(), "sk.pdf")
    assert pairs() == []


def test_only_who_reads_the_office_sees_what_is_alike_in_another_unit(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    mine = a_looked_at(unit, operator, a_pdf(), "sk.pdf")
    theirs = a_looked_at(other, colleague, a_pdf(), "sk.pdf")
    page = reverse("evidence-proof", args=[unit.pk, mine.proof_id])
    address = reverse("evidence-proof", args=[other.pk, theirs.proof_id])
    alike = reverse("evidence-alike", args=[unit.office_id])
    admin = signed_in(Client(), an_admin(unit.office))
    assert address in admin.get(page).content.decode()
    assert address in admin.get(alike).content.decode()
    assert address not in admin.get(alike, {"jenis": "mirip"}).content.decode()
    clerk = signed_in(Client(), operator)
    assert address not in clerk.get(page).content.decode()
    assert clerk.get(alike).status_code == 404
    assert Client().get(alike).status_code in (302, 404)


def test_a_unit_notes_a_use_elsewhere_once_and_takes_it_off(unit: OrganizationUnit, operator: User) -> None:
    version: ProofVersion = a_looked_at(unit, operator, a_pdf(), "sk.pdf")
    client = signed_in(Client(), operator)
    address = reverse("evidence-use", args=[unit.pk, version.proof_id])
    given = {"programme": "kip", "item": " Pengumuman  standar biaya ", "year": "2026"}
    for _ in range(2):
        assert client.post(address, given).status_code == 302
    use = ProofUse.objects.get()
    page = client.get(reverse("evidence-proof", args=[unit.pk, version.proof_id])).content.decode()
    assert "Pengumuman standar biaya (2026)" in page
    assert "Keterbukaan Informasi Publik" in page
    assert client.post(address, {"programme": "kip", "item": " ", "year": "12"}).status_code == 422
    client.post(reverse("evidence-drop-use", args=[unit.pk, version.proof_id, use.pk]))
    assert not ProofUse.objects.exists()
