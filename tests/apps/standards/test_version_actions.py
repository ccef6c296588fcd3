"""A version of a standard goes from draft to replaced, and only so."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, TODAY, a_unit, an_admin, an_office
from tests.apps.standards.standards_cast import (
    WHOLE,
    a_decree,
    a_draft,
    a_member,
    a_service,
    heard,
    held,
    moved_to,
    without,
)
from tolok.apps.common.models import Entry
from tolok.apps.notices.models import Notice
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.actions import versions
from tolok.apps.standards.actions.versions import GUARDS, Member
from tolok.apps.standards.models import Service, State
from tolok.apps.standards.selectors import in_force, version_on, versions_of
from tolok.rules.standards.values import Channel, Standard
from tolok.rules.texts import Problem, ProblemsError, Text

pytestmark = pytest.mark.django_db

WHO: dict[str, Any] = {"by": None, "now": NOW}


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Kecamatan Tolok Hulu")


@pytest.fixture
def service(unit: OrganizationUnit) -> Service:
    return a_service(unit)


def test_it_goes_from_draft_to_in_force_and_is_replaced_by_the_next(service: Service) -> None:
    before = datetime(2024, 12, 1, tzinfo=UTC)
    first = moved_to(a_draft(service, now=before), State.IN_FORCE, day=date(2025, 1, 1), now=before)
    assert (first.number, first.state, first.effective_until) == (1, State.IN_FORCE, None)
    later = datetime(2026, 2, 1, tzinfo=UTC)
    second = a_draft(service, replace(WHOLE, staff=7), now=later)
    assert second.number == 2
    moved_to(second, State.IN_FORCE, day=date(2026, 3, 1), now=later)
    first.refresh_from_db()
    assert (first.state, first.effective_until) == (State.REPLACED, date(2026, 2, 28))
    on = {day: version_on(service, day) for day in (date(2026, 2, 28), date(2026, 3, 1), date(2024, 12, 31))}
    assert list(on.values()) == [first, second, None]
    actions = Entry.objects.filter(action__startswith="standards.").values_list("action", flat=True)
    assert {"standards.submit", "standards.ready", "standards.put_in_force"} <= set(actions)


def test_the_next_version_starts_with_the_words_of_the_newest(service: Service) -> None:
    held(service, date(2025, 1, 1))
    with pytest.raises(ProblemsError, match="reason"):
        versions.begin(service=service, why=" ", **WHO)
    made = versions.begin(service=service, why="aturan baru", **WHO)
    assert made.standard == WHOLE
    assert made.complete
    with pytest.raises(ProblemsError, match="in work already"):
        versions.begin(service=service, why="lagi", **WHO)


def test_what_is_incomplete_or_wrong_is_not_submitted(service: Service) -> None:
    draft = a_draft(service, without(WHOLE, "B8", "B14"))
    with pytest.raises(
        ProblemsError, match=r"2 components are empty: 8\. Facilities and infrastructure; 14\. Evaluation"
    ):
        versions.submit(version=draft, **WHO)
    silent = replace(WHOLE, channels=(Channel("email", "aduan@tolok.example"),))
    versions.write(version=draft, standard=silent, edition=draft.edition, **WHO)
    with pytest.raises(ProblemsError, match="finds 1 errors"):
        versions.submit(version=draft, **WHO)
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_nobody_overwrites_another_unseen(service: Service) -> None:
    draft = a_draft(service)
    read = draft.edition
    versions.write(version=draft, standard=replace(WHOLE, staff=9), edition=read, **WHO)
    with pytest.raises(ProblemsError, match="Somebody else saved"):
        versions.write(version=draft, standard=replace(WHOLE, staff=1), edition=read, **WHO)
    draft.refresh_from_db()
    assert (draft.standard.staff, draft.edition) == (9, read + 1)
    versions.write(version=draft, standard=replace(WHOLE, staff=9), edition=draft.edition, **WHO)
    assert draft.edition == read + 1


def test_words_change_only_while_they_are_written(service: Service) -> None:
    version = moved_to(a_draft(service), State.CONSULTATION)
    assert version.consulted_content == version.content
    with pytest.raises(ProblemsError, match="cannot be changed"):
        versions.write(version=version, standard=Standard(), edition=version.edition, **WHO)
    heard(version)
    versions.revise(version=version, **WHO)
    versions.write(version=version, standard=replace(WHOLE, staff=5), edition=version.edition, **WHO)
    assert (version.standard.staff, (version.consulted_content or {})["staff"]) == (5, 4)


def test_it_is_not_revised_before_the_public_was_heard(service: Service) -> None:
    version = moved_to(a_draft(service), State.CONSULTATION)
    with pytest.raises(ProblemsError, match="part of the public"):
        versions.revise(version=version, **WHO)
    given: dict[str, Any] = {"version": version, "elements": ["users"], "consulted_on": TODAY} | WHO
    with pytest.raises(ProblemsError, match="reason"):
        versions.note_participation(kind="other", **given)
    with pytest.raises(ProblemsError, match="not come yet"):
        versions.note_participation(kind="fkp", **given | {"consulted_on": TODAY + timedelta(3)})
    with pytest.raises(ProblemsError, match="minutes"):
        versions.note_participation(kind="fkp", **given)
    with pytest.raises(ProblemsError, match="Attach its minutes"):
        versions.note_participation(kind="fkp", why="BA 400.9/12 tanggal 3 November 2026", **given)
    versions.note_participation(kind="other", why="Hanya empat pengguna setahun.", **given)
    assert versions.revise(version=version, **WHO).state == State.REVISION


def test_an_app_above_may_forbid_the_decision(service: Service) -> None:
    version = moved_to(a_draft(service), State.REVISION)
    guard = lambda _version, _day: [Problem(Text("Masukan belum dijawab.", "Input is unanswered."))]  # noqa: E731
    versions.add_guard(guard)
    try:
        with pytest.raises(ProblemsError, match="unanswered"):
            versions.ready(version=version, **WHO)
    finally:
        GUARDS.remove(guard)
    assert versions.ready(version=version, **WHO).state == State.DECISION


def test_a_step_from_elsewhere_is_refused(service: Service) -> None:
    version = a_draft(service)
    for step in (versions.consult, versions.revise, versions.ready, versions.begin_review):
        with pytest.raises(ProblemsError, match="not open at the stage"):
            step(version=version, **WHO)
    with pytest.raises(ProblemsError, match="not open"):
        versions.put_in_force(version=version, decree=a_decree(service.unit), effective_from=TODAY, **WHO)


def test_it_is_sent_back_only_with_a_reason(service: Service) -> None:
    version = moved_to(a_draft(service), State.INTERNAL)
    with pytest.raises(ProblemsError, match="reason"):
        versions.send_back(version=version, why="", **WHO)
    assert versions.send_back(version=version, why="Biaya belum jelas", **WHO).state == State.DRAFT


def test_a_decree_of_another_unit_or_of_a_later_day_puts_nothing_in_force(service: Service) -> None:
    version = moved_to(a_draft(service), State.DECISION)
    other = a_decree(a_unit(service.unit.office, "2"), "9")
    late = a_decree(service.unit, "10", TODAY + timedelta(1))
    for decree, words in ((other, "another unit"), (late, "its decree was signed on 22 November 2026")):
        with pytest.raises(ProblemsError, match=words):
            versions.put_in_force(version=version, decree=decree, effective_from=TODAY, **WHO)


def test_it_begins_after_the_one_it_replaces(service: Service) -> None:
    held(service, TODAY)
    version = moved_to(a_draft(service), State.DECISION)
    decree = a_decree(service.unit, signed_on=date(2026, 1, 1))
    with pytest.raises(ProblemsError, match="later day"):
        versions.put_in_force(version=version, decree=decree, effective_from=TODAY, **WHO)


def test_the_database_holds_one_version_a_day(service: Service) -> None:
    held(service, date(2025, 1, 1))
    second = held(service, date(2026, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        type(second).objects.filter(pk=second.pk).update(effective_from=date(2025, 6, 1))
    assert connection.vendor in ("sqlite", "postgresql")


def test_history_is_brought_in_behind_what_holds(service: Service) -> None:
    now = held(service, date(2025, 1, 1))
    old = replace(WHOLE, staff=1)
    past = held(service, date(2020, 1, 1), old, effective_until=date(2024, 12, 31))
    assert (past.state, version_on(service, date(2023, 5, 5))) == (State.REPLACED, past)
    with pytest.raises(ProblemsError, match="later day"):
        held(service, date(2019, 1, 1), effective_until=date(2025, 2, 2))
    with pytest.raises(ProblemsError, match="before and after"):
        held(service, date(2025, 2, 1), effective_until=date(2025, 3, 1))
    assert list(versions_of(service)) == [now, past]
    assert versions.begin(service=service, why="tinjauan", **WHO).content == now.content
    now.refresh_from_db()
    assert now.effective_until is None


def test_it_is_withdrawn_and_nothing_takes_its_place(service: Service) -> None:
    version = held(service, date(2025, 1, 1))
    versions.begin_review(version=version, **WHO)
    assert version_on(service, TODAY) == version
    with pytest.raises(ProblemsError, match="before the first"):
        versions.withdraw(version=version, until=date(2024, 1, 1), why="salah", **WHO)
    versions.withdraw(version=version, until=TODAY, why="layanan dialihkan", **WHO)
    assert version_on(service, TODAY) == version
    assert version_on(service, TODAY + timedelta(1)) is None


def test_head_and_biro_are_told_that_it_waits_and_the_operator_that_it_came_back(
    service: Service,
) -> None:
    unit = service.unit
    head, operator = a_member(unit, Role.UNIT_HEAD, name="Hadi"), a_member(unit, name="Oki")
    biro = an_admin(unit.office)
    version = moved_to(a_draft(service), State.INTERNAL)
    assert set(Notice.objects.values_list("user_id", flat=True)) == {head.pk, biro.pk}
    versions.send_back(version=version, why="kurang", by=head, now=NOW)
    assert Notice.objects.filter(user=operator, path=f"/standar/versi/{version.pk}/").count() == 1


def test_the_team_is_named_with_roles(service: Service) -> None:
    version = a_draft(service)
    wrong = [Member("", "leader", "Camat"), Member("Ida", "boss")]
    with pytest.raises(ProblemsError, match=r"(?s)name of the member.*role in the team"):
        versions.set_team(version=version, members=wrong, **WHO)
    good = [Member("Siti", "leader", "Camat"), Member("", "leader"), Member("Ida", "front_liner")]
    versions.set_team(version=version, members=good, **WHO)
    assert list(version.team.values_list("name", "role")) == [("Siti", "leader"), ("Ida", "front_liner")]


def test_what_holds_in_many_units_takes_two_statements(
    unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    units = [unit, a_unit(unit.office, "2")]
    for at in range(12):
        one = a_service(units[at % 2], f"A{at}")
        if at % 3:
            held(one, date(2026, 1, 1))
    with django_assert_num_queries(2):
        found = in_force([one.pk for one in units], TODAY)
    assert [len(rows) for rows in found.values()] == [6, 6]
    assert sum(version is not None for rows in found.values() for _, version in rows) == 8
