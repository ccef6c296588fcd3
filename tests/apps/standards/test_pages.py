"""Services of a unit: kept by its operator and the Biro, unknown to strangers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_admin, an_office, someone
from tests.apps.standards.standards_cast import a_member
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards import actions, urls
from tolok.apps.standards.actions import Offered
from tolok.apps.standards.models import Service

pytestmark = pytest.mark.django_db

OTHERS = [
    *urls.versions.urlpatterns,
    *urls.keeping.urlpatterns,
    *urls.measuring.urlpatterns,
    *urls.papers.urlpatterns,
    *urls.bringing.urlpatterns,
]
ADDRESSES = [pattern.name for pattern in urls.urlpatterns if pattern not in OTHERS]


@pytest.fixture
def unit() -> OrganizationUnit:
    unit = a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    made(unit, Offered("01", "Rujukan rawat jalan"))
    return unit


def made(unit: OrganizationUnit, *services: Offered) -> list[Service]:
    return actions.add_services(unit=unit, services=services, since=START, by=None, now=NOW)


def address_of(name: str, unit: OrganizationUnit) -> str:
    parts = {"unit": unit.pk, "service": unit.services.earliest("pk").pk}
    pattern = next(one for one in urls.urlpatterns if one.name == name)
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def neighbour(unit: OrganizationUnit) -> User:
    return a_member(a_unit(unit.office, "2"), name="Wati")


def elsewhere(unit: OrganizationUnit) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(unit: OrganizationUnit) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing_of_services(
    client: Client, unit: OrganizationUnit, name: str, stranger: Callable[[OrganizationUnit], User]
) -> None:
    page = address_of(name, unit)
    first = page.removeprefix("/standar/").removeprefix("unit/").split("/")[0]
    nowhere = page.replace(f"/{first}/", "/999999/", 1)
    for method in (client.get, client.post):
        assert method(page).status_code == method(nowhere).status_code == 302
        assert "/masuk/" in method(page)["Location"]
    signed_in(client, stranger(unit))
    for method in (client.get, client.post):
        answer, other = method(page), method(nowhere)
        assert answer.status_code == other.status_code == 404
        assert "Tolok Jaya" not in answer.content.decode()


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.READER])
def test_who_only_reads_the_unit_changes_no_service(
    client: Client, unit: OrganizationUnit, name: str, role: Role
) -> None:
    signed_in(client, a_member(unit, role))
    assert client.get(address_of(name, unit)).status_code == (200 if name == "standards-services" else 403)


def test_the_operator_adds_changes_and_ends_a_service(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/"
    sent = {"code": "02", "name": "Vaksinasi", "free_of_charge": "on", "since": "2024-01-02"}
    text = client.post(f"{page}baru/", sent, follow=True).content.decode()
    assert "Perubahan tersimpan." in text
    assert "gratis menurut aturan" in client.get(page).content.decode()
    assert client.post(f"{page}baru/", sent).status_code == 422
    kept = unit.services.get(code="02")
    change = f"/standar/{kept.pk}/ubah/"
    given = {"name": "Imunisasi", "product_kind": "act", "nature": "external", "status": "active"}
    assert client.post(change, {**given, "why": ""}).status_code == 422
    assert "Imunisasi" in client.post(change, {**given, "why": "SK 4"}, follow=True).content.decode()
    end = {"until": str(TODAY), "why": "Pindah ke rumah sakit"}
    client.post(f"/standar/{kept.pk}/akhiri/", end)
    assert client.post(f"/standar/{kept.pk}/akhiri/", end).status_code == 422
    kept.refresh_from_db()
    assert (kept.name, kept.free_of_charge, kept.until) == ("Imunisasi", False, TODAY)
    entries = Entry.objects.filter(action__startswith="standards.").values_list("action", flat=True)
    assert {"standards.add_services", "standards.change_service", "standards.end_service"} <= set(entries)


def test_what_replaces_a_service_is_said_when_it_ends_or_later(
    client: Client, unit: OrganizationUnit
) -> None:
    signed_in(client, a_member(unit))
    old, own = made(unit, Offered("07", "Imunisasi"), Offered("08", "Imunisasi keliling"))
    (far,) = made(a_unit(unit.office, "9", "RSUD Tolok"), Offered("01", "Vaksinasi"))
    page = f"/standar/{old.pk}/akhiri/"
    both = {"until": str(TODAY), "why": "Pindah", "replaced_by": own.pk, "card": f"/layanan/{far.pk}/"}
    assert "Isi salah satu" in client.post(page, both).content.decode()
    gone = {"until": str(TODAY), "why": "Pindah", "card": "https://tolok.example/layanan/999999/"}
    assert "Tidak ada layanan di alamat ini" in client.post(page, gone).content.decode()
    itself = {"until": str(TODAY), "why": "Pindah", "card": f"/layanan/{old.pk}/"}
    assert "tidak menggantikan dirinya sendiri" in client.post(page, itself).content.decode()
    assert client.post(page, {"until": str(TODAY), "why": "Pindah", "replaced_by": own.pk}).status_code == 302
    old.refresh_from_db()
    assert (old.until, old.replaced_by) == (TODAY, own)
    told = client.get(page).content.decode()
    assert "Catat pengganti layanan" in told
    assert f'<option value="{own.pk}" selected>' in told
    changed = {"why": "Salah pilih", "card": f"https://tolok.example/en/layanan/{far.pk}/?dari=peta"}
    assert client.post(page, changed).status_code == 302
    old.refresh_from_db()
    assert old.replaced_by == far
    entry = Entry.objects.filter(action="standards.replace_service").get()
    assert (entry.before, entry.after) == ({"replaced_by": own.pk}, {"replaced_by": far.pk})
    assert client.post(page, {"why": ""}).status_code == 422


def test_hours_that_are_not_understood_are_kept_and_the_field_says_so(
    client: Client, unit: OrganizationUnit
) -> None:
    """Not refused: the words may say more than hours. The field tells which way of writing is understood."""
    signed_in(client, a_member(unit))
    (kept,) = made(unit, Offered("07", "Imunisasi"))
    change = f"/standar/{kept.pk}/ubah/"
    given = {
        "name": "Imunisasi",
        "product_kind": "act",
        "nature": "external",
        "status": "active",
        "why": "uji",
    }
    assert "Misalnya: Senin–Jumat 08.00–16.00" in client.get(change).content.decode()
    page = client.post(change, {**given, "hours": "Senin sampai sehabisnya"}, follow=True).content.decode()
    assert "Senin sampai sehabisnya (ditampilkan apa adanya" in page
    assert "Jam ini ditampilkan apa adanya" in client.get(change).content.decode()
    read = client.post(change, {**given, "hours": "Senin s.d. Jumat pukul 08.00 s.d. 16.00"}, follow=True)
    assert "ditampilkan apa adanya" not in read.content.decode()
    assert "ditampilkan apa adanya" not in client.get(change).content.decode()


def test_a_pasted_list_is_kept_whole_or_not_at_all(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, an_admin(unit.office))
    page = f"/standar/unit/{unit.pk}/daftar/"
    wrong = client.post(page, {"lines": "02;Vaksinasi;ya\n01;Rujukan", "since": "2024-01-02"})
    assert wrong.status_code == 422
    assert "baris 2" in wrong.content.decode()
    assert unit.services.count() == 1
    client.post(page, {"lines": "02;Vaksinasi;ya\n03;Konsultasi;;ya", "since": "2024-01-02"})
    assert list(unit.services.values_list("code", "free_of_charge", "online")) == [
        ("01", False, False),
        ("02", True, False),
        ("03", False, True),
    ]


def test_a_file_is_read_and_neither_or_both_is_refused(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, an_admin(unit.office))
    page = f"/standar/unit/{unit.pk}/daftar/"

    def file() -> SimpleUploadedFile:
        return SimpleUploadedFile("layanan.csv", b"kode;nama\n07;Surat sehat")

    assert client.post(page, {"since": "2024-01-02"}).status_code == 422
    both = {"since": "2024-01-02", "file": file(), "lines": "1;2"}
    assert client.post(page, both).status_code == 422
    client.post(page, {"since": "2024-01-02", "file": file()})
    assert unit.services.filter(code="07", name="Surat sehat").exists()


def test_the_list_and_a_long_list_cost_the_same(
    client: Client, unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in(client, an_admin(unit.office))
    page = f"/standar/unit/{unit.pk}/"
    client.get(page)
    with django_assert_max_num_queries(15) as few:
        client.get(page)
    made(unit, *(Offered(f"9{at:03}", f"Layanan {at}") for at in range(150)))
    with django_assert_max_num_queries(len(few)):
        assert "halaman=2" in client.get(page).content.decode()


def test_a_service_says_what_citizens_look_for(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    kept = unit.services.get()
    page = f"/standar/{kept.pk}/ubah/"
    given = {
        "name": "Rujukan rawat jalan",
        "public_name": "Surat rujukan ke rumah sakit",
        "summary": "Agar berobat ke rumah sakit ditanggung.",
        "field": "health",
        "product_kind": "administrative",
        "nature": "external",
        "life_events": ["illness"],
        "user_groups": ["residents", "elderly"],
        "keywords": "rujukan, rumah sakit",
        "sops": "SOP-4/2025\n\nSOP-5/2025",
        "status": "suspended",
        "why": "dilengkapi",
    }
    refused = client.post(page, given)
    assert refused.status_code == 422
    assert "Tulis mengapa layanan ini ditangguhkan." in refused.content.decode()
    text = client.post(page, {**given, "status_why": "Listrik padam"}, follow=True).content.decode()
    assert "Surat rujukan ke rumah sakit" in text
    assert "Sakit atau berobat" in text
    kept.refresh_from_db()
    assert (kept.user_groups, kept.sops) == (["residents", "elderly"], ["SOP-4/2025", "SOP-5/2025"])
    assert kept.changed_at is not None
    assert client.post(page, {**given, "field": "boats", "status_why": "x"}).status_code == 422
    assert "dapat ditulis" not in client.get(f"/standar/unit/{unit.pk}/").content.decode()


def test_the_profile_of_a_unit_is_kept_with_its_hours(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/profil/"
    assert 'name="day_7"' in client.get(page).content.decode()
    given = {
        "address": "Jalan Mawar 3",
        "day_1": "08.00–12.00, 13.00–16.00",
        "day_5": "8:00 s.d. 11:00",
        "accessibility": ["ramp", "priority_desk"],
        "latitude": "-0,50245",
    }
    wrong = client.post(page, {**given, "day_2": "pagi", "day_3": "16.00-08.00"})
    assert wrong.status_code == 422
    text = wrong.content.decode()
    assert "Tulis jam seperti" in text
    assert "Jam tutup harus sesudah jam buka." in text
    assert "Jalan Mawar 3" in text
    half = client.post(page, given)
    assert "Isi lintang dan bujur, keduanya." in half.content.decode()
    client.post(page, {**given, "longitude": "117,15371"})
    kept = unit.profile
    assert kept.hours == {"1": [["08:00", "12:00"], ["13:00", "16:00"]], "5": [["08:00", "11:00"]]}
    assert kept.accessibility == ["ramp", "priority_desk"]
    assert "08.00–12.00, 13.00–16.00" in client.get(page).content.decode()
    assert Entry.objects.filter(action="standards.write_profile").count() == 1


def test_a_day_can_be_the_same_as_the_one_above(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/profil/"
    wrong = client.post(page, {"day_1": "sama", "day_2": "sama"})
    assert "tidak ada hari di atasnya" in wrong.content.decode()
    week = {"day_1": "08.00–15.00", "day_2": "sama", "day_3": "Sama.", "day_4": "sda", "day_5": "08.00–11.00"}
    assert client.post(page, week).status_code == 302
    spans = [["08:00", "15:00"]]
    assert unit.profile.hours == {"1": spans, "2": spans, "3": spans, "4": spans, "5": [["08:00", "11:00"]]}


def sent_from(client: Client, page: str, **more: Any) -> dict[str, Any]:
    """What a browser sends that opened the page now."""
    form = client.get(page).context["form"]
    hidden = form["seen"].value()
    assert hidden
    return {"seen": hidden, **more}


def test_two_who_write_a_profile_see_each_other(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/profil/"
    mine = sent_from(client, page, address="Jalan Mawar 3", day_1="08.00–12.00", phone="0541-1")
    theirs = sent_from(
        client, page, address="Jalan Melati 9", day_1="07.30–14.00", phone="0541-1", accessibility="ramp"
    )
    assert client.post(page, theirs).status_code == 302
    clash = client.post(page, mine)
    assert clash.status_code == 422
    assert "Orang lain menyimpan perubahan" in clash.content.decode()
    shown = {one.term: one.text for one in clash.context["form"].theirs}
    assert shown == {
        "Alamat": "Jalan Melati 9",
        "Senin": "07.30–14.00",
        "Kemudahan akses": "Jalan landai untuk kursi roda",
    }
    assert unit.profile.address == "Jalan Melati 9"
    again = mine | {"seen": clash.context["form"]["seen"].value()}
    assert client.post(page, again).status_code == 302
    unit.profile.refresh_from_db()
    assert unit.profile.address == "Jalan Mawar 3"


def test_two_who_describe_a_service_see_each_other(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    kept = unit.services.get()
    page = f"/standar/{kept.pk}/ubah/"
    common = {"product_kind": "act", "nature": "external", "status": "active", "why": "diperbaiki"}
    mine = sent_from(client, page, **common, name="Rujukan rawat jalan", field="health")
    theirs = sent_from(client, page, **common, name="Rujukan", field="social", summary="Agar ditanggung.")
    assert client.post(page, theirs).status_code == 302
    clash = client.post(page, mine)
    assert "Orang lain menyimpan perubahan" in clash.content.decode()
    shown = {one.term: one.text for one in clash.context["form"].theirs}
    assert shown["Nama layanan"] == "Rujukan"
    assert shown["Ringkasan"] == "Agar ditanggung."
    assert set(shown) == {"Nama layanan", "Ringkasan", "Bidang"}
    kept.refresh_from_db()
    assert kept.name == "Rujukan"


def test_the_page_of_a_unit_leads_to_its_services(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, an_admin(unit.office))
    page = reverse("organizations-unit", args=[unit.office_id, unit.pk])
    assert f'href="/standar/unit/{unit.pk}/"' in client.get(page).content.decode()
