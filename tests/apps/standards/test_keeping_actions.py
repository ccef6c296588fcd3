"""Writes about how a promise is kept: what they refuse, what they keep, what follows."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import a_looked_at
from tests.apps.organizations.cast import NOW, TODAY, a_unit, an_office
from tests.apps.standards.keeping_cast import (
    BY,
    LAST_YEAR,
    SIX,
    a_decree,
    a_maklumat,
    a_standard,
    carried,
    in_force,
    monitored,
    reviewed,
    shown,
    updated,
)
from tests.apps.standards.standards_cast import a_draft, a_service
from tests.apps.surveys.cast import a_member
from tolok.apps.commitments.models import Commitment
from tolok.apps.common.models import Entry
from tolok.apps.notices.models import Notice
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import decrees, maklumat, planning, publishing, reviewing
from tolok.apps.standards.actions.publishing import Showing
from tolok.apps.standards.models import MaklumatState, Plan, PlanKind, Publication
from tolok.apps.standards.selectors.due import due
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


def keys_of(error: pytest.ExceptionInfo[ProblemsError]) -> set[str]:
    return {one.key for one in error.value.problems}


def test_everything_wrong_with_a_decree_comes_at_once(unit: OrganizationUnit) -> None:
    other = a_unit(unit.office, "2")
    later = a_decree(unit, "9/2026", TODAY)
    with pytest.raises(ProblemsError) as caught:
        decrees.enter(
            unit=unit, number=" ", about="", signed_on=TOMORROW, signer="", repeals=[a_decree(other)], **BY
        )
    assert keys_of(caught) == {"number", "about", "signer", "signed_on", "repeals"}
    with pytest.raises(ProblemsError) as caught:
        a_decree(unit, "9/2026", LAST_YEAR, repeals=[later])
    assert keys_of(caught) == {"number", "repeals"}


def test_a_decree_keeps_what_it_repeals_and_is_audited(unit: OrganizationUnit) -> None:
    old = a_decree(unit)
    new = a_decree(unit, "9/2026", TODAY, repeals=[old])
    assert list(old.repealed_by.all()) == [new]
    assert Entry.objects.filter(action="standards.enter_decree").count() == 2
    with pytest.raises(ProblemsError) as caught:
        decrees.correct(
            decree=new, number="9/2026", about="Standar", signed_on=TODAY, signer="Siti", why="", **BY
        )
    assert keys_of(caught) == {"why"}
    with pytest.raises(ProblemsError) as caught:
        decrees.correct(
            decree=new,
            number=old.number,
            about="Standar",
            signed_on=TODAY,
            signer="Siti",
            repeals=[new],
            why="salah",
            **BY,
        )
    assert keys_of(caught) == {"number", "repeals"}


def test_a_maklumat_is_drafted_from_the_one_that_holds_and_replaces_it(unit: OrganizationUnit) -> None:
    first = a_maklumat(unit)
    draft = maklumat.draft(unit=unit, **BY)
    assert (draft.number, draft.ability, draft.signer) == (2, first.ability, first.signer)
    assert maklumat.draft(unit=unit, **BY) == draft
    with pytest.raises(ProblemsError):
        maklumat.set(maklumat=draft, set_on=LAST_YEAR, **BY)
    maklumat.set(maklumat=draft, set_on=TODAY, **BY)
    first.refresh_from_db()
    assert (first.state, first.until) == (MaklumatState.REPLACED, TODAY - timedelta(days=1))
    with pytest.raises(ProblemsError):
        maklumat.write(maklumat=draft, ability="", improvement="", sanction="", **BY)


def test_a_maklumat_without_words_is_not_set_and_one_that_lacks_some_needs_a_reason(
    unit: OrganizationUnit,
) -> None:
    draft = maklumat.draft(unit=unit, **BY)
    with pytest.raises(ProblemsError) as caught:
        maklumat.set(maklumat=draft, set_on=TOMORROW, **BY)
    assert keys_of(caught) == {"", "set_on"}
    maklumat.write(maklumat=draft, ability="Sanggup", improvement="", sanction="", **BY)
    with pytest.raises(ProblemsError) as caught:
        maklumat.set(maklumat=draft, set_on=TODAY, **BY)
    assert keys_of(caught) == {"why"}
    elsewhere = a_decree(a_unit(unit.office, "2"))
    with pytest.raises(ProblemsError) as caught:
        maklumat.set(maklumat=draft, set_on=date(2025, 1, 1), decree=elsewhere, why="lama", **BY)
    assert keys_of(caught) == {"decree", "set_on"}
    maklumat.set(maklumat=draft, set_on=TODAY, why="naskah lama", **BY)
    assert Entry.objects.get(action="standards.set_maklumat").why == "naskah lama"


def test_a_publication_needs_its_place_its_parts_and_a_version_that_held(unit: OrganizationUnit) -> None:
    draft = a_draft(a_service(unit, "07"))
    given: dict[str, Any] = {"unit": unit, "versions": [draft], "components": ["A1", "B7"], **BY}
    with pytest.raises(ProblemsError) as caught:
        publishing.publish_standards(showing=Showing("board", TOMORROW), **given)
    assert keys_of(caught) == {"place", "published_on", "versions", "components"}
    with pytest.raises(ProblemsError) as caught:
        publishing.publish_standards(showing=Showing("website", TODAY), **{**given, "versions": []})
    assert keys_of(caught) == {"address", "versions", "components"}
    elsewhere = a_standard(a_unit(unit.office, "2"))
    with pytest.raises(ProblemsError) as caught:
        publishing.publish(
            unit=unit,
            subject="standard",
            version=elsewhere,
            medium="radio",
            components=SIX,
            published_on=TODAY,
            **BY,
        )
    assert keys_of(caught) == {"versions", "medium"}
    with pytest.raises(ProblemsError):
        publishing.publish(unit=unit, subject="maklumat", medium="board", published_on=TODAY, **BY)
    made = maklumat.draft(unit=a_unit(unit.office, "3"), **BY)
    with pytest.raises(ProblemsError) as caught:
        publishing.publish_maklumat(unit=unit, maklumat=made, showing=Showing("board", TODAY, "Pintu"), **BY)
    assert keys_of(caught) == {"maklumat"}


def test_ten_standards_on_a_board_cost_as_many_statements_as_one(
    unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    versions = [a_standard(unit, f"{at:02}") for at in range(10)]
    with django_assert_max_num_queries(6):
        publishing.publish_standards(
            unit=unit, versions=versions, components=SIX, showing=Showing("board", TODAY, "Lobi"), **BY
        )
    assert Publication.objects.filter(unit=unit).count() == 10


def test_a_proof_of_another_unit_is_refused(
    unit: OrganizationUnit, settings: Settings, tmp_path: Path
) -> None:
    settings.TOLOK_HOME = tmp_path
    other = a_unit(unit.office, "2")
    elsewhere = a_looked_at(other, a_member(other))
    with pytest.raises(ProblemsError) as caught:
        shown(a_standard(unit), proof=elsewhere)
    assert keys_of(caught) == {"proof"}


def test_an_update_belongs_to_a_channel(unit: OrganizationUnit) -> None:
    with pytest.raises(ProblemsError) as caught:
        publishing.note_update(unit=unit, title=" ", medium="board", published_on=TODAY, **BY)
    assert keys_of(caught) == {"title", "medium", "place"}


def test_a_review_turns_the_plan_to_the_next_year(unit: OrganizationUnit) -> None:
    version = a_standard(unit)
    planning.plan(service=version.service, kind="review", due_on=TODAY, owner="Kepala seksi", **BY)
    reviewed(version)
    done, left = Plan.objects.order_by("due_on")
    assert (done.done_on, left.due_on, left.owner) == (TODAY, date(2027, 11, 21), "Kepala seksi")
    reviewed(version, LAST_YEAR)
    assert Plan.objects.filter(done_on__isnull=True).get() == left
    with pytest.raises(ProblemsError):
        planning.plan(service=version.service, kind="party", due_on=TODAY, **BY)


def test_everything_wrong_with_a_review_comes_at_once(unit: OrganizationUnit) -> None:
    version = a_standard(unit)
    with pytest.raises(ProblemsError) as caught:
        reviewing.review(version=version, reviewed_on=TOMORROW, method="", findings=" ", change=True, **BY)
    assert keys_of(caught) == {"method", "findings", "reviewed_on"}
    with pytest.raises(ProblemsError) as caught:
        reviewed(version, date(2020, 1, 1))
    assert keys_of(caught) == {"reviewed_on"}
    with pytest.raises(ProblemsError) as caught:
        monitored(version, methods=[], kept={"A1": "maybe"})
    assert keys_of(caught) == {"methods", "kept"}
    with pytest.raises(ProblemsError) as caught:
        reviewing.monitor(
            version=version,
            period_from=TODAY,
            period_to=LAST_YEAR,
            done_on=LAST_YEAR,
            methods=["survey"],
            kept={"A1": "yes"},
            **BY,
        )
    assert keys_of(caught) == {"period_to", "done_on"}


def test_a_recommendation_becomes_one_promise_however_often_it_is_sent(unit: OrganizationUnit) -> None:
    look = monitored(a_standard(unit), recommendations="Tambah kursi")
    given: dict[str, Any] = {"title": "Tambah kursi", "measure": "20 kursi", "due_on": TOMORROW, **BY}
    first = reviewing.promise_after(done=look, **given)
    assert reviewing.promise_after(done=look, **given) == first
    assert Commitment.objects.get().origin == f"standards.monitoring:{look.pk}:tambah kursi"


def test_what_is_due_counts_from_the_version_or_what_was_done_last(unit: OrganizationUnit) -> None:
    version = a_standard(unit, day=date(2025, 12, 1))
    a_service(unit, "02")
    found = {one.kind: one for one in due(TODAY, [unit.pk])}
    assert {kind: one.due_on for kind, one in found.items()} == {
        "publication": date(2025, 12, 8),
        "sippn": date(2025, 12, 15),
        "review": date(2026, 12, 1),
        "monitoring": date(2026, 12, 1),
    }
    assert found["review"].near_on(TODAY)
    carried(version, seen=False)
    shown(version, "website", TODAY)
    reviewed(version, date(2026, 10, 1))
    found = {one.kind: one for one in due(TODAY, [unit.pk])}
    assert set(found) == {"review", "monitoring"}
    assert (found["review"].due_on, found["review"].last_on) == (date(2027, 10, 1), date(2026, 10, 1))
    newer = in_force(version.service, TODAY)
    assert {one.kind for one in due(TODAY, [unit.pk])} == {"review", "monitoring", "publication", "sippn"}
    assert newer.pk


def test_staff_are_reminded_once_of_each(
    unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    person = a_member(unit)
    for code in ("01", "02", "03"):
        a_standard(unit, code, day=date(2025, 12, 1))
    with django_assert_max_num_queries(10):
        assert planning.remind_due(now=NOW) == 2
    assert planning.remind_due(now=NOW + timedelta(hours=1)) == 2
    said = set(Notice.objects.filter(user=person).values_list("words_id", flat=True))
    assert said == {
        "3 standar Puskesmas Tolok Jaya perlu ditinjau ulang paling lambat 1 Desember 2026.",
        "3 standar Puskesmas Tolok Jaya perlu dipantau dan dievaluasi paling lambat 1 Desember 2026.",
    }
    planning.remind_due(now=NOW + timedelta(days=11))
    assert Notice.objects.filter(user=person, key__endswith="overdue").count() == 2
    assert planning.remind_due(now=NOW + timedelta(days=60)) == 0


def test_a_fresh_standard_is_to_be_published_within_a_week(unit: OrganizationUnit) -> None:
    person = a_member(unit)
    a_standard(unit, day=TODAY - timedelta(days=5))
    planning.remind_due(now=NOW)
    notice = Notice.objects.get(user=person)
    assert "perlu dipublikasikan" in notice.words_id
    assert notice.path == f"/standar/unit/{unit.pk}/publikasi/"


def test_kinds_of_plans_are_those_with_clocks() -> None:
    assert set(PlanKind.values) == {"review", "monitoring"}


def test_updates_are_kept_with_their_days(unit: OrganizationUnit) -> None:
    (one,) = updated(unit, TODAY)
    assert (one.published_on, one.medium) == (TODAY, "website")
