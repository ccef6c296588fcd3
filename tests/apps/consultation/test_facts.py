"""What consultations tell PEKPPP about a unit."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.apps.consultation.forum_cast import (
    ALL,
    FIVE,
    WHO,
    a_consulting_unit,
    a_forum,
    a_version,
    a_version_in_force,
    both_sign,
    brought_to,
    write_minutes,
)
from tests.apps.organizations.cast import TODAY, a_unit, an_admin
from tests.apps.standards.standards_cast import a_decree, a_service, held
from tolok.apps.commitments.actions import drop, finish
from tolok.apps.consultation import actions
from tolok.apps.consultation.models import Forum, Scope, State
from tolok.apps.consultation.selectors.facts import offered
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import versions
from tolok.rules.gathered import Gathered

pytestmark = pytest.mark.django_db


def facts(unit: OrganizationUnit, day: object = TODAY) -> dict[str, Gathered]:
    return {one.key: one for one in offered([unit.pk], day)[unit.pk]}  # type: ignore[arg-type]


def a_review(unit: OrganizationUnit, attendees: int = 5) -> Forum:
    """A signed forum that reviews a standard in force."""
    forum = a_forum(a_version_in_force(unit), scope=Scope.EVALUATION)
    brought_to(forum, State.HELD, attendees=ALL[:attendees])
    actions.tell_subject(subject=forum.subjects.get(), findings="Tepat waktu", **WHO)
    write_minutes(forum)
    both_sign(forum)
    if attendees < len(FIVE):
        actions.answer_warning(forum=forum, warning="elements", answer="Sudah diundang", **WHO)
    return actions.sign(forum=forum, **WHO)


def test_it_says_nothing_of_the_community_where_no_standard_is_in_force() -> None:
    unit = a_consulting_unit()
    brought_to(a_forum(a_version(unit)), State.SIGNED)
    found = facts(unit)
    assert "standard_community" not in found
    assert found["forum_held"].value is True


def test_it_does_not_know_who_took_part_in_a_standard_that_was_brought_in_without_saying() -> None:
    unit = a_consulting_unit()
    a_version_in_force(unit)
    found = facts(unit)
    assert not {"standard_community", "community_elements"} & set(found)
    assert "forum_held" not in found, "a unit that never signed a forum here may hold them elsewhere"


def test_it_says_that_the_public_took_part_only_where_that_is_known_of_every_standard() -> None:
    unit = a_consulting_unit()
    a_review(unit)
    assert facts(unit)["standard_community"].value is True
    a_version_in_force(unit, "02")
    found = facts(unit)
    assert "standard_community" not in found
    assert found["community_elements"].value == frozenset(FIVE)


def test_it_counts_the_elements_of_a_review_within_the_year() -> None:
    unit = a_consulting_unit()
    forum = a_review(unit, 3)
    found = facts(unit)
    assert found["standard_community"].value is True
    assert found["community_elements"].value == frozenset(FIVE[:3])
    assert found["community_elements"].since == TODAY
    bases = found["community_elements"].bases
    assert [one.origin for one in bases] == [forum.origin], "one line a forum, however many papers it has"
    assert len(bases[0].proofs) == 4, "scan, berita acara, attendance, report"
    assert bases[0].address == f"/konsultasi/{forum.pk}/"
    assert "dalam setahun terakhir" in found["community_elements"].words.id


def test_it_does_not_count_a_forum_about_a_draft_that_was_in_force_by_then() -> None:
    """Who came too late did not take part in making the standard; a review says that it is one."""
    unit = a_consulting_unit()
    brought_to(a_forum(a_version_in_force(unit)), State.SIGNED)
    found = facts(unit)
    assert not {"standard_community", "community_elements"} & set(found)
    assert found["forum_held"].value is True


def test_it_counts_a_forum_before_a_standard_that_was_brought_in_took_force() -> None:
    unit = a_consulting_unit()
    version = held(a_service(unit), TODAY + timedelta(days=5))
    brought_to(a_forum(version), State.SIGNED)
    found = facts(unit, TODAY + timedelta(days=6))
    assert found["community_elements"].value == frozenset(FIVE)


def test_it_forgets_a_review_after_a_year_but_not_the_forum_a_standard_was_made_in() -> None:
    unit = a_consulting_unit()
    a_review(unit)
    assert "community_elements" not in facts(unit, TODAY + timedelta(days=366))
    made = a_version(unit, "02")
    brought_to(a_forum(made), State.SIGNED)
    versions.revise(version=made, **WHO)
    versions.ready(version=made, **WHO)
    versions.put_in_force(version=made, decree=a_decree(unit), effective_from=TODAY, **WHO)
    later = facts(unit, TODAY + timedelta(days=800))
    assert later["community_elements"].value == frozenset(FIVE)
    assert later["forum_held"].value is False


def test_it_takes_what_was_noted_of_an_imported_standard() -> None:
    unit = a_consulting_unit()
    held(
        a_service(unit),
        TODAY - timedelta(days=500),
        participation="other",
        participation_why="rembuk desa",
        elements=["users", "business"],
        consulted_on=TODAY - timedelta(days=520),
    )
    found = facts(unit)
    assert found["community_elements"].value == frozenset({"users"})
    assert found["community_elements"].bases[0].origin.startswith("standards.standardversion:")


def test_it_tells_whether_action_rows_are_closed() -> None:
    unit = a_consulting_unit()
    forum = brought_to(a_forum(a_version(unit)), State.FOLLOW_UP)
    assert facts(unit)["forum_followed"].value is False
    actions.carry_over(row=forum.rows.get(), why="Tahun depan", **WHO)
    assert facts(unit)["forum_followed"].value is True


def test_it_asks_the_same_number_of_statements_for_many_units(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    units = [a_consulting_unit()]
    a_review(units[0], 2)
    for at in range(2, 6):
        units.append(a_unit(units[0].office, str(at)))
        a_version_in_force(units[-1])
    with django_assert_num_queries(6):
        found = offered([one.pk for one in units], TODAY)
    assert set(found) == {one.pk for one in units}


@pytest.mark.parametrize("ends", ["finish", "drop"])
def test_an_action_that_ends_later_still_ran_on_the_day(ends: str) -> None:
    unit = a_consulting_unit()
    forum = brought_to(a_forum(a_version(unit)), State.FOLLOW_UP)
    promise, now = forum.rows.get().commitment, WHO["now"] + timedelta(days=30)
    assert promise is not None
    biro = an_admin(unit.office)
    if ends == "finish":
        day = TODAY + timedelta(days=30)
        finish(commitment=promise, done_on=day, effect=True, why_no_proof="foto", by=biro, now=now)
    else:
        drop(commitment=promise, why="Tidak perlu lagi", by=biro, now=now)
    assert facts(unit)["forum_followed"].value is False
    assert facts(unit, TODAY + timedelta(days=31))["forum_followed"].value is True
