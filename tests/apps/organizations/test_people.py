"""People of an office: invited with their role, dismissed, their accounts looked after."""

from datetime import date, timedelta

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_admin, an_office, done, someone
from tests.people import PASSWORD
from tolok.apps.accounts import actions as accounts
from tolok.apps.accounts.models import Invitation, User
from tolok.apps.accounts.selectors import invitation_at
from tolok.apps.common.models import Entry
from tolok.apps.organizations import actions, policies, roster, selectors
from tolok.apps.organizations.models import Appointment, Office, OrganizationUnit, Role, RoleOffer
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

OKA = "oka@example.go.id"


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def admin(office: Office) -> User:
    return an_admin(office)


@pytest.fixture
def unit(office: Office) -> OrganizationUnit:
    return a_unit(office, "1", "Dinas Kesehatan")


def invited(
    office: Office, admin: User, unit: OrganizationUnit | None = None, **more: object
) -> actions.Invited:
    words = {"email": OKA, "name": "Oka", "role": Role.UNIT_OPERATOR if unit else Role.READER, **more}
    return actions.invite_person(office=office, unit=unit, **words, **done(admin))  # type: ignore[arg-type]


def accept(token: str, days: int = 0) -> User:
    return accounts.accept(token=token, password=PASSWORD, now=NOW + timedelta(days=days))


def told(error: pytest.ExceptionInfo[ProblemsError]) -> str:
    return " ".join(problem.text.id for problem in error.value.problems)


def test_a_role_comes_with_the_invitation(office: Office, admin: User, unit: OrganizationUnit) -> None:
    given = invited(office, admin, unit, nip="198609262015051001")
    assert given.offer is not None
    assert not Appointment.objects.filter(unit=unit).exists()
    oka = accept(given.token)
    role = oka.appointments.get()
    assert (role.role, role.unit, role.valid_from) == (Role.UNIT_OPERATOR, unit, TODAY)
    assert oka.nip == "198609262015051001"
    assert policies.has_role(oka, unit, Role.UNIT_OPERATOR, TODAY)
    entry = Entry.objects.get(action="organizations.appoint", target_id=str(role.pk))
    assert (entry.who_id, entry.why) == (admin.pk, "SOTK 2026")


def test_a_role_holds_from_acceptance_when_its_day_is_past(office: Office, admin: User) -> None:
    oka = accept(invited(office, admin).token, days=5)
    assert oka.appointments.get().valid_from == TODAY + timedelta(days=5)


def test_somebody_with_an_account_is_appointed_at_once_and_gets_no_way_to_a_password(
    office: Office, admin: User
) -> None:
    budi = someone("Budi")
    given = invited(office, admin, email="BUDI@example.go.id")
    assert (given.token, given.offer) == ("", None)
    assert budi.appointments.get() == given.appointment
    assert not Invitation.objects.filter(email=budi.email).exists()


def test_a_closed_account_is_not_appointed(office: Office, admin: User) -> None:
    accounts.deactivate(person=someone("Budi"), by=None, why="pindah", now=NOW)
    with pytest.raises(ProblemsError) as error:
        invited(office, admin, email="budi@example.go.id")
    assert "sudah ditutup" in told(error)


def test_an_invitation_by_single_sign_on_brings_the_role_too(office: Office, admin: User) -> None:
    invited(office, admin)
    oka = accounts.accept_by_sso(email=OKA, provider="sso", uid="x", now=NOW)
    assert oka.appointments.get().role == Role.READER


def test_several_roles_wait_together_and_the_last_invitation_opens_them_all(
    office: Office, admin: User, unit: OrganizationUnit
) -> None:
    first, second = invited(office, admin, unit), invited(office, admin)
    assert invitation_at(first.token, now=NOW) is None
    assert {offer.offer.role: offer.usable for offer in roster.offers_in(office, NOW)} == {
        "unit_operator": True,
        "reader": True,
    }
    assert accept(second.token).appointments.count() == 2
    assert roster.offers_in(office, NOW) == []


def test_the_same_role_is_offered_once(office: Office, admin: User) -> None:
    invited(office, admin)
    with pytest.raises(ProblemsError) as error:
        invited(office, admin)
    assert "sudah diundang" in told(error)


@pytest.mark.parametrize(
    ("role", "in_unit", "said"),
    [(Role.UNIT_HEAD, False, "di sebuah unit"), (Role.AUDITOR, True, "di seluruh instansi")],
)
def test_a_role_in_the_wrong_place_is_refused(
    office: Office, admin: User, unit: OrganizationUnit, role: Role, in_unit: bool, said: str
) -> None:
    with pytest.raises(ProblemsError) as error:
        invited(office, admin, unit if in_unit else None, role=role)
    assert said in told(error)
    assert not Invitation.objects.exists()


def test_a_unit_that_is_not_there_yet_is_refused(office: Office, admin: User) -> None:
    with pytest.raises(ProblemsError) as error:
        invited(office, admin, a_unit(office, "9", day=date(2030, 1, 1)))
    assert "tidak ada pada tanggal itu" in told(error)


def test_a_unit_that_closed_meanwhile_takes_nobody_but_the_account_opens(
    office: Office, admin: User, unit: OrganizationUnit
) -> None:
    given = invited(office, admin, unit)
    actions.close(unit=unit, **done(admin))
    oka = accept(given.token, days=1)
    assert not oka.appointments.exists()
    assert RoleOffer.objects.get().withdrawn_at


def test_an_invitation_is_sent_again_and_the_first_ends(office: Office, admin: User) -> None:
    given = invited(office, admin)
    assert given.offer
    second = actions.invite_again(offer=given.offer, by=admin, now=NOW)
    assert invitation_at(given.token, now=NOW) is None
    later = NOW + timedelta(days=8)
    assert not roster.offers_in(office, later)[0].usable
    third = actions.invite_again(offer=given.offer, by=admin, now=later)
    assert roster.offers_in(office, later)[0].usable
    assert second.token != third.token
    assert accept(third.token, days=8).appointments.exists()


def test_a_withdrawn_invitation_opens_nothing(office: Office, admin: User, unit: OrganizationUnit) -> None:
    given, other = invited(office, admin), invited(office, admin, unit)
    assert given.offer
    assert other.offer
    actions.withdraw_offer(offer=given.offer, by=admin, why="salah alamat", now=NOW)
    assert invitation_at(other.token, now=NOW), "another role still waits"
    actions.withdraw_offer(offer=other.offer, by=admin, why="salah alamat", now=NOW)
    assert invitation_at(other.token, now=NOW) is None
    for act in (
        lambda: actions.withdraw_offer(offer=given.offer, by=admin, why="lagi", now=NOW),
        lambda: actions.invite_again(offer=given.offer, by=admin, now=NOW),
    ):
        with pytest.raises(ProblemsError) as error:
            act()
        assert "sudah diterima atau ditarik" in told(error)


def test_everything_about_an_invitation_concerns_the_office(office: Office, admin: User) -> None:
    given = invited(office, admin)
    assert given.offer
    actions.withdraw_offer(offer=given.offer, by=admin, why="salah", now=NOW)
    assert set(Entry.objects.filter(scope=f"office:{office.pk}").values_list("action", flat=True)) >= {
        "accounts.invite",
        "organizations.offer_role",
        "accounts.withdraw_invitation",
        "organizations.withdraw_offer",
        "organizations.appoint",
        "organizations.found_office",
    }


def appointed(office: Office, person: User, role: Role = Role.READER) -> Appointment:
    return actions.appoint(user=person, office=office, role=role, day=START, by=None, now=NOW)


def test_administrators_end_roles_but_not_their_own(office: Office, admin: User) -> None:
    actions.end_role(appointment=appointed(office, someone("Budi")), **done(admin))
    with pytest.raises(ProblemsError) as error:
        actions.end_role(appointment=admin.appointments.get(), **done(admin))
    assert "admin lain" in told(error)


ACTS = [
    actions.close_account,
    actions.reopen_account,
    actions.reset_second_factor,
    actions.renew_access,
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_accounts_are_looked_after_with_a_reason_and_only_where_the_person_works(
    office: Office, admin: User, act: object
) -> None:
    budi, other = someone("Budi"), an_office("Kota Tolok", "city", "64.72")
    words = {"office": office, "by": admin, "now": NOW}
    appointed(office, budi)
    with pytest.raises(ProblemsError, match="reason"):
        act(person=budi, why=" ", **words)  # type: ignore[operator]
    act(person=budi, why="lupa", **words)  # type: ignore[operator]
    assert Entry.objects.filter(scope=f"office:{office.pk}", why="lupa").exists()
    appointed(other, budi)
    for person in (budi, admin, someone("Cici")):
        with pytest.raises(ProblemsError) as error:
            act(person=person, why="iseng", **words)  # type: ignore[operator]
        assert "tidak dapat diurus" in told(error)


def test_an_administrator_of_both_offices_may(office: Office, admin: User) -> None:
    budi, other = someone("Budi"), an_office("Kota Tolok", "city", "64.72")
    appointed(office, budi)
    appointed(other, budi)
    appointed(other, admin, Role.BIRO_ADMIN)
    assert policies.may_look_after(admin, budi, office, TODAY)


def test_it_finds_people_by_name_address_number_and_role(office: Office, admin: User) -> None:
    budi = someone("Budi")
    accounts.correct(person=budi, name="Budi", nip="1986", by=admin, now=NOW)
    role = appointed(office, budi)
    for search, kind in (("budi", ""), ("BUDI@ex", ""), ("1986", ""), ("", "reader")):
        assert list(roster.people_on(office, TODAY, search, kind)) == [role]
    assert not roster.people_on(office, TODAY, "budi", "auditor")


def test_inviting_takes_the_same_statements_however_many_are_there(
    office: Office, admin: User, unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(5):
        invited(office, admin, unit, email=f"a{n}@example.go.id")
    with django_assert_num_queries(18 if connection.vendor == "postgresql" else 16):
        invited(office, admin, unit)


def test_a_letterhead_is_the_name_of_the_office_until_it_is_set(office: Office, admin: User) -> None:
    assert selectors.letterhead_of(office).lines == "KABUPATEN TOLOK"
    values = {"lines": "PEMERINTAH KABUPATEN TOLOK\nSEKRETARIAT DAERAH", "paper": "F4", "margin_left": 30}
    actions.set_letterhead(office=office, values=values, by=admin, now=NOW)
    actions.set_letterhead(office=office, values={**values, "place": "Tolok"}, by=admin, now=NOW)
    kept = selectors.letterhead_of(office)
    assert (kept.paper, kept.place, kept.margin_left) == ("F4", "Tolok", 30)
    last = Entry.objects.last()
    assert last
    assert (last.before, last.after, last.scope) == ({"place": ""}, {"place": "Tolok"}, f"office:{office.pk}")
    with pytest.raises(ProblemsError):
        actions.set_letterhead(office=office, values={"number_pattern": "B/x"}, by=admin, now=NOW)
