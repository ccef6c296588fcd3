"""Pages about people, the audit and the letterhead: what they show, take, note and hide."""

from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries, Settings

from tests.apps.organizations.cast import NOW, START, a_unit, an_admin, an_office, done, someone
from tests.people import PASSWORD, signed_in
from tests.sheets.making import workbook
from tolok.apps.accounts import actions as accounts
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations import actions, selectors
from tolok.apps.organizations.models import Appointment, Letterhead, Office, OrganizationUnit, Role, RoleOffer

pytestmark = pytest.mark.django_db

NIP = "198609262015051001"


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
    return a_unit(office, "1", "Dinas Kesehatan")


@pytest.fixture
def budi(office: Office, unit: OrganizationUnit) -> User:
    person = someone("Budi")
    accounts.correct(person=person, name="Budi", nip=NIP, by=person, now=NOW)
    appointed(office, person, unit)
    return person


def appointed(office: Office, person: User, unit: OrganizationUnit | None = None) -> Appointment:
    role = Role.UNIT_OPERATOR if unit else Role.READER
    return actions.appoint(user=person, office=office, unit=unit, role=role, day=START, by=None, now=NOW)


def home(office: Office, rest: str = "") -> str:
    return f"/organisasi/{office.pk}/{rest}"


def today() -> str:
    return timezone.localdate().isoformat()


def text_at(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def last() -> Entry:
    entry = Entry.objects.last()
    assert entry
    return entry


def test_it_lists_who_has_which_role_where_and_since_when(biro: Client, office: Office, budi: User) -> None:
    text = text_at(biro, home(office, "orang/"))
    for words in ("Budi", "operator unit", "Dinas Kesehatan", "1 Januari 2020", "admin Bagian Organisasi"):
        assert words in text
    assert (last().action, last().is_read, last().scope) == (
        "organizations.read_people",
        True,
        f"office:{office.pk}",
    )
    assert "Ani" not in text_at(biro, home(office, "orang/?cari=bud")).split("<main")[1]
    assert "Tidak ada orang yang cocok." in text_at(biro, home(office, "orang/?peran=auditor"))
    assert "NIP lengkap" not in text


def test_a_hundred_people_take_few_statements(
    biro: Client, office: Office, budi: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    people = User.objects.bulk_create(User(email=f"p{n}@example.go.id", name=f"P {n:03}") for n in range(100))
    Appointment.objects.bulk_create(
        Appointment(user=one, office=office, role=Role.READER, valid_from=START) for one in people
    )
    with django_assert_max_num_queries(16):
        assert "P 098" in text_at(biro, home(office, "orang/?halaman=2"))


def test_a_number_is_masked_until_somebody_asks_and_that_is_noted(
    biro: Client, office: Office, budi: User
) -> None:
    address = home(office, f"orang/{budi.pk}/")
    text = text_at(biro, address)
    assert NIP not in text
    assert "•••• 1001" in text
    assert last().action == "organizations.read_person"
    assert NIP in biro.post(f"{address}nip/").content.decode()
    assert (last().action, last().target_id, last().is_read) == ("organizations.read_nip", str(budi.pk), True)


def test_it_shows_roles_of_this_office_only(biro: Client, office: Office, budi: User) -> None:
    appointed(an_office("Kota Rahasia", "city", "64.72"), budi)
    assert "Kota Rahasia" not in text_at(biro, home(office, f"orang/{budi.pk}/"))
    assert "Tutup akun" not in text_at(biro, home(office, f"orang/{budi.pk}/"))
    assert biro.get(home(office, f"orang/{budi.pk}/tutup/")).status_code == 404


def test_people_offers_lists_and_entries_of_another_office_are_not_there(
    biro: Client, office: Office
) -> None:
    other = an_office("Kota Tolok", "city", "64.72")
    chief = an_admin(other, "Dedi")
    offer = actions.invite_person(
        office=other, email="x@example.go.id", name="Rahasia", role=Role.READER, **done(chief)
    ).offer
    draft = actions.draft_people(office=other, name="o.csv", content=b"surel;nama;peran\n", **done(chief))
    assert offer
    role = chief.appointments.get()
    for rest in (
        f"orang/{chief.pk}/",
        f"orang/{chief.pk}/nip/",
        f"orang/{chief.pk}/akhiri/{role.pk}/",
        f"orang/{chief.pk}/tutup/",
        f"undangan/{offer.pk}/tarik/",
        f"undangan/{offer.pk}/ulang/",
        f"orang/impor/{draft.pk}/",
        f"audit/{Entry.objects.filter(scope=other.audit_scope)[0].pk}/",
    ):
        for answer in (
            biro.get(home(office, rest)),
            biro.post(home(office, rest), {"why": "x", "sure": "on"}),
        ):
            assert answer.status_code in (404, 405)
            assert "Rahasia" not in answer.content.decode()
    assert "Kota Tolok" not in text_at(biro, home(office, "audit/"))


def test_i_invite_somebody_and_hand_over_the_link(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    address = home(office, "orang/undang/")
    assert '<option value="1" selected>' in text_at(biro, f"{address}?unit=1")
    fields = {
        "email": "oka@example.go.id",
        "name": "Oka",
        "role": "unit_operator",
        "unit": "1",
        "day": today(),
    }
    text = biro.post(address, fields).content.decode()
    link = text.split("<code>")[1].split("</code>")[0]
    assert link.startswith("http://testserver/undangan/")
    assert "menunggu" in text_at(biro, home(office, "orang/"))
    assert link not in text_at(biro, home(office, "orang/"))
    newcomer = Client()
    newcomer.post(link, {"name": "Oka Putra", "nip": "", "password": PASSWORD})
    assert unit.appointments.get().user.name == "Oka Putra"
    assert "Oka Putra" in text_at(biro, home(office, f"unit/{unit.pk}/"))


def test_it_says_what_is_wrong_with_an_invitation(biro: Client, office: Office, budi: User) -> None:
    address = home(office, "orang/undang/")
    response = biro.post(
        address, {"email": "oka", "name": "", "nip": "12a", "role": "unit_head", "day": today()}
    )
    assert response.status_code == 422
    for words in ("tidak lengkap", "Tulis nama orangnya.", "NIP hanya berisi angka"):
        assert words in response.content.decode()
    fields = {"email": "o@example.go.id", "name": "O", "role": "unit_head", "unit": "", "day": today()}
    assert "ditugaskan di sebuah unit" in biro.post(address, fields).content.decode()
    known = {**fields, "email": budi.email, "role": "reader"}
    assert biro.post(address, known)["Location"] == home(office, f"orang/{budi.pk}/?tersimpan")
    assert f'value="{budi.email}"' in text_at(biro, f"{address}?orang={budi.pk}")
    for odd in ("x", "9" * 30, "-1"):
        assert "value=" in text_at(biro, f"{address}?orang={odd}")


def test_i_send_an_invitation_again_and_take_it_back(biro: Client, office: Office, admin: User) -> None:
    offer = actions.invite_person(
        office=office, email="oka@example.go.id", name="Oka", role=Role.READER, **done(admin)
    ).offer
    assert offer
    assert "/undangan/" in biro.post(home(office, f"undangan/{offer.pk}/ulang/")).content.decode()
    address = home(office, f"undangan/{offer.pk}/tarik/")
    assert biro.post(address, {"why": ""}).status_code == 422
    assert biro.post(address, {"why": "salah alamat"}).status_code == 302
    assert biro.get(address).status_code == 404
    assert RoleOffer.objects.get().withdrawn_at


def test_i_end_a_role_with_a_reason(biro: Client, office: Office, admin: User, budi: User) -> None:
    role = budi.appointments.get()
    address = home(office, f"orang/{budi.pk}/akhiri/{role.pk}/")
    assert "Tidak bertugas lagi sejak" in text_at(biro, address)
    assert biro.post(address, {"day": today(), "why": ""}).status_code == 422
    assert biro.post(address, {"day": today(), "why": "mutasi"}).status_code == 302
    role.refresh_from_db()
    assert role.valid_to == timezone.localdate() - timedelta(days=1)
    own = admin.appointments.get()
    mine = home(office, f"orang/{admin.pk}/akhiri/{own.pk}/")
    assert "admin lain" in biro.post(mine, {"day": today(), "why": "x"}).content.decode()


def test_i_close_and_open_an_account_and_rescue_its_owner(biro: Client, office: Office, budi: User) -> None:
    address = home(office, f"orang/{budi.pk}/")
    assert biro.post(f"{address}tutup/", {"why": "pensiun"}).status_code == 302
    budi.refresh_from_db()
    assert not budi.is_active
    assert "Buka akun lagi" in text_at(biro, address)
    assert biro.post(f"{address}buka/", {"why": "kembali"}).status_code == 302
    for act in ("aplikasi-kode", "kata-sandi"):
        assert biro.post(f"{address}{act}/", {"why": "hilang"}).status_code == 422, "not sure who asks"
    assert biro.post(f"{address}aplikasi-kode/", {"why": "hilang", "sure": "on"}).status_code == 302
    assert "/undangan/" in biro.post(f"{address}kata-sandi/", {"why": "lupa", "sure": "on"}).content.decode()
    done_here = Entry.objects.filter(scope=office.audit_scope).values_list("action", flat=True)
    assert {"accounts.deactivate", "accounts.reactivate", "accounts.remove_second_factor"} <= set(done_here)


HEAD = ("surel", "nama", "NIP", "peran", "kode unit")


def uploaded(client: Client, office: Office, *rows: tuple[object, ...]) -> str:
    file = SimpleUploadedFile("orang.xlsx", workbook([HEAD, *rows]))
    response = client.post(home(office, "orang/impor/"), {"file": file, "day": today(), "why": "SK 1"})
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def test_a_list_of_people_is_looked_through_and_then_applied(
    biro: Client, office: Office, budi: User
) -> None:
    address = uploaded(
        biro,
        office,
        ("oka@example.go.id", "Oka", NIP, "Operator", "1"),
        ("oka@example.go.id", "Oka", "", "pembaca", ""),
        ("budi@example.go.id", "Budi", "", "auditor", ""),
        ("budi@example.go.id", "Budi", "", "operator unit", "1"),
    )
    text = text_at(biro, address)
    for words in ("memberi 3 peran", "diundang", "langsung mendapat peran", "sudah begitu"):
        assert words in text
    assert not RoleOffer.objects.exists()
    digest = text.split('name="digest" value="')[1].split('"')[0]
    assert biro.post(address, {"digest": "x"}).status_code == 409
    text = biro.post(address, {"digest": digest}).content.decode()
    assert text.count("/undangan/") == 1
    assert "1 orang sudah punya akun" in text
    assert biro.post(address, {"digest": digest}).status_code == 302
    Client().post(text.split("<code>")[1].split("</code>")[0], {"name": "Oka", "password": PASSWORD})
    oka = User.objects.get(email="oka@example.go.id")
    assert {role.role for role in oka.appointments.all()} == {"unit_operator", "reader"}
    assert oka.nip == NIP


def test_a_list_of_people_with_problems_tells_them_all(
    biro: Client, office: Office, unit: OrganizationUnit
) -> None:
    accounts.deactivate(person=someone("Cici"), by=None, why="pindah", now=NOW)
    address = uploaded(
        biro,
        office,
        ("oka", "", 198609262015051001, "raja", "1"),
        ("a@example.go.id", "A", "12x", "operator unit", "99"),
        ("b@example.go.id", "B", "", "kepala unit", ""),
        ("cici@example.go.id", "Cici", "", "pembaca", ""),
        ("d@example.go.id", "D", "", "pembaca", ""),
        ("D@example.go.id", "D", "", "pembaca", ""),
    )
    text = text_at(biro, address, 422)
    for words in (
        "Alamat surel ini tidak lengkap",
        "Nama kosong.",
        "Excel mengubah NIP ini",
        "Peran ini tidak dikenal.",
        "NIP hanya berisi angka",
        "sama dengan baris 6",
    ):
        assert words in text
    assert "Terapkan semua" not in text
    address = uploaded(
        biro,
        office,
        ("a@example.go.id", "A", "", "operator unit", "99"),
        ("b@example.go.id", "B", "", "kepala unit", ""),
        ("cici@example.go.id", "Cici", "", "pembaca", ""),
    )
    text = text_at(biro, address, 422)
    for words in ("kode ini pada tanggal itu", "ditugaskan di sebuah unit", "sudah ditutup"):
        assert words in text


def test_the_template_of_people_is_read_back(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    book = load_workbook(BytesIO(biro.get(home(office, "orang/impor/templat.xlsx")).content))
    sheet = book["Orang"]
    for place, value in enumerate(("e@example.go.id", "Eka", NIP, "kepala unit", "1"), 1):
        sheet.cell(3, place, value)
    out = BytesIO()
    book.save(out)
    file = SimpleUploadedFile("orang.xlsx", out.getvalue())
    response = biro.post(home(office, "orang/impor/"), {"file": file, "day": today(), "why": "SK"})
    assert "memberi 1 peran" in text_at(biro, response["Location"])


def test_a_hundred_people_are_planned_with_few_statements(
    biro: Client,
    office: Office,
    unit: OrganizationUnit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = [(f"p{n}@example.go.id", f"P {n}", "", "operator unit", "1") for n in range(100)]
    address = uploaded(biro, office, *rows)
    with django_assert_max_num_queries(12):
        text_at(biro, address)


def test_the_audit_tells_before_and_after_in_words(
    biro: Client, office: Office, admin: User, unit: OrganizationUnit
) -> None:
    actions.rename(unit=unit, name="Badan Kesehatan", **done(admin, why="Perda 5/2026"))
    text = text_at(biro, home(office, "audit/"))
    assert "mengganti nama unit" in text
    entry = Entry.objects.get(action="organizations.rename")
    text = text_at(biro, home(office, f"audit/{entry.pk}/"))
    for words in (
        "Dinas Kesehatan",
        "Badan Kesehatan",
        "Perda 5/2026",
        entry.hash,
        "unit 1",
        "21 November 2026",
    ):
        assert words in text


def test_the_audit_is_sought_by_person_act_kind_and_day(biro: Client, office: Office, budi: User) -> None:
    text_at(biro, home(office, "orang/"))

    def rows(query: str) -> str:
        return text_at(biro, home(office, f"audit/?{query}")).split("<tbody")[-1]

    assert "membaca daftar orang" in rows("jenis=read&siapa=ani")
    assert "memberi peran" not in rows("jenis=read")
    assert "memberi peran" in rows("apa=organizations.appoint&jenis=write")
    assert "Tidak ada catatan yang cocok." in rows("siapa=tiada")
    assert "Tidak ada catatan yang cocok." in rows("dari=2031-01-01")
    assert "memberi peran" in rows("dari=2026-11-21&sampai=2026-11-21")
    assert "Tidak ada catatan yang cocok." in rows("sampai=2026-11-20")


def test_numbers_stay_masked_in_the_audit(biro: Client, office: Office, admin: User) -> None:
    actions.set_letterhead(office=office, values={"signer_nip": NIP}, by=admin, now=NOW)
    entry = Entry.objects.get(action="organizations.set_letterhead")
    assert NIP not in text_at(biro, home(office, f"audit/{entry.pk}/"))
    response = biro.get(home(office, "audit/catatan.csv"))
    csv = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert NIP not in csv
    assert "•••• 1001" in csv
    assert last().action == "organizations.export_audit"


def test_a_long_audit_takes_few_statements(
    biro: Client, office: Office, admin: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(60):
        actions.set_letterhead(office=office, values={"place": f"Tolok {n}"}, by=admin, now=NOW)
    with django_assert_max_num_queries(9):
        assert "51" in text_at(biro, home(office, "audit/?halaman=2"))


def test_i_set_the_letterhead(biro: Client, office: Office) -> None:
    address = home(office, "kop/")
    assert "KABUPATEN TOLOK" in text_at(biro, address)
    fields = {
        "lines": "PEMERINTAH KABUPATEN TOLOK\nBAGIAN ORGANISASI",
        "paper": "F4",
        **{f"margin_{side}": "25" for side in ("top", "right", "bottom", "left")},
        "number_pattern": "000.8/{nomor}/{tahun}",
        "place": "Tolok",
        "signer_title": "Kepala Bagian Organisasi",
        "signer_nip": "",
    }
    assert biro.post(address, {**fields, "number_pattern": "000.8"}).status_code == 422
    assert biro.post(address, {**fields, "margin_top": "500"}).status_code == 422
    assert biro.post(address, fields)["Location"] == home(office, "?tersimpan")
    assert selectors.letterhead_of(office).paper == "F4"
    assert selectors.head_of_letters(office, timezone.localdate()).paper == "f4"


KOP = {
    "lines": "PEMERINTAH KABUPATEN TOLOK",
    "paper": "A4",
    **{f"margin_{side}": "25" for side in ("top", "right", "bottom", "left")},
    "place": "Tolok",
    "signer_title": "Kepala Bagian Organisasi",
}


def headed(office: Office, unit: OrganizationUnit, name: str, day: date, nip: str = "") -> User:
    person = User.objects.create(email=f"{name.casefold()}@example.go.id", name=name, nip=nip)
    actions.appoint(user=person, office=office, unit=unit, role=Role.UNIT_HEAD, day=day, by=None, now=NOW)
    return person


def test_letters_are_signed_by_who_heads_the_unit_on_their_day(biro: Client, office: Office) -> None:
    unit = a_unit(office, "2", "Bagian Organisasi")
    first = headed(office, unit, "Tirta", START, NIP)
    given = {**KOP, "signer_unit": "2", "signer_name": "Ani"}
    assert biro.post(home(office, "kop/"), given)["Location"] == home(office, "?tersimpan")
    assert '<option value="2" selected>' in text_at(biro, home(office, "kop/"))
    change = date(2026, 6, 1)
    held = Appointment.objects.get(user=first)
    actions.dismiss(appointment=held, day=change, why="Pindah", by=None, now=NOW)
    headed(office, unit, "Utari", change + timedelta(days=1))
    before = selectors.head_of_letters(office, change - timedelta(days=1)).signatory
    after = selectors.head_of_letters(office, change + timedelta(days=1)).signatory
    between = selectors.head_of_letters(office, change).signatory
    assert (before.name, before.nip, before.title) == ("Tirta", NIP, "Kepala Bagian Organisasi")
    assert (after.name, after.nip) == ("Utari", "")
    assert between.name == "", "nobody held the post: room for a hand"


def test_a_name_that_was_written_once_gives_way_to_who_holds_the_post_now(
    biro: Client, office: Office
) -> None:
    written = {**KOP, "signer_name": "Tirta", "signer_nip": NIP}
    assert biro.post(home(office, "kop/"), written).status_code == 302
    day = timezone.localdate()
    assert selectors.head_of_letters(office, day).signatory.name == "Tirta", (
        "nobody is known to hold the post"
    )
    unit = a_unit(office, "2", "Bagian Organisasi")
    assert selectors.head_of_letters(office, day).signatory.nip == NIP
    headed(office, unit, "Utari", day)
    signed = selectors.head_of_letters(office, day).signatory
    assert (signed.name, signed.nip) == ("Utari", "")
    assert selectors.head_of_unit(unit, day).signatory.name == "Utari"


def test_a_name_that_is_not_who_holds_the_post_is_refused(biro: Client, office: Office) -> None:
    headed(office, a_unit(office, "2", "Bagian Organisasi"), "Tirta", START)
    response = biro.post(home(office, "kop/"), {**KOP, "signer_name": "Ani"})
    assert response.status_code == 422
    assert "Kepala Bagian Organisasi hari ini adalah Tirta" in unescape(response.content.decode())
    assert not Letterhead.objects.exists()
    acting = {**KOP, "signer_name": "Ani", "signer_title": "Plt. Kepala Bagian Organisasi"}
    assert biro.post(home(office, "kop/"), acting).status_code == 302


def test_a_letterhead_that_cannot_be_printed_is_refused_with_every_reason(
    biro: Client, office: Office
) -> None:
    fields = {
        "lines": "\n".join(["BAGIAN ORGANISASI"] * 9),
        "paper": "A4",
        **{f"margin_{side}": "25" for side in ("top", "right", "bottom", "left")},
        "number_pattern": "000.8/{nomor}/{hari}",
    }
    response = biro.post(home(office, "kop/"), fields)
    text = unescape(response.content.decode())
    assert response.status_code == 422
    for reason in ("paling banyak 8 baris", "Tempat surat belum diisi", "Jabatan penanda tangan belum diisi"):
        assert reason in text
    assert "Ditemukan: '{hari}'. Diminta: salah satu dari {nomor}, {kode}, {tahun}" in text
    assert "{number}" not in text
    assert not Letterhead.objects.filter(office=office).exists()


def test_the_header_leads_to_offices_only_whom_they_are_open_to(
    client: Client, office: Office, budi: User
) -> None:
    door = 'href="/organisasi/"'
    assert door not in signed_in(client, budi).get("/akun/").text
    assert "belum bertugas" in client.get("/organisasi/").text
    appointed(office, budi)
    assert door in client.get("/akun/").text


def test_the_invitation_goes_by_e_mail_where_that_is_set_up(
    biro: Client, office: Office, settings: Settings
) -> None:
    settings.TOLOK_MAIL, settings.TOLOK_ADDRESS = True, "https://tolok.example.go.id"
    fields = {"email": "oka@example.go.id", "name": "Oka", "role": "reader", "unit": "", "day": today()}
    text = biro.post(home(office, "orang/undang/"), fields).content.decode()
    assert "sudah dikirim lewat surel" in text
    (sent,) = mail.outbox
    path = text.split("<code>http://testserver")[1].split("</code>")[0]
    assert f"https://tolok.example.go.id{path}" in sent.body
    assert not Entry.objects.filter(after__icontains=path.split("/")[2]).exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_audit_is_searched_by_any_day(biro: Client, office: Office, day: str) -> None:
    found = biro.get(home(office, "audit/"), {"dari": day, "sampai": day})
    assert found.status_code == 200
    assert biro.get(home(office, "audit/catatan.csv"), {"sampai": day}).status_code == 200
