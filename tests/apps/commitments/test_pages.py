"""Pages of promises and coaching: what they show, what they take, and what a stranger learns: nothing."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.commitments.cast import (
    START,
    a_promise,
    a_proof,
    a_unit,
    an_admin,
    an_office,
    promised,
    reader,
    someone,
    staff,
)
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.commitments import actions, urls
from tolok.apps.commitments.models import Coaching, Commitment, State
from tolok.apps.organizations.models import Office, OrganizationUnit, Role

pytestmark = pytest.mark.django_db

ADDRESSES = [pattern.name for pattern in urls.urlpatterns if pattern.name != "commitments"]
#: What somebody of the unit opens, and what somebody who only reads the whole office opens.
OF_THE_UNIT = {
    "commitments-unit",
    "commitments-commitment",
    "commitments-assign",
    "commitments-note",
    "commitments-finish",
    "commitments-coaching",
}
OF_READERS = {
    "commitments-office",
    "commitments-csv",
    "commitments-unit",
    "commitments-commitment",
    "commitments-coachings",
    "commitments-coaching",
}


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def unit(office: Office) -> OrganizationUnit:
    return a_unit(office, "1", "Dinas Kesehatan")


@pytest.fixture
def admin(office: Office) -> User:
    return an_admin(office)


@pytest.fixture
def biro(client: Client, admin: User) -> Client:
    return signed_in(client, admin)


@pytest.fixture
def due() -> date:
    return timezone.localdate() + timedelta(days=30)


@pytest.fixture
def found(unit: OrganizationUnit, due: date) -> Commitment:
    return a_promise(unit, now=timezone.now() - timedelta(days=40), due_on=due)


@pytest.fixture
def coaching(unit: OrganizationUnit) -> Coaching:
    return actions.start_coaching(unit=unit, since=START, reason="Kategori C", by=None, now=timezone.now())


def address_of(name: str, found: Commitment, coaching: Coaching) -> str:
    pattern = next(one for one in urls.urlpatterns if one.name == name)
    parts = {
        "office": found.office_id,
        "unit": found.unit_id,
        "commitment": found.pk,
        "coaching": coaching.pk,
    }
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    content = b"".join(response) if response.streaming else response.content
    return content.decode()


def saved(client: Client, address: str, **fields: Any) -> str:
    response = client.post(address, fields, follow=True)
    text = response.content.decode()
    assert response.status_code == 200, text
    assert "Perubahan tersimpan." in text
    return text


def told(client: Client, address: str, **fields: Any) -> str:
    response = client.post(address, fields)
    assert response.status_code == 422
    return response.content.decode()


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_stranger_learns_nothing(
    client: Client, office: Office, found: Commitment, coaching: Coaching, name: str
) -> None:
    address = address_of(name, found, coaching)
    nowhere = address.replace(f"/{office.pk}/", "/999999/", 1)
    for method in (client.get, client.post):
        assert method(address).status_code == method(nowhere).status_code == 302
        assert "/masuk/" in method(address)["Location"]
    foreign = an_office("Kota Tolok", "city", "64.72")
    for number, stranger in enumerate(
        (
            someone("Tanpa Peran"),
            an_admin(foreign, "Budi"),
            staff(a_unit(foreign, "1", "Dinas Lain"), "Cici"),
            staff(a_unit(office, "2", "Dinas Sosial"), "Dedi", Role.UNIT_HEAD),
        )
    ):
        signed_in(client, stranger)
        for method in (client.get, client.post):
            answer, other = method(address), method(nowhere)
            assert answer.status_code == other.status_code == 404, number
            assert "Pasang papan" not in answer.content.decode()
            assert "Dinas Kesehatan" not in answer.content.decode()


@pytest.mark.parametrize("name", ADDRESSES)
def test_whoever_works_in_the_unit_opens_its_own(
    client: Client, unit: OrganizationUnit, found: Commitment, coaching: Coaching, name: str
) -> None:
    signed_in(client, staff(unit))
    status = client.get(address_of(name, found, coaching)).status_code
    office_pages = OF_READERS - OF_THE_UNIT | {"commitments-add", "commitments-start-coaching"}
    assert status == (200 if name in OF_THE_UNIT else 404 if name in office_pages else 403)


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_whoever_only_reads_changes_nothing(
    client: Client, office: Office, found: Commitment, coaching: Coaching, name: str, role: Role
) -> None:
    signed_in(client, reader(office, role))
    status = client.get(address_of(name, found, coaching)).status_code
    assert status == (200 if name in OF_READERS else 403)


@pytest.mark.parametrize("name", [one for one in ADDRESSES if one not in ("commitments-office",)])
def test_a_row_of_another_office_is_not_there(biro: Client, found: Commitment, name: str) -> None:
    foreign = a_unit(an_office("Kota Tolok", "city", "64.72"), "7", "Dinas Rahasia")
    theirs = a_promise(foreign, "Rahasia", due_on=found.due_on)
    coaching = actions.start_coaching(
        unit=foreign, since=START, reason="Rahasia", by=None, now=timezone.now()
    )
    address = address_of(name, theirs, coaching).replace(f"/{foreign.office_id}/", f"/{found.office_id}/", 1)
    answer = biro.get(address)
    expected = 200 if not {"unit", "commitment", "coaching"} & set(_parts(name)) else 404
    assert answer.status_code == expected
    if not answer.streaming:
        assert "Rahasia" not in answer.content.decode()


def _parts(name: str) -> list[str]:
    pattern = next(one for one in urls.urlpatterns if one.name == name)
    return list(pattern.pattern.converters)


def test_it_leads_everybody_to_their_own(client: Client, unit: OrganizationUnit, admin: User) -> None:
    home = reverse("commitments")
    assert client.get(home).status_code == 302
    assert "Belum ada janji yang dapat Anda lihat" in text_of(signed_in(client, someone("Eka")), home)
    assert "Kabupaten Tolok" in text_of(signed_in(client, admin), home)
    assert "Dinas Kesehatan" in text_of(signed_in(client, staff(unit)), home)


def test_an_empty_office_teaches_the_next_step(biro: Client, office: Office, unit: OrganizationUnit) -> None:
    text = text_of(biro, f"/tindak-lanjut/{office.pk}/")
    assert "Janji lahir dari rekomendasi" in text
    assert "belum ada janji yang jatuh tempo" in text
    assert "Belum ada janji" in text_of(biro, f"/tindak-lanjut/{office.pk}/unit/{unit.pk}/")


def test_the_biro_filters_and_takes_the_list_away(
    biro: Client, office: Office, unit: OrganizationUnit, due: date, found: Commitment
) -> None:
    other = a_unit(office, "2", "Dinas Sosial")
    a_promise(
        other,
        '=HYPERLINK("x")',
        now=timezone.now() - timedelta(days=40),
        due_on=timezone.localdate() - timedelta(days=1),
        source="skm",
    )
    home = f"/tindak-lanjut/{office.pk}/"
    both = text_of(biro, home)
    assert "Pasang papan tarif" in both
    assert "HYPERLINK" in both
    assert "lewat tenggat" in both
    for query, ours in (
        (f"?unit={unit.pk}", True),
        ("?keadaan=overdue", False),
        ("?keadaan=planned&asal=skm", False),
        ("?cari=PAPAN", True),
        ("?keadaan=done", None),
        ("?unit=abc&keadaan=x&asal=y", True),
    ):
        text = text_of(biro, f"{home}janji.csv{query}")
        assert ("papan tarif" in text) is bool(ours)
    csv = text_of(biro, f"{home}janji.csv")
    assert "Dinas Sosial" in csv
    assert ',"=HYPER' not in csv
    assert "Tidak ada janji yang cocok." in text_of(biro, f"{home}?keadaan=done")


def test_a_thousand_promises_take_few_statements(
    biro: Client, office: Office, due: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    units = [a_unit(office, f"9.{n}") for n in range(20)]
    actions.promise_many(
        office=office,
        promises=[promised(units[n % 20], f"Janji {n}", due_on=due) for n in range(1000)],
        by=None,
        now=timezone.now(),
    )
    home = f"/tindak-lanjut/{office.pk}/"
    text_of(biro, home)
    for address in (f"{home}?halaman=20", f"{home}unit/{units[0].pk}/", f"{home}janji.csv"):
        with django_assert_max_num_queries(15):
            text_of(biro, address)


def test_saving_takes_few_statements(
    biro: Client, found: Commitment, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/tindak-lanjut/{found.office_id}/janji/{found.pk}/kemajuan/"
    text_of(biro, address)
    with django_assert_max_num_queries(16):
        assert biro.post(address, {"text": "Papan dipesan"}).status_code == 302


def test_the_biro_writes_a_promise_down(
    biro: Client, office: Office, unit: OrganizationUnit, due: date
) -> None:
    address = f"/tindak-lanjut/{office.pk}/janji/baru/"
    assert "Dinas Kesehatan" in text_of(biro, f"{address}?unit={unit.pk}")
    given = {"unit": str(unit.pk), "title": "Loket ramah", "measure": "Ada jalur landai", "source": "fkp"}
    text = saved(biro, address, **given, due_on=due.isoformat())
    assert "Loket ramah" in text
    assert "Tenggat harus hari ini" in told(biro, address, **given, due_on="2020-01-01")
    foreign = a_unit(an_office("Kota Tolok", "city", "64.72"), "7", "Dinas Rahasia")
    assert "Dinas Rahasia" not in told(biro, address, **{**given, "unit": str(foreign.pk)}, due_on="x")


def test_the_unit_says_how_far_it_is_and_finishes_with_proof(
    client: Client, unit: OrganizationUnit, found: Commitment
) -> None:
    oka = staff(unit)
    signed_in(client, oka)
    here = f"/tindak-lanjut/{found.office_id}/janji/{found.pk}/"
    text = saved(client, f"{here}penanggung-jawab/", owner="Kepala Loket", owner_user=str(oka.pk))
    assert "Kepala Loket" in text
    assert "Pindahkan tenggat" not in text
    assert "Papan dipesan" in saved(client, f"{here}kemajuan/", text="Papan dipesan")
    today = timezone.localdate().isoformat()
    assert "Belum ada bukti di pustaka" in text_of(client, f"{here}selesai/")
    assert "Pilih buktinya" in told(client, f"{here}selesai/", done_on=today, effect="yes")
    foreign = a_proof(a_unit(unit.office, "2"), "Foto rahasia")
    text = told(client, f"{here}selesai/", done_on=today, effect="yes", proofs=[str(foreign.pk)])
    assert "Foto rahasia" not in text
    version = a_proof(unit)
    text = saved(client, f"{here}selesai/", done_on=today, effect="no", proofs=[str(version.pk)])
    for words in ("selesai, belum berdampak", "Foto papan tarif", "Hanya Biro"):
        assert words in text
    assert f"/bukti/{unit.pk}/" in text
    rara = signed_in(Client(), reader(unit.office))
    assert "/bukti/" not in text_of(rara, here).partition("<main")[2]
    assert "sudah selesai atau dibatalkan" in told(client, f"{here}kemajuan/", text="lagi")


def test_history_tells_the_time_of_the_desk(biro: Client, unit: OrganizationUnit, due: date) -> None:
    made = datetime(2026, 9, 22, 16, 11, tzinfo=UTC)
    found = a_promise(unit, now=made, due_on=due)
    text = text_of(biro, f"/tindak-lanjut/{found.office_id}/janji/{found.pk}/")
    assert "22 September 2026, 23.11" in text


def test_the_biro_moves_drops_reopens_and_publishes(biro: Client, found: Commitment, due: date) -> None:
    here = f"/tindak-lanjut/{found.office_id}/janji/{found.pk}/"
    later = (due + timedelta(days=9)).isoformat()
    assert "Tulis alasannya." in told(biro, f"{here}tenggat/", due_on=later)
    text = saved(biro, f"{here}tenggat/", due_on=later, why="Anggaran bergeser")
    assert "Tenggat yang pertama dijanjikan" in text
    assert "Anggaran bergeser" in text
    assert "judul, unit, tenggat" in saved(biro, f"{here}umum/", public="on")
    assert "Mengapa dibatalkan" in saved(biro, f"{here}batal/", why="Loket pindah")
    saved(biro, f"{here}buka-lagi/", why="Loket kembali")
    found.refresh_from_db()
    assert (found.state, found.public) == (State.UNDER_WAY, True)


def test_a_unit_is_coached_and_reads_its_own_log(
    client: Client, office: Office, unit: OrganizationUnit, admin: User
) -> None:
    biro = signed_in(client, admin)
    today = timezone.localdate()
    home = f"/tindak-lanjut/{office.pk}/pembinaan/"
    assert "Tidak ada unit yang sedang" in text_of(biro, home)
    text = saved(biro, f"{home}baru/", unit=str(unit.pk), since="2026-01-05", reason="Kategori C")
    assert "Belum ada pertemuan" in text
    coaching = Coaching.objects.get()
    here = f"{home}{coaching.pk}/"
    given = {"day": today.isoformat(), "who": "Kepala Loket", "agreed": "Alur dirapikan"}
    next_on = (today + timedelta(days=14)).isoformat()
    assert "Alur dirapikan" in saved(biro, f"{here}pertemuan/", **given, next_on=next_on)
    assert "Pertemuan berikutnya harus" in told(biro, f"{here}pertemuan/", **given, next_on=today.isoformat())
    assert "berjalan" in text_of(biro, home)
    oka = staff(unit)
    text = text_of(signed_in(Client(), oka), f"/tindak-lanjut/{office.pk}/unit/{unit.pk}/")
    assert "Unit ini prioritas pembinaan" in text or "Belum ada janji" in text
    assert "Alur dirapikan" in text_of(signed_in(Client(), oka), here)
    text = saved(biro, f"{here}akhir/", until=today.isoformat(), why="Kategori B")
    assert "Mengapa berakhir" in text
    assert "Catatan pembinaan yang lalu" in text_of(biro, f"/tindak-lanjut/{office.pk}/unit/{unit.pk}/")
