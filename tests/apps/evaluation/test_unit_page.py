"""The page of a unit offers only ways that open for its reader; the desk only what waits."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.evaluation.cast import a_cast, a_cycle, a_moderator, a_panel, locus_of
from tests.apps.evaluation.filling import hand_in
from tests.people import signed_in
from tolok.apps.evaluation.actions import panel
from tolok.apps.evaluation.models import State

pytestmark = pytest.mark.django_db


def test_every_way_it_offers_opens_for_its_reader(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.JUDGING)
    locus = locus_of(cycle, cast.units[0])
    evaluator = a_panel(cast, cycle)[0]
    panel.seat(locus=locus, user=evaluator, by=cast.admin, now=cycle.created_at)
    path = reverse("cycle-unit", args=[cycle.pk, locus.pk])
    for person in (cast.admin, cast.operator, cast.head, cast.auditor, a_moderator(cast, cycle), evaluator):
        signed_in(client, person)
        page = client.get(path).content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        for way in set(re.findall(r'href="(/[^"#]*)"', main)):
            assert client.get(way).status_code == 200, (person.name, way)


def test_what_was_handed_in_waits_for_nobody_any_more(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    signed_in(client, cast.operator)
    assert "Menunggu Anda" in client.get(reverse("cycles")).content.decode()
    hand_in(cast, locus_of(cycle, cast.units[0]))
    page = client.get(reverse("cycles")).content.decode()
    assert "Menunggu Anda" not in page
    assert "Unit Anda" in page
    assert "sudah dikirim" in page
