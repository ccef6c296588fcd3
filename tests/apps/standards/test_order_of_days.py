"""Days that follow from one another: the public, the decree, the first day, the publication, the look back."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from tests.apps.organizations.cast import NOW, TODAY, a_unit, an_office
from tests.apps.standards.keeping_cast import (
    BY,
    LAST_YEAR,
    SIX,
    a_decree,
    a_maklumat,
    a_standard,
    in_force,
    monitored,
    shown,
)
from tests.apps.standards.standards_cast import a_draft, a_member, a_service, moved_to
from tests.people import signed_in
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.actions import decrees, maklumat, publishing
from tolok.apps.standards.models import MaklumatState, State
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


def refused(act: Callable[[], object]) -> dict[str, str]:
    """The words of a refusal by the field they stand at."""
    with pytest.raises(ProblemsError) as caught:
        act()
    return {one.key: one.text.id for one in caught.value.problems}


def test_a_decree_before_the_public_took_part_sets_nothing(client: Client, unit: OrganizationUnit) -> None:
    version = moved_to(a_draft(a_service(unit)), State.DECISION)
    early = a_decree(unit, "1/2026", TODAY - DAY)
    signed_in(client, a_member(unit, Role.UNIT_HEAD))
    page = reverse("standards-put-in-force", args=[version.pk])
    answer = client.post(page, {"decree": early.pk, "effective_from": str(TODAY)})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "ditandatangani 20 November 2026, sebelum masyarakat dilibatkan pada 21 November 2026" in said
    assert 'id="id_decree_error"' in said


def test_a_standard_holds_from_its_decree_on_and_both_days_are_named(unit: OrganizationUnit) -> None:
    decree = a_decree(unit, day=TODAY)
    found = refused(lambda: in_force(a_service(unit), TODAY - DAY, decree=decree))
    assert "mulai 20 November 2026" in found["effective_from"]
    assert "ditandatangani 21 November 2026" in found["effective_from"]


def test_a_standard_brought_in_was_decreed_after_the_public_took_part(unit: OrganizationUnit) -> None:
    decree = a_decree(unit, day=LAST_YEAR)
    found = refused(lambda: in_force(a_service(unit), TODAY, decree=decree, consulted_on=LAST_YEAR + DAY))
    assert found.keys() == {"decree"}


def test_a_decree_is_not_corrected_into_a_wrong_order(unit: OrganizationUnit) -> None:
    decree = a_decree(unit, day=LAST_YEAR)
    in_force(a_service(unit), LAST_YEAR, decree=decree, consulted_on=LAST_YEAR - DAY)
    given: dict[str, Any] = {
        "number": decree.number,
        "about": "Standar",
        "signer": "Siti Rahayu",
        "why": "salah ketik",
    }
    for day in (LAST_YEAR + DAY, LAST_YEAR - 2 * DAY):
        found = refused(lambda day=day: decrees.correct(decree=decree, signed_on=day, **given, **BY))  # type: ignore[misc]
        assert found.keys() == {"signed_on"}
    decrees.correct(decree=decree, signed_on=LAST_YEAR - DAY, **given, **BY)


def test_nothing_is_public_before_it_holds(client: Client, unit: OrganizationUnit) -> None:
    version = a_standard(unit, day=date(2026, 11, 10))
    signed_in(client, a_member(unit))
    fields = {"versions": [str(version.pk)], "components": SIX, "medium": "board", "place": "Ruang tunggu"}
    page = reverse("standards-publish", args=[unit.pk])
    answer = client.post(page, {**fields, "published_on": "2025-01-01"})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "baru berlaku 10 November 2026" in said
    assert "1 Januari 2025" in said
    assert 'id="id_published_on_error"' in said


def test_a_maklumat_is_not_public_before_it_was_set(unit: OrganizationUnit) -> None:
    row = a_maklumat(unit, TODAY)
    showing = publishing.Showing("board", TODAY - DAY, "Ruang tunggu")
    found = refused(lambda: publishing.publish_maklumat(unit=unit, maklumat=row, showing=showing, **BY))
    assert "Maklumat 1 baru berlaku 21 November 2026" in found["published_on"]


def test_it_comes_down_after_it_went_up(unit: OrganizationUnit) -> None:
    row = shown(a_standard(unit), day=TODAY)
    found = refused(lambda: publishing.take_down(publication=row, withdrawn_on=TODAY - DAY, **BY))
    assert "20 November 2026, sebelum hari pertamanya, 21 November 2026" in found["withdrawn_on"]


def test_monitoring_tells_of_a_period_that_is_over(unit: OrganizationUnit) -> None:
    version = a_standard(unit)
    found = refused(lambda: monitored(version, TODAY + 5 * DAY))
    assert "baru selesai 26 November 2026" in found["period_to"]
    assert found.keys() == {"period_to", "done_on"}


def test_a_maklumat_is_set_after_its_decree(unit: OrganizationUnit) -> None:
    decree = a_decree(unit, day=TODAY)
    found = refused(lambda: a_maklumat(unit, TODAY - DAY, decree=decree, surely=True))
    assert "ditetapkan 20 November 2026: keputusannya baru ditandatangani 21" in found["set_on"]


def test_a_decree_about_something_else_sets_a_maklumat_only_when_that_is_said(
    client: Client, unit: OrganizationUnit
) -> None:
    draft = maklumat.draft(unit=unit, by=None, now=NOW)
    words: dict[str, Any] = {
        "ability": "Sanggup.",
        "improvement": "Terus membaik.",
        "sanction": "Siap.",
        "signer": "Siti",
    }
    maklumat.write(maklumat=draft, **words, **BY)
    decree = a_decree(unit, day=LAST_YEAR)
    signed_in(client, a_member(unit, Role.UNIT_HEAD))
    page = reverse("standards-maklumat-set", args=[unit.pk])
    assert 'name="surely"' not in client.get(page).content.decode()
    given = {"set_on": str(localdate()), "decree": str(decree.pk)}
    answer = client.post(page, given)
    assert answer.status_code == 422
    assert "“Standar Pelayanan”, tidak menyebut maklumat" in answer.content.decode()
    assert 'name="surely"' in answer.content.decode()
    assert client.post(page, {**given, "surely": "on"}).status_code == 302
    draft.refresh_from_db()
    assert draft.state == MaklumatState.SET


def test_a_decree_that_names_a_maklumat_is_taken_at_once(unit: OrganizationUnit) -> None:
    about = "Penetapan Standar Pelayanan dan Maklumat Pelayanan"
    decree = decrees.enter(
        unit=unit, number="1/2026", about=about, signed_on=LAST_YEAR, signer="Siti Rahayu", **BY
    )
    assert a_maklumat(unit, LAST_YEAR, decree=decree).decree == decree
