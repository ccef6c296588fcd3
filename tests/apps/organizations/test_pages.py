"""Pages of the Biro: what they show, what they take, and what a stranger learns: nothing."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, START, a_unit, an_admin, an_office, done, someone
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations import actions, policies, selectors, urls
from tolok.apps.organizations.models import Office, OrganizationUnit, Role, UnitImport, UnitVersion
from tolok.sheets.offices.unit_templates import ListedUnit, units_template

pytestmark = pytest.mark.django_db

HEAD = "kode;nama;jenis;induk\n"


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def admin(office: Office) -> User:
    return an_admin(office)


@pytest.fixture
def biro(client: Client, admin: User) -> Client:
    return signed_in(client, admin)


@pytest.fixture
def unit(office: Office) -> OrganizationUnit:
    return a_unit(office, "1", "Dinas Kesehatan", group="health")


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def home(office: Office, rest: str = "") -> str:
    return f"/organisasi/{office.pk}/{rest}"


def today() -> str:
    return timezone.localdate().isoformat()


def told(client: Client, address: str, **fields: str) -> str:
    """Send a change that should be refused; the page that says why."""
    response = client.post(address, {"day": today(), "why": "SOTK", **fields})
    assert response.status_code == 422
    return response.content.decode()


def saved(client: Client, address: str, **fields: str) -> str:
    """Send a change that should be kept; the page after it."""
    response = client.post(address, {"day": today(), "why": "Perda 5/2026", **fields}, follow=True)
    assert response.status_code == 200
    assert "Perubahan tersimpan." in response.content.decode()
    return response.content.decode()


#: What an auditor may see beside the units.
WATCHED = (
    "organizations-people",
    "organizations-person",
    "organizations-audit",
    "organizations-audit-csv",
    "organizations-entry",
)
ADDRESSES = [pattern.name for pattern in urls.urlpatterns if pattern.name != "organizations"]


def others(name: str, office: Office) -> dict[str, Any]:
    """Numbers of a person, a role, an offer, an entry and a list of people of this office."""
    admin = User.objects.get(email="ani@example.go.id")
    offer = office.offers.first()
    if offer is None:
        offer = actions.invite_person(
            office=office, email="citra@example.go.id", name="Citra", role=Role.READER, **done(admin)
        ).offer
        assert offer
    found = {
        "person": admin.pk,
        "role": admin.appointments.filter(office=office).order_by("pk")[0].pk,
        "offer": offer.pk,
        "entry": Entry.objects.filter(scope=office.audit_scope)[0].pk,
        "kind": "lhe",
        "which": "bawaan",
    }
    if name == "organizations-people-plan":
        text = b"surel;nama;peran\nd@example.go.id;Dewi;pembaca\n"
        found["draft"] = actions.draft_people(office=office, name="o.csv", content=text, **done(admin)).pk
    return found


def address_of(name: str, office: Office, unit: OrganizationUnit, draft: UnitImport) -> str:
    """The address of a page, whatever parts it takes."""
    pattern = next(one for one in urls.urlpatterns if one.name == name)
    parts = {"office": office.pk, "unit": unit.pk, "draft": draft.pk, **others(name, office)}
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def a_draft(office: Office, admin: User, text: str = f"{HEAD}9;Dinas Baru;Dinas;\n") -> UnitImport:
    return actions.draft_import(
        office=office, name="unit.csv", content=text.encode(), complete=False, **done(admin)
    )


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_stranger_learns_nothing_of_an_office(
    client: Client, office: Office, admin: User, unit: OrganizationUnit, name: str
) -> None:
    """Without an account every office looks alike; with one in another office, none of this is there."""
    draft = a_draft(office, admin)
    address = address_of(name, office, unit, draft)
    nowhere = address.replace(f"/{office.pk}/", "/999999/", 1)
    for method in (client.get, client.post):
        assert method(address).status_code == method(nowhere).status_code == 302
        assert "/masuk/" in method(address)["Location"]
    signed_in(client, an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi"))
    for method in (client.get, client.post):
        answer, other = method(address), method(nowhere)
        assert answer.status_code == other.status_code == 404
        assert "Dinas Kesehatan" not in answer.content.decode()


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_whoever_only_reads_changes_nothing(
    client: Client, office: Office, admin: User, unit: OrganizationUnit, name: str, role: Role
) -> None:
    reader = someone("Rara")
    actions.appoint(user=reader, office=office, role=role, day=START, by=None, now=NOW)
    signed_in(client, reader)
    open_to = {"organizations-units", "organizations-unit", *(WATCHED if role == Role.AUDITOR else ())}
    status = 200 if name in open_to else 403
    assert client.get(address_of(name, office, unit, a_draft(office, admin))).status_code == status
    assert "Tambah unit" not in page(client, home(office))


@pytest.mark.parametrize("name", ADDRESSES)
def test_whoever_works_in_a_unit_does_not_read_the_others(
    client: Client, office: Office, admin: User, unit: OrganizationUnit, name: str
) -> None:
    operator = someone("Oka")
    actions.appoint(
        user=operator, office=office, unit=unit, role=Role.UNIT_OPERATOR, day=START, by=None, now=NOW
    )
    signed_in(client, operator)
    assert client.get(address_of(name, office, unit, a_draft(office, admin))).status_code == 403


@pytest.mark.parametrize(
    "name", [pattern.name for pattern in urls.urlpatterns if "unit" in pattern.pattern.converters]
)
def test_a_unit_of_another_office_is_not_there(biro: Client, office: Office, admin: User, name: str) -> None:
    foreign = a_unit(an_office("Kota Tolok", "city", "64.72"), "7", "Dinas Rahasia")
    address = address_of(name, office, foreign, a_draft(office, admin))
    for method in (biro.get, biro.post):
        answer = method(address)
        assert answer.status_code == (405 if name == "organizations-unit" and method == biro.post else 404)
        assert "Dinas Rahasia" not in answer.content.decode()


def test_a_list_of_another_office_is_not_there(biro: Client, office: Office, admin: User) -> None:
    other = an_office("Kota Tolok", "city", "64.72")
    actions.appoint(user=admin, office=other, role=Role.BIRO_ADMIN, day=START, by=None, now=NOW)
    address = home(office, f"impor/{a_draft(other, admin).pk}/")
    assert biro.get(address).status_code == biro.post(address).status_code == 404


def test_a_role_that_ended_opens_nothing(client: Client, office: Office, admin: User) -> None:
    role = admin.appointments.get()
    actions.dismiss(appointment=role, day=timezone.localdate(), by=None, why="pindah", now=NOW)
    assert signed_in(client, admin).get(home(office)).status_code == 404
    assert not policies.may_manage(admin, office, timezone.localdate())


def test_a_closed_account_has_no_role(office: Office, admin: User, unit: OrganizationUnit) -> None:
    actions.appoint(user=admin, office=office, unit=unit, role=Role.UNIT_HEAD, day=START, by=None, now=NOW)
    assert policies.has_role(admin, unit, Role.UNIT_HEAD, date(2026, 1, 1))
    assert not policies.has_role(admin, unit, Role.UNIT_OPERATOR, date(2026, 1, 1))
    admin.is_active = False
    assert not policies.may_manage(admin, office, date(2026, 1, 1))
    assert not policies.has_role(admin, unit, Role.UNIT_HEAD, date(2026, 1, 1))


def test_it_lists_the_offices_of_a_person(biro: Client, office: Office) -> None:
    an_office("Kota Lain", "city", "64.72")
    text = page(biro, "/organisasi/")
    assert "Kabupaten Tolok" in text
    assert "pemerintah kabupaten" in text
    assert "Kota Lain" not in text


def test_it_says_what_to_do_without_a_role(client: Client) -> None:
    assert "belum bertugas" in page(signed_in(client, someone("Cici")), "/organisasi/")


@pytest.mark.parametrize(
    ("kind", "region", "words"),
    [
        ("regency", "64.01", "Bagian Organisasi"),
        ("province", "64", "Biro Organisasi"),
        ("ministry", "", "Biro yang membidangi organisasi"),
    ],
)
def test_labels_follow_the_level(client: Client, kind: str, region: str, words: str) -> None:
    office = an_office("Instansi", kind, region)  # type: ignore[arg-type]
    text = page(signed_in(client, an_admin(office)), home(office))
    assert f"Dikelola oleh {words}" in text
    assert ("Wilayah Kalimantan Timur, kode 64." in text) is (kind == "province")


def test_an_empty_office_teaches_the_next_step(biro: Client, office: Office) -> None:
    assert "unduh templat daftar unit" in page(biro, home(office))


def test_it_lists_searches_and_filters_the_tree(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    a_unit(office, "1.10", "Puskesmas Dua", "health_center", unit, group="health")
    a_unit(office, "1.2", "Puskesmas Satu", "health_center", unit, group="health", abbreviation="PKM1")
    a_unit(office, "2", "Dinas Sosial", group="social")
    text = page(biro, home(office))
    order = [
        text.index(name)
        for name in ("Dinas Kesehatan", "– Puskesmas Satu", "– Puskesmas Dua", "Dinas Sosial")
    ]
    assert order == sorted(order)
    assert "Dinas Sosial" not in page(biro, home(office, "?cari=pkm1"))
    assert "1 unit cocok." in page(biro, home(office, "?cari=PUSKESMAS++satu"))
    assert "Puskesmas" not in page(biro, home(office, "?kelompok=social"))
    assert "Tidak ada unit yang cocok." in page(biro, home(office, "?cari=tiada&kelompok=x"))


def test_it_shows_the_tree_of_another_day(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    actions.rename(unit=unit, name="Badan Kesehatan", **done(day=date(2022, 1, 1)))
    text = page(biro, home(office, "?pada=2021-12-31"))
    assert "Dinas Kesehatan" in text
    assert "keadaan pada 31 Desember 2021" in text
    assert "Belum ada" not in page(biro, home(office, "?pada=2019-01-01"))
    assert "Badan Kesehatan" in page(biro, home(office, "?pada=bukan"))


def many(office: Office, parent: OrganizationUnit, count: int = 1000) -> list[OrganizationUnit]:
    units = OrganizationUnit.objects.bulk_create(
        OrganizationUnit(office=office, code=f"1.{n:04}") for n in range(count)
    )
    UnitVersion.objects.bulk_create(
        UnitVersion(
            unit=unit,
            valid_from=START,
            name=f"Sekolah {unit.code}",
            search=f"{unit.code} sekolah {unit.code}",
            kind="school",
            group="education",
            parent=parent,
        )
        for unit in units
    )
    return units


def test_a_thousand_units_take_few_statements(
    biro: Client,
    office: Office,
    unit: OrganizationUnit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    units = many(office, unit)
    with django_assert_max_num_queries(10):
        text = page(biro, home(office, "?halaman=20&cari=1"))
    assert "Sekolah 1.0997" in text
    for address in (home(office, f"unit/{unit.pk}/"), home(office, f"unit/{units[7].pk}/pindah/")):
        with django_assert_max_num_queries(14):
            page(biro, address)


def test_it_tells_the_history_of_a_unit(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    other = a_unit(office, "2", "Dinas KB")
    actions.rename(
        unit=unit, name="Dinas Kesehatan dan KB", abbreviation="DKKB", **done(day=date(2025, 1, 1))
    )
    actions.merge(unit=other, into=unit, **done(day=date(2025, 1, 1), why="Perda 9/2024"))
    text = page(biro, home(office, f"unit/{unit.pk}/"))
    for words in (
        "1 Januari 2020 – 31 Desember 2024",
        "sejak 1 Januari 2025",
        "ganti nama",
        "DKKB",
        "Dinas KB</a>",
    ):
        assert words in text
    gone = page(biro, home(office, f"unit/{other.pk}/"))
    assert "digabung: Dinas Kesehatan dan KB" in gone
    assert "Perda 9/2024" in gone
    assert "hari terakhirnya 31 Desember 2024" in gone
    assert "Ubah unit ini" not in gone


def test_it_says_that_a_unit_is_still_to_come_or_about_to_end(biro: Client, office: Office) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    coming, ending = a_unit(office, "1", day=tomorrow), a_unit(office, "2")
    actions.close(unit=ending, **done(day=tomorrow))
    assert "baru ada sejak" in page(biro, home(office, f"unit/{coming.pk}/"))
    assert "Hari terakhir unit ini" in page(biro, home(office, f"unit/{ending.pk}/"))


def test_the_biro_adds_a_unit_below_another(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    address = home(office, "unit/baru/")
    form = page(biro, f"{address}?induk=1")
    assert '<option value="1" selected>Dinas Kesehatan (1)</option>' in form
    assert "langsung di bawah Kabupaten Tolok" in form
    text = saved(biro, address, code="1.1", name="RSUD", kind="hospital", group="health", parent="1")
    assert "RSUD" in text
    assert "Perda 5/2026" in text
    assert [place.name for place in selectors.descendants(unit, timezone.localdate())] == ["RSUD"]


def test_a_unit_that_cannot_be_added_says_why_at_its_field(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    address = home(office, "unit/baru/")
    text = told(biro, address, code="1", name="Lain", kind="department", group="other", parent="")
    assert "Kode: Kode ini sudah dipakai" in text
    empty = biro.post(address, {}).content.decode()
    for words in (
        "Tulis kode unit.",
        "Tulis nama unit.",
        "Pilih jenis unit.",
        "Tulis alasannya",
        "Isi tanggal mulai",
    ):
        assert words in empty
    foreign = a_unit(an_office("Kota Tolok", "city", "64.72"), "7", "Dinas Rahasia")
    text = told(biro, address, code="9", name="X", kind="department", group="other", parent=foreign.code)
    assert "Dinas Rahasia" not in text


def test_the_biro_changes_a_unit(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    a_unit(office, "2", "Dinas Sosial")
    here = home(office, f"unit/{unit.pk}/")
    assert 'value="Dinas Kesehatan"' in page(biro, f"{here}nama/")
    assert "Badan Kesehatan" in saved(biro, f"{here}nama/", name="Badan Kesehatan", abbreviation="BK")
    assert "Badan" in saved(biro, f"{here}jenis/", kind="body", group="social")
    assert "(1)</option>" not in page(biro, f"{here}pindah/")
    assert "Dinas Sosial" in saved(biro, f"{here}pindah/", parent="2")
    assert "langsung" in page(biro, f"{here}pindah/")


def test_the_biro_merges_and_closes_units(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    other = a_unit(office, "2", "Dinas Sosial")
    text = saved(biro, home(office, f"unit/{unit.pk}/gabung/"), into="2")
    assert "Menerima gabungan dari:" in text
    text = saved(biro, home(office, f"unit/{other.pk}/tutup/"))
    assert "ditutup" in text


@pytest.mark.parametrize(
    ("rest", "fields", "said"),
    [
        ("nama/", {"name": "Dinas Kesehatan"}, "Tidak ada yang berubah."),
        ("nama/", {"name": "X", "why": ""}, "Tulis alasannya"),
        (
            "nama/",
            {"name": "X", "day": "2019-01-01"},
            "Berlaku sejak: 1 Dinas Kesehatan sudah berubah pada 1 Januari 2020",
        ),
        ("nama/", {"name": "X", "day": "kemarin"}, "Tulis tanggal seperti 21/11/2026."),
        ("tutup/", {"day": "2020-01-01"}, "baru mulai pada 1 Januari 2020"),
        ("gabung/", {"into": ""}, "Pilih unit yang menerima."),
        ("pindah/", {"parent": "1.1"}, "1.1"),
    ],
)
def test_a_refused_change_says_why(
    biro: Client, office: Office, unit: OrganizationUnit, rest: str, fields: dict[str, str], said: str
) -> None:
    a_unit(office, "1.1", parent=unit)
    before = list(UnitVersion.objects.values())
    assert said in told(biro, home(office, f"unit/{unit.pk}/{rest}"), **fields)
    assert list(UnitVersion.objects.values()) == before


def test_a_unit_with_others_below_is_not_closed(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    a_unit(office, "1.1", "Puskesmas", parent=unit)
    assert "1.1 Puskesmas berada di bawah 1 Dinas Kesehatan" in told(
        biro, home(office, f"unit/{unit.pk}/tutup/")
    )


def test_the_template_is_empty_or_holds_the_units_of_today(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    a_unit(office, "1.1", "Puskesmas", "health_center", unit)
    empty = load_workbook(BytesIO(biro.get(home(office, "impor/templat.xlsx")).content))["Unit"]
    filled = load_workbook(BytesIO(biro.get(home(office, "impor/templat.xlsx?isi")).content))["Unit"]
    assert empty["A3"].value is None
    assert [cell.value for cell in filled[4]] == ["1.1", "Puskesmas", "Puskesmas", "1", "lainnya", "", None]


def uploaded(client: Client, office: Office, content: bytes, **fields: str) -> str:
    """Send a list; the address at which it may be looked through."""
    file = SimpleUploadedFile("unit.csv", content)
    response = client.post(home(office, "impor/"), {"file": file, "day": today(), "why": "SOTK", **fields})
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def digest_in(text: str) -> str:
    return text.split('name="digest" value="')[1].split('"')[0]


def test_a_list_is_looked_through_and_then_applied(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    a_unit(office, "2", "Dinas Lama")
    content = units_template(
        selectors.kinds_for(office),
        [
            ListedUnit("1", "Badan Kesehatan", "department", "", "health", ""),
            ListedUnit("1.1", "RSUD", "hospital", "1", "health", ""),
        ],
    )
    address = uploaded(biro, office, content, complete="on")
    text = page(biro, address)
    assert "mengubah 3 unit. Belum ada yang disimpan." in text
    for words in ("ganti nama", "ditambah", "ditutup", "nama: Badan Kesehatan", "Dinas Lama"):
        assert words in text
    assert UnitVersion.objects.count() == 2
    response = biro.post(address, {"digest": digest_in(text)}, follow=True)
    assert "Perubahan tersimpan." in response.content.decode()
    assert [place.code for place in selectors.tree_on(office, timezone.localdate())] == ["1", "1.1"]
    assert "sudah diterapkan" in page(biro, address)
    assert biro.post(address, {"digest": digest_in(text)}).status_code == 200


def test_a_list_with_problems_tells_them_all_and_cannot_be_applied(biro: Client, office: Office) -> None:
    address = uploaded(biro, office, f"{HEAD}1;;Dinas;\n2;B;Kantor;\n3;C;Dinas;9\n".encode())
    text = page(biro, address, 422)
    assert "Kami menemukan 3 masalah di unit.csv." in text
    for words in ("Nama unit kosong.", "Kata ini tidak dikenal di sini.", "Tidak ada unit dengan kode ini."):
        assert words in text
    assert "Terapkan semua" not in text
    assert biro.post(address, {"digest": ""}).status_code == 422
    assert OrganizationUnit.objects.count() == 0


def test_a_list_that_would_now_do_something_else_is_shown_again(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    address = uploaded(biro, office, f"{HEAD}1;Badan Kesehatan;Dinas;\n".encode())
    digest = digest_in(page(biro, address))
    actions.rename(unit=unit, name="Kantor Kesehatan", **done(day=timezone.localdate()))
    response = biro.post(address, {"digest": digest})
    assert response.status_code == 409
    assert "Sejak daftar ini ditunjukkan, ada yang berubah." in response.content.decode()
    biro.post(address, {"digest": digest_in(response.content.decode())})
    assert "Badan Kesehatan" in page(biro, home(office))


def test_a_list_that_changes_nothing_says_so(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    text = page(biro, uploaded(biro, office, f"{HEAD}1;Dinas Kesehatan;Dinas;\n".encode()))
    assert "Tidak ada yang berubah" in text
    assert "Terapkan semua" not in text


def test_a_list_is_seen_only_by_whoever_uploaded_it(biro: Client, office: Office) -> None:
    colleague = an_admin(office, "Dedi")
    draft = a_draft(office, colleague)
    assert biro.get(home(office, f"impor/{draft.pk}/")).status_code == 404


def test_a_forgotten_list_says_so(biro: Client, office: Office, admin: User) -> None:
    draft = a_draft(office, admin)
    UnitImport.objects.update(content=b"")
    assert "Berkas ini sudah dilupakan" in page(biro, home(office, f"impor/{draft.pk}/"), 410)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Berkas ini kosong."),
        (b"\xd0\xcf\x11\xe0lama", "Format Excel lama"),
        (b"x" * (8 * 2**20 + 1), "terlalu besar"),
    ],
)
def test_a_file_that_is_no_table_is_refused_at_once(
    biro: Client, office: Office, content: bytes, said: str
) -> None:
    file = SimpleUploadedFile("unit.xls", content)
    response = biro.post(home(office, "impor/"), {"file": file, "day": today(), "why": "SOTK"})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert "Impor daftar unit" in page(biro, home(office, "impor/"))


def test_every_page_speaks_english(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    for rest, words in (
        ("", "Find a name"),
        (f"unit/{unit.pk}/", "History"),
        ("impor/", "Import a list of units"),
    ):
        assert words in page(biro, f"/en{home(office, rest)}")


def test_a_large_page_stays_light(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    many(office, unit)
    check: Callable[[str], int] = lambda rest: len(biro.get(home(office, rest)).content)  # noqa: E731
    assert check("") < 150 * 1024
