"""The same and nearly the same proofs across units: shown to who reads the office, hidden from everybody else."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw
from pytest_django import DjangoAssertNumQueries

from tests.apps.evidence.cast import a_docx, a_looked_at, a_pdf, an_operator
from tests.apps.organizations.cast import NOW, a_unit, an_admin
from tests.people import signed_in
from tests.rules.statistics.test_sketches import a_report
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.evidence.actions import withdraw
from tolok.apps.evidence.actions.sketching import sketch
from tolok.apps.evidence.models import AlikeGroup, NearFiles, Proof, ProofUse, ProofVersion
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


def groups() -> list[tuple[bool, int, list[int]]]:
    """Whether a group is of one file, of how many units, and which versions stand in it."""
    return [
        (one.exact, one.units, list(one.members.order_by("version").values_list("version", flat=True)))
        for one in AlikeGroup.objects.order_by("pk")
    ]


def the_group() -> AlikeGroup:
    return AlikeGroup.objects.get()


def test_the_very_same_file_in_two_units_is_one_group(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    first = a_looked_at(unit, operator, a_pdf(), "sk.pdf")
    assert groups() == []
    second = a_looked_at(other, colleague, a_pdf(), "sk.pdf")
    assert groups() == [(True, 2, [first.pk, second.pk])]
    sketch(version=second, now=NOW)
    assert groups() == [(True, 2, [first.pk, second.pk])]


def test_a_file_of_many_units_stays_one_row(unit: OrganizationUnit, operator: User) -> None:
    units = [a_unit(unit.office, str(number)) for number in range(20, 25)]
    a_looked_at(unit, operator, a_pdf(), "sk.pdf")
    for place, one in enumerate(units):
        a_looked_at(one, an_operator(one, f"Orang {place}"), a_pdf(), "sk.pdf")
    assert [(exact, count, len(members)) for exact, count, members in groups()] == [(True, 6, 6)]
    admin = signed_in(Client(), an_admin(unit.office))
    page = admin.get(reverse("evidence-alike", args=[unit.office_id])).content.decode()
    assert page.count(reverse("evidence-alike-group", args=[unit.office_id, the_group().pk])) == 1
    inside = admin.get(reverse("evidence-alike-group", args=[unit.office_id, the_group().pk]))
    assert inside.content.decode().count("sk.pdf") == 6


def test_a_report_with_only_the_name_of_the_unit_changed_is_found_and_the_names_are_told(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    first = a_looked_at(unit, operator, a_report_file("Kecamatan Melati"), "laporan.docx")
    second = a_looked_at(other, colleague, a_report_file("Kelurahan Sari"), "laporan.docx")
    assert groups() == [(False, 2, [first.pk, second.pk])]
    page = signed_in(Client(), an_admin(unit.office)).get(
        reverse("evidence-alike-group", args=[unit.office_id, the_group().pk])
    )
    assert "Kecamatan Melati" in page.content.decode()
    assert "Kelurahan Sari" in page.content.decode()
    assert ["Kecamatan Melati", "Kelurahan Sari"] in NearFiles.objects.get().differs


def test_what_differs_in_files_with_personal_data_is_not_kept(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    first = a_looked_at(unit, operator, a_report_file("Kecamatan Melati"), "laporan.docx")
    Proof.objects.filter(pk=first.proof_id).update(personal_data=True)
    a_looked_at(other, colleague, a_report_file("Kelurahan Sari"), "laporan.docx")
    assert NearFiles.objects.get().differs == []


def test_copies_of_copies_hang_together_in_one_group(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    third = a_unit(unit.office, "3")
    made = [
        a_looked_at(unit, operator, a_report_file("Kecamatan Melati"), "a.docx"),
        a_looked_at(other, colleague, a_report_file("Kelurahan Sari"), "b.docx"),
        a_looked_at(third, an_operator(third, "Tono"), a_report_file("Dinas Kenanga"), "c.docx"),
    ]
    assert groups() == [(False, 3, [one.pk for one in made])]
    assert the_group().best is not None


def test_a_photo_that_was_saved_again_is_found(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    first = a_looked_at(unit, operator, a_photo(90), "a.jpg")
    second = a_looked_at(other, colleague, a_photo(40), "b.jpg")
    assert groups() == [(False, 2, [first.pk, second.pk])]


def test_other_offices_are_not_compared(unit: OrganizationUnit, operator: User) -> None:
    from tests.apps.evidence.cast import a_library

    far = a_library("9", "64.02", "Kabupaten Jauh")
    a_looked_at(unit, operator, a_pdf(), "sk.pdf")
    a_looked_at(far, an_operator(far, "Joko"), a_pdf(), "sk.pdf")
    assert groups() == []


def test_a_withdrawn_proof_counts_no_more(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    a_looked_at(unit, operator, a_pdf(), "sk.pdf")
    theirs = a_looked_at(other, colleague, a_pdf(), "sk.pdf")
    withdraw(proof=theirs.proof, by=colleague, why="Salah unggah", now=NOW)
    assert the_group().units == 1
    page = signed_in(Client(), an_admin(unit.office)).get(reverse("evidence-alike", args=[unit.office_id]))
    assert "Belum ditemukan berkas yang serupa" in page.content.decode()


def test_a_unit_sees_how_many_have_it_and_who_reads_the_office_which(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    mine = a_looked_at(unit, operator, a_pdf(), "sk.pdf")
    theirs = a_looked_at(other, colleague, a_pdf(), "sk.pdf")
    page = reverse("evidence-proof", args=[unit.pk, mine.proof_id])
    address = reverse("evidence-proof", args=[other.pk, theirs.proof_id])
    alike = reverse("evidence-alike", args=[unit.office_id])
    inside = reverse("evidence-alike-group", args=[unit.office_id, the_group().pk])
    admin = signed_in(Client(), an_admin(unit.office))
    assert inside in admin.get(page).content.decode()
    assert inside in admin.get(alike).content.decode()
    assert inside in admin.get(alike, {"unit": str(other.pk)}).content.decode()
    assert inside not in admin.get(alike, {"jenis": "mirip"}).content.decode()
    assert inside not in admin.get(alike, {"cari": "tidak ada yang begini"}).content.decode()
    assert address in admin.get(inside).content.decode()
    clerk = signed_in(Client(), operator)
    told = clerk.get(page).content.decode()
    assert "Berkas yang sama persis ada di 1 unit lain" in told
    assert address not in told
    assert inside not in told
    for hidden in (alike, inside, f"{inside}tandai/"):
        assert clerk.get(hidden).status_code == 404
        assert Client().get(hidden).status_code in (302, 404)
    assert admin.get(reverse("evidence-alike-group", args=[unit.office_id, 999])).status_code == 404


def test_a_circular_is_marked_as_shared_with_a_reason_leaves_the_list_and_can_come_back(
    unit: OrganizationUnit, operator: User, other: OrganizationUnit, colleague: User
) -> None:
    a_looked_at(unit, operator, a_pdf(), "sk.pdf")
    a_looked_at(other, colleague, a_pdf(), "sk.pdf")
    admin = signed_in(Client(), an_admin(unit.office))
    alike = reverse("evidence-alike", args=[unit.office_id])
    mark = reverse("evidence-alike-mark", args=[unit.office_id, the_group().pk])
    inside = reverse("evidence-alike-group", args=[unit.office_id, the_group().pk])
    assert admin.post(mark, {"why": " "}).status_code == 422
    assert admin.post(mark, {"why": "Surat edaran Gubernur"}).status_code == 302
    assert inside not in admin.get(alike).content.decode()
    assert inside in admin.get(alike, {"jenis": "bersama"}).content.decode()
    assert "Surat edaran Gubernur" in admin.get(inside).content.decode()
    third = a_unit(unit.office, "3")
    a_looked_at(third, an_operator(third, "Tono"), a_pdf(), "sk.pdf")
    assert the_group().units == 3
    assert the_group().shared_at is not None, "the mark holds for those who come later"
    assert admin.post(mark, {"why": "Ternyata bukan"}).status_code == 302
    assert inside in admin.get(alike).content.decode()
    said = list(Entry.objects.filter(action__endswith="mark_shared").values_list("why", flat=True))
    assert sorted(said) == ["Surat edaran Gubernur", "Ternyata bukan"]


def test_the_list_takes_as_many_statements_for_many_groups_as_for_one(
    unit: OrganizationUnit,
    operator: User,
    other: OrganizationUnit,
    colleague: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(6):
        a_looked_at(unit, operator, a_pdf(mark=str(number)), "sk.pdf")
        a_looked_at(other, colleague, a_pdf(mark=str(number)), "sk.pdf")
    admin = signed_in(Client(), an_admin(unit.office))
    alike = reverse("evidence-alike", args=[unit.office_id])
    admin.get(alike)
    with django_assert_max_num_queries(14):
        assert admin.get(alike).content.decode().count("berkas yang sama persis") >= 6


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
