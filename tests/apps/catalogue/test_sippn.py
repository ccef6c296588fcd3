"""The way into the national portal: sheet, upload, seen, outdated; who may; and the facts of it."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.apps.catalogue.cast import BY, KTP_LOST, a_catalogue, a_profile, in_force
from tests.apps.evidence.cast import a_pdf
from tests.apps.organizations.cast import a_unit, an_admin, an_office, someone
from tests.apps.surveys.cast import a_member
from tests.people import signed_in
from tolok.apps.catalogue import urls
from tolok.apps.catalogue.actions import sippn as actions
from tolok.apps.catalogue.models import SippnSync
from tolok.apps.catalogue.selectors.facts import offered
from tolok.apps.catalogue.selectors.sippn import carried
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.models import Service
from tolok.rules.sippn import changes, progress, template_on, templates
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

STAFF = [str(pattern.name) for pattern in urls.urlpatterns if "sippn" in str(pattern.name)]
PORTAL = "https://sippn.menpan.go.id/layanan/77"


@pytest.fixture
def service() -> Service:
    """A service with a standard in force, of a registry office."""
    return a_catalogue()["ktp"]


def address(name: str, service: Service) -> str:
    """The address of a staff page."""
    by_service = name.endswith(("-service", "-seen", "-gone"))
    return reverse(name, args=[service.pk if by_service else service.unit_id])


def state(service: Service) -> str:
    """How far the service is."""
    _template, rows = carried(service.unit, timezone.localdate())
    return next(one.progress for one in rows if one.service.pk == service.pk)


def uploaded(service: Service, day: date | None = None) -> None:
    """Prepare and upload the unit's services."""
    today = day or timezone.localdate()
    actions.prepare(unit=service.unit, day=today, **BY)
    actions.note_upload(unit=service.unit, services=[service.pk], uploaded_on=today, today=today, **BY)


@pytest.mark.parametrize("name", STAFF)
def test_a_stranger_learns_nothing(client: Client, service: Service, name: str) -> None:
    """Not signed in, without a role, in another unit, in another office: nothing tells that the page exists."""
    page = address(name, service)
    post = name == "catalogue-sippn-prepare"

    def status() -> int:
        return (client.post(page) if post else client.get(page)).status_code

    assert status() in (302, 403)
    signed_in(client, someone("Orang"))
    assert status() == 404
    signed_in(client, a_member(a_unit(service.unit.office, "9", "Dinas Lain"), name="Tetangga"))
    assert status() == 404
    other = an_office("Kota Lain", kind="city", region="64.72")
    signed_in(client, an_admin(other, "Jauh"))
    assert status() == 404
    missing = page.replace(f"/{service.unit_id}/", "/999999/").replace(f"/{service.pk}/", "/999999/")
    assert (client.post(missing) if post else client.get(missing)).status_code == 404


@pytest.mark.parametrize("name", STAFF)
def test_a_reader_reads_and_writes_nothing(client: Client, service: Service, name: str) -> None:
    """Readers of the unit see how far it is; only operator and Biro carry."""
    uploaded(service)
    signed_in(client, a_member(service.unit, Role.READER))
    page = address(name, service)
    writes = name.endswith(("prepare", "upload", "seen", "gone"))
    answer = client.post(page) if name.endswith("prepare") else client.get(page)
    assert answer.status_code == (403 if writes else 200)


def test_it_goes_from_nothing_to_seen_and_outdated(
    client: Client, service: Service, settings: Settings, tmp_path: Path
) -> None:
    """The whole way through the pages; what changed is told in words."""
    settings.TOLOK_HOME = tmp_path
    signed_in(client, a_member(service.unit))
    assert state(service) == "not_yet"
    page = client.post(address("catalogue-sippn-prepare", service), follow=True).content.decode()
    assert state(service) == "prepared"
    assert "disiapkan" in page
    assert "belum dicocokkan" in page
    told = client.get(address("catalogue-sippn-sheet", service))
    book = openpyxl.load_workbook(BytesIO(told.content))
    assert book.sheetnames[1:] == ["Deskripsi", "Persyaratan", "Prosedur", "Penyelenggara dan lokasi"]
    assert book["Deskripsi"]["A2"].value == "KTP-el hilang atau rusak"
    assert "kepolisian" in str(book["Persyaratan"]["B2"].value)
    today = timezone.localdate()
    note = {"services": [service.pk], "uploaded_on": today.isoformat()}
    client.post(address("catalogue-sippn-upload", service), note)
    assert state(service) == "uploaded"
    shot = SimpleUploadedFile("portal.pdf", a_pdf(mark="portal"), content_type="application/pdf")
    seen = {"address": PORTAL, "verified_on": today.isoformat(), "file": shot}
    page = client.post(address("catalogue-sippn-seen", service), seen, follow=True).content.decode()
    assert state(service) == "verified"
    assert PORTAL in page
    assert "Tidak ada beda" in page
    a_profile(service.unit, address="Jalan Kenanga 9, Tolok")
    assert state(service) == "outdated"
    page = client.get(address("catalogue-sippn-service", service)).content.decode()
    assert "di sini, belum di portal: Jalan Kenanga 9, Tolok" in page
    assert "usang" in client.get(address("catalogue-sippn", service)).content.decode()
    uploaded(service)
    assert state(service) == "uploaded"
    page = client.get(address("catalogue-sippn-service", service)).content.decode()
    assert "Riwayat unggahan" in page
    in_force(service, since=today)
    assert state(service) == "replaced"


def test_a_sighting_without_a_picture_stays_marked(client: Client, service: Service) -> None:
    """And an address that is not the portal's is told, because the name of a portal is easily mistaken."""
    uploaded(service)
    today = timezone.localdate()
    elsewhere = "https://contoh.example/x"
    actions.note_seen(service=service, address=elsewhere, verified_on=today, today=today, **BY)
    assert state(service) == "claimed"
    signed_in(client, a_member(service.unit))
    page = client.get(address("catalogue-sippn-service", service)).content.decode()
    assert "tanpa tangkapan layar" in page
    assert "bukan sippn.menpan.go.id" in page
    assert (
        offered([service.unit_id], today)[service.unit_id][1].words.id.count("1 tanpa tangkapan layar") == 1
    )


def test_what_was_noted_by_mistake_is_gone_but_remembered(client: Client, service: Service) -> None:
    """It counts no more from that day on; the history keeps it."""
    uploaded(service)
    signed_in(client, a_member(service.unit))
    page = address("catalogue-sippn-gone", service)
    today = timezone.localdate()
    assert client.post(page, {"gone_on": today.isoformat(), "why": ""}).status_code == 422
    told = client.post(page, {"gone_on": today.isoformat(), "why": "Salah layanan."}, follow=True)
    assert "Riwayat unggahan" in told.content.decode()
    assert state(service) == "prepared"
    assert offered([service.unit_id], today)[service.unit_id] == ()


def test_it_says_before_the_download_what_is_still_empty(client: Client, service: Service) -> None:
    """Required columns that are empty lead to where they are filled, and are marked in the workbook."""
    bare = Service.objects.get(unit=service.unit, code="02")
    in_force(bare, KTP_LOST)
    a_profile(service.unit)
    signed_in(client, a_member(service.unit))
    page = client.get(address("catalogue-sippn", service)).content.decode()
    assert "Lengkapi sebelum mengunduh" in page
    assert reverse("standards-change", args=[bare.pk]) in page
    assert "Deskripsi layanan" in page
    client.post(address("catalogue-sippn-prepare", service))
    told = client.get(address("catalogue-sippn-sheet", service))
    book = openpyxl.load_workbook(BytesIO(told.content))
    assert book["Deskripsi"]["C2"].fill.fgColor.rgb != book["Deskripsi"]["C3"].fill.fgColor.rgb
    guide = [str(row[0].value) for row in book["Petunjuk"].rows]
    assert any("Penerbitan Kartu Keluarga: Deskripsi layanan" in line for line in guide)


def test_it_refuses_what_cannot_be(service: Service) -> None:
    """No upload before the sheet, nothing in the future, nothing seen before it was sent, all at once."""
    today = timezone.localdate()
    with pytest.raises(ProblemsError, match="Prepare the sheet first"):
        actions.note_upload(unit=service.unit, services=[service.pk], uploaded_on=today, today=today, **BY)
    with pytest.raises(ProblemsError, match="Note the upload first"):
        actions.note_seen(service=service, address=PORTAL, verified_on=today, today=today, **BY)
    actions.prepare(unit=service.unit, day=today, **BY)
    with pytest.raises(ProblemsError, match="has not come"):
        actions.note_upload(
            unit=service.unit, services=[service.pk], uploaded_on=today + timedelta(days=1), today=today, **BY
        )
    with pytest.raises(ProblemsError, match="before the sheet"):
        actions.note_upload(
            unit=service.unit, services=[service.pk], uploaded_on=today - timedelta(days=1), today=today, **BY
        )
    uploaded(service)
    with pytest.raises(ProblemsError) as refused:
        actions.note_seen(
            service=service, address=" ", verified_on=today - timedelta(days=1), today=today, **BY
        )
    assert {one.key for one in refused.value.problems} == {"address", "verified_on"}


def test_it_takes_no_service_of_another_unit(service: Service) -> None:
    """A number in a form is no permission."""
    today = timezone.localdate()
    other = a_unit(service.unit.office, "9", "Dinas Lain")
    actions.prepare(unit=service.unit, day=today, **BY)
    with pytest.raises(ProblemsError):
        actions.note_upload(unit=other, services=[service.pk], uploaded_on=today, today=today, **BY)
    with pytest.raises(ProblemsError, match="no service for the public"):
        actions.prepare(unit=other, day=today, **BY)


def test_its_pages_cost_the_same_for_many_services(
    client: Client, service: Service, django_assert_max_num_queries: object
) -> None:
    """The list, the sheet and the writes do not ask once a service."""
    signed_in(client, an_admin(service.unit.office))
    for other in Service.objects.filter(unit=service.unit).exclude(pk=service.pk):
        in_force(other, KTP_LOST)
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        client.get(address("catalogue-sippn", service))
    with django_assert_max_num_queries(21):  # type: ignore[operator]  # one more on PostgreSQL, for the index
        uploaded(service)
    assert SippnSync.objects.count() == 4


def test_its_facts_are_those_of_the_day(service: Service, django_assert_max_num_queries: object) -> None:
    """Counted from the day of the upload on; a unit that noted nothing has no facts."""
    today = timezone.localdate()
    unit: OrganizationUnit = service.unit
    assert offered([unit.pk], today)[unit.pk] == ()
    uploaded(service)
    facts = {one.key: one for one in offered([unit.pk], today)[unit.pk]}
    assert facts["sippn_services"].value == 0
    actions.note_seen(service=service, address=PORTAL, verified_on=today, today=today, **BY)
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        facts = {one.key: one for one in offered([unit.pk], today)[unit.pk]}
    assert facts["sippn_linked"].value is True
    assert facts["sippn_services"].value == 1
    assert "3 belum pernah diunggah" in facts["sippn_services"].words.id
    assert facts["sippn_services"].bases[0].address == address("catalogue-sippn-service", service)
    assert offered([unit.pk], today - timedelta(days=1))[unit.pk] == ()


def test_it_counts_what_stands_there_by_the_standard_in_force(service: Service) -> None:
    """Seen and of the version in force counts; what does not is named with the reason."""
    today = timezone.localdate()
    unit: OrganizationUnit = service.unit
    uploaded(service)
    carried = {one.key: one for one in offered([unit.pk], today)[unit.pk]}["sippn_current"]
    assert carried.value == 0
    assert f"Diunggah, belum terlihat: {service.called}." in carried.words.id
    actions.note_seen(service=service, address=PORTAL, verified_on=today, today=today, **BY)
    seen = {one.key: one for one in offered([unit.pk], today)[unit.pk]}["sippn_current"]
    assert seen.value == 1
    assert seen.words.id.startswith("1 dari 4 layanan terlihat di SIPPN menurut standar yang berlaku.")
    others = Service.objects.filter(unit=unit).exclude(pk=service.pk)
    for other in others:
        assert other.called in seen.words.id, "who is missing is named"
    in_force(service, since=today)
    old = {one.key: one for one in offered([unit.pk], today)[unit.pk]}["sippn_current"]
    assert old.value == 0
    assert f"Standarnya berganti sejak diunggah: {service.called}." in old.words.id


def test_an_account_alone_is_a_link_without_services(service: Service) -> None:
    """An account noted in the profile says that the unit uses the portal, not how much is there."""
    a_profile(service.unit, sippn_account="disdukcapil-tolok")
    facts = offered([service.unit_id], date(2027, 1, 1))[service.unit_id]
    assert [one.key for one in facts] == ["sippn_linked"]


def far(**more: object) -> str:
    """How far a service is that was prepared, carried, and seen with a picture, but for `more`."""
    given = {"prepared": "a", "carried": True, "same_version": True, "uploaded": "a", "seen": True}
    return progress(**{**given, "proved": True, "now": "a", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"prepared": "", "carried": False}, "not_yet"),
        ({"carried": False}, "prepared"),
        ({"seen": False}, "uploaded"),
        ({"proved": False}, "claimed"),
        ({}, "verified"),
        ({"now": "b"}, "outdated"),
        ({"uploaded": "", "now": "b"}, "verified"),
        ({"same_version": False, "now": "b"}, "replaced"),
    ],
)
def test_it_computes_how_far_a_service_is(more: dict[str, object], expected: str) -> None:
    """By fingerprints and by the version."""
    assert far(**more) == expected


def test_the_sheet_is_dated_data_with_every_doubt_marked() -> None:
    """Four parts; no heading is called read that was not; a day before the first sheet takes the first."""
    (template,) = templates()
    assert template_on(date(2010, 1, 1)) is template
    assert [part.key for part in template.parts] == ["description", "requirements", "procedure", "provider"]
    assert {column.sure for column in template.columns} == {"unverified"}
    found = list(changes(template, {"name": "a", "phone": "1"}, {"name": "a", "phone": "2"}))
    assert [(column.key, text.en) for column, text in found] == [
        ("phone", "in the portal, no longer here: 1"),
        ("phone", "here, not yet in the portal: 2"),
    ]
