"""An evaluator from outside who lost the password or the code app is helped; nobody else's account is taken over."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.apps.evaluation.cast import NOW, Cast, a_cast, a_cycle, a_panel
from tests.apps.organizations.cast import START, an_admin, an_office
from tests.people import signed_in
from tolok.apps.accounts import actions as accounts
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.evaluation.actions import cycles, panel
from tolok.apps.evaluation.actions.rescuing import renew_access, reset_second_factor
from tolok.apps.evaluation.models import Cycle, PanelMember, PanelRole, State
from tolok.apps.notices.models import Notice
from tolok.apps.organizations import actions as organizations
from tolok.apps.organizations.models import Role
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

SURE = {"why": "Menelepon balik ke kantornya", "sure": "on"}
PASSWORD = "kata-sandi baru yang panjang sekali 7"


def begun() -> tuple[Cast, Cycle, User, PanelMember]:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.FILLING)
    (eva,) = a_panel(cast, cycle, 1)
    return cast, cycle, eva, cycle.panel.get(user=eva)


def test_a_lost_password_is_renewed_by_a_link_the_audit_knows_of(client: Client) -> None:
    cast, cycle, eva, member = begun()
    signed_in(client, cast.admin)
    path = reverse("cycles-member-password", args=[cycle.pk, member.pk])
    assert (
        f'href="{path}"' in client.get(reverse("cycles-member", args=[cycle.pk, member.pk])).content.decode()
    )
    assert "Pastikan dulu orangnya" in client.post(path, {"why": "Lupa"}).content.decode()
    answer = client.post(path, SURE)
    assert "no-store" in answer["Cache-Control"]
    stem = reverse("accounts-invitation", args=["TOKEN"]).split("TOKEN")[0]
    found = re.search(rf"{re.escape(stem)}([\w-]+)", answer.content.decode())
    assert found is not None
    entry = Entry.objects.get(action="accounts.invite")
    assert (entry.who_name, entry.why, entry.scope) == (cast.admin.name, SURE["why"], cast.office.audit_scope)
    assert Notice.objects.filter(user=eva).count() == 1, "a person whose account is touched learns of it"
    accounts.accept(token=found[1], password=PASSWORD, now=NOW)
    eva.refresh_from_db()
    assert eva.check_password(PASSWORD)


def test_a_lost_code_app_is_removed(client: Client) -> None:
    cast, cycle, eva, member = begun()
    Authenticator.objects.create(user=eva, type=Authenticator.Type.TOTP, data={})
    signed_in(client, cast.admin)
    path = reverse("cycles-member-second-factor", args=[cycle.pk, member.pk])
    assert client.post(path, SURE).status_code == 302
    assert not Authenticator.objects.exists()
    entry = Entry.objects.get(action="accounts.remove_second_factor")
    assert (entry.why, entry.scope) == (SURE["why"], cast.office.audit_scope)
    assert Notice.objects.filter(user=eva).count() == 1


def elsewhere_in_a_panel(cast: Cast, eva: User) -> None:
    other = an_office("Kabupaten Lain", region="64.02")
    admin = an_admin(other, "Budi")
    cycle = cycles.open_cycle(
        office=other, name="PEKPPP lain", year=2026, packs={"A": "pekppp-2022-luring"}, by=admin, now=NOW
    )
    panel.join_panel(cycle=cycle, user=eva, role=PanelRole.READER, by=admin, now=NOW)


def elsewhere_on_the_staff(cast: Cast, eva: User) -> None:
    other = an_office("Kabupaten Lain", region="64.02")
    organizations.appoint(user=eva, office=other, role=Role.BIRO_ADMIN, day=START, by=None, now=NOW)


def on_the_staff(cast: Cast, eva: User) -> None:
    organizations.appoint(
        user=eva, office=cast.office, role=Role.UNIT_HEAD, unit=cast.units[0], day=START, by=None, now=NOW
    )


def closed(cast: Cast, eva: User) -> None:
    accounts.deactivate(person=eva, by=None, why="pensiun", now=NOW)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (elsewhere_in_a_panel, "di luar panel instansi ini"),
        (elsewhere_on_the_staff, "di luar panel instansi ini"),
        (on_the_staff, "halaman Orang"),
        (closed, "sudah ditutup"),
    ],
)
def test_whoever_is_more_than_that_is_not_rescued_and_the_page_says_why(
    client: Client, make: object, words: str
) -> None:
    cast, cycle, eva, member = begun()
    make(cast, eva)  # type: ignore[operator]
    signed_in(client, cast.admin)
    page = client.get(reverse("cycles-member", args=[cycle.pk, member.pk])).content.decode()
    assert words in page
    for name in ("cycles-member-password", "cycles-member-second-factor"):
        path = reverse(name, args=[cycle.pk, member.pk])
        assert path not in page
        assert client.post(path, SURE).status_code == 302
    assert not Entry.objects.filter(action__in=["accounts.invite", "accounts.remove_second_factor"]).exists()
    for act in (renew_access, reset_second_factor):
        with pytest.raises(ProblemsError):
            act(member=cycle.panel.select_related("cycle__office").get(), by=cast.admin, why="Lupa", now=NOW)


def test_nobody_rescues_themselves_or_without_a_reason_or_without_the_office() -> None:
    cast, cycle, eva, member = begun()
    panel.join_panel(cycle=cycle, user=cast.admin, role=PanelRole.MODERATOR, by=cast.admin, now=NOW)
    own = cycle.panel.get(user=cast.admin)
    for who, by, why in (
        (own, cast.admin, "Lupa"),
        (member, cast.admin, " "),
        (member, cast.stranger, "Lupa"),
    ):
        with pytest.raises(ProblemsError):
            renew_access(member=who, by=by, why=why, now=NOW)
    assert not Notice.objects.filter(user=eva).exists()


def test_somebody_who_left_the_panel_is_not_rescued_any_more(client: Client) -> None:
    cast, cycle, _eva, member = begun()
    panel.leave_panel(member=member, why="Pindah tugas", by=cast.admin, now=NOW)
    signed_in(client, cast.admin)
    assert client.post(reverse("cycles-member-password", args=[cycle.pk, member.pk]), SURE).status_code == 404
    with pytest.raises(ProblemsError, match="not in the panel"):
        renew_access(member=member, by=cast.admin, why="Lupa", now=NOW)
