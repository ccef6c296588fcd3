"""Changes of units: what is written, what is refused, and what the audit keeps."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_admin, an_office, done, someone
from tests.sheets.making import told
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations import actions, policies, selectors
from tolok.apps.organizations.models import Appointment, Office, OrganizationUnit, Role, UnitVersion
from tolok.rules.texts import ProblemsError
from tolok.rules.trees import Span, Tree

pytestmark = pytest.mark.django_db
EVE = date(2026, 11, 20)


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def admin(office: Office) -> User:
    return an_admin(office)


def last_entry() -> Entry:
    entry = Entry.objects.last()
    assert entry is not None
    return entry


def history(unit: OrganizationUnit) -> list[tuple[Any, ...]]:
    fields = ("name", "valid_from", "valid_to", "change", "ending")
    return list(UnitVersion.objects.filter(unit=unit).order_by("valid_from").values_list(*fields))


def test_a_new_unit_is_there_from_its_day_on(office: Office, admin: User) -> None:
    unit = actions.add_unit(
        office=office,
        code=" 1.02 ",
        name="Dinas  Kesehatan",
        kind="department",
        group="health",
        **done(admin),
    )
    assert (unit.code, selectors.unit_on(unit, EVE)) == ("1.02", None)
    version = selectors.unit_on(unit, TODAY)
    assert version is not None
    assert (version.name, version.group, version.reason) == ("Dinas Kesehatan", "health", "SOTK 2026")
    entry = last_entry()
    assert (entry.action, entry.who_name, entry.why) == ("organizations.add_unit", "Ani", "SOTK 2026")
    assert entry.after["name"] == "Dinas Kesehatan"
    assert entry.at == NOW


def test_a_rename_keeps_the_old_name_in_its_days(office: Office, admin: User) -> None:
    unit = a_unit(office, "1", "Dinas Perizinan")
    actions.rename(unit=unit, name="DPMPTSP", abbreviation="PTSP", **done(admin))
    assert history(unit) == [
        ("Dinas Perizinan", START, EVE, "founded", ""),
        ("DPMPTSP", TODAY, None, "renamed", ""),
    ]
    entry = last_entry()
    assert entry.before == {"name": "Dinas Perizinan", "abbreviation": ""}
    assert entry.after == {"name": "DPMPTSP", "abbreviation": "PTSP", "day": "2026-11-21"}


def test_a_rename_on_the_first_day_of_a_version_corrects_it(office: Office, admin: User) -> None:
    unit = a_unit(office, "1", "Dinas Kesehtan")
    actions.rename(unit=unit, name="Dinas Kesehatan", **done(admin, day=START))
    assert history(unit) == [("Dinas Kesehatan", START, None, "founded", "")]
    assert last_entry().before == {"name": "Dinas Kesehtan"}


def test_a_move_takes_along_what_stands_below(office: Office, admin: User) -> None:
    old, new = a_unit(office, "1"), a_unit(office, "2")
    moved = a_unit(office, "1.1", parent=old)
    below = a_unit(office, "1.1.1", parent=moved)
    actions.move(unit=moved, parent=new, **done(admin))
    assert [place.unit_id for place in selectors.descendants(new, TODAY)] == [moved.pk, below.pk]
    assert [place.unit_id for place in selectors.descendants(old, EVE)] == [moved.pk, below.pk]
    actions.move(unit=moved, parent=None, **done(admin, day=date(2026, 12, 1)))
    assert selectors.descendants(new, date(2026, 12, 1)) == []


def test_a_unit_changes_kind_and_group(office: Office, admin: User) -> None:
    unit = a_unit(office, "1")
    actions.reclassify(unit=unit, kind="body", group="social", **done(admin))
    version = selectors.unit_on(unit, TODAY)
    assert version is not None
    assert (version.kind, version.group, version.change) == ("body", "social", "changed")


def test_a_merger_ends_one_unit_and_its_roles_and_hands_on_the_rest(office: Office, admin: User) -> None:
    one, other = a_unit(office, "1"), a_unit(office, "2")
    child = a_unit(office, "1.1", parent=one)
    role = actions.appoint(
        user=admin, office=office, unit=one, role=Role.UNIT_HEAD, day=START, by=None, now=NOW
    )
    actions.merge(unit=one, into=other, **done(admin))
    role.refresh_from_db()
    assert role.valid_to == EVE
    assert history(one) == [("Dinas 1", START, EVE, "founded", "merged")]
    assert [place.unit_id for place in selectors.descendants(other, TODAY)] == [child.pk]
    assert [version.unit for version in selectors.merged_from(other)] == [one]
    entry = last_entry()
    assert entry.after == {"gone_from": "2026-11-21", "into": "2", "moved": ["1.1"]}


def test_a_closed_unit_is_gone_and_stays_in_the_past(office: Office, admin: User) -> None:
    unit = a_unit(office, "1")
    actions.close(unit=unit, **done(admin))
    assert history(unit) == [("Dinas 1", START, EVE, "founded", "closed")]
    assert selectors.unit_on(unit, TODAY) is None
    assert selectors.unit_on(unit, EVE) is not None
    with pytest.raises(ProblemsError, match="never given twice"):
        a_unit(office, "1")


REFUSED: list[tuple[Callable[[Office, OrganizationUnit, OrganizationUnit, User], object], str]] = [
    (lambda o, u, b, who: actions.close(unit=u, **done(who)), "berada di bawah 1 Dinas 1"),
    (lambda o, u, b, who: actions.move(unit=u, parent=b, **done(who)), "tidak dapat berada di bawah"),
    (lambda o, u, b, who: actions.merge(unit=u, into=b, **done(who)), "ke unit di bawahnya"),
    (lambda o, u, b, who: actions.rename(unit=u, name="Dinas 1", **done(who)), "Tidak ada yang berubah"),
    (lambda o, u, b, who: actions.rename(unit=u, name="X", **done(who, why=" ")), "Tulis alasannya"),
    (lambda o, u, b, who: actions.merge(unit=b, into=u, **done(who, why="")), "Tulis alasannya"),
    (lambda o, u, b, who: actions.close(unit=b, **done(who, why="")), "Tulis alasannya"),
    (
        lambda o, u, b, who: actions.rename(unit=u, name="X", **done(who, day=date(2019, 1, 1))),
        "urutan tanggal",
    ),
    (lambda o, u, b, who: a_unit(o, "9", kind="bureau"), "Jenis ini tidak ada"),
    (lambda o, u, b, who: a_unit(o, "1"), "Kode ini sudah dipakai"),
    (lambda o, u, b, who: a_unit(o, "9", parent=u, day=date(2019, 1, 1)), "tidak ada pada 1 Januari 2019"),
]


@pytest.mark.parametrize(("change", "said"), REFUSED)
def test_a_refused_change_writes_nothing(
    office: Office,
    admin: User,
    change: Callable[[Office, OrganizationUnit, OrganizationUnit, User], object],
    said: str,
) -> None:
    unit = a_unit(office, "1")
    below = a_unit(office, "1.1", parent=unit)
    before = (list(UnitVersion.objects.values()), Entry.objects.count())
    with pytest.raises(ProblemsError) as error:
        change(office, unit, below, admin)
    assert said in told(error.value)
    assert (list(UnitVersion.objects.values()), Entry.objects.count()) == before


def test_units_of_another_office_are_out_of_reach(office: Office, admin: User) -> None:
    unit = a_unit(office, "1")
    foreign = a_unit(an_office("Kota Tolok", "city", "64.72"), "1")
    for change in (
        lambda: actions.move(unit=unit, parent=foreign, **done(admin)),
        lambda: actions.merge(unit=unit, into=foreign, **done(admin)),
        lambda: a_unit(office, "2", parent=foreign),
    ):
        with pytest.raises(ProblemsError, match="belongs to another office"):
            change()


def test_a_unit_with_a_role_that_begins_later_cannot_be_closed_before(office: Office, admin: User) -> None:
    unit = a_unit(office, "1")
    actions.appoint(
        user=admin, office=office, unit=unit, role=Role.UNIT_HEAD, day=date(2027, 1, 1), by=None, now=NOW
    )
    with pytest.raises(ProblemsError, match="End it first"):
        actions.close(unit=unit, **done(admin))


def version(unit: OrganizationUnit, first: date, last: date | None = None, **more: Any) -> UnitVersion:
    return UnitVersion(
        unit=unit, valid_from=first, valid_to=last, name="X", kind="other", group="other", **more
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2021, 1, 1), None),
        (date(2019, 1, 1), START),
        (date(2019, 1, 1), date(2030, 1, 1)),
        (date(2025, 1, 1), date(2024, 1, 1)),
        (date(2022, 1, 1), date(2022, 1, 1)),
    ],
)
def test_the_database_refuses_two_versions_on_one_day(office: Office, first: date, last: date | None) -> None:
    unit = a_unit(office, "1")
    with pytest.raises(IntegrityError), transaction.atomic():
        version(unit, first, last).save()


def test_the_database_refuses_to_stretch_a_version_over_another(office: Office, admin: User) -> None:
    unit = a_unit(office, "1")
    actions.rename(unit=unit, name="X", **done(admin))
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitVersion.objects.filter(unit=unit, valid_to=EVE).update(valid_to=TODAY)


def test_the_database_refuses_a_unit_under_itself_and_an_ending_without_a_day(office: Office) -> None:
    unit = a_unit(office, "1")
    for wrong in ({"parent": unit}, {"ending": "closed"}, {"merged_into": unit}):
        with pytest.raises(IntegrityError), transaction.atomic():
            version(
                unit, date(2010, 1, 1), date(2010, 2, 1) if "ending" not in wrong else None, **wrong
            ).save()


def test_one_change_among_a_thousand_units_takes_few_statements(
    office: Office, admin: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    top = a_unit(office, "1")
    units = OrganizationUnit.objects.bulk_create(
        OrganizationUnit(office=office, code=f"1.{n}") for n in range(1000)
    )
    UnitVersion.objects.bulk_create(version(unit, START, parent=top) for unit in units)
    other = a_unit(office, "2")
    with django_assert_max_num_queries(13):
        actions.rename(unit=units[500], name="Sekolah", **done(admin))
    with django_assert_max_num_queries(60):  # a thousand units move along, by batch
        actions.merge(unit=top, into=other, **done(admin))
    assert len(selectors.descendants(other, TODAY)) == 1000


def test_the_role_of_a_person_lasts_from_day_to_day(office: Office, admin: User) -> None:
    unit = a_unit(office, "1")
    role = actions.appoint(
        user=admin, office=office, unit=unit, role=Role.UNIT_OPERATOR, day=START, by=None, now=NOW
    )
    actions.dismiss(appointment=role, **done(admin))
    assert [a.role for a in selectors.appointments_on(office, EVE)] == ["biro_admin", "unit_operator"]
    assert [a.role for a in selectors.appointments_on(office, TODAY)] == ["biro_admin"]
    assert last_entry().after == {"valid_to": "2026-11-20"}
    actions.appoint(
        user=admin, office=office, unit=unit, role=Role.UNIT_OPERATOR, day=TODAY, by=None, now=NOW
    )


def test_a_role_is_refused_where_it_does_not_belong(office: Office, admin: User) -> None:
    unit = a_unit(office, "1")
    foreign = a_unit(an_office("Kota Tolok", "city", "64.72"), "1")
    late = a_unit(office, "2", day=date(2027, 1, 1))
    wrong: list[tuple[OrganizationUnit | None, Role, str]] = [
        (None, Role.UNIT_HEAD, "ditugaskan di sebuah unit"),
        (unit, Role.BIRO_ADMIN, "ditugaskan di sebuah unit"),
        (foreign, Role.READER, "milik instansi lain"),
        (late, Role.READER, "tidak ada pada tanggal itu"),
        (None, Role.BIRO_ADMIN, "sudah punya peran itu"),
    ]
    for place, role, said in wrong:
        with pytest.raises(ProblemsError) as error:
            actions.appoint(user=admin, office=office, unit=place, role=role, day=TODAY, by=None, now=NOW)
        assert said in told(error.value)


def test_a_role_cannot_end_twice_or_before_it_began(office: Office, admin: User) -> None:
    role = Appointment.objects.get()
    for day, why, said in ((START, "x", "sebelum penugasannya mulai"), (TODAY, "", "Tulis alasannya")):
        with pytest.raises(ProblemsError) as error:
            actions.dismiss(appointment=role, day=day, by=admin, why=why, now=NOW)
        assert said in told(error.value)
    actions.dismiss(appointment=role, **done(admin))
    with pytest.raises(ProblemsError, match="ended already"):
        actions.dismiss(appointment=role, **done(admin))


@pytest.mark.parametrize(
    ("kind", "region", "said"),
    [
        ("regency", "", "memerlukan kode wilayahnya"),
        ("ministry", "64", "memerlukan kode wilayahnya"),
        ("province", "64.01", "bukan kode jenis instansi itu"),
        ("city", "64.01", "bukan kode jenis instansi itu"),
        ("city", "x", "Ini bukan kode wilayah"),
        ("regency", "6401", "sudah punya instansi"),
    ],
)
def test_an_office_is_refused_with_the_wrong_region(
    office: Office, kind: Any, region: str, said: str
) -> None:
    with pytest.raises(ProblemsError) as error:
        an_office("Lain", kind, region)
    assert said in told(error.value)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["rename", "move", "merge", "close", "add"]),
        st.integers(0, 4),
        st.integers(0, 5),
        st.dates(date(2020, 1, 1), date(2020, 1, 9)),
    ),
    min_size=4,
    max_size=14,
)


class AnySequence(TestCase):
    """The same property as of the book, through the database."""

    @settings(max_examples=40)
    @given(STEPS)
    def test_after_any_sequence_the_rows_hold_on_every_day(
        self, steps: list[tuple[str, int, int, date]]
    ) -> None:
        office = an_office()
        units = [a_unit(office, str(n), day=START) for n in range(3)]
        for verb, one, two, day in steps:
            unit, other = units[one % len(units)], ([None, *units][two % (len(units) + 1)])
            told = done(day=day)
            try:
                if verb == "add":
                    units.append(a_unit(office, str(len(units)), parent=other, day=day))
                elif verb == "rename":
                    actions.rename(unit=unit, name=f"Dinas {day}", **told)
                elif verb == "move":
                    actions.move(unit=unit, parent=other, **told)
                elif verb == "close":
                    actions.close(unit=unit, **told)
                elif other is not None:
                    actions.merge(unit=unit, into=other, **told)
            except ProblemsError:
                continue
        rows = UnitVersion.objects.values_list("unit_id", "parent_id", "valid_from", "valid_to")
        assert list(Tree(Span(*row) for row in rows).faults()) == []


def test_a_role_given_by_mistake_today_is_taken_back_altogether(office: Office, admin: User) -> None:
    person = someone("Budi Santosa")
    role = actions.appoint(user=person, office=office, role=Role.AUDITOR, day=TODAY, by=admin, now=NOW)
    actions.dismiss(appointment=role, day=TODAY, by=admin, why="salah orang", now=NOW)
    role.refresh_from_db()
    assert role.withdrawn_at == NOW
    assert not any(policies.belongs_to(person, office, day) for day in (TODAY - timedelta(days=1), TODAY))
    with pytest.raises(ProblemsError, match="ended already"):
        actions.dismiss(appointment=role, day=TODAY, by=admin, why="lagi", now=NOW)
    actions.appoint(user=person, office=office, role=Role.AUDITOR, day=TODAY, by=admin, now=NOW)
    assert policies.belongs_to(person, office, TODAY)


def test_a_role_to_come_is_taken_back_with_the_day_it_begins(office: Office, admin: User) -> None:
    later = TODAY + timedelta(days=30)
    role = actions.appoint(
        user=someone("Budi"), office=office, role=Role.READER, day=later, by=admin, now=NOW
    )
    with pytest.raises(ProblemsError, match="before the role begins"):
        actions.dismiss(appointment=role, day=TODAY, by=admin, why="batal", now=NOW)
    actions.dismiss(appointment=role, day=later, by=admin, why="batal", now=NOW)
    assert role.withdrawn_at == NOW


def test_what_somebody_held_yesterday_is_not_taken_back(office: Office, admin: User) -> None:
    yesterday = TODAY - timedelta(days=1)
    role = actions.appoint(
        user=someone("Budi"), office=office, role=Role.READER, day=yesterday, by=admin, now=NOW
    )
    with pytest.raises(ProblemsError, match="before the role begins"):
        actions.dismiss(appointment=role, day=yesterday, by=admin, why="batal", now=NOW)


def test_a_code_of_signs_that_only_look_like_digits_is_sorted_too() -> None:
    assert sorted(["1.10", "²", "1.2"], key=selectors.natural) == ["1.2", "1.10", "²"]
