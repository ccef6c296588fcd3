"""Every file is compared, whoever looks at it first and in which order; how far that is, and what cannot be, is said."""

from importlib import import_module
from io import BytesIO

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader, PdfWriter
from pytest_django import DjangoAssertNumQueries

from tests.apps.evidence.cast import (
    a_docx,
    a_film,
    a_looked_at,
    a_pdf,
    a_picture,
    a_proof,
    an_operator,
    an_upload,
)
from tests.apps.organizations.cast import NOW, TODAY, a_unit, an_admin
from tests.people import signed_in
from tests.rules.statistics.test_sketches import a_report
from tolok.apps.accounts.models import User
from tolok.apps.demonstration.invented.leaves import Leaf, pdf
from tolok.apps.evidence import actions, confined, store
from tolok.apps.evidence.actions import Facts, looking
from tolok.apps.evidence.actions.sketching import TRIES
from tolok.apps.evidence.models import AlikeGroup, Outcome, Preview, ProofVersion, Sketch
from tolok.apps.evidence.selectors.comparing import uncompared, unsketched
from tolok.apps.evidence.views.alike import ROWS_A_PAGE
from tolok.apps.organizations.models import OrganizationUnit

pytestmark = pytest.mark.django_db


def a_paper(name: str) -> bytes:
    """A report as a PDF, the same in all but the name of the unit."""
    return pdf("Laporan", name, [Leaf("Isi", tuple(a_report(name).split(". ")))])


def a_locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    writer = PdfWriter(PdfReader(BytesIO(a_paper("Kecamatan Melati"))))
    writer.encrypt("rahasia", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def copies(unit: OrganizationUnit, operator: User) -> list[ProofVersion]:
    """Two copies with the name changed, in two units, which nobody looked at yet."""
    other = a_unit(unit.office, "2")
    return [
        a_proof(unit, operator, a_paper("Kecamatan Melati"), "a.pdf"),
        a_proof(other, an_operator(other, "Wati"), a_paper("Kelurahan Sari"), "b.pdf"),
    ]


def test_a_copy_is_found_though_the_catching_up_met_it_before_its_pages_were_drawn(
    copies: list[ProofVersion], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "ROUND", 1)
    actions.look_again(now=NOW)
    for version in ProofVersion.objects.order_by("pk").select_related("proof__unit"):
        actions.look(version=version, now=NOW)
    group = AlikeGroup.objects.get()
    assert sorted(group.members.values_list("version", flat=True)) == [one.pk for one in copies]


def test_an_empty_fingerprint_of_an_existing_home_is_read_again_and_its_copies_are_found(
    copies: list[ProofVersion],
) -> None:
    actions.look(version=copies[0], now=NOW)
    Sketch.objects.create(sha256=copies[1].sha256, values=[])  # as it was kept before the pages were drawn
    ProofVersion.objects.update(preview=Preview.READY)
    actions.look_again(now=NOW)
    assert AlikeGroup.objects.get().members.count() == 2
    assert not unsketched().exists()


def test_migration_lets_only_empty_fingerprints_wait() -> None:
    full = Sketch.objects.create(sha256="1", values=[5])
    empty = Sketch.objects.create(sha256="2", values=[])
    import_module("tolok.apps.evidence.migrations.0006_what_was_compared").keep_what_says_something(
        apps, None
    )
    told = dict(Sketch.objects.values_list("pk", "outcome"))
    assert told == {full.pk: Outcome.COMPARED, empty.pk: Outcome.WAITING}


def test_a_file_whose_reading_dies_is_tried_again_and_then_told_as_too_heavy(
    unit: OrganizationUnit, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "PATIENCE", 0)
    version = a_looked_at(unit, operator, a_paper("Kecamatan Melati"), "a.pdf")
    assert uncompared([version.pk]) == {version.pk: Outcome.WAITING}
    for _ in range(TRIES):
        actions.look_again(now=NOW)
    assert uncompared([version.pk]) == {version.pk: Outcome.HEAVY}


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.pdf", b"%PDF-1.7 broken", Outcome.BROKEN),
        ("a.pdf", a_locked_pdf(), Outcome.LOCKED),
        ("a.pdf", a_pdf(), Outcome.LITTLE),
        ("a.jpg", a_picture(), Outcome.LITTLE),
        ("a.docx", a_docx(), Outcome.LITTLE),
        ("a.mp4", a_film(), Outcome.FILM),
    ],
)
def test_what_cannot_be_compared_says_why(
    unit: OrganizationUnit, operator: User, name: str, content: bytes, why: Outcome
) -> None:
    version = a_looked_at(unit, operator, content, name)
    assert uncompared([version.pk]) == {version.pk: why}


def test_a_file_that_is_gone_says_so(unit: OrganizationUnit, operator: User) -> None:
    version = a_proof(unit, operator)
    store.kept_at(version.sha256).unlink()
    actions.look(version=version, now=NOW)
    assert uncompared([version.pk]) == {version.pk: Outcome.GONE}


def test_the_page_says_how_far_the_comparing_is_and_what_cannot_be_compared(
    unit: OrganizationUnit, operator: User, copies: list[ProofVersion]
) -> None:
    admin = signed_in(Client(), an_admin(unit.office))
    alike = reverse("evidence-alike", args=[unit.office_id])
    assert "Isi 0 dari 2 berkas sudah dibandingkan" in admin.get(alike).content.decode()
    assert "2 berkas: menunggu giliran" in admin.get(alike).content.decode()
    actions.look_again(now=NOW)
    assert "Isi semua 2 berkas sudah dibandingkan" in admin.get(alike).content.decode()
    locked = a_looked_at(unit, operator, a_locked_pdf(), "kunci.pdf")
    page = admin.get(alike).content.decode()
    assert "Isi 2 dari 3 berkas sudah dibandingkan" in page
    assert "1 berkas: berkata sandi" in page
    left = reverse("evidence-uncompared", args=[unit.office_id])
    assert left in page
    assert "kunci.pdf" in admin.get(left).content.decode()
    assert "a.pdf" not in admin.get(left).content.decode()
    clerk = signed_in(Client(), operator)
    assert clerk.get(left).status_code == 404
    own = clerk.get(reverse("evidence-proof", args=[unit.pk, locked.proof_id])).content.decode()
    assert "tidak dapat dibandingkan dengan berkas unit lain: berkata sandi" in own


def test_what_was_not_compared_is_listed_a_page_at_a_time_with_as_many_statements(
    unit: OrganizationUnit, operator: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(ROWS_A_PAGE + 2):
        upload = an_upload(unit, operator, a_pdf(mark=str(number)), f"{number}.pdf")
        facts = Facts(f"Berkas {number}")
        actions.add_proof(unit=unit, facts=facts, upload=upload, by=operator, today=TODAY, now=NOW)
    admin = signed_in(Client(), an_admin(unit.office))
    left = reverse("evidence-uncompared", args=[unit.office_id])
    admin.get(left)
    with django_assert_max_num_queries(14):
        assert admin.get(left).content.decode().count("Menunggu giliran") == ROWS_A_PAGE
    assert admin.get(left, {"halaman": "2"}).content.decode().count("Menunggu giliran") == 2
