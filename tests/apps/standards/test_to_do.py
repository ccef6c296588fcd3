"""What a unit has to do: one list by date, on its page, on the page of a version, and on people's desks."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import a_pdf
from tests.apps.organizations.cast import NOW, TODAY, a_unit, an_admin, an_office, someone
from tests.apps.standards.keeping_cast import (
    BY,
    LAST_YEAR,
    a_decree,
    a_maklumat,
    a_standard,
    in_force,
    reviewed,
    shown,
)
from tests.apps.standards.standards_cast import WHOLE, a_draft, a_member, a_service, moved_to, without
from tests.people import signed_in
from tolok.apps.evidence.actions import Reached
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.actions import link_checks, maklumat, publishing, versions
from tolok.apps.standards.models import LinkCheck, Publication, State, unproved
from tolok.apps.standards.selectors.facts import offered
from tolok.apps.standards.selectors.links import Given
from tolok.apps.standards.selectors.linting import findings_of
from tolok.apps.standards.selectors.to_do import errors_of, to_do, to_do_of
from tolok.apps.standards.showing.desk import desk_tasks
from tolok.rules.standards.values import Standard

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SITE = "https://unit.tolok.example.go.id/website"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


def kinds(unit: OrganizationUnit, day: date = TODAY) -> list[str]:
    return [one.kind for one in to_do(day, [unit.pk])]


def broken(unit: OrganizationUnit, address: str = SITE) -> None:
    """The nightly look found nobody at an address."""
    link_checks.keep(given=[Given(unit.pk, address)], found=[Reached(404)], now=NOW)


def test_a_standard_that_just_took_force_is_to_be_published_within_the_clock(unit: OrganizationUnit) -> None:
    version = a_standard(unit, day=TODAY)
    first = next(one for one in to_do(TODAY, [unit.pk]) if one.kind == "publication")
    assert (first.row, first.due_on) == (version.pk, TODAY + 7 * DAY)
    assert not first.overdue_on(TODAY)
    assert first.overdue_on(TODAY + 8 * DAY)
    shown(version)
    assert "publication" not in kinds(unit)


def test_everything_is_in_one_list_by_date(unit: OrganizationUnit) -> None:
    old = a_standard(unit, "01", date(2025, 1, 1))
    shown(old, "website")
    broken(unit)
    a_standard(unit, "02", TODAY, decree=a_decree(unit, day=TODAY))
    found = to_do(TODAY, [unit.pk])
    days = [one.due_on or one.since for one in found]
    assert days == sorted(days)  # type: ignore[type-var]
    assert {one.kind for one in found} >= {
        "publication",
        "review",
        "monitoring",
        "links",
        "scan",
        "maklumat_missing",
    }


def test_a_maklumat_is_to_be_written_set_shown_and_renewed(unit: OrganizationUnit) -> None:
    version = a_standard(unit, day=LAST_YEAR)
    assert "maklumat_missing" in kinds(unit)
    draft = maklumat.draft(unit=unit, **BY)
    words: dict[str, Any] = {
        "ability": "Sanggup.",
        "improvement": "Membaik.",
        "sanction": "Siap.",
        "signer": "Siti",
    }
    maklumat.write(maklumat=draft, **words, **BY)
    assert "maklumat_ready" in kinds(unit)
    assert "maklumat_missing" not in kinds(unit)
    maklumat.set(maklumat=draft, set_on=LAST_YEAR, **BY)
    assert [one for one in kinds(unit) if one.startswith("maklumat")] == ["maklumat_hidden"]
    showing = publishing.Showing("board", LAST_YEAR, "Ruang tunggu")
    publishing.publish_maklumat(unit=unit, maklumat=draft, showing=showing, **BY)
    assert not any(one.startswith("maklumat") for one in kinds(unit))
    in_force(version.service, TODAY)
    (older,) = [one for one in to_do(TODAY, [unit.pk]) if one.kind == "maklumat_older"]
    assert (older.n, older.since, older.due_on) == (1, LAST_YEAR, TODAY + 7 * DAY)


def test_what_still_shows_an_old_version_is_to_be_replaced(unit: OrganizationUnit) -> None:
    row = shown(a_standard(unit), day=LAST_YEAR)
    assert row.version is not None
    in_force(row.version.service, TODAY)
    (one,) = [one for one in to_do(TODAY, [unit.pk]) if one.kind == "outdated"]
    assert (one.row, one.since) == (row.pk, TODAY - DAY)
    publishing.take_down(publication=row, withdrawn_on=TODAY, **BY)
    assert "outdated" not in kinds(unit)


def test_a_publication_without_proof_counts_and_says_so_until_it_has_one(
    client: Client, unit: OrganizationUnit
) -> None:
    version = a_standard(unit)
    row = shown(version)
    assert "bare" in kinds(unit)
    signed_in(client, a_member(unit))
    assert "1 tanpa bukti" in client.get(reverse("standards-promises", args=[unit.pk])).content.decode()
    assert "tanpa bukti" in client.get(reverse("standards-publications", args=[unit.pk])).content.decode()
    page = reverse("standards-publication-proof", args=[row.pk])
    assert page in client.get(reverse("standards-publication", args=[row.pk])).content.decode()
    assert client.post(page, {"proof": ""}).status_code == 422
    file = SimpleUploadedFile("papan.pdf", a_pdf(mark="papan"), "application/pdf")
    assert client.post(page, {"file": file}).status_code == 302
    row.refresh_from_db()
    assert row.proof is not None
    assert "bare" not in kinds(unit)
    assert client.get(page).status_code == 302


def test_what_can_be_opened_at_its_address_needs_no_picture(client: Client, unit: OrganizationUnit) -> None:
    version = a_standard(unit)
    online = [shown(version, medium) for medium in ("website", "social_media", "app")]
    assert "bare" not in kinds(unit)
    signed_in(client, a_member(unit))
    log = client.get(reverse("standards-publications", args=[unit.pk])).content.decode()
    assert log.count("dapat dibuka di alamatnya") == 3
    assert "tanpa bukti" not in log
    assert "tanpa bukti" not in client.get(reverse("standards-promises", args=[unit.pk])).content.decode()
    one = client.get(reverse("standards-publication", args=[online[0].pk])).content.decode()
    assert "Lampirkan bukti" in one
    assert "Tanpa bukti" not in one


def test_the_address_of_a_website_does_not_prove_what_hangs_on_a_wall(
    client: Client, unit: OrganizationUnit
) -> None:
    version = a_standard(unit)
    shown(version, "website")
    board = shown(version, address="https://unit.tolok.example.go.id/papan")
    assert Publication.objects.filter(unproved()).get() == board
    assert [one.proved for one in Publication.objects.order_by("pk")] == [True, False]
    (waiting,) = [one for one in to_do(TODAY, [unit.pk]) if one.kind == "bare"]
    media = [one for one in offered([unit.pk], TODAY)[unit.pk] if one.key == "standard_media"]
    signed_in(client, a_member(unit))
    page = client.get(reverse("standards-promises", args=[unit.pk])).content.decode()
    assert (waiting.n, "1 tanpa bukti" in page) == (1, True)
    assert "1 publikasi tanpa bukti" in media[0].words.id
    log = client.get(reverse("standards-publications-csv", args=[unit.pk]))
    assert isinstance(log, StreamingHttpResponse)
    text = b"".join(log).decode("utf-8-sig")
    assert (text.count("tanpa bukti"), text.count("dapat dibuka di alamatnya")) == (1, 1)


def test_versions_in_work_wait_where_they_stand(unit: OrganizationUnit) -> None:
    version = a_draft(a_service(unit))
    assert kinds(unit) == []
    versions.submit(version=version, **BY)
    assert kinds(unit) == ["internal"]
    versions.send_back(version=version, why="Jangka waktu belum cocok dengan loket.", **BY)
    (back,) = to_do(TODAY, [unit.pk])
    assert (back.kind, back.words) == ("returned", "Jangka waktu belum cocok dengan loket.")
    moved_to(version, State.CONSULTATION)
    assert kinds(unit) == ["consultation"]
    version.refresh_from_db()
    assert version.returned == ""


def test_a_review_that_asks_for_a_change_leads_to_the_new_version_in_one_press(
    client: Client, unit: OrganizationUnit
) -> None:
    version = a_standard(unit)
    done = reviewed(version, change=True)
    assert "change" in kinds(unit)
    signed_in(client, a_member(unit))
    begin = reverse("standards-review-begin", args=[done.pk])
    page = client.get(reverse("standards-review", args=[done.pk])).content.decode()
    assert f'<form method="post" action="{begin}">' in page
    assert client.post(begin).status_code == 302
    new = version.service.versions.get(number=2)
    assert new.why == f"Peninjauan ulang 21 November 2026: {done.findings}"
    assert "change" not in kinds(unit)


def test_errors_of_a_draft_are_those_its_page_finds(unit: OrganizationUnit) -> None:
    wrong = Standard(texts={"A3": "Senin–Jumat pukul 08.00–16.00"}, limit=WHOLE.limit)
    version = a_draft(a_service(unit), wrong)
    errors = [one for one in findings_of(version, TODAY) if one.severity == "error"]
    assert errors
    assert errors_of(version, TODAY) == len(errors)
    assert kinds(unit) == ["errors"]


def test_the_page_of_a_version_leads_from_force_to_the_public(client: Client, unit: OrganizationUnit) -> None:
    version = a_standard(unit, day=date(2026, 11, 20))
    signed_in(client, a_member(unit))
    page = client.get(reverse("standards-version", args=[version.pk])).content.decode()
    publish = f"{reverse('standards-publish', args=[unit.pk])}?versi={version.pk}"
    assert page.index(publish) < page.index("Mulai peninjauan ulang")
    assert "Paling lambat 27 November 2026." in page
    assert "papan informasi atau banner" in page
    shown(version)
    page = client.get(reverse("standards-version", args=[version.pk])).content.decode()
    assert "Tambah media publikasi" in page
    assert "di 1 media" in page


def test_a_draft_that_came_back_says_why(client: Client, unit: OrganizationUnit) -> None:
    version = moved_to(a_draft(a_service(unit)), State.INTERNAL)
    signed_in(client, a_member(unit, Role.UNIT_HEAD, "Siti"))
    page = reverse("standards-move", args=[version.pk, "send_back"])
    client.post(page, {"why": "Biaya belum punya dasar."})
    signed_in(client, a_member(unit))
    assert (
        "Biaya belum punya dasar."
        in client.get(reverse("standards-version", args=[version.pk])).content.decode()
    )


def test_nothing_to_do_is_said_only_when_there_is_nothing(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, a_member(unit))
    page = reverse("standards-promises", args=[unit.pk])
    nothing = "Tidak ada yang perlu dikerjakan sekarang."
    assert nothing in client.get(page).content.decode()
    version = a_standard(unit, day=LAST_YEAR)
    said = client.get(page).content.decode()
    assert nothing not in said
    assert f"Publikasikan: {version.service.called}" in said
    assert f'href="{reverse("standards-maklumat-write", args=[unit.pk])}"' in said


def test_a_broken_link_is_told_in_words_with_the_record_that_names_it(
    client: Client, unit: OrganizationUnit
) -> None:
    row = shown(a_standard(unit), "website")
    broken(unit)
    signed_in(client, a_member(unit))
    said = client.get(reverse("standards-promises", args=[unit.pk])).content.decode()
    assert "Betulkan 1 tautan rusak" in said
    page = client.get(reverse("standards-freshness", args=[unit.pk])).content.decode()
    assert f'href="{reverse("standards-publication", args=[row.pk])}"' in page
    assert "gaierror" not in page
    assert LinkCheck.objects.get().good is False


def test_decrees_without_a_scan_are_all_counted(client: Client, unit: OrganizationUnit) -> None:
    a_decree(unit, "1/2025")
    in_force(a_service(unit), decree=a_decree(unit, "2/2025"))
    signed_in(client, a_member(unit))
    assert "2 tanpa salinan" in client.get(reverse("standards-promises", args=[unit.pk])).content.decode()


def test_heads_and_operators_and_the_biro_find_it_on_their_desks(unit: OrganizationUnit) -> None:
    waiting = moved_to(a_draft(a_service(unit, "01")), State.INTERNAL)
    a_standard(unit, "02", TODAY)
    head, operator = a_member(unit, Role.UNIT_HEAD, "Siti"), a_member(unit, name="Tono")
    biro = an_admin(unit.office, "Budi")
    says = {who: [one.text for one in desk_tasks(who, TODAY)] for who in (head, operator, biro)}
    review = f"Telaah internal: {waiting.service.called}"
    assert says[head] == [review]
    assert says[biro] == [review]
    assert review not in says[operator]
    assert "Publikasikan: Layanan 02" in says[operator]
    assert desk_tasks(someone("Rudi"), TODAY) == []


def test_several_of_a_kind_are_one_line_on_a_desk(client: Client, unit: OrganizationUnit) -> None:
    for code in ("01", "02", "03"):
        a_standard(unit, code, TODAY)
    operator = a_member(unit)
    line = next(one for one in desk_tasks(operator, TODAY) if "belum dipublikasikan" in one.text)
    assert line.text == "3 standar belum dipublikasikan"
    assert line.url == f"{reverse('standards-promises', args=[unit.pk])}#kerjakan"
    signed_in(client, operator)
    assert "3 standar belum dipublikasikan" in client.get(reverse("cycles")).content.decode()


def test_a_neighbour_and_a_closed_account_find_nothing(unit: OrganizationUnit) -> None:
    a_standard(unit, day=TODAY)
    other = a_member(a_unit(unit.office, "2"), name="Wati")
    assert desk_tasks(other, TODAY) == []


def test_it_reads_with_the_same_statements_for_one_and_for_many(
    unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    people = []
    for number in ("2", "3"):
        other = a_unit(unit.office, number)
        for code in ("01", "02"):
            version = a_standard(other, code, decree=a_decree(other, f"{code}/2025"))
            shown(version, "website")
            reviewed(version, LAST_YEAR)
        a_maklumat(other)
        a_draft(a_service(other, "03"), without(WHOLE, "B8"))
        broken(other)
        people.append(a_member(other, name=f"Petugas {number}"))
    units = [unit.pk, *(one.pk for one in OrganizationUnit.objects.exclude(pk=unit.pk))]
    with django_assert_max_num_queries(20):
        assert to_do(TODAY, units)
    with django_assert_max_num_queries(23):
        assert desk_tasks(people[0], TODAY)
    version = a_standard(unit, day=TODAY)
    with django_assert_max_num_queries(11):
        assert to_do_of(version, TODAY)
