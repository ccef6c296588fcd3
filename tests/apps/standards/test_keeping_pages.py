"""Pages about how a promise is kept: strangers, readers, the journey of an operator, statements."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import a_pdf
from tests.apps.organizations.cast import a_unit, an_admin, an_office, someone
from tests.apps.standards.keeping_cast import (
    a_decree,
    a_maklumat,
    a_standard,
    in_force,
    monitored,
    reviewed,
    shown,
    updated,
)
from tests.apps.standards.standards_cast import a_draft, a_service, moved_to
from tests.apps.surveys.cast import a_member
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.commitments.models import Commitment, Source
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.models import (
    Decree,
    Maklumat,
    MaklumatState,
    Monitoring,
    Plan,
    Publication,
    Review,
    State,
)
from tolok.apps.standards.urls import keeping as urls_keeping

pytestmark = pytest.mark.django_db

ADDRESSES = [str(pattern.name) for pattern in urls_keeping.urlpatterns]
READ = {
    "standards-promises",
    "standards-decrees",
    "standards-decree",
    "standards-maklumat",
    "standards-publications",
    "standards-publications-csv",
    "standards-publication",
    "standards-freshness",
    "standards-reviews",
    "standards-review",
    "standards-monitoring",
}


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


@pytest.fixture
def unit() -> OrganizationUnit:
    unit = a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    filled(unit)
    return unit


def filled(unit: OrganizationUnit, code: str = "01") -> None:
    """Everything once."""
    decree = a_decree(unit, number=f"188/{code}/2025")
    version = a_standard(unit, code, decree=decree)
    shown(version)
    reviewed(version)
    monitored(version)
    updated(unit, date(2026, 11, 20))


def address_of(name: str, unit: OrganizationUnit) -> str:
    version = Publication.objects.filter(unit=unit).earliest("pk").version
    assert version is not None
    parts: dict[str, object] = {
        "unit": unit.pk,
        "service": version.service_id,
        "kind": "review",
        "version": version.pk,
        "decree": Decree.objects.filter(unit=unit).earliest("pk").pk,
        "publication": Publication.objects.filter(unit=unit).earliest("pk").pk,
        "review": Review.objects.filter(version=version).earliest("pk").pk,
        "monitoring": Monitoring.objects.filter(version=version).earliest("pk").pk,
    }
    pattern = next(one for one in urls_keeping.urlpatterns if one.name == name)
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def nowhere(page: str) -> str:
    """The same address with a number nobody has."""
    words = page.strip("/").split("/")
    at = next(at for at, word in enumerate(words) if word.isdigit())
    end = "/" if page.endswith("/") else ""
    return f"/{'/'.join([*words[:at], '999999', *words[at + 1 :]])}{end}"


def neighbour(unit: OrganizationUnit) -> User:
    return a_member(a_unit(unit.office, "2"), name="Wati")


def elsewhere(unit: OrganizationUnit) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(unit: OrganizationUnit) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing(
    client: Client, unit: OrganizationUnit, stranger: Callable[[OrganizationUnit], User]
) -> None:
    pages = [address_of(name, unit) for name in ADDRESSES]
    for page in pages:
        for method in (client.get, client.post):
            assert method(page).status_code == method(nowhere(page)).status_code == 302
            assert "/masuk/" in method(page)["Location"]
    signed_in(client, stranger(unit))
    for page in pages:
        for method in (client.get, client.post):
            answer, other = method(page), method(nowhere(page))
            assert answer.status_code == other.status_code == 404, page
            assert "Tolok Jaya" not in answer.content.decode()


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_reader_reads_and_writes_nothing(client: Client, unit: OrganizationUnit, name: str) -> None:
    signed_in(client, a_member(unit, Role.READER))
    assert client.get(address_of(name, unit)).status_code == (200 if name in READ else 403)


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("role", [Role.UNIT_OPERATOR, Role.UNIT_HEAD])
def test_operator_and_head_open_every_page(
    client: Client, unit: OrganizationUnit, name: str, role: Role
) -> None:
    a_maklumat(unit)
    signed_in(client, a_member(unit, role))
    assert client.get(address_of(name, unit), follow=True).status_code == 200


def test_the_page_of_a_unit_leads_to_its_promises(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, an_admin(unit.office))
    page = reverse("organizations-unit", args=[unit.office_id, unit.pk])
    assert f'href="/standar/unit/{unit.pk}/janji/"' in client.get(page).content.decode()


def test_a_decree_comes_in_with_its_scan_and_puts_waiting_standards_in_force(
    client: Client, unit: OrganizationUnit
) -> None:
    signed_in(client, a_member(unit))
    waiting = [
        moved_to(a_draft(a_service(unit, code, f"Layanan {code}")), State.DECISION) for code in ("31", "32")
    ]
    page = f"/standar/unit/{unit.pk}/keputusan/baru/"
    old = Decree.objects.get(unit=unit)
    day = str(timezone.localdate())
    sent = {
        "number": "188.4/9/2026",
        "about": "Standar Pelayanan",
        "signed_on": day,
        "signer": "Siti Rahayu",
        "repeals": [str(old.pk)],
    }
    assert client.post(page, {**sent, "number": ""}).status_code == 422
    scan = SimpleUploadedFile("sk.pdf", a_pdf())
    answer = client.post(page, {**sent, "file": scan}, follow=True)
    made = Decree.objects.get(number="188.4/9/2026")
    assert made.scan is not None
    assert made.scan.proof.title == "Keputusan 188.4/9/2026"
    assert "Tetapkan 2 standar yang menunggu" in answer.content.decode()
    assert client.post(page, sent).status_code == 422
    decide = f"/standar/keputusan/{made.pk}/tetapkan/"
    assert client.post(decide, {"effective_from": day}).status_code == 422
    given = {"versions": [str(one.pk) for one in waiting], "effective_from": day}
    text = client.post(decide, given, follow=True).content.decode()
    assert "Layanan 31" in text
    assert "Layanan 32" in text
    for one in waiting:
        one.refresh_from_db()
        assert (one.state, one.decree_id) == (State.IN_FORCE, made.pk)
    text = client.get(f"/standar/keputusan/{old.pk}/").content.decode()
    assert "1 standar masih berlaku dengan keputusan ini" in text


def test_a_decree_is_corrected_with_a_reason(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    row = Decree.objects.get(unit=unit)
    page = f"/standar/keputusan/{row.pk}/betulkan/"
    sent = {"number": "9/2025", "about": row.about, "signed_on": str(row.signed_on), "signer": row.signer}
    assert client.post(page, sent).status_code == 422
    assert client.post(page, {**sent, "why": "salah ketik"}).status_code == 302
    row.refresh_from_db()
    assert row.number == "9/2025"


def test_a_maklumat_shows_what_is_missing_until_it_is_set(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/maklumat/"
    assert "Belum ada maklumat" in client.get(page).content.decode()
    said = {"ability": "Kami sanggup.", "improvement": "Kami memperbaiki diri.", "signer": "Siti Rahayu"}
    assert "belum ada" in client.post(f"{page}tulis/", said, follow=True).content.decode()
    today = str(timezone.localdate())
    decree = Decree.objects.get(unit=unit)
    refused = client.post(f"{page}tetapkan/", {"set_on": today, "decree": str(decree.pk)})
    assert refused.status_code == 422
    assert "menerima sanksi" in refused.content.decode()
    client.post(f"{page}tulis/", {**said, "sanction": "Kami siap menerima sanksi."})
    refused = client.post(f"{page}tetapkan/", {"set_on": today, "decree": ""})
    assert "hanya pimpinan unit" in refused.content.decode()
    by_decree = {"set_on": today, "decree": str(decree.pk), "surely": "on"}
    text = client.post(f"{page}tetapkan/", by_decree, follow=True)
    assert "Isi lengkap" in text.content.decode()
    assert Maklumat.objects.get(unit=unit).decree == decree


def test_the_head_sets_a_maklumat_without_a_decree(client: Client, unit: OrganizationUnit) -> None:
    a_maklumat(unit)
    signed_in(client, a_member(unit, Role.UNIT_HEAD))
    page = f"/standar/unit/{unit.pk}/maklumat/"
    said = {
        "ability": "Kami sanggup.",
        "improvement": "Kami memperbaiki diri.",
        "sanction": "Kami siap.",
        "signer": "Siti Rahayu",
    }
    client.post(f"{page}tulis/", said)
    day = timezone.localdate()
    text = client.post(f"{page}tetapkan/", {"set_on": str(day), "decree": ""}, follow=True).content.decode()
    assert "tanpa keputusan" in text
    old, new = Maklumat.objects.filter(unit=unit).order_by("number")
    assert (old.state, old.until) == (MaklumatState.REPLACED, day - timedelta(days=1))
    assert new.decree is None


def test_an_old_board_is_told_when_its_version_was_replaced(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    board = Publication.objects.get(unit=unit)
    assert board.version is not None
    in_force(board.version.service, date(2026, 11, 1))
    page = f"/standar/unit/{unit.pk}/publikasi/"
    text = client.get(page).content.decode()
    assert "1 publikasi masih menampilkan versi yang sudah digantikan" in text
    assert "versi lama" in text
    assert "Masih versi lama" in client.get(f"/standar/publikasi/{board.pk}/").content.decode()
    down = f"/standar/publikasi/{board.pk}/turun/"
    day = str(timezone.localdate())
    assert client.post(down, {"withdrawn_on": "2020-01-01"}).status_code == 422
    assert "diturunkan" in client.post(down, {"withdrawn_on": day}, follow=True).content.decode()
    assert client.post(down, {"withdrawn_on": day}).status_code == 422


def test_the_log_is_a_table_for_office_programs(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit, Role.READER))
    answer = client.get(f"/standar/unit/{unit.pk}/publikasi.csv")
    assert isinstance(answer, StreamingHttpResponse)
    text = b"".join(answer).decode("utf-8-sig")
    assert "Layanan 01 (versi 1)" in text
    assert ",1 2 3 4 5 6,tanpa bukti," in text


def test_one_board_for_several_standards_is_one_press(client: Client, unit: OrganizationUnit) -> None:
    other = a_standard(unit, "02")
    first = Publication.objects.get(unit=unit).version
    assert first is not None
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/publikasi/baru/"
    sent = {
        "versions": [str(first.pk), str(other.pk)],
        "components": ["A1", "A2", "A3", "A4", "A5", "A6"],
        "medium": "website",
        "address": "https://puskesmas.tolok.example.go.id/standar",
        "published_on": str(timezone.localdate()),
    }
    assert client.post(page, {**sent, "address": ""}).status_code == 422
    text = client.post(page, {**sent, "file": SimpleUploadedFile("layar.pdf", a_pdf(1))}, follow=True)
    assert "Di mana saja standar ini dipasang" in text.content.decode()
    made = Publication.objects.filter(unit=unit, medium="website")
    assert made.count() == 2
    assert len({one.proof_id for one in made}) == 1


def test_updates_and_a_broken_link_are_shown(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = f"/standar/unit/{unit.pk}/kemutakhiran/"
    day = str(timezone.localdate())
    sent = {
        "title": "Jadwal libur",
        "medium": "social_media",
        "address": "https://sosial.example.id/1",
        "published_on": day,
    }
    assert client.post(f"{page}baru/", {**sent, "medium": "board"}).status_code == 422
    assert "Jadwal libur" in client.post(f"{page}baru/", sent, follow=True).content.decode()


def test_a_review_that_changes_begins_a_version_and_a_promise(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    version = Publication.objects.get(unit=unit).version
    assert version is not None
    page = f"/standar/versi/{version.pk}/tinjau/"
    sent = {
        "reviewed_on": str(timezone.localdate()),
        "method": "Forum Konsultasi Publik",
        "findings": "Waktu tunggu perlu dipendekkan.",
        "change": "yes",
    }
    assert client.post(page, {**sent, "findings": ""}).status_code == 422
    text = client.post(page, sent, follow=True).content.decode()
    assert "Mulai versi baru" in text
    made = Review.objects.latest("pk")
    plan = Plan.objects.get(service=version.service, kind="review", done_on=None)
    assert plan.due_on > timezone.localdate()
    promise = {
        "title": "Tambah loket pagi",
        "measure": "Dua loket buka pukul 8",
        "due_on": str(timezone.localdate() + timedelta(days=30)),
    }
    text = client.post(f"/standar/peninjauan/{made.pk}/janji/", promise, follow=True).content.decode()
    assert "Tambah loket pagi" in text
    assert Commitment.objects.get().source == Source.INSPECTION
    begun = client.post(f"/standar/peninjauan/{made.pk}/versi-baru/")
    assert begun.status_code == 302
    new = version.service.versions.get(state=State.DRAFT)
    assert new.why.endswith(": Waktu tunggu perlu dipendekkan.")
    assert "sedang disusun" in client.get(f"/standar/peninjauan/{made.pk}/").content.decode()


def test_monitoring_is_kept_component_by_component(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    version = Publication.objects.get(unit=unit).version
    assert version is not None
    page = f"/standar/versi/{version.pk}/pantau/"
    sent = {
        "period_from": "2026-01-01",
        "period_to": "2026-06-30",
        "done_on": "2026-07-05",
        "methods": ["survey", "observation"],
    }
    assert client.post(page, sent).status_code == 422
    sent |= {"kept_A1": "yes", "kept_B8": "no", "recommendations": "Perbaiki ruang tunggu."}
    text = client.post(page, sent, follow=True).content.decode()
    assert "tidak ditepati" in text
    assert Monitoring.objects.latest("pk").kept == {"A1": "yes", "B8": "no"}


def test_a_plan_is_moved_by_hand(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    service = unit.services.get()
    page = f"/standar/{service.pk}/rencana/monitoring/"
    assert client.get(f"/standar/{service.pk}/rencana/pesta/").status_code == 404
    text = client.post(page, {"due_on": "2027-03-01", "owner": "Kepala tata usaha"}, follow=True)
    assert "Kepala tata usaha" in text.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "standards-promises",
        "standards-decrees",
        "standards-publications",
        "standards-freshness",
        "standards-reviews",
    ],
)
def test_a_page_costs_the_same_for_many_standards(
    client: Client, unit: OrganizationUnit, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in(client, an_admin(unit.office))
    page = address_of(name, unit)
    client.get(page)
    with django_assert_max_num_queries(44) as few:
        client.get(page)
    for at in range(12):
        filled(unit, f"9{at:02}")
    with django_assert_max_num_queries(len(few)):
        assert client.get(page).status_code == 200
