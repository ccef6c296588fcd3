"""Papers of standards: who may take which, what they say, and the book made in the background."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_admin, an_office, someone
from tests.apps.standards.standards_cast import (
    WHOLE,
    a_decree,
    a_draft,
    a_member,
    a_service,
    held,
    moved_to,
)
from tests.papers.reading import words
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations import actions as organizations
from tolok.apps.organizations.models import OrganizationUnit, Role, UnitLetterhead
from tolok.apps.organizations.selectors import head_of_unit
from tolok.apps.standards.actions import add_services, books, maklumat, versions
from tolok.apps.standards.actions.services import Offered
from tolok.apps.standards.models import Decree, Maklumat, Nature, StandardBook, StandardVersion, State
from tolok.apps.standards.selectors.papers import AT_ONCE, book_papers, decree_papers, register_rows
from tolok.apps.standards.urls import papers as urls_papers
from tolok.rules.standards.components import components, published
from tolok.rules.standards.contents import content_of
from tolok.rules.standards.values import Standard
from tolok.sheets.books import open_bytes
from tolok.sheets.standards.book import read_standards

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ADDRESSES = [str(pattern.name) for pattern in urls_papers.urlpatterns]
FORMS = {
    "standards-annex": "pdf",
    "standards-register": "pdf",
    "standards-book": "pdf",
    "standards-leaflet": "pdf",
}


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the cast."""
    for module in ("doors", "papers.doors", "papers.heads", "papers.units", "papers.versions"):
        monkeypatch.setattr(f"tolok.apps.standards.views.{module}.today", lambda: TODAY)


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Kecamatan Tolok Jaya", "district")


@pytest.fixture
def draft(unit: OrganizationUnit) -> StandardVersion:
    return a_draft(a_service(unit))


@pytest.fixture
def holding(draft: StandardVersion) -> StandardVersion:
    return moved_to(draft, State.IN_FORCE)


def a_maklumat(unit: OrganizationUnit) -> Maklumat:
    made = maklumat.draft(unit=unit, by=None, now=NOW)
    statements = {
        "ability": "Kami sanggup.",
        "improvement": "Kami memperbaiki diri.",
        "sanction": "Kami siap disanksi.",
    }
    maklumat.write(maklumat=made, **statements, signer="Siti Rahayu", signer_post="Camat", by=None, now=NOW)
    return Maklumat.objects.get(pk=made.pk)


def address_of(name: str, version: StandardVersion) -> str:
    unit = version.service.unit
    decree = version.decree or Decree.objects.filter(unit=unit).first() or a_decree(unit)
    pledge, _ = Maklumat.objects.filter(unit=unit).first() or a_maklumat(unit), None
    book = StandardBook.objects.filter(unit=unit).first() or StandardBook.objects.create(
        unit=unit, form="pdf", day=TODAY, asked_at=NOW, state="done", content=b"%PDF"
    )
    parts = {
        "unit": unit.pk,
        "version": version.pk,
        "decree": decree.pk,
        "maklumat": pledge.pk,
        "book": book.pk,
        "size": "kertas" if name == "standards-maklumat-paper" else "selebaran",
        "form": "pdf",
    }
    pattern = next(one for one in urls_papers.urlpatterns if one.name == name)
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def neighbour(unit: OrganizationUnit) -> User:
    return a_member(a_unit(unit.office, "2"), name="Wati")


def elsewhere(unit: OrganizationUnit) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(unit: OrganizationUnit) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing_of_papers(
    client: Client, draft: StandardVersion, stranger: Callable[[OrganizationUnit], User]
) -> None:
    pages = {page: nowhere(page) for page in (address_of(name, draft) for name in ADDRESSES)}
    for page, none in pages.items():
        for method in (client.get, client.post):
            assert method(page).status_code == method(none).status_code == 302, page
            assert "/masuk/" in method(page)["Location"]
    signed_in(client, stranger(draft.service.unit))
    for page, none in pages.items():
        for method in (client.get, client.post):
            answer = method(page)
            assert answer.status_code == method(none).status_code == 404, page
            assert b"Tolok Jaya" not in answer.content


def nowhere(page: str) -> str:
    """The same address of something that is not there."""
    first = page.removeprefix("/standar/").split("/")[1]
    return page.replace(f"/{first}/", "/999999/", 1)


@pytest.mark.parametrize("role", [Role.READER, Role.UNIT_HEAD, Role.UNIT_OPERATOR])
def test_staff_take_every_paper(client: Client, holding: StandardVersion, role: Role) -> None:
    signed_in(client, a_member(holding.service.unit, role))
    for name in ADDRESSES:
        page = address_of(name, holding)
        if name == "standards-order-book":
            assert client.post(page).status_code == 302
            continue
        answer = client.get(page)
        if name == "standards-unit-head" and role != Role.UNIT_OPERATOR:
            assert answer.status_code == 403
            assert client.post(page, {"lines": "LAIN"}).status_code == 403
            continue
        assert answer.status_code == 200, page
        if FORMS.get(name):
            assert answer["Content-Type"] == "application/pdf"
            assert answer.content.startswith(b"%PDF")


def test_papers_of_a_unit_carry_its_own_kop(client: Client, holding: StandardVersion) -> None:
    unit = holding.service.unit
    organizations.set_letterhead(
        office=unit.office, values={"lines": "PEMERINTAH KABUPATEN\nBAGIAN ORGANISASI"}, by=None, now=NOW
    )
    signed_in(client, a_member(unit))
    page = reverse("standards-unit-head", args=[unit.pk])
    assert "PEMERINTAH KABUPATEN" in client.get(page).content.decode()
    taken = [address_of(name, holding) for name in ("standards-register", "standards-leaflet")]
    taken.append(address_of("standards-maklumat-paper", holding))
    for paper in taken:
        assert "BAGIAN ORGANISASI" in words(client.get(paper).content), paper

    own = "PEMERINTAH KABUPATEN\n\n KECAMATAN HULU \nTelepon (0999) 555-0100"
    answer = client.post(page, {"lines": own, "place": "Hulu"}, follow=True)
    assert "PEMERINTAH KABUPATEN – KECAMATAN HULU" in answer.content.decode()
    for paper in taken:
        text = words(client.get(paper).content)
        assert "Telepon (0999) 555-0100" in text, paper
        assert "BAGIAN ORGANISASI" not in text, paper
    entry = Entry.objects.get(action="organizations.set_unit_letterhead")
    assert (entry.after["place"], entry.scope) == ("Hulu", unit.office.audit_scope)

    client.post(page, {"lines": " ", "place": ""})
    assert "BAGIAN ORGANISASI" in words(client.get(taken[0]).content)


def test_what_was_signed_earlier_keeps_the_kop_of_its_day(client: Client, holding: StandardVersion) -> None:
    unit, decree = holding.service.unit, holding.decree
    assert decree
    signed_in(client, a_member(unit))
    annexes = [address_of(name, holding) for name in ("standards-annex", "standards-decree-annex")]
    organizations.set_unit_letterhead(
        unit=unit, lines="KECAMATAN HULU", place="Hulu", since=decree.signed_on + DAY, by=None, now=NOW
    )
    for annex in annexes:
        assert "Hulu, " not in words(client.get(annex).content)
    organizations.set_unit_letterhead(
        unit=unit, lines="KECAMATAN HILIR", place="Hilir", since=decree.signed_on, by=None, now=NOW
    )
    for annex in annexes:
        assert "Hilir, " in words(client.get(annex).content)


def test_a_kop_of_a_unit_that_cannot_be_printed_is_refused(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = reverse("standards-unit-head", args=[unit.pk])
    lines = "\n".join(["x" * 130, *["KECAMATAN"] * 8])
    answer = client.post(page, {"lines": lines})
    assert answer.status_code == 422
    for reason in ("Kop paling banyak 8 baris.", "Baris kop paling panjang 120 tanda."):
        assert reason in answer.content.decode()
    assert not UnitLetterhead.objects.exists()


def test_the_kop_of_a_unit_costs_papers_no_statement(
    unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    organizations.set_unit_letterhead(unit=unit, lines="KECAMATAN HULU", since=TODAY, by=None, now=NOW)
    with django_assert_num_queries(1):
        assert head_of_unit(unit, TODAY).lines == ("KECAMATAN HULU",)
    neighbours = a_unit(unit.office, "7")
    assert head_of_unit(neighbours, TODAY).lines == ("KABUPATEN TOLOK",)


def test_the_public_takes_the_leaflet_while_the_version_holds(
    client: Client, holding: StandardVersion
) -> None:
    for size, form in (
        ("selebaran", "pdf"),
        ("selebaran", "docx"),
        ("spanduk", "pdf"),
        ("cetak-besar", "pdf"),
    ):
        answer = client.get(reverse("standards-leaflet", args=[holding.pk, size, form]))
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
    told = words(client.get(reverse("standards-leaflet", args=[holding.pk, "selebaran", "pdf"])).content)
    assert all(one.name.id.replace(" ", "") in told.replace(" ", "") for one in published())
    assert "Dasar hukum" not in told
    assert "RANCANGAN" not in told
    assert f"layanan/{holding.service_id}" in told
    assert client.get(reverse("standards-annex", args=[holding.pk, "pdf"])).status_code == 302


def test_the_public_takes_nothing_that_does_not_hold_for_it(client: Client, holding: StandardVersion) -> None:
    page = reverse("standards-leaflet", args=[holding.pk, "selebaran", "pdf"])
    tomorrow = TODAY + timedelta(days=1)
    for service, version in (
        ({"nature": Nature.INTERNAL}, {}),
        ({"until": START}, {}),
        ({}, {"effective_from": tomorrow}),
        ({}, {"effective_until": holding.effective_from, "effective_from": TODAY - timedelta(days=9)}),
    ):
        type(holding.service).objects.filter(pk=holding.service_id).update(
            **{"nature": Nature.EXTERNAL, "until": None, **service}
        )
        day = version.get("effective_until") and {"effective_until": TODAY - timedelta(days=1)}
        StandardVersion.objects.filter(pk=holding.pk).update(
            **{"effective_from": TODAY, "effective_until": None, **version, **(day or {})}
        )
        assert client.get(page).status_code == 302


@pytest.mark.parametrize(("size", "form"), [("poster", "pdf"), ("selebaran", "exe"), ("spanduk", "docx")])
def test_papers_there_are_not_are_not_found(
    client: Client, holding: StandardVersion, size: str, form: str
) -> None:
    assert client.get(reverse("standards-leaflet", args=[holding.pk, size, form])).status_code == 404


def test_a_draft_is_marked_on_paper_and_on_its_page(client: Client, draft: StandardVersion) -> None:
    signed_in(client, a_member(draft.service.unit))
    page = client.get(reverse("standards-papers", args=[draft.pk])).content.decode()
    assert "RANCANGAN" in page
    assert "Hanya untuk unit ini" in page
    for name, parts in (("standards-annex", ["pdf"]), ("standards-leaflet", ["spanduk", "pdf"])):
        assert "RANCANGAN" in words(client.get(reverse(name, args=[draft.pk, *parts])).content)


def test_the_annex_carries_decree_and_fourteen_components(client: Client, holding: StandardVersion) -> None:
    signed_in(client, a_member(holding.service.unit))
    told = words(client.get(reverse("standards-annex", args=[holding.pk, "pdf"])).content)
    assert holding.decree is not None
    for said in (
        holding.decree.number,
        "Siti Rahayu",
        "Kecamatan Tolok Jaya",
        f"sidik {holding.digest[:12]}",
    ):
        assert said in told
    assert all(one.name.id.replace(" ", "") in told.replace(" ", "") for one in components())


def test_the_maklumat_is_for_all_once_it_is_set(client: Client, unit: OrganizationUnit) -> None:
    made = a_maklumat(unit)
    page = reverse("standards-maklumat-paper", args=[made.pk, "a3", "pdf"])
    assert client.get(page).status_code == 302
    Maklumat.objects.filter(pk=made.pk).update(state="set", set_on=TODAY)
    told = words(client.get(page).content)
    assert "Kami siap disanksi." in told
    assert "RANCANGAN" not in told


def test_the_list_counts_services_against_standards(
    unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    holding = held(a_service(unit, "01", "Surat pindah"), START)
    a_draft(a_service(unit, "02", "Surat nikah"))
    a_service(unit, "03", "Surat usaha")
    with django_assert_num_queries(4):
        rows = register_rows(unit, TODAY)
    assert [(one.code, one.version, one.state) for one in rows] == [
        ("01", holding.number, "berlaku"),
        ("02", None, "draf"),
        ("03", None, "belum ada standar"),
    ]


def many(unit: OrganizationUnit, count: int) -> None:
    offered = [Offered(f"{at:03}", f"Surat nomor {at}") for at in range(count)]
    for service in add_services(unit=unit, services=offered, since=START, by=None, now=NOW):
        held(service, START)


def test_the_book_of_few_is_made_at_once(client: Client, unit: OrganizationUnit) -> None:
    many(unit, 3)
    signed_in(client, a_member(unit))
    told = words(client.get(reverse("standards-book", args=[unit.pk, "pdf"])).content)
    assert "Buku ini memuat 3 standar pelayanan." in told
    page = client.get(reverse("standards-unit-papers", args=[unit.pk])).content.decode()
    assert "Buat buku" not in page
    assert "3 dari 3 layanan" in page


def test_the_book_of_many_is_made_in_the_background(
    client: Client, unit: OrganizationUnit, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(unit, AT_ONCE + 1)
    asked: list[int] = []
    monkeypatch.setattr("tolok.apps.standards.views.papers.units.make_book", Asked(asked))
    signed_in(client, a_member(unit))
    assert client.get(reverse("standards-book", args=[unit.pk, "pdf"])).status_code == 404
    page = reverse("standards-unit-papers", args=[unit.pk])
    assert "Buat buku" in client.get(page).content.decode()
    for _ in range(2):
        client.post(reverse("standards-order-book", args=[unit.pk]))
    assert len(set(asked)) == 2
    assert Entry.objects.filter(action="standards.order_book").count() == 1
    assert "0 dari 42 standar disiapkan" in " ".join(client.get(page).content.decode().split())
    for pk in set(asked):
        books.write_book(book=pk, now=NOW)
    shown = client.get(page).content.decode()
    assert "21 standar" in shown
    for one in StandardBook.objects.all():
        assert (one.state, one.done, one.total) == ("done", 21, 21)
        taken = client.get(reverse("standards-book-file", args=[unit.pk, one.pk])).content
        assert taken.startswith(b"%PDF") or zipfile.is_zipfile(io.BytesIO(taken))


class Asked:
    """A task that only notes that it was asked for."""

    def __init__(self, asked: list[int]) -> None:
        self.asked = asked

    def enqueue(self, pk: int) -> None:
        self.asked.append(pk)


def test_a_book_without_standards_is_refused(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    answer = client.post(reverse("standards-order-book", args=[unit.pk]))
    assert answer.status_code == 422
    assert "belum memiliki standar" in answer.content.decode()


def test_a_book_that_was_cut_off_is_taken_up_again(unit: OrganizationUnit) -> None:
    many(unit, 1)
    made = books.order_book(unit=unit, day=TODAY, by=someone("Tono"), now=NOW)
    StandardBook.objects.filter(pk=made[0].pk).update(state="making")
    assert books.take_up() == [one.pk for one in made]


def test_the_statements_of_a_book_do_not_grow(
    unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many(unit, 5)
    with django_assert_num_queries(3):
        assert len(book_papers(unit, TODAY)) == 5


def test_the_workbook_says_what_standards_say(client: Client, unit: OrganizationUnit) -> None:
    held(a_service(unit, "01", "Surat pindah"), START)
    working = a_draft(a_service(unit, "02", "Surat nikah"), Standard(texts={"A3": "3 hari"}))
    signed_in(client, a_member(unit))
    page = reverse("standards-sheet", args=[unit.pk])
    problems: list[Any] = []
    found = read_standards(open_bytes("x.xlsx", client.get(f"{page}?isi").content), "", problems)
    assert problems == []
    first, second = (one.read()[0] for one in found.standards)
    assert content_of(first) == content_of(WHOLE)
    assert content_of(second) == working.content
    empty = read_standards(open_bytes("x.xlsx", client.get(page).content), "", problems)
    assert empty.standards == ()


def test_the_annex_of_a_decree_holds_every_standard_it_decides(
    client: Client, unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    decree = a_decree(unit)
    for at in range(3):
        service = a_service(unit, f"0{at}", f"Surat nomor {at}")
        versions.add_version(
            service=service, standard=WHOLE, decree=decree, effective_from=TODAY, by=None, now=NOW
        )
    signed_in(client, a_member(unit))
    told = words(client.get(reverse("standards-decree-annex", args=[decree.pk, "pdf"])).content)
    assert f"Lampiran Keputusan Nomor {decree.number}" in told
    assert "memuat 3 standar pelayanan" in told
    assert all(f"Surat nomor {at}" in told for at in range(3))
    assert "lampiran.pdf" in client.get(reverse("standards-decree", args=[decree.pk])).content.decode()
    with django_assert_num_queries(2):
        assert len(decree_papers(decree, TODAY)) == 3


def test_a_version_of_a_decree_to_come_says_that_it_does_not_hold_yet(
    client: Client, unit: OrganizationUnit
) -> None:
    service = a_service(unit)
    later = TODAY + timedelta(days=20)
    versions.add_version(
        service=service, standard=WHOLE, decree=a_decree(unit), effective_from=later, by=None, now=NOW
    )
    version = service.versions.get()
    signed_in(client, a_member(unit))
    assert "BELUM BERLAKU" in words(client.get(reverse("standards-annex", args=[version.pk, "pdf"])).content)
