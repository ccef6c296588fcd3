"""People without an account in the panel: invited by e-mail address, in it when they accept."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.apps.evaluation.cast import NOW, Cast, a_cast, a_cycle, final
from tests.people import PASSWORD, signed_in
from tolok.apps.accounts import actions as accounts
from tolok.apps.evaluation.actions import panel_offers
from tolok.apps.evaluation.models import Cycle, PanelMember, PanelOffer, PanelRole, State
from tolok.apps.organizations import actions as organizations
from tolok.apps.organizations.models import RoleOffer
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db
FIELDS = {"email": "Intan@kampus.example", "name": "Intan", "role": "evaluator", "home": "", "capacity": "4"}


def invited(cast: Cast, cycle: Cycle, email: str = "intan@kampus.example") -> panel_offers.Joined:
    return panel_offers.bring_to_panel(
        cycle=cycle, email=email, name="Intan", role=PanelRole.EVALUATOR, by=cast.admin, now=NOW
    )


def link_in(page: str) -> str:
    return page.split("<code>")[1].split("</code>")[0]


def test_somebody_from_outside_is_in_the_panel_when_they_accept(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    signed_in(client, cast.admin)
    page = client.post(reverse("cycles-join", args=[cycle.pk]), FIELDS).content.decode()
    assert not PanelMember.objects.exists()
    way = reverse("cycles-panel", args=[cycle.pk])
    waiting = client.get(way).content.decode()
    assert "menunggu diterima" in waiting
    assert link_in(page) not in waiting
    Client().post(link_in(page), {"name": "Intan Pramesti", "nip": "", "password": PASSWORD})
    member = PanelMember.objects.get()
    assert (member.user.name, member.role, member.capacity) == ("Intan Pramesti", "evaluator", 4)
    assert "menunggu diterima" not in client.get(way).content.decode()


def test_the_invitation_goes_by_e_mail_where_that_is_set_up(client: Client, settings: Settings) -> None:
    settings.TOLOK_MAIL, settings.TOLOK_ADDRESS = True, "https://tolok.example.go.id"
    cast = a_cast(units=1)
    cycle = a_cycle(cast)
    signed_in(client, cast.admin)
    page = client.post(reverse("cycles-join", args=[cycle.pk]), FIELDS).content.decode()
    assert "Undangan sudah dikirim ke intan@kampus.example." in page
    assert link_in(page).removeprefix("http://testserver") in mail.outbox[0].body


def test_it_asks_for_a_name_and_tells_of_a_second_invitation(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast)
    signed_in(client, cast.admin)
    way = reverse("cycles-join", args=[cycle.pk])
    assert "Tulis nama orangnya" in client.post(way, FIELDS | {"name": ""}).content.decode()
    client.post(way, FIELDS)
    assert "sudah diundang" in client.post(way, FIELDS).content.decode()
    assert PanelOffer.objects.count() == 1


def test_it_is_sent_again_and_taken_back(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast)
    first = invited(cast, cycle)
    assert first.offer is not None
    signed_in(client, cast.admin)
    page = client.post(reverse("cycles-invite-again", args=[cycle.pk, first.offer.pk])).content.decode()
    assert first.token not in page
    assert Client().get(reverse("accounts-invitation", args=[first.token])).status_code == 403
    way = reverse("cycles-withdraw-offer", args=[cycle.pk, first.offer.pk])
    assert "Tulis alasannya" in client.post(way, {"why": ""}).content.decode()
    assert client.post(way, {"why": "Salah orang"}).status_code == 302
    assert Client().get(link_in(page)).status_code == 403
    assert client.get(way).status_code == 404


def test_an_invitation_that_ended_is_told(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast)
    panel_offers.bring_to_panel(
        cycle=cycle,
        email="intan@kampus.example",
        name="Intan",
        role=PanelRole.MODERATOR,
        by=cast.admin,
        now=NOW - timedelta(days=30),
    )
    signed_in(client, cast.admin)
    assert "undangan berakhir" in client.get(reverse("cycles-panel", args=[cycle.pk])).content.decode()


def test_a_role_in_the_office_that_waits_for_the_same_person_is_kept() -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast)
    organizations.invite_person(
        office=cast.office,
        email="intan@kampus.example",
        name="Intan",
        role="reader",  # type: ignore[arg-type]
        day=NOW.date(),
        by=cast.admin,
        now=NOW,
    )
    token = invited(cast, cycle).token
    person = accounts.accept(token=token, password=PASSWORD, now=NOW)
    assert RoleOffer.objects.get().taken_at is not None
    assert cycle.panel.get().user == person


def test_a_final_cycle_takes_nobody() -> None:
    cast, cycle, _moderator, _result = final(units=1)
    offer = PanelOffer.objects.create(
        cycle=cycle,
        email="intan@kampus.example",
        name="Intan",
        role="evaluator",
        by=cast.admin,
        created_at=NOW,
    )
    before = cycle.panel.count()
    Cycle.objects.filter(pk=cycle.pk).update(state=State.FINAL)
    cycle.refresh_from_db()
    with pytest.raises(ProblemsError, match="final"):
        invited(cast, cycle, "lain@kampus.example")
    _, token = accounts.invite(email=offer.email, name="Intan", by=cast.admin, now=NOW)
    accounts.accept(token=token, password=PASSWORD, now=NOW)
    offer.refresh_from_db()
    assert offer.withdrawn_at is not None
    assert cycle.panel.count() == before


def test_a_closed_account_is_not_brought_back() -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast)
    accounts.deactivate(person=cast.stranger, by=cast.admin, why="Pensiun", now=NOW)
    with pytest.raises(ProblemsError, match="closed"):
        invited(cast, cycle, cast.stranger.email)


def test_offers_of_another_cycle_are_not_found(client: Client) -> None:
    cast = a_cast(units=1)
    offer = invited(cast, a_cycle(cast)).offer
    assert offer is not None
    other = a_cycle(cast, name="PEKPPP lain")
    signed_in(client, cast.admin)
    for name in ("cycles-invite-again", "cycles-withdraw-offer"):
        assert client.post(reverse(name, args=[other.pk, offer.pk]), {"why": "x"}).status_code == 404
