"""Existing standards are brought in: looked through first, kept as shown, and the same file twice changes nothing."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_admin, an_office, someone
from tests.apps.standards.standards_cast import WHOLE, a_decree, a_draft, a_member, a_service, held, moved_to
from tests.people import signed_in
from tests.sheets.standards.documents import HEADS, a_document, rows_of
from tests.sheets.standards.test_standard_documents import DEFECTS
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.actions import bringing
from tolok.apps.standards.models import Decree, Service, StandardImport, StandardVersion, State
from tolok.apps.standards.refusals import bringing as refusals
from tolok.apps.standards.urls import bringing as urls_bringing
from tolok.rules.standards.contents import content_of
from tolok.rules.standards.merging import merged
from tolok.rules.standards.values import Standard
from tolok.rules.texts import ProblemsError
from tolok.sheets.standards.template import ListedStandard, standards_workbook

pytestmark = pytest.mark.django_db

ADDRESSES = [str(pattern.name) for pattern in urls_bringing.urlpatterns]
DECREE: dict[str, str | date] = {
    "number": "100.3/7/2025",
    "about": "Standar pelayanan kecamatan",
    "signed_on": date(2025, 3, 1),
    "signer": "Siti Rahayu",
    "signer_post": "Camat",
}
FIRST = date(2025, 3, 10)
PASTED = "1\tPersyaratan\t1. KTP\n2. KK\n2\tBiaya\tGratis\n"


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Kecamatan Tolok Jaya", "district")


@pytest.fixture
def person(unit: OrganizationUnit) -> User:
    return a_member(unit)


def a_file(
    unit: OrganizationUnit, person: User, content: bytes, name: str = "standar.docx", **more: Any
) -> StandardImport:
    given: dict[str, Any] = {"service": None, "becomes": "draft", "why": "bawaan", **more}
    return bringing.draft_import(unit=unit, name=name, content=content, by=person, now=NOW, **given)


def kept(draft: StandardImport, person: User) -> dict[str, int]:
    plan = bringing.plan_import(draft)
    return bringing.apply_import(draft=draft, digest=plan.digest, by=person, now=NOW)


def texts(draft: StandardImport) -> list[object]:
    return [one.text for one in bringing.plan_import(draft).problems]


def whole(service: str = "Surat pindah") -> bytes:
    return a_document(f"Standar Pelayanan {service}", [HEADS, *rows_of(DEFECTS)])


def a_book(*listed: ListedStandard) -> bytes:
    return standards_workbook(listed)


def test_a_word_file_becomes_a_draft_of_a_service_that_is_entered_first(
    unit: OrganizationUnit, person: User
) -> None:
    draft = a_file(unit, person, whole())
    plan = bringing.plan_import(draft)
    assert [(one.act, one.name, one.service) for one in plan.rows] == [("begin", "Surat pindah", None)]
    assert not Service.objects.exists()
    assert kept(draft, person) == {"begin": 1}
    version = StandardVersion.objects.get()
    assert (version.state, version.complete, version.service.name) == (State.DRAFT, True, "Surat pindah")
    assert version.standard.texts["A4"] == DEFECTS[3]
    entry = Entry.objects.get(action="standards.import_standards")
    assert entry.after["counts"] == {"begin": 1}


def test_the_same_file_twice_changes_nothing(unit: OrganizationUnit, person: User) -> None:
    ways: list[dict[str, Any]] = [{}, {"becomes": "held", "decree": DECREE, "effective_from": FIRST}]
    for more in ways:
        first = a_file(unit, person, whole(), **more)
        assert sum(kept(first, person).values()) == 1
        before = Entry.objects.count(), list(StandardVersion.objects.values_list("pk", "edition"))
        again = a_file(unit, person, whole(), **more)
        assert kept(again, person) == {"keep": 1}
        assert before == (Entry.objects.count(), list(StandardVersion.objects.values_list("pk", "edition")))
        StandardVersion.objects.all().delete()


def test_a_draft_keeps_what_the_file_does_not_speak_of(unit: OrganizationUnit, person: User) -> None:
    version = a_draft(a_service(unit))
    draft = a_file(unit, person, PASTED.encode(), "", service=version.service)
    assert kept(draft, person) == {"write": 1}
    version.refresh_from_db()
    assert [one.name for one in version.standard.requirements] == ["KTP", "KK"]
    assert version.standard.steps == WHOLE.steps
    assert version.complete


def test_a_new_draft_starts_from_the_words_that_hold(unit: OrganizationUnit, person: User) -> None:
    service = held(a_service(unit), START).service
    kept(a_file(unit, person, PASTED.encode(), "", service=service), person)
    version = service.versions.get(state=State.DRAFT)
    assert (version.number, version.standard.limit) == (2, WHOLE.limit)


def test_standards_that_hold_come_with_their_decree(unit: OrganizationUnit, person: User) -> None:
    listed = [ListedStandard(f"{at:02}", f"Surat {at}", WHOLE) for at in range(1, 4)]
    draft = a_file(
        unit, person, a_book(*listed), "standar.xlsx", becomes="held", decree=DECREE, effective_from=FIRST
    )
    assert kept(draft, person) == {"hold": 3}
    decree = Decree.objects.get()
    assert (decree.number, decree.signer_post) == ("100.3/7/2025", "Camat")
    for version in StandardVersion.objects.all():
        assert (version.decree, version.effective_from, version.state) == (decree, FIRST, State.IN_FORCE)
        assert version.content == content_of(WHOLE)
        assert version.service.since == FIRST


def test_words_can_stay_as_they_are(unit: OrganizationUnit, person: User) -> None:
    kept(a_file(unit, person, whole(), as_written=True), person)
    standard = StandardVersion.objects.get().standard
    assert standard.requirements == ()
    assert standard.texts["A1"] == DEFECTS[0]


def test_every_problem_is_told_at_once_and_nothing_is_kept(unit: OrganizationUnit, person: User) -> None:
    service = a_service(unit, "01", "Surat pindah")
    moved_to(a_draft(service), State.INTERNAL)
    rows = "kode layanan;nama layanan;komponen;uraian\n01;;Biaya;Gratis\n02;Surat pindah;Biaya;Gratis\n03;;Biaya;Gratis\n04;Surat nikah;Visi;Maju\n"
    draft = a_file(unit, person, rows.encode(), "standar.csv")
    plan = bringing.plan_import(draft)
    assert {one.text for one in plan.problems} >= {
        refusals.NOT_WRITABLE_NOW,
        refusals.OTHER_CODE,
        refusals.NO_SERVICE_NAME,
    }
    assert any("Visi" in (one.found or "") for one in plan.problems)
    assert all(one.row for one in plan.problems)
    with pytest.raises(ProblemsError):
        bringing.apply_import(draft=draft, digest=plan.digest, by=person, now=NOW)
    assert StandardVersion.objects.count() == 1


def test_a_service_named_by_code_and_by_name_is_told(unit: OrganizationUnit, person: User) -> None:
    a_service(unit, "01", "Surat pindah")
    rows = "kode layanan;nama layanan;komponen;uraian\n01;;Biaya;Gratis\n;Surat pindah;Produk;Surat\n"
    assert texts(a_file(unit, person, rows.encode(), "x.csv")) == [refusals.SERVICE_TWICE]


def test_a_decree_of_another_day_and_a_later_version_are_told(unit: OrganizationUnit, person: User) -> None:
    version = held(a_service(unit, "01", "Surat pindah"), START)
    a_decree(unit, "100.3/7/2025", date(2025, 2, 1))
    draft = a_file(unit, person, whole(), becomes="held", decree=DECREE, effective_from=FIRST)
    assert texts(draft) == [refusals.OTHER_DECREE]
    StandardVersion.objects.filter(pk=version.pk).update(effective_from=FIRST + timedelta(days=1))
    assert refusals.LATER_HOLDS in texts(draft)


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"decree": {}}, "number"),
        ({"decree": {**DECREE, "signed_on": TODAY + timedelta(days=3)}}, "signed_on"),
        ({"effective_from": date(2025, 2, 1)}, "effective_from"),
        ({"effective_from": None}, "effective_from"),
        ({"decree": {**DECREE, "signer": " "}}, "signer"),
    ],
)
def test_a_decree_is_asked_for_whole(
    unit: OrganizationUnit, person: User, more: dict[str, Any], key: str
) -> None:
    with pytest.raises(ProblemsError) as refused:
        a_file(
            unit, person, whole(), **{"becomes": "held", "decree": DECREE, "effective_from": FIRST, **more}
        )
    assert key in [one.key for one in refused.value.problems]
    assert not StandardImport.objects.exists()


def test_what_changed_meanwhile_is_looked_through_again(unit: OrganizationUnit, person: User) -> None:
    draft = a_file(unit, person, whole())
    plan = bringing.plan_import(draft)
    a_service(unit, "09", "Surat pindah")
    with pytest.raises(ProblemsError) as refused:
        bringing.apply_import(draft=draft, digest=plan.digest, by=person, now=NOW)
    assert refused.value.problems[0].text == refusals.PLAN_CHANGED
    assert kept(draft, person) == {"begin": 1}
    with pytest.raises(ProblemsError):
        bringing.apply_import(draft=draft, digest=plan.digest, by=person, now=NOW)


def test_a_file_nobody_keeps_is_forgotten_after_a_day(unit: OrganizationUnit, person: User) -> None:
    draft = a_file(unit, person, whole())
    StandardImport.objects.filter(pk=draft.pk).update(created_at=NOW - timedelta(days=2))
    a_file(unit, person, whole())
    draft.refresh_from_db()
    assert bytes(draft.content) == b""


def test_looking_through_takes_the_same_statements_for_any_number(
    unit: OrganizationUnit, person: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    listed = [ListedStandard(f"{at:02}", f"Surat {at}", WHOLE) for at in range(30)]
    for one in listed[:10]:
        a_draft(a_service(unit, one.code, one.name))
    draft = a_file(
        unit, person, a_book(*listed), "standar.xlsx", becomes="held", decree=DECREE, effective_from=FIRST
    )
    with django_assert_max_num_queries(5):
        assert len(bringing.plan_import(draft).rows) == 30


def test_merging_leaves_the_rest_as_it_was() -> None:
    other = Standard(texts={"B9": "baru"}, others={"en": {"A1": "ID card"}})
    found = merged(WHOLE, other, ["B9", "A3"])
    assert found.limit is None
    assert found.texts["B9"] == "baru"
    assert found.texts["B8"] == WHOLE.texts["B8"]
    assert found.others == {"en": {"A1": "ID card"}}
    assert found.requirements == WHOLE.requirements


def upload(client: Client, unit: OrganizationUnit, **given: Any) -> Any:
    asked = {"becomes": "draft", "why": "bawaan", "lines": "", **given}
    return client.post(reverse("standards-import", args=[unit.pk]), asked)


def test_it_is_brought_by_hand_from_upload_to_the_kept_draft(
    client: Client, unit: OrganizationUnit, person: User
) -> None:
    signed_in(client, person)
    answer = upload(client, unit, file=SimpleUploadedFile("standar.docx", whole()))
    page = answer["Location"]
    shown = client.get(page)
    told = shown.content.decode()
    for said in (
        "Belum ada yang disimpan",
        "1 draf baru",
        "Surat pindah",
        "Tertulis gratis dan juga tarif",
        "14 komponen",
    ):
        assert said in told
    digest = shown.context["plan"].digest
    assert client.post(page, {"digest": "lain"}).status_code == 409
    done = client.post(page, {"digest": digest}, follow=True)
    assert "Standar tersimpan" in done.content.decode()
    assert StandardVersion.objects.count() == 1


def test_pasted_lines_with_a_chosen_service(client: Client, unit: OrganizationUnit, person: User) -> None:
    service = a_service(unit)
    signed_in(client, person)
    answer = upload(client, unit, lines=PASTED, service=service.pk)
    assert "Surat keterangan domisili" in client.get(answer["Location"]).content.decode()


def test_a_row_without_a_service_below_others_is_told_by_its_number(
    client: Client, unit: OrganizationUnit, person: User
) -> None:
    """Not that the table names no service: it names one."""
    signed_in(client, person)
    rows = "Nama Layanan;Persyaratan;Prosedur;Waktu;Biaya\nSurat pindah;KTP;Ambil nomor;3 hari kerja;Gratis\n;Camat;;;\n"
    answer = upload(client, unit, file=SimpleUploadedFile("standar.csv", rows.encode()))
    told = client.get(answer["Location"]).content.decode()
    assert "Belum dapat disimpan" in told
    assert "tidak menyebut nama layanannya" not in told


LAWS = (
    "Perda Kota Medan Nomor 3 Tahun 2010 tentang Administrasi Kependudukan",
    "Peraturan Presiden Nomor 25 Tahun 2008 tentang Persyaratan Pendaftaran Penduduk",
    "UU 25 Tahun 2009 tentang Pelayanan Publik",
)
BARE = ("Perda Kota Medan Nomor 3 Tahun 2010", "Peraturan Presiden Nomor 25 Tahun 2008", "UU 25 Tahun 2009")


@pytest.mark.parametrize(
    "line",
    [
        "; ".join(LAWS),
        "; ".join(BARE),
        ", ".join(BARE[:2]) + ", dan " + BARE[2],
        " ".join(f"{mark}. {law}" for mark, law in zip("abc", LAWS, strict=True)),
        " ".join(f"{mark}) {law};" for mark, law in zip("123", BARE, strict=True)),
        ". ".join(LAWS),
    ],
)
def test_laws_on_one_line_are_laws_of_their_own_and_each_is_looked_at(
    client: Client, unit: OrganizationUnit, person: User, line: str
) -> None:
    signed_in(client, person)
    page = upload(client, unit, lines=f"7\tDasar hukum\t{line}\n", service=a_service(unit).pk)["Location"]
    told = client.get(page)
    assert "Perda Kota Medan 3/2010 adalah peraturan Kota Medan" in told.content.decode()
    assert "Perpres 25/2008 tentang pendaftaran penduduk" in told.content.decode()
    client.post(page, {"digest": told.context["plan"].digest})
    laws = StandardVersion.objects.get().standard.legal
    assert [(one.kind, one.number, one.year, one.region) for one in laws] == [
        ("Perda", "3", 2010, "Kota Medan"),
        ("Perpres", "25", 2008, ""),
        ("UU", "25", 2009, ""),
    ]
    assert not any("20" in one.about for one in laws)


def test_a_law_that_is_not_recognised_stays_words_with_a_doubt_cut_between_words(
    client: Client, unit: OrganizationUnit, person: User
) -> None:
    line = (
        "Perda Kota Medan Nomor 3 Tahun 2010; Edaran Direktur Jenderal tentang penerbitan surat yang panjang judulnya"
        " menurut Peraturan Presiden Nomor 25 Tahun 2008"
    )
    signed_in(client, person)
    page = upload(client, unit, lines=f"7\tDasar hukum\t{line}\n", service=a_service(unit).pk)["Location"]
    told = client.get(page).content.decode()
    assert (
        "“Edaran Direktur Jenderal tentang penerbitan surat yang …” tidak dikenali sebagai dasar hukum"
        in told
    )
    assert "masih berupa kalimat" in told
    assert "Perpres 25/2008 tentang pendaftaran penduduk" in told


def test_problems_stand_on_the_page_with_their_rows(
    client: Client, unit: OrganizationUnit, person: User
) -> None:
    signed_in(client, person)
    answer = upload(client, unit, lines=PASTED + "3\tVisi\tMaju", service=a_service(unit).pk)
    shown = client.get(answer["Location"])
    assert shown.status_code == 422
    assert "Visi" in shown.content.decode()
    assert "Simpan semua" not in shown.content.decode()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "file"),
        ({"file": SimpleUploadedFile("a.docx", b"PK\x03\x04")}, "file"),
        ({"lines": PASTED, "file": SimpleUploadedFile("a.docx", whole())}, "lines"),
        ({"lines": PASTED, "becomes": "held"}, "number"),
        ({"lines": PASTED, "why": ""}, "why"),
        ({"lines": PASTED}, "service"),
    ],
)
def test_what_is_missing_stands_at_its_field(
    client: Client, unit: OrganizationUnit, person: User, given: dict[str, Any], field: str
) -> None:
    for one in given.values():
        if isinstance(one, SimpleUploadedFile):
            one.seek(0)
    signed_in(client, person)
    answer = upload(client, unit, **given)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_everything_that_is_wrong_is_told_at_once_and_the_paste_box_is_offered(
    client: Client, unit: OrganizationUnit, person: User
) -> None:
    signed_in(client, person)
    sent = SimpleUploadedFile("SK Standar.pdf", b"%PDF-1.7\n...")
    answer = upload(client, unit, file=sent, becomes="held", why="")
    form = answer.context["form"]
    assert set(form.errors) == {"file", "why"}
    assert "salin seluruh tabelnya" in answer.content.decode()
    sent.seek(0)
    answer = upload(client, unit, file=sent, becomes="held")
    assert set(answer.context["form"].errors) == {
        "file",
        "number",
        "about",
        "signed_on",
        "signer",
        "effective_from",
    }
    assert not StandardImport.objects.exists()


def test_pasted_words_without_any_component_are_told_at_the_box(
    client: Client, unit: OrganizationUnit, person: User
) -> None:
    signed_in(client, person)
    answer = upload(client, unit, lines="Jam buka kantor\nSenin sampai Jumat")
    assert "Komponen, Uraian" in str(answer.context["form"].errors["lines"])


def address_of(name: str, draft: StandardImport) -> str:
    return reverse(name, args=[draft.unit_id, *([draft.pk] if name.endswith("plan") else [])])


def neighbour(unit: OrganizationUnit) -> User:
    return a_member(a_unit(unit.office, "2"), name="Wati")


def elsewhere(unit: OrganizationUnit) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(unit: OrganizationUnit) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing(
    client: Client, unit: OrganizationUnit, person: User, stranger: Callable[[OrganizationUnit], User]
) -> None:
    draft = a_file(unit, person, whole())
    pages = [address_of(name, draft) for name in ADDRESSES]
    for page in pages:
        nowhere = page.replace(f"/{unit.pk}/", "/999999/", 1)
        for method in (client.get, client.post):
            assert method(page).status_code == method(nowhere).status_code == 302
    signed_in(client, stranger(unit))
    for page in pages:
        nowhere = page.replace(f"/{unit.pk}/", "/999999/", 1)
        for method in (client.get, client.post):
            answer = method(page)
            assert answer.status_code == method(nowhere).status_code == 404
            assert b"Tolok Jaya" not in answer.content


def test_a_colleague_does_not_see_what_somebody_else_brought(
    client: Client, unit: OrganizationUnit, person: User
) -> None:
    page = address_of("standards-import-plan", a_file(unit, person, whole()))
    signed_in(client, a_member(unit, name="Wati"))
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("role", [Role.READER, Role.UNIT_HEAD])
def test_who_does_not_keep_services_brings_nothing(
    client: Client, unit: OrganizationUnit, role: Role
) -> None:
    signed_in(client, a_member(unit, role))
    assert client.get(reverse("standards-import", args=[unit.pk])).status_code == 403
